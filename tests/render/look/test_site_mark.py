"""The mark: initials of the title as outlines, inside their square; a ring where there are none."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from build_scripts.render.look.site_mark import ADDRESS, SIZE, initials, mark
from build_scripts.render.look.typefaces import outline


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Connected Lives", "CL"),
        ("being heard in libraries", "BH"),
        ("Loneliness", "L"),
        ("2030 Vision", "2V"),
        ("“Quiet” & calm", "QC"),
        ("الوحدة", ""),
        ("Über alles", "A"),
        ("", ""),
    ],
)
def test_initials_are_the_first_of_two_words(title, letters):
    assert initials(title) == letters


@pytest.mark.parametrize("title", ["Connected Lives", "Many Words", "I", "الوحدة", "<script>&"])
def test_a_mark_is_one_picture_without_words_or_addresses(title):
    drawn = ElementTree.fromstring(mark(title))
    assert drawn.get("viewBox") == f"0 0 {SIZE} {SIZE}"
    assert len(drawn.findall(".//{*}path")) == len(initials(title))
    assert len(drawn.findall(".//{*}circle")) == (not initials(title))
    assert "http" not in mark(title).replace("http://www.w3.org/2000/svg", "")


def test_the_widest_initials_stay_inside():
    left, foot, scale = map(
        float, re.search(r"translate\((\S+) (\S+)\) scale\((\S+)\)", mark("Wide Words")).groups()
    )
    assert left >= 10
    assert foot <= SIZE - 10
    assert left + 2 * outline("W")[1] * scale <= SIZE - 10


def test_every_site_has_one(site):
    assert site.files[ADDRESS] == mark("Being Heard").encode()
