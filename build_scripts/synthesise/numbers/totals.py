"""What the cells of a table say together: totals, votes on the base, and bounds, one line each.

People whom a table does not account for are computed here; they are never an inconsistency.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Base
from build_scripts.model.records.table import WITH_COLUMNS, Table
from build_scripts.model.remembered import remembered
from build_scripts.synthesise.numbers import arithmetic
from build_scripts.synthesise.numbers.arms import arm_lines, mean_between
from build_scripts.synthesise.numbers.cells import (
    CellLine,
    Status,
    TableSection,
    cell_lines,
    number_of,
    shares,
    table_sections,
)
from build_scripts.synthesise.numbers.total_line import TotalLine, TotalRule


@remembered
def total_lines(table: Table) -> tuple[TotalLine, ...]:
    """Every total, vote and bound of `table`, in printed order; none where nothing can be worked out again."""
    if table.not_recomputable is not None:
        return ()
    of_parts = (
        line for section, lines, own in by_section(table) for line in _lines(table, section, lines, own)
    )
    return (*of_parts, *arm_lines(table), *printed_totals(table), *_rounding(table))


def by_section(table: Table) -> Iterator[tuple[TableSection, list[CellLine], CellLine | None]]:
    """`(section, lines of its cells, line of the theme's own count)` in printed order.

    None where columns are named: what stands beside each other there are other people, or no counts.
    """
    if table.kind in WITH_COLUMNS:
        return
    cells: dict[KeyPath, list[CellLine]] = {}
    own: dict[KeyPath, CellLine] = {}
    for line in cell_lines(table):
        if line.own_count:
            own[line.path] = line
        else:
            cells.setdefault(line.path[:-2], []).append(line)
    for section in table_sections(table):
        yield section, cells.get(section.path, []), own.get(section.path)


def _lines(
    table: Table, section: TableSection, lines: Sequence[CellLine], own: CellLine | None
) -> Iterator[TotalLine]:
    lines = [line for line in lines if not line.is_total]
    if lines:
        whole = section.printed_base(table)
        if table.kind == "theme_counts":
            yield from _within_theme(table, section, lines, own)
        elif section.takes_several(table) and (whole is None or whole.of != "answers"):
            yield from _each_within(table, section, lines)
            yield from _answers_within(table, section, lines)
        else:
            yield from _added(table, section, lines)
        if table.percent_of == "base":
            yield from _vote(table, section, lines)


def _line(
    table: Table, section: TableSection, rule: TotalRule, status: Status, remark: str = ""
) -> TotalLine:
    holder = section.row or section.group or table
    return TotalLine(
        rule=rule,
        path=section.path,
        group=section.group_label,
        row=section.row.label if section.row else "",
        status=status,
        as_printed=holder.as_printed or "",
        remark=remark,
    )


def _added(table: Table, section: TableSection, lines: Sequence[CellLine]) -> Iterator[TotalLine]:
    """Counts, or percents where no count is printed, of cells of which each person gave one."""
    whole = section.printed_base(table)
    if any(cell.base is not None for cell in section.answers):
        yield from _above_least(table, section, lines)
        return
    known = [line.reckoned.n for line in lines if line.reckoned.n is not None]
    printed = [line for line in lines if line.reckoned.is_given]
    if not printed:
        yield from _added_percents(table, section, lines, whole, known)
        return
    if whole is None:
        yield replace(_line(table, section, "counts_add_up", "not_testable"), total=sum(known))
        return
    total = arithmetic.single_choice(known, whole.n)
    complete = len(printed) == len(lines)
    found = replace(
        _line(table, section, "counts_add_up", "consistent" if complete else "not_testable"),
        total=total.total,
        base=total.base,
    )
    if total.unaccounted < 0:
        yield replace(
            found,
            status="inconsistent",
            remark=f"The counts add up to {total.total}, out of {number_of(whole.n, whole.of)}.",
            several=complete
            and len(shares(lines)) == len(lines) > 1
            and arithmetic.looks_like_several_answers(shares(lines), whole.n),
        )
    elif complete:
        yield replace(
            found, unaccounted=total.unaccounted, remark=_accounted(total.unaccounted, whole, lines)
        )
    else:
        yield found


def _above_least(table: Table, section: TableSection, lines: Sequence[CellLine]) -> Iterator[TotalLine]:
    """Answers to one question, of which some have a base of their own: all together fit the smallest base.

    Where every cell has its own, they may be about different people, and nothing adds up.
    """
    bases = [line.reckoned.base for line in lines if line.reckoned.base is not None]
    if all(cell.base is not None for cell in section.answers) or len(bases) < len(lines):
        return
    total, least = sum(cell.n or 0 for cell in section.answers), min(bases)
    if total > least:
        remark = f"The counts add up to {total}, and one of them is out of {least}."
        found = _line(table, section, "counts_add_up", "inconsistent", remark)
        yield replace(found, total=total, base=least)


def _accounted(unaccounted: int, whole: Base, lines: Sequence[CellLine]) -> str:
    """What a reader may wonder about: people under no count, or percents that miss 100 by rounding."""
    if unaccounted:
        return f"{unaccounted} of {number_of(whole.n, whole.of)} not accounted for."
    percents = [line.reckoned.percent_printed for line in lines]
    if all(percents):
        total = arithmetic.percent_total(percents)
        if total.off and total.explained:
            return "The percents do not add up to 100 because of rounding."
    return ""


def _added_percents(
    table: Table, section: TableSection, lines: Sequence[CellLine], whole: Base | None, known: Sequence[int]
) -> Iterator[TotalLine]:
    """Percents alone. Those of a matrix's columns or of a whole table do not add up along a row."""
    percents = [line.reckoned.percent_printed for line in lines]
    if len(lines) < 2 or not all(percents) or (section.row and table.percent_of in ("column", "table")):
        return
    total = arithmetic.percent_total(percents)
    text = arithmetic.write_percent(total.total)
    found = _line(table, section, "percents_add_up", "consistent" if total.explained else "inconsistent")
    if not total.explained:
        found = replace(found, remark=f"The percents add up to {text}.")
    elif total.off:
        found = replace(found, remark="The percents do not add up to 100 because of rounding.")
    if whole is not None and len(known) == len(lines) and sum(known) <= whole.n:
        found = replace(found, total=sum(known), base=whole.n, unaccounted=whole.n - sum(known))
    yield found


def _each_within(table: Table, section: TableSection, lines: Sequence[CellLine]) -> Iterator[TotalLine]:
    """Where people gave several answers, only each count has a bound."""
    reckoned = [
        line.reckoned for line in lines if line.reckoned.n is not None and line.reckoned.base is not None
    ]
    if not reckoned:
        return
    above = any(
        number.n is not None and number.base is not None and number.n > number.base for number in reckoned
    )
    yield _line(
        table,
        section,
        "counts_within_base",
        "inconsistent" if above else "consistent",
        "A count is larger than its base." if above else "",
    )


def _answers_within(table: Table, section: TableSection, lines: Sequence[CellLine]) -> Iterator[TotalLine]:
    """All answers together, where the source says how many a person could give, or that one excludes the others."""
    alone = next((at for at, cell in enumerate(section.answers) if cell.exclusive), None)
    if table.most_answers is None and alone is None:
        return
    whole = section.printed_base(table)
    counts = [line.reckoned.n for line in lines]
    known = [n for n in counts if n is not None]
    found = _line(table, section, "answers_within_limit", "not_testable")
    if whole is None or len(known) < len(counts) or any(cell.base is not None for cell in section.answers):
        yield found
        return
    excess = arithmetic.multiple_response(
        known, whole.n, most_answers=table.most_answers, exclusive=alone
    ) - {arithmetic.Excess.COUNT_ABOVE_BASE}
    only = 0 if alone is None else known[alone]
    if arithmetic.Excess.TOO_MANY_ANSWERS in excess and table.most_answers is not None:
        total, limit = sum(known) - only, table.most_answers * (whole.n - only)
        remark = (
            f"The counts add up to {total}; {number_of(whole.n - only, whole.of)} with at most {table.most_answers} "
            f"each give {limit}."
        )
        yield replace(found, status="inconsistent", remark=remark, total=total, base=limit)
    elif excess and alone is not None:
        others = max(n for at, n in enumerate(known) if at != alone)
        remark = (
            f"{only} of {number_of(whole.n, whole.of)} gave “{section.answers[alone].label}” and nothing else, and yet "
            f"{others} gave another answer."
        )
        yield replace(found, status="inconsistent", remark=remark, total=only + others, base=whole.n)
    else:
        yield replace(found, status="consistent")


def shares_of(table: Table) -> tuple[list[CellLine], arithmetic.RoundingProfile]:
    """The cells with a count, a percent and a base, and how their percents are rounded."""
    lines = [
        line
        for line in cell_lines(table)
        if line.reckoned.is_given and line.reckoned.percent_printed and line.reckoned.base
    ]
    printed = [
        (line.reckoned.n or 0, line.reckoned.percent_printed, line.reckoned.base or 0) for line in lines
    ]
    return lines, arithmetic.rounding_profile(printed)


def _rounding(table: Table) -> Iterator[TotalLine]:
    """Whether one way of rounding gives all percents; not testable where one of them does not fit at all."""
    lines, profile = shares_of(table)
    if len(lines) > 1:
        doubtful = any(line.reckoned.status == "inconsistent" for line in lines)
        found = TotalLine("rounding", (), "", "", "not_testable" if doubtful else "consistent", "", "")
        remark = "No one way of rounding gives all percents: exact halves are rounded both ways."
        yield replace(found, remark=remark if profile.mixed else "")


def _within_theme(
    table: Table, section: TableSection, lines: Sequence[CellLine], own: CellLine | None
) -> Iterator[TotalLine]:
    """Who contributed to a sub-theme contributed to its theme; a person may be under several sub-themes."""
    yield from _each_within(table, section, [own, *lines] if own else lines)
    counts = [line.reckoned.n for line in lines if line.reckoned.n is not None]
    if own is None or own.reckoned.n is None or not counts:
        return
    above = max(counts) > own.reckoned.n
    yield replace(
        _line(
            table,
            section,
            "subthemes_within_theme",
            "inconsistent" if above else "consistent",
            f"A sub-theme has {max(counts)}, its theme {own.reckoned.n}." if above else "",
        ),
        total=max(counts),
        base=own.reckoned.n,
    )


def _vote(table: Table, section: TableSection, lines: Sequence[CellLine]) -> Iterator[TotalLine]:
    """Which base the printed counts and percents of a section speak for."""
    whole = section.printed_base(table)
    rows = shares(lines)
    if (
        whole is None
        or not whole.n
        or len(rows) < 2
        or any(cell.base is not None for cell in section.answers)
    ):
        return
    vote = arithmetic.base_vote(rows, [("sum", sum(n for n, _ in rows))])
    fit = whole.n in vote.bases
    doubtful = [line for line in lines if line.reckoned.status == "inconsistent"]
    confirmed = [line.as_printed for line in doubtful if line.as_printed]
    yield replace(
        _line(table, section, "base_vote", "consistent" if fit else "inconsistent"),
        base=whole.n,
        elected=None if fit else vote.base,
        remark=""
        if fit or vote.base is None
        else f"All {len(rows)} percents fit {vote.base} instead of {whole.n}.",
        as_printed=" ".join(confirmed) if len(confirmed) == len(doubtful) else "",
    )


def printed_totals(table: Table) -> Iterator[TotalLine]:
    """Every printed sum, held against what it is the sum of: a cell, or each column of a matrix's row."""
    if table.kind == "theme_counts":
        return
    for section, lines, _ in by_section(table):
        pairs = list(zip(section.cells, lines, strict=True))
        answers = [line for cell, line in pairs if not cell.is_total]
        for cell, line in pairs:
            if cell.is_total:
                yield _printed_total(table, section, line, answers)
                yield from mean_between(line, answers, may_be_sum=True)
    for line, column in _total_rows(table):
        section = next(section for section in table_sections(table) if section.path == line.path[:-2])
        yield _printed_total(table, section, line, column)
        yield from mean_between(line, column, may_be_sum=True)


def _total_rows(table: Table) -> Iterator[tuple[CellLine, list[CellLine]]]:
    """Each number of a matrix's row of sums, with those of the other rows in its group and column."""
    rows = {
        section.path for section in table_sections(table) if section.row is not None and section.row.is_total
    }
    lines = cell_lines(table)
    for line in lines:
        if line.path[:-2] in rows:
            yield (
                line,
                [
                    other
                    for other in lines
                    if (other.group, other.column) == (line.group, line.column)
                    and other.path[:-2] not in rows
                ],
            )


def _printed_total(
    table: Table, section: TableSection, line: CellLine, parts_of_it: Sequence[CellLine]
) -> TotalLine:
    """A printed sum. Where people gave several answers it may count the people or their answers."""
    found = replace(
        _line(table, section, "printed_total", "not_testable"),
        path=line.path,
        row=line.row,
        as_printed=line.as_printed,
    )
    counts = [sub_line.reckoned.n or 0 for sub_line in parts_of_it if sub_line.reckoned.is_given]
    printed = line.reckoned.n
    if not line.reckoned.is_given or printed is None or not counts:
        return found
    if any(cell.base is not None for cell in section.answers):
        return found
    total = sum(counts)
    found = replace(found, total=total, base=printed)
    if total == printed:
        return replace(found, status="consistent")
    may_be_more = len(counts) < len(parts_of_it) and total < printed
    may_be_people = section.takes_several(table) and (total > printed or line.reckoned.base == printed)
    if may_be_more or may_be_people:
        return found
    remark = f"The rows add up to {total}; the printed total is {printed}."
    return replace(found, status="inconsistent", remark=remark)
