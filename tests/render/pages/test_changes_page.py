"""What has changed: day by day, each with its item and the words before; a hundred a page."""

from __future__ import annotations

import re

import pytest

from build_scripts.render.build import build_site
from build_scripts.synthesise.joins import join

THEME = "# in evidence/themes/waiting.yaml\nhistory:\n"


def site_of(reading_of, overlay: str):
    return build_site(join(reading_of(overlay).corpus), (), ())


def entries(number: int) -> str:
    return "".join(
        f'  - {{date: "2026-11-21", change: "Change {place}.", was: "Was <b>{place}</b>."}}\n'
        for place in range(number)
    )


def test_a_change_is_told_with_its_day_its_item_and_the_words_before(reading_of):
    html = site_of(reading_of, THEME + entries(1)).pages["changes/"].html
    assert "<h2>21 November 2026</h2>" in html
    assert re.search(r'Theme:</span> <a href="\.\./themes/waiting/">', html)
    assert "<p>Change 0.</p>" in html
    assert "<p>Was &lt;b&gt;0&lt;/b&gt;.</p>" in html


@pytest.mark.parametrize(("number", "last"), [(100, []), (101, ["changes/2/"])])
def test_a_hundred_stand_on_a_page(reading_of, number: int, last: list[str]):
    pages = site_of(reading_of, THEME + entries(number)).pages
    assert [address for address in pages if address.startswith("changes/") and address != "changes/"] == last
    assert pages["changes/"].html.count("<details") == 100
    if last:
        assert pages["changes/2/"].html.count("<details") == 1


def test_nothing_changed_is_said(reading_of):
    html = site_of(reading_of, "").pages["changes/"].html
    assert "Nothing that this site says has been corrected yet." in html
