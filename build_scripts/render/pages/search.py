"""The search page, and what the search knows of pages that are no item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape

from build_scripts.model import urls
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.search_entries import search_entries, word_counts
from build_scripts.render.site.registry import title_of
from build_scripts.render.site.search_entry import ENTRY_KINDS, SearchEntry
from build_scripts.render.site.site import Page
from build_scripts.render.text.markdown import typographic
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import levels
from build_scripts.render.views.theme_line import theme_ids, theme_line

INDEX = "pagefind/"
"""Where the index is put."""

WORDS = "assets/search-words.json"
"""The list of words that is fetched when a word is not found."""

LISTS = (
    urls.THEMES,
    urls.REVIEW_FINDINGS,
    urls.STUDIES,
    urls.FINDINGS,
    urls.QUOTES,
    urls.RECOMMENDATIONS,
    urls.GLOSSARY,
)
"""Where readers go on who find nothing or do without the search."""

_NUMBERED = re.compile(r"/[0-9]+/$")
_HEADING = re.compile(r"<h[1-3][^>]*>(.*?)</h[1-3]>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def pages(given: PageInput) -> Iterator[Page]:
    """A field, and the ways on for those who find nothing or do without it."""
    items = given.items
    yield given.renderer.page(
        "search",
        "Search every finding, quotation and page of this site.",
        index=INDEX,
        words=WORDS,
        kinds=[{"key": key, "one": one, "many": many} for key, (one, many) in ENTRY_KINDS.items()],
        levels=levels(),
        themes=[theme_line(items, id_) for id_ in theme_ids(items)],
        lists=[(title_of(address), address) for address in LISTS],
    )


def search_words(entries: Iterable[SearchEntry]) -> dict[str, bytes]:
    """The file with the words of all entries and how often each is used."""
    return {WORDS: json.dumps(word_counts(entries), ensure_ascii=False, separators=(",", ":")).encode()}


def found_entries(
    items: Items, studies: Iterable[Sequence[SearchEntry]], pages: Iterable[Page]
) -> tuple[SearchEntry, ...]:
    """Every item, those of studies given, then every page that is none, with the marks that pages print."""
    entries = search_entries(items, studies)
    return tuple(_typographic(entry) for entry in (*entries, *_found_pages(pages, entries)))


def _typographic(entry: SearchEntry) -> SearchEntry:
    if entry.kind == "quotation":
        return entry
    return replace(entry, title=typographic(entry.title), text=typographic(entry.text))


def _found_pages(pages: Iterable[Page], entries: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
    """Each page that no entry stands for; of a long list its first page only."""
    covered = {entry.address for entry in entries} | {urls.HOME, urls.SEARCH}
    for page in pages:
        if page.address not in covered and not _NUMBERED.search(page.address):
            headings = (unescape(heading.text) for heading in page.toc)
            yield SearchEntry("page", page.address, page.title, ". ".join([page.description, *headings]))


def found_page(address: str, title: str, html: str) -> SearchEntry:
    """A hand-written page, found by its title and headings."""
    headings = (unescape(_TAG.sub("", _PERMALINK.sub("", one))).strip() for one in _HEADING.findall(html))
    return SearchEntry("page", address, title, ". ".join(one for one in headings if one != title))
