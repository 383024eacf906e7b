"""Records in JSON: CSL-JSON, what Crossref answers, and the record of an archive with its text."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

from build_scripts.author.importing.import_result import Found, ImportRefusedError, fitting
from build_scripts.author.importing.jats.bibliography import date_of
from build_scripts.author.importing.jats.statements import HEADINGS
from build_scripts.author.importing.licences import licence_in, rights_keys
from build_scripts.author.importing.references.record import (
    decoded,
    doi_in,
    doi_keys,
    pages,
    printed,
    the_only,
    words,
)
from build_scripts.model.licences import as_spdx, is_licence

TYPES = {
    "article": "article",
    "article-journal": "article-journal",
    "journal-article": "article-journal",
    "posted-content": "article",
    "report": "report",
    "chapter": "chapter",
    "book-chapter": "chapter",
    "thesis": "thesis",
    "dissertation": "thesis",
}
"""Kinds of documents as CSL and Crossref call them; any other is a document."""

UPDATES = {
    "retraction": "retracted",
    "withdrawal": "retracted",
    "removal": "retracted",
    "expression_of_concern": "expression_of_concern",
    "correction": "corrected",
    "corrigendum": "corrected",
    "erratum": "corrected",
}
"""What Crossref lists of a publication later on, the gravest first."""


def read_json(content: bytes) -> Found:
    """What a record in JSON says."""
    try:
        data = json.loads(decoded(content))
    except (ValueError, RecursionError) as fault:
        raise ImportRefusedError("The file is not JSON, or breaks off. Save it again.") from fault
    if isinstance(data, dict) and isinstance(data.get("message"), dict):
        data = data["message"]
    record = the_only(data) if isinstance(data, list) else data
    if not isinstance(record, dict):
        raise ImportRefusedError("The JSON holds no record of a publication.")
    if isinstance(record.get("body_text"), str):
        return Found(archived(record))
    if not record.get("title"):
        raise ImportRefusedError("The JSON holds no record of a publication: it has no `title`.")
    return Found(csl(record))


def csl(record: dict[str, Any]) -> dict[str, Any]:
    """The keys of a study that a record in CSL-JSON, or one of Crossref, settles."""
    kind = words(record.get("type"))
    addresses = " ".join(words(licence.get("URL")) for licence in _dicts(record.get("license")))
    return printed(
        {
            "type": TYPES.get(kind, "document") if kind else "",
            "title": _first(record.get("title")),
            "author": [author for one in _dicts(record.get("author")) if (author := _author(one))],
            "issued": _date(record),
            "publisher": words(record.get("publisher")),
            "container-title": _first(record.get("container-title")),
            "volume": words(record.get("volume")),
            "issue": words(record.get("issue")),
            "page": pages(words(record.get("page")) or words(record.get("article-number"))),
            **doi_keys(doi_in(record.get("DOI"))),
            "language": words(record.get("language")),
            "review_status": "preprint" if words(record.get("subtype")) == "preprint" else "",
            **rights_keys(licence_in(addresses), "Licence named in the record of its DOI."),
            "retraction": _update(record),
            "funding": fitting("; ".join(_funders(record))),
        }
    )


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _first(value: Any) -> str:
    return words(value[0] if isinstance(value, list) and value else value)


def _author(name: dict[str, Any]) -> dict[str, str]:
    family = " ".join(filter(None, (words(name.get("non-dropping-particle")), words(name.get("family")))))
    if not family:
        return printed({"literal": words(name.get("literal")) or words(name.get("name"))})
    return printed({"family": family, "given": words(name.get("given"))})


def _date(record: dict[str, Any]) -> str:
    for key in ("issued", "published", "published-online", "published-print"):
        date = record.get(key)
        parts = date.get("date-parts") if isinstance(date, dict) else None
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            found = date_of(*([words(part) for part in parts[0]] or [""])[:3])
            if found:
                return found
    return ""


def _update(record: dict[str, Any]) -> dict[str, str]:
    listed = {words(notice.get("type")) for notice in _dicts(record.get("updated-by"))}
    kind = next((kind for kind in UPDATES if kind in listed), "")
    return {"status": UPDATES[kind], "note": f"Crossref lists: {kind}."} if kind else {}


def _funders(record: dict[str, Any]) -> Iterator[str]:
    for funder in _dicts(record.get("funder")):
        awards = funder.get("award")
        numbers = ", ".join(filter(None, map(words, awards))) if isinstance(awards, list) else ""
        name = words(funder.get("name"))
        if name:
            yield f"{name} ({numbers})" if numbers else name


# The record of an archive

_QUESTION = re.compile(r"\b(?:IRB|oversight body|ethics)\b.*\bgiven below:?$", re.IGNORECASE)


def archived(record: dict[str, Any]) -> dict[str, Any]:
    """The keys of a study that an archive's record states: under headings in its text, and its licence."""
    licence = as_spdx(words(record.get("source_license")))
    found: dict[str, Any] = rights_keys(
        licence if is_licence(licence) else "", "Licence in the archive's record."
    )
    lines = [line.strip() for line in record["body_text"].splitlines() if line.strip()]
    for line, after in itertools.pairwise(lines):
        if _QUESTION.search(line):
            found["ethics"] = fitting(after)
        elif len(line) < 40 and not line.endswith("."):
            key = next((key for key, pattern in HEADINGS.items() if pattern.search(line)), "")
            if key:
                found.setdefault(key, fitting(after))
    return found
