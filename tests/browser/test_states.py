"""What opens or changes when a reader uses a page: it passes axe, nothing moves who wants less motion, and it is
clear in the reader's own colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import thin_out, violations

Open = Callable[..., BrowserContext]
DESK, PHONE, SMALL = 1280, 375, 320
STUDY = "studies/finding-a-relationship/"


def open_the_menu(page: Page) -> str:
    page.get_by_role("button", name="Menu").click()
    return "#_menu"


def search(page: Page) -> str:
    page.get_by_label("Words to look for").fill("training")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    return "main"


def open_the_filters(page: Page) -> str:
    filters = page.locator(".ev-explorer__facets")
    if filters.get_attribute("open") is None:
        filters.locator("summary").first.click()
    page.locator(".ev-facet input").first.check()
    expect(page.locator(".ev-explorer__chips button").first).to_be_visible()
    return ".ev-explorer__form, .ev-explorer__chips, .ev-explorer__bar"


def choose_on_the_map(page: Page) -> str:
    page.locator("[data-map] select").first.select_option(index=1)
    expect(page.locator("[data-map-status]")).not_to_be_empty()
    return "main"


def draw_a_chart(page: Page) -> str:
    card = page.locator("#chart-barriers-great-deal")
    card.scroll_into_view_if_needed()
    explore = card.get_by_role("button", name="Explore this chart")
    if page.evaluate("innerWidth < 600"):
        explore.click()
    card.locator(".ev-chart__plot .main-svg").first.wait_for()
    card.get_by_role("button", name="A little", exact=True).click()
    return "#chart-barriers-great-deal"


def show_a_term(page: Page) -> str:
    page.locator(".ev-term").first.focus()
    return "main"


def copy_a_link(page: Page) -> str:
    page.locator("a[data-copy]:visible").first.click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_attached()
    return ".ev-head, [data-said]"


STATES = {
    open_the_menu: ("themes/", (PHONE, SMALL)),
    search: ("search/", (DESK, SMALL)),
    open_the_filters: ("studies/", (DESK, PHONE, SMALL)),
    choose_on_the_map: ("map/?confidence=moderate", (DESK, SMALL)),
    draw_a_chart: (STUDY, (DESK,)),
    show_a_term: ("methods/", (DESK, SMALL)),
    copy_a_link: ("studies/connecting-people/#_quotes", (DESK,)),
}
"""What a reader does, where, and on screens how wide."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("do", STATES, ids=lambda do: do.__name__)
def test_what_opens_passes_axe(do: Callable[[Page], str], scheme: str, site: str, open_context: Open) -> None:
    address, widths = STATES[do]
    found = []
    for width in widths:
        context = open_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(site + address)
        part = do(page)
        moving = "document.getAnimations().filter((one) => one.effect.getComputedTiming().activeDuration > 0).length"
        assert page.evaluate(moving) == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        thin_out(page, f"{part}, :focus")
        # A part alone has neither the landmarks nor the title of its page.
        alone = ("region", "page-has-heading-one", "landmark-one-main")
        found += [f"{width}: {fault}" for fault in violations(page, part, but=alone, dark=scheme == "dark")]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_readers_own_colours_marks_stay_and_pictures_keep_their_ground(
    scheme: str, site: str, open_context: Open
) -> None:
    context = open_context(
        forced_colors="active", color_scheme=scheme, viewport={"width": DESK, "height": 900}
    )
    page = context.new_page()
    page.goto(site + "review-findings/")

    def style(selector: str, name: str) -> str:
        return page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)

    text = style("body", "color")
    # How sure one can be: steps filled, and steps that are not, in the colour of text.
    assert style(".ev-steps .ev-steps__on", "fill") == text
    assert style(".ev-steps rect:not(.ev-steps__on)", "stroke") == text
    # Where one is has a frame, and what else there is has none.
    assert style(".ev-sections a[aria-current]", "borderTopWidth") != "0px"
    assert style(".ev-sections a:not([aria-current])", "borderTopWidth") == "0px"
    page.goto(site + STUDY)
    draw_a_chart(page)
    for picture in (".ev-chart__plot", ".ev-chart__still .ev-svg"):
        assert style(picture, "forcedColorAdjust") == "none"
        assert style(picture, "backgroundColor") not in ("rgba(0, 0, 0, 0)", "transparent")
    pressed, other = (
        style(f".ev-chart__key[aria-pressed={is_it}]", "borderTopWidth") for is_it in ("true", "false")
    )
    assert float(pressed.removesuffix("px")) > float(other.removesuffix("px"))
