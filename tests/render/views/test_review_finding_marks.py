"""Marks: one a review finding, the surest first, ten a row, and the same in words."""

from __future__ import annotations

import pytest

from build_scripts.render.views.review_finding_marks import A_ROW, marks
from build_scripts.render.views.shared import levels

HIGH, MODERATE, LOW, VERY_LOW, NOT_JUDGED = levels()


def test_the_surest_stand_first_each_filled_as_far_as_one_can_be_sure():
    shown = marks([VERY_LOW, HIGH, MODERATE])
    assert shown.filled == "M0 0h8v16h-8zM11 4h8v12h-8zM22 12h8v4h-8z"
    assert shown.outlines == "M0.5 0.5h7v15h-7zM11.5 0.5h7v15h-7zM22.5 0.5h7v15h-7z"
    assert (shown.width, shown.height, shown.not_judged) == (30, 16, "")


def test_what_nobody_has_judged_stands_last_and_empty():
    shown = marks([NOT_JUDGED, LOW])
    assert shown.filled == "M0 8h8v8h-8z"
    assert shown.not_judged == "M11.5 0.5h7v15h-7z"


@pytest.mark.parametrize(
    ("number", "width", "height"),
    [(1, 8, 16), (A_ROW - 1, 96, 16), (A_ROW, 107, 16), (A_ROW + 1, 107, 35), (2 * A_ROW + 1, 107, 54)],
)
def test_more_than_ten_go_into_rows(number, width, height):
    shown = marks([LOW] * number)
    assert (shown.width, shown.height) == (width, height)
    assert shown.outlines.count("M") == number


def test_the_words_count_each_level_the_surest_first():
    assert marks([LOW, MODERATE, LOW]).said == "3 review findings: 1 moderate confidence, 2 low confidence"
    assert marks([VERY_LOW]).said == "1 review finding: 1 very low confidence"
