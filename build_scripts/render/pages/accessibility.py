"""The accessibility statement."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page

TESTED = "21 November 2026"
"""When the statement was last held against the tests in `tests/browser/`; renew it whenever they change."""


def pages(given: PageInput) -> Iterator[Page]:
    """What was tested, when and how, what is known not to work, and where to say so.

    It speaks of what the program that makes the pages is tested for, so it holds for every site made with it.
    """
    yield given.renderer.page(
        "accessibility",
        "What was tested and how, what is known not to work, and how to report a problem.",
        tested=TESTED,
    )
