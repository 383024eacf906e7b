"""Quotations that an article prints in its tables: a paragraph of a cell in quotation marks, with or without its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_scripts.author.importing.jats.quotations import FEWEST_WORDS, Quote, parted, without_marks
from build_scripts.author.importing.markup import first, name_of, text_of, within

OPENING, CLOSING = '“"«„', '”"»“'


def table_quotations(article: Any) -> Iterator[Quote]:
    """Each quotation of a table, with the table and the label of its row."""
    for number, wrap in enumerate(within(article, "table-wrap"), start=1):
        table = text_of(first(wrap, "label")).rstrip(".") or f"Table {number}"
        row_label = ""
        for row in within(wrap, "tr"):
            cells = [entry for entry in row if name_of(entry) in ("td", "th")]
            start = text_of(cells[0]) if len(cells) > 1 else ""
            row_label = row_label if not start or _quoted(start) else start
            for cell in cells:
                for words, speaker in _in_cell(cell):
                    place = {"table": table, **({"row": row_label} if row_label else {})}
                    yield {"text": words, "voice": "participant", "speaker": speaker, "locator": place}


def _in_cell(cell: Any) -> Iterator[tuple[str, str]]:
    for part in within(cell, "p", "list-item") or [cell]:
        said, speaker = parted(text_of(part))
        words = _quoted(said)
        if len(words.split()) >= FEWEST_WORDS:
            yield words, speaker or "not_stated"


def _quoted(said: str) -> str:
    """The words of a text that is one quotation from mark to mark; else nothing."""
    text = said.strip()
    words = without_marks(text)
    whole = text[:1] in OPENING and len(words) == len(text) - 2 and not any(mark in words for mark in "“”«»")
    return words if whole else ""
