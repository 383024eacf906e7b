"""A record in PubMed's XML."""

from __future__ import annotations

from typing import Any

from build_scripts.author.importing.import_result import Found, fitting
from build_scripts.author.importing.markup import attribute, first, text_of, within
from build_scripts.author.importing.references.record import date_in, doi_in, doi_keys, printed

LANGUAGES = {"eng": "en", "fre": "fr", "ger": "de", "spa": "es", "por": "pt", "ita": "it", "dut": "nl"}
"""PubMed's codes of languages in the form of the web."""


def read_pubmed(article: Any) -> Found:
    """What the element `PubmedArticle` of a file says."""
    issue = first(article, "JournalIssue")
    kinds = {text_of(kind) for kind in within(article, "PublicationType")}
    retracted = {"status": "retracted", "note": "PubMed lists it as a retracted publication."}
    grants = [
        " ".join(filter(None, (text_of(first(grant, "Agency")), text_of(first(grant, "GrantID")))))
        for grant in within(article, "Grant")
    ]
    found = {
        "type": "article" if "Preprint" in kinds else "article-journal",
        "title": text_of(first(article, "ArticleTitle")),
        "author": [author for one in within(article, "Author") if (author := _author(one))],
        "issued": _date(first(issue, "PubDate")),
        "container-title": text_of(first(article, "Journal", "Title")),
        "volume": text_of(first(issue, "Volume")),
        "issue": text_of(first(issue, "Issue")),
        "page": text_of(first(article, "MedlinePgn")),
        **doi_keys(_doi(article)),
        "language": LANGUAGES.get(text_of(first(article, "Language")), ""),
        "review_status": "preprint" if "Preprint" in kinds else "",
        "retraction": retracted if "Retracted Publication" in kinds else {},
        "funding": fitting("; ".join(filter(None, grants))),
        "competing_interests": fitting(text_of(first(article, "CoiStatement"))),
    }
    return Found(printed(found))


def _author(name: Any) -> dict[str, str]:
    family, given = text_of(first(name, "LastName")), text_of(first(name, "ForeName"))
    return printed(
        {"family": family, "given": given} if family else {"literal": text_of(first(name, "CollectiveName"))}
    )


def _date(date: Any | None) -> str:
    parts = (text_of(first(date, part)) for part in ("Year", "Month", "Day"))
    return date_in(" ".join(parts)) or date_in(text_of(first(date, "MedlineDate")))


def _doi(article: Any) -> str:
    places = within(article, "ELocationID", "ArticleId")
    kinds = {"EIdType", "IdType"}
    return next(
        (doi_in(text_of(place)) for place in places if "doi" in (attribute(place, kind) for kind in kinds)),
        "",
    )
