"""One result of the search: what is searched in, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal[
    "theme",
    "review-finding",
    "recommendation",
    "gap",
    "finding",
    "quotation",
    "numbers",
    "study",
    "model",
    "term",
    "page",
]


@dataclass(frozen=True)
class KindOfEntry:
    """What readers call a kind of result, and how much its results weigh against others."""

    one: str
    many: str
    weight: float


ENTRY_KINDS: dict[EntryKind, KindOfEntry] = {
    "theme": KindOfEntry("Theme", "Themes", 1.5),
    "review-finding": KindOfEntry("Review finding", "Review findings", 1.3),
    "recommendation": KindOfEntry("Recommendation", "Recommendations", 0.9),
    "gap": KindOfEntry("Not known, or not covered", "What is not known or not covered", 1.0),
    "finding": KindOfEntry("Finding of one study", "Findings of studies", 0.7),
    "quotation": KindOfEntry("Quotation", "Quotations", 0.6),
    "numbers": KindOfEntry("Chart or table", "Charts and tables", 0.5),
    "study": KindOfEntry("Study", "Studies", 1.0),
    "model": KindOfEntry("Model", "Models", 0.6),
    "term": KindOfEntry("Glossary term", "Glossary terms", 0.7),
    "page": KindOfEntry("Page", "Pages", 0.6),
}
"""In the order in which results stand: what was brought together comes first, and weighs more than a single voice."""


@dataclass(frozen=True)
class SearchEntry:
    """One result: what is searched in, `title` and `text`, and what stands beside it."""

    kind: EntryKind
    address: str
    title: str
    text: str
    names: str = ""
    """What it is called elsewhere, searched like the title and not shown."""
    topics: str = ""
    """What it is about besides, searched and not shown; nothing reads on from one line to the next."""
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
    colour: int = 0
    """Colour of the perspective that speaks in a quotation."""
    language: str = ""
    """Tag of the language of the text, where that is not the pages' own."""

    @property
    def searched(self) -> str:
        """All that it is found by."""
        return f"{self.title} {self.names} {self.text} {self.topics}"
