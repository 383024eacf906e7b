"""What the columns of a table of arms say together: arms and their total, the categories of each arm, means and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Base, as_base
from build_scripts.model.records.table import Group, Table, TableColumn
from build_scripts.synthesise.numbers import arithmetic
from build_scripts.synthesise.numbers.cells import CellLine, Status, cell_lines, number_of
from build_scripts.synthesise.numbers.total_line import TotalLine, TotalRule
from build_scripts.synthesise.numbers.values import half_step


def arm_lines(table: Table) -> Iterator[TotalLine]:
    """Every total and bound of a table of arms, in printed order; none of a listing, whose rows add up to nothing."""
    if table.kind == "arms":
        yield from _bases(table)
        across = tuple(_across(table))
        yield from across
        yield from _categories(table, across)


def _total_column(table: Table) -> TableColumn | None:
    """The one column of all arms together; None where none is printed or several are."""
    totals = [column for column in table.columns if column.is_total]
    return totals[0] if len(totals) == 1 and not table.overlapping else None


def _bases(table: Table) -> Iterator[TotalLine]:
    """The bases of the arms against that of all of them, which a column or the table has."""
    bases = [base for column in table.columns if column.is_arm and (base := as_base(column.base)) is not None]
    arms = [column for column in table.columns if column.is_arm]
    column = _total_column(table)
    whole = as_base(column.base if column is not None else table.base)
    if table.overlapping or whole is None or len(bases) < len(arms) or len(arms) < 2:
        return
    path: KeyPath = () if column is None else ("columns", table.columns.index(column))
    total = sum(base.n for base in bases)
    found = TotalLine(
        rule="arms_add_up",
        path=path,
        group="",
        row="",
        status="consistent" if total == whole.n else "inconsistent",
        as_printed=(column or table).as_printed or "",
        remark="",
        total=total,
        base=whole.n,
        column=column.label if column else "",
    )
    if found.status == "inconsistent":
        found = replace(found, remark=f"The arms add up to {total}; all together are {whole.n}.")
    yield found


def _across(table: Table) -> Iterator[TotalLine]:
    """In each row: the arms' counts add up to the count of all, and a mean of all lies between those of the arms."""
    column = _total_column(table)
    if column is None:
        return
    arms = {column.label for column in table.columns if column.is_arm}
    for _, row in groupby(cell_lines(table), key=lambda line: line.path[:-2]):
        of_row = list(row)
        parts = [line for line in of_row if line.column in arms]
        for line in of_row:
            if line.column == column.label and parts:
                yield from _count_of_all(line, parts, len(arms))
                yield from mean_between(line, parts)


def _count_of_all(line: CellLine, parts: Sequence[CellLine], arms: int) -> Iterator[TotalLine]:
    printed = line.reckoned.n
    counts = [part.reckoned.n for part in parts if part.reckoned.is_given and part.reckoned.n is not None]
    if not line.reckoned.is_given or printed is None or not counts:
        return
    found = replace(_of_cell("arms_add_up", line), total=sum(counts), base=printed)
    if len(counts) < arms:
        yield found
    elif sum(counts) == printed:
        yield replace(found, status="consistent")
    else:
        remark = f"The arms add up to {sum(counts)}; “{line.column}” says {printed}."
        yield replace(found, status="inconsistent", remark=remark)


def mean_between(
    line: CellLine, parts: Sequence[CellLine], *, may_be_sum: bool = False
) -> Iterator[TotalLine]:
    """A mean of all lies between the means of its parts, within the rounding of each.

    With `may_be_sum` it may also be their sum, as the total of a scale is of its parts.
    """
    if not _is_mean(line):
        return
    means = [part for part in parts if _is_mean(part)]
    if len(means) < 2:
        return
    found = _of_cell("mean_between_parts", line)
    values = [_mean(mean) for mean in means]
    least, most = min(values), max(values)
    room = max(_half(mean) for mean in means) + _half(line)
    rounding = sum(_half(mean) for mean in means) + _half(line)
    is_sum = may_be_sum and abs(sum(values) - _mean(line)) <= rounding
    if is_sum or least - room <= _mean(line) <= most + room:
        yield replace(found, status="consistent")
    else:
        remark = (
            f"The mean of all, {_mean(line)}, does not lie between those of its parts, {least} and {most}."
        )
        yield replace(found, status="inconsistent", remark=remark)


def _is_mean(line: CellLine) -> bool:
    value = line.reckoned.value
    return value is not None and value.kind.startswith("mean") and not value.unread and bool(value.value)


def _mean(line: CellLine) -> Decimal:
    return Decimal(line.reckoned.value.value if line.reckoned.value else 0)


def _half(line: CellLine) -> Decimal:
    return half_step(line.reckoned.value.value if line.reckoned.value else "0")


def _of_cell(rule: TotalRule, line: CellLine) -> TotalLine:
    return TotalLine(
        rule=rule,
        path=line.path,
        group=line.group,
        row=line.row,
        status="not_testable",
        as_printed=line.as_printed,
        remark="",
        column=line.column,
    )


def _categories(table: Table, across: Sequence[TotalLine]) -> Iterator[TotalLine]:
    """In each arm: the rows of a group are the answers to one question and add up to its base."""
    lines = cell_lines(table)
    for position, group in enumerate(table.groups):
        several = table.multiple_response if group.multiple_response is None else group.multiple_response
        path: KeyPath = ("groups", position)
        for column in table.columns:
            under = [
                line
                for line in lines
                if line.path[:3] == (*path, "rows")
                and line.column == column.label
                and not group.rows[int(line.path[3])].is_total
            ]
            if not several and len(under) > 1 and table.percent_of == "base":
                yield from _added(
                    group, path, under, len([row for row in group.rows if not row.is_total]), across
                )


def _added(
    group: Group, path: KeyPath, under: Sequence[CellLine], rows: int, across: Sequence[TotalLine]
) -> Iterator[TotalLine]:
    bases = {line.reckoned.base for line in under}
    base = bases.pop() if len(bases) == 1 else None
    counts = [line.reckoned.n for line in under if line.reckoned.n is not None]
    if not counts:
        yield from _added_percents(group, path, under, rows)
    if not counts or base is None:
        return
    whole = Base(n=base, of=under[0].reckoned.base_of or "people")
    complete = len(counts) == rows and all(line.reckoned.is_given for line in under)
    found = replace(_of_group(group, path, under), total=sum(counts), base=base)
    paths = {line.path for line in under}
    if any(line.path in paths and line.status == "inconsistent" for line in across):
        yield replace(found, remark="One of these counts does not agree with those of the arms.")
    elif sum(counts) > base:
        remark = f"The counts add up to {sum(counts)}, out of {number_of(base, whole.of)}."
        yield replace(found, status="inconsistent", remark=remark)
    elif complete:
        left = base - sum(counts)
        remark = f"{left} of {number_of(base, whole.of)} not accounted for." if left else ""
        yield replace(found, status="consistent", unaccounted=left, remark=remark)
    else:
        yield found


def _added_percents(group: Group, path: KeyPath, under: Sequence[CellLine], rows: int) -> Iterator[TotalLine]:
    """Percents alone add up to 100, but for rounding."""
    percents = [line.reckoned.percent_printed for line in under]
    if len(percents) < rows or not all(percents):
        return
    total = arithmetic.percent_total(percents)
    status: Status = "consistent" if total.explained else "inconsistent"
    remark = "" if total.explained else f"The percents add up to {arithmetic.write_percent(total.total)}."
    yield replace(_of_group(group, path, under), status=status, remark=remark)


def _of_group(group: Group, path: KeyPath, under: Sequence[CellLine]) -> TotalLine:
    return TotalLine(
        rule="categories_add_up",
        path=path,
        group=group.label,
        row="",
        status="not_testable",
        as_printed=group.as_printed or "",
        remark="",
        column=under[0].column,
    )
