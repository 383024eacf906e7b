"""Whole tables, and everything that is said of each: what its numbers come to together, then cell by cell.

A total is told as rule, status, sum, base, people under no count, elected base, whether it looks like several answers,
place, and note; a cell as place, count, where that is from, base, percent as printed and as worked out, status, and remark.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from build_scripts.model.records.table import Table
from build_scripts.synthesise.numbers.cells import cell_lines
from build_scripts.synthesise.numbers.totals import total_lines


def said(*values: object) -> str:
    return " ".join("-" if value in (None, "", ()) else str(value) for value in values)


def place(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


def told(table: Table) -> list[str]:
    totals = [
        said(
            one.rule, one.status, one.total, one.base, one.unaccounted, one.elected, "several" if one.several else "",
            place(one.path), one.note,
        )
        for one in total_lines(table)
    ]  # fmt: skip
    cells = [
        said(
            place(one.path), one.reckoned.n, one.reckoned.n_basis, one.reckoned.base, one.reckoned.base_of,
            one.reckoned.percent_printed, one.reckoned.percent_computed, one.reckoned.status, one.reckoned.remark,
        )
        for one in cell_lines(table)
    ]  # fmt: skip
    return [*totals, *cells]


KNOWN = {
    "id": "t",
    "title": "T",
    "locator": {"table": "Table 1"},
    "kind": "frequency",
    "perspective": "visitors",
}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 18}]},
            ["counts_add_up consistent 38 38 0 - - - -",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 18 printed 38 people - 47.4 not_testable -"], id="whole"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 17}]},
            ["counts_add_up consistent 37 38 1 - - - 1 of 38 people not accounted for.",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 17 printed 38 people - 44.7 not_testable -"], id="one missing"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 19}]},
            ["counts_add_up inconsistent 39 38 - - - - The counts add up to 39, out of 38 people.",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 19 printed 38 people - 50.0 not_testable -"], id="above"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 19, "percent": "50.0"}]},
            ["counts_add_up inconsistent 39 38 - - several - The counts add up to 39, out of 38 people.",
             "base_vote consistent - 38 - - - - -",
             "rounding consistent - - - - - - -",
             "cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "cells.1 19 printed 38 people 50.0 50.000 consistent -"], id="above with right percents"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 19, "percent": "50.0"}, {"label": "c", "n": 4, "percent": "11.5"}]},
            ["counts_add_up inconsistent 43 38 - - - - The counts add up to 43, out of 38 people.",
             "base_vote inconsistent - 38 - - - - -",
             "rounding not_testable - - - - - - -",
             "cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "cells.1 19 printed 38 people 50.0 50.000 consistent -",
             "cells.2 4 printed 38 people 11.5 10.526 inconsistent The paper prints 11.5%; 4 of 38 is 10.5%."], id="above, one of three percents wrong"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 19}]},
            ["counts_add_up inconsistent 39 38 - - - - The counts add up to 39, out of 38 people.",
             "cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "cells.1 19 printed 38 people - 50.0 not_testable -"], id="above, one without percent"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 39, "percent": "102.6"}]},
            ["counts_add_up inconsistent 39 38 - - - - The counts add up to 39, out of 38 people.",
             "cells.0 39 printed 38 people 102.6 102.632 inconsistent The paper prints 102.6%; 39 of 38 is 102.6%."], id="above, one cell"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "percent": "7.9"}, {"label": "c", "percent": "10"}]},
            ["counts_add_up not_testable 23 38 - - - - -",
             "cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "cells.1 3 derived 38 people 7.9 7.895 consistent -",
             "cells.2 - not_stated 38 people 10 - inconsistent The paper prints 10%; no whole number of 38 people gives that."], id="incomplete"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 30}, {"label": "b", "n": 20}, {"label": "c", "percent": "10"}]},
            ["counts_add_up inconsistent 50 38 - - - - The counts add up to 50, out of 38 people.",
             "cells.0 30 printed 38 people - 78.9 not_testable -",
             "cells.1 20 printed 38 people - 52.6 not_testable -",
             "cells.2 - not_stated 38 people 10 - inconsistent The paper prints 10%; no whole number of 38 people gives that."], id="incomplete above"),
        pytest.param(
            {"cells": [{"label": "a", "n": 20}, {"label": "b", "n": 17}]},
            ["counts_add_up not_testable 37 - - - - - -",
             "cells.0 20 printed - - - - not_testable -",
             "cells.1 17 printed - - - - not_testable -"], id="no base"),
        pytest.param(
            {"base": 3, "cells": [{"label": "a", "n": 1, "percent": "33.3"}, {"label": "b", "n": 1, "percent": "33.3"}, {"label": "c", "n": 1, "percent": "33.3"}]},
            ["counts_add_up consistent 3 3 0 - - - The percents do not add up to 100 because of rounding.",
             "base_vote consistent - 3 - - - - -",
             "rounding consistent - - - - - - -",
             "cells.0 1 printed 3 people 33.3 33.333 consistent -",
             "cells.1 1 printed 3 people 33.3 33.333 consistent -",
             "cells.2 1 printed 3 people 33.3 33.333 consistent -"], id="rounding off 100"),
        pytest.param(
            {"base": 4, "cells": [{"label": "a", "n": 1, "percent": "25"}, {"label": "b", "n": 3, "percent": "75"}]},
            ["counts_add_up consistent 4 4 0 - - - -",
             "base_vote consistent - 4 - - - - -",
             "rounding consistent - - - - - - -",
             "cells.0 1 printed 4 people 25 25.00 consistent -",
             "cells.1 3 printed 4 people 75 75.00 consistent -"], id="exact 100"),
        pytest.param(
            {"cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "49"}]},
            ["percents_add_up consistent - - - - - - The percents do not add up to 100 because of rounding.",
             "cells.0 - not_stated - - 50 - not_testable -",
             "cells.1 - not_stated - - 49 - not_testable -"], id="percents alone"),
        pytest.param(
            {"cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "32"}, {"label": "c", "percent": "13"}]},
            ["percents_add_up inconsistent - - - - - - The percents add up to 95.",
             "cells.0 - not_stated - - 50 - not_testable -",
             "cells.1 - not_stated - - 32 - not_testable -",
             "cells.2 - not_stated - - 13 - not_testable -"], id="percents alone off"),
        pytest.param(
            {"base": 10, "cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "30"}, {"label": "c", "percent": "20"}]},
            ["percents_add_up consistent 10 10 0 - - - -",
             "cells.0 5 derived 10 people 50 50.00 consistent -",
             "cells.1 3 derived 10 people 30 30.00 consistent -",
             "cells.2 2 derived 10 people 20 20.00 consistent -"], id="percents alone exact, derived"),
        pytest.param(
            {"base": 10, "cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "30"}, {"label": "c", "percent": "20"}]},
            ["percents_add_up consistent 10 10 0 - - - -",
             "cells.0 5 derived 10 people 50 50.00 consistent -",
             "cells.1 3 derived 10 people 30 30.00 consistent -",
             "cells.2 2 derived 10 people 20 20.00 consistent -"], id="percents alone derived, one left"),
        pytest.param(
            {"cells": [{"label": "a", "percent": "50"}]},
            ["cells.0 - not_stated - - 50 - not_testable -"], id="one percent"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "base": 30}, {"label": "b", "n": 12, "base": 32}]},
            ["cells.0 20 printed 30 people - 66.7 not_testable -",
             "cells.1 12 printed 32 people - 37.5 not_testable -"], id="own bases"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "base": 30}, {"label": "b", "n": 12}]},
            ["counts_add_up inconsistent 32 30 - - - - The counts add up to 32, and one of them is out of 30.",
             "cells.0 20 printed 30 people - 66.7 not_testable -",
             "cells.1 12 printed 38 people - 31.6 not_testable -"], id="some own bases above least"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "base": 32}, {"label": "b", "n": 12}]},
            ["cells.0 20 printed 32 people - 62.5 not_testable -",
             "cells.1 12 printed 38 people - 31.6 not_testable -"], id="some own bases at least"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 38}, {"label": "b", "n": 19}]},
            ["counts_within_base consistent - - - - - - -",
             "cells.0 38 printed 38 people - 100.0 not_testable -",
             "cells.1 19 printed 38 people - 50.0 not_testable -"], id="several"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 39}, {"label": "b", "n": 19}]},
            ["counts_within_base inconsistent - - - - - - A count is larger than its base.",
             "cells.0 39 printed 38 people - 102.6 inconsistent The paper prints 39 of 38 people.",
             "cells.1 19 printed 38 people - 50.0 not_testable -"], id="several above"),
        pytest.param(
            {"base": {"n": 38, "of": "answers"}, "multiple_response": True, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 18}]},
            ["counts_add_up consistent 38 38 0 - - - -",
             "cells.0 20 printed 38 answers - 52.6 not_testable -",
             "cells.1 18 printed 38 answers - 47.4 not_testable -"], id="several of answers"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 38}, {"label": "b", "n": 38}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit consistent - - - - - - -",
             "cells.0 38 printed 38 people - 100.0 not_testable -",
             "cells.1 38 printed 38 people - 100.0 not_testable -"], id="at most two"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 38}, {"label": "b", "n": 38}, {"label": "c", "n": 1}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit inconsistent 77 76 - - - - The counts add up to 77; 38 people with at most 2 each give 76.",
             "cells.0 38 printed 38 people - 100.0 not_testable -",
             "cells.1 38 printed 38 people - 100.0 not_testable -",
             "cells.2 1 printed 38 people - 2.6 not_testable -"], id="at most two, one too many"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 30}, {"label": "none", "n": 8, "exclusive": True}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit consistent - - - - - - -",
             "cells.0 30 printed 38 people - 78.9 not_testable -",
             "cells.1 8 printed 38 people - 21.1 not_testable -"], id="exclusive"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 31}, {"label": "b", "n": 5}, {"label": "none", "n": 8, "exclusive": True}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit inconsistent 39 38 - - - - 8 of 38 people gave “none” and nothing else, and yet 31 gave another answer.",
             "cells.0 31 printed 38 people - 81.6 not_testable -",
             "cells.1 5 printed 38 people - 13.2 not_testable -",
             "cells.2 8 printed 38 people - 21.1 not_testable -"], id="exclusive broken"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 30}, {"label": "b", "n": 30}, {"label": "none", "n": 8, "exclusive": True}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit consistent - - - - - - -",
             "cells.0 30 printed 38 people - 78.9 not_testable -",
             "cells.1 30 printed 38 people - 78.9 not_testable -",
             "cells.2 8 printed 38 people - 21.1 not_testable -"], id="exclusive and most"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 30}, {"label": "b", "n": 30}, {"label": "c", "n": 1}, {"label": "none", "n": 8, "exclusive": True}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit inconsistent 61 60 - - - - The counts add up to 61; 30 people with at most 2 each give 60.",
             "cells.0 30 printed 38 people - 78.9 not_testable -",
             "cells.1 30 printed 38 people - 78.9 not_testable -",
             "cells.2 1 printed 38 people - 2.6 not_testable -",
             "cells.3 8 printed 38 people - 21.1 not_testable -"], id="exclusive and most, one too many"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 30}, {"label": "b", "percent": "5"}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit consistent - - - - - - -",
             "cells.0 30 printed 38 people - 78.9 not_testable -",
             "cells.1 2 derived 38 people 5 5.26 consistent -"], id="most, one not printed"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 30}, {"label": "b", "n": 9, "base": 10}]},
            ["counts_within_base consistent - - - - - - -",
             "answers_within_limit not_testable - - - - - - -",
             "cells.0 30 printed 38 people - 78.9 not_testable -",
             "cells.1 9 printed 10 people - 90.0 not_testable -"], id="most, one of own base"),
        pytest.param(
            {"multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 30}, {"label": "b", "n": 9}]},
            ["answers_within_limit not_testable - - - - - - -",
             "cells.0 30 printed - - - - not_testable -",
             "cells.1 9 printed - - - - not_testable -"], id="most, no base"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0"}, {"label": "b", "n": 9, "percent": "30.0"}, {"label": "c", "n": 9, "percent": "30.0"}]},
            ["counts_add_up consistent 30 300 270 - - - 270 of 300 people not accounted for.",
             "base_vote inconsistent - 300 - 30 - - All 3 percents fit 30 instead of 300.",
             "rounding not_testable - - - - - - -",
             "cells.0 12 printed 300 people 40.0 4.000 inconsistent The paper prints 40.0%; 12 of 300 is 4.0%.",
             "cells.1 9 printed 300 people 30.0 3.000 inconsistent The paper prints 30.0%; 9 of 300 is 3.0%.",
             "cells.2 9 printed 300 people 30.0 3.000 inconsistent The paper prints 30.0%; 9 of 300 is 3.0%."], id="vote"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0", "as_printed": "So."}, {"label": "b", "n": 9, "percent": "30.0", "as_printed": "And so."}]},
            ["counts_add_up consistent 21 300 279 - - - 279 of 300 people not accounted for.",
             "base_vote inconsistent - 300 - 30 - - So. And so.",
             "rounding not_testable - - - - - - -",
             "cells.0 12 printed 300 people 40.0 4.000 inconsistent The paper prints 40.0%; 12 of 300 is 4.0%.",
             "cells.1 9 printed 300 people 30.0 3.000 inconsistent The paper prints 30.0%; 9 of 300 is 3.0%."], id="vote explained"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0", "as_printed": "So."}, {"label": "b", "n": 9, "percent": "30.0"}]},
            ["counts_add_up consistent 21 300 279 - - - 279 of 300 people not accounted for.",
             "base_vote inconsistent - 300 - 30 - - All 2 percents fit 30 instead of 300.",
             "rounding not_testable - - - - - - -",
             "cells.0 12 printed 300 people 40.0 4.000 inconsistent The paper prints 40.0%; 12 of 300 is 4.0%.",
             "cells.1 9 printed 300 people 30.0 3.000 inconsistent The paper prints 30.0%; 9 of 300 is 3.0%."], id="vote partly explained"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0"}, {"label": "b", "n": 9}]},
            ["counts_add_up consistent 21 300 279 - - - 279 of 300 people not accounted for.",
             "cells.0 12 printed 300 people 40.0 4.000 inconsistent The paper prints 40.0%; 12 of 300 is 4.0%.",
             "cells.1 9 printed 300 people - 3.0 not_testable -"], id="vote of one"),
        pytest.param(
            {"base": 48, "cells": [{"label": "a", "n": 3, "percent": "6.3"}, {"label": "b", "n": 9, "percent": "18.7"}, {"label": "c", "n": 5, "percent": "10.4"}]},
            ["counts_add_up consistent 17 48 31 - - - 31 of 48 people not accounted for.",
             "base_vote consistent - 48 - - - - -",
             "rounding consistent - - - - - - No one way of rounding gives all percents: exact halves are rounded both ways.",
             "cells.0 3 printed 48 people 6.3 6.250 consistent -",
             "cells.1 9 printed 48 people 18.7 18.750 consistent -",
             "cells.2 5 printed 48 people 10.4 10.417 consistent -"], id="halves both ways"),
        pytest.param(
            {"kind": "theme_counts", "base": 30, "groups": [{"label": "W", "n": 21, "percent": "70.0", "cells": [{"label": "x", "n": 14}, {"label": "y", "n": 21}]}]},
            ["counts_within_base consistent - - - - - groups.0 -",
             "subthemes_within_theme consistent 21 21 - - - groups.0 -",
             "groups.0 21 printed 30 people 70.0 70.000 consistent -",
             "groups.0.cells.0 14 printed 30 people - 46.7 not_testable -",
             "groups.0.cells.1 21 printed 30 people - 70.0 not_testable -"], id="theme counts"),
        pytest.param(
            {"kind": "theme_counts", "base": 30, "groups": [{"label": "W", "n": 21, "cells": [{"label": "x", "n": 22}, {"label": "y", "n": 9}]}, {"label": "V", "cells": [{"label": "x", "n": 22}]}, {"label": "U", "n": 31, "cells": [{"label": "x", "n": 2}]}]},
            ["counts_within_base consistent - - - - - groups.0 -",
             "subthemes_within_theme inconsistent 22 21 - - - groups.0 A sub-theme has 22, its theme 21.",
             "counts_within_base consistent - - - - - groups.1 -",
             "counts_within_base inconsistent - - - - - groups.2 A count is larger than its base.",
             "subthemes_within_theme consistent 2 31 - - - groups.2 -",
             "groups.0 21 printed 30 people - 70.0 not_testable -",
             "groups.0.cells.0 22 printed 30 people - 73.3 not_testable -",
             "groups.0.cells.1 9 printed 30 people - 30.0 not_testable -",
             "groups.1.cells.0 22 printed 30 people - 73.3 not_testable -",
             "groups.2 31 printed 30 people - 103.3 inconsistent The paper prints 31 of 30 people.",
             "groups.2.cells.0 2 printed 30 people - 6.7 not_testable -"], id="theme counts above"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 18}, {"label": "all", "n": 38, "total": True}]},
            ["counts_add_up consistent 38 38 0 - - - -",
             "printed_total consistent 38 38 - - - cells.2 -",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 18 printed 38 people - 47.4 not_testable -",
             "cells.2 38 printed 38 people - 100.0 not_testable -"], id="printed total"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 18}, {"label": "all", "n": 37, "total": True}]},
            ["counts_add_up consistent 38 38 0 - - - -",
             "printed_total inconsistent 38 37 - - - cells.2 The rows add up to 38; the printed total is 37.",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 18 printed 38 people - 47.4 not_testable -",
             "cells.2 37 printed 38 people - 97.4 not_testable -"], id="printed total off"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "percent": "30"}, {"label": "all", "n": 38, "total": True}]},
            ["counts_add_up not_testable 20 38 - - - - -",
             "printed_total not_testable 20 38 - - - cells.2 -",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 - not_stated 38 people 30 - inconsistent The paper prints 30%; no whole number of 38 people gives that.",
             "cells.2 38 printed 38 people - 100.0 not_testable -"], id="printed total, parts missing"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 19}, {"label": "c", "percent": "3"}, {"label": "all", "n": 38, "total": True}]},
            ["counts_add_up inconsistent 40 38 - - - - The counts add up to 40, out of 38 people.",
             "printed_total inconsistent 39 38 - - - cells.3 The rows add up to 39; the printed total is 38.",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 19 printed 38 people - 50.0 not_testable -",
             "cells.2 1 derived 38 people 3 2.63 consistent -",
             "cells.3 38 printed 38 people - 100.0 not_testable -"], id="printed total below parts"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 30}, {"label": "all", "n": 38, "total": True}]},
            ["counts_within_base consistent - - - - - - -",
             "printed_total not_testable 50 38 - - - cells.2 -",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 30 printed 38 people - 78.9 not_testable -",
             "cells.2 38 printed 38 people - 100.0 not_testable -"], id="printed total of several"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 30}, {"label": "all", "n": 50, "percent": "131.6", "total": True}]},
            ["counts_within_base consistent - - - - - - -",
             "printed_total consistent 50 50 - - - cells.2 -",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 30 printed 38 people - 78.9 not_testable -",
             "cells.2 50 printed - - 131.6 - consistent -"], id="printed total of answers"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 30}, {"label": "all", "n": 51, "percent": "131.6", "total": True}]},
            ["counts_within_base consistent - - - - - - -",
             "printed_total inconsistent 50 51 - - - cells.2 The rows add up to 50; the printed total is 51.",
             "cells.0 20 printed 38 people - 52.6 not_testable -",
             "cells.1 30 printed 38 people - 78.9 not_testable -",
             "cells.2 51 printed - - 131.6 - inconsistent The paper prints 131.6%; 51 of 38 is 134.2%."], id="printed total of answers off"),
        pytest.param(
            {"kind": "rating_matrix", "rows": [{"label": "r", "base": 38, "cells": [{"label": "o", "n": 20, "percent": "52.6"}, {"label": "h", "n": 18, "percent": "47.4"}]}, {"label": "s", "base": 30, "cells": [{"label": "o", "n": 10, "percent": "33.3"}, {"label": "h", "n": 19, "percent": "63.3"}]}]},
            ["counts_add_up consistent 38 38 0 - - rows.0 -",
             "base_vote consistent - 38 - - - rows.0 -",
             "counts_add_up consistent 29 30 1 - - rows.1 1 of 30 people not accounted for.",
             "base_vote consistent - 30 - - - rows.1 -",
             "rounding consistent - - - - - - -",
             "rows.0.cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "rows.0.cells.1 18 printed 38 people 47.4 47.368 consistent -",
             "rows.1.cells.0 10 printed 30 people 33.3 33.333 consistent -",
             "rows.1.cells.1 19 printed 30 people 63.3 63.333 consistent -"], id="matrix"),
        pytest.param(
            {"kind": "rating_matrix", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20}, {"label": "h", "n": 18}]}, {"label": "s", "cells": [{"label": "o", "n": 10}, {"label": "h", "n": 19}]}, {"label": "all", "total": True, "cells": [{"label": "o", "n": 30}, {"label": "h", "n": 38}]}]},
            ["counts_add_up not_testable 38 - - - - rows.0 -",
             "counts_add_up not_testable 29 - - - - rows.1 -",
             "printed_total consistent 30 30 - - - rows.2.cells.0 -",
             "printed_total inconsistent 37 38 - - - rows.2.cells.1 The rows add up to 37; the printed total is 38.",
             "rows.0.cells.0 20 printed - - - - not_testable -",
             "rows.0.cells.1 18 printed - - - - not_testable -",
             "rows.1.cells.0 10 printed - - - - not_testable -",
             "rows.1.cells.1 19 printed - - - - not_testable -",
             "rows.2.cells.0 30 printed - - - - not_testable -",
             "rows.2.cells.1 38 printed - - - - not_testable -"], id="matrix with sums"),
        pytest.param(
            {"kind": "rating_matrix", "percent_of": "column", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "66.7"}, {"label": "h", "n": 18, "percent": "48.6"}]}, {"label": "s", "cells": [{"label": "o", "n": 10, "percent": "33.3"}, {"label": "h", "n": 19, "percent": "51.4"}]}]},
            ["counts_add_up not_testable 38 - - - - rows.0 -",
             "counts_add_up not_testable 29 - - - - rows.1 -",
             "rounding consistent - - - - - - -",
             "rows.0.cells.0 20 printed 30 answers 66.7 66.667 consistent -",
             "rows.0.cells.1 18 printed 37 answers 48.6 48.649 consistent -",
             "rows.1.cells.0 10 printed 30 answers 33.3 33.333 consistent -",
             "rows.1.cells.1 19 printed 37 answers 51.4 51.351 consistent -"], id="columns"),
        pytest.param(
            {"kind": "rating_matrix", "percent_of": "row", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "52.6"}, {"label": "h", "n": 18, "percent": "47.4"}]}, {"label": "s", "cells": [{"label": "o", "n": 10, "percent": "34.5"}, {"label": "h", "percent": "65.5"}]}]},
            ["counts_add_up not_testable 38 - - - - rows.0 -",
             "counts_add_up not_testable 10 - - - - rows.1 -",
             "rounding consistent - - - - - - -",
             "rows.0.cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "rows.0.cells.1 18 printed 38 people 47.4 47.368 consistent -",
             "rows.1.cells.0 10 printed - - 34.5 - not_testable -",
             "rows.1.cells.1 - not_stated - - 65.5 - not_testable -"], id="rows"),
        pytest.param(
            {"kind": "rating_matrix", "percent_of": "table", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "29.9"}, {"label": "h", "n": 18, "percent": "26.9"}]}, {"label": "s", "cells": [{"label": "o", "n": 10, "percent": "14.9"}, {"label": "h", "n": 19, "percent": "28.4"}]}]},
            ["counts_add_up not_testable 38 - - - - rows.0 -",
             "counts_add_up not_testable 29 - - - - rows.1 -",
             "rounding consistent - - - - - - -",
             "rows.0.cells.0 20 printed 67 answers 29.9 29.851 consistent -",
             "rows.0.cells.1 18 printed 67 answers 26.9 26.866 consistent -",
             "rows.1.cells.0 10 printed 67 answers 14.9 14.925 consistent -",
             "rows.1.cells.1 19 printed 67 answers 28.4 28.358 consistent -"], id="of the table"),
        pytest.param(
            {"groups": [{"label": "g", "base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 17, "percent": "44.7"}]}, {"label": "h", "base": 10, "multiple_response": True, "cells": [{"label": "a", "n": 9, "percent": "90"}, {"label": "b", "n": 8, "percent": "80"}]}]},
            ["counts_add_up consistent 37 38 1 - - groups.0 1 of 38 people not accounted for.",
             "base_vote consistent - 38 - - - groups.0 -",
             "counts_within_base consistent - - - - - groups.1 -",
             "base_vote consistent - 10 - - - groups.1 -",
             "rounding consistent - - - - - - -",
             "groups.0.cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "groups.0.cells.1 17 printed 38 people 44.7 44.737 consistent -",
             "groups.1.cells.0 9 printed 10 people 90 90.00 consistent -",
             "groups.1.cells.1 8 printed 10 people 80 80.00 consistent -"], id="groups"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "percent": "47.4"}, {"label": "b", "percent": "33"}]},
            ["percents_add_up inconsistent - - - - - - The percents add up to 80.4.",
             "cells.0 18 derived 38 people 47.4 47.368 consistent -",
             "cells.1 - not_stated 38 people 33 - inconsistent The paper prints 33%; no whole number of 38 people gives that."], id="derived"),
        pytest.param(
            {"base": 400, "cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "0.1"}]},
            ["percents_add_up inconsistent - - - - - - The percents add up to 50.1.",
             "cells.0 - not_stated 400 people 50 - not_testable -",
             "cells.1 - not_stated 400 people 0.1 - inconsistent The paper prints 0.1%; no whole number of 400 people gives that."], id="derived of many"),
        pytest.param(
            {"base": 0, "cells": [{"label": "a", "n": 0}, {"label": "b", "percent": "10"}]},
            ["counts_add_up not_testable 0 0 - - - - -",
             "cells.0 0 printed 0 people - - not_testable -",
             "cells.1 - not_stated 0 people 10 - not_testable -"], id="nobody"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 39, "percent": "102.6"}, {"label": "b", "percent": "101"}]},
            ["counts_add_up inconsistent 39 38 - - - - The counts add up to 39, out of 38 people.",
             "cells.0 39 printed 38 people 102.6 102.632 inconsistent The paper prints 102.6%; 39 of 38 is 102.6%.",
             "cells.1 - not_stated 38 people 101 - inconsistent The paper prints 101%; no whole number of 38 people gives that."], id="above 100"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "percent": "5.3", "printed": "<5"}, {"label": "b", "n": 36, "percent": "94.7"}]},
            ["counts_add_up not_testable 36 38 - - - - -",
             "cells.0 - not_stated 38 people 5.3 - consistent -",
             "cells.1 36 printed 38 people 94.7 94.737 consistent -"], id="held back"),
        pytest.param(
            {"kind": "rating_matrix", "percent_of": "column", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "66.7"}, {"label": "Total", "n": 38, "percent": "56.7"}]}, {"label": "s", "cells": [{"label": "o", "n": 10, "percent": "33.3"}, {"label": "Total", "n": 29, "percent": "43.3"}]}, {"label": "Total", "cells": [{"label": "o", "n": 30, "percent": "100"}, {"label": "Total", "n": 67, "percent": "100"}]}]},
            ["counts_add_up not_testable 20 - - - - rows.0 -",
             "counts_add_up not_testable 10 - - - - rows.1 -",
             "printed_total inconsistent 20 38 - - - rows.0.cells.1 The rows add up to 20; the printed total is 38.",
             "printed_total inconsistent 10 29 - - - rows.1.cells.1 The rows add up to 10; the printed total is 29.",
             "printed_total inconsistent 30 67 - - - rows.2.cells.1 The rows add up to 30; the printed total is 67.",
             "printed_total consistent 30 30 - - - rows.2.cells.0 -",
             "printed_total consistent 67 67 - - - rows.2.cells.1 -",
             "rounding consistent - - - - - - -",
             "rows.0.cells.0 20 printed 30 answers 66.7 66.667 consistent -",
             "rows.0.cells.1 38 printed 67 answers 56.7 56.716 consistent -",
             "rows.1.cells.0 10 printed 30 answers 33.3 33.333 consistent -",
             "rows.1.cells.1 29 printed 67 answers 43.3 43.284 consistent -",
             "rows.2.cells.0 30 printed 30 answers 100 100.00 consistent -",
             "rows.2.cells.1 67 printed 67 answers 100 100.00 consistent -"], id="sums with percents of columns"),
        pytest.param(
            {"kind": "rating_matrix", "percent_of": "row", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "52.6"}, {"label": "p", "n": 18, "percent": "47.4"}, {"label": "Total", "n": 38, "percent": "100"}]}, {"label": "Total", "cells": [{"label": "o", "n": 20, "percent": "52.6"}, {"label": "p", "n": 18, "percent": "47.4"}, {"label": "Total", "n": 38, "percent": "100"}]}]},
            ["counts_add_up not_testable 38 - - - - rows.0 -",
             "printed_total consistent 38 38 - - - rows.0.cells.2 -",
             "printed_total consistent 38 38 - - - rows.1.cells.2 -",
             "printed_total consistent 20 20 - - - rows.1.cells.0 -",
             "printed_total consistent 18 18 - - - rows.1.cells.1 -",
             "printed_total consistent 38 38 - - - rows.1.cells.2 -",
             "rounding consistent - - - - - - -",
             "rows.0.cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "rows.0.cells.1 18 printed 38 people 47.4 47.368 consistent -",
             "rows.0.cells.2 38 printed 38 people 100 100.00 consistent -",
             "rows.1.cells.0 20 printed 38 people 52.6 52.632 consistent -",
             "rows.1.cells.1 18 printed 38 people 47.4 47.368 consistent -",
             "rows.1.cells.2 38 printed 38 people 100 100.00 consistent -"], id="sums with percents of rows"),
        pytest.param(
            {"percent_of": "column", "groups": [{"label": "g", "cells": [{"label": "a", "n": 3, "percent": "75"}, {"label": "b", "n": 1, "percent": "25"}]}, {"label": "h", "cells": [{"label": "a", "n": 1, "percent": "50"}, {"label": "b", "n": 1, "percent": "50"}]}]},
            ["counts_add_up not_testable 4 - - - - groups.0 -",
             "counts_add_up not_testable 2 - - - - groups.1 -",
             "rounding consistent - - - - - - -",
             "groups.0.cells.0 3 printed 4 people 75 75.00 consistent -",
             "groups.0.cells.1 1 printed 4 people 25 25.00 consistent -",
             "groups.1.cells.0 1 printed 2 people 50 50.00 consistent -",
             "groups.1.cells.1 1 printed 2 people 50 50.00 consistent -"], id="groups with percents of their sums"),
        pytest.param(
            {"base": 38, "not_recomputable": "weighted", "cells": [{"label": "a", "n": 20, "percent": "99"}, {"label": "b", "percent": "47.4"}, {"label": "c", "percent": "101"}]},
            ["cells.0 20 printed 38 people 99 - not_testable -",
             "cells.1 - not_stated 38 people 47.4 - not_testable -",
             "cells.2 - not_stated 38 people 101 - inconsistent The paper prints 101%; no whole number of 38 people gives that."], id="not recomputable"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_whole_table(given: dict[str, Any], expected: list[str]) -> None:
    assert told(Table.model_validate_json(json.dumps(KNOWN | given))) == expected
