"""The page about what has changed: every correction, the latest first, with the words before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_scripts.model import urls
from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.changed_item import address_of
from build_scripts.render.views.paging import list_pages
from build_scripts.render.views.shared import Link
from build_scripts.synthesise.dated_changes import DatedChange, dated_changes


@dataclass(frozen=True)
class ChangeLine:
    """One change of one item."""

    date: str
    kind: str
    item: Link
    change: str
    was: str


def change_line(change: DatedChange, address: str) -> ChangeLine:
    """A change as the page tells it."""
    kind = change.kind[:1].upper() + change.kind[1:]
    return ChangeLine(labels.date(change.date), kind, Link(address, change.says), change.change, change.was)


def pages(given: PageInput) -> Iterator[Page]:
    """A hundred changes a page, day by day."""
    found = dated_changes(given.items.corpus)
    lines = [change_line(change, address_of(given.items, change)) for change in found]
    for entries in list_pages(
        urls.CHANGES, tuple(map(str, range(len(lines)))), lambda place: lines[int(place)]
    ):
        yield given.renderer.page(
            "changes",
            "Every correction of what this site says, with the words before it.",
            number=entries.number,
            list=entries,
            feed=urls.feed(urls.CHANGES) if given.items.site.url and lines else "",
            days=[
                (day, tuple(changes)) for day, changes in groupby(entries.entries, key=lambda line: line.date)
            ],
        )
