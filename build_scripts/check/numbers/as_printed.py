"""Rules about `as_printed`: it stands only where a number does not fit (EV315), and says what is so (EV316)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.check.numbers.arms import arms_without_base
from build_scripts.check.numbers.percents import number_example
from build_scripts.check.numbers.recomputable import testable_tables
from build_scripts.check.numbers.samples import broken_steps
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Violation
from build_scripts.model.fields import Record, as_base
from build_scripts.model.records.finding import Finding, PrintedCount
from build_scripts.model.records.study import FlowStep
from build_scripts.model.records.table import Table
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.arithmetic import (
    Rounding,
    fits,
    percent_of,
    percent_total,
    write_percent,
)
from build_scripts.synthesise.numbers.cells import CheckedNumber, cell_lines, count_line, finding_number
from build_scripts.synthesise.numbers.total_line import TotalLine
from build_scripts.synthesise.numbers.totals import by_section, total_lines


@rule(
    "EV315",
    "needless-as-printed",
    scope="study",
    why="`as_printed` tells readers that the paper prints a number that does not fit. Where everything fits, it "
    "accuses the paper of nothing, and hides the next slip.",
    bad=number_example(
        "cells:",
        "  - label: Opening hours",
        "    n: 18",
        '    percent: "47.4"',
        "    as_printed: The paper prints 47.4%.  # <- here",
    ),
    good=number_example(
        "cells:",
        "  - label: Opening hours",
        "    n: 18",
        '    percent: "48.6"',
        "    as_printed: The paper prints 48.6%; 18 of 38 is 47.4%.",
    ),
)
def needless_as_printed(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """An `as_printed` on a number that fits."""
    for table in records(folder, Table):
        for path in _needless(table.value):
            yield _needless_at(table, path)
    for count in records(folder, PrintedCount):
        if count.value.as_printed and count_line(count.value).status != "inconsistent":
            yield _needless_at(count, ())
    for finding in records(folder, Finding):
        for position, number in enumerate(finding.value.numbers):
            if number.as_printed and finding_number(number).status != "inconsistent":
                yield _needless_at(finding, ("numbers", position))
    steps = tuple(records(folder, FlowStep))
    for position, step in enumerate(steps):
        if step.value.as_printed and position not in broken_steps(steps):
            yield _needless_at(step, ())


def _needless(table: Table) -> Iterator[KeyPath]:
    """Paths of the cells, rows, groups and the table that carry `as_printed` although they fit."""
    misfits: set[KeyPath] = set()
    for line in cell_lines(table):
        if line.reckoned.status == "inconsistent" or line.lacks_base:
            misfits.add(line.path)
    misfits |= {total.path for total in total_lines(table) if _needs_words(total)}
    misfits |= {("columns", position) for position in arms_without_base(table)}
    base = as_base(table.base)
    if table.kind == "listing" and base is not None and base.n != len(table.rows):
        misfits.add(())
    holders: list[tuple[KeyPath, str | None]] = [((), table.as_printed)]
    holders += [(("columns", position), column.as_printed) for position, column in enumerate(table.columns)]
    for position, (group, rows, _) in enumerate(table.sections()):
        around: KeyPath = () if group is None else ("groups", position)
        if group is not None:
            holders.append((around, group.as_printed))
        holders.extend(((*around, "rows", number), row.as_printed) for number, row in enumerate(rows))
    holders.extend((line.path, line.as_printed) for line in cell_lines(table) if not line.own_count)
    yield from (path for path, words in holders if words and path not in misfits)


def _needs_words(total: TotalLine) -> bool:
    return total.status == "inconsistent" and total.rule != "base_vote"


def _needless_at(record: Located[Record], path: KeyPath) -> Violation:
    return record.at(
        (*path, "as_printed"),
        "Here the numbers fit, so there is nothing to say about how the paper prints them.",
        "Delete `as_printed`, or move it to the number that does not fit (cell, row, group or table). "
        "What readers should know besides goes into `note`.",
        at_key=True,
    )


SHARE = re.compile(
    r"\b(?P<n>[0-9]+) (?:out )?of (?:the )?(?P<base>[0-9]+)(?: \w+)? (?:is|are|gives?|makes?) (?P<percent>[0-9]+(?:\.[0-9]+)?) ?%"
)
"""`7 of 46 is 15.2%` in a sentence."""

SUM = re.compile(r"(?P<no>\bnot )?\badds? up to (?P<sum>[0-9]+(?:\.[0-9]+)?)(?![0-9%])")
"""`the four counts add up to 49`."""

CUT = re.compile(r"\b(cut|truncat)", re.IGNORECASE)
"""Words by which a sentence says that percents were not rounded."""


@dataclass(frozen=True)
class Untruth:
    """What is wrong with the words of an `as_printed`, and the part of them that it is about."""

    message: str
    hint: str
    part: str = ""


@rule(
    "EV316",
    "as-printed-untrue",
    scope="study",
    why="`as_printed` takes a number out of the checks, so its own words are checked: they give the number that the "
    "paper prints, and what they work out is right and of this count and base.",
    bad=number_example(
        "cells:",
        "  - label: Opening hours",
        "    n: 1",
        '    percent: "48.6"',
        "    as_printed: The paper prints 48.6%; 18 of 38 is 47.4%.  # <- here",
    ),
    good=number_example(
        "cells:",
        "  - label: Opening hours",
        "    n: 18",
        '    percent: "48.6"',
        "    as_printed: The paper prints 48.6%; 18 of 38 is 47.4%.",
    ),
)
def as_printed_untrue(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """An `as_printed` without the number that it excuses, or with another count, base or share."""
    for table in testable_tables(folder):
        for path, words, untruth in _of_table(table.value):
            if untruth is not None:
                yield _untrue(table, path, words, untruth)
    for count in records(folder, PrintedCount):
        said, checked = count.value.as_printed, count_line(count.value)
        untruth = _of_number(said, checked, "count") if said and checked.status == "inconsistent" else None
        if said and untruth is not None:
            yield _untrue(count, (), said, untruth)


def _untrue(record: Located[Record], path: KeyPath, words: str, untruth: Untruth) -> Violation:
    part = untruth.part if untruth.part in words else ""
    return record.at((*path, "as_printed"), untruth.message, untruth.hint, part=part)


def _of_table(table: Table) -> Iterator[tuple[KeyPath, str, Untruth | None]]:
    """`(path of what carries the words, the words, what is untrue)` for numbers and totals that do not fit."""
    reported: set[KeyPath] = set()
    for line in cell_lines(table):
        if line.as_printed and line.reckoned.status == "inconsistent":
            reported.add(line.path)
            yield line.path, line.as_printed, _of_number(line.as_printed, line.reckoned, "cell")
    for total in total_lines(table):
        summed = total.total is not None or total.rule == "percents_add_up"
        if summed and total.as_printed and total.status == "inconsistent" and total.path not in reported:
            yield total.path, total.as_printed, _of_total(table, total)


def _of_number(words: str, reckoned: CheckedNumber, noun: str) -> Untruth | None:
    n = int(reckoned.n_printed) if reckoned.n_printed else None
    printed = [number for number in (reckoned.percent_printed, reckoned.n_printed) if number]
    above = n is not None and reckoned.base is not None and n > reckoned.base
    due = printed if above else printed[:1]
    if due and not any(_names(words, number) for number in due):
        key = f"percent: {due[0]}" if reckoned.percent_printed else f"n: {due[0]}"
        what = f"{due[0]}%" if reckoned.percent_printed else due[0]
        return Untruth(
            f"`as_printed` does not say the number that is printed, and the {noun} says {key}.",
            f"Say how the paper prints it, for example: The paper prints {what}{_worked_out(reckoned)}.",
        )
    shares = list(SHARE.finditer(words))
    untrue = _untrue_share(shares, words)
    if untrue is not None:
        return untrue
    for key, value in (("n", n), ("base", reckoned.base)):
        named = [int(share[key]) for share in shares]
        if value is not None and named and value not in named:
            first = shares[0]
            return Untruth(
                f"`as_printed` says {first['n']} of {first['base']}, but the {noun} says {key}: {value}.",
                "Correct the one that is not as the paper has it.",
                first[0],
            )
    return None


def _worked_out(reckoned: CheckedNumber) -> str:
    if not (reckoned.n_printed and reckoned.percent_printed and reckoned.base):
        return ""
    n, decimals = int(reckoned.n_printed), len(reckoned.percent_printed.partition(".")[2])
    return f"; {n} of {reckoned.base} is {percent_of(n, reckoned.base, decimals)}%"


def _untrue_share(shares: Iterable[re.Match[str]], words: str) -> Untruth | None:
    for share in shares:
        n, base, percent = int(share["n"]), int(share["base"]), share["percent"]
        fit = fits(n, percent, base) if base else None
        cut = fit is not None and Rounding.TRUNCATION in fit.rules and CUT.search(words)
        if fit is None or not (fit.acceptable or cut):
            right = f"{percent_of(n, base, len(percent.partition('.')[2]))}%" if base else "no share"
            return Untruth(
                f"`as_printed` says that {n} of {base} is {percent}%, and it is {right}.",
                "Correct it: readers see these words beside the number.",
                share[0],
            )
    return None


def _of_total(table: Table, total: TotalLine) -> Untruth | None:
    """What is untrue in words about what the numbers of a row, group or table add up to."""
    words = total.as_printed
    untrue = _untrue_share(list(SHARE.finditer(words)), words)
    if untrue is not None:
        return untrue
    found, due = _total(table, total), _due(total)
    if not (_names(words, found) or _names(words, due)):
        return Untruth(
            f"`as_printed` names neither {found}, to which the numbers here come, nor {due}, to which they should.",
            f"Say what the paper prints, for example: The numbers add up to {found}, out of {due}.",
        )
    for said in SUM.finditer(words):
        if not said["no"] and said["sum"] not in (found, due):
            return Untruth(
                f"`as_printed` says {said['sum']}, but the numbers here come to {found}.",
                "Correct the one that is not as the paper has it.",
                said[0],
            )
    return None


def _total(table: Table, total: TotalLine) -> str:
    if total.rule != "percents_add_up":
        return str(total.total if total.total is not None else "")
    lines = next(lines for section, lines, _ in by_section(table) if section.path == total.path)
    return write_percent(percent_total([line.reckoned.percent_printed for line in lines]).total)


def _due(total: TotalLine) -> str:
    return "100" if total.rule == "percents_add_up" else str(total.base if total.base is not None else "")


def _names(words: str, number: str) -> bool:
    """Whether a sentence has a number, as printed or with a decimal comma; not as a part of a longer one."""
    plain = re.sub(r"(?<=[0-9]),(?=[0-9])", ".", words)
    return bool(number) and re.search(rf"(?<![0-9.]){re.escape(number)}(?![0-9]|\.[0-9])", plain) is not None
