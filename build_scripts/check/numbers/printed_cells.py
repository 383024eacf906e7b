"""Rules about what stands in a cell: something printed (EV351, EV352), and a sum that comes out (EV353)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.numbers.recomputable import testable_tables
from build_scripts.check.numbers.tables import table_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.table import Cell, Table
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import cell_lines
from build_scripts.synthesise.numbers.totals import total_lines


@rule(
    "EV351",
    "empty-cell",
    scope="study",
    why="A cell says what the paper prints. Readers would take an empty one for nobody, or for a mistake of theirs.",
    bad=table_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        "  - {label: Opening hours, n: 18}",
        "  - {label: Prices}  # <- here",
    ),
    good=table_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        "  - {label: Opening hours, n: 18}",
        '  - {label: Prices, printed: "<5"}',
    ),
)
def empty_cell(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A cell in which nothing is printed."""
    for cell in _told_cells(folder):
        known = cell.value
        if known.n is None and known.percent is None and known.printed is None:
            yield cell.at(
                "label",
                f"“{known.label}” has no `n`, no `percent` and nothing `printed`.",
                'Add what the paper prints there; if that is no number, as it stands: `printed: "<5"`, '
                '`printed: "*"`, `printed: "n/a"`. If the paper prints no such cell, delete it.',
            )


def _told_cells(folder: StudyFolder) -> Iterator[Located[Cell]]:
    """The cells that must hold something: those of a listing may be empty on paper, and then have a label alone."""
    for table in records(folder, Table):
        if table.value.kind != "listing":
            yield from records(table, Cell)
    for finding in records(folder, Finding):
        yield from records(finding, Cell)


@rule(
    "EV352",
    "count-and-printed",
    scope="study",
    why="`printed` is what stands in a cell instead of a count. With a count beside it nobody could tell which of the "
    "two the paper prints.",
    bad=table_example(
        "kind: frequency", "base: 38", "cells:", '  - {label: Prices, n: 4, printed: "<5"}  # <- here'
    ),
    good=table_example("kind: frequency", "base: 38", "cells:", '  - {label: Prices, printed: "<5"}'),
)
def count_and_printed(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A cell with a count and something else printed instead of one."""
    for cell in records(folder, Cell):
        if cell.value.n is not None and cell.value.printed is not None:
            yield cell.at(
                "printed",
                f"Does the paper print {cell.value.n} or “{cell.value.printed}”?",
                "Keep the one that is printed. What a mark on a number refers to goes into `note`.",
                at_key=True,
            )


@rule(
    "EV353",
    "printed-total",
    scope="study",
    why="A row such as Total is no answer: it is the sum of the others, and is held against them.",
    bad=table_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        "  - {label: Opening hours, n: 18}",
        "  - {label: Prices, n: 12}",
        "  - {label: Total, n: 38}  # <- here",
    ),
    good=table_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        "  - {label: Opening hours, n: 18}",
        "  - {label: Prices, n: 20}",
        "  - {label: Total, n: 38}",
    ),
)
def printed_total(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A printed sum that is not the sum of what stands beside or above it."""
    for table in testable_tables(folder):
        lines = {line.path: line for line in cell_lines(table.value)}
        for total in total_lines(table.value):
            if total.rule != "printed_total" or total.status != "inconsistent" or total.as_printed:
                continue
            line = lines[total.path]
            yield table.at(
                (*total.path, "n"),
                f"The numbers add up to {total.total}, but “{line.column or line.row}” says {total.base}.",
                "Correct a number or add the row that is missing; if the paper itself prints this, add "
                f"`as_printed:` here, for example: The rows add up to {total.total}, not {total.base}. If it is an "
                "answer and no sum, add `total: false`.",
            )
