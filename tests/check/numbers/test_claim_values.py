"""What a chart claims and what the numbers say: each kind of claim on each kind of table."""

from __future__ import annotations

import json
from typing import Any

import pytest

from build_scripts.check.numbers.claim_values import UnclearClaimError, compared, false_claim
from build_scripts.model.records.table import Table

KNOWN = {
    "id": "t",
    "title": "T",
    "locator": {"table": "Table 1"},
    "kind": "frequency",
    "perspective": "visitors",
}
TABLES: dict[str, dict[str, Any]] = {
    "freq": {"base": 38, "cells": [{"label": "Waiting", "n": 18}, {"label": "Asking", "n": 12}, {"label": "Cost", "n": 12}, {"label": "Far", "n": 6}, {"label": "Total", "n": 48}]},
    "own": {"cells": [{"label": "Waiting", "n": 18, "base": 90}, {"label": "Asking", "n": 12, "base": 30}, {"label": "Cost", "n": 2, "base": 4}]},
    "nobase": {"cells": [{"label": "Waiting", "n": 18}, {"label": "Cost", "n": 12}]},
    "groups": {"groups": [{"label": "G", "base": 38, "cells": [{"label": "a", "n": 19}, {"label": "b", "n": 19}]}, {"label": "H", "base": 10, "multiple_response": True, "cells": [{"label": "a", "n": 9}, {"label": "b", "n": 3}]}]},
    "matrix": {"kind": "rating_matrix", "rows": [{"label": "Desk", "base": 38, "cells": [{"label": "Often", "n": 20}, {"label": "Sometimes", "n": 12}, {"label": "Never", "n": 6}]}, {"label": "Phone", "base": 30, "cells": [{"label": "Often", "n": 6}, {"label": "Sometimes", "n": 9}, {"label": "Never", "n": 15}]}, {"label": "Post", "base": 20, "cells": [{"label": "Often", "n": 5}, {"label": "Sometimes", "n": 15}, {"label": "Never", "n": 0}]}]},
    "themes": {"kind": "theme_counts", "base": 30, "groups": [{"label": "Waiting", "n": 21, "cells": [{"label": "Long", "n": 14}, {"label": "Alone", "n": 9}]}, {"label": "Desk", "n": 12, "cells": [{"label": "Face", "n": 12}]}]},
}  # fmt: skip


def table_with(kind: str, claim: dict[str, Any]) -> Table:
    chart = {"id": "c", "title": "C", "asked": "A.", "claims": [claim]}
    if "group" in claim:
        chart["group"] = claim["group"]
    return Table.model_validate_json(json.dumps(KNOWN | TABLES[kind] | {"charts": [chart]}))


@pytest.mark.parametrize(
    ("kind", "claim", "expected"),
    [
        ("freq", {"largest": ["Waiting"]}, ""),
        ("freq", {"largest": ["Cost"]}, "“Cost” has 12 of 38, but “Waiting” has 18 of 38."),
        ("freq", {"smallest": ["Far"]}, ""),
        ("freq", {"smallest": ["Cost"]}, "“Cost” has 12 of 38, but “Far” has 6 of 38."),
        ("freq", {"largest": ["Waiting", "Cost"]}, "“Cost” has 12 of 38, but “Waiting” has 18 of 38."),
        ("freq", {"order": ["Waiting", "Asking", "Far"]}, ""),
        ("freq", {"order": ["Asking", "Cost"]}, "“Asking” has 12 of 38, and “Cost” has 12 of 38."),
        ("freq", {"order": ["Far", "Waiting"]}, "“Far” has 6 of 38, and “Waiting” has 18 of 38."),
        ("freq", {"share": ["Waiting"], "compare": "less_than_half", "n": 18, "base": 38}, ""),
        ("freq", {"share": ["Waiting"], "compare": "less_than_half", "n": 17, "base": 38}, "“Waiting”: 18 of 38."),
        ("freq", {"share": ["Waiting"], "compare": "less_than_half", "n": 18, "base": 37}, "“Waiting”: 18 of 38."),
        ("freq", {"share": ["Waiting"], "compare": "more_than_half"}, "“Waiting”: 18 of 38."),
        ("freq", {"share": ["Waiting", "Far"], "compare": "more_than_half"}, ""),
        ("freq", {"share": ["Waiting", "Asking"], "compare": "more_than_half", "n": 30}, ""),
        ("freq", {"share": ["Waiting"], "compare": "exactly"}, "? A claim of exactly so many names the number. > Add `n:` and `base:`."),
        ("freq", {"share": ["Waiting"], "compare": "exactly", "n": 18, "base": 38}, ""),
        ("freq", {"share": ["Waiting"], "compare": "half"}, "“Waiting”: 18 of 38."),
        ("freq", {"share": ["Waiting"], "compare": "all"}, "“Waiting”: 18 of 38."),
        ("freq", {"share": ["Waiting"], "compare": "none"}, "“Waiting”: 18 of 38."),
        ("freq", {"largest": ["Wating"]}, '? “Wating” is no row here. > Did you mean "Waiting"? [Wating]'),
        ("freq", {"largest": ["Weather"]}, "? “Weather” is no row here. > Rows: “Waiting”, “Asking”, “Cost”, “Far”. [Weather]"),
        ("freq", {"largest": ["Waiting"], "group": "G"}, "? “G” is no group of this table. > Delete `group`. [G]"),
        ("freq", {"largest": ["Waiting"], "by": ["Often"]}, "? Only a rating matrix or a table of arms has columns to count by. > Delete `by`."),
        ("own", {"largest": ["Waiting"]}, "By counts it is the largest, but not by shares, because the bases differ: “Waiting” has 18 of 90, “Asking” has 12 of 30."),
        ("own", {"smallest": ["Cost"]}, "By counts it is the smallest, but not by shares, because the bases differ: “Cost” has 2 of 4, “Waiting” has 18 of 90."),
        ("own", {"order": ["Waiting", "Asking"]}, "By counts the order is right, but not by shares, because the bases differ: “Waiting” has 18 of 90, “Asking” has 12 of 30."),
        ("own", {"order": ["Asking", "Cost"]}, "By counts the order is right, but not by shares, because the bases differ: “Asking” has 12 of 30, “Cost” has 2 of 4."),
        ("own", {"share": ["Cost"], "compare": "half", "n": 2, "base": 4}, ""),
        ("own", {"share": ["Cost", "Asking"], "compare": "half"}, "? These rows have no common base. > Give the base, or claim something else."),
        ("nobase", {"largest": ["Waiting"]}, ""),
        ("nobase", {"share": ["Waiting"], "compare": "half"}, "? These rows have no common base. > Give the base, or claim something else."),
        ("nobase", {"largest": ["Cost"]}, "“Cost” has 12, but “Waiting” has 18."),
        ("nobase", {"order": ["Waiting", "Cost"]}, ""),
        ("groups", {"largest": ["a"]}, "? This table has several groups: which one is meant? > Add `group:`."),
        ("groups", {"largest": ["a", "b"], "group": "G"}, ""),
        ("groups", {"largest": ["a"], "group": "G"}, "The largest count is shared, so all who share it are named: “a” has 19 of 38 and “b” has 19 of 38."),
        ("groups", {"largest": ["a"], "group": "H"}, ""),
        ("groups", {"largest": ["a"], "group": "g"}, '? “g” is no group of this table. > Did you mean "G"? [g]'),
        ("groups", {"largest": ["a"], "group": "Zebra"}, "? “Zebra” is no group of this table. > See `groups`. [Zebra]"),
        ("groups", {"share": ["a", "b"], "compare": "all", "group": "G"}, ""),
        ("groups", {"share": ["a", "b"], "compare": "all", "group": "H"}, "? Several rows cannot be counted together here: a person may be under more than one of them. > Make one claim for each row."),
        ("groups", {"share": ["a"], "compare": "half", "group": "G", "n": 19, "base": 38}, ""),
        ("matrix", {"largest": ["Desk"]}, "? In a rating matrix, which answers are counted? > Add `by:` with one or more of: “Often”, “Sometimes”, “Never”."),
        ("matrix", {"largest": ["Desk"], "by": ["Often"]}, ""),
        ("matrix", {"largest": ["Phone"], "by": ["Often"]}, "“Phone” has 6 of 30, but “Desk” has 20 of 38."),
        ("matrix", {"order": ["Desk", "Phone", "Post"], "by": ["Often"]}, "By counts the order is right, but not by shares, because the bases differ: “Phone” has 6 of 30, “Post” has 5 of 20."),
        ("matrix", {"largest": ["Desk"], "by": ["Often", "Sometimes"]}, "By counts it is the largest, but not by shares, because the bases differ: “Desk” has 32 of 38, “Post” has 20 of 20."),
        ("matrix", {"largest": ["Post"], "by": ["Sometimes"]}, ""),
        ("matrix", {"largest": ["Desk"], "by": ["Oftn"]}, '? “Oftn” is no answer here. > Did you mean "Often"? [Oftn]'),
        ("matrix", {"largest": ["Desk"], "by": ["Whatever"]}, '? “Whatever” is no answer here. > Did you mean "Never"? [Whatever]'),
        ("matrix", {"smallest": ["Post"], "by": ["Never"]}, ""),
        ("matrix", {"share": ["Post"], "compare": "none", "by": ["Never"]}, ""),
        ("matrix", {"share": ["Phone"], "compare": "half", "by": ["Never"], "n": 15, "base": 30}, ""),
        ("matrix", {"share": ["Desk", "Phone"], "compare": "half", "by": ["Never"]}, "? Several rows cannot be counted together here: a person may be under more than one of them. > Make one claim for each row."),
        ("themes", {"largest": ["Waiting"]}, ""),
        ("themes", {"largest": ["Long"], "group": "Waiting"}, ""),
        ("themes", {"largest": ["Long"]}, ""),
        ("themes", {"largest": ["Face"]}, "“Face” has 12 of 30, but “Long” has 14 of 30."),
        ("themes", {"share": ["Waiting"], "compare": "more_than_half", "n": 21, "base": 30}, ""),
        ("themes", {"share": ["Waiting", "Desk"], "compare": "more_than_half"}, "? Several rows cannot be counted together here: a person may be under more than one of them. > Make one claim for each row."),
    ],
)  # fmt: skip
def test_a_claim_is_held_against_the_numbers(kind: str, claim: dict[str, Any], expected: str) -> None:
    """A question mark stands before what is not clear; behind it what to do, and which words are meant."""
    table = table_with(kind, claim)
    try:
        said = false_claim(table, table.charts[0].claims[0]) or ""
    except UnclearClaimError as unclear:
        part = f" [{unclear.part}]" if unclear.part else ""
        said = f"? {unclear} > {unclear.hint}{part}"
    assert said == expected


@pytest.mark.parametrize(
    ("kind", "claim", "expected"),
    [
        ("freq", {"largest": ["Waiting"]}, ["Waiting", "Asking", "Cost", "Far"]),
        ("freq", {"smallest": ["Far"]}, ["Waiting", "Asking", "Cost", "Far"]),
        ("freq", {"order": ["Waiting", "Asking", "Far"]}, ["Waiting", "Asking", "Far"]),
        ("freq", {"share": ["Waiting"], "compare": "less_than_half", "n": 18, "base": 38}, ["Waiting"]),
        ("own", {"largest": ["Waiting"]}, ["Waiting", "Asking", "Cost"]),
        ("own", {"smallest": ["Cost"]}, ["Waiting", "Asking", "Cost"]),
        ("own", {"order": ["Waiting", "Asking"]}, ["Waiting", "Asking"]),
        ("own", {"share": ["Cost"], "compare": "half", "n": 2, "base": 4}, ["Cost"]),
        ("nobase", {"largest": ["Waiting"]}, ["Waiting", "Cost"]),
        ("nobase", {"share": ["Waiting"], "compare": "half"}, ["Waiting"]),
        ("nobase", {"order": ["Waiting", "Cost"]}, ["Waiting", "Cost"]),
        ("groups", {"largest": ["a"]}, []),
        ("groups", {"share": ["a", "b"], "compare": "all", "group": "G"}, ["a", "b"]),
        ("matrix", {"largest": ["Desk"]}, ["Desk/Often", "Desk/Sometimes", "Desk/Never", "Phone/Often", "Phone/Sometimes", "Phone/Never", "Post/Often", "Post/Sometimes", "Post/Never"]),
        ("matrix", {"order": ["Desk", "Phone", "Post"], "by": ["Often"]}, ["Desk/Often", "Desk/Sometimes", "Desk/Never", "Phone/Often", "Phone/Sometimes", "Phone/Never", "Post/Often", "Post/Sometimes", "Post/Never"]),
        ("matrix", {"smallest": ["Post"], "by": ["Never"]}, ["Desk/Often", "Desk/Sometimes", "Desk/Never", "Phone/Often", "Phone/Sometimes", "Phone/Never", "Post/Often", "Post/Sometimes", "Post/Never"]),
        ("matrix", {"share": ["Post"], "compare": "none", "by": ["Never"]}, ["Post/Often", "Post/Sometimes", "Post/Never"]),
        ("themes", {"largest": ["Waiting"]}, ["Waiting", "Desk"]),
        ("themes", {"share": ["Waiting"], "compare": "more_than_half", "n": 21, "base": 30}, ["Waiting"]),
    ],
)  # fmt: skip
def test_of_a_share_or_an_order_only_the_named_rows_decide(
    kind: str, claim: dict[str, Any], expected: list[str]
) -> None:
    table = table_with(kind, claim)
    lines = compared(table, table.charts[0].claims[0])
    assert ["/".join(filter(None, (one.row or one.group, one.column))) for one in lines] == expected
