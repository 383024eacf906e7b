"""What the search knows of pages: everything that readers see, and nothing that is for authors."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from build_scripts.model import urls
from build_scripts.render.pages.search import SYNONYMS, TABLES, WORDS, found_entries, found_page, text_of
from build_scripts.render.site.search_entry import ENTRY_KINDS
from build_scripts.render.site.site import SiteContent
from build_scripts.render.text.folding import forms
from build_scripts.render.views.items import Items


def words_of(text: str) -> set[str]:
    return {word for run in text.split() for word in forms(run).pieces}


def test_every_result_leads_to_a_page_and_an_id_of_it(site: SiteContent) -> None:
    for entry in site.search:
        address, _, id_ = entry.address.partition("#")
        assert not id_ or id_ in site.pages[address].ids, entry.address


def test_no_word_that_readers_see_on_a_page_is_absent(site: SiteContent) -> None:
    found = {word for entry in site.search for word in words_of(entry.searched)}
    addresses = {entry.address for entry in site.search}
    for page in site.pages.values():
        if page.address in addresses:
            assert words_of(text_of(page.html)) <= found, page.address


def test_what_only_one_page_prints_leads_to_that_page(site: SiteContent) -> None:
    entry = next(found for found in site.search if found.address == "studies/okafor-2021/")
    only_there = words_of(entry.topics) - {
        word for other in site.search if other is not entry for word in words_of(other.searched)
    }
    assert only_there
    assert only_there <= words_of(text_of(site.pages["studies/okafor-2021/"].html)) | words_of(entry.beside)


def test_only_the_home_page_is_found_by_the_name_of_the_site(site: SiteContent) -> None:
    named = {entry.address: entry.names for entry in site.search if entry.kind == "page" and entry.names}
    assert list(named) == [urls.HOME]


def test_what_pages_of_their_own_print_too_is_no_matter_of_others(
    site: SiteContent, items_of: Callable[..., Items]
) -> None:
    pages = [
        replace(site.pages[address], html="<p>Quokkas</p>") for address in ("themes/waiting/", urls.METHODS)
    ]
    found = found_entries(items_of(), (), pages)
    assert [entry.address for entry in found if "Quokkas" in entry.topics] == [urls.METHODS]


def test_pages_for_authors_and_the_invented_example_are_no_results(site: SiteContent) -> None:
    assert urls.EXAMPLE in site.pages
    assert not [entry.address for entry in site.search if entry.address.startswith(urls.CONTRIBUTING)]
    assert not list(found_page("contributing/tables/", "Tables", "<h2>Printed tables</h2>"))


def test_ways_down_and_further_pages_of_a_list_repeat_what_is_found_anyhow(site: SiteContent) -> None:
    assert not [
        entry.address
        for entry in site.search
        if entry.address.startswith("chains/") and entry.address != urls.CHAINS
    ]


def test_a_page_by_hand_is_found_by_all_it_says() -> None:
    (entry,) = found_page(
        "about/", "About", "<h1>About</h1><h2>Who &amp; why</h2><p>Written by <em>hand</em>.</p>"
    )
    assert (entry.kind, entry.title, entry.text) == ("page", "About", "Who & why")
    assert words_of(entry.topics) == {"about", "who", "why", "written", "by", "hand"}


@pytest.mark.parametrize("path", [WORDS, SYNONYMS, TABLES])
def test_what_the_page_loads_is_json(site: SiteContent, path: str) -> None:
    text = site.files[path].decode()
    value = json.loads(text.removeprefix("export const TABLES = ").removesuffix(";\n"))
    if path == TABLES:
        assert value["kinds"] == [kind.weight for kind in ENTRY_KINDS.values()]
    assert value


def test_what_was_brought_together_weighs_more_than_one_finding() -> None:
    weight = {kind: words.weight for kind, words in ENTRY_KINDS.items()}
    together = (weight["theme"], weight["review-finding"])
    assert min(together) > max(
        value for kind, value in weight.items() if kind not in ("theme", "review-finding")
    )
