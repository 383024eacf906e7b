"""Every reference and every text that the records hold, each with its file and path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_type_hints

from pydantic import StringConstraints

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Line, Locator, Record
from build_scripts.model.layout import (
    GLOSSARY_FILE,
    REVIEW_FILE,
    SITE_FILE,
    model_file,
    recommendation_file,
    review_finding_file,
    session_file,
    study_file,
    theme_file,
)
from build_scripts.model.records.conceptual_model import ConceptualModel, Node
from build_scripts.model.records.discrepancy import Discrepancy
from build_scripts.model.records.finding import CellIllustration, Finding, PrintedCount, QuoteIllustration
from build_scripts.model.records.glossary import GlossaryTerm
from build_scripts.model.records.question import Question
from build_scripts.model.records.quote import FurtherPlace, Quote
from build_scripts.model.records.recommendation import StudyRecommendation
from build_scripts.model.records.study import (
    Fieldwork,
    Methodology,
    Name,
    RelatedStudy,
    Resource,
    SampleGroup,
    Study,
)
from build_scripts.model.records.table import Cell, Chart, Group, Largest, Order, Row, Share, Smallest, Table
from build_scripts.model.records.theme import Message, Theme

Reference = tuple[str, KeyPath, str]
"""`(file, path, id)`."""


def listed(file: str, path: KeyPath, ids: Iterable[str]) -> Iterator[Reference]:
    """A reference for each id of a list."""
    for position, id_ in enumerate(ids):
        yield file, (*path, position), id_


def to_themes(corpus: Corpus) -> Iterator[Reference]:
    """Themes of items, of review findings, above and beside other themes."""
    for folder in corpus.studies.values():
        for name, themes in (
            ("tables.yaml", [one.themes for one in folder.tables]),
            ("findings.yaml", [one.themes for one in folder.findings]),
            ("quotes.yaml", [one.themes for one in folder.quotes]),
            ("recommendations.yaml", [one.themes for one in folder.recommendations]),
        ):
            for position, ids in enumerate(themes):
                yield from listed(study_file(folder.id, name), (position, "themes"), ids)
    for id_, theme in corpus.themes.items():
        if theme.parent is not None:
            yield theme_file(id_), ("parent",), theme.parent
        yield from listed(theme_file(id_), ("related",), theme.related)
    for id_, finding in corpus.review_findings.items():
        yield review_finding_file(id_), ("theme",), finding.theme
        yield from listed(review_finding_file(id_), ("also_in",), finding.also_in)
    for id_, advice in corpus.recommendations.items():
        yield from listed(recommendation_file(id_), ("themes",), advice.themes)


def to_perspectives(folder: StudyFolder) -> Iterator[Reference]:
    """Whose views a study and its items hold, and whom they are about."""
    if folder.study:
        file = study_file(folder.id)
        yield from listed(file, ("perspectives",), folder.study.perspectives)
        for position, group in enumerate(folder.study.sample.groups):
            if group.perspective is not None:
                yield file, ("sample", "groups", position, "perspective"), group.perspective
    file = study_file(folder.id, "tables.yaml")
    for position, table in enumerate(folder.tables):
        yield file, (position, "perspective"), table.perspective
        yield from listed(file, (position, "about"), table.about)
    file = study_file(folder.id, "findings.yaml")
    for position, finding in enumerate(folder.findings):
        yield from listed(file, (position, "perspective"), finding.perspective)
        yield from listed(file, (position, "about"), finding.about)
    file = study_file(folder.id, "quotes.yaml")
    for position, quote in enumerate(folder.quotes):
        yield from listed(file, (position, "perspective"), quote.perspective)


def to_audiences(corpus: Corpus) -> Iterator[Reference]:
    """Who is to act."""
    for folder in corpus.studies.values():
        for position, advice in enumerate(folder.recommendations):
            file = study_file(folder.id, "recommendations.yaml")
            yield from listed(file, (position, "audiences"), advice.audiences)
    for id_, own in corpus.recommendations.items():
        yield from listed(recommendation_file(id_), ("audiences",), own.audiences)


def to_own_findings(folder: StudyFolder) -> Iterator[Reference]:
    """Findings that the study's key points and recommendations rest on."""
    for position, point in enumerate(folder.study.key_points if folder.study else ()):
        yield from listed(study_file(folder.id), ("key_points", position, "findings"), point.findings)
    for position, advice in enumerate(folder.recommendations):
        file = study_file(folder.id, "recommendations.yaml")
        yield from listed(file, (position, "rests_on"), advice.rests_on)


def to_quotes(folder: StudyFolder) -> Iterator[Reference]:
    """Quotations that illustrate findings."""
    for path, illustration in illustrations(folder):
        if isinstance(illustration, QuoteIllustration):
            yield study_file(folder.id, "findings.yaml"), (*path, "quote"), illustration.quote


def illustrations(folder: StudyFolder) -> Iterator[tuple[KeyPath, QuoteIllustration | CellIllustration]]:
    """Every illustration of a study's findings, with its path in findings.yaml."""
    for position, finding in enumerate(folder.findings):
        for place, illustration in enumerate(finding.illustrations):
            yield (position, "illustrations", place), illustration


def to_questions(folder: StudyFolder) -> Iterator[Reference]:
    """Questions that tables and their groups report."""
    file = study_file(folder.id, "tables.yaml")
    for position, table in enumerate(folder.tables):
        if table.question is not None:
            yield file, (position, "question"), table.question
        for place, group in enumerate(table.groups):
            if group.question is not None:
                yield file, (position, "groups", place, "question"), group.question


def to_studies(corpus: Corpus) -> Iterator[Reference]:
    """Companions of studies, and the studies that propose a model."""
    for folder in corpus.studies.values():
        for position, related in enumerate(folder.study.related_studies if folder.study else ()):
            if related.study is not None:
                yield study_file(folder.id), ("related_studies", position, "study"), related.study
    for id_, model in corpus.models.items():
        yield model_file(id_), ("study",), model.study


def to_findings(corpus: Corpus) -> Iterator[Reference]:
    """Findings named across the corpus, where nothing but a finding is meant."""
    for id_, finding in corpus.review_findings.items():
        for position, link in enumerate(finding.evidence):
            yield review_finding_file(id_), ("evidence", position, "finding"), link.finding
    for id_, model in corpus.models.items():
        for position, node in enumerate(model.nodes):
            yield from listed(model_file(id_), ("nodes", position, "findings"), node.findings)


def to_grounds(corpus: Corpus) -> Iterator[Reference]:
    """What the sentences of themes and our own recommendations rest on: findings or review findings."""
    for id_, theme in corpus.themes.items():
        for path, message in messages(theme):
            yield from listed(theme_file(id_), (*path, "rests_on"), message.rests_on)
    for id_, advice in corpus.recommendations.items():
        yield from listed(recommendation_file(id_), ("rests_on",), advice.rests_on)


def messages(theme: Theme) -> Iterator[tuple[KeyPath, Message]]:
    """The answer of a theme and its key messages, with their paths."""
    yield ("answer",), theme.answer
    for position, message in enumerate(theme.key_messages):
        yield ("key_messages", position), message


def to_pins(corpus: Corpus) -> Iterator[Reference]:
    """Items that teaching sessions use."""
    for id_, session in corpus.teaching.items():
        yield from listed(session_file(id_), ("pins",), session.pins)


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
    path: KeyPath
    text: str
    voice: Voice
    is_line: bool


def texts_of(corpus: Corpus) -> Iterator[Text]:
    """Every text of the corpus, ids, dates, numbers and addresses apart."""
    for file, path, record in records_of(corpus):
        yield from _texts(file, path, record)


def records_of(corpus: Corpus) -> Iterator[tuple[str, KeyPath, Record]]:
    """Every record that stands in a file by itself or in a list, with its place; waivers apart."""
    for file, record in ((SITE_FILE, corpus.site), (REVIEW_FILE, corpus.review)):
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
        yield GLOSSARY_FILE, (position,), term


def _records_of_study(folder: StudyFolder) -> Iterator[tuple[str, KeyPath, Record]]:
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


def _texts(file: str, path: KeyPath, record: Record) -> Iterator[Text]:
    for name, key, voice, is_line in _fields(type(record)):
        value = getattr(record, name)
        if value:
            yield from _in_value(file, (*path, key), value, voice, is_line)


def _in_value(file: str, path: KeyPath, value: Any, voice: Voice | None, is_line: bool) -> Iterator[Text]:
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
