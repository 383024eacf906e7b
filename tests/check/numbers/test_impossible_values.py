"""What is said of printed means, intervals and tests; and how they are published and shown."""

from __future__ import annotations

import pytest

from build_scripts.render.charts.card import table_view
from build_scripts.render.data.datasets import TABLES
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

HEAD = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Scores
  locator: {table: Table 5}
  kind: frequency
  base: 38
  perspective: visitors
  scale: {low: "1", high: "7", whole_numbers: true}
  cells:
"""


def table(*cells: str) -> str:
    return HEAD + "".join(f"    - {{label: {cell}}}\n" for cell in cells)


@pytest.mark.parametrize(
    ("cell", "code", "message"),
    [
        ('A, value_kind: mean_sd, printed: "4.2"', "EV361", "“4.2” cannot be read as `mean_sd`. Its standard deviation is missing, such as 44.2 (12.1)."),
        ('A, value_kind: mean_ci, printed: "4.2 (5.0-3.4)"', "EV363", "The interval runs from 5.0 to 3.4."),
        ('A, value_kind: p, printed: "1.2"', "EV363", "A p value lies between 0 and 1, not at 1.2."),
        ('A, value_kind: mean, printed: "8.0"', "EV363", "8.0 lies outside the scale of 1 to 7."),
        ('A, value_kind: mean, printed: "4.20"', "EV363", "No 38 whole numbers have a mean of 4.20."),
        ('A, value_kind: test, printed: "χ2(1) = 5.65, p = .032"', "EV363", "The statistic and its degrees of freedom give a p value of 0.017, not 0.032."),
        ("A, value_kind: mean, n: 4", "EV362", "Here is no `printed` text that could be `mean`."),
    ],
)  # fmt: skip
def test_each_slip_has_its_own_words(problems_of, cell: str, code: str, message: str):
    assert [(problem.code, problem.message) for problem in problems_of(table(cell))] == [(code, message)]


@pytest.mark.parametrize(
    "cell",
    [
        'A, value_kind: mean, printed: "8.0", as_printed: "The paper prints 8.0."',
        'A, value_kind: mean_sd, printed: "4.21 (1.21)"',
        'A, value_kind: p, printed: "<.001"',
        'A, value_kind: median_range, printed: "4 (1-7)"',
        'A, value_kind: test, printed: "t(36) = 2.03, p = .05"',
        'A, value_kind: text, printed: "see the text"',
    ],
)
def test_what_fits_or_is_confirmed_is_silent(problems_of, cell: str):
    assert problems_of(table(cell)) == ()


def test_values_are_published_and_shown_as_printed(reading_of):
    overlay = table('A, value_kind: mean_sd, printed: "4.21 (1.21)", unit: points', 'B, printed: "<5"')
    joined = join(reading_of(overlay).corpus)
    lines = [
        dict(zip(TABLES.header, line, strict=True))
        for line in TABLES.study_lines(joined, joined.corpus.studies["okafor-2021"])
    ]
    first, second = [line for line in lines if line["table"] == "okafor-2021/table-5"]
    keys = ("n", "value", "value_kind", "value_printed", "interval_low", "unit", "status")
    assert [first[key] for key in keys] == [
        None,
        "4.21",
        "mean_sd",
        "4.21 (1.21)",
        None,
        "points",
        "consistent",
    ]
    assert [second[key] or None for key in keys] == [None, None, "text", "<5", None, None, "not_testable"]
    view = table_view(Items(joined), "okafor-2021/table-5")
    assert [row.numbers[0].text for row in view.numbers.groups[0].rows if row.numbers[0]] == [
        "4.21 (1.21) points (mean, standard deviation; 38 people)",
        "<5 of 38 people",
    ]
