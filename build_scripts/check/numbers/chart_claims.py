"""Rules about charts (EV33x): a title is a claim, every word of it stands in `claims`, and the table's numbers make it true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.check.numbers.claim_values import (
    UnclearClaimError,
    compared,
    false_claim,
    keyword,
    named_rows,
)
from build_scripts.check.numbers.mismatches import any_suspect
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.records.table import Chart, Claim, Largest, Order, Share, Smallest, Table
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.arithmetic import counts_for
from build_scripts.synthesise.numbers.cells import CellLine, cell_lines

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
"""`one` is left out: it is a pronoun as often as a number."""

_NUMBER = re.compile(
    r"(?<![\w.])(?<![A-Za-z]-)([0-9]+(?:\.[0-9]+)?)( ?%| per ?cent)?(?![\w])|\b("
    + "|".join(_NUMBER_WORDS)
    + r")\b"
)


_OF_COUNT = "Add `share: [...]` with this number as `n` or `base`, or change the title."
_OF_VALUE = "Add a claim that names the row or column that prints this number, or change the title."


@dataclass(frozen=True)
class Unsaid:
    """Something the title says and no claim does."""

    words: str
    remedy: str


Bears = Callable[[Claim], bool]


def _share(*compared: str) -> Bears:
    return lambda claim: isinstance(claim, Share) and claim.compare in compared


def _between(least: int, most: int) -> Bears:
    return lambda claim: (
        isinstance(claim, Share)
        and bool(claim.n is not None and claim.base)
        and least * (claim.base or 0) <= 100 * (claim.n or 0) <= most * (claim.base or 0)
    )


def _tie(claim: Claim) -> bool:
    return isinstance(claim, Largest | Smallest) and len(named_rows(claim)) > 1


_COMPARISONS: tuple[tuple[str, Bears, str], ...] = (
    (
        r"(?:more|greater) than half|over half|(?:the|a)(?: \w+)? majority|majority|most of|most people",
        _share("more_than_half", "all"),
        "`share: [...]` with `compare: more_than_half`",
    ),
    (
        r"(?:less|fewer) than half|under half|minority",
        _share("less_than_half", "none"),
        "`share: [...]` with `compare: less_than_half`",
    ),
    (r"three[- ]quarters?", _between(70, 80), "`share: [...]` with `compare: exactly`, `n` and `base`"),
    (r"two[- ]thirds?", _between(61, 72), "`share: [...]` with `compare: exactly`, `n` and `base`"),
    (r"an? third|one[- ]third", _between(28, 38), "`share: [...]` with `compare: exactly`, `n` and `base`"),
    (
        r"an? quarter|one[- ]quarter",
        _between(20, 30),
        "`share: [...]` with `compare: exactly`, `n` and `base`",
    ),
    (r"half", _share("half"), "`share: [...]` with `compare: half`"),
    (r"nobody|no one|none", _share("none"), "`share: [...]` with `compare: none`"),
    (r"all|every|everyone|everybody", _share("all"), "`share: [...]` with `compare: all`"),
    (
        r"most|largest|highest|greatest|biggest|top|first",
        lambda claim: isinstance(claim, Largest) or _share("more_than_half", "all")(claim),
        "`largest: [...]`",
    ),
    (r"fewest|least|smallest|lowest|last", lambda claim: isinstance(claim, Smallest), "`smallest: [...]`"),
    (
        r"as (?:many|much|often)|equally|equal|same",
        _tie,
        "`largest: [...]` or `smallest: [...]` with both rows",
    ),
    (
        r"more|fewer|less|before|after|than|ahead|higher|lower|larger|smaller|above|below|behind|longer|shorter|older|younger",
        lambda claim: isinstance(claim, Order),
        "`order: [...]`",
    ),
)
"""Words of comparison, which claims bear them, and what to write; the longest phrases come first."""


def unsaid(table: Table, chart: Chart) -> Iterator[Unsaid]:
    """Everything that the chart's title says and none of its claims does, in the order of its kinds."""
    lines = [line for line in cell_lines(table) if not line.is_total and chart.group in (None, line.group)]
    title = chart.title
    for label in _labels(lines):
        said = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", title, re.IGNORECASE)
        if said is None:
            continue
        if label.casefold() not in _claimed(chart):
            yield Unsaid(said[0], f"Add a claim that names “{label}”, or leave it out of the title.")
        title = _masked(title, rf"(?<!\w){re.escape(label)}(?!\w)")
    yield from _comparisons(title, chart.claims)
    for pattern, _, _ in _COMPARISONS:
        title = _masked(title, rf"\b(?:{pattern})\b")
    yield from _numbers(title, chart, lines)


def _labels(lines: Sequence[CellLine]) -> list[str]:
    """Every label of these lines, longest first, so that one inside another is not found there."""
    labels = {label for line in lines for label in (line.group, line.row, line.column) if label}
    return sorted(labels, key=lambda label: (-len(label), label))


def _claimed(chart: Chart) -> set[str]:
    labels = [chart.group or ""]
    for claim in chart.claims:
        labels += [*named_rows(claim), *claim.by, claim.group or ""]
    return {label.casefold() for label in labels}


def _masked(text: str, pattern: str) -> str:
    return re.sub(pattern, lambda found: "·" * len(found[0]), text, flags=re.IGNORECASE)


def _comparisons(title: str, claims: Sequence[Claim]) -> Iterator[Unsaid]:
    for pattern, bears, remedy in _COMPARISONS:
        whole = rf"\b(?:{pattern})\b"
        said = re.search(whole, title, re.IGNORECASE)
        if said and not any(bears(claim) for claim in claims):
            yield Unsaid(said[0], f"Add a claim that says so: {remedy}; or change the title.")
        title = _masked(title, whole)


def _numbers(title: str, chart: Chart, lines: Sequence[CellLine]) -> Iterator[Unsaid]:
    shares = [claim for claim in chart.claims if isinstance(claim, Share)]
    known = {number for claim in shares for number in (claim.n, claim.base) if number is not None}
    known |= {line.reckoned.base for line in lines if line.reckoned.base is not None}
    counted = {len(named_rows(claim)) for claim in chart.claims}
    counted.add(len({(line.group, line.row) for line in lines}))
    values = _values(chart, lines)
    for found in _NUMBER.finditer(title.casefold()):
        digits, percent, word = found.groups()
        words = title[found.start() : found.end()]
        if digits in values:
            continue
        if percent:
            if not any(_is_percent(claim, digits) for claim in shares):
                yield Unsaid(words, "Add `share: [...]` with `n` and `base` that give this percent.")
        elif (
            int(digits) if digits and digits.isdigit() else _NUMBER_WORDS.get(word or "")
        ) not in known | counted:
            yield Unsaid(words, _OF_VALUE if all(line.reckoned.n is None for line in lines) else _OF_COUNT)


def _values(chart: Chart, lines: Sequence[CellLine]) -> set[str]:
    """The values, and the ends of their intervals, of the rows and columns that the claims name."""
    claimed = _claimed(chart)
    return {
        number.lstrip("-")
        for line in lines
        if line.reckoned.value is not None
        and claimed & {line.group.casefold(), line.row.casefold(), line.column.casefold()}
        for number in line.reckoned.value.numbers
    }


def _is_percent(claim: Share, digits: str) -> bool:
    return claim.n is not None and bool(claim.base) and claim.n in counts_for(digits, claim.base or 1)


_TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {{table: Table 5}}
  kind: frequency
  base: 38
  perspective: visitors
  themes:
    - waiting
  cells:
    - {{label: Opening hours, n: 18}}
    - {{label: Prices, n: 12}}
  charts:
    - id: chart-asked-about
      title: {title}
      asked: 38 visitors were asked what they had come to ask.
      claims:
        - {claim}
"""


def _charts(folder: StudyFolder) -> Iterator[tuple[Table, Located[Chart]]]:
    for table in records(folder, Table):
        for chart in records(table, Chart):
            yield table.value, chart


def _claims(folder: StudyFolder) -> Iterator[tuple[Table, Located[Claim]]]:
    """Every claim, but for those about a number that does not fit itself: that is reported, and must be settled first."""
    for table, chart in _charts(folder):
        for number, claim in enumerate(chart.value.claims):
            if not any_suspect(table, compared(table, claim)):
                yield table, Located(*chart.spot(("claims", number)), claim)


@rule(
    "EV331",
    "false-claim",
    scope="study",
    why="A chart's title tells readers what to see. Its claims are held against the printed counts; rows that share "
    "the largest count are all named; where bases differ, shares must not say the opposite.",
    bad=_TABLE.format(
        title="Prices were what the largest number of the 38 visitors asked about",
        claim="largest: [Prices]  # <- here",
    ),
    good=_TABLE.format(
        title="Opening hours were what the largest number of the 38 visitors asked about",
        claim="largest: [Opening hours]",
    ),
)
def false_claims(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A claim that the numbers do not bear."""
    for table, claim in _claims(folder):
        try:
            instead = false_claim(table, claim.value)
        except UnclearClaimError:
            continue
        if instead is not None:
            yield claim.at(
                keyword(claim.value),
                f"The numbers do not say this. {instead}",
                "Correct the claim, and the title with it.",
            )


@rule(
    "EV332",
    "title-without-claim",
    scope="study",
    why="Every row, number and word of comparison in a chart's title stands in a claim, because only claims are "
    "checked. The bases of the table and the chart's own group count as said.",
    bad=_TABLE.format(
        title="Opening hours and prices were named by the largest number of the 38 visitors  # <- here",
        claim="largest: [Opening hours]",
    ),
    good=_TABLE.format(
        title="Opening hours were named by more of the 38 visitors than prices",
        claim="order: [Opening hours, Prices]",
    ),
)
def title_without_claim(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A row, number or comparison in a title that no claim bears; not before the claims themselves are right."""
    for table, chart in _charts(folder):
        if any(_is_wrong(table, claim) for claim in chart.value.claims):
            continue
        for said in unsaid(table, chart.value):
            yield chart.at(
                "title",
                f"The title says “{said.words}”, but no claim says so.",
                said.remedy,
                part=said.words,
            )


def _is_wrong(table: Table, claim: Claim) -> bool:
    try:
        return false_claim(table, claim) is not None
    except UnclearClaimError:
        return True


@rule(
    "EV333",
    "unclear-claim",
    scope="study",
    why="A claim names rows, answers and groups as they are encoded, and compares counts that are there.",
    bad=_TABLE.format(
        title="One thing was named by the largest number of the 38 visitors",
        claim="largest: [Opening hour]  # <- here",
    ),
    good=_TABLE.format(
        title="Opening hours were named by the largest number of the 38 visitors",
        claim="largest: [Opening hours]",
    ),
)
def unclear_claim(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A claim that cannot be held against its table, and a chart of a group that is not there."""
    for table, claim in _claims(folder):
        try:
            false_claim(table, claim.value)
        except UnclearClaimError as unclear:
            yield claim.at((), str(unclear), unclear.hint, part=unclear.part)
    for table, chart in _charts(folder):
        groups = [group.label for group in table.groups]
        if chart.value.group is not None and chart.value.group not in groups:
            yield chart.at(
                "group",
                f"“{chart.value.group}” is no group of this table.",
                f"Groups: {', '.join(f'“{label}”' for label in groups)}." if groups else "Delete `group`.",
            )
