"""The text of a source document, from the bytes of its file. Other formats join `READERS`."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

MOST_REPLACED = 1000
"""One replacement character in fewer characters than this, and the text is damaged."""

FEWEST_PAGES = 3
"""Fewer numbers alone on their lines than this are no page numbers."""

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\s]*([0-9]{1,4})[-–—\s]*(?:of\s+[0-9]{1,4})?", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:i|b|u|em|strong|sub|sup|span|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)


@dataclass(frozen=True)
class SourceText:
    """The text of a document."""

    text: str
    page_numbers: tuple[str, ...] = ()
    """Page numbers that stood alone on a line and were left out."""


class SourceError(Exception):
    """A source that cannot be searched; `str()` says why and what to do.

    `unavailable` is a format we cannot read or a missing file, `damaged` a text that is not what was printed.
    """

    def __init__(self, kind: Literal["unavailable", "damaged"], message: str) -> None:
        """Keep what kind of fault it is beside the sentence."""
        super().__init__(message)
        self.kind = kind


def read_source(content: bytes, suffix: str) -> SourceText:
    """The text of a document whose file name ends in `suffix` (`.txt`); SourceError if it cannot be had."""
    reader = READERS.get(suffix.casefold())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise SourceError(
            "unavailable",
            f"A source of the kind `{suffix or 'without ending'}` cannot be read yet. Readable: {known}. "
            "Save the document as plain text first.",
        )
    source = reader(content)
    if not re.search(r"\w", source.text):
        raise SourceError("damaged", "There are no words in the source. Is it the right file?")
    return source


def read_plain_text(content: bytes) -> SourceText:
    """Plain text in UTF-8 (or UTF-16 with its mark), as it comes out of a PDF.

    Two leftovers of print are left out, and nothing else: tags for italics and the like, and numbers alone on
    a line between blank lines, if they rise through the text as page numbers do. A number that does not fit
    into that order stays, because it may be part of a list or a table.
    """
    text = _INLINE_TAG.sub("", _decoded(content))
    if "\0" in text:
        raise SourceError("damaged", "The source is not a text: it holds zero bytes. Save it as plain text.")
    replaced = text.count("\ufffd")
    if replaced * MOST_REPLACED > len(text):
        raise SourceError(
            "damaged",
            f"The source text is damaged: {replaced} of its characters were lost and stand as \ufffd. "
            "Extract the text again.",
        )
    lines = re.split(r"\r\n|[\n\r\f]", text)
    pages = _page_numbers(lines)
    kept = ["" if position in pages else line for position, line in enumerate(lines)]
    return SourceText("\n".join(kept), tuple(pages.values()))


def _decoded(content: bytes) -> str:
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise SourceError(
            "damaged",
            f"The source is not UTF-8: byte 0x{content[fault.start]:02x} on line {line}. Save it as UTF-8 again.",
        ) from fault


def _page_numbers(lines: list[str]) -> Mapping[int, str]:
    """Positions and text of the lines that hold a page number: the longest rising row of lone numbers."""
    lone: list[tuple[int, int]] = []
    for position, line in enumerate(lines):
        found = _PAGE_NUMBER.fullmatch(line.strip())
        if found and not any(_neighbour(lines, position + step).strip() for step in (-1, 1)):
            lone.append((position, int(found[1])))
    rising = _longest_rise([number for _, number in lone])
    if len(rising) < FEWEST_PAGES:
        return {}
    return {lone[at][0]: lines[lone[at][0]].strip() for at in rising}


def _neighbour(lines: list[str], position: int) -> str:
    return lines[position] if 0 <= position < len(lines) else ""


def _longest_rise(numbers: list[int]) -> list[int]:
    """Positions of the longest strictly rising subsequence (patience sorting)."""
    smallest_ends: list[int] = []
    end_positions: list[int] = []
    previous: list[int | None] = []
    for position, number in enumerate(numbers):
        length = bisect_left(smallest_ends, number)
        smallest_ends[length : length + 1] = [number]
        end_positions[length : length + 1] = [position]
        previous.append(end_positions[length - 1] if length else None)
    rise: list[int] = []
    at = end_positions[-1] if end_positions else None
    while at is not None:
        rise.append(at)
        at = previous[at]
    return rise[::-1]


READERS: Mapping[str, Callable[[bytes], SourceText]] = {".txt": read_plain_text}
"""By the ending of the file's name."""
