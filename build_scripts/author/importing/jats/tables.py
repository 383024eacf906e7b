"""The printed tables of an article, and those that hold nothing to keep."""

from __future__ import annotations

from typing import Any

from build_scripts.author.importing.import_result import fitting
from build_scripts.author.importing.markup import first, text_of, within
from build_scripts.author.importing.tables.grid import grid_of_element
from build_scripts.author.importing.tables.typed import typed_table


def tables(article: Any) -> tuple[tuple[dict[str, Any], ...], tuple[str, ...]]:
    """Every table with numbers, typed cell by cell, and a sentence for each other one."""
    found, left_out = [], []
    for number, wrap in enumerate(within(article, "table-wrap"), start=1):
        label = text_of(first(wrap, "label")).rstrip(".") or f"Table {number}"
        caption = text_of(first(wrap, "caption"))
        table = first(wrap, "table")
        if table is None:
            left_out.append(f"{label} is a picture in the article: type it from the paper.")
            continue
        typed = typed_table(grid_of_element(table, _cell_text), caption)
        if typed is None:
            left_out.append(f"{label} (“{caption}”) holds no numbers and was left out.")
            continue
        title = fitting(caption).rstrip(".") or label
        note = {"note": fitting(notes)} if (notes := text_of(first(wrap, "table-wrap-foot"))) else {}
        found.append({"title": title, "locator": {"table": label}, **typed, **note})
    return tuple(found), tuple(left_out)


def _cell_text(cell: Any) -> str:
    return text_of(cell, keep_notes=True)
