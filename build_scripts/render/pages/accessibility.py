"""The accessibility statement."""

from __future__ import annotations

from build_scripts.model import urls
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page

TESTED = "21 November 2026"
"""When the statement was last held against the tests in `tests/browser/`; renew it whenever they change."""


def accessibility_page(renderer: Renderer) -> Page:
    """What was tested, when and how, what is known not to work, and where to say so.

    It speaks of what the program that makes the pages is tested for, so it holds for every site made with it.
    """
    return renderer.page(
        "accessibility",
        urls.ACCESSIBILITY,
        "Accessibility",
        "What was tested and how, what is known not to work, and how to report a problem.",
        tested=TESTED,
    )
