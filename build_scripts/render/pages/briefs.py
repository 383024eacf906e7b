"""The list of briefs, and one printed page for each theme."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.brief import brief_lines, brief_view
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.theme_line import theme_ids


def brief_pages(renderer: Renderer, items: Items) -> Iterator[Page]:
    """The list, then the brief of each theme."""
    yield renderer.page(
        "briefs",
        addresses.BRIEFS,
        "One-page briefs",
        "Each question on one printed page, to take into a meeting.",
        hide=("navigation", "toc"),
        briefs=brief_lines(items),
    )
    for id_ in theme_ids(items):
        view = brief_view(items, id_)
        yield renderer.page(
            "brief",
            view.address,
            f"Brief: {view.question}",
            f"One page to print. {view.answer}",
            hide=("navigation", "toc"),
            crumb=view.name,
            view=view,
        )
