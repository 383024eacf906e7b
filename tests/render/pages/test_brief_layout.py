"""Which parts of a brief have room, reckoned with heights that are easily added up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_scripts.model.records.review_finding import Confidence
from build_scripts.model.records.site import HelpLine
from build_scripts.render.pages.brief_layout import (
    ANSWER,
    APART_FINDINGS,
    BELOW_IT,
    BESIDE_RULE,
    FEW_SOURCES,
    FINDINGS_WANTED,
    GAPS_SHOWN,
    LONG,
    LONG_ANSWER,
    LONG_TITLE,
    MAIN,
    POINTS_SHOWN,
    SMALL,
    SOURCES_SHOWN,
    STATEMENT,
    TEXT,
    TITLE,
    fill_main,
    fill_side,
    height_of_finding,
    height_of_notice,
    height_of_reason,
    help_words,
    with_lines_below,
)
from build_scripts.render.pages.briefs import (
    FOUND_ROOM,
    HELP_SHOWN,
    LONGEST_HELP,
    LONGEST_NAME,
    LONGEST_SENTENCE,
)
from build_scripts.render.text.text_width import WIDTH, Room, Style
from build_scripts.render.views.item_views import ReviewFindingLine
from build_scripts.render.views.shared import Caution, Notice, confidence_view

ALL = (3, 3, frozenset({0, 1, 2}), True)


@pytest.mark.parametrize(
    ("height", "below", "filled"),
    [
        # Three messages and three findings of 10, reasons of 5, sides of 20: 95 in all.
        (95, 0, ALL),
        (94, 1, (3, 3, frozenset({0, 1, 2}), False)),
        (75, 1, (3, 3, frozenset({0, 1, 2}), False)),
        (74, 1, (3, 3, frozenset({0, 1}), False)),
        (60, 1, (3, 3, frozenset(), False)),
        (59, 2, (3, 2, frozenset({0}), False)),
        (40, 2, (3, 1, frozenset(), False)),
        (30, 3, (2, 1, frozenset(), False)),
        (20, 3, (1, 1, frozenset(), False)),
        (15, 3, (1, 0, frozenset(), False)),
        (9, 3, (0, 0, frozenset(), False)),
    ],
)
def test_the_first_of_each_then_all_messages_then_findings_then_reasons_then_sides(
    height: float, below: int, filled: tuple[int, int, frozenset[int], bool]
) -> None:
    assert fill_main([10] * 3, [10] * 3, [5] * 3, 20, Room(height)) == (below, filled)


def test_further_findings_come_after_the_sides() -> None:
    assert fill_main([10], [10] * 5, [5] * 5, 20, Room(85)) == (1, (1, 4, frozenset({0, 1, 2}), True))
    assert fill_main([10], [10] * 5, [5] * 5, 20, Room(95)) == (0, (1, 5, frozenset({0, 1, 2}), True))
    assert fill_main([10], [10] * 5, [5] * 5, 0, Room(75)) == (0, (1, 5, frozenset({0, 1, 2}), False))
    assert fill_main([10], [10, 10], [5] * 2, 0, Room(100)) == (0, (1, 2, frozenset({0, 1}), False))


def test_a_first_message_that_has_no_room_keeps_the_others_out() -> None:
    assert fill_main([50, 1, 1], [10, 1], [1, 1], 0, Room(20)) == (1, (0, 2, frozenset({0, 1}), False))
    assert fill_main([10, 1, 1], [50, 1], [1, 1], 0, Room(20)) == (1, (3, 0, frozenset(), False))


@pytest.mark.parametrize(
    ("points", "gaps", "sources", "height", "below", "filled"),
    [
        (4, 4, 8, 160, 0, (4, 4, 8)),
        (5, 5, 9, 1000, 3, (4, 4, 8)),
        (2, 2, 5, 30, 3, (1, 1, 1)),
        (2, 2, 5, 70, 2, (1, 1, 5)),
        (2, 2, 5, 80, 1, (2, 1, 5)),
        (2, 2, 6, 70, 1, (2, 2, 3)),
        (2, 2, 6, 29, 3, (1, 1, 0)),
        (0, 0, 0, 50, 0, (0, 0, 0)),
    ],
)
def test_few_sources_all_stand_before_a_second_point(
    points: int, gaps: int, sources: int, height: float, below: int, filled: tuple[int, int, int]
) -> None:
    made = fill_side([10] * points, [10] * gaps, [10] * sources, Room(height))
    assert made == (below, filled)
    assert FEW_SOURCES == 5


def test_a_list_whose_first_has_no_room_stays_empty() -> None:
    assert fill_side([100, 1], [10, 10], [10], Room(50)) == (1, (0, 2, 1))
    assert fill_side([10, 10], [10], [100, 1], Room(50)) == (1, (2, 1, 0))


def test_lines_below_take_room_of_their_own() -> None:
    """Two lines of what is left out need two lines, and no more are kept free."""
    seen: list[float] = []

    def fill(room: Room) -> tuple[int, str]:
        seen.append(room.left)
        return (2, "filled") if room.left > 70 else (1, "less")

    line = SMALL.line + SMALL.gap
    assert with_lines_below(100, fill) == "filled"
    assert seen == [100, 100 - line, 100 - 2 * line]


def test_a_note_takes_a_line_for_itself_and_each_help_line() -> None:
    line = HelpLine(
        name="The Line", contact="111", country="UK", for_notes=("loss",), source_url="https://example.org/",
        checked_on="2026-11-21", checked_by="one of us",
    )  # fmt: skip
    assert help_words(line) == "The Line (UK): 111"
    one = SMALL.line + SMALL.gap
    assert height_of_notice(None) == 0
    assert height_of_notice(Notice("loss", ())) == one
    assert height_of_notice(Notice("loss", (line, line))) == pytest.approx(3 * one)
    # 101 letters of 0.6 stand on a line that is twenty points narrower than the page, and 89 more do not.
    assert height_of_notice(Notice("n" * 40, ())) == one
    assert height_of_notice(Notice("n" * 70, ())) == one + SMALL.line


def finding(statement: str, explanation: str = "", disagreement: str = "") -> ReviewFindingLine:
    sure = confidence_view(
        Confidence(level="not_assessed", not_assessed_reason="not_yet", explanation=explanation)
    )
    return ReviewFindingLine(
        "it",
        "it/",
        statement,
        sure,
        True,
        (),
        True,
        (Caution("preprint", "preprint"),),
        None,
        None,
        disagreement,
    )


def test_a_finding_and_its_reason_take_their_lines() -> None:
    short = finding("Short.", "Short.", "And one against.")
    assert height_of_finding(short) == pytest.approx(
        STATEMENT.line + STATEMENT.gap + BELOW_IT.line + BELOW_IT.gap + APART_FINDINGS
    )
    assert height_of_reason(short) == BELOW_IT.line + BELOW_IT.gap
    words = "word " * 60
    assert height_of_finding(replace(short, statement=words)) - height_of_finding(short) == pytest.approx(
        STATEMENT.height(words, BESIDE_RULE) - STATEMENT.height("x", BESIDE_RULE)
    )


def test_widths_and_letters_agree_with_the_page() -> None:
    assert (WIDTH, MAIN, BESIDE_RULE) == (500.0, 271.0, 275.0)
    assert TEXT.height("word") == TEXT.line + TEXT.gap
    assert ANSWER.height("word") == 20.5


def test_sizes_and_limits_are_those_that_the_style_sheet_and_the_paper_have() -> None:
    """The browser measures printed briefs against these; nothing here follows from anything else."""
    assert (Style(18.5, 20, 10), Style(12.5, 13, 8)) == (TITLE, LONG_TITLE)
    assert (Style(12, 15.5, 5), Style(10, 12.5, 4)) == (ANSWER, LONG_ANSWER)
    assert (Style(9.5, 12.4, 4), Style(9, 11.6, 3)) == (TEXT, SMALL)
    assert (Style(9.5, 12.4, 1), Style(9, 11.6, 1)) == (STATEMENT, BELOW_IT)
    assert (LONG, POINTS_SHOWN, GAPS_SHOWN, SOURCES_SHOWN, FINDINGS_WANTED) == (160, 4, 4, 8, 3)
    assert (FOUND_ROOM, LONGEST_NAME, LONGEST_HELP, LONGEST_SENTENCE, HELP_SHOWN) == (260, 90, 180, 240, 2)
