"""What a page is stands in one row: its name is one everywhere, and its menu, address and template follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from build_scripts.read.corpus import Reading
from build_scripts.render.site.registry import EACH, KINDS, PAGES, navigation, section_of
from build_scripts.render.site.renderer import environment
from build_scripts.render.site.site import Page, SiteContent
from build_scripts.synthesise.permalinks import published

SOURCES = {
    address: f"{address}index.md"
    for address in ("", "themes/", "review-findings/", "studies/", "methods/", "contributing/", "data/")
}

WHERE_WRITTEN = ("sessions",)
"""Lists that stand only where there is something to list; the example has none."""


def under(title: str, nav: list) -> object:  # type: ignore[type-arg]
    return next(entry[title] for entry in nav if title in entry)


def test_a_page_that_the_site_does_not_have_is_left_out() -> None:
    nav = navigation(SOURCES)
    assert under("Evidence", nav) == [
        {"Review findings": "review-findings/index.md"},
        {"Studies": "studies/index.md"},
    ]
    assert under("Questions", nav) == "themes/index.md"
    assert not any("Search" in entry for entry in nav)


def test_pages_written_by_hand_are_in_the_menu_once() -> None:
    own = {
        "contributing/": "contributing/index.md",
        "team/": "team.md",
        "contributing/style/": "contributing/style.md",
    }
    nav = navigation({**SOURCES, **own}, own)
    assert under("About", nav) == [{"Methods": "methods/index.md"}, "team.md"]
    assert under("Contributing", nav) == [
        "contributing/index.md",
        "contributing/style.md",
    ]


def test_pages_out_of_the_menu_light_a_section() -> None:
    assert section_of("themes/waiting/") == "Questions"
    assert section_of("models/cycle/") == "Evidence"
    assert section_of("briefs/waiting/") == "Advice"
    assert section_of("nowhere/") is None


def heading(page: Page) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page.html, re.DOTALL)
    assert found
    return unescape(found.group(1))


def test_every_kind_has_a_name_of_its_own_and_a_template() -> None:
    assert len(KINDS) == len(PAGES)
    templates = set(environment().list_templates())
    assert [kind.name for kind in PAGES if f"{kind.template_name}.html.j2" not in templates] == []
    pages = {name for name in templates if not name.startswith("_")}
    assert pages == {f"{kind.template_name}.html.j2" for kind in PAGES}


def test_a_page_has_one_name_in_menu_title_and_heading(site: SiteContent) -> None:
    single = [kind for kind in PAGES if kind.is_single and kind.name not in WHERE_WRITTEN]
    menu = {
        address: name
        for section in navigation({kind.address: kind.address for kind in single})
        for title, entries in section.items()
        for entry in ([{title: entries}] if isinstance(entries, str) else entries)
        if isinstance(entry, dict)
        for name, address in entry.items()
    }
    for kind in single:
        page = site.pages[kind.address]
        assert page.title == kind.title == menu.get(kind.address, kind.title)
        assert kind.name == "home" or heading(page) == kind.title


def test_every_page_stands_at_an_address_of_its_kind(site: SiteContent) -> None:
    for address, page in site.pages.items():
        pattern = re.escape(page.kind.address).replace(re.escape(EACH), r"[\w-]+")
        assert re.fullmatch(rf"{pattern}(\d+/)?", address), f"{address} is no {page.kind.name}"


def test_every_kind_has_a_line_in_the_permalinks_or_can_do_without(
    reading_of: Callable[..., Reading],
) -> None:
    addresses = {address.partition("#")[0] for address in published(reading_of().corpus)}
    recorded = {
        kind.name
        for kind in PAGES
        for address in addresses
        if address == kind.address
        or (not kind.is_single and kind.start and re.fullmatch(rf"{kind.start}[\w-]+/", address))
    } - {"map_theme"}
    assert recorded == {kind.name for kind in PAGES if kind.in_permalinks} - {*WHERE_WRITTEN, "session"}
    assert {kind.name for kind in PAGES if not kind.in_permalinks} == {
        "home",  # its address is empty, and cannot be lost
        "map_theme",  # stands only where a corpus is large, and what it shows stands on the map otherwise
        "rule",  # a code is never reused
        "moved",
        "taken_back",
        "not_shown",
    }


def test_pages_in_the_place_of_others_are_found_by_nobody_who_looks() -> None:
    for name in ("moved", "taken_back", "not_shown"):
        assert not KINDS[name].in_search
        assert not KINDS[name].in_sitemap
