"""Rules about references to a row whose name stands for several (EV231)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.links.references import GOOD_FINDING
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.phrases import either
from build_scripts.model.records.finding import CellIllustration
from build_scripts.model.records.table import Table
from build_scripts.model.walk import records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import CellLine, cell_lines, named_lines, rows_of

_TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-2
  title: What kept visitors from asking for help
  locator: {table: Table 2, page: "8"}
  kind: frequency
  base: 38
  multiple_response: true
  question: q-kept-away
  perspective: visitors
  themes:
    - waiting
  cells:
    - {label: Waiting lists, n: 18, percent: "47.4"}
    - {label: Cost, n: 12, percent: "31.6"}
    - {label: Cost, n: 3, percent: "7.9"}
"""


@rule(
    "EV231",
    "unclear-row",
    scope="study",
    why="Readers follow a finding to its number. Where two rows have one name, the reference says which is meant.",
    bad=_TABLE + GOOD_FINDING.replace("row: Cost}]", "row: Cost}]  # <- here", 1),
    good=_TABLE + GOOD_FINDING.replace("row: Cost}]", "row: Cost, which: 1}]", 1),
)
def unclear_row(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """An illustration that names one of several rows of the same name, or one that is not there."""
    tables = {table.id: table for table in folder.tables}
    for named in records(folder, CellIllustration):
        table = tables.get(named.value.table)
        wrong = _unclear(table, named.value) if table and (named.value.row or named.value.which) else None
        if wrong is not None:
            yield named.at("row" if named.value.which is None else "which", *wrong)


def _unclear(table: Table, named: CellIllustration) -> tuple[str, str] | None:
    rows = rows_of(named_lines(cell_lines(table), named.model_copy(update={"which": None})))
    name = f"“{named.row or named.group}”"
    if named.which is not None:
        if len(rows) == 1 or named.which > len(rows):
            count = "one row" if len(rows) == 1 else f"{len(rows)} rows"
            hint = "Delete `which`." if len(rows) < 2 else f"Write a number from 1 to {len(rows)}."
            return (f"{name} stands for {count} here.", hint) if rows else None
        return None
    if len(rows) < 2:
        return None
    # Rows of several groups are told apart by `group`, which another rule asks for.
    if named.group is None and len({line.group for row in rows for line in row}) > 1:
        return None
    found = either((_told(row, number) for number, row in enumerate(rows, start=1)), "and", 9)
    return (
        f"{name} stands for {len(rows)} rows of this table: {found}. Which is meant?",
        "Add `which:` and its number.",
    )


def _told(row: list[CellLine], number: int) -> str:
    return f"{number}. with {', '.join(_number(line) for line in row)}"


def _number(line: CellLine) -> str:
    known = line.reckoned
    return known.n_printed or (
        f"{known.percent_printed}%" if known.percent_printed else known.printed or "no number"
    )
