"""The security policy holds while a page is used: nothing is refused, nothing kept but the colour scheme."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

LISTEN = """
window.refused = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`));
"""
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 740}
PARTS = 2
"""Page kinds are shared out, so that they can be looked at side by side."""


def one_of_each_kind(folder: Path) -> list[str]:
    """The longest page of each kind: those at the same depth below the same first part of an address."""
    kinds: dict[tuple[str, int], Path] = {}
    for path in sorted(folder.rglob("*.html")):
        if path.name == "404.html" and "ev-404" not in path.read_text(encoding="utf-8"):
            continue  # The bare page of a site without a `url`: nothing on it can be used.
        parts = path.relative_to(folder).parts
        kind = (parts[0], len(parts))
        if kind not in kinds or path.stat().st_size > kinds[kind].stat().st_size:
            kinds[kind] = path
    return [path.relative_to(folder).as_posix().removesuffix("index.html") for path in kinds.values()]


def use(page: Page) -> None:
    """Do what readers do: unfold, look at a chart, copy; and all that stands around a page."""
    page.evaluate(
        "for (const fold of document.querySelectorAll('details')) { fold.removeAttribute('name'); fold.open = true; }"
    )
    with_keys = page.locator(".ev-chart:has(.ev-svg__key)")
    for chart in (with_keys if with_keys.count() else page.locator(".ev-chart")).all()[:1]:
        chart.scroll_into_view_if_needed()
        explore = chart.get_by_role("button", name="Explore this chart")
        if explore.count():
            explore.click()
        chart.locator(".ev-chart__plot .main-svg").first.wait_for()
        point = chart.locator(".barlayer .point path").last
        point.evaluate("one => one.scrollIntoView({block: 'center'})")
        box = point.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        chart.locator(".hovertext").wait_for()
        for control in (*chart.get_by_role("radio").all()[1:2], *chart.locator(".ev-chart__key").all()[:1]):
            control.click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("scrollTo(0, 0)")
    for first in ("[data-copy], [data-copy-page]", ".ev-copy-code"):
        page.evaluate("first => document.querySelector(first)?.click()", first)
    use_the_frame(page)


def use_the_frame(page: Page) -> None:
    """Open the menu, switch the colours, search."""
    menu = page.locator("button[popovertarget=_menu]")
    if menu.first.is_visible():
        menu.first.click()
        menu.last.click()
    page.locator("[data-md-component=palette] label:visible").click()
    if page.locator("[data-search-results]").count():
        page.locator("input[type=search]").first.fill("training")
        page.locator("[data-search-results] li").first.wait_for()


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_kind_works_within_its_policy_and_keeps_nothing_but_the_colour_scheme(
    part: int, site: str, site_folder: Path, open_context: Callable[..., BrowserContext]
) -> None:
    context = open_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    errors: list[str] = []
    page.on(
        "console", lambda said: errors.append(f"{page.url} {said.text}") if said.type == "error" else None
    )
    page.on("pageerror", lambda error: errors.append(f"{page.url} {error}"))
    kept: set[str] = set()
    for address in one_of_each_kind(site_folder)[part::PARTS]:
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="dark")
        page.goto(site + address)
        use(page)
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        use_the_frame(page)
        assert page.evaluate("window.refused") == [], address
        kept |= set(page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))
    assert errors == []
    assert {key.rpartition(".")[2] for key in kept} == {"__palette"}
    assert context.cookies() == []
    assert context.strangers == []  # type: ignore[attr-defined]


def test_the_policy_is_at_work(site: str, open_context: Callable[..., BrowserContext]) -> None:
    """Else the tests above would find nothing whatever happened."""
    context = open_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(site)
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = 1';
          document.body.append(script);
          document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="window.ran = 2">x</p>');
          document.body.lastElementChild.click();
        }"""
    )
    page.wait_for_function("window.refused.length === 3")
    assert page.evaluate("window.ran") is None


class Faults(HTMLParser):
    """What no page may have: style attributes, handlers of events, a script before the policy, no policy."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.policies += given.get("http-equiv") == "Content-Security-Policy"
        if tag in ("script", "link", "body") and not self.policies:
            self.found.append(f"<{tag}> before the policy")
        self.found += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]


def test_every_page_has_one_policy_first_of_all_and_nothing_that_it_refuses(site_folder: Path) -> None:
    for path in site_folder.rglob("*.html"):
        reader = Faults()
        reader.feed(path.read_text(encoding="utf-8"))
        assert reader.found == [], path
        assert reader.policies == 1, path
