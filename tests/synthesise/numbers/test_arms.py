"""A table of arms: the nearest base and kind, what the arms come to, and means between those of their parts.

The numbers are worked out by hand; none is taken from the code.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from build_scripts.model.records.table import Table
from build_scripts.synthesise.numbers.cells import cell_lines
from build_scripts.synthesise.numbers.total_line import TotalLine
from build_scripts.synthesise.numbers.totals import total_lines

COLUMNS = [
    {"label": "All", "base": 40, "total": True},
    {"label": "A", "base": 20},
    {"label": "B", "base": 20},
    {"label": "P", "value_kind": "p"},
]


def table(**given: Any) -> Table:
    known = {
        "id": "t",
        "title": "T",
        "locator": {"table": "Table 1"},
        "kind": "arms",
        "perspective": "visitors",
        "columns": COLUMNS,
    }
    return Table.model_validate_json(json.dumps(known | given))


def row(label: str, *values: int | str | None, **given: Any) -> dict[str, Any]:
    """A row under All, A, B and P: a count, a printed text, or nothing."""
    cells = [
        {"label": column["label"], "n" if isinstance(value, int) else "printed": value}
        for column, value in zip(COLUMNS, values, strict=False)
        if value is not None
    ]
    return {"label": label, "cells": cells, **given}


def totals(rule: str, **given: Any) -> list[TotalLine]:
    return [line for line in total_lines(table(**given)) if line.rule == rule]


def test_each_cell_has_the_base_of_its_arm_and_what_compares_arms_has_none() -> None:
    lines = cell_lines(table(rows=[row("Women", 21, 11, 10, "0.43")]))
    assert [(line.column, line.reckoned.base, line.reckoned.n) for line in lines] == [
        ("All", 40, 21),
        ("A", 20, 11),
        ("B", 20, 10),
        ("P", None, None),
    ]
    assert [line.is_total for line in lines] == [True, False, False, False]


def test_a_row_or_group_with_a_base_of_its_own_is_nearer_than_the_arm() -> None:
    groups = [{"label": "Asked later", "base": 12, "rows": [row("Yes", None, 5), row("No", None, 4, base=9)]}]
    assert [line.reckoned.base for line in cell_lines(table(groups=groups))] == [12, 9]


def test_a_column_that_compares_keeps_its_kind_beside_a_row_of_years() -> None:
    age = row("Age", "65 (63-68)", "65 (63-68)", "65 (63-69)", "0.429", value_kind="median_iqr", unit="years")
    known = [line.reckoned for line in cell_lines(table(rows=[age]))]
    assert [(one.value.kind if one.value else "", one.unit) for one in known] == [
        ("median_iqr", "years"),
        ("median_iqr", "years"),
        ("median_iqr", "years"),
        ("p", ""),
    ]


def test_what_stands_beside_a_groups_label_has_an_empty_row() -> None:
    groups = [{"label": "Stage", **row("", None, None, None, "0.776"), "rows": [row("I", 21, 11, 10)]}]
    groups[0]["label"] = "Stage"
    lines = cell_lines(table(groups=groups))
    assert [(line.group, line.row, line.column) for line in lines][:2] == [
        ("Stage", "", "P"),
        ("Stage", "I", "All"),
    ]


@pytest.mark.parametrize(
    ("values", "status", "remark"),
    [
        ((20, 13, 7), "consistent", ""),
        ((21, 13, 7), "inconsistent", "The arms add up to 20; “All” says 21."),
        ((21, 13, None), "not_testable", ""),
        ((21, 13, "<5"), "not_testable", ""),
    ],
)
def test_arms_add_up_to_all_of_them_in_each_row(values: tuple[Any, ...], status: str, remark: str) -> None:
    found = [line for line in totals("arms_add_up", rows=[row("Yes", *values)]) if line.row]
    assert [(line.status, line.remark) for line in found] == [(status, remark)]


@pytest.mark.parametrize(
    ("bases", "given", "found"),
    [
        ((40, 20, 20), {}, [("consistent", 40, 40)]),
        ((40, 20, 19), {}, [("inconsistent", 39, 40)]),
        ((40, 40, 38), {"overlapping": True}, []),
        ((None, 20, 19), {"base": 39}, [("consistent", 39, 39)]),
        ((None, 20, 19), {"base": 40}, [("inconsistent", 39, 40)]),
        ((None, 20, 19), {}, []),
    ],
)
def test_the_bases_of_arms_add_up(bases: tuple[int | None, ...], given: Any, found: Any) -> None:
    columns = [
        {**column, "base": base} for column, base in zip(COLUMNS, bases, strict=False) if base is not None
    ]
    lines = totals("arms_add_up", columns=columns, rows=[row("Yes", None, 3, 4)], **given)
    assert [(line.status, line.total, line.base) for line in lines] == found


def test_categories_add_up_to_the_base_of_each_arm() -> None:
    groups = [{"label": "Stage", "rows": [row("I", None, 12, 11), row("II", None, 9, 8)]}]
    found = totals("categories_add_up", groups=groups)
    assert [(line.column, line.status, line.total, line.base, line.unaccounted) for line in found] == [
        ("A", "inconsistent", 21, 20, None),
        ("B", "consistent", 19, 20, 1),
    ]


def test_a_category_without_a_number_leaves_open_who_is_not_accounted_for() -> None:
    groups = [{"label": "Stage", "rows": [row("I", None, 12), row("II", None, 5), row("III", None, None, 3)]}]
    (found,) = totals("categories_add_up", groups=groups)
    assert (found.column, found.status, found.total, found.unaccounted) == ("A", "not_testable", 17, None)


def test_a_slip_across_the_arms_is_told_once() -> None:
    groups = [{"label": "Stage", "rows": [row("I", 23, 12, 11), row("II", 18, 8, 9)]}]
    across = [line for line in totals("arms_add_up", groups=groups) if line.row]
    down = totals("categories_add_up", groups=groups)
    assert [line.status for line in across] == ["consistent", "inconsistent"]
    assert [(line.column, line.status) for line in down] == [
        ("All", "not_testable"),
        ("A", "consistent"),
        ("B", "consistent"),
    ]


def test_several_answers_each_do_not_add_up() -> None:
    groups = [{"label": "Named", "multiple_response": True, "rows": [row("I", None, 12), row("II", None, 9)]}]
    assert totals("categories_add_up", groups=groups) == []


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (("6.9", "6.7", "6.65"), "inconsistent"),
        (("6.7", "6.7", "6.65"), "consistent"),
        (("6.71", "6.7", "6.65"), "consistent"),
        (("6.76", "6.7", "6.65"), "inconsistent"),
        (("6.6 (1.0)", "6.7 (0.9)", "6.65 (1.1)"), "consistent"),
        (("6.5 (1.0)", "6.7 (0.9)", "6.65 (1.1)"), "inconsistent"),
    ],
)
def test_a_mean_of_all_lies_between_those_of_its_parts(values: tuple[str, ...], status: str) -> None:
    kind = "mean_sd" if "(" in values[0] else "mean"
    found = totals("mean_between_parts", rows=[row("Score", *values, value_kind=kind)])
    assert [line.status for line in found] == [status]


def means(total: str, *parts: str) -> list[str]:
    cells = [{"label": f"Part {at}", "printed": part} for at, part in enumerate(parts)]
    found = totals(
        "mean_between_parts",
        kind="frequency",
        columns=[],
        value_kind="mean",
        cells=[*cells, {"label": "Total", "printed": total}],
    )
    return [line.status for line in found]


def test_a_total_mean_below_others_is_their_mean_or_the_sum_of_a_scales_parts() -> None:
    assert means("6.68", "6.7", "6.65") == ["consistent"]
    assert means("6.9", "6.7", "6.65") == ["inconsistent"]
    assert means("13.4", "6.7", "6.65") == ["consistent"]
    assert means("6.9", "6.7") == []


def test_a_count_that_we_made_is_held_and_never_taken_for_a_printed_one() -> None:
    cells = [{"label": "Women", "n": 12, "percent": "60", "counted_by_us": "Table 1, the rows of women"}]
    (line,) = cell_lines(table(kind="frequency", columns=[], base=20, cells=cells))
    known = line.reckoned
    assert (known.n, known.n_basis, known.n_printed, known.status) == (12, "counted_by_us", "", "consistent")
    cells[0]["percent"] = "65"
    (line,) = cell_lines(table(kind="frequency", columns=[], base=20, cells=cells))
    assert line.reckoned.status == "inconsistent"
