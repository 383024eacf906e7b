"""Every finding, every quotation and every recommendation, in pages."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import urls
from build_scripts.render.explorers.explorer import Explorer
from build_scripts.render.pages.moved import tombstones
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page
from build_scripts.render.views.items import Items
from build_scripts.render.views.paging import by_study, list_pages, titled
from build_scripts.render.views.theme_line import by_origin


def finding_pages(renderer: Renderer, items: Items, explorer: Explorer | None) -> Iterator[Page]:
    """The list of findings, study by study."""
    for entries in list_pages(urls.FINDINGS, tuple(items.joined.findings), items.finding):
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


def quote_pages(renderer: Renderer, items: Items, explorer: Explorer | None) -> Iterator[Page]:
    """The list of quotations, study by study."""
    for entries in list_pages(urls.QUOTES, tuple(items.joined.quotes), items.quote):
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


def recommendation_pages(renderer: Renderer, items: Items, explorer: Explorer | None) -> Iterator[Page]:
    """Points to consider first, then what the studies advise."""
    own = [items.advice(id_) for id_ in items.corpus.recommendations]
    ids = tuple(items.joined.study_recommendations)
    for entries in list_pages(urls.RECOMMENDATIONS, ids, items.study_advice):
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
