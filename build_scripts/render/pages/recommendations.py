"""Every recommendation, in pages; the review team's stand on the first, at their canonical place."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.pages.gone import tombstones
from build_scripts.render.site import Page
from build_scripts.synthesise.views.explorer import Explorer
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.lists import list_pages, titled
from build_scripts.synthesise.views.theme_line import by_origin


def recommendation_pages(renderer: Renderer, items: Items, explorer: Explorer | None) -> Iterator[Page]:
    """Points to consider first, then what the studies advise."""
    own = [items.advice(id_) for id_ in items.corpus.recommendations]
    ids = tuple(items.joined.study_recommendations)
    for entries in list_pages(addresses.RECOMMENDATIONS, ids, items.study_advice):
        yield renderer.page(
            "recommendations",
            entries.address,
            titled("Recommendations", entries),
            titled("What people say should be done, who says it, and what it rests on", entries) + ".",
            hide=("navigation", "toc"),
            list=entries,
            explorer=explorer,
            own=own if entries.number == 1 else (),
            others=by_origin(entries.entries),
            gone=tombstones(renderer, items, entries.address),
        )
