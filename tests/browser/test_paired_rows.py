"""What each side says, on the real site: pairs on a phone, columns on a desk, a table without scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}
ROW = "themes/organisational-support/#time-staff-and-money"


def sides(page: Page, row: str) -> list[dict[str, float]]:
    return page.locator(f"[id='{row}'] .ev-pairs__sides > td").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({x, y, width, right}) => ({x, y, width, right}))"
    )


def test_on_a_desk_the_sides_stand_beside_each_other_and_a_link_leads_to_the_row(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + ROW)
    expect(page.locator("#time-staff-and-money .ev-pairs__topic")).to_be_in_viewport()
    left, right = sides(page, "time-staff-and-money")
    assert left["y"] == right["y"]
    assert left["right"] <= right["x"]
    assert abs(left["width"] - right["width"]) < 2
    expect(page.locator(".ev-pairs thead th").first).to_have_text("What staff say")
    expect(page.locator("#time-staff-and-money .ev-pairs__sides .ev-pairs__who").first).to_be_hidden()


def test_on_a_phone_each_side_has_its_name_and_stands_under_the_other(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + ROW)
    left, right = sides(page, "time-staff-and-money")
    assert left["y"] < right["y"]
    assert left["x"] == right["x"]
    assert right["right"] <= PHONE["width"]
    names = page.locator("#time-staff-and-money .ev-pairs__sides .ev-pairs__who")
    expect(names).to_have_text(["Staff", "People using services"])
    expect(names.first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_it_is_a_table_with_bases_bars_in_words_and_gaps_with_reasons(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK, java_script_enabled=False).new_page()
    page.goto(site + "themes/organisational-support/")
    row = page.locator("#time-staff-and-money")
    expect(row.get_by_role("rowheader")).to_contain_text("Time, staff and money of services")
    staff, users = row.locator(".ev-pairs__sides").get_by_role("cell").all()
    expect(staff).to_contain_text("22 of 48 people (45.8%)")
    expect(staff.locator(".ev-pairs__bar li")).to_have_text(
        ["Not at all 22", "A little 14", "A moderate amount 9", "A great deal 3", "of 48 people"]
    )
    expect(users).to_contain_text("(56 people)")
    expect(users.locator(".ev-pairs__bar")).to_have_count(0)
    silent = page.locator("#waits-and-thresholds .ev-pairs__silent")
    expect(silent).to_contain_text("Not asked")
    expect(silent.locator(".ev-pairs__finding, .ev-pairs__bar")).to_have_count(0)


def test_the_address_of_a_row_is_copied_also_where_the_row_is_a_guest(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "themes/barriers/")
    row = page.locator("#_time-staff-and-money")
    assert row.locator("[data-copy]").evaluate("one => one.href") == site + ROW


def test_a_topic_in_a_closed_fold_opens_when_its_name_is_chosen(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + "themes/barriers/")
    folded = page.locator("details .ev-pairs__row").last
    expect(folded).to_be_hidden()
    name = folded.locator(".ev-pairs__topic > span").first.text_content()
    link = page.locator(".ev-pairs__topics").get_by_role("link", name=name or "", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    expect(folded).to_be_in_viewport()
