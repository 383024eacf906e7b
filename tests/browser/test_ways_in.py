"""The menu and the search are there for everybody: by keyboard, on a phone, without scripts; and on paper no link is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

Open = Callable[..., BrowserContext]
PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_opens_with_the_keyboard_and_closes_with_escape(
    scripts: bool, site: str, open_context: Open
) -> None:
    page = open_context(viewport=PHONE, java_script_enabled=scripts).new_page()
    page.goto(f"{site}themes/")
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    for name in ("Findings", "Quotations", "Studies", "Glossary", "Rules", "Search"):
        expect(menu.get_by_role("link", name=name, exact=True).first).to_be_attached()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_search_of_the_header_leads_to_the_search_page_without_scripts(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK, java_script_enabled=False).new_page()
    page.goto(f"{site}themes/barriers/")
    field = page.get_by_role("searchbox", name="Search this site")
    field.fill("time")
    field.press("Enter")
    expect(page).to_have_url(f"{site}search/?q=time")


def test_each_page_says_where_it_is(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(f"{site}themes/barriers/")
    sections = page.get_by_role("navigation", name="Sections")
    expect(sections.locator("[aria-current]")).to_have_text("Questions")
    page.goto(f"{site}studies/connecting-people/")
    expect(sections.locator("[aria-current]")).to_have_text("Evidence")
    expect(page.get_by_role("navigation", name="Evidence").locator("[aria-current]")).to_have_text("Studies")


def test_on_paper_each_link_has_a_number_and_its_address_stands_at_the_end(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(f"{site}review-findings/services-as-safe-places-to-meet/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    wrong = page.evaluate("""
        [...document.querySelectorAll(".ev a[href]:not([href^='#'], .ev-term, [data-copy])")].filter((link) => {
          const line = document.querySelectorAll(".ev-addresses li")[link.dataset.printed - 1];
          return !line || !link.href.endsWith(line.textContent);
        }).map((link) => link.href)
    """)
    assert wrong == []
    expect(page.locator(".ev-addresses")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".ev-addresses")).to_have_count(0)
