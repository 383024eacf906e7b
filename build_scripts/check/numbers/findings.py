"""Rules about the numbers that a finding compares or states: they fit (EV378), and stand in the cells it names (EV379)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.numbers.mismatches import mismatch_of
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.records.finding import CellIllustration, Finding
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import (
    CellLine,
    CheckedNumber,
    cell_lines,
    finding_number,
    named_lines,
)
from build_scripts.synthesise.numbers.values import PrintedValue

_FINDING = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: opening-hours
  statement: Waiting lists were named more often than cost.
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  numbers:
    - {{label: Waiting lists, n: 18, base: 38, percent: "47.4"}}
    - {{label: Cost, {cost}}}{mark}
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{{table: table-2, row: Waiting lists}}, {{table: table-2, row: Cost}}]
  locator: {{table: Table 2}}
  disposition: {{kind: repeats, reason: Another finding of this study says what was named most.}}
"""
_BAD = "  # <- here"


@rule(
    "EV378",
    "finding-number-mismatch",
    scope="study",
    why="The numbers that a finding compares are read and held as those of a table are: a count against its percent and "
    "base, a mean against its scale, a p value against its statistic.",
    bad=_FINDING.format(cost='n: 9, base: 37, percent: "25.0"', mark=_BAD),
    good=_FINDING.format(cost="n: 9, base: 38", mark=""),
)
def finding_number_mismatch(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A number of a finding that cannot be read, or does not fit."""
    for finding in records(folder, Finding):
        for position, number in enumerate(finding.value.numbers):
            known = finding_number(number)
            wrong = mismatch_of(known)
            if known.value is not None and known.value.unread:
                yield finding.at(
                    ("numbers", position, "printed"),
                    f"“{known.printed}” cannot be read as `{known.value.kind}`. {known.value.unread}",
                    "Copy it as printed, or choose the `value_kind` that it is; `text` is read as no number.",
                )
            elif known.value is not None and known.status == "inconsistent" and not number.as_printed:
                yield finding.at(
                    ("numbers", position, "printed"),
                    known.remark,
                    "Look at the paper again: correct the number, its base or its scale, or add `as_printed:` with how "
                    "the paper prints it.",
                )
            elif wrong and (not number.as_printed or wrong[0] == "proportion"):
                key = "n" if wrong[0] == "above_base" else "percent"
                yield finding.at(("numbers", position, key), *wrong[1])


@rule(
    "EV379",
    "finding-number-not-in-table",
    scope="study",
    why="A finding that names cells of a table takes its numbers from there, as they are printed.",
    bad=_FINDING.format(cost="n: 12, base: 38", mark=_BAD),
    good=_FINDING.format(cost="n: 9, base: 38", mark=""),
)
def finding_number_not_in_table(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A number of a finding that stands in none of the cells that it names."""
    for finding in records(folder, Finding):
        lines = list(_named(folder, finding.value))
        for position, number in enumerate(finding.value.numbers) if lines else ():
            known = finding_number(number)
            is_told = known.status == "inconsistent" and not number.as_printed
            unread = known.value is not None and bool(known.value.unread)
            if not (is_told or unread) and not any(_is_same(known, line.reckoned) for line in lines):
                yield _nowhere(finding, position, known, lines)


def _named(folder: StudyFolder, finding: Finding) -> Iterator[CellLine]:
    tables = {table.id: table for table in folder.tables}
    for illustration in finding.illustrations:
        if isinstance(illustration, CellIllustration) and illustration.table in tables:
            yield from named_lines(cell_lines(tables[illustration.table]), illustration)


def _is_same(number: CheckedNumber, cell: CheckedNumber) -> bool:
    """Whether a cell says the number; what the number leaves out, the cell may say besides."""
    if number.value is not None:
        return cell.value is not None and _is_same_value(number.value, cell.value)
    if number.n is not None and number.n != cell.n:
        return False
    if number.base is not None and number.base != cell.base:
        return False
    if number.percent_printed and number.percent_printed not in (cell.percent_printed, ""):
        return not cell.percent_printed and number.n == cell.n
    return number.printed == cell.printed


def _is_same_value(number: PrintedValue, cell: PrintedValue) -> bool:
    if number.kind == "text" or cell.kind == "text":
        return number.kind == cell.kind
    return number.value == cell.value and set(number.numbers) <= set(cell.numbers)


def _nowhere(
    finding: Located[Finding], position: int, known: CheckedNumber, lines: list[CellLine]
) -> Violation:
    key = "printed" if known.printed else "n" if known.n is not None else "percent"
    there = list(dict.fromkeys(filter(None, (_in_brief(line.reckoned) for line in lines))))[:4]
    return finding.at(
        ("numbers", position, key),
        f"{_in_brief(known)} stands in no cell that this finding names; there it says {', '.join(there)}.",
        "Correct the number, or name its cell under `illustrations`: `{table: table-3, row: ..., column: ...}`.",
    )


def _in_brief(known: CheckedNumber) -> str:
    if known.printed:
        return f"“{known.printed}”"
    if known.n is None:
        return f"{known.percent_printed}%" if known.percent_printed else ""
    return f"{known.n} of {known.base}" if known.base is not None else str(known.n)
