"""Everything that readers can link to: which ids there are, of what kind, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from build_scripts.model import urls
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Record
from build_scripts.model.ids import global_id
from build_scripts.model.layout import IN_FOLDER, IN_STUDY, file_of
from build_scripts.model.records.glossary import GlossaryTerm
from build_scripts.model.records.paired_row import PairedRow
from build_scripts.model.records.study import KeyPoint, Study
from build_scripts.model.records.table import Chart
from build_scripts.model.walk import records

Kinds = tuple[tuple[str, type[Record]], ...]

_OF_STUDIES: Kinds = (
    ("key point", KeyPoint),
    *((kind.noun, kind.record) for kind in IN_STUDY.values() if kind.many),
    ("chart", Chart),
)
_OF_NO_STUDY: Kinds = (
    *((kind.noun, kind.record) for kind in IN_FOLDER.values()),
    ("glossary term", GlossaryTerm),
)


@dataclass(frozen=True)
class Item:
    """Something with an id. `path` leads to its record in `file`; `id` is local to its study."""

    kind: str
    id: str
    file: str
    path: KeyPath
    study: str = ""
    formerly: tuple[str, ...] = ()
    theme: str = ""
    """The theme on whose page it stands, for what has no page of its own."""

    @property
    def in_corpus(self) -> str:
        """Its id across the corpus."""
        return global_id(self.study, self.id) if self.study else self.id


def items_of_study(folder: StudyFolder) -> Iterator[Item]:
    """The items of one study, key points and charts included, kind by kind."""
    yield from _items(folder, _OF_STUDIES, folder.id)


def items_of_corpus(corpus: Corpus) -> Iterator[Item]:
    """What belongs to no study, and the studies themselves."""
    for study in corpus.studies:
        yield Item("study", study, file_of(Study, study), ())
    yield from _items(corpus, _OF_NO_STUDY)


def _items(root: Corpus | StudyFolder, kinds: Kinds, study: str = "") -> Iterator[Item]:
    """Items of some kinds. What has no key for its id is named by its file."""
    for kind, record in kinds:
        for found in records(root, record):
            value: Any = found.value
            yield Item(
                kind,
                getattr(value, "id", None) or PurePath(found.file).stem,
                found.file,
                found.path,
                study,
                value.formerly,
                value.theme if isinstance(value, PairedRow) else "",
            )


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
        case "paired row":
            return urls.paired_row(item.theme, name)
        case "recommendation":
            return urls.recommendation(name)
        case "teaching session":
            return urls.session(name)
        case "model":
            return urls.model(name)
        case "glossary term":
            return urls.term(name)
    return None
