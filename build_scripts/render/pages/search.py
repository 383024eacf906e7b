"""The search page, and what the search knows of pages that are no item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape

from build_scripts.model import urls
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.search_entries import search_entries, synonyms, word_counts
from build_scripts.render.site.registry import title_of
from build_scripts.render.site.search_entry import ENTRY_KINDS, SearchEntry
from build_scripts.render.site.site import Page
from build_scripts.render.text.folding import forms, tables
from build_scripts.render.text.markdown import typographic
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import levels
from build_scripts.render.views.theme_line import theme_ids, theme_line

INDEX = "pagefind/"
"""Where the index is put."""

WORDS = "assets/search-words.json"
"""The list of words that is fetched when a word is not found."""

SYNONYMS = "assets/search-synonyms.json"
"""What is looked for besides the words that are typed."""

TABLES = "assets/search-tables.js"
"""What the scripts of the search share with the index."""

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
_CODE = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)


def pages(given: PageInput) -> Iterator[Page]:
    """A field, and the ways on for those who find nothing or do without it."""
    items = given.items
    yield given.renderer.page(
        "search",
        "Search every finding, quotation and page of this site.",
        index=INDEX,
        words=WORDS,
        synonyms=SYNONYMS,
        kinds=[{"key": key, "one": kind.one, "many": kind.many} for key, kind in ENTRY_KINDS.items()],
        levels=levels(),
        themes=[theme_line(items, id_) for id_ in theme_ids(items)],
        lists=[(title_of(address), address) for address in LISTS],
    )


def search_files(items: Items, entries: Iterable[SearchEntry]) -> dict[str, bytes]:
    """What the search page loads beside the index: words and how often each is used, synonyms, and tables."""
    shared = {**tables(), "kinds": [kind.weight for kind in ENTRY_KINDS.values()]}
    return {
        WORDS: _json(word_counts(entries)).encode(),
        SYNONYMS: _json(synonyms(items)).encode(),
        TABLES: f"export const TABLES = {_json(shared)};\n".encode(),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def found_entries(
    items: Items, studies: Iterable[Sequence[SearchEntry]], pages: Iterable[Page]
) -> tuple[SearchEntry, ...]:
    """Every item, those of studies given, then each of `pages` that is none, with the marks that pages print.

    What a page prints and no entry says is found, too: it leads to the page.
    """
    pages = tuple(pages)
    entries = search_entries(items, studies)
    site_title = items.corpus.site.title if items.corpus.site else ""
    found = [_typographic(entry) for entry in (*entries, *_found_pages(pages, entries, site_title))]
    left = dict(_left_over(pages, found))
    return tuple(
        replace(entry, topics=f"{entry.topics}\n{left[entry.address]}".strip())
        if entry.address in left
        else entry
        for entry in found
    )


def _left_over(pages: Iterable[Page], entries: Iterable[SearchEntry]) -> Iterator[tuple[str, str]]:
    """By address of an entry, the words that the page of this address is the first to print."""
    kinds = {entry.address: entry.kind for entry in entries}
    runs = {run for entry in entries for run in entry.searched.split()}
    known = {word for run in runs for word in _said(run)}
    # Pages of their own first: what is printed around every page is no matter of a theme.
    for page in sorted(pages, key=lambda page: kinds.get(page.address) != "page"):
        if page.address in kinds:
            left = []
            for run in text_of(page.html).split():
                if run not in runs:
                    runs.add(run)
                    if not known.issuperset(new := _said(run)):
                        left.append(run)
                        known.update(new)
            if left:
                yield page.address, "\n".join(left)


def _said(run: str) -> set[tuple[str, ...]]:
    """What is said by a run of signs: all its words together, and each of them."""
    pieces = forms(run).pieces
    return {pieces, *((piece,) for piece in pieces)} if pieces else set()


def text_of(html: str) -> str:
    """All that a reader sees of `html`."""
    return unescape(_TAG.sub(" ", _CODE.sub(" ", html)))


def _typographic(entry: SearchEntry) -> SearchEntry:
    if entry.kind == "quotation":
        return entry
    return replace(entry, title=typographic(entry.title), text=typographic(entry.text))


def _found_pages(
    pages: Iterable[Page], entries: Iterable[SearchEntry], site_title: str
) -> Iterator[SearchEntry]:
    """Each page that no entry stands for; of a long list its first page only."""
    covered = {entry.address for entry in entries}
    for page in pages:
        if page.address not in covered and not _NUMBERED.search(page.address):
            said = (page.description.rstrip("."), *(unescape(heading.text) for heading in page.toc))
            names = site_title if page.address == urls.HOME else ""
            yield SearchEntry("page", page.address, page.title, ". ".join(filter(None, said)), names=names)


def found_page(address: str, title: str, html: str) -> Iterator[SearchEntry]:
    """A hand-written page for readers, found by all it says."""
    if not address.startswith(urls.CONTRIBUTING):
        headings = (
            unescape(_TAG.sub("", _PERMALINK.sub("", heading))).strip() for heading in _HEADING.findall(html)
        )
        named = ". ".join(heading for heading in headings if heading != title)
        yield SearchEntry("page", address, title, named, topics=" ".join(text_of(html).split()))
