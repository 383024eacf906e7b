"""Rules about single printed numbers: counts and percents of tables (EV302, EV303, EV31x) and findings (EV34x).

A number that does not fit is our own slip until the author confirms with `as_printed` that the paper prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.check.numbers.mismatches import (
    BaseError,
    answered,
    base_errors,
    cut_to_base,
    mismatch_of,
    other_base,
    other_base_of_arm,
    several_above_base,
)
from build_scripts.check.numbers.recomputable import testable_tables
from build_scripts.check.numbers.tables import table_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.records.finding import Finding, PrintedCount
from build_scripts.model.records.table import Table
from build_scripts.model.remembered import remembered
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.arithmetic import percent_of
from build_scripts.synthesise.numbers.cells import CellLine, CheckedNumber, cell_lines, count_line
from build_scripts.synthesise.numbers.totals import shares_of

_TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {{table: Table 5}}
  kind: {kind}
  base: 38
  perspective: visitors
{cells}
"""


def number_example(*lines: str, kind: str = "frequency") -> str:
    """A further table for the example, with these lines as its cells or groups."""
    return _TABLE.format(kind=kind, cells="\n".join(f"  {line}" for line in lines)).rstrip() + "\n"


def _mismatches(
    folder: StudyFolder, *kinds: str
) -> Iterator[tuple[Located[Table], CellLine, tuple[str, str]]]:
    """Cells whose number does not fit in one of `kinds` of ways."""
    for table in testable_tables(folder):
        for line, kind, words in _mismatching(table.value):
            if kind in kinds:
                yield table, line, words


@remembered
def _mismatching(table: Table) -> tuple[tuple[CellLine, str, tuple[str, str]], ...]:
    """Cells whose number does not fit and is not confirmed as printed, each with how it does not, and the words.

    Not those that fail for their base alone, which is reported once for all of them.
    """
    reported = {line.order for error in base_errors(table) for line in error.lines}
    sums = answered(table)
    found = []
    for line in cell_lines(table):
        wrong = mismatch_of(line.reckoned, 0 if line.own_count else sums.get(line.path[:-2], 0))
        if wrong is None or line.order in reported:
            continue
        kind, words = wrong
        if not line.as_printed or kind == "proportion":
            found.append((line, kind, words))
    return tuple(found)


@rule(
    "EV302",
    "count-above-base",
    scope="study",
    why="More people cannot have given an answer than answered at all.",
    bad=number_example("cells:", '  - {label: Opening hours, n: 41, percent: "50.0"}  # <- here'),
    good=number_example("cells:", '  - {label: Opening hours, n: 19, percent: "50.0"}'),
)
def count_above_base(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A count larger than the nearest base; several of them are told at the base."""
    yield from _above_base(folder, of_themes=False)


def _above_base(folder: StudyFolder, *, of_themes: bool) -> Iterator[Violation]:
    for table, line, words in _mismatches(folder, "above_base"):
        if (table.value.kind == "theme_counts") == of_themes:
            yield table.at((*line.path, "n"), *words)
    for table in testable_tables(folder):
        if (table.value.kind == "theme_counts") == of_themes:
            for error in base_errors(table.value):
                if error.vote is None and error.cut_to is None and error.arm is None:
                    counts = [line.reckoned.n or 0 for line in error.lines]
                    first = error.lines[0].reckoned
                    words = several_above_base(counts, first.base or 0, first.base_of)
                    yield table.at(error.path, *words)


@rule(
    "EV303",
    "theme-count-above-base",
    scope="study",
    why="Nobody contributes to a theme without having answered; a theme may be under all answers, but no more.",
    bad=number_example(
        "groups:",
        "  - label: Opening hours",
        "    n: 39  # <- here",
        "    cells:",
        "      - {label: Evenings, n: 12}",
        kind="theme_counts",
    ),
    good=number_example(
        "groups:",
        "  - label: Opening hours",
        "    n: 29",
        "    cells:",
        "      - {label: Evenings, n: 12}",
        kind="theme_counts",
    ),
)
def theme_count_above_base(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A theme's or sub-theme's count larger than its base; several of them are told at the base."""
    yield from _above_base(folder, of_themes=True)


@rule(
    "EV311",
    "percent-mismatch",
    scope="study",
    why="Every printed percent is recomputed from its count and base, in whole numbers. An exact half may be "
    "rounded either way; anything else is a slip of ours, another base, or a misprint of the paper.",
    bad=number_example("cells:", '  - {label: Opening hours, n: 18, percent: "48.6"}  # <- here'),
    good=number_example("cells:", '  - {label: Opening hours, n: 18, percent: "47.4"}'),
)
def percent_mismatch(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A percent that its count and base do not give; where all agree on another base, the base."""
    for table, line, words in _mismatches(folder, "mismatch"):
        yield table.at((*line.path, "percent"), *words)
    for table in testable_tables(folder):
        for error in base_errors(table.value):
            of_base = _of_base(error)
            if of_base is not None:
                yield table.at(error.path, *of_base)


def _of_base(error: BaseError) -> tuple[str, str] | None:
    """`(message, hint)` for percents that agree on a base, rounded or cut."""
    if error.arm is not None:
        return other_base_of_arm(error, error.arm)
    if error.cut_to is not None:
        holder = error.path[:-1]
        where = "table" if not holder else "row" if "rows" in holder else "group"
        return cut_to_base(error.percents, where, error.cut_to, error.answered)
    if error.vote is not None:
        of, at_base = error.lines[0].reckoned.base_of, error.path[-1] == "base"
        return other_base(error.vote, of, at_base, error.answered)
    return None


@rule(
    "EV312",
    "impossible-percent",
    scope="study",
    why="Where only a percent is printed, some whole number of the base must give it.",
    bad=number_example("cells:", '  - {label: Opening hours, percent: "33"}  # <- here'),
    good=number_example("cells:", '  - {label: Opening hours, percent: "34"}'),
)
def impossible_percent(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A percent without a count that no count of the base gives."""
    for table, line, words in _mismatches(folder, "impossible"):
        yield table.at((*line.path, "percent"), *words)


@rule(
    "EV313",
    "percent-over-100",
    scope="study",
    why="A part of a whole is at most 100 percent of it.",
    bad=number_example("cells:", '  - {label: Opening hours, percent: "112"}  # <- here'),
    good=number_example("cells:", '  - {label: Opening hours, percent: "11"}'),
)
def percent_over_100(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A percent over 100."""
    for table, line, words in _mismatches(folder, "over_100"):
        yield table.at((*line.path, "percent"), *words)


@rule(
    "EV314",
    "percent-as-proportion",
    scope="study",
    why="0.486 and 48.6 percent are the same, but only one of them is a percent.",
    bad=number_example("cells:", '  - {label: Opening hours, n: 18, percent: "0.474"}  # <- here'),
    good=number_example("cells:", '  - {label: Opening hours, n: 18, percent: "47.4"}'),
)
def percent_as_proportion(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A percent written as a proportion."""
    for table, line, words in _mismatches(folder, "proportion"):
        yield table.at((*line.path, "percent"), *words)


def _halves(prices: str) -> str:
    return table_example(
        "kind: frequency",
        "base: 16",
        "cells:",
        '  - {label: Opening hours, n: 1, percent: "6.3"}',
        f'  - {{label: Prices, n: 1, percent: "{prices}"}}',
    )


@rule(
    "EV317",
    "mixed-rounding",
    scope="study",
    severity=Severity.NOTE,
    why="An exact half may be rounded up or down. A table that does both was rounded by hand, or holds a slip that no "
    "single number shows.",
    bad=_halves("6.2").rstrip() + "  # <- here\n",
    good=_halves("6.3"),
)
def mixed_rounding(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """The first percent of a table that is rounded another way than those before it."""
    for table in testable_tables(folder):
        lines, profile = shares_of(table.value)
        if profile.mixed_at is not None:
            line = lines[profile.mixed_at]
            yield table.at(
                (*line.path, "percent"),
                f"{line.reckoned.n} of {line.reckoned.base} is an exact half, and it is not rounded here as others are in "
                "this table.",
                "Look at the number in the paper again. If it is as printed, there is nothing to do.",
            )


# Findings

_FINDING = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: opening-hours
  statement: {statement}
  kind: quantitative
  basis: own_data
  perspective:
    - visitors
  count: {count}
  credibility: not_assessed
  credibility_reason: quantitative
  themes:
    - waiting
  illustrations:
    - {{table: table-2, row: Waiting lists}}
  locator: {{table: Table 2}}
  disposition: {{kind: outside_question, reason: It tells of opening hours and not of being heard.}}
"""
_STATEMENT = "Some visitors asked about opening hours."


@rule(
    "EV341",
    "finding-count-mismatch",
    scope="study",
    why="The n of N of a finding is held against its percent and base as every cell of a table is.",
    bad=_FINDING.format(statement=_STATEMENT, count='{n: 18, base: 38, percent: "48.6"}  # <- here'),
    good=_FINDING.format(statement=_STATEMENT, count='{n: 18, base: 38, percent: "47.4"}'),
)
def finding_count_mismatch(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A finding's count, percent and base that do not go together."""
    for finding in records(folder, Finding):
        count = finding.value.count
        wrong = mismatch_of(count_line(count)) if count else None
        if count and wrong and (not count.as_printed or wrong[0] == "proportion"):
            yield finding.at(("count", "n" if wrong[0] == "above_base" else "percent"), *wrong[1])


_SHARES: tuple[tuple[str, tuple[int, int], str], ...] = (
    (
        r"(?:more|greater) than half|over half|(?:the|a) (?:vast |large |clear )?majority",
        (51, 100),
        "over half",
    ),
    (r"(?:less|fewer) than half|under half|a minority", (0, 49), "under half"),
    (
        r"(?<!than )(?<!over )(?<!under )(?<!nearly )(?<!almost )half (?:of )?(?=the |of )",
        (45, 55),
        "about half",
    ),
    (r"a third of", (28, 38), "about a third"),
)
"""Words for a share, the percents they stand for (from, to), and what they mean."""

_MOST_OF = (
    "of(?! (?:them|these|those|which|whom))",
    "people",
    "participants",
    "respondents",
    "interviewees",
    "those",
)


@rule(
    "EV342",
    "share-in-words",
    scope="study",
    severity=Severity.NOTE,
    why="“Most” means over half to a reader. Words for a share must fit the count that stands beside them.",
    bad=_FINDING.format(
        statement="Most visitors asked about opening hours.  # <- here", count="{n: 17, base: 38}"
    ),
    good=_FINDING.format(statement="Many visitors asked about opening hours.", count="{n: 17, base: 38}"),
)
def share_in_words(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A word for a share in a finding's statement that its own count does not bear."""
    perspectives = joined.corpus.site.perspectives if joined.corpus.site else ()
    whom = "|".join((*_MOST_OF, *(re.escape(perspective.name) for perspective in perspectives)))
    most = (rf"(?<!the )(?<!at )most (?:{whom})\b", (51, 100), "over half")
    for finding in records(folder, Finding):
        reckoned = count_line(finding.value.count) if finding.value.count else None
        if reckoned is None or reckoned.n is None or not reckoned.base:
            continue
        for pattern, (least, greatest), meaning in (most, *_SHARES):
            said = re.search(rf"\b{pattern}", finding.value.statement, re.IGNORECASE)
            if said and not _within(reckoned, least, greatest):
                yield finding.at(
                    "statement",
                    f"“{said[0].strip()}” means {meaning}; {reckoned.n} of {reckoned.base} is "
                    f"{percent_of(reckoned.n, reckoned.base, 0)}%.",
                    "Choose a word that fits the count, or give the count in the sentence.",
                    part=said[0].strip(),
                )


def _within(reckoned: CheckedNumber, least: int, greatest: int) -> bool:
    """Whether a share lies between two percents; a bound of 51 or 49 stands for more or less than half."""
    n, base = reckoned.n or 0, reckoned.base or 1
    above = 2 * n > base if least == 51 else 100 * n >= least * base
    below = 2 * n < base if greatest == 49 else 100 * n <= greatest * base
    return above and below


@rule(
    "EV343",
    "finding-percent-without-base",
    scope="study",
    severity=Severity.NOTE,
    why="Readers always see what a percent is a percent of. Where the source does not print it, the page says so.",
    bad=_FINDING.format(statement=_STATEMENT, count='{percent: "45"}  # <- here'),
    good=_FINDING.format(statement=_STATEMENT, count='{base: 38, percent: "45"}'),
)
def finding_percent_without_base(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A finding's percent without a base."""
    for count in records(folder, PrintedCount):
        if count.value.percent and count.value.base is None:
            yield count.at(
                "percent",
                f"{count.value.percent}% of how many? The page will say that this is not printed.",
                "Add `base:` if the source prints it anywhere.",
            )
