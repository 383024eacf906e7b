"""The page about what is not known."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.gaps import gaps_view
from build_scripts.synthesise.views.items import Items


def gaps_page(renderer: Renderer, items: Items) -> Page:
    """From whom nothing was heard, what nobody looked for, and what was asked and never reported."""
    return renderer.page(
        "gaps",
        addresses.GAPS,
        "What is not known",
        "From whom nothing was heard, what nobody looked for, and what was asked and never reported.",
        view=gaps_view(items),
    )
