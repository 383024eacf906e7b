"""What an article states of itself: funding, competing interests, ethics, availability of data."""

from __future__ import annotations

import re
from typing import Any

from build_scripts.author.importing.import_result import fitting
from build_scripts.author.importing.markup import attribute, first, name_of, text_of, within

HEADINGS = {
    "funding": re.compile(r"\b(?:funding|financial support|sources? of support)\b", re.IGNORECASE),
    "competing_interests": re.compile(
        r"\b(?:competing|conflicts?|declarations?) of interests?\b|\bcompeting interests?\b", re.IGNORECASE
    ),
    "data_availability": re.compile(
        r"\b(?:data|materials?)\b.*\b(?:availability|sharing|accessibility)\b|\bavailability of data\b",
        re.IGNORECASE,
    ),
    "ethics": re.compile(r"\bethic(?:s|al)\b|\binformed consent\b", re.IGNORECASE),
}
"""By key of a study: headings under which an article states it."""

KINDS = {
    "COI-statement": "competing_interests",
    "conflict": "competing_interests",
    "data-availability": "data_availability",
    "financial-disclosure": "funding",
    "ethics-statement": "ethics",
}
"""What JATS itself calls some of these places."""

TITLE = frozenset({"title", "label"})


def statements(article: Any) -> dict[str, Any]:
    """The keys of a study that the article states under a heading, or in an element, of its own."""
    found: dict[str, list[str]] = {key: [] for key in HEADINGS}
    found["funding"] += _funding(article)
    for place in within(article, "sec", "notes", "fn", "ack", "app"):
        key = _key_of(place)
        if key:
            found[key].append(_stated(text_of(place, TITLE)))
    for entry in within(article, "custom-meta"):
        key = _key_named(text_of(first(entry, "meta-name")))
        if key:
            found[key].append(_stated(text_of(first(entry, "meta-value"))))
    once = {key: list(dict.fromkeys(filter(None, texts))) for key, texts in found.items()}
    return {key: fitting(" ".join(texts)) for key, texts in once.items() if texts}


def _stated(words: str) -> str:
    """What is stated, without a heading that stands in the same line."""
    heading, colon, rest = words.partition(":")
    return rest.strip() if colon and len(heading) < 40 and _key_named(heading) else words


def _key_of(place: Any) -> str:
    kinds = (attribute(place, "sec-type"), attribute(place, "notes-type"), attribute(place, "fn-type"))
    named = next((KINDS[kind] for kind in kinds if kind in KINDS), "")
    title = next((child for child in place if name_of(child) == "title"), None)
    return named or _key_named(text_of(title))


def _key_named(heading: str) -> str:
    return next((key for key, pattern in HEADINGS.items() if pattern.search(heading)), "")


def _funding(article: Any) -> list[str]:
    stated = [text_of(statement) for statement in within(article, "funding-statement")]
    if any(stated):
        return [words for words in stated if words]
    awards = []
    for award in within(article, "award-group"):
        source = text_of(first(award, "funding-source"))
        number = ", ".join(text_of(award_id) for award_id in within(award, "award-id"))
        if source:
            awards.append(f"{source} ({number})" if number else source)
    return ["; ".join(awards)] if awards else []
