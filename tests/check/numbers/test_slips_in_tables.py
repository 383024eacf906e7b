"""Slips in whole tables, and every word that their author reads: what is wrong, why, and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from build_scripts.model.diagnostics import Diagnostic

KNOWN = {"id": "table-9", "title": "What was said", "locator": {"table": "Table 9"}, "themes": ["waiting"], "kind": "frequency",
         "perspective": "visitors"}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 19}]},
            ["EV321 cells: The rows add up to 39, but 38 people answered. > If people could give several answers, add `multiple_response: true`. Otherwise correct a number, or add `as_printed:` to the table if the paper itself prints this."], id="above"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 19, "percent": "50.0"}]},
            ["EV322 cells: The counts add up to 39, but 38 people answered; and yet each percent is right, so it seems that people could give several answers. > If so, add `multiple_response: true`. Otherwise correct a number, or add `as_printed:` if the paper itself prints this."], id="above with right percents"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 19, "percent": "50.0"}, {"label": "c", "n": 4, "percent": "11.5"}]},
            ["EV311 cells.2.percent: 4 of 38 is 10.5%, not 11.5%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="above, one of three percents wrong"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 19}]},
            ["EV321 cells: The rows add up to 39, but 38 people answered. > If people could give several answers, add `multiple_response: true`. Otherwise correct a number, or add `as_printed:` to the table if the paper itself prints this."], id="above, one without percent"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 39, "percent": "102.6"}]},
            ["EV313 cells.0.percent: 102.6% cannot be: a part of a whole is at most 100%. > Either correct the percent, or add `as_printed:` if the paper itself prints this."], id="above, one cell"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "percent": "7.9"}, {"label": "c", "percent": "10"}]},
            ["EV312 cells.2.percent: No whole number of 38 people gives 10% (8 or 11 would). 4 of 38 is 10.52...%: cut, not rounded, it is 10%. > Either check the base, or correct the percent, or add `as_printed:` if the paper itself prints this."], id="incomplete"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 30}, {"label": "b", "n": 20}, {"label": "c", "percent": "10"}]},
            ["EV312 cells.2.percent: No whole number of 38 people gives 10% (8 or 11 would). 4 of 38 is 10.52...%: cut, not rounded, it is 10%. > Either check the base, or correct the percent, or add `as_printed:` if the paper itself prints this."], id="incomplete above"),
        pytest.param(
            {"cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "49"}]},
            ["EV301 cells.0.percent: 50% of how many? > Add `base:` to the table, group, row or cell: the number of people who answered."], id="percents alone"),
        pytest.param(
            {"cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "32"}, {"label": "c", "percent": "13"}]},
            ["EV323 cells: The percents add up to 95; rounding explains at most 1 point. Is a row missing? > Add what is missing, correct a percent, or add `as_printed:` to the group, row or table if the paper itself prints this.",
             "EV301 cells.0.percent: 50% of how many? > Add `base:` to the table, group, row or cell: the number of people who answered."], id="percents alone off"),
        pytest.param(
            {"cells": [{"label": "a", "percent": "50"}]},
            ["EV301 cells.0.percent: 50% of how many? > Add `base:` to the table, group, row or cell: the number of people who answered."], id="one percent"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "base": 30}, {"label": "b", "n": 12}]},
            ["EV321 cells: The rows add up to 32, but “a” has `base: 30`, and all of them answer the same question. > Delete that `base`, or correct a number. If people could give several answers, add `multiple_response: true`. If the paper itself prints this, add `as_printed:` to the table."], id="some own bases above least"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 39}, {"label": "b", "n": 19}]},
            ["EV302 cells.0.n: 39 is more than the 38 people who answered. > Either correct the count or the base, or add `as_printed:` if the paper itself prints this."], id="several above"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 38}, {"label": "b", "n": 38}, {"label": "c", "n": 1}]},
            ["EV324 cells: The counts add up to 77; 38 people with at most 2 each give 76. > Correct a number, `most_answers` or `exclusive`, or add `as_printed:` if the paper itself prints this."], id="at most two, one too many"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 31}, {"label": "b", "n": 5}, {"label": "none", "n": 8, "exclusive": True}]},
            ["EV324 cells: 8 of 38 people gave “none” and nothing else, and yet 31 gave another answer. > Correct a number, `most_answers` or `exclusive`, or add `as_printed:` if the paper itself prints this."], id="exclusive broken"),
        pytest.param(
            {"base": 38, "multiple_response": True, "most_answers": 2, "cells": [{"label": "a", "n": 30}, {"label": "b", "n": 30}, {"label": "c", "n": 1}, {"label": "none", "n": 8, "exclusive": True}]},
            ["EV324 cells: The counts add up to 61; 30 people with at most 2 each give 60. > Correct a number, `most_answers` or `exclusive`, or add `as_printed:` if the paper itself prints this."], id="exclusive and most, one too many"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0"}, {"label": "b", "n": 9, "percent": "30.0"}, {"label": "c", "n": 9, "percent": "30.0"}]},
            ["EV311 base: All 3 percents fit 30 instead of 300: is the base 30? > Either set `base: 30`, or correct the numbers, or add `as_printed:` to each of the numbers if the paper itself prints this."], id="vote"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0", "as_printed": "So."}, {"label": "b", "n": 9, "percent": "30.0", "as_printed": "And so."}]},
            ["EV306 base: The base is 300 people, but 38 took part in the study. > Correct the base or `sample.size`; or say what is counted: `base: {n: 300, of: answers}`.",
             "EV316 cells.0.as_printed: `as_printed` does not say the number that is printed, and the cell says percent: 40.0. > Say how the paper prints it, for example: The paper prints 40.0%; 12 of 300 is 4.0%.",
             "EV316 cells.1.as_printed: `as_printed` does not say the number that is printed, and the cell says percent: 30.0. > Say how the paper prints it, for example: The paper prints 30.0%; 9 of 300 is 3.0%."], id="vote explained"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0", "as_printed": "So."}, {"label": "b", "n": 9, "percent": "30.0"}]},
            ["EV311 base: All 2 percents fit 30 instead of 300: is the base 30? > Either set `base: 30`, or correct the numbers, or add `as_printed:` to each of the numbers if the paper itself prints this.",
             "EV316 cells.0.as_printed: `as_printed` does not say the number that is printed, and the cell says percent: 40.0. > Say how the paper prints it, for example: The paper prints 40.0%; 12 of 300 is 4.0%."], id="vote partly explained"),
        pytest.param(
            {"base": 300, "cells": [{"label": "a", "n": 12, "percent": "40.0"}, {"label": "b", "n": 9}]},
            ["EV306 base: The base is 300 people, but 38 took part in the study. > Correct the base or `sample.size`; or say what is counted: `base: {n: 300, of: answers}`.",
             "EV311 cells.0.percent: 12 of 300 is 4.0%, not 40.0%. But 120 of 300 is 40.0%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="vote of one"),
        pytest.param(
            {"base": 48, "cells": [{"label": "a", "n": 3, "percent": "6.3"}, {"label": "b", "n": 9, "percent": "18.7"}, {"label": "c", "n": 5, "percent": "10.4"}]},
            ["EV306 base: The base is 48 people, but 38 took part in the study. > Correct the base or `sample.size`; or say what is counted: `base: {n: 48, of: answers}`.",
             "EV317 cells.1.percent: 9 of 48 is an exact half, and it is not rounded here as others are in this table. > Look at the number in the paper again. If it is as printed, there is nothing to do."], id="halves both ways"),
        pytest.param(
            {"kind": "theme_counts", "base": 30, "groups": [{"label": "W", "n": 21, "cells": [{"label": "x", "n": 22}, {"label": "y", "n": 9}]}, {"label": "V", "cells": [{"label": "x", "n": 22}]}, {"label": "U", "n": 31, "cells": [{"label": "x", "n": 2}]}]},
            ["EV304 groups.0.n: The theme has 21, but its sub-theme “x” has 22 (line 113). > Correct one of the two, or add `as_printed:` to the theme if the paper itself prints this.",
             "EV303 groups.2.n: 31 is more than the 30 people who answered. > Either correct the count or the base, or add `as_printed:` if the paper itself prints this."], id="theme counts above"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 18}, {"label": "all", "n": 37, "total": True}]},
            ["EV353 cells.2.n: The numbers add up to 38, but “all” says 37. > Correct a number or add the row that is missing; if the paper itself prints this, add `as_printed:` here, for example: The rows add up to 38, not 37. If it is an answer and no sum, add `total: false`."], id="printed total off"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "percent": "30"}, {"label": "all", "n": 38, "total": True}]},
            ["EV312 cells.1.percent: No whole number of 38 people gives 30% (29 or 32 would). > Either check the base, or correct the percent, or add `as_printed:` if the paper itself prints this."], id="printed total, parts missing"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 19}, {"label": "c", "percent": "3"}, {"label": "all", "n": 38, "total": True}]},
            ["EV321 cells: The rows add up to 40, but 38 people answered. > If people could give several answers, add `multiple_response: true`. Otherwise correct a number, or add `as_printed:` to the table if the paper itself prints this.",
             "EV353 cells.3.n: The numbers add up to 39, but “all” says 38. > Correct a number or add the row that is missing; if the paper itself prints this, add `as_printed:` here, for example: The rows add up to 39, not 38. If it is an answer and no sum, add `total: false`."], id="printed total below parts"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 30}, {"label": "all", "n": 51, "percent": "131.6", "total": True}]},
            ["EV353 cells.2.n: The numbers add up to 50, but “all” says 51. > Correct a number or add the row that is missing; if the paper itself prints this, add `as_printed:` here, for example: The rows add up to 50, not 51. If it is an answer and no sum, add `total: false`.",
             "EV311 cells.2.percent: The paper prints 131.6%; 51 of 38 is 134.2%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="printed total of answers off"),
        pytest.param(
            {"kind": "rating_matrix", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20}, {"label": "h", "n": 18}]}, {"label": "s", "cells": [{"label": "o", "n": 10}, {"label": "h", "n": 19}]}, {"label": "all", "total": True, "cells": [{"label": "o", "n": 30}, {"label": "h", "n": 38}]}]},
            ["EV353 rows.2.cells.1.n: The numbers add up to 37, but “h” says 38. > Correct a number or add the row that is missing; if the paper itself prints this, add `as_printed:` here, for example: The rows add up to 37, not 38. If it is an answer and no sum, add `total: false`."], id="matrix with sums"),
        pytest.param(
            {"kind": "rating_matrix", "percent_of": "row", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "52.6"}, {"label": "h", "n": 18, "percent": "47.4"}]}, {"label": "s", "cells": [{"label": "o", "n": 10, "percent": "34.5"}, {"label": "h", "percent": "65.5"}]}]},
            ["EV301 rows.1.cells.0.percent: 34.5% of how many? > It is a percent of its row, so every count there must be given (`n`)."], id="rows"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "percent": "47.4"}, {"label": "b", "percent": "33"}]},
            ["EV323 cells: The percents add up to 80.4; rounding explains at most 0.5 points. Is a row missing? > Add what is missing, correct a percent, or add `as_printed:` to the group, row or table if the paper itself prints this.",
             "EV312 cells.1.percent: No whole number of 38 people gives 33% (32 or 34 would). > Either check the base, or correct the percent, or add `as_printed:` if the paper itself prints this."], id="derived"),
        pytest.param(
            {"base": 400, "cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "0.1"}]},
            ["EV306 base: The base is 400 people, but 38 took part in the study. > Correct the base or `sample.size`; or say what is counted: `base: {n: 400, of: answers}`.",
             "EV323 cells: The percents add up to 50.1; rounding explains at most 0.5 points. Is a row missing? > Add what is missing, correct a percent, or add `as_printed:` to the group, row or table if the paper itself prints this.",
             "EV312 cells.1.percent: No whole number of 400 people gives 0.1% (0.0 or 0.3 would). > Either check the base, or correct the percent, or add `as_printed:` if the paper itself prints this."], id="derived of many"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 39, "percent": "102.6"}, {"label": "b", "percent": "101"}]},
            ["EV313 cells.0.percent: 102.6% cannot be: a part of a whole is at most 100%. > Either correct the percent, or add `as_printed:` if the paper itself prints this.",
             "EV313 cells.1.percent: 101% cannot be: a part of a whole is at most 100%. > Either correct the percent, or add `as_printed:` if the paper itself prints this."], id="above 100"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "74.4"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47.4%, not 74.4%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="digits swapped"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 19, "percent": "47.4"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV311 cells.0.percent: 19 of 38 is 50.0%, not 47.4%. But 18 of 38 is 47.4%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="count off by one"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48.6"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47.4%, not 48.6%. But 18 is 48.6% of 37: did one person not answer? > Either set `base: 37`, or correct the number, or add `as_printed:` if the paper itself prints this."], id="count of another base"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "31.6"}, {"label": "b", "n": 12, "percent": "47.4"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47.4%, not 31.6%. But 12 of 38 is 31.6%. > Either correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 cells.1.percent: 12 of 38 is 31.6%, not 47.4%. But 18 of 38 is 47.4%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="percent of the row above"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "47.3"}, {"label": "b", "n": 12, "percent": "31.5"}]},
            ["EV311 base: All 2 percents of this table fit 38 if they were cut, not rounded. > Either add `as_printed:` to each of the numbers if the paper itself prints this, or correct the numbers or the base (38 if so many answered)."], id="cut, not rounded"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "47.3"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47.4%, not 47.3%. 18 of 38 is 47.368...%: cut, not rounded, it is 47.3%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="one cut"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48"}, {"label": "b", "n": 12, "percent": "32"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47%, not 48%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="rounded up"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48"}, {"label": "b", "n": 12, "percent": "32"}, {"label": "c", "n": 5, "percent": "14"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47%, not 48%. > Either correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 cells.2.percent: 5 of 38 is 13%, not 14%. But 5 is 14% of 37: did one person not answer? > Either set `base: 37`, or correct the number, or add `as_printed:` if the paper itself prints this."], id="one too high"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "0.474"}, {"label": "b", "n": 12, "percent": "0.316"}]},
            ['EV314 cells.0.percent: 0.474 looks like a proportion. Did you mean “47.4”? > Write `percent: "47.4"`: percents are printed out of 100.',
             'EV314 cells.1.percent: 0.316 looks like a proportion. Did you mean “31.6”? > Write `percent: "31.6"`: percents are printed out of 100.'], id="proportion"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "474"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV313 cells.0.percent: 474% cannot be: a part of a whole is at most 100%. > Either correct the percent, or add `as_printed:` if the paper itself prints this."], id="point lost"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "4.74"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47.37%, not 4.74%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="point moved"),
        pytest.param(
            {"groups": [{"label": "g", "base": 39, "cells": [{"label": "a", "n": 18, "percent": "47.4"}, {"label": "b", "n": 12, "percent": "31.6"}]}, {"label": "h", "base": 38, "cells": [{"label": "a", "n": 18, "percent": "47.4"}, {"label": "b", "n": 12, "percent": "31.6"}]}]},
            ["EV311 groups.0.base: All 2 percents fit 38 instead of 39: did one person not answer? > Either set `base: 38`, or correct the numbers, or add `as_printed:` to each of the numbers if the paper itself prints this."], id="base in group"),
        pytest.param(
            {"kind": "rating_matrix", "rows": [{"label": "r", "base": 39, "cells": [{"label": "o", "n": 20, "percent": "52.6"}, {"label": "h", "n": 18, "percent": "47.4"}]}, {"label": "s", "base": 30, "cells": [{"label": "o", "n": 10, "percent": "33.3"}, {"label": "h", "n": 20, "percent": "66.7"}]}]},
            ["EV311 rows.0.base: All 2 percents fit 38 instead of 39: did one person not answer? > Either set `base: 38`, or correct the numbers, or add `as_printed:` to each of the numbers if the paper itself prints this."], id="base of a row"),
        pytest.param(
            {"kind": "rating_matrix", "base": 40, "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "52.6"}, {"label": "h", "n": 18, "percent": "47.4"}]}, {"label": "s", "cells": [{"label": "o", "n": 10, "percent": "26.3"}, {"label": "h", "n": 28, "percent": "73.7"}]}]},
            ["EV311 base: All 2 percents fit 38 instead of 40: did 2 people not answer? > Either set `base: 38`, or correct the numbers, or add `as_printed:` to each of the numbers if the paper itself prints this."], id="base of the matrix"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "47.4", "base": 39}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV311 cells.0.percent: 18 of 39 is 46.2%, not 47.4%. But 18 is 47.4% of 38: did one person not answer? > Either set `base: 38`, or correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV306 cells.0.base: The base is 39 people, but 38 took part in the study. > Correct the base or `sample.size`; or say what is counted: `base: {n: 39, of: answers}`."], id="own base of a cell"),
        pytest.param(
            {"kind": "rating_matrix", "percent_of": "row", "rows": [{"label": "r", "cells": [{"label": "o", "n": 20, "percent": "66.7"}, {"label": "h", "n": 18, "percent": "48.6"}]}, {"label": "s", "cells": [{"label": "o", "n": 10, "percent": "33.3"}, {"label": "h", "n": 19, "percent": "51.4"}]}]},
            ["EV311 rows.0.cells.0.percent: 20 of 38 is 52.6%, not 66.7%. But 20 is 66.7% of 30: did 8 people not answer? > Either set `base: 30`, or correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 rows.0.cells.1.percent: 18 of 38 is 47.4%, not 48.6%. But 18 is 48.6% of 37: did one person not answer? > Either set `base: 37`, or correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 rows.1.cells.0.percent: 10 of 29 is 34.5%, not 33.3%. But 10 is 33.3% of 30: is the base 30? > Either set `base: 30`, or correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 rows.1.cells.1.percent: 19 of 29 is 65.5%, not 51.4%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="row against column"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "47.4", "as_printed": "The paper prints 47.4%."}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV315 cells.0.as_printed: Here the numbers fit, so there is nothing to say about how the paper prints them. > Delete `as_printed`, or move it to the number that does not fit (cell, row, group or table). What readers should know besides goes into `note`."], id="needless words"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48.6", "as_printed": "So in print."}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV316 cells.0.as_printed: `as_printed` does not say the number that is printed, and the cell says percent: 48.6. > Say how the paper prints it, for example: The paper prints 48.6%; 18 of 38 is 47.4%."], id="words without the number"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48.6", "as_printed": "The paper prints 48.6%; 18 of 38 is 47.5%."}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV316 cells.0.as_printed: `as_printed` says that 18 of 38 is 47.5%, and it is 47.4%. > Correct it: readers see these words beside the number."], id="words with a wrong share"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48.6", "as_printed": "The paper prints 48.6%; 17 of 38 is 44.7%."}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV316 cells.0.as_printed: `as_printed` says 17 of 38, but the cell says n: 18. > Correct the one that is not as the paper has it."], id="words with another share"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48.6", "as_printed": "The paper prints 48.6%; 18 of 38 is 47.4%."}, {"label": "b", "n": 12, "percent": "31.6"}]},
            [], id="words that are right"),
        pytest.param(
            {"base": 38, "as_printed": "The paper prints 41 answers.", "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 21}]},
            [], id="words of a total"),
        pytest.param(
            {"base": 38, "as_printed": "The paper says so.", "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 21}]},
            ["EV316 as_printed: `as_printed` names neither 41, to which the numbers here come, nor 38, to which they should. > Say what the paper prints, for example: The numbers add up to 41, out of 38."], id="wrong words of a total"),
        pytest.param(
            {"base": 38, "as_printed": "They add up to 42, out of 38.", "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 21}]},
            ["EV316 as_printed: `as_printed` says 42, but the numbers here come to 41. > Correct the one that is not as the paper has it."], id="wrong sum in words"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 41, "percent": "107.9"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV313 cells.0.percent: 107.9% cannot be: a part of a whole is at most 100%. > Either correct the percent, or add `as_printed:` if the paper itself prints this."], id="above the base"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "percent": "33"}, {"label": "b", "n": 12, "percent": "31.6"}]},
            ["EV312 cells.0.percent: No whole number of 38 people gives 33% (32 or 34 would). > Either check the base, or correct the percent, or add `as_printed:` if the paper itself prints this."], id="percent not there"),
        pytest.param(
            {"base": 3, "cells": [{"label": "a", "percent": "40"}, {"label": "b", "n": 1, "percent": "33.3"}]},
            ["EV312 cells.0.percent: No whole number of 3 people gives 40% (33 or 67 would). > Either check the base, or correct the percent, or add `as_printed:` if the paper itself prints this."], id="percent of a tiny base"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "17.4"}, {"label": "b", "n": 12, "percent": "11.6"}, {"label": "d", "n": 5, "percent": "3.2"}, {"label": "e", "n": 3, "percent": "47.9"}]},
            ["EV311 cells.0.percent: 18 of 38 is 47.4%, not 17.4%. > Either correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 cells.1.percent: 12 of 38 is 31.6%, not 11.6%. > Either correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 cells.2.percent: 5 of 38 is 13.2%, not 3.2%. > Either correct the number, or add `as_printed:` if the paper itself prints this.",
             "EV311 cells.3.percent: 3 of 38 is 7.9%, not 47.9%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="many wrong"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18, "percent": "48.6"}, {"label": "b", "n": 12, "percent": "32.4"}, {"label": "d", "n": 7, "percent": "18.9"}]},
            ["EV311 base: All 3 percents fit 37 instead of 38: did one person not answer? > Either set `base: 37`, or correct the numbers, or add `as_printed:` to each of the numbers if the paper itself prints this."], id="missing one person"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 18}, {"label": "a", "n": 12}]},
            [], id="label twice"),
        pytest.param(
            {"kind": "theme_counts", "base": 30, "groups": [{"label": "W", "n": 12, "percent": "41.0", "cells": [{"label": "x", "n": 14}, {"label": "y", "n": 9}]}]},
            ["EV311 groups.0.percent: 12 of 30 is 40.0%, not 41.0%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="subtheme of nobody"),
        pytest.param(
            {"cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "51"}]},
            ["EV301 cells.0.percent: 50% of how many? > Add `base:` to the table, group, row or cell: the number of people who answered."], id="hundred and one"),
        pytest.param(
            {"groups": [{"label": group, "cells": [{"label": "a", "percent": "50"}, {"label": "b", "percent": "50"}]} for group in ("V", "W")]},
            [f"EV301 groups.{group}.cells.0.percent: 50% of how many? > Add `base:` to the table, group, row or cell: the number of people who answered." for group in (0, 1)], id="two groups without a base"),
        pytest.param(
            {"base": 38, "cells": [{"label": "a", "n": 20, "percent": "52.6"}, {"label": "b", "n": 19, "percent": "50.0"}, {"label": "d", "n": 10, "percent": "26.3"}]},
            ["EV322 cells: The counts add up to 49, but 38 people answered; and yet each percent is right, so it seems that people could give several answers. > If so, add `multiple_response: true`. Otherwise correct a number, or add `as_printed:` if the paper itself prints this."], id="sum says several"),
        pytest.param(
            {"base": 38, "multiple_response": True, "cells": [{"label": "a", "n": 20}, {"label": "b", "n": 30}, {"label": "all", "n": 50, "percent": "141.6", "total": True}]},
            ["EV311 cells.2.percent: The paper prints 141.6%; 50 of 38 is 131.6%. > Either correct the number, or add `as_printed:` if the paper itself prints this."], id="sum of answers with a wrong percent"),
        pytest.param(
            {"base": 38, "rows": [{"label": "a", "cells": [{"label": "x", "n": 3}]}]},
            ["EV307 rows: This table is a frequency: it cannot have `rows`. > Put its numbers under `cells`, or change `kind`."], id="rows in a frequency"),
        pytest.param(
            {"base": 38, "groups": [{"label": "W", "rows": [{"label": "a", "cells": [{"label": "x", "n": 3}]}]}]},
            ["EV307 groups.0.rows: This table is a frequency: a group of it cannot have `rows`. > Put its numbers under `cells`, or change `kind`."], id="rows in a group of a frequency"),
    ],
)  # fmt: skip
def test_a_slip_in_a_table_is_told(
    given: dict[str, Any], expected: list[str], problems_of: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """Tables are YAML, of which JSON is a part."""
    entry = json.dumps(KNOWN | given, ensure_ascii=False)
    found = problems_of(f"# in evidence/studies/okafor-2021/tables.yaml\n- {entry}\n")
    told = [f"{one.code} {'.'.join(map(str, one.path[1:]))}: {one.message} > {one.hint}" for one in found]
    assert told == expected
