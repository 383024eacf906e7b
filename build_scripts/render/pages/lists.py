"""Every finding, every quotation and every recommendation, in pages."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import urls
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.moved import tombstones
from build_scripts.render.site.site import Page
from build_scripts.render.views.paging import by_study, list_pages
from build_scripts.render.views.theme_line import by_origin


def pages(given: PageInput) -> Iterator[Page]:
    """The three lists."""
    yield from _findings(given)
    yield from _quotes(given)
    yield from _recommendations(given)


def _findings(given: PageInput) -> Iterator[Page]:
    """Study by study."""
    items = given.items
    for entries in list_pages(urls.FINDINGS, tuple(items.joined.findings), items.finding):
        yield given.renderer.page(
            "findings",
            "Every finding of every study, in our words.",
            number=entries.number,
            list=entries,
            explorer=given.explorers.get(urls.FINDINGS),
            groups=by_study(entries.entries),
        )


def _quotes(given: PageInput) -> Iterator[Page]:
    """Study by study."""
    items = given.items
    for entries in list_pages(urls.QUOTES, tuple(items.joined.quotes), items.quote):
        yield given.renderer.page(
            "quotes",
            "Words of people, exactly as the studies print them.",
            number=entries.number,
            structured=given.renderer.linked_data.quotations(
                quote for quote in entries.entries if quote.is_open and not quote.notice
            ),
            list=entries,
            explorer=given.explorers.get(urls.QUOTES),
            groups=by_study(entries.entries),
        )


def _recommendations(given: PageInput) -> Iterator[Page]:
    """Points to consider first, then what the studies advise."""
    items = given.items
    own = [items.recommendation(id_) for id_ in items.corpus.recommendations]
    grounds = [ground for point in items.corpus.recommendations.values() for ground in point.rests_on]
    warnings = items.own_warnings(items.studies_behind(grounds))
    ids = tuple(items.joined.study_recommendations)
    for entries in list_pages(urls.RECOMMENDATIONS, ids, items.study_recommendation):
        yield given.renderer.page(
            "recommendations",
            "What people say should be done, who says it, and what it rests on.",
            number=entries.number,
            list=entries,
            explorer=given.explorers.get(urls.RECOMMENDATIONS),
            own=own if entries.number == 1 else (),
            warnings=warnings if entries.number == 1 else (),
            others=by_origin(entries.entries),
            tombstones=tombstones(given.renderer, items, entries.address),
        )
