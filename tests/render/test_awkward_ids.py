"""Ids that sound like files, pages or properties of the host give pages of their own like any other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.model import urls
from build_scripts.read.corpus import Reading, read_files
from build_scripts.render.site.site import SiteContent

AWKWARD = ("index", "readme", "search", "rows", "settings", "constructor", "a" + "b" * 59)
THEME = "evidence/themes/waiting.yaml"
STUDY = "evidence/studies/okafor-2021/"


@pytest.fixture(scope="module")
def site(
    example_files: Callable[[], dict[str, bytes]], site_from: Callable[[Reading], SiteContent]
) -> SiteContent:
    files = example_files()
    for id_ in AWKWARD:
        files[THEME.replace("waiting", id_)] = files[THEME]
        for path in [file for file in files if file.startswith(STUDY)]:
            files[path.replace("okafor-2021", id_)] = files[path]
    return site_from(read_files(files))


def test_each_has_a_page_a_brief_and_a_chain(site: SiteContent) -> None:
    for id_ in AWKWARD:
        for address in (
            urls.theme(id_),
            urls.brief(id_),
            urls.theme_chain(id_),
            urls.study(id_),
        ):
            assert address in site.pages


def test_no_two_pages_or_files_share_a_place(site: SiteContent) -> None:
    written = [*site.sources.values(), *site.files]
    assert len(set(written)) == len(written)
    folders = {place.rpartition("/")[0] for place in written}
    assert folders.isdisjoint(written)
