"""Feeds: well-formed Atom with addresses in full, for the site, a theme and a study; none where the site has no address."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from build_scripts.render.build import build_site
from build_scripts.render.data.feeds import MOST_ENTRIES, feeds
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "# in evidence/site.yaml\nurl: https://evidence.example.org/base/\npublisher: A & B\n"
THEME = """\
# in evidence/themes/waiting.yaml
history:
  - {date: "2026-11-20", change: First version.}
  - {date: "2026-11-22", change: Says some., was: All <visitors> wait.}
"""
FINDING = """\
# in evidence/review_findings/not-knowing-weighs.yaml
history:
  - {date: "2026-11-23", change: Level lowered., was: "Confidence: moderate."}
"""


def of(reading_of, overlay: str):
    return feeds(Items(join(reading_of(overlay).corpus)))


def test_the_feed_of_the_site_tells_each_change_and_the_latest_first(reading_of):
    feed = ElementTree.fromstring(of(reading_of, URL + THEME + FINDING)["changes/changes.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "A & B"
    first, second = feed.findall(f"{ATOM}entry")
    assert first.find(f"{ATOM}link").get("href") == (
        "https://evidence.example.org/base/review-findings/not-knowing-weighs/"
    )
    assert second.findtext(f"{ATOM}summary") == "Says some. Before: All <visitors> wait."
    assert second.findtext(f"{ATOM}id").startswith("tag:evidence.example.org,2026-11-22:theme/waiting/")
    assert first.findtext(f"{ATOM}id") != second.findtext(f"{ATOM}id")


def test_a_theme_has_a_feed_of_its_own_and_its_page_names_it(reading_of):
    joined = join(reading_of(URL + THEME + FINDING).corpus)
    site = build_site(joined, (), ())
    assert sorted(path for path in site.files if path.endswith("changes.xml")) == [
        "changes/changes.xml",
        "themes/waiting/changes.xml",
    ]
    feed = ElementTree.fromstring(site.files["themes/waiting/changes.xml"])
    assert len(feed.findall(f"{ATOM}entry")) == 1
    assert site.pages["themes/waiting/"].front_matter["feed"] == "themes/waiting/changes.xml"
    assert "feed" not in site.pages["studies/okafor-2021/"].front_matter


def test_the_latest_fifty_are_told(reading_of):
    lines = "".join(
        f'  - {{date: "2026-11-21", change: "Change {place}.", was: Before.}}\n'
        for place in range(MOST_ENTRIES + 1)
    )
    feed = ElementTree.fromstring(
        of(reading_of, f"{URL}# in evidence/themes/waiting.yaml\nhistory:\n{lines}")["changes/changes.xml"]
    )
    assert len(feed.findall(f"{ATOM}entry")) == MOST_ENTRIES == 50


@pytest.mark.parametrize("overlay", ["", THEME, URL])
def test_without_an_address_or_a_change_there_is_none(reading_of, overlay: str):
    assert of(reading_of, overlay) == {}
