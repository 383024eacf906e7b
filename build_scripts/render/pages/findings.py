"""Every finding of every study, in pages."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.explorer import Explorer
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.lists import by_study, list_pages, titled


def finding_pages(renderer: Renderer, items: Items, explorer: Explorer | None) -> Iterator[Page]:
    """The list of findings, study by study."""
    for entries in list_pages(addresses.FINDINGS, tuple(items.joined.findings), items.finding):
        yield renderer.page(
            "findings",
            entries.address,
            titled("All findings", entries),
            titled("Every finding of every study, in our words", entries) + ".",
            hide=("navigation", "toc"),
            list=entries,
            explorer=explorer,
            groups=by_study(entries.entries),
        )
