"""The file of an explorer holds every row as it is, and what is repeated once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from build_scripts.render.explorers.definitions import explorers, study_rows
from build_scripts.render.explorers.explorer import Explorer, RowOrder, facet
from build_scripts.render.explorers.kind import Choices
from build_scripts.render.explorers.rows_file import rows_file
from build_scripts.render.site.site import SiteContent
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link


def explorer(texts: list[str], links: list[tuple[Link, ...]], ours: frozenset[str] = frozenset()) -> Explorer:
    return Explorer(
        address="things/",
        csv="data/things.csv",
        one="thing",
        many="things",
        facets=(facet("word", "Word", dict.fromkeys(texts, "x"), [(text,) for text in texts]),),
        orders=(RowOrder("id", "By id"),),
        texts={"id": tuple(str(place) for place in range(len(texts))), "text": tuple(texts)},
        links={"links": tuple(links)},
        searched=("text",),
        ours=ours,
    )


def column(data: dict[str, Any], name: str, size: int) -> list[str]:
    if name not in data["texts"]:
        return [""] * size
    of = data["texts"][name]
    return [of["values"][place] for place in of.get("at", range(size))]


@given(
    some.lists(
        some.tuples(some.text(max_size=3), some.lists(some.sampled_from("abc"), max_size=3)), min_size=1
    )
)
def test_every_text_link_and_value_is_read_back_as_it_was(rows: list[tuple[str, list[str]]]) -> None:
    texts = [text for text, _ in rows]
    links = [tuple(Link(f"{text}/", text) for text in some_links) for _, some_links in rows]
    data = json.loads(rows_file(explorer(texts, links)))
    assert column(data, "text", len(rows)) == texts
    known = data["links"].get("links", {"values": [], "at": [[]] * len(rows)})
    assert [tuple(Link(*known["values"][place]) for place in at) for at in known["at"]] == links
    choice = data["facets"][0]
    assert [[choice["values"][place][0] for place in at] for at in choice["at"]] == [[text] for text in texts]


def test_what_is_repeated_stands_once() -> None:
    long = "the same words " * 20
    assert len(rows_file(explorer([long] * 50, [()] * 50))) < 10 * len(long)


def test_our_sentences_are_set_as_the_page_sets_them_and_words_of_others_stay() -> None:
    data = json.loads(rows_file(explorer(["people's 'own' words"], [()], frozenset({"text"}))))
    assert column(data, "text", 1) == ["people’s ‘own’ words"]
    assert column(json.loads(rows_file(explorer(["people's"], [()]))), "text", 1) == ["people's"]


def test_every_explorer_of_the_site_has_its_file_and_its_page_names_it(
    site: SiteContent, items_of: Callable[..., Items]
) -> None:
    of = Choices(items_of())
    made = explorers(of, [study_rows(of, folder) for folder in of.corpus.studies.values()])
    assert made
    for address, explorer in made.items():
        assert site.files[explorer.rows] == rows_file(explorer)
        html = site.pages[address].html
        assert 'data-rows="../' in html
        assert explorer.csv in site.files
        for value in (value for choice in explorer.facets for value in choice.open):
            assert f'value="{value.key}"> <span>' in html


@pytest.mark.parametrize("address", ["studies/", "review-findings/"])
def test_a_list_of_one_has_no_explorer(address: str, site: SiteContent) -> None:
    assert "data-explorer" not in site.pages[address].html
    assert f"{address}rows.json" not in site.files
