"""The list of audiences, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.audience import audience_ids, audience_line, audience_view
from build_scripts.synthesise.views.items import Items


def audience_pages(renderer: Renderer, items: Items) -> Iterator[Page]:
    """The list, then each audience."""
    ids = audience_ids(items)
    yield renderer.page(
        "audiences",
        addresses.AUDIENCES,
        "For your role",
        "What the evidence means for each group of people who can act on it.",
        hide=("navigation", "toc"),
        audiences=[audience_line(items, id_) for id_ in ids],
    )
    for id_ in ids:
        view = audience_view(items, id_)
        yield renderer.page(
            "audience", view.line.address, view.title, view.line.answer, crumb=view.line.name, view=view
        )
