"""What is said of the words that take a number out of the checks, and of percents that were cut."""

from __future__ import annotations

import pytest

from build_scripts.check.numbers.as_printed import as_printed_untrue, needless_as_printed
from build_scripts.synthesise.joins import join

HEAD = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {table: Table 5}
  kind: frequency
  base: 46
  perspective: visitors
"""

FINDING = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: opening-hours
  statement: Some visitors asked about opening hours.
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  count: {count}
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{{table: table-2, row: Waiting lists}}]
  locator: {{table: Table 2}}
"""


def table(*lines: str) -> str:
    return HEAD + "".join(f"  {line}\n" for line in lines)


def cell(n: str, percent: str, words: str) -> str:
    return table("cells:", f'  - {{label: Never, n: {n}, percent: "{percent}", as_printed: "{words}"}}')


@pytest.fixture
def said(problems_of):
    """Code and message of each problem with numbers that the example has with an overlay."""
    return lambda overlay: [
        (problem.code, problem.message)
        for problem in problems_of(overlay)
        if problem.code.startswith(("EV31", "EV32", "EV34"))
    ]


@pytest.mark.parametrize(
    ("n", "words", "message"),
    [
        (
            "1",
            "The paper prints 15.5%; 7 of 46 is 15.2%.",
            "`as_printed` says 7 of 46, but the cell says n: 1.",
        ),
        (
            "7",
            "The paper prints 15.5%; 7 of 45 is 15.6%.",
            "`as_printed` says 7 of 45, but the cell says base: 46.",
        ),
        (
            "7",
            "The paper prints 15.5%; 7 of 46 is 51.2%.",
            "`as_printed` says that 7 of 46 is 51.2%, and it is 15.2%.",
        ),
        (
            "7",
            "Sic.",
            "`as_printed` does not say the number that is printed, and the cell says percent: 15.5.",
        ),
        (
            "7",
            "The paper prints 115.5%.",
            "`as_printed` does not say the number that is printed, and the cell says percent: 15.5.",
        ),
    ],
)
def test_words_that_do_not_fit_the_number_are_told(said, n: str, words: str, message: str) -> None:
    assert said(cell(n, "15.5", words)) == [("EV316", message)]


@pytest.mark.parametrize(
    "words",
    [
        "The paper prints 15.5%; 7 of 46 is 15.2%.",
        "So in the paper: 7 (15.5).",
        "The table has 15,5; 7 out of 46 is 15%.",
        "The paper prints 15.5%; 7 of 46 is 15.2%, and 7 of 45 is 15.5% where it is cut.",
    ],
)
def test_words_that_fit_the_number_are_left_alone(said, words: str) -> None:
    assert said(cell("7", "15.5", words)) == []


def test_a_finding_is_held_to_its_words_too(said) -> None:
    count = '{n: 22, base: 46, percent: "48.8", as_printed: "Table 1 prints 48.8%; 2 of 46 is 4.3%."}'
    assert said(FINDING.format(count=count)) == [
        ("EV316", "`as_printed` says 2 of 46, but the count says n: 22.")
    ]


TOO_MANY = (
    "groups:",
    "  - label: Age",
    "    cells:",
    "      - {label: Old, n: 30}",
    "      - {label: Young, n: 19}",
)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("The paper prints N = 46; the counts add up to 49.", None),
        ("The two counts add up to 49.", None),
        ("The paper prints N = 46.", None),
        (
            "Sic.",
            "`as_printed` names neither 49, to which the numbers here come, nor 46, to which they should.",
        ),
        (
            "The paper prints N = 46; the counts add up to 48.",
            "`as_printed` says 48, but the numbers here come to 49.",
        ),
    ],
)
def test_words_about_a_sum_name_it_and_are_right(said, words: str, message: str | None) -> None:
    found = said(table(*TOO_MANY, f'    as_printed: "{words}"'))
    assert found == ([("EV316", message)] if message else [])


def test_words_about_percents_that_miss_100_need_not_name_their_sum(said) -> None:
    words = "The two largest groups alone are printed, so the percentages do not add up to 100."
    group = ("groups:", "  - label: Age", "    cells:", '      - {label: Old, percent: "50"}')
    assert said(table(*group, '      - {label: Young, percent: "22"}', f'    as_printed: "{words}"')) == []


def test_words_where_everything_fits_are_told_once(reading_of) -> None:
    checked = join(reading_of(cell("7", "15.2", "The paper prints 99%.")).corpus)
    assert [len(list(rule(checked))) for rule in (needless_as_printed, as_printed_untrue)] == [1, 0]


# Bases that percents seem to speak for


def rows(*cells: tuple[int, str]) -> list[str]:
    return [f'      - {{label: Row {n}, n: {n}, percent: "{percent}"}}' for n, percent in cells]


def test_percents_that_were_cut_are_told_once_at_their_base(problems_of) -> None:
    groups = ["groups:", "  - label: School", "    cells:", *rows((7, "15.5"), (22, "48.8"), (17, "37.7"))]
    groups += ["  - label: Status", "    cells:", *rows((6, "13.3"), (18, "40.0"), (21, "46.6"))]
    (problem,) = (found for found in problems_of(table(*groups)) if found.code != "EV306")
    assert (problem.code, problem.source_line) == ("EV311", "  base: 46")
    assert problem.message == (
        "All 6 percents of this table fit 45 if they were cut, not rounded; the counts add up to 46."
    )
    assert "add `as_printed:` to each of the numbers" in problem.hint
    assert "`base:" not in problem.hint


def test_a_base_below_what_the_counts_add_up_to_is_never_advised(problems_of) -> None:
    group = ["groups:", "  - label: Status", "    cells:", *rows((6, "13.3"), (17, "37.0"), (23, "50.0"))]
    (problem,) = (found for found in problems_of(table(*group)) if found.code != "EV306")
    assert problem.message == "6 of 46 is 13.0%, not 13.3%."
    assert problem.hint.startswith("Either correct the number, or add `as_printed:`")


def test_rounded_percents_of_a_base_below_the_counts_are_told_as_such(problems_of) -> None:
    group = ["groups:", "  - label: Status", "    cells:", *rows((6, "13.3"), (17, "37.8"), (23, "51.1"))]
    (problem,) = (found for found in problems_of(table(*group)) if found.code != "EV306")
    assert problem.message == "All 3 percents fit 45 instead of 46, but the counts add up to 46."
    assert "`base:" not in problem.hint


def test_a_percent_alone_that_was_cut_says_of_what(said) -> None:
    assert said(FINDING.format(count='{base: 46, percent: "10.8"}')) == [
        (
            "EV341",
            "No whole number of 46 people gives 10.8% (8.7 or 10.9 would). "
            "5 of 46 is 10.869...%: cut, not rounded, it is 10.8%.",
        )
    ]


@pytest.mark.parametrize(
    ("own", "fires"),
    [({6: 45}, True), ({6: 46}, False), ({6: 45, 17: 45, 23: 45}, False), ({6: 60}, False)],
)
def test_some_cells_with_a_base_of_their_own_are_summed_against_the_smallest(said, own, fires: bool) -> None:
    cells = [
        f"  - {{label: Row {n}, n: {n}" + (f", base: {own[n]}}}" if n in own else "}") for n in (6, 17, 23)
    ]
    found = said(table("cells:", *cells))
    message = "The rows add up to 46, but “Row 6” has `base: 45`, and all of them answer the same question."
    assert found == ([("EV321", message)] if fires else [])
    assert said(table("multiple_response: true", "cells:", *cells)) == []
