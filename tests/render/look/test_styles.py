"""Each page loads the style sheets of the classes that stand on it, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.build import STYLES_OF_EVERY_PAGE, build_site
from build_scripts.render.site.site import SiteContent
from build_scripts.synthesise.joins import join

ASSETS = files("build_scripts.render") / "assets"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@pytest.fixture(scope="module")
def example_site(reading_of: Callable[..., Reading]) -> SiteContent:
    return build_site(join(reading_of().corpus), (), (), hand_written={"contributing/", "search/"})


def classes_of_sheets() -> dict[str, set[str]]:
    """The classes that one sheet alone speaks of, those of every page left out."""
    named = {
        sheet.name: set(re.findall(r"\.(ev-[\w-]+)", COMMENT.sub("", sheet.read_text(encoding="utf-8"))))
        for sheet in ASSETS.iterdir()
        if sheet.name.endswith(".css")
    }
    return {
        name: own - {class_ for other in named if other != name for class_ in named[other]}
        for name, own in named.items()
        if name not in STYLES_OF_EVERY_PAGE
    }


def test_every_page_loads_the_sheets_of_what_stands_on_it_and_no_others(example_site: SiteContent) -> None:
    sheets = classes_of_sheets()
    for at, page in example_site.pages.items():
        used = {name for value in re.findall(r'class="([^"]*)"', page.html) for name in value.split()}
        needed = {name for name, own in sheets.items() if own & used}
        loaded = set(re.findall(r'<link rel="stylesheet" href="(?:\.\./)*assets/([\w-]+\.css)">', page.html))
        assert needed <= loaded, at
        # A list has it on each of its pages, also where it is too short to explore.
        assert loaded - needed <= {"explorer.css"}, at


def test_every_sheet_is_a_file_of_the_site(example_site: SiteContent) -> None:
    assert {f"assets/{name}" for name in classes_of_sheets()} <= example_site.files.keys()
