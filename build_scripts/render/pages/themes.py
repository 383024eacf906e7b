"""The list of themes, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.cards import chart_cards
from build_scripts.render.environment import Renderer
from build_scripts.render.share_picture import picture
from build_scripts.render.site import Page
from build_scripts.render.typography import typographic
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import shared_line
from build_scripts.synthesise.views.theme import theme_view
from build_scripts.synthesise.views.theme_line import theme_ids, theme_line


def theme_pages(renderer: Renderer, items: Items) -> Iterator[Page]:
    """The list, then each theme."""
    ids = theme_ids(items)
    yield renderer.page(
        "themes",
        addresses.THEMES,
        "Questions",
        "The questions this site answers, each with its answer in one sentence.",
        hide=("navigation", "toc"),
        themes=[theme_line(items, id_) for id_ in ids],
    )
    for id_ in ids:
        view = theme_view(items, id_)
        yield renderer.page(
            "theme",
            view.address,
            view.question,
            shared_line(view.notice, view.answer.text),
            crumb=view.name,
            picture=picture(
                view.address,
                items.site.title,
                view.ribbon,
                typographic(view.question),
                view.notice.text if view.notice else "",
            ),
            view=view,
            charts=chart_cards(renderer, items, view.charts, view.address),
        )
