"""A table as a grid of texts: every row as long as every other, whatever its cells span."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.author.importing.import_result import ImportRefusedError, on_one_line
from build_scripts.author.importing.markup import attribute, name_of, text_of, within

MOST_ROWS = 2_000
MOST_COLUMNS = 100
MOST_CELLS = 50_000
"""Larger tables are data, not print."""


@dataclass(frozen=True)
class Slot:
    """A place of the grid. A cell that spans several stands in each of them."""

    text: str
    width: int = 1
    """How many columns the cell spans."""
    is_first: bool = True
    """Whether it is the place where the cell begins."""


EMPTY = Slot("")
Row = tuple[Slot, ...]


@dataclass(frozen=True)
class Grid:
    """A table's rows, those of its head apart."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in (*self.head, *self.body)), default=0)


def grid_of_texts(rows: Sequence[Sequence[str]], heads: int = 1) -> Grid:
    """A grid of rows of texts, the first of which are its head; empty rows and columns behind all are left out."""
    whole = [tuple(Slot(on_one_line(text)) for text in row) for row in rows]
    whole = [row for row in whole if any(slot.text for slot in row)]
    filled = (number for row in whole for number, slot in enumerate(row, start=1) if slot.text)
    width = max(filled, default=0)
    _measure(len(whole), width)
    padded = [(*row, *[EMPTY] * (width - len(row)))[:width] for row in whole]
    return Grid(tuple(padded[:heads]), tuple(padded[heads:]))


def grid_of_element(table: Any, text: Callable[[Any], str] = text_of) -> Grid:
    """The grid of a `table` in JATS or HTML, spans laid out. Its head is `thead`, or the first rows of `th` alone."""
    rows = [row for row in within(table, "tr") if _table_of(row) is table]
    is_head = [any(name_of(above) == "thead" for above in row.iterancestors()) for row in rows]
    if not any(is_head):
        is_head = _leading(rows)
    laid = _laid_out(rows, text)
    return Grid(
        tuple(row for row, head in zip(laid, is_head, strict=True) if head),
        tuple(row for row, head in zip(laid, is_head, strict=True) if not head),
    )


def _table_of(row: Any) -> Any:
    return next((above for above in row.iterancestors() if name_of(above) == "table"), None)


def _leading(rows: Sequence[Any]) -> list[bool]:
    """Which rows are the head of a table that does not say: those above the first with a cell of data."""
    has_data = [any(name_of(cell) == "td" for cell in row) for row in rows]
    first = has_data.index(True) if True in has_data else len(rows)
    return [position < max(first, 1) for position in range(len(rows))]


def _laid_out(rows: Sequence[Any], text: Callable[[Any], str]) -> list[Row]:
    _measure(len(rows), 1)
    taken: dict[tuple[int, int], Slot] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in (entry for entry in row if name_of(entry) in ("td", "th")):
            while (number, column) in taken:
                column += 1
            width = _span(cell, "colspan", MOST_COLUMNS)
            height = min(_span(cell, "rowspan", MOST_ROWS), len(rows) - number)
            words = text(cell)
            _measure(len(rows), column + width)
            for down in range(height):
                for right in range(width):
                    slot = Slot(words, width, is_first=not (down or right))
                    taken.setdefault((number + down, column + right), slot)
            if len(taken) > MOST_CELLS:
                _measure(MOST_ROWS + 1, column)
            column += width
    width = max((column for _, column in taken), default=-1) + 1
    return [
        tuple(taken.get((number, column), EMPTY) for column in range(width)) for number in range(len(rows))
    ]


def _span(cell: Any, name: str, most: int) -> int:
    value = attribute(cell, name)
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 9 else 1


def _measure(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise ImportRefusedError(
            f"A table has {rows} rows and {columns} columns; more than {MOST_ROWS} and {MOST_COLUMNS}, or "
            f"{MOST_CELLS} cells, are no printed table. Keep the part that the paper prints."
        )
