"""The trust page."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.trust import trust_view


def trust_page(renderer: Renderer, items: Items) -> Page:
    """What was checked, how it came out, and what no program can check."""
    return renderer.page(
        "trust",
        addresses.TRUST,
        "What was checked, and how it came out",
        "Numbers recomputed, quotations compared, places where sources do not agree, and what a draft is.",
        view=trust_view(items),
    )
