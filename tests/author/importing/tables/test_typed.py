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


def test_a_table_of_words_is_none() -> None:
    assert typed(["Word", "Meaning"], ["desk", "a table with 4 legs"]) is None
    assert typed(["Word"], ["desk"]) is None
