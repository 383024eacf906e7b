"""Rules about charts (EV33x): a title is a claim, and the numbers of its table must bear it."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.claim_titles import unsaid
from build_scripts.check.claim_values import UnclearClaimError, compared, false_claim, keyword
from build_scripts.check.doubts import any_doubtful
from build_scripts.check.paths import study_file
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.problems import Complaint, Path
from build_scripts.model.table import Chart, Claim, Table
from build_scripts.synthesise.joins import Joined

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


def _charts(folder: StudyFolder) -> Iterator[tuple[Path, Table, Chart]]:
    for position, table in enumerate(folder.tables):
        for number, chart in enumerate(table.charts):
            yield (position, "charts", number), table, chart


def _claims(folder: StudyFolder) -> Iterator[tuple[Path, Table, Claim]]:
    """Every claim, but for those about a number that does not fit itself: that is told, and must be settled first."""
    for path, table, chart in _charts(folder):
        for number, claim in enumerate(chart.claims):
            if not any_doubtful(table, compared(table, claim)):
                yield (*path, "claims", number), table, claim


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
def false_claims(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A claim that the numbers do not bear."""
    for path, table, claim in _claims(folder):
        try:
            instead = false_claim(table, claim)
        except UnclearClaimError:
            continue
        if instead is not None:
            yield Complaint(
                study_file(folder.id, "tables.yaml"),
                (*path, keyword(claim)),
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
def title_without_claim(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A row, number or comparison in a title that no claim bears; not before the claims themselves are right."""
    for path, table, chart in _charts(folder):
        if any(_is_wrong(table, claim) for claim in chart.claims):
            continue
        for said in unsaid(table, chart):
            yield Complaint(
                study_file(folder.id, "tables.yaml"),
                (*path, "title"),
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
def unclear_claim(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A claim that cannot be held against its table, and a chart of a group that is not there."""
    for path, table, claim in _claims(folder):
        try:
            false_claim(table, claim)
        except UnclearClaimError as unclear:
            yield Complaint(
                study_file(folder.id, "tables.yaml"), path, str(unclear), unclear.hint, part=unclear.part
            )
    for path, table, chart in _charts(folder):
        groups = [group.label for group in table.groups]
        if chart.group is not None and chart.group not in groups:
            yield Complaint(
                study_file(folder.id, "tables.yaml"),
                (*path, "group"),
                f"“{chart.group}” is no group of this table.",
                f"Groups: {', '.join(f'“{label}”' for label in groups)}." if groups else "Delete `group`.",
            )
