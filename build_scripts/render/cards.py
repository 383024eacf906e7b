"""Printed tables and their charts as the HTML that pages take in."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from build_scripts.render import chart_card
from build_scripts.render.environment import Renderer
from build_scripts.synthesise.views.items import Items


def chart_cards(renderer: Renderer, items: Items, charts: Sequence[tuple[str, str]], address: str) -> Markup:
    """Charts, each given by its table and its own address, on the page at `address`: away from home, without ids."""
    cards = [
        card
        for table, chart in charts
        for card in chart_card.chart_cards(items, table)
        if card.address == chart
    ]
    return renderer.part("_partials/cards", address, cards=cards, tables=())


def table_cards(renderer: Renderer, items: Items, tables: Sequence[str], address: str) -> Markup:
    """The tables of a study on its own page, each whole, with its charts."""
    shown = [chart_card.table_view(items, table) for table in tables]
    return renderer.part("_partials/cards", address, cards=(), tables=shown)
