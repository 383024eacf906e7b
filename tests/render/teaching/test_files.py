"""What a session's page offers to take along, with and without the packages that make it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.render.site.site import SiteContent
from build_scripts.render.teaching.files import not_made
from build_scripts.render.views.items import Items
from tests.render.teaching.taught import SESSION

SLIDES, HANDOUT = "teaching/first-hour/first-hour.pptx", "teaching/first-hour/first-hour.docx"
OVERLAY = SESSION.format(uses="okafor-2021/chart-kept-away")


def test_the_page_of_a_session_offers_slides_and_a_handout(site_of: Callable[..., SiteContent]) -> None:
    site = site_of(OVERLAY)
    assert site.files[SLIDES].startswith(b"PK")
    assert site.files[HANDOUT].startswith(b"PK")
    html = site.pages["teaching/first-hour/"].html
    assert 'first-hour.pptx" download' in html
    assert 'first-hour.docx" download' in html


def test_without_its_package_a_file_is_not_offered_and_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, site_of: Callable[..., SiteContent], items_of: Callable[..., Items]
) -> None:
    monkeypatch.setattr("build_scripts.render.teaching.files.makes_slides", lambda: False)
    site = site_of(OVERLAY)
    assert SLIDES not in site.files
    assert HANDOUT in site.files
    assert ".pptx" not in site.pages["teaching/first-hour/"].html
    assert not_made(items_of(OVERLAY).corpus) == (
        "Teaching sessions go without slides or handouts: python-pptx not installed. "
        "Remedy: `pip install python-pptx`."
    )


def test_nothing_is_said_where_all_is_made_or_nobody_teaches(
    monkeypatch: pytest.MonkeyPatch, items_of: Callable[..., Items]
) -> None:
    assert not_made(items_of(OVERLAY).corpus) == ""
    monkeypatch.setattr("build_scripts.render.teaching.files.makes_slides", lambda: False)
    assert not_made(items_of().corpus) == ""
