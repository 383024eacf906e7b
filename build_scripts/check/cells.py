"""Rules about the table cells that illustrate findings: table, group, row and column are there, as encoded."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.paths import study_file
from build_scripts.check.reference_places import illustrations
from build_scripts.check.reference_words import GOOD_FINDING, finding_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.finding import CellIllustration
from build_scripts.model.problems import Complaint, Path
from build_scripts.model.table import Group, Table
from build_scripts.read.phrases import either, nearest
from build_scripts.synthesise.joins import Joined


@rule(
    "EV206",
    "unknown-table",
    scope="study",
    why="A table cell lets readers see the number behind a finding. A table that is not there shows nothing.",
    bad=finding_example("table-22", table="table-22"),
    good=GOOD_FINDING,
)
def unknown_table(_checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A table that does not exist."""
    known = sorted(table.id for table in folder.tables)
    for path, illustration in illustrations(folder):
        if not isinstance(illustration, CellIllustration) or "tables.yaml" in folder.unread:
            continue
        if illustration.table not in known:
            near = nearest(illustration.table, known)
            yield Complaint(
                study_file(folder.id, "findings.yaml"),
                (*path, "table"),
                f'There is no table "{illustration.table}".',
                " ".join(
                    filter(
                        None,
                        (
                            f"Did you mean {near}?" if near else "",
                            f"All tables: {either(known, 'and')}." if known else "There are no tables yet.",
                        ),
                    )
                ),
            )


@rule(
    "EV207",
    "unknown-cell",
    scope="study",
    why="A finding shows its number by naming the group, row and column it stands in. They are named as they are "
    "encoded, or the number cannot be found.",
    bad=finding_example("row: Costs", row="Costs"),
    good=GOOD_FINDING,
)
def unknown_cell(_checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A group, row or column that the table does not have."""
    tables = {table.id: table for table in folder.tables}
    for path, illustration in illustrations(folder):
        if isinstance(illustration, CellIllustration) and illustration.table in tables:
            missing = _missing(tables[illustration.table], illustration)
            if missing:
                key, message, hint = missing
                place: Path = (*path, key) if getattr(illustration, key) is not None else path
                yield Complaint(study_file(folder.id, "findings.yaml"), place, message, hint)


def _missing(table: Table, cell: CellIllustration) -> tuple[str, str, str] | None:
    """Key, message and hint for the first part of a cell's name that the table does not have."""
    if cell.group is not None and not table.groups:
        return "group", f"{table.id} has no groups.", "Leave out `group`, and name the row alone."
    groups = [group for group in table.groups if cell.group in (None, group.label)]
    if cell.group is not None and not groups:
        return _no_such("group", cell.group, f"in {table.id}", [group.label for group in table.groups])
    if cell.row is not None:
        missing = _missing_row(table, groups, cell.row)
        if missing:
            return missing
    return _missing_column(table, groups, cell) if cell.column is not None else None


def _missing_row(table: Table, groups: list[Group], row: str) -> tuple[str, str, str] | None:
    holders = [group.label for group in groups if row in rows_of(group)]
    if table.groups:
        labels = [label for group in groups for label in rows_of(group)]
        found = bool(holders)
    else:
        labels, found = rows_of(table), row in rows_of(table)
    if not found:
        return _no_such("row", row, f"in {table.id}", labels)
    if len(holders) > 1:
        return (
            "row",
            f'"{row}" is a row of several groups of {table.id}: {either(holders, "and")}.',
            f"Say which one is meant: `group: {holders[0]}`, for example.",
        )
    return None


def _missing_column(table: Table, groups: list[Group], cell: CellIllustration) -> tuple[str, str, str] | None:
    all_rows = [row for group in groups for row in group.rows] if table.groups else table.rows
    rows = [row for row in all_rows if cell.row in (None, row.label)]
    columns = list(dict.fromkeys(answer.label for row in rows for answer in row.cells))
    if not columns:
        return "column", f"{table.id} has no columns.", "Leave out `column`, and name the row alone."
    if cell.column not in columns:
        return _no_such("column", str(cell.column), f"in {table.id}", columns)
    return None


def rows_of(part: Table | Group) -> list[str]:
    """The labels that `row` can name in a table without groups, or in a group."""
    return [row.label for row in part.rows] or [cell.label for cell in part.cells]


def _no_such(key: str, label: str, where: str, known: list[str]) -> tuple[str, str, str]:
    near = nearest(label, known)
    hint = f"Did you mean {near}?" if near else f"As encoded there: {either(known, 'and')}."
    return key, f'There is no {key} "{label}" {where}.', hint
