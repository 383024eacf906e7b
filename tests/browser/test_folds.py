"""What is folded away is there when it is asked for: by a link to it, by a button, in print, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import thin_out, violations

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}
STUDY = "studies/finding-a-relationship/"
SESSION = "teaching/talking-about-relationships/"
LONGEST = 18_000
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


FOLDS = "[...document.querySelectorAll('.ev details')].map(fold => fold.open)"


def test_what_is_open_is_printed_and_the_full_record_opens_all(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.add_init_script("window.print = () => { window.printed = " + FOLDS + "; }")
    page.goto(site + STUDY)
    before = page.evaluate(FOLDS)
    assert before.count(False) > 100
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.printed") == before
    page.get_by_role("button", name="Print the full record").click()
    assert page.evaluate("window.printed") == [True] * len(before)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(FOLDS) == before


def test_of_the_charts_of_a_table_one_is_open_and_a_link_opens_another(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + STUDY + "#chart-barriers-top-two")
    shown = page.locator("#table-4 .ev-chart__still")
    assert [picture.is_visible() for picture in shown.all()] == [False, True, False]
    page.locator("#chart-barriers-great-deal summary").first.click()
    expect(shown.nth(1)).to_be_hidden()
    assert [picture.is_visible() for picture in shown.all()] == [True, False, False]


@pytest.mark.parametrize(("address", "sheets"), [("themes/safe-spaces/", 8), (STUDY, 30), (SESSION, 4)])
def test_a_page_takes_few_sheets_of_paper(address: str, sheets: int, site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + address)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= sheets


@pytest.mark.parametrize("address", ["themes/barriers/", "studies/connecting-people/", "recommendations/"])
def test_what_is_folded_away_passes_axe_too(address: str, site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK, color_scheme="dark").new_page()
    page.goto(site + address)
    page.evaluate(
        "document.querySelectorAll('.ev details').forEach(one => { one.removeAttribute('name'); one.open = true; })"
    )
    thin_out(page)
    assert violations(page) == []


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
    item.locator("a[data-copy]").last.click()
    address = f"{site}{STUDY}#{item.get_attribute('id')}"
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_text(f"Link copied: {address}")
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.url == address
