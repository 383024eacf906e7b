"""Every page kind passes axe, light and dark, on a desk and in a hand; and asks no other host for anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser.axe import broken_among, broken_colours, broken_rules, overflow, thin_out

DESK: ViewportSize = {"width": 1280, "height": 900}
WIDE_PHONE: ViewportSize = {"width": 375, "height": 740}
PHONE: ViewportSize = {"width": 320, "height": 740}
PARTS = 4
"""Page kinds are shared out, so that they can be looked at side by side."""
OF_ROOM = ("target-size", "scrollable-region-focusable")
"""All that a phone and a wider phone can differ in, where the same things are shown in the same colours."""
SHOWN = """() => [...document.querySelectorAll('body *')].map((one) => {
  const style = getComputedStyle(one);
  return [style.color, style.backgroundColor, style.display].join();
}).join('\\n')"""
AT_REST = "document.getAnimations().forEach((one) => one.cancel())"
"""Colours are at the end of their way."""
CHOSEN = "body[data-md-color-scheme]"


def darken(page: Page) -> None:
    """The system asks for dark, and the page has followed."""
    page.emulate_media(color_scheme="dark")
    if page.locator(CHOSEN).count():
        expect(page.locator(CHOSEN)).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate(AT_REST)


def faults_of(page: Page, known: set[str]) -> list[str]:
    """By every rule but those of colours, on a desk the whole page; then the colours in light and in dark.

    Colours are looked at once for each way in which text is set.
    """
    found = overflow(page)
    if page.viewport_size == DESK:
        found += broken_rules(page)
        thin_out(page)
    else:
        thin_out(page)
        found += [*broken_rules(page), *on_a_wider_phone(page)]
    found += broken_colours(page, known=known)
    darken(page)
    return found + [f"dark: {fault}" for fault in broken_colours(page, known=known)]


def on_a_wider_phone(page: Page) -> list[str]:
    """It differs in its lines alone, so that what is true of the rest at 320 pixels holds at 375."""
    page.evaluate(AT_REST)
    shown = page.evaluate(SHOWN)
    page.set_viewport_size(WIDE_PHONE)
    found = [*overflow(page), *broken_among(page, *OF_ROOM)]
    page.evaluate(AT_REST)
    if page.evaluate(SHOWN) != shown:
        found.append("other things or colours are shown")
    page.set_viewport_size(PHONE)
    return [f"on a wider phone: {fault}" for fault in found]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_kind_passes_axe_and_stays_on_its_host(
    part: int, site: str, page_kinds: list[str], open_context: Callable[..., BrowserContext]
) -> None:
    context = open_context(color_scheme="light", reduced_motion="reduce", viewport=DESK)
    page = context.new_page()
    known: set[str] = set()
    found = []
    for address in page_kinds[part::PARTS]:
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme="light")
            page.goto(site + address, wait_until="load")
            found += [f"/{address} at {size['width']}: {fault}" for fault in faults_of(page, known)]
    assert len(known) > 100
    assert found == []
    assert context.strangers == []  # type: ignore[attr-defined]
    assert context.cookies() == []
