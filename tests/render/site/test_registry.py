"""Every page of a site is found in its menu, those that its makers wrote by hand included."""

from __future__ import annotations

from build_scripts.render.site.registry import navigation, section_of

SOURCES = {
    address: f"{address}index.md"
    for address in ("", "themes/", "review-findings/", "studies/", "methods/", "contributing/", "data/")
}


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
        {"How to contribute": "contributing/index.md"},
        "contributing/style.md",
    ]


def test_pages_out_of_the_menu_light_a_section() -> None:
    assert section_of("themes/waiting/") == "Questions"
    assert section_of("models/cycle/") == "Evidence"
    assert section_of("briefs/waiting/") == "Advice"
    assert section_of("nowhere/") is None
