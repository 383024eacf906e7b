"""What is folded away is there when it is asked for: by a link to it, by a button, in print, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import AXE

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 900}
STUDY = "studies/finding-a-relationship/"
LONGEST = 25_000
"""Pixels of the longest study's page on a desk, everything folded that is folded."""


def folded_items(page: Page) -> list[str]:
    """Ids of items inside a closed fold, one of each kind."""
    return page.evaluate(
        """() => Object.values(Object.fromEntries(
          [...document.querySelectorAll('.ev details:not([open]) [id]:not([id^="_"])')]
            .filter(one => !one.closest('svg'))
            .map(one => [one.className.split(' ')[0], one.id])))"""
    )


def test_a_link_into_a_fold_opens_every_fold_around_it(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    ids = folded_items(page)
    assert len(ids) > 4
    for id_ in ids:
        page.goto("about:blank")
        page.goto(f"{site}{STUDY}#{id_}")
        expect(page.locator(f"[id='{id_}']")).to_be_in_viewport()


def test_a_link_followed_on_the_page_opens_the_fold_too(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    id_ = folded_items(page)[0]
    page.evaluate("id => { location.hash = id; }", id_)
    expect(page.locator(f"[id='{id_}']")).to_be_in_viewport()


def test_a_finding_that_a_link_leads_to_shows_what_bears_it(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    id_ = page.locator(".ev-finding:has(blockquote)").first.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{site}{STUDY}#{id_}")
    expect(page.locator(f"[id='{id_}'] blockquote").first).to_be_visible()


def test_one_button_shows_every_finding_and_hides_them_again(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    last = page.locator(".ev-finding").last
    expect(last).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(last).to_be_visible()
    page.get_by_role("button", name="Hide all").click()
    expect(last).to_be_hidden()


def test_print_opens_every_fold_and_closes_them_after(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    closed = "document.querySelectorAll('.ev details:not([open])').length"
    before = page.evaluate(closed)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before > 100


def test_without_scripts_print_still_shows_what_is_folded(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK, java_script_enabled=False).new_page()
    page.goto(site + STUDY)
    page.emulate_media(media="print")
    for item in (page.locator(".ev-finding").last, page.locator(".ev-asked").first):
        box = item.bounding_box()
        assert box is not None
        assert box["height"] > 20


@pytest.mark.parametrize("address", ["themes/barriers/", "studies/connecting-people/", "recommendations/"])
def test_what_is_folded_away_passes_axe_too(address: str, site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK, color_scheme="dark").new_page()
    page.goto(site + address)
    page.evaluate("document.querySelectorAll('.ev details').forEach(one => { one.open = true; })")
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    assert [
        (violation["id"], node["target"]) for violation in found["violations"] for node in violation["nodes"]
    ] == []


def test_the_longest_study_can_be_looked_over(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    assert page.evaluate("document.documentElement.scrollHeight") < LONGEST


@pytest.mark.parametrize("kind", ["ev-quote", "ev-chart-card", "ev-printed"])
def test_a_link_to_an_item_is_copied_and_the_reader_is_told(kind: str, site: str, open_context: Open) -> None:
    context = open_context(viewport=DESK)
    page = context.new_page()
    page.goto(site + STUDY)
    item = page.locator(f".{kind}[id]").first
    item.locator("a[data-copy]").first.click()
    address = f"{site}{STUDY}#{item.get_attribute('id')}"
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_text(f"Link copied: {address}")
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.url == address
