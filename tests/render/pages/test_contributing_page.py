"""What authors find: the example to copy, and the empty workbook to fill in."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from build_scripts.model import urls
from build_scripts.render.site.site import SiteContent


def test_the_empty_workbook_is_offered_with_the_ids_of_this_site(site: SiteContent) -> None:
    book = load_workbook(io.BytesIO(site.files[urls.NEW_STUDY]))
    offered = {cell.value for row in book["lists"].iter_rows() for cell in row}
    assert {"waiting", "visitors", "librarians", "managers"} <= offered
    assert [row[1].value for row in book["study"].iter_rows(min_row=2, max_row=2)] == [None]
    assert 'new-study.xlsx" download' in site.pages[urls.EXAMPLE].html


def test_without_its_package_there_is_no_workbook_and_no_link(
    monkeypatch: pytest.MonkeyPatch, reading_of, site_from
) -> None:
    for module in ("build_scripts.render.build", "build_scripts.render.pages.contributing"):
        monkeypatch.setattr(f"{module}.makes_workbooks", lambda: False)
    made = site_from(reading_of())
    assert urls.NEW_STUDY not in made.files
    assert "new-study.xlsx" not in made.pages[urls.EXAMPLE].html
