"""What stands around every page: the switch of colours, the list of parts, the way up, code to copy."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 900}


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_colours_follow_the_system_until_the_reader_chooses(site: str, open_context: Open) -> None:
    context = open_context(color_scheme="dark", viewport=DESK)
    page = context.new_page()
    page.goto(site + "search/")
    assert scheme(page) == "slate"
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark").click()
    assert scheme(page) == "slate"
    page.goto(site + "methods/")
    assert scheme(page) == "slate"
    page.get_by_role("radio", name="Switch to light").focus()
    page.keyboard.press("Enter")
    assert scheme(page) == "default"
    expect(page.get_by_role("radio", name="Switch to dark")).to_be_focused()
    page.emulate_media(color_scheme="dark")
    assert scheme(page) == "default"


def test_the_part_being_read_is_marked_and_a_way_up_shows_to_those_who_turn_round(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "methods/")
    parts = page.locator(".md-nav--secondary a")
    marked = page.locator(".md-nav--secondary .md-nav__link--active")
    for place in (2, 1):
        target = parts.nth(place).get_attribute("href")
        assert target
        page.locator(target).evaluate("one => one.scrollIntoView()")
        expect(marked).to_have_attribute("href", target)
    up = page.locator(".md-top")
    page.mouse.wheel(0, 3000)
    expect(up).to_have_attribute("hidden", "")
    page.mouse.wheel(0, -200)
    expect(up).not_to_have_attribute("hidden", "")
    up.click()
    expect(page.locator(".ev-wordmark")).to_be_focused()
    assert page.evaluate("scrollY") == 0


def test_code_can_be_copied_and_a_wide_table_be_scrolled_by_keyboard(site: str, open_context: Open) -> None:
    context = open_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site + "contributing/tables/")
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied
    assert copied == page.locator("pre > code").first.text_content()
    page.goto(site + "contributing/add-a-study/")
    tables = page.locator(".md-typeset__scrollwrap")
    expect(tables.first).to_be_visible()
    for box in tables.all():
        scrolls = box.evaluate("one => one.scrollWidth > one.clientWidth")
        assert (box.get_attribute("tabindex") == "0") == scrolls
        assert ("Table" in (box.get_attribute("aria-label") or "")) == scrolls
