"""Every page kind passes axe, light and dark, on a desk and in a hand; and asks no other host for anything."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"desktop": (1280, 900), "phone": (320, 740)}

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_kind_passes_axe_and_stays_on_its_host(
    site: str, site_folder: Path, open_context: Callable[..., BrowserContext], scheme: str, width: str
) -> None:
    size = WIDTHS[width]
    context = open_context(color_scheme=scheme, viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    found = []
    for address in one_of_each_kind(site_folder):
        page.goto(site + address, wait_until="load")
        page.evaluate(AXE)
        result = page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
            RULES,
        )
        found += [
            f"/{address}: {violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"][:3]
        ]
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            found.append(f"/{address}: wider than the screen by {overflow} px")
    assert found == []
    assert context.strangers == []  # type: ignore[attr-defined]
    assert context.cookies() == []
