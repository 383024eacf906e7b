"""The evidence map and the chains on the real site: on a desk, in a hand, without scripts, and by the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import broken_colours, broken_rules, thin_out

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}
NARROW = {"width": 320, "height": 640}
ENDS = ("Quotation", "Printed number", "Number printed with the finding", "Nothing printed shows it")
CHAIN = "chains/themes/barriers/"


def unfold(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('.ev-map__fold').forEach(one => { one.removeAttribute('name'); one.open = true; })"
    )


def shown(page: Page) -> list[str]:
    """What stands in the cells, in order, as far as it is visible."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.ev-map__cell :is(.ev-map__statement, .ev-level, .ev-map__said, .ev-map__more)')]
          .filter(one => one.checkVisibility() && !one.closest('summary')).map(one => one.innerText.replace(/\\s+/g, ' ').trim())"""
    )


def held(page: Page) -> list[str]:
    """The same, whether it is visible or behind marks."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.ev-map__cell :is(.ev-map__statement, .ev-level, .ev-map__said, .ev-map__more)')]
          .filter(one => !one.closest('summary')).map(one => one.textContent.replace(/\\s+/g, ' ').trim())"""
    )


def test_every_chain_ends_in_printed_words_a_number_or_says_that_there_is_none(site_folder: Path) -> None:
    pages = sorted((site_folder / "chains").glob("*/*/index.html"))
    assert len(pages) > 20
    for path in pages:
        findings = path.read_text(encoding="utf-8").split('<li class="ev-chain__finding">')[1:]
        assert findings, path
        for finding in findings:
            kinds = re.findall(r'ev-step__kind ev-verbatim"><span>(.*?)</span>', finding)
            assert kinds[0] == "Finding"
            assert any(kind.startswith(ENDS) for kind in kinds), path
            assert "Place in the source" in kinds, path


def test_from_a_theme_one_gets_down_to_the_printed_words_by_the_keyboard(
    site: str, open_context: Open
) -> None:
    """Path length: chain 1, fold 2, quotation at its place 3."""
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + "themes/barriers/")
    page.locator("a[href$='chains/themes/barriers/']").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(site + CHAIN)
    page.locator(".ev-chain__fold > summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".ev-step__words a:visible").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("studies/.*#"))
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


def test_a_link_to_one_recommendation_of_a_study_shows_it(
    site: str, site_folder: Path, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "studies/finding-a-relationship/")
    link = page.locator("a.ev-follow").last
    address = link.evaluate("one => one.href")
    page.goto(address)
    expect(page.locator(f"[id='{address.partition('#')[2]}']")).to_be_in_viewport()


def test_filters_stand_in_the_address_are_announced_and_go_back(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "map/")
    everything = shown(page)
    page.get_by_label("Theme", exact=True).select_option("barriers")
    expect(page).to_have_url(re.compile(r"\?theme=barriers$"))
    status = page.locator("[data-map-status]")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text("under 1 theme of")
    expect(page.locator("tr[data-theme]:visible")).to_have_count(1)
    page.get_by_label("Confidence").select_option("low")
    assert all(
        "Low confidence" in text for text in shown(page) if "confidence" in text.split("draft")[0][-12:]
    )
    page.get_by_label("Perspective").select_option("staff")
    expect(page).to_have_url(
        re.compile(r"\?theme=barriers&perspective=staff&confidence=low|confidence=low&perspective=staff")
    )
    expect(page.locator("th[data-column]:visible")).to_have_count(1)
    assert "theme=barriers" in (page.get_by_role("link", name="By study").get_attribute("href") or "")
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?theme=barriers$"))
    expect(page.get_by_label("Confidence")).to_have_value("")
    page.get_by_role("button", name="Clear").click()
    expect(page).to_have_url(site + "map/")
    assert shown(page) == everything


def test_an_address_with_a_filter_opens_filtered_and_a_wrong_one_shows_everything(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + "map/studies/?study=finding-a-relationship&confidence=low")
    assert shown(page)
    assert {text.partition(" draft")[0] for text in shown(page) if " draft" in text} == {"Low confidence"}
    expect(page.locator(".ev-map__label:visible").first).to_contain_text("Emery")
    page.goto(site + "map/?theme=no-such-theme")
    expect(page.locator("tr[data-theme]:visible")).to_have_count(page.locator("tr[data-theme]").count())
    page.goto(site + "map/?perspective=carers&confidence=low")
    expect(page.locator("[data-map-status]")).to_contain_text("No review finding fits all that you chose")


@pytest.mark.parametrize("address", ["map/", "map/studies/", "map/settings/"])
def test_a_phone_lists_what_a_desk_shows_as_a_table_also_without_scripts(
    address: str, site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + address)
    folds = page.locator(".ev-map__fold")
    assert folds.count() > 10
    table = held(page)
    assert len(table) > 40
    expect(page.locator(".ev-map__label").first).to_be_hidden()
    page.set_viewport_size(PHONE)
    unfold(page)
    assert len(shown(page)) == len(table)
    assert held(page) == table
    expect(page.locator("thead")).to_be_hidden()
    assert page.locator(".ev-map__label:visible").count() == page.locator(".ev-map__cell").count()
    plain = open_context(viewport=PHONE, java_script_enabled=False).new_page()
    plain.goto(site + address)
    expect(plain.locator(".ev-map__filters")).to_be_hidden()
    assert plain.locator(".ev-map__statement").count() == page.locator(".ev-map__statement").count()
    inside = plain.locator(".ev-map__fold .ev-map__statement")
    expect(inside.first).to_be_hidden()
    plain.locator(".ev-map__fold > summary").first.click()
    expect(inside.first).to_be_visible()


def test_on_a_desk_a_cell_opens_over_its_neighbours_one_at_a_time(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "map/")
    height = page.locator(".ev-map__table").bounding_box()
    cells = page.locator("tr[data-theme='barriers'] .ev-map__fold:not(.ev-map__fold--none) > summary")
    opened = page.locator(".ev-map__table details[open]")
    cells.first.focus()
    page.keyboard.press("Enter")
    expect(opened.locator(".ev-map__open")).to_be_in_viewport()
    cells.nth(1).click()
    expect(opened).to_have_count(1)
    assert page.locator(".ev-map__table").bounding_box() == height
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(cells.nth(1)).to_be_focused()


def test_a_filter_takes_no_gap_away(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "map/?theme=barriers&confidence=low")
    gap = page.locator("tr[data-theme='barriers'] .ev-map__cell--not_looked_for")
    expect(gap.locator(".ev-map__said")).to_be_visible()
    expect(gap).to_contain_text("Not looked for")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_and_chain_pass_axe_at_every_width(scheme: str, site: str, open_context: Open) -> None:
    """The page's own part; what stands around it is the same on every page."""
    page = open_context(viewport=DESK, color_scheme=scheme).new_page()
    known: set[str] = set()
    found = []
    for address in ("map/?theme=stigma", "chains/recommendations/make-the-first-move/"):
        page.goto(site + address)
        page.evaluate(
            "document.querySelectorAll('.ev-chain details').forEach(one => { one.removeAttribute('name'); one.open = true; })"
        )
        for size in (DESK, PHONE, NARROW):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
        thin_out(page)
        for size in (DESK, PHONE, NARROW):
            page.set_viewport_size(size)
            faults = broken_colours(page, ".ev", known)
            if scheme == "light":
                faults += broken_rules(page, ".ev")
            found += [f"/{address} at {size['width']}: {fault}" for fault in faults]
    assert found == []
