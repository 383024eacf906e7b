"""A new study's files: what was found in them, and a gap for each decision that is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.author.importing.import_result import Advice, Found, fitting
from build_scripts.author.scaffolds.hints import hints
from build_scripts.author.scaffolds.ids import free_id, offered_id
from build_scripts.author.scaffolds.yaml_writer import entry_text, mapping_text
from build_scripts.author.sources import SourceText
from build_scripts.author.verify import receipt_text, verify
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.fields import Record
from build_scripts.model.layout import IN_STUDY, file_of
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Receipt
from build_scripts.model.records.recommendation import StudyRecommendation
from build_scripts.model.records.study import Study
from build_scripts.model.records.table import Table
from build_scripts.model.todo import GAP, gaps

BIBLIOGRAPHY = (
    "type", "title", "title-short", "author", "issued", "publisher", "container-title", "volume", "issue", "page",
    "DOI", "URL", "language",
)  # fmt: skip
STANDING = ("review_status", "licence", "licence_note", "rights", "retraction")
OPTIONAL = frozenset(
    {"publisher", "container-title", "volume", "issue", "page", "DOI", "URL", "language", "licence_note"}
)
"""Keys of the bibliography that are left out where nothing is printed."""


@dataclass(frozen=True)
class Whose:
    """Whose words and answers a study holds, as its author says: of one perspective, or told by speakers' labels."""

    everybody: str = ""
    """The perspective of all that no label tells; empty where that is not said."""
    by_label: tuple[tuple[str, str], ...] = ()
    """A perspective, and words that stand in the labels of its speakers."""

    def of_speaker(self, label: str) -> list[str] | str:
        """The perspectives of a speaker, or a gap."""
        told = [id_ for id_, words in self.by_label if words.casefold() in label.casefold()]
        named = told or [self.everybody]
        return list(dict.fromkeys(named)) if named[0] else GAP

    def of_study(self) -> list[str] | str:
        """All that are named, or a gap."""
        named = [id_ for id_, _ in self.by_label] + ([self.everybody] if self.everybody else [])
        return list(dict.fromkeys(named)) or GAP


@dataclass(frozen=True)
class NewStudy:
    """The files of a study that is begun, by path from the project folder."""

    files: Mapping[str, str]
    decisions: int
    """How many gaps there are."""
    quotes: int = 0
    verified: int = 0
    """How many of the quotations were found in the source's text."""
    tables: int = 0
    remarks: tuple[str, ...] = field(default=())


def new_study(
    id_: str,
    found: Found,
    corpus: Corpus,
    *,
    on: str,
    whose: Whose = Whose(),
    source: SourceText | None = None,
) -> NewStudy:
    """Begin a study with what was found; `on` is the day of its first version.

    With the text of its source the quotations are looked for at once, and the receipt is written.
    """
    study = _study(found, on, whose)
    quotes = _quotes(found.quotes, whose)
    taken = {quote["id"] for quote in quotes}
    tables = [{"id": _table_id(table, taken), **_of(table, whose.everybody or GAP)} for table in found.tables]
    taken |= {table["id"] for table in tables}
    advice = [_recommendation(printed, taken) for printed in found.advice]
    files = {file_of(Study, id_): _study_text(study, corpus)}
    for kind, entries in ((Quote, quotes), (Table, tables), (StudyRecommendation, advice)):
        if entries:
            files[file_of(kind, id_)] = list_text(
                kind, entries, corpus, found.advice if kind is StudyRecommendation else ()
            )
    remarks, verified = list(found.remarks), 0
    if source is not None and quotes:
        receipt, lost = _receipt(id_, quotes, source, on)
        files[file_of(Receipt, id_)] = receipt_text(receipt)
        verified = len(quotes) - len(lost)
        remarks += [f"The quotation {one} was not found in the source's text: look at it." for one in lost]
    return NewStudy(
        files,
        sum(len(list(gaps(data))) for data in (study, quotes, tables, advice)),
        quotes=len(quotes),
        verified=verified,
        tables=len(tables),
        remarks=tuple(remarks),
    )


def _study(found: Found, on: str, whose: Whose) -> dict[str, Any]:
    said = dict(found.study)
    said.setdefault("title-short", _short_title(said))
    said.setdefault("rights", {"quotations": {"basis": "quotation"}, "tables": {"basis": "facts"}})
    study: dict[str, Any] = {}
    for key in BIBLIOGRAPHY + STANDING:
        if key in said or key not in OPTIONAL:
            study[key] = said.get(key) or GAP
    study["retraction"] = said.get("retraction", {"status": "not_checked"})
    study |= {
        "summary": said.get("summary", GAP),
        "aim": GAP,
        "category": GAP,
        "methodology": {"value": GAP, "as_stated": GAP},
        "context": {"country": GAP, "place": GAP, "setting": GAP},
        "equity": GAP,
        "fieldwork": GAP,
        "involvement": {"level": GAP, "text": GAP},
        "perspectives": whose.of_study(),
        "sample": {"size": GAP, "of": "people", "description": GAP, "recruitment": GAP},
        "data_collection": {"methods": GAP, "text": GAP, "analysis": GAP},
    }
    study |= {
        key: said.get(key, GAP) for key in ("ethics", "funding", "competing_interests", "data_availability")
    }
    study["limitations"] = GAP
    study |= {key: said[key] for key in ("reading_notes", "source_words", "quoted_words") if key in said}
    study["history"] = [{"date": on, "change": "First version."}]
    return study


def _short_title(said: Mapping[str, Any]) -> str:
    authors, issued = said.get("author"), said.get("issued")
    if not isinstance(authors, Sequence) or isinstance(authors, str) or not isinstance(issued, str):
        return GAP
    names = [author.get("family") or author.get("literal") for author in authors]
    named = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    return f"{named} {issued[:4]}"


def _quotes(quotes: Sequence[Mapping[str, Any]], whose: Whose) -> list[dict[str, Any]]:
    taken: set[str] = set()
    entries = []
    for quote in quotes:
        id_ = offered_id(quote["text"], taken, "quote")
        taken.add(id_)
        start = {key: quote[key] for key in ("text", "voice", "speaker")}
        rest = {key: value for key, value in quote.items() if key not in start}
        entries.append(
            {"id": id_, **start, "perspective": whose.of_speaker(quote["speaker"]), **rest, "imported": True}
        )
    return entries


def _table_id(table: Mapping[str, Any], taken: set[str]) -> str:
    id_ = offered_id(table["locator"].get("table", table["title"]), taken, "table")
    taken.add(id_)
    return id_


def _of(table: Mapping[str, Any], whose: str) -> dict[str, Any]:
    """A table with whose answers it holds, the cells last."""
    first = ("title", "locator", "kind", "base", "columns")
    start = {key: table[key] for key in first if key in table}
    rest = {key: value for key, value in table.items() if key not in start}
    return {**start, "perspective": whose, "imported": True, **rest}


def _recommendation(advice: Advice, taken: set[str]) -> dict[str, Any]:
    id_ = free_id(offered_id(advice.words, taken, "recommendation"), taken)
    taken.add(id_)
    return {"id": id_, "origin": GAP, "statement": GAP, "locator": advice.locator}


# Text


def _study_text(study: Mapping[str, Any], corpus: Corpus) -> str:
    comment = hints(Study, corpus)
    parts = {
        "Bibliography, in the names of CSL-JSON.": BIBLIOGRAPHY,
        "Standing and rights.": STANDING,
        "What was done.": tuple(key for key in study if key not in BIBLIOGRAPHY + STANDING),
    }
    text = f"{_schema_line('study')}# One source document. What it does not print is `not_stated`, never guessed.\n"
    for heading, keys in parts.items():
        part = {key: study[key] for key in keys if key in study}
        text += f"\n# {heading}\n{mapping_text(part, comment)}"
    return text


def list_text(
    kind: type[Record], entries: Sequence[Mapping[str, Any]], corpus: Corpus, advice: Sequence[Advice] = ()
) -> str:
    """A file of records, one entry each; of advice with what the paper says above each."""
    comment = hints(kind, corpus)
    name = next(name for name, known in IN_STUDY.items() if known.record is kind).removesuffix(".yaml")
    text = _schema_line(name)
    for number, entry in enumerate(entries):
        if number < len(advice):
            text += f"# The paper: {fitting(advice[number].words)}\n"
        text += entry_text(entry, comment)
    return text


def _schema_line(name: str) -> str:
    return f"# yaml-language-server: $schema=../../schema/{name}.json\n"


def _receipt(
    id_: str, quotes: Sequence[Mapping[str, Any]], source: SourceText, on: str
) -> tuple[Receipt, list[str]]:
    """The receipt of quotations that have gaps yet, and the ids of those that were not found."""
    words = tuple(
        Quote(id=quote["id"], text=quote["text"], voice="participant", speaker=quote["speaker"],
              perspective=("undecided",), locator=quote["locator"])
        for quote in quotes
    )  # fmt: skip
    folder = StudyFolder(id=id_, study=None, quotes=words)
    receipt = verify(folder, source, on).receipt
    lost = [
        quote.id
        for quote in words
        if getattr(receipt.quotes.get(quote.id), "result", "not_found") == "not_found"
    ]
    return receipt, lost
