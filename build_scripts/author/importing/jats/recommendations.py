"""What an article prints under a heading of recommendations or implications, one entry or paragraph each."""

from __future__ import annotations

import re
from typing import Any

from build_scripts.author.importing.import_result import Advice
from build_scripts.author.importing.markup import name_of, text_of, within

_HEADING = re.compile(r"\b(?:recommendations?|implications?)\b", re.IGNORECASE)
_APART = frozenset({"disp-quote", "table-wrap", "fig", "list"})
FEWEST_WORDS = 5


def recommendations(article: Any) -> tuple[Advice, ...]:
    """Everything under such a heading, in the order of the text."""
    found = []
    for section in within(article, "sec", "boxed-text"):
        title = next((text_of(child) for child in section if name_of(child) == "title"), "")
        if _HEADING.search(title):
            for place in within(section, "p", "list-item"):
                inner = name_of(place) == "p" and any(
                    name_of(above) == "list-item" for above in place.iterancestors()
                )
                words = (
                    "" if inner else text_of(place, _APART if name_of(place) == "p" else frozenset({"label"}))
                )
                if len(words.split()) >= FEWEST_WORDS:
                    found.append(Advice(words, {"section": title}))
    return tuple({advice.words: advice for advice in found}.values())
