"""The language of a source's words, told to browsers and screen readers wherever it is not that of our pages."""

from __future__ import annotations

from markupsafe import Markup

OURS = "en"
"""The language of the pages' own words."""


def other_language(language: str) -> str:
    """The tag of a language that is not the pages' own; empty for theirs, whatever the region."""
    return "" if language.split("-")[0].lower() == OURS else language


def language_attributes(language: str) -> Markup:
    """` lang="ar" dir="auto"` for an element that holds words in `language`; nothing where it is empty.

    The direction is left to the words: a name in Latin letters stays one in a quotation set from right to left.
    """
    return Markup(' lang="{}" dir="auto"').format(language) if language else Markup("")
