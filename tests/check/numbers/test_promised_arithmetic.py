"""What authors are told where a table rounds both ways or holds too many answers, or a flow breaks off."""

from __future__ import annotations

import pytest

from build_scripts.model.diagnostics import Severity

STUDY = "evidence/studies/okafor-2021"
TABLE = f"""\
# in {STUDY}/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {{table: Table 5}}
  perspective: visitors
  base: 38
"""
SEVERAL = """\
  kind: frequency
  multiple_response: true
  {limit}
  cells:
    - {{label: Opening hours, n: 30}}
    - {{label: Prices, n: {prices}}}
    - {{label: None of these, n: {alone}, exclusive: true}}
"""
FLOW = f"""\
# in {STUDY}/study.yaml
sample:
  size: 38
  description: Visitors of two libraries.
  recruitment: Asked at the door.
  flow:
    - {{label: Asked, n: 52}}
    - STEP
"""


def said(problems) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in problems]


def test_a_table_that_rounds_halves_both_ways_gets_a_note_at_the_first_that_differs(problems_of):
    cells = ("1, percent: '6.3'", "9, percent: '56.3'", "1, percent: '6.2'")
    text = TABLE.replace("base: 38", "base: 16\n  kind: frequency\n  cells:")
    text += "".join(f"    - {{label: row {at}, n: {cell}}}\n" for at, cell in enumerate(cells))
    (problem,) = problems_of(text)
    assert (problem.code, problem.severity, problem.path[1:]) == (
        "EV317",
        Severity.NOTE,
        ("cells", 2, "percent"),
    )
    assert (
        problem.message == "1 of 16 is an exact half, and it is not rounded here as others are in this table."
    )
    assert problems_of(text.replace("'6.2'", "'6.3'")) == ()


def test_rounding_is_not_spoken_of_where_a_number_does_not_fit(problems_of):
    text = TABLE.replace("base: 38", "base: 16\n  kind: frequency\n  cells:")
    text += "    - {label: a, n: 1, percent: '6.3'}\n    - {label: b, n: 1, percent: '6.2'}\n"
    assert [problem.code for problem in problems_of(text + "    - {label: c, n: 1, percent: '7.9'}\n")] == [
        "EV311"
    ]


@pytest.mark.parametrize(
    ("limit", "prices", "alone", "message"),
    [
        ("most_answers: 2", 30, 8, None),
        ("most_answers: 2", 31, 7, None),
        (
            "most_answers: 1",
            1,
            8,
            "The counts add up to 31; 30 people with at most 1 each give 30.",
        ),
        (
            "note: As printed.",
            29,
            9,
            "9 of 38 people gave “None of these” and nothing else, and yet 30 gave another answer.",
        ),
        ("note: As printed.", 29, 8, None),
    ],
)
def test_answers_stay_within_what_people_could_give(limit, prices, alone, message, problems_of):
    problems = problems_of(TABLE + SEVERAL.format(limit=limit, prices=prices, alone=alone))
    assert said(problems) == ([("EV324", message)] if message else [])


def test_a_limit_without_all_counts_cannot_be_tested(problems_of):
    text = TABLE + SEVERAL.format(limit="most_answers: 1", prices=30, alone=8)
    assert problems_of(text.replace("Prices, n: 30", "Prices, percent: '78.9'")) != ()
    assert problems_of(text.replace("Prices, n: 30", "Prices, printed: '<5'")) == ()


def test_too_many_answers_can_be_as_the_paper_prints_them(problems_of):
    text = TABLE + SEVERAL.format(limit="most_answers: 1", prices=1, alone=8)
    assert problems_of(f"{text}  as_printed: The paper prints 31 answers, out of 30.\n") == ()


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("{label: Took part, n: 38, left: 14}", None),
        ("{label: Took part, n: 38}", None),
        ("{label: Took part, n: 53}", "53 is more than the 52 of the step before."),
        (
            "{label: Took part, n: 38, left: 12}",
            "From 52 to 38 are 14, and 12 are said to have left.",
        ),
        ("{label: Took part, n: 38, left: 12, as_printed: The paper prints 12.}", None),
    ],
)
def test_people_only_become_fewer_on_their_way(step, message, problems_of):
    problems = problems_of(FLOW.replace("STEP", step))
    assert said(problems) == ([("EV309", message)] if message else [])


def test_as_printed_at_a_step_that_follows_is_needless(problems_of):
    step = "{label: Took part, n: 38, left: 14, as_printed: The paper prints 14.}"
    assert [problem.code for problem in problems_of(FLOW.replace("STEP", step))] == ["EV315"]
