"""The site as its readers use it: on a phone, without JavaScript, through search, and by a link to one item."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

PHONE = {"width": 375, "height": 740}


def test_a_policymaker_gets_from_barriers_down_to_the_source_and_up_again(
    site: str, open_context: Callable[..., BrowserContext]
) -> None:
    """Path length: theme 1, review finding 2, finding at its place 3, theme again 4."""
    page = open_context(viewport=PHONE).new_page()
    page.goto(site)
    page.get_by_role("link", name=re.compile("gets in the way of people")).first.click()
    expect(page.locator("h1")).to_contain_text("gets in the way")
    expect(page.locator(".ev-answer").first).to_be_visible()
    page.locator("a[href*='review-findings/barriers-on-several-sides/']:visible").first.click()
    expect(page).to_have_url(re.compile("review-findings/barriers-on-several-sides/"))
    expect(page.locator("article, main").first).to_contain_text(re.compile("confidence", re.IGNORECASE))
    page.locator("a[href*='studies/finding-a-relationship/#']:visible").first.click()
    expect(page).to_have_url(re.compile("studies/finding-a-relationship/#"))
    item = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(item).to_be_in_viewport()
    expect(item).to_contain_text(re.compile("Table|Results|Discussion"))
    page.locator("a[href*='themes/barriers/']:visible").first.click()
    expect(page.locator("h1")).to_contain_text("gets in the way")


def test_a_link_to_one_quotation_opens_at_it(site: str, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + "quotes/", wait_until="load")
    address = page.locator("figure a[href*='#']").first.get_attribute("href")
    assert address
    page.goto(site + "quotes/" + address, wait_until="load")
    expect(page.locator(f"[id='{address.partition('#')[2]}']")).to_be_in_viewport()


def words(page: Page) -> list[str]:
    return page.locator("article").first.inner_text().split()


def test_without_javascript_every_word_number_and_picture_is_there(
    site: str, open_context: Callable[..., BrowserContext]
) -> None:
    plain = open_context(java_script_enabled=False).new_page()
    plain.goto(site + "themes/barriers/")
    assert plain.locator(".ev-chart svg").count() >= 1
    expect(plain.locator(".ev-chart svg").first).to_be_visible()
    expect(plain.locator("table").first).to_contain_text("of 4")
    expect(plain.locator("blockquote").first).to_be_visible()
    for address in ("themes/", "findings/", "quotes/", "recommendations/", "search/"):
        plain.goto(site + address)
        assert plain.locator("article a").count() > 3, address


def test_nothing_of_the_search_index_is_loaded_before_the_first_key(
    site: str, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(viewport=PHONE).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + "search/", wait_until="load")
    assert not [url for url in asked if "pagefind" in url]
    page.get_by_label("Words to look for").press_sequentially("training")
    results = page.locator("[data-search-results] a")
    expect(results.first).to_be_visible()
    assert "q=training" in page.url
    assert [url for url in asked if "pagefind" in url]
    page.get_by_label("Words to look for").fill("qqqqzzzz")
    expect(page.get_by_role("status")).to_contain_text("Nothing was found")


def test_a_search_can_be_linked_to(site: str, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto(site + "search/?q=loneliness", wait_until="load")
    expect(page.locator("[data-search-results] a").first).to_be_visible()


def test_no_page_kind_writes_an_error_to_the_console(
    site: str, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in ("", "themes/barriers/", "studies/complex-emotional-needs/", "data/", "trust/", "search/"):
        page.goto(site + address, wait_until="load")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert said == []
    assert page.evaluate("Object.keys(localStorage).filter(key => !key.includes('palette'))") == []
