"""A record in RIS, as reference managers and databases export it."""

from __future__ import annotations

from typing import Any

from build_scripts.author.importing.import_result import Found, ImportRefusedError
from build_scripts.author.importing.references.record import (
    date_in,
    decoded,
    doi_in,
    doi_keys,
    named,
    pages,
    printed,
    the_only,
    words,
)

TYPES = {
    "JOUR": "article-journal",
    "JFULL": "article-journal",
    "RPRT": "report",
    "CHAP": "chapter",
    "THES": "thesis",
}
"""Kinds of documents as RIS calls them; any other is a document."""


def read_ris(content: bytes) -> Found:
    """What the one record of a file in RIS says."""
    try:
        import rispy
    except ImportError as missing:
        raise ImportRefusedError(
            "Reading RIS needs the package rispy, which is not installed: `pip install rispy`."
        ) from missing
    try:
        records = rispy.loads(decoded(content), skip_unknown_tags=True)
    except (OSError, ValueError, KeyError) as fault:
        raise ImportRefusedError(
            "The file is not RIS, or breaks off: each record ends with a line `ER  -`."
        ) from fault
    return Found(_study(the_only(records)))


def _study(record: dict[str, Any]) -> dict[str, Any]:
    def said(*keys: str) -> str:
        return next((text for key in keys if (text := words(record.get(key)))), "")

    names = record.get("authors") or record.get("first_authors") or []
    return printed(
        {
            "type": TYPES.get(said("type_of_reference"), "document"),
            "title": said("title", "primary_title"),
            "author": [named(name) for name in names if words(name)],
            "issued": date_in(said("date", "year", "publication_year")),
            "publisher": said("publisher"),
            "container-title": said(
                "journal_name", "secondary_title", "alternate_title1", "alternate_title3"
            ),
            "volume": said("volume"),
            "issue": said("number"),
            "page": pages(said("start_page"), said("end_page")),
            **doi_keys(doi_in(record.get("doi"))),
            "language": said("language"),
        }
    )
