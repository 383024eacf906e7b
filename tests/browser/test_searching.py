"""Search: typed words lead to an item at its place, whatever slip they hold, within a budget of bytes."""

from __future__ import annotations

import gzip
import itertools
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from build_scripts.publish.search import index_site
from build_scripts.render.site.search_entry import SearchEntry
from tests.browser.axe import thin_out, violations

Open = Callable[..., BrowserContext]
Serving = Callable[[Path], AbstractContextManager[str]]
PHONE = {"width": 375, "height": 740}
NARROW = {"width": 320, "height": 640}
BEFORE_THE_FIRST_KEY = 50_000
FIRST_ANSWER = 300_000


def opened(open_context: Open, address: str, **settings: object) -> Page:
    page = open_context(**{"viewport": PHONE, **settings}).new_page()
    page.goto(address, wait_until="load")
    return page


def typed(page: Page, words: str) -> Locator:
    """The results once `words` were typed and answered."""
    field = page.get_by_label("Words to look for")
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    expect(page.get_by_role("status")).to_contain_text(f"“{words}”")
    return page.locator("[data-search-results] li")


def of_kind(results: Locator, kind: str) -> Locator:
    return results.filter(has=results.page.get_by_text(kind, exact=True))


def test_typed_words_lead_to_each_kind_of_item_at_its_place(site: str, open_context: Open) -> None:
    page = opened(open_context, site + "search/")
    results = typed(page, "training")
    for kind in ("Theme", "Review finding", "Recommendation", "Finding of one study", "Quotation"):
        expect(of_kind(results, kind).first.locator("mark").first).to_contain_text(re.compile("^train"))
    expect(of_kind(results, "Review finding").first).to_contain_text("confidence")
    finding = of_kind(results, "Finding of one study").first
    expect(finding).to_contain_text("Preprint, not peer reviewed")
    words = finding.locator(".ev-hit__statement").inner_text()
    finding.get_by_role("link").click()
    item = page.locator(":target")
    expect(item).to_be_in_viewport()
    expect(item).to_contain_text(words)
    assert item.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_a_quotation_carries_its_content_note_study_and_voice(site: str, open_context: Open) -> None:
    page = opened(open_context, site + "search/?q=blamed&kind=quotation")
    noted = page.locator("[data-search-results] li").filter(has_text="Content note:").first
    expect(noted.locator("blockquote")).to_be_visible()
    expect(noted.locator("figcaption")).to_contain_text(re.compile("Words of"))
    order = noted.evaluate(
        "one => one.querySelector('.ev-notice-line').compareDocumentPosition(one.querySelector('blockquote'))"
    )
    assert order & 4, "the note stands before the words"


def test_a_slip_a_plural_and_another_spelling_end_at_the_same_results(site: str, open_context: Open) -> None:
    page = opened(open_context, site + "search/")

    def found() -> list[str]:
        return page.locator("[data-search-results] a").evaluate_all(
            "all => all.map(one => one.pathname + one.hash)"
        )

    typed(page, "relationship")
    single = found()
    typed(page, "relationships")
    assert found() == single
    typed(page, "relatonship")
    expect(page.get_by_role("status")).to_contain_text("results for “relationship”")
    assert found() == single
    typed(page, "organisation")
    ours = found()
    typed(page, "organization")
    assert ours
    assert found() == ours


def test_nothing_found_says_which_word_and_offers_ways_on(site: str, open_context: Open) -> None:
    page = opened(open_context, site + "search/", viewport=NARROW)
    typed(page, "training qqqqzzzz")
    expect(page.get_by_role("status")).to_contain_text("No text has “qqqqzzzz”")
    assert page.locator("[data-search-results] li").count() > 3
    typed(page, "qqqqzzzz")
    expect(page.get_by_role("status")).to_contain_text("Nothing was found")
    assert page.locator("[data-search-results] li").count() == 0
    assert page.locator("#_questions ~ ul a:visible").count() > 3
    assert page.locator("#_lists ~ ul a:visible").count() > 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_question_in_a_sentence_is_answered(site: str, open_context: Open) -> None:
    page = opened(open_context, site + "search/")
    results = typed(page, "what stops staff from talking about relationships?")
    expect(of_kind(results, "Theme").first).to_be_visible()


def test_kind_and_query_stand_in_the_address_and_back_restores_them(site: str, open_context: Open) -> None:
    page = opened(open_context, site + "search/")
    typed(page, "people")
    chip = page.get_by_role("navigation", name="Kinds of results").get_by_role(
        "link", name=re.compile("^Findings")
    )
    expected = int(re.sub(r"\D", "", chip.inner_text()))
    chip.click()
    expect(page).to_have_url(re.compile(r"q=people&kind=finding$"))
    results = page.locator("[data-search-results] li")
    expect(results).to_have_count(10)
    expect(page.locator(".ev-kinds [aria-current]")).to_contain_text("Findings")
    page.get_by_role("button", name="Show more").click()
    expect(results).to_have_count(min(20, expected))
    expect(results.nth(10).locator("a")).to_be_focused()
    results.nth(0).get_by_role("link").click()
    expect(page).to_have_url(re.compile("studies/.*#"))
    page.go_back()
    expect(page.get_by_label("Words to look for")).to_have_value("people")
    expect(results).to_have_count(10)
    page.go_back()
    expect(page).to_have_url(re.compile(r"q=people$"))
    expect(page.locator(".ev-kinds [aria-current]")).to_contain_text("Everything")


def test_the_keyboard_alone_searches(site: str, open_context: Open) -> None:
    page = opened(open_context, site + "search/", viewport={"width": 1280, "height": 900})
    page.keyboard.press("/")
    field = page.get_by_label("Words to look for")
    expect(field).to_be_focused()
    page.keyboard.type("training")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("results for “training”")
    field.focus()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator("[data-search-results] li")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"search/$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_pass_axe(site: str, open_context: Open, scheme: str) -> None:
    page = opened(open_context, site + "search/?q=training", viewport=NARROW, color_scheme=scheme)
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    page.get_by_label("Words to look for").focus()
    thin_out(page)
    assert violations(page, dark=scheme == "dark") == []
    page.goto(site + "search/?q=people&kind=quotation")
    expect(page.locator("[data-search-results] blockquote").first).to_be_visible()
    thin_out(page)
    assert violations(page, dark=scheme == "dark") == []
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (scheme == "dark") == (sum(map(int, re.findall(r"\d+", background)[:3])) < 200)


def compressed(folder: Path, url: str) -> int:
    """Bytes of a file as a server sends it; the index is compressed already."""
    path = folder / urlsplit(url).path.lstrip("/")
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))


def asked_for(page: Page, folder: Path) -> dict[str, int]:
    """What the page asks for from now on, with its compressed size.

    The typefaces are left out: one set serves the whole site, is kept by the browser, and has a bound of its own.
    """
    asked: dict[str, int] = {}

    def count(url: str) -> None:
        if "/assets/typefaces/" not in url:
            asked.setdefault(url, compressed(folder, url))

    page.on("request", lambda request: count(request.url))
    return asked


def test_nothing_of_the_index_is_loaded_before_the_first_key_and_little_else(
    site: str, site_folder: Path, open_context: Open
) -> None:
    page = open_context(viewport=PHONE).new_page()
    asked = asked_for(page, site_folder)
    page.goto(site + "search/", wait_until="networkidle")
    page.get_by_label("Words to look for").focus()
    assert not [url for url in asked if "pagefind" in url or "search-words" in url]
    assert sum(asked.values()) <= BEFORE_THE_FIRST_KEY, asked
    typed(page, "training")
    assert [url for url in asked if "pagefind" in url]
    assert sum(asked.values()) <= FIRST_ANSWER, asked


VOCABULARY = 12_000
OTHERS = (("theme", 20), ("review-finding", 400), ("recommendation", 200), ("term", 300))


def made_words() -> list[str]:
    """Different words, as many as a thousand studies may use."""
    sounds = [
        a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "is", "ol", "um")
    ]
    words = ["".join(parts) for parts in itertools.product(sounds, repeat=2)]
    return random.Random(1).sample(words, VOCABULARY)


def made_entries(words: list[str], studies: int) -> Iterator[SearchEntry]:
    """As many entries as so many studies have; words as unevenly used as in any language."""
    chance = random.Random(2)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def text() -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(12, 30)))

    for study in range(studies):
        home, name = f"studies/study-{study}/", f"Maker and others {study}"
        yield SearchEntry("study", home, name, text())
        for kind, number in (("finding", 15), ("quotation", 25), ("recommendation", 1)):
            for item in range(number):
                yield SearchEntry(
                    kind, f"{home}#{kind}-{item}", "", text(), study=name, beside="Words of a participant"
                )
    for kind, number in OTHERS:
        for item in range(number):
            yield SearchEntry(kind, f"{kind}/{item}/", text(), text())


@pytest.mark.prove("studies", [100], [1_000])
def test_the_first_answer_stays_small_however_many_studies_there_are(
    studies: int, site_folder: Path, tmp_path: Path, open_context: Open, serving: Serving
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site_folder, folder, ignore=shutil.ignore_patterns("pagefind", "studies", "data"))
    words = made_words()
    index_site(made_entries(words, studies), folder / "pagefind")
    # The more frequent a word, the more there is to load; the very first stand for words such as "the" and "of".
    queries = (
        words[20],
        f"{words[25]} {words[400]}",
        f"{words[40]} {words[90]} {words[2000]}",
        " ".join(words[20:80:10]),
    )
    with serving(folder) as address:
        for query in queries:
            page = open_context(viewport=PHONE).new_page()
            asked = asked_for(page, folder)
            page.goto(address + "search/", wait_until="load")
            assert typed(page, query).count() > 0
            assert sum(asked.values()) <= FIRST_ANSWER, (query, sum(asked.values()), asked)
