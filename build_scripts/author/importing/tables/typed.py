"""A grid of a printed table -> the keys of a table record: labels, groups, and each cell typed as far as it is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.author.importing.tables.grid import Grid, Row, Slot
from build_scripts.author.importing.tables.numbers import About, about, base_in, value_of
from build_scripts.model.records.table import COMPARISONS

NUMERIC = re.compile(
    r"[<>≤≥=~±+−–-]*\s*[0-9][0-9.,·%()\[\]±–−/\s:;to*∗†‡§<>=-]*(?:CI[0-9.,·%()\[\]–−\s:;to-]*)?"
)
"""A cell that is a number, or several with the signs between them."""
STARTS_WITH_NUMBER = re.compile(r"[\s(\[<>≤≥=~±+−–-]*[0-9.·]")
_WITHOUT_BASE = re.compile(r"[\s,;:]*\(?\bn ?= ?[0-9][0-9, ]*\)?[\s,;:]*", re.IGNORECASE)
_OF_THINGS = re.compile(r"\b(?:no\.?|numbers?) of (?P<things>[a-z]+s)\b", re.IGNORECASE)

Cell = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of values: where it stands, what it is called, and its partner with the percents, if it has one."""

    position: int
    heading: str
    """As printed."""
    said: About
    base: int | None
    percents: int | None = None

    @property
    def label(self) -> str:
        """The heading without its `(n = 125)`, which is the base."""
        return _WITHOUT_BASE.sub(" ", self.heading).strip() or self.heading


@dataclass
class Part:
    """Rows that stand under one heading of the table; the heading is empty for those above the first."""

    heading: str
    cells: list[Cell] = field(default_factory=list)
    """What stands beside the heading itself: numbers that compare the columns."""
    rows: list[tuple[str, list[Cell]]] = field(default_factory=list)


def typed_table(grid: Grid, caption: str) -> dict[str, Any] | None:
    """The keys `kind`, `base`, and `cells`, `rows` or `groups` of a table; None for one without a number to keep."""
    labels = _label_columns(grid)
    columns = _columns(grid, labels, caption)
    if not any(_is_numeric(grid, column.position) for column in columns):
        return None
    parts = _parts(grid, labels, columns, caption)
    if len(columns) == 1:
        base = columns[0].base
        based = {} if base is None else {"base": _base(base, columns[0].heading)}
        return {"kind": "frequency", **based, **_frequency(parts)}
    base = base_in(caption)
    based = {} if base is None else {"base": _base(base, caption)}
    if _are_answers(parts, columns):
        return {"kind": "rating_matrix", **based, **_matrix(parts)}
    numeric = [column for column in columns if _is_numeric(grid, column.position)]
    if 2 * len(numeric) < len(columns):
        return {"kind": "listing", **based, "columns": _headings(columns), **_listing(parts)}
    return {"kind": "arms", **based, "columns": _headings(columns), **_arms(parts)}


def _are_answers(parts: Sequence[Part], columns: Sequence[Column]) -> bool:
    """Whether every row has a count or a percent in every column, and no column is a group of people of its own."""
    cells = [cell for part in parts for _, row in part.rows for cell in row]
    counted = all("n" in cell or "percent" in cell for cell in cells)
    return counted and not any(part.cells for part in parts) and len({column.base for column in columns}) == 1


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
            label = _common(column.heading, after.heading) or column.heading
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


def _common(first: str, other: str) -> str:
    """The heading that two columns share, above their own."""
    return ": ".join(a for a, b in zip(first.split(": "), other.split(": "), strict=False) if a == b)


def _parts(grid: Grid, labels: int, columns: Sequence[Column], caption: str) -> list[Part]:
    parts = [Part("")]
    for row in grid.body:
        label, heading = _labels(row, labels)
        if _is_heading(row, columns):
            beside = [
                _cell(row, column, (label,), caption)
                for column in columns
                if not _is_part_of_first(row[column.position], row)
            ]
            parts.append(Part(label, [cell for cell in beside if len(cell) > 1]))
            continue
        if not label:
            continue
        if heading and heading != parts[-1].heading:
            parts.append(Part(heading))
        around = (label, parts[-1].heading)
        cells = [_cell(row, column, around, caption) for column in columns]
        parts[-1].rows.append((label, cells))
    return [part for part in parts if part.rows or part.cells]


def _labels(row: Row, labels: int) -> tuple[str, str]:
    """The label of a row, and the heading that stands beside it in a column of its own."""
    if labels == 1 or row[0].width > 1:
        return row[0].text, ""
    return (row[1].text, row[0].text) if row[1].text else (row[0].text, "")


def _is_heading(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has no values but such as compare columns: a label over all columns, or with nothing beside it."""
    valued = [column for column in columns if not _compares(column)] or columns
    values = [row[column.position] for column in valued]
    return bool(row[0].text) and all(not slot.text or _is_part_of_first(slot, row) for slot in values)


def _compares(column: Column) -> bool:
    return column.said.kind in COMPARISONS


def _is_part_of_first(slot: Slot, row: Row) -> bool:
    return slot.width == row[0].width > 1 and slot.text == row[0].text


def _cell(row: Row, column: Column, around: tuple[str, ...], caption: str) -> Cell:
    cell = value_of(row[column.position].text, _said(column, around, caption), column.base)
    if column.percents is not None and "n" in cell:
        share = value_of(row[column.percents].text, About(False, True), column.base)
        cell |= {key: share[key] for key in ("percent",) if key in share}
    if column.said.kind:
        cell.pop("value_kind", None)
    return {"label": column.label, **cell}


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
    groups = [{"label": part.heading, "rows": _rows(part)} for part in parts]
    return {"rows": groups[0]["rows"]} if len(groups) == 1 and not parts[0].heading else {"groups": groups}


def _rows(part: Part) -> list[dict[str, Any]]:
    return [{"label": label, "cells": cells} for label, cells in part.rows]


def _headings(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """What is said once of each column; one whose base is the sum of the others' is all of them together."""
    bases = [column.base for column in columns if column.base is not None and not _compares(column)]
    headings = []
    for column in columns:
        heading: dict[str, Any] = {"label": column.label}
        if column.base is not None and base_in(column.heading) is not None:
            heading["base"] = column.base
            if len(bases) > 2 and 2 * column.base == sum(bases):
                heading["total"] = True
        if column.said.kind:
            heading["value_kind"] = column.said.kind
        headings.append(heading)
    return headings


def _arms(parts: Sequence[Part]) -> dict[str, Any]:
    """Groups: a variable with its categories as rows, or a line of the table that stands for itself."""
    groups: list[dict[str, Any]] = []
    for part in parts:
        rows = [(label, [cell for cell in cells if len(cell) > 1]) for label, cells in part.rows]
        if not part.heading:
            groups += [_with_kind({"label": label, "cells": cells}) for label, cells in rows]
            continue
        group: dict[str, Any] = {"label": part.heading}
        if part.cells:
            group["cells"] = part.cells
        if rows:
            group["rows"] = [_with_kind({"label": label, "cells": cells}) for label, cells in rows if cells]
        groups.append(group)
    return {"groups": [group for group in groups if group.get("cells") or group.get("rows")]}


def _with_kind(line: dict[str, Any]) -> dict[str, Any]:
    """A line whose values are all of one kind says it once."""
    kinds = {cell["value_kind"] for cell in line["cells"] if "value_kind" in cell}
    if len(kinds) != 1 or any("n" in cell or "percent" in cell for cell in line["cells"]):
        return line
    plain = [{key: value for key, value in cell.items() if key != "value_kind"} for cell in line["cells"]]
    return {"label": line["label"], "value_kind": kinds.pop(), "cells": plain}


def _listing(parts: Sequence[Part]) -> dict[str, Any]:
    """Rows of what stands in each cell, as it is printed."""
    return {"rows": [row for part in parts for row in _rows(part)]}
