"""The Site knows its addresses, ids and links, and finds those that lead nowhere."""

from __future__ import annotations

import pytest

from build_scripts.render.site.registry import KINDS
from build_scripts.render.site.renderer import Here
from build_scripts.render.site.site import SiteContent, broken_links, page_of, repeated_ids


def page(address: str, html: str):  # type: ignore[no-untyped-def]
    return page_of(KINDS["theme"], address, "Title", "Description.", html)


def site_with(*pages) -> SiteContent:  # type: ignore[no-untyped-def]
    return SiteContent({page.address: page for page in pages}, {"data/findings.csv": b""})


@pytest.mark.parametrize(
    "link",
    [
        "../../themes/barriers/",
        "../../themes/barriers/#_messages",
        "../../themes/barriers/?study=one",
        "../../",
        "./",
        "#here",
        "../other/",
        "../../data/findings.csv",
        "../../contributing/#whatever",
        "https://example.org/",
        "mailto:a@example.org",
    ],
)
def test_a_link_that_leads_somewhere_is_not_reported(link: str) -> None:
    site = site_with(
        page("", ""),
        page("themes/barriers/", '<h2 id="_messages">x</h2>'),
        page("studies/one/", f'<p id="here"><a href="{link}">x</a></p>'),
        page("studies/other/", ""),
    )
    assert broken_links(site, {"contributing/"}) == ()


@pytest.mark.parametrize(
    "link",
    [
        "../../themes/gone/",
        "../../themes/barriers/#gone",
        "#gone",
        "../gone/",
        "../../data/gone.csv",
        "../../data/findings.csv#row",
        "../../contributing/gone/",
        "/themes/barriers",
    ],
)
def test_a_link_that_leads_nowhere_is_found(link: str) -> None:
    site = site_with(page("themes/barriers/", ""), page("studies/one/", f'<a class="x" href="{link}">x</a>'))
    (found,) = broken_links(site, {"contributing/"})
    assert str(found) == f"/studies/one/ links to {link}, which is not there."


def test_an_id_that_stands_twice_on_a_page_is_found() -> None:
    site = site_with(page("a/", '<p id="x"></p><p id="y"></p><p id="x"></p>'), page("b/", '<p id="x"></p>'))
    assert repeated_ids(site) == (("a/", "x"),)


def test_headings_of_the_second_level_are_the_table_of_contents() -> None:
    made = page("a/", '<h2 id="_one">One <span>more</span></h2><h3 id="_two">Two</h3><h2>Without</h2>')
    assert made.toc_tokens() == [{"level": 2, "id": "_one", "name": "One more", "children": []}]


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "themes/barriers/", "themes/barriers/"),
        ("", "", "./"),
        ("themes/", "", "../"),
        ("studies/one/", "studies/one/#x", "#x"),
        ("studies/one/", "studies/one/", "./"),
        ("studies/one/", "recommendations/#y", "../../recommendations/#y"),
    ],
)
def test_links_are_relative_to_the_page_they_stand_on(here: str, there: str, link: str) -> None:
    assert Here(here).to(there) == link


def test_a_page_knows_the_file_a_host_takes_it_for() -> None:
    assert page("", "").source_uri == "index.md"
    assert page("themes/barriers/", "").source_uri == "themes/barriers/index.md"


@pytest.mark.parametrize("path", ["../x.csv", "a/../../x.csv", "/etc/x.csv", "..\\x.csv", ".."])
def test_a_site_holds_nothing_that_would_be_written_outside_of_it(path: str) -> None:
    with pytest.raises(ValueError, match="leads out of the site"):
        SiteContent({}, {path: b""})


def test_a_name_with_dots_in_it_is_no_way_out() -> None:
    assert SiteContent({}, {"a..b/c.csv": b""}).files == {"a..b/c.csv": b""}
