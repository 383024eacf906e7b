"""What has changed in meaning, item by item, with what it said before: the corrections of a living review."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.corpus import Corpus
from build_scripts.synthesise.changes import items, says


@dataclass(frozen=True)
class DatedChange:
    """One change of meaning of one item."""

    date: str
    kind: str
    """What the item is called, such as `review finding`."""
    id: str
    """Across the corpus."""
    says: str
    """What the item says now."""
    change: str
    was: str
    """The words before."""


def dated_changes(corpus: Corpus) -> tuple[DatedChange, ...]:
    """Every change that altered what an item means, the latest first, then item by item and in the order written."""
    found = [
        DatedChange(change.date, kind, id_, says(record), change.change, change.was)
        for (kind, id_), record in items(corpus)
        for change in getattr(record, "history", ())
        if change.was is not None
    ]
    return tuple(sorted(found, key=lambda change: change.date, reverse=True))
