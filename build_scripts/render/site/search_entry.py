"""One result of the search: what is searched in, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal[
    "theme",
    "review-finding",
    "recommendation",
    "finding",
    "quotation",
    "study",
    "model",
    "term",
    "page",
]


ENTRY_KINDS: dict[EntryKind, tuple[str, str]] = {
    "theme": ("Theme", "Themes"),
    "review-finding": ("Review finding", "Review findings"),
    "recommendation": ("Recommendation", "Recommendations"),
    "finding": ("Finding of one study", "Findings of studies"),
    "quotation": ("Quotation", "Quotations"),
    "study": ("Study", "Studies"),
    "model": ("Model", "Models"),
    "term": ("Glossary term", "Glossary terms"),
    "page": ("Page", "Pages"),
}
"""One and many of each kind, in the order in which results stand: what was brought together comes first."""


@dataclass(frozen=True)
class SearchEntry:
    """One result: what is searched in, `title` and `text`, and what stands beside it."""

    kind: EntryKind
    address: str
    title: str
    text: str
    study: str = ""
    """Name of the study it belongs to, which entries of one study and kind share."""
    beside: str = ""
    """Who speaks, or where it comes from."""
    status: str = ""
    """A caution about the document: a preprint, a retraction."""
    confidence: str = ""
    steps: int = 0
    is_draft: bool = False
    note: str = ""
    """Content note in words."""
    tone: int = 0
    """Colour of the perspective that speaks in a quotation."""
