from __future__ import annotations

import json
from typing import Any

import pytest

from build_scripts.model.fields import Base
from build_scripts.model.records.finding import PrintedCount
from build_scripts.model.records.table import Table
from build_scripts.synthesise.numbers.cells import CellLine, cell_lines, count_line, number_of, reckon


def table(**given: Any) -> Table:
    known = {
        "id": "t",
        "title": "T",
        "locator": {"table": "Table 1"},
        "kind": "frequency",
        "perspective": "visitors",
        "base": 38,
    }
    return Table.model_validate_json(json.dumps(known | given))


def cell(label: str, n: int | None = None, percent: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        key: value
        for key, value in {"label": label, "n": n, "percent": percent, **more}.items()
        if value is not None
    }


def only(line: tuple[CellLine, ...]) -> CellLine:
    assert len(line) == 1
    return line[0]


def test_a_cell_carries_its_count_base_and_recomputed_percent() -> None:
    line = only(cell_lines(table(cells=[cell("Waiting lists", 18, "47.4")])))
    reckoned = line.reckoned
    assert (line.group, line.row, line.column, line.order, line.path) == (
        "",
        "Waiting lists",
        "",
        1,
        ("cells", 0),
    )
    assert (reckoned.base, reckoned.base_of, reckoned.n, reckoned.n_printed) == (38, "people", 18, "18")
    assert (reckoned.percent_printed, reckoned.percent_computed, reckoned.status) == (
        "47.4",
        "47.368",
        "consistent",
    )


@pytest.mark.parametrize(("percent", "computed"), [("47", "47.37"), ("47.4", "47.368"), (None, "47.4")])
def test_the_recomputed_percent_has_two_decimals_more_than_printed(
    percent: str | None, computed: str
) -> None:
    assert reckon(18, percent, 38).percent_computed == computed


def test_the_nearest_base_wins() -> None:
    lines = cell_lines(
        table(
            kind="rating_matrix",
            base=60,
            groups=[
                {
                    "label": "G",
                    "base": 50,
                    "rows": [
                        {
                            "label": "with",
                            "base": 48,
                            "cells": [cell("a", 1), cell("b", 1, base={"n": 9, "of": "texts"})],
                        },
                        {"label": "without", "cells": [cell("a", 1)]},
                    ],
                },
                {"label": "H", "rows": [{"label": "r", "cells": [cell("a", 1)]}]},
            ],
        )
    )
    assert [(line.reckoned.base, line.reckoned.base_of) for line in lines] == [
        (48, "people"),
        (9, "texts"),
        (50, "people"),
        (60, "people"),
    ]
    assert [(line.group, line.row, line.column) for line in lines][:2] == [
        ("G", "with", "a"),
        ("G", "with", "b"),
    ]
    assert lines[1].path == ("groups", 0, "rows", 0, "cells", 1)


def test_an_exact_tie_is_consistent_either_way() -> None:
    assert reckon(3, "6.2", 48).status == "consistent"
    assert reckon(3, "6.3", 48).status == "consistent"
    assert reckon(3, "6.4", 48).status == "inconsistent"


def test_a_misprint_is_told_with_both_numbers() -> None:
    line = only(cell_lines(table(base=60, cells=[cell("Other", 5, "8.5")])))
    assert line.reckoned.status == "inconsistent"
    assert line.reckoned.remark == "The paper prints 8.5%; 5 of 60 is 8.3%."
    assert line.note == line.reckoned.remark


def test_as_printed_stands_beside_the_status_and_never_changes_it() -> None:
    line = only(
        cell_lines(
            table(base=60, cells=[cell("Other", 5, "8.5", as_printed="So in print.", note="Row twice.")])
        )
    )
    assert line.reckoned.status == "inconsistent"
    assert line.as_printed == "So in print."
    assert line.note == "So in print. Row twice."


def test_a_count_is_worked_out_only_if_exactly_one_fits() -> None:
    derived = reckon(None, "70", 56)
    assert (derived.n, derived.n_basis, derived.n_printed, derived.percent_computed) == (
        39,
        "derived",
        "",
        "69.64",
    )
    several = reckon(None, "50", 400)
    assert (several.n, several.n_basis, several.status) == (None, "not_stated", "not_testable")
    assert reckon(None, "70", None).n_basis == "not_stated"


def test_a_percent_that_no_count_gives_is_inconsistent() -> None:
    reckoned = reckon(None, "33", 20)
    assert (reckoned.status, reckoned.n, reckoned.percent_computed) == ("inconsistent", None, "")
    assert reckoned.remark == "The paper prints 33%; no whole number of 20 people gives that."


@pytest.mark.parametrize(
    ("n", "percent", "base", "status"),
    [
        (18, None, 38, "not_testable"),
        (18, "47.4", None, "not_testable"),
        (0, "0", 0, "not_testable"),
        (None, "33", 100, "not_testable"),
        (None, "35", 20, "consistent"),
        (41, None, 38, "inconsistent"),
        (None, "112", None, "inconsistent"),
        (18, "47.4", 38, "consistent"),
        (18, "47.4", 1000000, "inconsistent"),
    ],
)
def test_the_status_is_arithmetic_alone(
    n: int | None, percent: str | None, base: int | None, status: str
) -> None:
    assert reckon(n, percent, base).status == status


def test_a_theme_has_its_own_count_on_a_line_without_a_row() -> None:
    lines = cell_lines(
        table(
            kind="theme_counts",
            base=30,
            groups=[
                {"label": "Waiting", "n": 21, "cells": [cell("How long", 14)]},
                {"label": "The desk", "n": 12},
            ],
        )
    )
    assert [(line.order, line.group, line.row, line.reckoned.n) for line in lines] == [
        (1, "Waiting", "", 21),
        (2, "Waiting", "How long", 14),
        (3, "The desk", "", 12),
    ]
    assert [line.own_count for line in lines] == [True, False, True]
    assert lines[0].path == ("groups", 0)


def test_percents_of_a_row_column_or_table_have_the_sum_of_its_counts_as_base() -> None:
    rows = [
        {"label": "r", "cells": [cell("a", 10), cell("b", 30)]},
        {"label": "s", "cells": [cell("a", 20), cell("b", 40)]},
    ]
    bases = {
        of: [
            (line.reckoned.base, line.reckoned.base_of)
            for line in cell_lines(table(kind="rating_matrix", percent_of=of, rows=rows))
        ]
        for of in ("row", "column", "table")
    }
    assert bases["row"] == [(40, "people"), (40, "people"), (60, "people"), (60, "people")]
    assert bases["column"] == [(30, "answers"), (70, "answers"), (30, "answers"), (70, "answers")]
    assert bases["table"] == [(100, "answers")] * 4


def test_a_sum_with_a_missing_count_is_no_base() -> None:
    lines = cell_lines(table(percent_of="table", cells=[cell("a", 10, "50"), cell("b", None, "50")]))
    assert [line.reckoned.base for line in lines] == [None, None]


def test_a_finding_is_reckoned_like_a_cell() -> None:
    reckoned = count_line(PrintedCount(base=Base(n=56), percent="70"))
    assert (reckoned.n, reckoned.base, reckoned.n_basis, reckoned.status) == (39, 56, "derived", "consistent")
    assert count_line(PrintedCount(n=18)).percent_computed == ""


def test_numbers_are_written_with_what_they_count() -> None:
    assert [number_of(1, "people"), number_of(2, "texts"), number_of(1, "answers"), number_of(3, None)] == [
        "1 person",
        "2 texts",
        "1 answer",
        "3 people",
    ]
