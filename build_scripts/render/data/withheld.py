"""Which words stand on pages only, and how a download shows that they are missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.records.quote import WITHHELD, Quote

OPEN_BASES = frozenset({"licence", "permission", "own"})
"""Bases of rights that allow words to stand in bulk downloads."""

_BRACKETED = re.compile(r"\[[^\[\]]*\]")


def rights_basis(folder: StudyFolder, quote: Quote) -> str | None:
    """What allows the words of a quotation to be printed; None where the study's record could not be read."""
    rights = quote.rights or (folder.study.rights.quotations if folder.study else None)
    return rights.basis if rights else None


def is_withheld(folder: StudyFolder, quote: Quote) -> bool:
    """Whether the words stand on pages only: they have neither an open licence nor a permission."""
    return rights_basis(folder, quote) not in OPEN_BASES


def withheld_words(folder: StudyFolder) -> tuple[str, ...]:
    """The withheld quotations of a study, and their parts between brackets, the longest first.

    Fewer than four words are left out: they stand in any text.
    """
    whole = [quote.text for quote in folder.quotes if is_withheld(folder, quote)]
    parts = [part.strip() for text in whole for part in (text, *_BRACKETED.split(text))]
    return tuple(sorted({part for part in parts if part.count(" ") >= 3}, key=len, reverse=True))


def without(text: str, words: Iterable[str]) -> str:
    """`text` with a visible gap wherever one of `words` stood in it."""
    for word in words:
        text = text.replace(word, WITHHELD)
    return text
