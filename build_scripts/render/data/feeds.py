"""Feeds of what has changed in meaning, for feed readers: of the site, and of each theme and study.

The form is Atom (RFC 4287); an entry is known by a tag (RFC 4151), so that it stays the same one when the site moves.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from build_scripts.model import urls
from build_scripts.render.views.changed_item import address_of, page_of
from build_scripts.render.views.items import Items
from build_scripts.synthesise.dated_changes import DatedChange, dated_changes

MOST_ENTRIES = 50
"""The latest ones; the page has them all."""


def feeds(items: Items) -> Mapping[str, bytes]:
    """Address to feed. A site without a `url` has none, since an entry's link must say where the site is."""
    if not items.site.url:
        return {}
    found = dated_changes(items.corpus)
    by_page: dict[str, list[DatedChange]] = defaultdict(list)
    for change in found:
        page = page_of(items, change)
        if page.startswith((urls.THEMES, urls.STUDIES)):
            by_page[page].append(change)
    of_site = {urls.CHANGES: found} if found else {}
    return {
        urls.feed(page): _feed(items, page, changes).encode()
        for page, changes in {**of_site, **by_page}.items()
    }


def _feed(items: Items, page: str, changes: Sequence[DatedChange]) -> str:
    site = items.site
    title = site.title if page == urls.CHANGES else f"{_name(items, page)} - {site.title}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(site.url + page)}</id>",
        f"<link href={quoteattr(site.url + page)}/>",
        f'<link rel="self" href={quoteattr(site.url + urls.feed(page))}/>',
        f"<updated>{changes[0].date}T00:00:00Z</updated>",
        f"<author><name>{escape(site.publisher or site.title)}</name></author>",
        *(_entry(items, change) for change in changes[:MOST_ENTRIES]),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _name(items: Items, page: str) -> str:
    id_ = page.rstrip("/").rpartition("/")[2]
    return items.corpus.themes[id_].question if page.startswith(urls.THEMES) else items.study(id_).name


def _entry(items: Items, change: DatedChange) -> str:
    host = urlsplit(items.site.url).hostname or ""
    told = hashlib.sha256(change.change.encode()).hexdigest()[:12]
    id_ = f"tag:{host},{change.date}:{change.kind.replace(' ', '-')}/{change.id}/{told}"
    text = f"{change.change} Before: {change.was}"
    return (
        f"<entry><title>{escape(change.says)}</title><id>{escape(id_)}</id>"
        f"<link href={quoteattr(items.site.url + address_of(items, change))}/>"
        f"<updated>{change.date}T00:00:00Z</updated><summary>{escape(text)}</summary></entry>"
    )
