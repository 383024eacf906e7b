"""A grid of a printed table -> the keys of a table record: labels, groups, and each cell typed as far as it is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.author.importing.tables.grid import Grid, Row, Slot
from build_scripts.author.importing.tables.numbers import About, about, base_in, value_of

NUMERIC = re.compile(
    r"[<>≤≥=~±+−–-]*\s*[0-9][0-9.,·%()\[\]±–−/\s:;to*∗†‡§<>=-]*(?:CI[0-9.,·%()\[\]–−\s:;to-]*)?"
)
"""A cell that is a number, or several with the signs between them."""
STARTS_WITH_NUMBER = re.compile(r"[\s(\[<>≤≥=~±+−–-]*[0-9.·]")
_OF_THINGS = re.compile(r"\b(?:no\.?|numbers?) of (?P<things>[a-z]+s)\b", re.IGNORECASE)

Cell = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of values: where it stands, what it is called, and its partner with the percents, if it has one."""

    position: int
    label: str
    said: About
    base: int | None
    percents: int | None = None


@dataclass
class Part:
    """Rows that stand under one heading of the table; the heading is empty for those above the first."""

    heading: str
    rows: list[tuple[str, list[Cell]]] = field(default_factory=list)


def typed_table(grid: Grid, caption: str) -> dict[str, Any] | None:
    """The keys `kind`, `base`, and `cells`, `rows` or `groups` of a table; None for one without a number to keep."""
    labels = _label_columns(grid)
    columns = _columns(grid, labels, caption)
    if not any(_is_numeric(grid, column.position) for column in columns):
        return None
    parts = _parts(grid, labels, columns, caption)
    single = len(columns) == 1
    found: dict[str, Any] = {"kind": "frequency" if single else "rating_matrix"}
    base = columns[0].base if single else base_in(caption)
    if base is not None:
        found["base"] = _base(base, columns[0].label if single else caption)
    return {**found, **(_frequency(parts) if single else _matrix(parts))}


def _is_numeric(grid: Grid, position: int) -> bool:
    texts = [row[position].text for row in grid.body if row[position].text and row[position].width == 1]
    return bool(texts) and 2 * sum(bool(NUMERIC.fullmatch(text)) for text in texts) >= len(texts)


def _base(base: int, heading: str) -> int | dict[str, Any]:
    """The base, with what it counts where the heading names that."""
    things = _OF_THINGS.search(heading)
    named = things["things"].lower() if things else "people"
    return (
        base if named in ("people", "participants", "respondents", "patients") else {"n": base, "of": named}
    )


def _label_columns(grid: Grid) -> int:
    """How many columns from the left hold labels: those before the first one with numbers, two at most."""
    for position in range(grid.width):
        texts = [row[position].text for row in grid.body if row[position].text and row[position].width == 1]
        numbers = sum(bool(STARTS_WITH_NUMBER.match(text)) for text in texts)
        if texts and 2 * numbers >= len(texts) and position:
            return min(position, 2)
    return 1


def _columns(grid: Grid, labels: int, caption: str) -> list[Column]:
    base = base_in(caption)
    plain = []
    for position in range(labels, grid.width):
        if not any(row[position].text for row in grid.body):
            continue
        heading = _heading(grid, position)
        own = base_in(heading)
        plain.append(Column(position, heading or f"Column {position + 1}", about(heading), own or base))
    return list(_paired(plain, grid))


def _heading(grid: Grid, position: int) -> str:
    """The words above a column, from the top down, without a row of the head that spans the whole table."""
    words = [row[position].text for row in grid.head if row[position].width < grid.width]
    return ": ".join(dict.fromkeys(word for word in words if word))


def _paired(columns: Sequence[Column], grid: Grid) -> Iterator[Column]:
    """The columns, with each column of percents given to the counts on its left."""
    taken = False
    for number, column in enumerate(columns):
        if taken:
            taken = False
            continue
        after = columns[number + 1] if number + 1 < len(columns) else None
        if after is not None and _are_pair(column, after, grid):
            taken = True
            label = _common(column.label, after.label) or column.label
            yield Column(
                column.position, label, About(True, False), column.base or after.base, after.position
            )
        else:
            yield column


def _are_pair(counts: Column, percents: Column, grid: Grid) -> bool:
    texts = [row[counts.position].text for row in grid.body if row[counts.position].text]
    whole = [text for text in texts if re.fullmatch(r"[0-9][0-9, ]*", text)]
    return (
        counts.said.counts
        and not counts.said.percents
        and percents.said.percents
        and percents.position == counts.position + 1
        and bool(whole)
        and not any("(" in row[percents.position].text for row in grid.body)
    )


def _common(one: str, other: str) -> str:
    """The heading that two columns share, above their own."""
    return ": ".join(a for a, b in zip(one.split(": "), other.split(": "), strict=False) if a == b)


def _parts(grid: Grid, labels: int, columns: Sequence[Column], caption: str) -> list[Part]:
    parts = [Part("")]
    for row in grid.body:
        label, heading = _labels(row, labels)
        if _is_heading(row, columns):
            parts.append(Part(label))
            continue
        if not label:
            continue
        if heading and heading != parts[-1].heading:
            parts.append(Part(heading))
        around = (label, parts[-1].heading)
        cells = [_cell(row, column, around, caption) for column in columns]
        parts[-1].rows.append((label, cells))
    return [part for part in parts if part.rows]


def _labels(row: Row, labels: int) -> tuple[str, str]:
    """The label of a row, and the heading that stands beside it in a column of its own."""
    if labels == 1 or row[0].width > 1:
        return row[0].text, ""
    return (row[1].text, row[0].text) if row[1].text else (row[0].text, "")


def _is_heading(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has no values: a label over all columns, or with nothing beside it."""
    values = [row[column.position] for column in columns]
    return bool(row[0].text) and all(not slot.text or _is_part_of_first(slot, row) for slot in values)


def _is_part_of_first(slot: Slot, row: Row) -> bool:
    return slot.width == row[0].width > 1 and slot.text == row[0].text


def _cell(row: Row, column: Column, around: tuple[str, ...], caption: str) -> Cell:
    cell = value_of(row[column.position].text, _said(column, around, caption), column.base)
    if column.percents is not None and "n" in cell:
        share = value_of(row[column.percents].text, About(False, True), column.base)
        cell |= {key: share[key] for key in ("percent",) if key in share}
    own_base = column.base is not None and column.base != base_in(caption) and "n" in cell
    return {
        "label": column.label,
        **cell,
        **({"base": column.base} if own_base and "base" not in cell else {}),
    }


def _said(column: Column, around: tuple[str, ...], caption: str) -> About:
    """What the nearest words say of a column's numbers in a row: its heading, the row's labels, the title."""
    own, labels = column.said, about(*around)
    if own.kind or labels.kind:
        return About(False, False, own.kind or labels.kind)
    if own.counts or own.percents:
        return own
    title = about(caption)
    share = labels.percents or title.percents
    return About(title.counts, title.percents and not labels.counts, "", share)


def _frequency(parts: Sequence[Part]) -> dict[str, Any]:
    def cells(part: Part) -> list[Cell]:
        return [{**cell, "label": label} for label, (cell, *_) in part.rows]

    if len(parts) == 1 and not parts[0].heading:
        return {"cells": cells(parts[0])}
    groups = []
    for part in parts:
        if part.heading:
            groups.append({"label": part.heading, "cells": cells(part)})
        else:
            groups += [{"label": cell["label"], "cells": [cell]} for cell in cells(part)]
    return {"groups": groups}


def _matrix(parts: Sequence[Part]) -> dict[str, Any]:
    def rows(part: Part) -> list[dict[str, Any]]:
        return [{"label": label, "cells": cells} for label, cells in part.rows]

    if len(parts) == 1 and not parts[0].heading:
        return {"rows": rows(parts[0])}
    groups = []
    for part in parts:
        if part.heading:
            groups.append({"label": part.heading, "rows": rows(part)})
        else:
            groups += [{"label": row["label"], "rows": [row]} for row in rows(part)]
    return {"groups": groups}
