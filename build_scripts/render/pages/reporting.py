"""The page that goes through the ENTREQ statement."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.model.review import Review
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.reporting import reporting_view


def reporting_page(renderer: Renderer, review: Review) -> Page:
    """Each item of the statement, and where it is met or that it was not done."""
    return renderer.page(
        "reporting",
        addresses.REPORTING,
        "How this review reports itself",
        "The 21 items of the ENTREQ statement, each with where it is met, or that it was not done.",
        hide=("navigation", "toc"),
        lines=reporting_view(review),
    )
