"""What a first trial with tables of trials and surveys let through: each is told now, once, in its place."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.model.diagnostics import Diagnostic

ProblemsOf = Callable[..., tuple[Diagnostic, ...]]
HEAD = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Scores
  locator: {table: Table 5}
  perspective: visitors
"""
ARMS = """\
  kind: arms
  columns:
    - {label: All, base: 38, total: true}
    - {label: North, base: 20}
    - {label: South, base: 18}
"""


def told(problems_of: ProblemsOf, *lines: str) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in problems_of(HEAD + "".join(lines))]


def test_21_where_13_and_7_are_printed(problems_of: ProblemsOf) -> None:
    rows = """\
  rows:
    - label: Came back
      cells: [{label: All, n: 21}, {label: North, n: 13}, {label: South, n: 7}]
"""
    assert told(problems_of, ARMS, rows) == [("EV375", "The arms add up to 20; “All” says 21.")]


def test_8_of_20_whose_categories_sum_to_22(problems_of: ProblemsOf) -> None:
    groups = """\
  groups:
    - label: Stage
      rows:
        - {label: I, cells: [{label: North, n: 8}]}
        - {label: II, cells: [{label: North, n: 9}]}
        - {label: III, cells: [{label: North, n: 5}]}
"""
    assert told(problems_of, ARMS, groups) == [("EV376", "North: The counts add up to 22, out of 20 people.")]


def test_a_mean_of_6_9_between_6_7_and_6_65(problems_of: ProblemsOf) -> None:
    rows = """\
  rows:
    - label: Trust
      value_kind: mean
      cells: [{label: All, printed: "6.9"}, {label: North, printed: "6.7"}, {label: South, printed: "6.65"}]
"""
    assert told(problems_of, ARMS, rows) == [
        ("EV377", "The mean of all, 6.9, does not lie between those of its parts, 6.65 and 6.7.")
    ]


def test_a_chi_square_of_5_65_with_a_p_of_032(problems_of: ProblemsOf) -> None:
    cells = """\
  kind: frequency
  base: 38
  cells: [{label: By town, value_kind: test, printed: "χ²(1) = 5.65, p = .032"}]
"""
    assert told(problems_of, cells) == [
        ("EV363", "The statistic and its degrees of freedom give a p value of 0.017, not 0.032.")
    ]


PERCENTS = """\
  groups:
    - label: Stage
      rows:
        - {label: I, cells: [{label: North, n: 8, percent: "42.1"}, {label: South, n: 5, percent: "27.8"}]}
        - {label: II, cells: [{label: North, n: 6, percent: "31.6"}, {label: South, n: 8, percent: "44.4"}]}
        - {label: III, cells: [{label: North, n: 5, percent: "26.3"}, {label: South, n: 5, percent: "27.8"}]}
"""
CAME_BACK = """\
    - label: Came back
      rows:
        - {label: "Yes", cells: [{label: North, n: 15, percent: "75.0"}]}
        - {label: "No", cells: [{label: North, n: 5, percent: "25.0"}]}
"""


def test_percents_of_an_arm_that_fit_another_base_are_named_in_one_message(problems_of: ProblemsOf) -> None:
    (one,) = problems_of(HEAD + ARMS + PERCENTS)
    assert (one.code, one.place.line) == ("EV311", 120)
    assert one.message == (
        "In “North” 3 percents fit 19 instead of 20: “I” (42.1%), “II” (31.6%) and “III” (26.3%): "
        "did one person not answer?"
    )
    assert one.hint == (
        "Either set `base: 19`, or correct the numbers, or add `as_printed:` to each of the numbers if the paper itself "
        "prints this."
    )


def test_where_only_one_question_has_another_base_the_question_is_named(problems_of: ProblemsOf) -> None:
    (one,) = problems_of(HEAD + ARMS + PERCENTS + CAME_BACK)
    assert (one.code, one.source_line.strip()) == ("EV311", "- label: Stage")
    assert "add `base: 19` to these cells" in one.hint


def test_a_single_percent_of_an_arm_is_told_at_itself(problems_of: ProblemsOf) -> None:
    (one,) = problems_of(HEAD + ARMS + PERCENTS.replace("31.6", "30.0").replace("26.3", "25.0"))
    assert one.source_line.strip().startswith("- {label: I,")
    assert one.message == "8 of 20 is 40.0%, not 42.1%. But 8 is 42.1% of 19: did one person not answer?"
