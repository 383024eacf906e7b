"""Who published what, when and where, from the front matter of an article in JATS XML."""

from __future__ import annotations

from typing import Any

from build_scripts.author.importing.licences import licence_in, rights_keys
from build_scripts.author.importing.markup import attribute, first, name_of, text_of, within

DATE_KINDS = ("epub", "pub", "ppub", "collection")
"""Kinds of dates on which an article came out: the first that is printed counts."""


def bibliography(article: Any) -> dict[str, Any]:
    """The keys of a study that the front matter prints."""
    front = first(article, "front")
    meta = first(front, "article-meta") if front is not None else None
    if front is None or meta is None:
        return {}
    doi = _identifier(meta, "doi")
    found = {
        "type": "article-journal" if text_of(first(front, "journal-title")) else "",
        "title": text_of(first(meta, "title-group", "article-title")),
        "author": authors(meta),
        "issued": _issued(meta),
        "publisher": text_of(first(front, "publisher-name")),
        "container-title": text_of(first(front, "journal-title")),
        "volume": _own(meta, "volume"),
        "issue": _own(meta, "issue"),
        "page": _pages(meta),
        "DOI": doi,
        "URL": f"https://doi.org/{doi}" if doi else "",
        "language": attribute(article, "lang"),
        **rights_keys(licence_in(_licence_text(meta)), "Licence named in the article's XML."),
    }
    return {key: value for key, value in found.items() if value}


def authors(meta: Any) -> list[dict[str, str]]:
    """The authors in printed order; editors and the like are none."""
    found = []
    for contributor in within(meta, "contrib"):
        if attribute(contributor, "contrib-type") not in ("author", ""):
            continue
        family = text_of(first(contributor, "surname"))
        given = text_of(first(contributor, "given-names"))
        body = text_of(first(contributor, "collab"), frozenset({"contrib-group"}))
        if family:
            found.append({"family": family, "given": given} if given else {"family": family})
        elif body:
            found.append({"literal": body})
    return found


def _own(meta: Any, name: str) -> str:
    """The text of an element of the article itself, not of something that it names."""
    return text_of(next((child for child in meta if name_of(child) == name), None))


def _identifier(meta: Any, kind: str) -> str:
    found = (
        article_id
        for article_id in within(meta, "article-id")
        if attribute(article_id, "pub-id-type") == kind
    )
    return text_of(next(found, None))


def _issued(meta: Any) -> str:
    dates = {
        attribute(date, "pub-type") or attribute(date, "date-type"): date for date in within(meta, "pub-date")
    }
    date = next((dates[kind] for kind in DATE_KINDS if kind in dates), next(iter(dates.values()), None))
    parts = [text_of(first(date, part)) for part in ("year", "month", "day")]
    return date_of(*parts)


def date_of(year: str, month: str = "", day: str = "") -> str:
    """A date as far as its numbers are there: 2021, 2021-05 or 2021-05-19; empty without a year."""
    if not (len(year) == 4 and year.isdigit()):
        return ""
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return year
    start = f"{year}-{int(month):02}"
    return f"{start}-{int(day):02}" if day.isdigit() and 1 <= int(day) <= 31 else start


def _pages(meta: Any) -> str:
    first_page, last_page = _own(meta, "fpage"), _own(meta, "lpage")
    if not first_page:
        return _own(meta, "elocation-id")
    return f"{first_page}-{last_page}" if last_page and last_page != first_page else first_page


def _licence_text(meta: Any) -> str:
    permissions = first(meta, "permissions")
    if permissions is None:
        return ""
    addresses = [attribute(inner, "href") for inner in permissions.iter() if name_of(inner)]
    return " ".join([text_of(permissions), *addresses])
