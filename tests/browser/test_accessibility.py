"""Every page kind passes axe, light and dark, on a desk and in a hand; and asks no other host for anything.

Nearly all of axe's time goes into contrast, element by element. So a page is looked at whole once, and in the other
widths and colours thinned out: of many neighbours of one shape a few stand for all.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Literal

from playwright.sync_api import BrowserContext, Page

Open = Callable[..., BrowserContext]
Scheme = Literal["light", "dark"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
HANDS = (375, 320)
THIN_OUT = """() => {
  for (const parent of document.querySelectorAll('.md-content :not(tr, svg, svg *)')) {
    const shapes = new Map();
    for (const child of [...parent.children]) {
      const shape = `${child.tagName} ${child.getAttribute('class')}`;
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      if (shapes.get(shape) > 6) child.remove();
    }
  }
}"""

LISTS = (
    "",
    "themes/",
    "review-findings/",
    "studies/",
    "findings/",
    "recommendations/",
    "quotes/",
    "data/",
    "audiences/",
    "briefs/",
)
REFERENCE = (
    "methods/",
    "glossary/",
    "contributing/",
    "contributing/add-a-study/",
    "contributing/rules/",
    "contributing/design/",
    "404.html",
)


def one_of_each_kind(folder: Path) -> list[str]:
    """The lists, and the longest page of each kind below them."""
    deep = []
    for kind in (
        "themes",
        "review-findings",
        "studies",
        "models",
        "audiences",
        "briefs",
        "contributing/rules",
    ):
        pages = [path for path in (folder / kind).glob("*/index.html") if not path.parent.name.isdigit()]
        if pages:
            longest = max(pages, key=lambda path: path.stat().st_size)
            deep.append(f"{longest.parent.relative_to(folder).as_posix()}/")
    return [address for address in (*LISTS, *REFERENCE, *deep)]


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.evaluate(AXE)
    return page


def in_colours(page: Page, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.locator(f"body[data-md-color-scheme={SCHEMES[scheme]}]").wait_for(state="attached")


def violations(page: Page) -> list[str]:
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        RULES,
    )
    return [
        f"{page.url} {page.viewport_size}: {violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"][:3]
    ]


def too_wide(page: Page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url} {page.viewport_size}: wider than the screen by {over} px"] if over > 0 else []


def test_every_page_kind_passes_axe_on_a_desk_and_stays_on_its_host(
    site: str, site_folder: Path, open_context: Open
) -> None:
    context = open_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    found = []
    for address in one_of_each_kind(site_folder):
        page = opened(context, site + address)
        found += too_wide(page) + violations(page)
        page.evaluate(THIN_OUT)
        in_colours(page, "dark")
        found += violations(page)
        page.close()
    assert found == []
    assert context.strangers == []  # type: ignore[attr-defined]
    assert context.cookies() == []


def test_every_page_kind_passes_axe_in_a_hand_and_stays_on_its_host(
    site: str, site_folder: Path, open_context: Open
) -> None:
    context = open_context(viewport={"width": HANDS[0], "height": 740}, reduced_motion="reduce")
    found = []
    for address in one_of_each_kind(site_folder):
        page = opened(context, site + address)
        for width in HANDS:
            page.set_viewport_size({"width": width, "height": 740})
            found += too_wide(page)
        page.evaluate(THIN_OUT)
        for width in HANDS:
            page.set_viewport_size({"width": width, "height": 740})
            for scheme in SCHEMES:
                in_colours(page, scheme)
                found += violations(page)
        page.close()
    assert found == []
    assert context.strangers == []  # type: ignore[attr-defined]
    assert context.cookies() == []
