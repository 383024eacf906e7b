"""The Site: every page and file as one pure value that knows its addresses, its ids and its links.

It writes nothing and knows no host.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape, unescape
from posixpath import normpath
from typing import Any
from urllib.parse import urljoin

from build_scripts.render.look.share_picture import Picture
from build_scripts.render.site.registry import PageKind
from build_scripts.render.site.search_entry import SearchEntry

_ID = re.compile(r' id="([^"]*)"')
_HREF = re.compile(r' href="([^"]*)"')
_HEADING = re.compile(r"<h2 id=\"(_[^\"]*)\">(.*?)</h2>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ELSEWHERE = ("https:", "http:", "mailto:")


@dataclass(frozen=True)
class Heading:
    """A heading of the second level: its id, and its text as HTML."""

    id: str
    text: str


@dataclass(frozen=True)
class Page:
    """A page's body and what its host must know of it. `html` holds its own `<h1>`."""

    kind: PageKind
    address: str
    title: str
    description: str
    html: str
    ids: frozenset[str]
    repeated_ids: tuple[str, ...]
    links: tuple[str, ...]
    """Every link as written, each once, in order."""
    toc: tuple[Heading, ...]
    picture: Picture | None = None
    """What is shown where the page is shared."""
    structured: tuple[Mapping[str, Any], ...] = ()
    """The page's linked data, each a JSON-LD document."""
    changed: str = ""
    """The day on which what stands on it last changed in meaning; empty where it has no history."""
    feed: str = ""
    """Where its changes can be followed; empty where there are none, or the site has no `url`."""

    @property
    def source_uri(self) -> str:
        """The Markdown file that a host takes the page for."""
        return f"{self.address}index.md"

    @property
    def front_matter(self) -> dict[str, Any]:
        """What the host must know, as HTML: its theme puts these texts into its pages as they are."""
        front: dict[str, Any] = {
            "title": escape(self.title),
            "description": escape(self.description),
            "hide": list(self.kind.hide),
        }
        if not self.kind.in_sitemap:
            front["in_sitemap"] = False
        if self.changed:
            front["changed"] = self.changed
        if self.feed:
            front["feed"] = self.feed
        if self.picture:
            front["picture"] = {"path": self.picture.path, "alt": escape(self.picture.alt)}
        return {**front, "structured": list(self.structured)}

    def toc_tokens(self) -> list[Any]:
        """The headings in the form of Python-Markdown's table of contents."""
        return [{"level": 2, "id": entry.id, "name": entry.text, "children": []} for entry in self.toc]


@dataclass(frozen=True)
class SiteContent:
    """Addresses (`themes/barriers/`, the home page is empty) to pages, and paths to the bytes of files."""

    pages: Mapping[str, Page]
    files: Mapping[str, bytes]
    search: tuple[SearchEntry, ...] = ()
    """What the search finds, pages included."""

    def __post_init__(self) -> None:
        """Refuse what would be written outside of the site's folder."""
        for path in (*self.sources.values(), *self.files):
            if path.startswith("/") or "\\" in path or normpath(path).startswith(".."):
                raise ValueError(f"{path} leads out of the site")

    @property
    def sources(self) -> Mapping[str, str]:
        """The Markdown file that a host takes each page for, by address."""
        return {address: page.source_uri for address, page in self.pages.items()}


@dataclass(frozen=True)
class BrokenLink:
    """A link that leads to no page, file or id of the site."""

    page: str
    link: str

    def __str__(self) -> str:
        """A sentence about it."""
        return f"/{self.page} links to {self.link}, which is not there."


def page_of(
    kind: PageKind,
    address: str,
    title: str,
    description: str,
    html: str,
    picture: Picture | None = None,
    structured: tuple[Mapping[str, Any], ...] = (),
) -> Page:
    """A page whose ids, links and headings are taken from its HTML.

    The patterns are enough because all text in it is escaped: no `"` stands outside a tag or a script.
    """
    ids = Counter(_ID.findall(html))
    return Page(
        kind=kind,
        address=address,
        title=title,
        description=description,
        html=html,
        ids=frozenset(ids),
        repeated_ids=tuple(id_ for id_, times in ids.items() if times > 1),
        links=tuple(unescape(link) for link in dict.fromkeys(_HREF.findall(html))),
        toc=tuple(Heading(id_, _TAG.sub("", text).strip()) for id_, text in _HEADING.findall(html)),
        picture=picture,
        structured=structured,
    )


def broken_links(site: SiteContent, hand_written: Collection[str] = ()) -> tuple[BrokenLink, ...]:
    """Every link inside the site that leads nowhere.

    `hand_written` are addresses of pages that the host adds; their ids are not known and not asked for.
    """
    return tuple(
        BrokenLink(page.address, link)
        for page in site.pages.values()
        for link in page.links
        if not link.startswith(_ELSEWHERE) and not _leads_somewhere(site, page, link, hand_written)
    )


def repeated_ids(site: SiteContent) -> tuple[tuple[str, str], ...]:
    """`(address, id)` of every id that stands twice on its page."""
    return tuple((page.address, id_) for page in site.pages.values() for id_ in page.repeated_ids)


def faults(site: SiteContent, hand_written: Collection[str] = ()) -> tuple[str, ...]:
    """A sentence about every address taken twice, every link that leads nowhere and every id that stands twice."""
    taken = (
        f"docs/ and the evidence both have a page {address or 'index'}. Rename yours."
        for address in site.pages
        if address in hand_written
    )
    twice = (f"/{address} has the id {id_} twice." for address, id_ in repeated_ids(site))
    return (*taken, *(str(broken) for broken in broken_links(site, hand_written)), *twice)


def _leads_somewhere(site: SiteContent, page: Page, link: str, hand_written: Collection[str]) -> bool:
    target, _, fragment = link.partition("#")
    target = target.partition("?")[0]
    address = page.address if not target else _absolute(page.address, target)
    found = site.pages.get(address)
    if found is not None:
        return not fragment or fragment in found.ids
    return address in hand_written or (address in site.files and not fragment)


def _absolute(start: str, link: str) -> str:
    """The address a relative link leads to from the page at `start`."""
    up = "../" * start.count("/")
    if link.startswith(up) and not link.startswith((f"{up}.", f"{up}/")):
        return link.removeprefix(up)
    return urljoin(f"/{start}", link).removeprefix("/")
