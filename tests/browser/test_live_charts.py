"""Charts in the browser: drawn when they come near, a picture until then, and a table always."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.axe import thin_out, violations

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 740}
STUDY = "studies/finding-a-relationship/"
CHART = "chart-barriers-great-deal"


def chart(page: Page) -> Locator:
    return page.locator(f"#{CHART} .ev-chart")


def come_near(page: Page) -> Locator:
    found = chart(page)
    found.scroll_into_view_if_needed()
    found.locator(".ev-chart__live .main-svg").first.wait_for()
    return found


def test_the_library_loads_only_when_a_chart_comes_near(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + STUDY, wait_until="networkidle")
    assert not [url for url in asked if "plotly" in url]
    found = come_near(page)
    assert len([url for url in asked if "plotly" in url]) == 1
    assert found.locator(".ev-chart__still").is_hidden()


def test_a_drawn_chart_has_its_numbers_and_a_name(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    live = come_near(page).locator(".ev-chart__plot")
    assert live.get_attribute("role") == "img"
    assert "15 of 47" in (live.get_attribute("aria-label") or "")
    texts = live.locator("g.bartext, text.bartext").all_text_contents()
    assert {"22", "14*", "15"} <= set(texts)
    assert live.locator(".modebar").count() == 0


def test_a_key_of_the_legend_shows_one_answer_alone_and_again_all(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    found = come_near(page)
    bars = found.locator(".barlayer .point path")
    all_bars = bars.count()
    key = found.get_by_role("button", name="A great deal", exact=True)
    box = key.bounding_box()
    assert box
    assert box["height"] >= 24
    key.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        f"all => document.querySelectorAll('#{CHART} .barlayer .point path').length < all", arg=all_bars
    )
    assert key.get_attribute("aria-pressed") == "true"
    assert bars.count() == 9
    # Every bar's number stands, also beside a bar too short for it.
    assert len(found.locator("text.bartext").all_text_contents()) == 9
    assert "Only “A great deal” is shown." in (
        found.locator(".ev-chart__plot").get_attribute("aria-label") or ""
    )
    page.keyboard.press("Enter")
    page.wait_for_function(
        f"all => document.querySelectorAll('#{CHART} .barlayer .point path').length === all",
        arg=all_bars,
    )
    assert key.get_attribute("aria-pressed") == "false"


def test_percent_changes_the_bars_and_keeps_how_many_of_how_many_in_sight(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    found = come_near(page)
    words = found.locator(".annotation-text").all_text_contents()
    found.get_by_role("radio", name="People").focus()
    page.keyboard.press("ArrowRight")
    assert found.get_by_role("radio", name="Percent").is_checked()
    found.locator(".xtitle", has_text="Percent of the people in each row").wait_for()
    assert found.locator(".annotation-text").all_text_contents() == words
    assert "out of 47 people" in " ".join(words)
    # The choice stands when the colours change.
    ink = "getComputedStyle(document.querySelector('.ev-chart__live .xtitle')).fill"
    light = page.evaluate(ink)
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    page.wait_for_function(f"light => {ink} !== light", arg=light)
    assert found.locator(".xtitle").text_content() == "Percent of the people in each row"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawn_chart_passes_axe(site: str, open_context: Open, scheme: str) -> None:
    page = open_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(site + STUDY)
    found = chart(page)
    found.get_by_role("button", name="Explore this chart").click()
    found.locator(".ev-chart__plot .main-svg").first.wait_for()
    found.get_by_role("button", name="A little", exact=True).click()
    thin_out(page, f"#{CHART}")
    assert violations(page, f"#{CHART}", dark=scheme == "dark") == []


def test_a_picture_can_be_saved_as_svg_and_png(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + STUDY)
    card = page.locator(f"#{CHART}")
    with page.expect_download() as saved:
        card.get_by_role("button", name="Picture as PNG").click()
    assert saved.value.suggested_filename == f"{CHART}.png"
    content = saved.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 1280
    with page.expect_download() as saved:
        card.get_by_role("link", name="Picture as SVG").click()
    assert "Lack of training" in saved.value.path().read_text(encoding="utf-8")


def test_colours_follow_the_scheme(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK, color_scheme="light").new_page()
    page.goto(site + STUDY)
    label = come_near(page).locator(".annotation-text").first
    light = label.evaluate("one => getComputedStyle(one).fill")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    page.wait_for_function(
        f"before => getComputedStyle(document.querySelector('#{CHART} .annotation-text')).fill !== before",
        arg=light,
    )


@pytest.mark.parametrize("settings", [{"viewport": PHONE}, {"viewport": DESK}])
def test_where_room_or_data_is_scarce_the_picture_stands_until_asked(
    site: str, open_context: Open, settings: dict[str, dict[str, int]]
) -> None:
    context = open_context(**settings)
    if settings["viewport"] is DESK:
        context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page = context.new_page()
    page.goto(site + STUDY)
    found = chart(page)
    found.scroll_into_view_if_needed()
    button = found.get_by_role("button", name="Explore this chart")
    button.wait_for()
    assert found.locator(".ev-svg").is_visible()
    assert found.locator(".ev-chart__live").count() == 0
    button.focus()
    page.keyboard.press("Enter")
    found.locator(".ev-chart__live .main-svg").first.wait_for()
    assert page.evaluate("document.activeElement.className").startswith("ev-chart__live")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_print_the_picture_takes_the_place_of_the_drawn_chart(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + STUDY)
    found = come_near(page)
    page.emulate_media(media="print")
    assert found.locator(".ev-chart__still").is_visible()
    assert found.locator(".ev-chart__live").is_hidden()


def test_without_the_library_the_picture_stays(site: str, open_context: Open) -> None:
    context = open_context(viewport=PHONE)
    context.route("**/plotly.min.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(site + STUDY)
    found = chart(page)
    found.get_by_role("button", name="Explore this chart").click()
    found.get_by_role("status").wait_for()
    assert found.locator(".ev-svg").is_visible()
    assert found.locator(".ev-chart__live").count() == 0


def test_without_scripts_picture_and_numbers_stand(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(site + STUDY)
    card = page.locator(f"#{CHART}")
    assert card.locator(".ev-svg").is_visible()
    table = page.locator(".ev-printed", has=card)
    table.get_by_text("The whole table, as printed").click()
    assert "15 of 47 people (31.9%)" in table.locator("table").inner_text()
    assert card.get_by_role("link", name="Numbers as CSV").is_visible()


def test_a_picture_is_legible_on_the_narrowest_phone(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + STUDY)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.ev-svg')].flatMap(svg => {
          const edge = svg.getBoundingClientRect().right + 1;
          return [...svg.querySelectorAll('text')]
            .filter(text => text.getBoundingClientRect().right > edge)
            .map(text => text.textContent);
        })"""
    )
    assert wide == []
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.ev-svg text')].map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12
