"""A finding that compares arms or states a mean: its numbers, its sentence, and what readers see of both."""

from __future__ import annotations

import pytest

from build_scripts.render.data.datasets import FINDINGS
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.numbers.sentences import numbers_in

OVERLAY = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Outcomes
  locator: {{table: Table 5}}
  kind: arms
  perspective: visitors
  columns:
    - {{label: Control, base: 125}}
    - {{label: Early, base: 125}}
    - {{label: P, value_kind: p}}
  groups:
    - label: Length of stay
      value_kind: median_iqr
      unit: days
      cells:
        - {{label: Control, printed: "9 (7-11)"}}
        - {{label: Early, printed: "8 (6-10)"}}
        - {{label: P, printed: "0.022"}}
    - label: No complication
      cells:
        - {{label: Control, n: 65, percent: "52.0"}}
        - {{label: Early, n: 90, percent: "72.0"}}
# in evidence/studies/okafor-2021/findings.yaml
- id: shorter-stay
  statement: "{statement}"
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  numbers:
    - {{label: Control, value_kind: median_iqr, printed: "9 (7-11)", unit: days}}
    - {{label: Early, value_kind: median, printed: "{early}", unit: days}}
    - {{label: Control, n: {control}, base: 125, percent: "52.0"}}
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{{table: table-5, group: Length of stay}}, {{table: table-5, group: No complication}}]
  locator: {{table: Table 5}}
  disposition: {{kind: outside_question, reason: It tells of days in hospital and not of being heard.}}
"""
STATEMENT = "People stayed 9 days in one arm and 8 in the other (p = 0.022)."


def finding(statement: str = STATEMENT, early: str = "8", control: int = 65) -> str:
    return OVERLAY.format(statement=statement, early=early, control=control)


def test_numbers_that_the_cells_say_are_silent(problems_of) -> None:
    assert [problem.code for problem in problems_of(finding()) if problem.code != "EV306"] == []


@pytest.mark.parametrize(
    ("given", "code", "line", "message"),
    [
        ({"early": "7"}, "EV379", 'printed: "7"', "“7” stands in no cell that this finding names; there it says “9 (7-11)”, “8 (6-10)”, “0.022”, 65 of 125."),
        ({"early": "about eight"}, "EV378", "about eight", "“about eight” cannot be read as `median`. It does not begin with a number."),
        ({"control": 66}, "EV378", "n: 66", "66 of 125 is 52.8%, not 52.0%. But 66 is 52.0% of 127: is the base 127? And 65 of 125 is 52.0%."),
    ],
)  # fmt: skip
def test_a_number_that_does_not_fit_or_stands_nowhere_is_told(
    problems_of, given: dict[str, str | int], code: str, line: str, message: str
) -> None:
    found = [problem for problem in problems_of(finding(**given)) if problem.code == code]
    assert [problem.message for problem in found] == [message]
    assert all(line in problem.source_line for problem in found)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("The median stay was 9 days, against 8 (p = 0.022).", []),
        ("The median stay was 9 days, against 8 (p = .022).", []),
        ("The median stay was 9 days, against 8 (p = 0.02).", []),
        ("The median stay was 9 days, against 8 (p = 0.03).", ["0.03"]),
        ("The median stay was 9.5 days.", ["9.5"]),
        ("The median stay was 12 days.", ["12"]),
        ("Section 3.2 and Table 5.1 tell of 65 of 125 people.", []),
    ],
)
def test_the_means_of_a_sentence_stand_in_what_is_behind_it(
    problems_of, statement: str, told: list[str]
) -> None:
    found = [problem for problem in problems_of(finding(statement)) if problem.code == "EV347"]
    assert [problem.message.split("”")[0].strip("“") for problem in found] == told


def test_readers_see_each_number_with_whose_it_is(reading_of) -> None:
    view = Items(join(reading_of(finding()).corpus)).finding("okafor-2021/shorter-stay")
    assert view.count == (
        "Control: 9 (7-11) days (median, quartiles); Early: 8 days (median); Control: 65 of 125 people (52.0%)"
    )


def test_the_numbers_are_published(reading_of) -> None:
    joined = join(reading_of(finding()).corpus)
    lines = FINDINGS.study_lines(joined, joined.corpus.studies["okafor-2021"])
    last = dict(zip(FINDINGS.header, lines[-1], strict=True))
    assert last["numbers"] == ("Control: 65 of 125 (52.0%)", "Control: 9 (7-11) days", "Early: 8 days")


def test_numbers_with_decimals_are_read_as_values_and_places_are_not() -> None:
    read = [
        (said.kind, said.words)
        for said in numbers_in("It fell by −0.32 (Table 4.2, version 1.2.3), to 12.5%.")
    ]
    assert read == [("value", "0.32"), ("percent", "12.5%")]
