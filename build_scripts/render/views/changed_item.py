"""Where an item stands whose change is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from build_scripts.model import urls
from build_scripts.render.views.items import Items
from build_scripts.synthesise.dated_changes import DatedChange

_PAGES: Mapping[str, Callable[[str], str]] = {
    "study": urls.study,
    "theme": urls.theme,
    "review finding": urls.review_finding,
    "model": urls.model,
    "teaching session": urls.session,
}


def address_of(items: Items, change: DatedChange) -> str:
    """The address of the item; a paired row stands on the page of its theme."""
    if change.kind in _PAGES:
        return _PAGES[change.kind](change.id)
    if change.kind == "paired row":
        return urls.paired_row(items.corpus.pairs[change.id].theme, change.id)
    return urls.study_item(change.id) if "/" in change.id else urls.recommendation(change.id)


def page_of(items: Items, change: DatedChange) -> str:
    """The address of the page that the item stands on."""
    return address_of(items, change).partition("#")[0]
