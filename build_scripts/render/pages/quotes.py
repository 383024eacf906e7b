"""Every quotation, in pages."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.explorer import Explorer
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.lists import by_study, list_pages, titled


def quote_pages(renderer: Renderer, items: Items, explorer: Explorer | None) -> Iterator[Page]:
    """The list of quotations, study by study."""
    for entries in list_pages(addresses.QUOTES, tuple(items.joined.quotes), items.quote):
        yield renderer.page(
            "quotes",
            entries.address,
            titled("Quotations", entries),
            titled("Words of people, exactly as the studies print them", entries) + ".",
            hide=("navigation", "toc"),
            structured=renderer.linked_data.quotations(
                one for one in entries.entries if one.is_open and not one.notice
            ),
            list=entries,
            explorer=explorer,
            groups=by_study(entries.entries),
        )
