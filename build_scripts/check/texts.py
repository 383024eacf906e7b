"""Every text that a record holds: where it stands, and whether it is ours, printed, or verbatim.

A text is ours unless it is listed here as taken from a source, so that a field added later is looked at too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_type_hints

from pydantic import StringConstraints

from build_scripts.check.paths import (
    GLOSSARY,
    REVIEW,
    SITE,
    model_file,
    recommendation_file,
    review_finding_file,
    session_file,
    study_file,
    theme_file,
)
from build_scripts.model.base import Line, Locator, Record
from build_scripts.model.conceptual_model import ConceptualModel, Node
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.discrepancy import Discrepancy
from build_scripts.model.finding import CellIllustration, Finding, PrintedCount
from build_scripts.model.glossary import GlossaryTerm
from build_scripts.model.problems import Path
from build_scripts.model.question import Question
from build_scripts.model.quote import FurtherPlace, Quote
from build_scripts.model.recommendation import StudyRecommendation
from build_scripts.model.study import (
    Fieldwork,
    Methodology,
    Name,
    RelatedStudy,
    Resource,
    SampleGroup,
    Study,
)
from build_scripts.model.table import Cell, Chart, Group, Largest, Order, Row, Share, Smallest, Table

Voice = Literal["ours", "printed", "verbatim"]

PRINTED: Mapping[type[Record], str] = {
    Study: "title title_short publisher container_title volume issue page doi language licence funding "
    "competing_interests",
    Name: "family given literal",
    Methodology: "as_stated",
    Fieldwork: "as_printed",
    SampleGroup: "label",
    RelatedStudy: "citation",
    Resource: "name as_printed",
    Locator: "section table row question page",
    Question: "options",
    Cell: "label as_printed",
    Row: "label as_printed",
    Group: "label as_printed",
    Table: "title as_printed",
    Chart: "group",
    Largest: "largest by group",
    Smallest: "smallest by group",
    Order: "order by group",
    Share: "share by group",
    CellIllustration: "group row column",
    PrintedCount: "as_printed",
    Finding: "extent_as_printed source_path",
    Quote: "speaker answer_group",
    FurtherPlace: "speaker",
    StudyRecommendation: "number_as_printed",
    Discrepancy: "printed other authors_answer",
    ConceptualModel: "name",
    Node: "label",
    GlossaryTerm: "term also",
}
"""Fields that hold a source's own labels and names, or words that are looked up."""

VERBATIM: Mapping[type[Record], str] = {Quote: "text", Question: "wording"}

LONGEST_LINE: int = get_args(Line)[1].max_length


@dataclass(frozen=True)
class Text:
    """A text with its place. `is_line` says that it is one line, and not prose in Markdown."""

    file: str
    path: Path
    text: str
    voice: Voice
    is_line: bool


def texts_of(corpus: Corpus) -> Iterator[Text]:
    """Every text of the corpus, ids, dates, numbers and addresses apart."""
    for file, path, record in records_of(corpus):
        yield from _texts(file, path, record)


def records_of(corpus: Corpus) -> Iterator[tuple[str, Path, Record]]:
    """Every record that stands in a file by itself or in a list, with its place; waivers apart."""
    for file, record in ((SITE, corpus.site), (REVIEW, corpus.review)):
        if record is not None:
            yield file, (), record
    for folder in corpus.studies.values():
        yield from _records_of_study(folder)
    for id_, theme in corpus.themes.items():
        yield theme_file(id_), (), theme
    for id_, finding in corpus.review_findings.items():
        yield review_finding_file(id_), (), finding
    for id_, advice in corpus.recommendations.items():
        yield recommendation_file(id_), (), advice
    for id_, model in corpus.models.items():
        yield model_file(id_), (), model
    for id_, session in corpus.teaching.items():
        yield session_file(id_), (), session
    for position, term in enumerate(corpus.glossary):
        yield GLOSSARY, (position,), term


def _records_of_study(folder: StudyFolder) -> Iterator[tuple[str, Path, Record]]:
    for name, record in (("study.yaml", folder.study), ("appraisal.yaml", folder.appraisal)):
        if record is not None:
            yield study_file(folder.id, name), (), record
    lists: tuple[tuple[str, tuple[Record, ...]], ...] = (
        ("questions.yaml", folder.questions),
        ("tables.yaml", folder.tables),
        ("findings.yaml", folder.findings),
        ("quotes.yaml", folder.quotes),
        ("recommendations.yaml", folder.recommendations),
        ("discrepancies.yaml", folder.discrepancies),
    )
    for name, records in lists:
        for position, one in enumerate(records):
            yield study_file(folder.id, name), (position,), one


def _texts(file: str, path: Path, record: Record) -> Iterator[Text]:
    for name, key, voice, is_line in _fields(type(record)):
        value = getattr(record, name)
        if value:
            yield from _in_value(file, (*path, key), value, voice, is_line)


def _in_value(file: str, path: Path, value: Any, voice: Voice | None, is_line: bool) -> Iterator[Text]:
    if isinstance(value, str):
        if voice is not None:
            yield Text(file, path, value, voice, is_line)
    elif isinstance(value, Record):
        yield from _texts(file, path, value)
    elif isinstance(value, tuple):
        for position, entry in enumerate(value):
            yield from _in_value(file, (*path, position), entry, voice, is_line)


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str, Voice | None, bool], ...]:
    """`(name, key in the file, whose words, whether one line)` of each field that holds texts or records."""
    found: list[tuple[str, str, Voice | None, bool]] = []
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if name not in kind.model_fields:
            continue
        kinds = set(_kinds(hint))
        if not kinds:
            continue
        voice: Voice | None = "ours" if kinds & {"line", "prose"} else None
        if voice and name in PRINTED.get(kind, "").split():
            voice = "printed"
        elif voice and name == VERBATIM.get(kind):
            voice = "verbatim"
        key = kind.model_fields[name].alias or name
        found.append((name, key, voice, "line" in kinds))
    return tuple(found)


def _kinds(hint: Any) -> Iterator[Literal["line", "prose", "record"]]:
    """What an annotation holds at any depth; texts with a pattern (ids, dates, links) are none."""
    if isinstance(hint, type) and issubclass(hint, Record):
        yield "record"
        return
    parts = get_args(hint)
    if parts and parts[0] is str:
        rules = [part for part in parts[1:] if isinstance(part, StringConstraints)]
        if rules and not any(part.pattern for part in rules):
            yield "line" if rules[0].max_length == LONGEST_LINE else "prose"
        return
    for part in parts:
        yield from _kinds(part)
