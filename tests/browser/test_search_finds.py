"""What the search finds: every printed word in any spelling, phrases, synonyms, and the best answer first."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from build_scripts.publish.search import index_site
from build_scripts.render.site.search_entry import SearchEntry
from build_scripts.render.text.folding import family, forms, key

Open = Callable[..., BrowserContext]
Serving = Callable[[Path], AbstractContextManager[str]]
QUERIES = yaml.safe_load((Path(__file__).parent / "search_queries.yaml").read_text(encoding="utf-8"))
ENOUGH = 55
FIRST = 3
PUBLISHED = (
    ("findings", "statement"),
    ("quotes", "text"),
    ("recommendations", "statement"),
    ("review_findings", "statement"),
    ("tables", "row"),
    ("themes", "question"),
    ("discrepancies", "printed"),
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
FOUND = """async (words) => {
  const { openIndex } = await import("/assets/search-index.js");
  const { longest, wordsOf } = await import("/assets/search-words.js");
  const index = await openIndex(new URL("/pagefind/pagefind.js", location.href).href);
  const found = {};
  for (const word of words) found[word] = (await index.find(longest(wordsOf(word)))).entries.length;
  return found;
}"""
FOLDED = """async (runs) => {
  const { family, forms, key } = await import("/assets/search-words.js");
  return runs.map((run) => {
    const { pieces, joined, besides } = forms(run);
    return [pieces, joined, besides, pieces.map(family), pieces.map(key)];
  });
}"""
STRANGE = (
    "naïve Zoë Müller STRASSE Straße ΣΊΣΥΦΟΣ Ελλάδα Ёлка İstanbul ırmak ﬁne café’s O’Brien-Smith l’été U+2011 self‑harm "
    "co\N{SOFT HYPHEN}op him/her R&D A&E e.g. n=47 p<0.05 1,620 48.6% ½ m² 2010–2012 COVID-19 ＡＢＣ１２ שָׁלוֹם أهلًا हिंदी "
    "ไม่รู้ 等候名单太长 がっこう ｶﾞｯｺｳ 외로움을 한국 𠀋字 ❤️ 👩‍⚕️ — … ＇ ´ don`t ‘home’ º Å ǆ ŉ ﷺ"
)


def published_texts(folder: Path) -> Iterator[str]:
    for name, column in PUBLISHED:
        with (folder / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from (row[column] for row in csv.DictReader(file))


@pytest.fixture
def search(site: str, open_context: Open) -> Page:
    """The search page of the real site."""
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(site + "search/", wait_until="load")
    return page


@pytest.fixture
def search_of(
    site_folder: Path, tmp_path: Path, open_context: Open, serving: Serving
) -> Iterator[Callable[[list[SearchEntry]], Page]]:
    """`search_of(entries)`: the search page over an index of these alone."""
    served = []

    def make(entries: list[SearchEntry]) -> Page:
        folder = tmp_path / "site"
        left_out = shutil.ignore_patterns("pagefind", "studies", "data", "chains", "contributing")
        shutil.copytree(site_folder, folder, ignore=left_out)
        index_site(entries, folder / "pagefind")
        served.append(serving(folder))
        page = open_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(served[-1].__enter__() + "search/", wait_until="load")
        return page

    yield make
    for server in served:
        server.__exit__(None, None, None)


def asked(page: Page, query: str) -> list[str]:
    """The addresses of the results, once `query` was typed and answered."""
    field = page.get_by_label("Words to look for")
    field.fill(query)
    field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{query}”")
    return page.locator("[data-search-results] .ev-hit a").evaluate_all(
        "all => all.map(one => one.pathname.slice(1) + one.hash)"
    )


def said(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def finding(name: str, text: str, kind: str = "finding") -> SearchEntry:
    return SearchEntry(kind, f"studies/one/#{name}", "", text, study="One")  # type: ignore[arg-type]


def test_no_printed_word_is_called_absent(site_folder: Path, search: Page) -> None:
    words = sorted({word.lower() for text in published_texts(site_folder) for word in WORD.findall(text)})
    assert len(words) > 1_500
    found = search.evaluate(FOUND, words)
    assert [word for word in words if not found[word]] == []


def test_every_run_of_signs_as_printed_is_found(site_folder: Path, search: Page) -> None:
    runs = {run for text in published_texts(site_folder) for run in text.split()}
    joined = sorted(run for run in runs if len(forms(run).pieces) > 1)
    assert len(joined) > 50
    found = search.evaluate(FOUND, joined)
    assert [run for run in joined if not found[run]] == []


def test_both_sides_fold_alike(site_folder: Path, search: Page) -> None:
    runs = sorted({run for text in (*published_texts(site_folder), STRANGE) for run in text.split()})
    folded = search.evaluate(FOLDED, runs)
    for run, there in zip(runs, folded, strict=True):
        here = forms(run)
        assert there == [
            list(here.pieces),
            here.joined,
            list(here.besides),
            [family(piece) for piece in here.pieces],
            [key(piece) for piece in here.pieces],
        ], run


def test_the_right_item_is_among_the_first(search: Page) -> None:
    missed = {}
    for query in QUERIES:
        first = asked(search, query["query"])[:FIRST]
        if not any(
            address in query["right"] or address.partition("#")[0] in query["right"] for address in first
        ):
            missed[query["query"]] = first
    assert len(QUERIES) == 60
    assert len(QUERIES) - len(missed) >= ENOUGH, missed


SPELLINGS = [
    finding("a", "Visitors asked for co-production and well-being."),
    finding("b", "Some spoke of self‑harm and non‑clinical help."),
    finding("c", "Carers/relatives and him/her were asked; 48.6% of 1,620 agreed."),
    finding("d", "Some felt naïve near the café of Müller and O’Brien in Ελλάδα."),
    finding("e", "有人说等候名单太长而且没有人告诉我们要等多久"),
    finding("f", "외로움을 느끼는 사람"),
    finding("g", "Teams in the U.K. (CMHTs) have a training for COVID-19."),
]


def test_each_spelling_of_a_word_finds_it(search_of: Callable[[list[SearchEntry]], Page]) -> None:
    page = search_of(SPELLINGS)
    for name, queries in {
        "a": [
            "co-production",
            "coproduction",
            "co production",
            "production",
            "co‑production",
            "wellbeing",
            "Well-Being",
        ],
        "b": ["self-harm", "self‑harm", "selfharm", "harm", "nonclinical"],
        "c": ["relatives", "carers", "carers/relatives", "her", "48.6", "48.6%", "1,620", "1620"],
        "d": [
            "naïve",
            "naive",
            "NAÏVE",
            "cafe",
            "muller",
            "Müller",
            "brien",
            "o'brien",
            "O’Brien",
            "ελλαδα",
            "Ελλάδα",
        ],
        "e": ["等候名单太长", "等候", "名单", "等多久"],
        "f": ["외로움", "외로움을", "사람"],
        "g": ["UK", "u.k.", "CMHT", "cmhts", "covid-19", "covid19", "trainings", "trained"],
    }.items():
        for query in queries:
            assert asked(page, query) == [f"studies/one/#{name}"], query
            assert "No text" not in said(page)
            assert page.locator("[data-search-results] mark").count() > 0, query


def test_what_does_not_stand_together_is_not_found_as_one(
    search_of: Callable[[list[SearchEntry]], Page],
) -> None:
    page = search_of(SPELLINGS)
    assert asked(page, "486") == []
    assert asked(page, "候等") == ["studies/one/#e"]
    assert "No text has “候等” as it stands" in said(page)


def test_quotation_marks_search_a_phrase(search_of: Callable[[list[SearchEntry]], Page]) -> None:
    page = search_of(
        [
            finding("a", "Staff did not feel equipped to help."),
            finding("b", "Staff equipped a room, and did not feel safe."),
            finding("c", "Safe spaces were wanted; a safe space was not there."),
            finding("d", "Safe spaces were far."),
        ]
    )
    assert asked(page, '"not feel equipped"') == ["studies/one/#a"]
    assert page.locator("mark").all_inner_texts() == ["not", "feel", "equipped"]
    assert asked(page, "“not feel”") == ["studies/one/#a", "studies/one/#b"]
    assert asked(page, '"safe space"') == ["studies/one/#c"]
    assert sorted(asked(page, '"safe spaces" far')) == ["studies/one/#d"]
    asked(page, '"equipped not"')
    assert "No text has “equipped not” as it stands; looked for its words one by one." in said(page)


def test_synonyms_find_what_the_site_prints_and_say_so(search: Page) -> None:
    assert asked(search, "befrienders")[0] == "themes/groups-and-activities/"
    assert "Looked for “groups, activities and peers”" in said(search)
    assert asked(search, "keyworkers")[0] == "glossary/#key-worker"


def test_a_word_that_is_being_typed_finds_what_it_begins(search: Page) -> None:
    assert "themes/barriers/" in asked(search, "barri")[:FIRST]
    assert "Looked for words that begin with “barri”." in said(search)


def test_a_slip_keeps_its_first_letter_and_a_printed_word_is_none(search: Page) -> None:
    asked(search, "personality disorder")
    assert "Nothing was found" not in said(search)
    assert "personally" not in said(search)
    asked(search, "relatonships")
    assert "results for “relationships”" in said(search)


def test_a_page_for_authors_is_no_answer_to_a_reader(search: Page) -> None:
    for query in ("YAML", "pull request", "okafor"):
        assert not [address for address in asked(search, query) if address.startswith("contributing/")]
