from __future__ import annotations

from typing import Any

from build_scripts.author.importing.markup import parse_xml
from build_scripts.author.importing.tables.grid import grid_of_element, grid_of_texts
from build_scripts.author.importing.tables.typed import typed_table


def typed(*rows: list[str], caption: str = "", heads: int = 1) -> dict[str, Any] | None:
    return typed_table(grid_of_texts(rows, heads), caption)


def test_counts_and_percents_in_columns_of_their_own_are_one_cell() -> None:
    assert typed(
        ["Theme", "Frequency count", "Percentage (%)"], ["Waiting", "18", "47.4"], ["Cost", "9", "23.7"]
    ) == {
        "kind": "frequency",
        "cells": [
            {"label": "Waiting", "n": 18, "percent": "47.4"},
            {"label": "Cost", "n": 9, "percent": "23.7"},
        ],
    }


def test_a_row_without_values_heads_those_below_and_rows_above_it_stand_alone() -> None:
    assert typed(["", "n (%)"], ["All", "38 (100)"], ["Gender", ""], ["Women", "20 (52.6)"]) == {
        "kind": "frequency",
        "groups": [
            {"label": "All", "cells": [{"label": "All", "n": 38, "percent": "100"}]},
            {"label": "Gender", "cells": [{"label": "Women", "n": 20, "percent": "52.6"}]},
        ],
    }


def test_a_heading_in_a_column_of_its_own_makes_groups() -> None:
    table = parse_xml(
        b"<table><thead><tr><th/><th/><th>n</th></tr></thead><tbody><tr><td rowspan='2'>Gender</td><td>Women</td>"
        b"<td>20</td></tr><tr><td>Men</td><td>17</td></tr><tr><td>Town</td><td>Northtown</td><td>19</td></tr></tbody></table>"
    )
    assert typed_table(grid_of_element(table), "") == {
        "kind": "frequency",
        "groups": [
            {"label": "Gender", "cells": [{"label": "Women", "n": 20}, {"label": "Men", "n": 17}]},
            {"label": "Town", "cells": [{"label": "Northtown", "n": 19}]},
        ],
    }


def test_the_base_counts_what_the_heading_names() -> None:
    table = typed(["Food", "No. of transcripts n = 62, n (%)"], ["Rice", "12 (19.4%)"])
    assert table is not None
    assert table["base"] == {"n": 62, "of": "transcripts"}
    people = typed(["Food", "n (%)"], ["Rice", "12 (19.4%)"], caption="Visitors (N = 62)")
    assert people is not None
    assert people["base"] == 62


ARMS = (
    b"<table><thead><tr><th>Features</th><th>All patients (n = 250)</th><th>Control (n = 125)</th><th>Early (n = 125)</th>"
    b"<th>P-value</th></tr></thead><tbody>"
    b"<tr><td>Age, median (range)</td><td>65 (63-68)</td><td>65 (63-68)</td><td>65 (63-69)</td><td>0.429</td></tr>"
    b"<tr><td colspan='5'>Status (%)</td></tr>"
    b"<tr><td>I</td><td>41 (16.4)</td><td>23 (18.4)</td><td>18 (14.4)</td><td></td></tr>"
    b"<tr><td>Type (%)</td><td></td><td></td><td></td><td>0.655</td></tr>"
    b"<tr><td>Open</td><td></td><td>94</td><td>97</td><td></td></tr></tbody></table>"
)


def test_groups_of_people_side_by_side_are_arms_with_their_bases_and_what_compares_them() -> None:
    table = typed_table(grid_of_element(parse_xml(ARMS)), "Baseline")
    assert table is not None
    assert table["kind"] == "arms"
    assert table["columns"] == [
        {"label": "All patients", "base": 250, "total": True},
        {"label": "Control", "base": 125},
        {"label": "Early", "base": 125},
        {"label": "P-value", "value_kind": "p"},
    ]
    age, status, kind = table["groups"]
    assert (age["label"], age["value_kind"], age["cells"][3]) == (
        "Age, median (range)",
        "median_range",
        {"label": "P-value", "printed": "0.429"},
    )
    assert status == {
        "label": "Status (%)",
        "rows": [
            {
                "label": "I",
                "cells": [
                    {"label": "All patients", "n": 41, "percent": "16.4"},
                    {"label": "Control", "n": 23, "percent": "18.4"},
                    {"label": "Early", "n": 18, "percent": "14.4"},
                ],
            }
        ],
    }
    assert kind["cells"] == [{"label": "P-value", "printed": "0.655"}]
    assert kind["rows"][0]["cells"] == [
        {"label": "Control", "printed": "94"},
        {"label": "Early", "printed": "97"},
    ]


def test_counts_in_every_cell_without_bases_are_answers() -> None:
    table = typed(
        ["", "Often", "Never"], ["Desk", "20 (52.6%)", "18 (47.4%)"], ["Post", "8 (21.1%)", "30 (78.9%)"]
    )
    assert table is not None
    assert table["kind"] == "rating_matrix"
    assert [row["label"] for row in table["rows"]] == ["Desk", "Post"]


def test_a_table_mostly_of_words_is_a_listing() -> None:
    table = typed(
        ["Id", "Age", "Town", "Work"], ["P1", "34", "Northtown", "cook"], ["P2", "51", "Southtown", ""]
    )
    assert table is not None
    assert (table["kind"], table["columns"][1]) == ("listing", {"label": "Town"})
    assert table["rows"][1]["cells"] == [
        {"label": "Age", "printed": "51"},
        {"label": "Town", "printed": "Southtown"},
        {"label": "Work"},
    ]


def test_a_table_of_comparisons_alone_keeps_its_rows() -> None:
    table = typed(["", "Odds ratio", "p"], ["Age", "1.2 (1.1-1.3)", "0.02"])
    assert table is not None
    assert table["groups"][0]["cells"][1] == {"label": "p", "printed": "0.02"}


def test_a_table_of_words_is_none() -> None:
    assert typed(["Word", "Meaning"], ["desk", "a table with 4 legs"]) is None
    assert typed(["Word"], ["desk"]) is None
