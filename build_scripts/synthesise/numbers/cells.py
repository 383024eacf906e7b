"""From a printed table to lines: every cell with its base, its share recomputed, and whether the two agree.

Arithmetic alone: whether the author confirms a misprint stands beside the status and never changes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Base, BaseLike, Counted, Record, as_base, singular
from build_scripts.model.records.finding import CellIllustration, PrintedCount
from build_scripts.model.records.table import (
    COMPARISONS,
    WITH_COLUMNS,
    Cell,
    Group,
    Row,
    Scale,
    Table,
    TableColumn,
    ValueKind,
)
from build_scripts.model.remembered import remembered
from build_scripts.synthesise.numbers import arithmetic
from build_scripts.synthesise.numbers.plausible import judged
from build_scripts.synthesise.numbers.values import PrintedValue, read_value

Status = Literal["consistent", "inconsistent", "not_testable"]
Basis = Literal["printed", "derived", "not_stated", "counted_by_us"]

DECIMALS_WITHOUT_PERCENT = 1
"""Decimals of the recomputed percent where none is printed: as readers see it, "18 of 38 people (47.4%)"."""

MORE_DECIMALS = 2
"""How many decimals more than printed the recomputed percent has."""

Scope = tuple[str, ...]
OfValues = Literal["value_kind", "scale", "unit"]
OF_VALUES: tuple[OfValues, ...] = ("value_kind", "scale", "unit")
"""What is said of the values of a cell, or of what is around it."""


@dataclass(frozen=True)
class CheckedNumber:
    """A printed count and percent, held against their base."""

    base: int | None
    base_of: Counted | None
    n: int | None
    """The printed count, one that we made, or the only one that fits the printed percent and base."""
    n_basis: Basis
    n_printed: str
    percent_printed: str
    percent_computed: str
    """100 n / base, half up, two decimals more than printed; empty without a count or a base above 0."""
    status: Status
    remark: str
    """Both numbers in neutral words where they do not agree, else empty."""
    printed: str = ""
    """What is printed instead of a number, else empty."""
    value: PrintedValue | None = None
    """What is printed where it is a mean, a test or another number that is no count."""
    unit: str = ""
    scale: Scale | None = None
    """The scale that a value was given on, where the author says it."""
    is_sum_of_answers: bool = False
    """A printed sum of several answers each, which is no part of the people who answered."""
    counted_in: str = ""
    """Where we counted, if the count is ours; else empty."""

    @property
    def is_given(self) -> bool:
        """Whether a count is given, printed or ours, and not worked out from a percent."""
        return self.n_basis in ("printed", "counted_by_us")


@dataclass(frozen=True)
class CellLine:
    """One printed cell of a table. A theme's own count stands on a line with an empty `row`."""

    order: int
    """Place in the table as printed, from 1."""
    path: KeyPath
    """Path of the cell in the table's record; of the group for a theme's own count."""
    group: str
    row: str
    column: str
    """The answer of a rating matrix, or the column of a table of arms or a listing; empty in every other kind."""
    reckoned: CheckedNumber
    percent_of: Literal["base", "row", "column", "table"]
    as_printed: str
    """The author's words for what the paper itself prints, else empty."""
    note_printed: str
    """The author's note on the cell, else empty."""
    own_count: bool = False
    """A theme's own count, which never adds up with those of its sub-themes."""
    is_total: bool = False
    """The sum of others: no answer, never drawn and never added."""

    @property
    def lacks_base(self) -> bool:
        """Whether a percent is printed and nobody knows what it is a percent of."""
        known = self.reckoned
        return bool(known.percent_printed) and known.base is None and not known.is_sum_of_answers

    @cached_property
    def note(self) -> str:
        """Everything a reader must know of this number, in one text."""
        return _joined(self.as_printed or self.reckoned.remark, self.note_printed)


@dataclass(frozen=True)
class TableSection:
    """Cells that share a base: those under a group, or one row of a matrix, before anything is reckoned."""

    group: Group | None
    row: Row | None
    cells: tuple[Cell, ...]
    path: KeyPath
    """Path of the group or row in the table's record; empty for a table without either."""

    @property
    def group_label(self) -> str:
        """The group's label, empty without groups."""
        return self.group.label if self.group else ""

    @property
    def answers(self) -> tuple[Cell, ...]:
        """Its cells without a sum of them."""
        return tuple(cell for cell in self.cells if not cell.is_total)

    def printed_base(self, table: Table, cell: Cell | None = None) -> Base | None:
        """The nearest base that is printed: cell, row, group, table. Where columns are named, theirs is the table's."""
        whole: Table | TableColumn | None = table
        if table.kind in WITH_COLUMNS:
            whole = table.column(cell.label) if cell else None
        around = (cell, self.row, self.group, whole)
        return next(
            (as_base(holder.base) for holder in around if holder is not None and holder.base is not None),
            None,
        )

    def nearest(self, table: Table, cell: Cell, key: OfValues) -> Any:
        """What is said of a cell's values nearest to it: cell, named column, row, group, table.

        What a column is, a row beside it does not change: the p value of years has no unit.
        """
        column = table.column(cell.label)
        around: tuple[Record | None, ...] = (cell, column, self.row, self.group, table)
        if column is not None and column.value_kind in COMPARISONS:
            around = (cell, column)
        return next((said for holder in around if (said := getattr(holder, key, None)) is not None), None)

    def is_total(self, table: Table, cell: Cell) -> bool:
        """Whether a cell is the sum of others: by itself, its row or its column."""
        column = table.column(cell.label)
        if cell.total is None and column is not None:
            return column.is_total or (self.row is not None and self.row.is_total)
        return cell.is_total or (self.row is not None and self.row.is_total)

    def takes_several(self, table: Table) -> bool:
        """Whether people could give several answers here."""
        here = self.group.multiple_response if self.group else None
        return table.multiple_response if here is None else here


def table_sections(table: Table) -> Iterator[TableSection]:
    """The parts of a table in printed order."""
    for position, (group, rows, cells) in enumerate(table.sections()):
        path: KeyPath = () if group is None else ("groups", position)
        if cells or not rows:
            yield TableSection(group, None, cells, path)
        for number, row in enumerate(rows):
            yield TableSection(group, row, row.cells, (*path, "rows", number))


@remembered
def cell_lines(table: Table) -> tuple[CellLine, ...]:
    """Every printed cell of `table`, in printed order."""
    lines: list[CellLine] = []
    sums = _sums(table) if table.percent_of != "base" else {}
    for section in table_sections(table):
        if (
            section.row is None
            and section.group
            and (section.group.n is not None or section.group.percent is not None)
        ):
            lines.append(_own_count(table, section, section.group, len(lines) + 1))
        for position, cell in enumerate(section.cells):
            base = sums.get(_scope(table, section, cell)) if sums else section.printed_base(table, cell)
            lines.append(
                CellLine(
                    order=len(lines) + 1,
                    path=(*section.path, "cells", position),
                    group=section.group_label,
                    row=_row_label(table, section, cell),
                    column=cell.label if section.row or table.kind in WITH_COLUMNS else "",
                    reckoned=_reckoned(table, section, cell, base),
                    percent_of=table.percent_of,
                    as_printed=cell.as_printed or "",
                    note_printed=cell.note or "",
                    is_total=section.is_total(table, cell),
                )
            )
    return tuple(lines)


def _row_label(table: Table, section: TableSection, cell: Cell) -> str:
    """The row's label; empty for what stands beside the label of a group of arms."""
    if section.row is not None:
        return section.row.label
    return "" if table.kind in WITH_COLUMNS else cell.label


def _own_count(table: Table, section: TableSection, group: Group, order: int) -> CellLine:
    return CellLine(
        order=order,
        path=section.path,
        group=group.label,
        row="",
        column="",
        reckoned=_unless_not_recomputable(table, reckon(group.n, group.percent, section.printed_base(table))),
        percent_of="base",
        as_printed=group.as_printed or "",
        note_printed=group.note or "",
        own_count=True,
    )


def _reckoned(table: Table, section: TableSection, cell: Cell, base: Base | None) -> CheckedNumber:
    """The number of a cell. A count that is held back is never worked out from its percent."""
    kind, scale, unit = (section.nearest(table, cell, key) for key in OF_VALUES)
    found = _alone(cell, base, kind, scale, unit)
    if (
        cell.printed is None
        and cell.is_total
        and cell.n is not None
        and base
        and cell.n > base.n
        and section.takes_several(table)
    ):
        found = _sum_of_answers(cell.n, cell.percent, base)
    return _unless_not_recomputable(table, found)


def _alone(
    cell: Cell, base: Base | None, kind: ValueKind | None, scale: Scale | None, unit: str | None
) -> CheckedNumber:
    """What a cell says by itself: a count, a value of a kind, or a text that stands instead of a count."""
    found = reckon(cell.n, cell.percent, base, cell.counted_by_us)
    if cell.printed is None:
        return found
    if kind is None or cell.n is not None or cell.percent is not None:
        return replace(_without_derived(found), printed=cell.printed)
    value = read_value(kind, cell.printed)
    status, remark = judged(value, scale, base.n if base else None)
    return replace(
        found,
        printed=cell.printed,
        value=value,
        unit=unit or "",
        scale=scale,
        status=status,
        remark=remark,
    )


def finding_number(number: Cell) -> CheckedNumber:
    """A number that a finding states or compares, read and held as a cell of a table is."""
    return _alone(number, as_base(number.base), number.value_kind, number.scale, number.unit)


def _without_derived(found: CheckedNumber) -> CheckedNumber:
    if found.n_basis != "derived":
        return found
    return replace(found, n=None, n_basis="not_stated", percent_computed="")


def _sum_of_answers(n: int, percent: str | None, base: Base) -> CheckedNumber:
    """The sum of several answers each: more than the people, and its percent of them may be over 100."""
    status: Status = "not_testable"
    if percent and base.n:
        status = "consistent" if arithmetic.fits(n, percent, base.n).acceptable else "inconsistent"
    remark = _remark(n, percent, base) if status == "inconsistent" else ""
    known = replace(reckon(n, None, None), percent_printed=percent or "", status=status, remark=remark)
    return replace(known, is_sum_of_answers=True)


def _unless_not_recomputable(table: Table, found: CheckedNumber) -> CheckedNumber:
    """Nothing is worked out or tested where a table's numbers cannot be; but no part is over 100 percent."""
    over = bool(found.percent_printed) and is_over_100(found.percent_printed)
    if table.not_recomputable is None or (over and not found.is_sum_of_answers):
        return found
    return replace(_without_derived(found), percent_computed="", status="not_testable", remark="")


def _scope(table: Table, section: TableSection, cell: Cell) -> Scope:
    """What the counts around `cell` are summed by.

    Only a matrix has rows and columns apart: elsewhere both are the cells of the group.
    """
    if table.percent_of == "table":
        return ()
    if section.row is None and table.kind not in WITH_COLUMNS:
        return (section.group_label,)
    if table.percent_of == "row":
        return (section.group_label, "row", section.row.label if section.row else "")
    return (section.group_label, "column", cell.label)


def _is_sum_in(table: Table, section: TableSection, cell: Cell) -> bool:
    """Whether a cell holds the sum of others that a percent of its kind is out of."""
    column = table.column(cell.label)
    is_sum = cell.is_total or (column is not None and column.is_total)
    across = is_sum and (section.row is None or table.percent_of != "column")
    down = section.row is not None and section.row.is_total and table.percent_of != "row"
    return across or down


def _sums(table: Table) -> dict[Scope, Base | None]:
    """The sum of the counts of each scope as a base; None where a count is not printed."""
    sums: dict[Scope, Base | None] = {}
    for section in table_sections(table):
        across_answers = table.kind == "rating_matrix" and table.percent_of != "row"
        for cell in section.cells:
            if _is_sum_in(table, section, cell):
                continue
            people = section.printed_base(table, cell if table.kind in WITH_COLUMNS else None)
            of: Counted = people.of if people else "people"
            if across_answers or section.takes_several(table):
                of = "answers"
            scope = _scope(table, section, cell)
            before = sums.get(scope, Base(n=0, of=of))
            sums[scope] = None if before is None or cell.n is None else Base(n=before.n + cell.n, of=of)
    return sums


def reckon(
    n: int | None, percent: str | None, base: BaseLike | None, counted_by_us: str | None = None
) -> CheckedNumber:
    """Hold a printed count and percent against their base.

    A count that is not printed is worked out only where exactly one fits. Without a count, a base with as many
    members as the percent has steps makes every percent possible: that is not testable, never consistent.
    """
    whole = as_base(base)
    fitting = arithmetic.counts_for(percent, whole.n) if percent and whole and whole.n else None
    derived = fitting[0] if n is None and fitting and len(fitting) == 1 else None
    known = n if n is not None else derived
    decimals = (
        arithmetic.read_percent(percent).decimals + MORE_DECIMALS if percent else DECIMALS_WITHOUT_PERCENT
    )
    status = _status(n, percent, whole.n if whole else None)
    ours = counted_by_us is not None and n is not None
    given: Basis = "counted_by_us" if ours else "printed"
    return CheckedNumber(
        base=whole.n if whole else None,
        base_of=whole.of if whole else None,
        n=known,
        n_basis=given if n is not None else "not_stated" if derived is None else "derived",
        n_printed="" if n is None or ours else str(n),
        percent_printed=percent or "",
        percent_computed=(
            arithmetic.percent_of(known, whole.n, decimals) if known is not None and whole and whole.n else ""
        ),
        status=status,
        remark=_remark(n, percent, whole) if status == "inconsistent" else "",
        counted_in=counted_by_us or "",
    )


def count_line(count: PrintedCount) -> CheckedNumber:
    """A finding's own n of N, held against its base."""
    return reckon(count.n, count.percent, count.base, count.counted_by_us)


def _status(n: int | None, percent: str | None, base: int | None) -> Status:
    if percent is not None and is_over_100(percent):
        return "inconsistent"
    if base is not None and n is not None and n > base:
        return "inconsistent"
    if percent is None or not base:
        return "not_testable"
    if n is not None:
        return "consistent" if arithmetic.fits(n, percent, base).acceptable else "inconsistent"
    if not arithmetic.counts_for(percent, base):
        return "inconsistent"
    return "consistent" if arithmetic.is_testable(percent, base) else "not_testable"


def is_over_100(percent: str) -> bool:
    """Whether a printed percent is over 100, which a part of a whole cannot be."""
    printed = arithmetic.read_percent(percent)
    return printed.units > printed.whole


def _remark(n: int | None, percent: str | None, base: Base | None) -> str:
    """Both numbers, without saying whose mistake it is."""
    if base is None or not base.n:
        return f"The paper prints {percent}%." if percent else f"The paper prints {n}."
    if n is None:
        return f"The paper prints {percent}%; no whole number of {number_of(base.n, base.of)} gives that."
    if n > base.n and not (percent and is_over_100(percent)):
        return f"The paper prints {n} of {number_of(base.n, base.of)}."
    share = arithmetic.percent_of(n, base.n, arithmetic.read_percent(percent).decimals) if percent else ""
    return f"The paper prints {percent}%; {n} of {base.n} is {share}%."


def number_of(n: int, of: Counted | None) -> str:
    """`1 person`, `38 people`, `38 answers`."""
    word = of or "people"
    return f"{n} {singular(word) if n == 1 else word}"


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def shares(lines: Sequence[CellLine]) -> list[tuple[int, str]]:
    """Printed counts with their printed percents, of the answers that have both."""
    return [
        (line.reckoned.n, line.reckoned.percent_printed)
        for line in lines
        if line.reckoned.n is not None
        and not line.is_total
        and line.reckoned.is_given
        and line.reckoned.percent_printed
    ]


def named_lines(lines: Sequence[CellLine], named: CellIllustration) -> list[CellLine]:
    """Those of the `lines` of a table that an illustration names, in printed order.

    A whole group of theme counts is shown by its theme's own count. Of several rows of one name `which` says which.
    """
    shown = [
        line
        for line in lines
        if (named.group is None or line.group == named.group)
        and (named.row is None or line.row == named.row)
        and (named.column is None or line.column == named.column)
    ]
    if named.row is None and any(line.own_count for line in shown):
        shown = [line for line in shown if line.own_count]
    if named.which is not None:
        rows = rows_of(shown)
        shown = rows[named.which - 1] if named.which <= len(rows) else []
    return shown


def rows_of(lines: Sequence[CellLine]) -> list[list[CellLine]]:
    """The lines of each row: an answer's one line, or those of a matrix's item."""
    rows: dict[KeyPath, list[CellLine]] = {}
    for line in lines:
        rows.setdefault(line.path[:-2] if line.column else line.path, []).append(line)
    return list(rows.values())
