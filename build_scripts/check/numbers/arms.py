"""Rules about tables whose columns are named: arms with their bases (EV37x), and listings of equal rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from build_scripts.check.numbers.recomputable import inconsistent_totals
from build_scripts.check.numbers.tables import table_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Violation
from build_scripts.model.fields import as_base
from build_scripts.model.phrases import suggestion
from build_scripts.model.records.table import WITH_COLUMNS, Cell, Table
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import cell_lines, table_sections

_KIND = {"arms": "table of arms", "listing": "listing"}


def _arms(*lines: str, whole: str = "{label: All, base: 38, total: true}") -> str:
    return table_example(
        "kind: arms",
        "columns:",
        f"  - {whole}",
        "  - {label: Northtown, base: 19}",
        "  - {label: Southtown, base: 19}",
        *lines,
    )


def _row(label: str, *cells: str) -> tuple[str, ...]:
    return (f"  - label: {label}", "    cells:", *(f"      - {cell}" for cell in cells))


def _listing(*lines: str) -> str:
    return table_example(
        "kind: listing",
        "columns:",
        "  - {label: Age, value_kind: number, unit: years}",
        "  - {label: Town}",
        "rows:",
        *_row("V1", '{label: Age, printed: "34"}', "{label: Town, printed: Northtown}"),
        *lines,
    )


# The columns


@rule(
    "EV371",
    "columns-not-named",
    scope="study",
    why="In a table of arms, and in a listing, each cell stands under a column. The columns are named once, above the "
    "rows; every other kind of table has none.",
    bad=table_example(
        "kind: arms  # <- here",
        "rows:",
        *_row("Prices", "{label: Northtown, n: 9}", "{label: Southtown, n: 3}"),
    ),
    good=_arms("rows:", *_row("Prices", "{label: Northtown, n: 9}", "{label: Southtown, n: 3}")),
)
def columns_not_named(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Columns that are missing, named twice, or named where a kind of table has none."""
    for located in records(folder, Table):
        table = located.value
        if table.kind in WITH_COLUMNS and not table.columns:
            yield located.at(
                "kind",
                f"This table is a {_KIND[table.kind]}, but its `columns` are not named.",
                "Add `columns:` with one entry a column, such as `- {label: Control group, base: 125}`.",
            )
        if table.kind not in WITH_COLUMNS and table.columns:
            yield located.at(
                "columns",
                f"This table is a {table.kind.replace('_', ' ')}: it cannot have `columns`.",
                "Write `kind: arms` if each column is a group of people with a base of its own, `kind: listing` if each "
                "row is one participant, document or session; otherwise delete `columns`.",
                at_key=True,
            )
        seen: Counter[str] = Counter()
        for position, column in enumerate(table.columns):
            seen[column.label] += 1
            if seen[column.label] == 2:
                yield located.at(
                    ("columns", position, "label"),
                    f"“{column.label}” is the name of two columns, so nobody can tell whose a cell is.",
                    "Add to each what the heading above them says, for example: Before, control group.",
                )


@rule(
    "EV372",
    "cell-under-no-column",
    scope="study",
    why="A cell of a table of arms, or of a listing, names its column. One that names none would be lost.",
    bad=_arms("rows:", *_row("Prices", "{label: Northtown, n: 9}", "{label: Southton, n: 3}  # <- here")),
    good=_arms("rows:", *_row("Prices", "{label: Northtown, n: 9}", "{label: Southtown, n: 3}")),
)
def cell_under_no_column(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A cell whose label is no column, a column's second cell in its row, or one out of order."""
    for located in records(folder, Table):
        labels = [column.label for column in located.value.columns]
        if located.value.kind in WITH_COLUMNS and labels:
            for section in table_sections(located.value):
                given = [cell.label for cell in section.cells]
                yield from _strays(located, (*section.path, "cells"), labels, given)


def _strays(
    located: Located[Table], path: KeyPath, labels: list[str], given: list[str]
) -> Iterator[Violation]:
    last = -1
    for at, label in enumerate(given):
        here = (*path, at, "label")
        if label not in labels:
            yield located.at(
                here,
                f"“{label}” is no column of this table.",
                suggestion(label, labels) or f"Its columns: {_listed(labels)}.",
            )
        elif label in given[:at]:
            yield located.at(
                here,
                f"“{label}” has two cells in this row.",
                "Delete one, or name the column that it belongs to.",
            )
        elif labels.index(label) < last:
            yield located.at(
                here,
                f"“{label}” stands after “{labels[last]}”, and in `columns` it stands before.",
                f"Give the cells in the order of the columns: {_listed(labels)}.",
            )
        else:
            last = labels.index(label)


def _listed(labels: list[str]) -> str:
    return ", ".join(f"“{label}”" for label in labels)


@rule(
    "EV373",
    "arm-without-base",
    scope="study",
    why="Each arm has its own base: without it no percent can be worked out again, and readers see a number of nobody "
    "knows how many.",
    bad=table_example(
        "kind: arms",
        "columns:",
        "  - {label: Northtown, base: 19}",
        "  - {label: Southtown}  # <- here",
        "rows:",
        *_row("Prices", "{label: Northtown, n: 9}", "{label: Southtown, n: 3}"),
    ),
    good=_arms("rows:", *_row("Prices", "{label: Northtown, n: 9}", "{label: Southtown, n: 3}")),
)
def arm_without_base(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A column of counts or values of people who are not counted."""
    for table in records(folder, Table):
        for position in arms_without_base(table.value):
            column = table.value.columns[position]
            if not column.as_printed:
                yield table.at(
                    ("columns", position, "label"),
                    f"How many are in “{column.label}”?",
                    "Add `base:`, or `base: {n: 12, of: texts}` if no people are counted. A column that compares arms has "
                    "`value_kind: p`, `test`, `difference` or `ratio`, one of words `text`. If the paper prints no number for "
                    "this arm, say so in `as_printed:`.",
                )


def arms_without_base(table: Table) -> Iterator[int]:
    """Places of the columns that hold numbers of people, and do not say of how many."""
    if table.kind != "arms":
        return
    lines = cell_lines(table)
    for position, column in enumerate(table.columns):
        if (column.is_arm or column.is_total) and column.base is None:
            under = [line.reckoned for line in lines if line.column == column.label]
            counted = [
                line for line in under if line.n is not None or line.percent_printed or line.value is not None
            ]
            if counted and any(line.base is None for line in counted):
                yield position


# Listings


@rule(
    "EV374",
    "unequal-rows",
    scope="study",
    why="A listing has one row a participant, document or session and a cell for each column. A row with fewer is a slip, "
    "and what stands in it may have moved.",
    bad=_listing("  - label: V2  # <- here", "    cells:", "      - {label: Town, printed: Southtown}"),
    good=_listing(*_row("V2", "{label: Age}", "{label: Town, printed: Southtown}")),
)
def unequal_rows(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A row of a listing without a cell for each column, or a cell that counts."""
    for located in records(folder, Table):
        table = located.value
        if table.kind != "listing":
            continue
        for number, row in enumerate(table.rows):
            given = {cell.label for cell in row.cells}
            missing = [column.label for column in table.columns if column.label not in given]
            if missing:
                yield located.at(
                    ("rows", number, "label"),
                    f"“{row.label}” has no cell under {_listed(missing)}.",
                    f"Add it; if nothing is printed there, with its label alone: `- {{label: {missing[0]}}}`.",
                )
            for at, cell in enumerate(row.cells):
                yield from _counted(located, ("rows", number, "cells", at), cell)
        yield from _wrong_number_of_rows(located)


def _counted(located: Located[Table], path: KeyPath, cell: Cell) -> Iterator[Violation]:
    key = "n" if cell.n is not None else "percent"
    if cell.n is not None or cell.percent is not None:
        yield located.at(
            (*path, key),
            "A row of a listing is one participant, document or session, so nothing is counted in it.",
            f'Write the number as printed: `printed: "{cell.n if cell.n is not None else cell.percent}"`.',
            at_key=True,
        )


def _wrong_number_of_rows(located: Located[Table]) -> Iterator[Violation]:
    table = located.value
    base = as_base(table.base)
    if base is not None and base.n != len(table.rows) and not table.as_printed:
        yield located.at(
            "base",
            f"The listing has {len(table.rows)} rows, and its base says {base.n}.",
            "Add the rows that are missing, correct `base`, or add `as_printed:` to the table if the paper itself prints "
            "this.",
        )


# What arms come to


@rule(
    "EV375",
    "arms-do-not-add-up",
    scope="study",
    why="Where each person is in one arm, the arms add up to the column of all: their bases, and the counts in each row.",
    bad=_arms(
        "rows:",
        *_row(
            "Prices", "{label: All, n: 13}  # <- here", "{label: Northtown, n: 9}", "{label: Southtown, n: 3}"
        ),
    ),
    good=_arms(
        "rows:",
        *_row("Prices", "{label: All, n: 12}", "{label: Northtown, n: 9}", "{label: Southtown, n: 3}"),
    ),
)
def arms_do_not_add_up(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A count or base of all arms that is not the sum of the arms."""
    for table, total in inconsistent_totals(folder, "arms_add_up"):
        yield table.at(
            (*total.path, "n" if "cells" in total.path else "base"),
            total.remark,
            "Correct a number, or add `as_printed:` here if the paper itself prints this, for example: The arms add up to "
            f"{total.total}, not {total.base}. If a person can be in several arms, add `overlapping: true` to the table.",
        )


@rule(
    "EV376",
    "categories-do-not-add-up",
    scope="study",
    why="The rows of a group are the answers to one question: in each arm they add up to its base at most.",
    bad=_arms(
        "groups:",
        "  - label: Asked about",
        "    rows:  # <- here",
        "      - label: Prices",
        "        cells: [{label: Northtown, n: 12}]",
        "      - label: Opening hours",
        "        cells: [{label: Northtown, n: 9}]",
    ),
    good=_arms(
        "groups:",
        "  - label: Asked about",
        "    rows:",
        "      - label: Prices",
        "        cells: [{label: Northtown, n: 10}]",
        "      - label: Opening hours",
        "        cells: [{label: Northtown, n: 9}]",
    ),
)
def categories_do_not_add_up(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Counts of an arm that add up to more than its base, or percents that miss 100."""
    for table, total in inconsistent_totals(folder, "categories_add_up"):
        yield table.at(
            (*total.path, "rows"),
            f"{total.column}: {total.remark}",
            "If people could give several answers, add `multiple_response: true` to the group. Otherwise correct a number, or "
            "add `as_printed:` to the group if the paper itself prints this.",
            at_key=True,
        )


@rule(
    "EV377",
    "mean-outside-parts",
    scope="study",
    why="The mean of all people lies between the means of the groups that they are in, whatever the sizes of these.",
    bad=_arms(
        "rows:",
        "  - label: Score",
        "    value_kind: mean",
        "    cells:",
        '      - {label: All, printed: "6.9"}  # <- here',
        '      - {label: Northtown, printed: "6.7"}',
        '      - {label: Southtown, printed: "6.65"}',
    ),
    good=_arms(
        "rows:",
        "  - label: Score",
        "    value_kind: mean",
        "    cells:",
        '      - {label: All, printed: "6.68"}',
        '      - {label: Northtown, printed: "6.7"}',
        '      - {label: Southtown, printed: "6.65"}',
    ),
)
def mean_outside_parts(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A mean of all that is smaller or larger than each mean of a part."""
    for table, total in inconsistent_totals(folder, "mean_between_parts"):
        line = next(line for line in cell_lines(table.value) if line.path == total.path)
        if line.reckoned.status != "inconsistent":
            yield table.at(
                (*total.path, "printed"),
                total.remark,
                "Correct a mean, or add `as_printed:` here if the paper itself prints this. If it is the mean of something "
                "else, add `total: false`.",
            )
