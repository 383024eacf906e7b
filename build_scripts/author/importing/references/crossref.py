"""A record in Crossref's XML; what Crossref answers in JSON is nearly CSL-JSON and read there."""

from __future__ import annotations

from typing import Any

from build_scripts.author.importing.import_result import Found
from build_scripts.author.importing.jats.bibliography import date_of
from build_scripts.author.importing.licences import licence_in, rights_keys
from build_scripts.author.importing.markup import attribute, first, name_of, text_of, within
from build_scripts.author.importing.references.record import doi_in, doi_keys, pages, printed

TYPES = {
    "journal_article": "article-journal",
    "posted_content": "article",
    "report-paper": "report",
    "dissertation": "thesis",
    "content_item": "chapter",
}
"""Elements that hold a document, and what it is."""


def read_crossref(record: Any) -> Found:
    """What the element `crossref` of a file says."""
    work = next((found for name in TYPES for found in within(record, name)), None)
    if work is None:
        return Found(remarks=("The record of Crossref holds no kind of document that is known here.",))
    date = next(iter(within(work, "publication_date", "posted_date")), None)
    licences = " ".join(text_of(licence) for licence in within(work, "license_ref"))
    found = {
        "type": TYPES[name_of(work)],
        "title": text_of(first(work, "titles", "title")),
        "author": list(_authors(work)),
        "issued": date_of(*(text_of(first(date, part)) for part in ("year", "month", "day"))),
        "container-title": text_of(first(record, "journal_metadata", "full_title")),
        "volume": text_of(first(record, "journal_issue", "volume")),
        "issue": text_of(first(record, "journal_issue", "issue")),
        "page": pages(text_of(first(work, "first_page")), text_of(first(work, "last_page"))),
        **doi_keys(doi_in(text_of(first(work, "doi_data", "doi")))),
        "language": attribute(work, "language"),
        "review_status": "preprint" if attribute(work, "type") == "preprint" else "",
        **rights_keys(licence_in(licences), "Licence named in the record of its DOI."),
    }
    return Found(printed(found))


def _authors(work: Any) -> list[dict[str, str]]:
    found = []
    for contributor in within(first(work, "contributors"), "person_name", "organization"):
        if attribute(contributor, "contributor_role") not in ("author", ""):
            continue
        family, given = text_of(first(contributor, "surname")), text_of(first(contributor, "given_name"))
        found.append(
            printed({"family": family, "given": given} if family else {"literal": text_of(contributor)})
        )
    return found
