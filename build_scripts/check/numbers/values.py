"""Rules about printed numbers that are no counts: they can be read (EV361, EV362), are possible (EV363), and are drawn
with what they can be compared with (EV380)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.check.numbers.recomputable import testable_tables
from build_scripts.check.numbers.tables import table_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.records.table import Cell, Chart, Table
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import CellLine, cell_lines
from build_scripts.synthesise.numbers.measures import measured, on_scale, unlike


def _example(printed: str, kind: str = "mean_sd", *more: str) -> str:
    mark = "  # <- here" if printed.endswith("!") else ""
    cell = f'  - {{label: Score, value_kind: {kind}, printed: "{printed.rstrip("!")}"}}{mark}'
    return table_example("kind: frequency", "base: 38", *more, "cells:", cell)


@rule(
    "EV361",
    "value-unread",
    scope="study",
    why="A mean, an interval or a test is copied as the paper prints it, and read from that text. What cannot be read "
    "can be neither checked nor drawn.",
    bad=_example("44.2!"),
    good=_example("44.2 (12.1)"),
)
def value_unread(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A printed value that does not have the form of its kind."""
    for table in records(folder, Table):
        for line in cell_lines(table.value):
            value = line.reckoned.value
            if value is not None and value.unread:
                yield table.at(
                    (*line.path, "printed"),
                    f"“{line.reckoned.printed}” cannot be read as `{value.kind}`. {value.unread}",
                    "Copy it as printed, or choose the `value_kind` that it is; `text` is read as no number.",
                )


@rule(
    "EV362",
    "value-kind-without-text",
    scope="study",
    why="`value_kind` says what `printed` is. Without a printed text there is nothing to read.",
    bad=table_example(
        "kind: frequency", "base: 38", "cells:", "  - {label: Score, n: 4, value_kind: mean}  # <- here"
    ),
    good=table_example(
        "kind: frequency", "base: 38", "cells:", '  - {label: Score, printed: "4", value_kind: mean}'
    ),
)
def value_kind_without_text(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A cell that says what its printed text is and has none."""
    for cell in records(folder, Cell):
        if cell.value.value_kind is not None and cell.value.printed is None:
            yield cell.at(
                "value_kind",
                f"Here is no `printed` text that could be `{cell.value.value_kind}`.",
                "Write the number as printed in `printed`, in quotes; or delete `value_kind` if it is a count.",
            )


@rule(
    "EV363",
    "impossible-value",
    scope="study",
    why="A mean lies inside its scale and is the mean of some answers, a spread fits mean and scale, an interval has "
    "its value inside it, and a p value follows from its statistic. What does not is our slip, or the paper's.",
    bad=_example("7.9 (1.2)!", "mean_sd", 'scale: {low: "1", high: "7"}'),
    good=_example("6.9 (0.5)", "mean_sd", 'scale: {low: "1", high: "7"}'),
)
def impossible_value(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A printed value that cannot be, as far as its scale, its base and its own parts tell."""
    for table in testable_tables(folder):
        for line in cell_lines(table.value):
            known = line.reckoned
            if known.value is not None and known.status == "inconsistent" and not line.as_printed:
                yield table.at(
                    (*line.path, "printed"),
                    known.remark,
                    "Look at the paper again: correct the number, its base or its scale, or add `as_printed:` with "
                    "how the paper prints it.",
                )


_CHART = """\
  charts:
    - id: chart-scores
      title: The first score was larger than the second
      asked: All visitors were asked.
      claims: [{order: [First, Second]}]
"""


def _charted(*cells: str) -> str:
    given = (f"  - {{label: {cell}" for cell in cells)
    return table_example("kind: frequency", "base: 38", "cells:", *given) + _CHART


@rule(
    "EV380",
    "unlike-values-in-chart",
    scope="study",
    why="A chart has one scale. Years and days, means and medians, quartiles and ranges, or values and counts on one "
    "scale would be compared by eye although nothing compares them, so the chart leaves some out.",
    bad=_charted(
        'First, value_kind: mean, unit: days, printed: "4.2"}',
        'Second, value_kind: mean, unit: days, printed: "3.1"}',
        'Third, value_kind: mean, unit: years, printed: "44.2"}  # <- here',
    ),
    good=_charted(
        'First, value_kind: mean, unit: days, printed: "4.2"}',
        'Second, value_kind: mean, unit: days, printed: "3.1"}',
    ),
)
def unlike_values_in_chart(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A value that its chart cannot draw on the scale of the others, or beside counts."""
    for table in records(folder, Table):
        for chart in table.value.charts:
            lines = [
                line
                for line in cell_lines(table.value)
                if not line.is_total and chart.group in (None, line.group)
            ]
            yield from _left_out(table, chart, lines)


def _left_out(table: Located[Table], chart: Chart, lines: Sequence[CellLine]) -> Iterator[Violation]:
    if table.value.kind == "listing":
        return
    drawn = on_scale(table.value, lines)
    for value in unlike(drawn):
        yield table.at(
            (*value.line.path, "printed"),
            f"Chart “{chart.id}” cannot draw this on its scale: it is a {value.in_words()}, and the scale is of a "
            f"{drawn[0].in_words()}.",
            "Give the chart a `group:` whose values are of one kind and unit, or put what differs into a table of its own.",
        )
    if not drawn and table.value.kind != "arms":
        for value in filter(None, map(measured, lines)):
            yield table.at(
                (*value.line.path, "printed"),
                f"Chart “{chart.id}” draws counts, and this is a {value.in_words()}.",
                "Give the chart a `group:` of counts or of values alone, or put what differs into a table of its own.",
            )
