"""Everything that readers can link to: which ids there are, of what kind, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from build_scripts.model import urls
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.ids import global_id
from build_scripts.model.layout import EVIDENCE, STUDIES

ItemKind = Literal[
    "key point",
    "question",
    "table",
    "chart",
    "finding",
    "quotation",
    "recommendation",
    "discrepancy",
    "study",
    "theme",
    "review finding",
    "model",
    "teaching session",
    "glossary term",
]


@dataclass(frozen=True)
class Item:
    """Something with an id. `path` leads to its record in `file`; `id` is local to its study."""

    kind: ItemKind
    id: str
    file: str
    path: KeyPath
    study: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def in_corpus(self) -> str:
        """Its id across the corpus."""
        return global_id(self.study, self.id) if self.study else self.id


class _Identified(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


class _Renamed(Protocol):
    @property
    def formerly(self) -> tuple[str, ...]: ...


def items_of_study(folder: StudyFolder) -> Iterator[Item]:
    """The items of one study, charts and key points included, file by file."""
    key_points = folder.study.key_points if folder.study else ()
    yield from _listed(folder.id, "key point", "study.yaml", key_points, ("key_points",))
    yield from _listed(folder.id, "question", "questions.yaml", folder.questions)
    yield from _listed(folder.id, "table", "tables.yaml", folder.tables)
    for position, table in enumerate(folder.tables):
        yield from _listed(folder.id, "chart", "tables.yaml", table.charts, (position, "charts"))
    yield from _listed(folder.id, "finding", "findings.yaml", folder.findings)
    yield from _listed(folder.id, "quotation", "quotes.yaml", folder.quotes)
    yield from _listed(folder.id, "recommendation", "recommendations.yaml", folder.recommendations)
    yield from _listed(folder.id, "discrepancy", "discrepancies.yaml", folder.discrepancies)


def items_of_corpus(corpus: Corpus) -> Iterator[Item]:
    """What belongs to no study, and the studies themselves."""
    for study in corpus.studies:
        yield Item("study", study, f"{STUDIES}/{study}/study.yaml", ())
    yield from _named("theme", "themes", corpus.themes.items())
    yield from _named("review finding", "review_findings", corpus.review_findings.items())
    yield from _named("recommendation", "recommendations", corpus.recommendations.items())
    yield from _named("model", "models", corpus.models.items())
    yield from _named("teaching session", "teaching", corpus.teaching.items())
    for position, term in enumerate(corpus.glossary):
        yield Item("glossary term", term.id, f"{EVIDENCE}/glossary.yaml", (position,), formerly=term.formerly)


def address(item: Item, id_: str | None = None) -> str | None:
    """Where readers find an item, or where an item of its kind with another id would be; None for what has no page."""
    name = item.id if id_ is None else id_
    if item.study:
        return urls.study_item(global_id(item.study, name))
    match item.kind:
        case "study":
            return urls.study(name)
        case "theme":
            return urls.theme(name)
        case "review finding":
            return urls.review_finding(name)
        case "recommendation":
            return urls.recommendation(name)
        case "model":
            return urls.model(name)
        case "glossary term":
            return urls.term(name)
    return None


def _listed(
    study: str, kind: ItemKind, file: str, records: Iterable[_Identified], start: KeyPath = ()
) -> Iterator[Item]:
    for position, record in enumerate(records):
        yield Item(
            kind, record.id, f"{STUDIES}/{study}/{file}", (*start, position), study, tuple(record.formerly)
        )


def _named(kind: ItemKind, folder: str, records: Iterable[tuple[str, _Renamed]]) -> Iterator[Item]:
    for id_, record in records:
        yield Item(kind, id_, f"{EVIDENCE}/{folder}/{id_}.yaml", (), formerly=tuple(record.formerly))
