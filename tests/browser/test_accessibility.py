"""Every page kind passes axe, light and dark, on a desk and in a hand; and asks no other host for anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.axe import overflow, thin_out, violations

OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""All that light and dark can differ in; these rules take most of the time."""
COLOURS = """() => [...document.querySelectorAll('body *')].map((one) => {
  const style = getComputedStyle(one);
  return [style.color, style.backgroundColor, style.display].join();
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_kind_passes_axe_and_stays_on_its_host(
    site: str, page_kinds: list[str], open_context: Callable[..., BrowserContext], scheme: str, width: int
) -> None:
    context = open_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    others = {rule: {"enabled": False} for rule in OF_COLOURS}
    found = []
    for address in page_kinds:
        page.goto(site + address, wait_until="load")
        faults = overflow(page)
        # The whole page by every other rule, once on a desk and once in a hand.
        if scheme == "light":
            faults += violations(page, rules=others)
        thin_out(page)
        faults += violations(page, runOnly=OF_COLOURS)
        found += [f"/{address}: {fault}" for fault in faults]
    assert found == []
    assert context.strangers == []  # type: ignore[attr-defined]
    assert context.cookies() == []


def test_a_wider_phone_differs_in_its_lines_alone(
    site: str, page_kinds: list[str], open_context: Callable[..., BrowserContext]
) -> None:
    """So what is true of the colours at 320 pixels holds at 375, light and dark; the other rules are run again."""
    page = open_context(viewport={"width": 375, "height": 740}).new_page()
    found = []
    for address in page_kinds:
        page.set_viewport_size({"width": 375, "height": 740})
        page.goto(site + address, wait_until="load")
        wide = overflow(page)
        thin_out(page)
        rules = {rule: {"enabled": False} for rule in OF_COLOURS}
        found += [f"/{address}: {fault}" for fault in (*violations(page, rules=rules), *wide)]
        colours = page.evaluate(COLOURS)
        page.set_viewport_size({"width": 320, "height": 740})
        if page.evaluate(COLOURS) != colours:
            found.append(f"/{address}: other colours on a narrower phone")
    assert found == []
