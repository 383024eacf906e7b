"""Whatever a paper may print instead of a plain number: each slip has its message, place and remedy; nothing printed is lost."""

from __future__ import annotations

import pytest

from build_scripts.render.data.datasets import TABLES
from build_scripts.synthesise.joins import join

HEAD = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Scores
  locator: {table: Table 5}
  perspective: visitors
"""
COPY = "Copy it as printed, or choose the `value_kind` that it is; `text` is read as no number."
LOOK = "Look at the paper again: correct the number, its base or its scale, or add `as_printed:` with how the paper prints it."
ARM = (
    "Add `base:`, or `base: {n: 12, of: texts}` if no people are counted. A column that compares arms has `value_kind: p`, "
    "`test`, `difference` or `ratio`, one of words `text`. If the paper prints no number for this arm, say so in "
    "`as_printed:`."
)


def cell(kind: str, printed: str) -> str:
    """A table of 38 people with one value."""
    return (
        HEAD
        + f'  kind: frequency\n  base: 38\n  cells:\n    - {{label: A, value_kind: {kind}, printed: "{printed}"}}\n'
    )


WITHOUT_BASE = HEAD + """\
  kind: arms
  columns:
    - {label: North, base: 19}
    - {label: South}
  rows:
    - label: Prices
      cells: [{label: North, n: 9}, {label: South, n: 3}]
"""  # fmt: skip
UNEQUAL = HEAD + """\
  kind: listing
  columns: [{label: Age}, {label: Town}]
  rows:
    - label: V1
      cells: [{label: Age, printed: "34"}, {label: Town, printed: Northtown}]
    - label: V2
      cells: [{label: Town, printed: Southtown}]
"""  # fmt: skip


@pytest.mark.parametrize(
    ("overlay", "code", "at", "message", "hint"),
    [
        (cell("mean_sd", "4.2"), "EV361", '"4.2"', "“4.2” cannot be read as `mean_sd`. Its standard deviation is missing, such as 44.2 (12.1).", COPY),
        (cell("mean_ci", "4.2 (5.0-3.4)"), "EV363", '"4.2 (5.0-3.4)"', "The interval runs from 5.0 to 3.4.", LOOK),
        (cell("p", "1.2"), "EV363", '"1.2"', "A p value lies between 0 and 1, not at 1.2.", LOOK),
        (cell("median", "12 (3-40)"), "EV361", '"12 (3-40)"', "“12 (3-40)” cannot be read as `median`. It holds more numbers than this kind has. Beside a median it may be its range (`median_range`) or its quartiles (`median_iqr`).", COPY),
        (cell("mean", "4.2 (1.1)"), "EV361", '"4.2 (1.1)"', "“4.2 (1.1)” cannot be read as `mean`. It holds more numbers than this kind has. Beside a mean it may be its standard deviation (`mean_sd`), standard error (`mean_se`) or confidence interval (`mean_ci`).", COPY),
        (cell("difference", "-0.32 (0.03)"), "EV361", '"-0.32 (0.03)"', "“-0.32 (0.03)” cannot be read as `difference`. It holds more numbers than this kind has. Beside a difference it may be its standard error (`difference_se`).", COPY),
        (cell("difference_se", "-0.32"), "EV361", '"-0.32"', "“-0.32” cannot be read as `difference_se`. Its standard error is missing, such as -0.32 (0.03).", COPY),
        (WITHOUT_BASE, "EV373", "South", "How many are in “South”?", ARM),
        (UNEQUAL, "EV374", "V2", "“V2” has no cell under “Age”.", "Add it; if nothing is printed there, with its label alone: `- {label: Age}`."),
    ],
)  # fmt: skip
def test_each_slip_is_told_with_its_place_and_remedy(
    problems_of, overlay: str, code: str, at: str, message: str, hint: str
) -> None:
    (problem,) = problems_of(overlay)
    place = problem.source_line[problem.place.column - 1 : problem.place.end_column - 1]
    assert (problem.code, place, problem.message, problem.hint) == (code, at, message, hint)


@pytest.mark.parametrize(
    ("kind", "printed", "value"),
    [
        ("p", ".032", "0.032"),
        ("p", "<.001", "0.001"),
        ("p", "0,05", "0.05"),
        ("difference", "-2.3", "-2.3"),
        ("difference", "−2.3", "-2.3"),
        ("difference_se", "−0.32 (0.03)∗∗∗", "-0.32"),
        ("median_range", "12 (3-40)", "12"),
        ("mean", "4.2*", "4.2"),
        ("mean", "4.2ᵃ", "4.2"),
        ("mean", "4.2†", "4.2"),
        ("mean_sd", "4.2 (1.1)b", "4.2"),
        ("mean", "4.2¹", "4.2"),
    ],
)
def test_what_is_printed_is_read_as_meant_and_kept_as_printed(
    problems_of, reading_of, kind: str, printed: str, value: str
) -> None:
    overlay = cell(kind, printed)
    assert problems_of(overlay) == ()
    joined = join(reading_of(overlay).corpus)
    (line,) = [
        dict(zip(TABLES.header, published, strict=True))
        for published in TABLES.study_lines(joined, joined.corpus.studies["okafor-2021"])
        if published[TABLES.header.index("table")] == "okafor-2021/table-5"
    ]
    assert (line["value"], line["value_printed"]) == (value, printed)
