"""Texts are laid out in lines that hold what they were given, and never more than fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from build_scripts.render.text.text_width import Room, Style, bold_width_of, shared, width_of, wrapped


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("", 10, 1), ("one two", 100, 1), ("one two three", 3, 3), ("W" * 40, 11, 5), ("\u4e2d" * 40, 11, 5)],
)
def test_lines_are_reckoned_word_by_word(text: str, width: float, expected: int) -> None:
    assert len(wrapped(text, width)) == expected


def test_lines_are_broken_at_spaces_and_long_words_between_letters() -> None:
    assert wrapped("one  two three", 7, len) == ["one two", "three"]
    assert wrapped("so incomprehensibly put", 7, len) == ["so", "incomp", "rehens", "ibly", "put"]
    assert wrapped(" ", 7, len) == [""]


def test_of_more_lines_than_are_wanted_the_last_says_that_there_was_more() -> None:
    assert wrapped("one two three four", 7, len, most=2) == ["one two", "three …"]
    assert wrapped("one two six ten more", 7, len, most=2) == ["one two", "six …"]
    assert wrapped("one two six ten", 7, len, most=2) == ["one two", "six ten"]


def test_without_breaks_a_text_ends_before_a_word_that_is_too_long() -> None:
    assert wrapped("one two incomprehensibly put", 7, len, breaks=False) == ["one …"]
    assert wrapped("incomprehensibly put", 7, len, breaks=False) == ["…"]


@given(some.text(), some.floats(min_value=3, max_value=40))
def test_every_letter_stands_in_a_line_that_fits(text: str, width: float) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)


def test_letters_have_widths_of_their_own() -> None:
    assert width_of("ill") < width_of("son") < width_of("WOM") < width_of("\u4e2d\u4e2d\u4e2d")
    assert width_of("") == 0
    assert bold_width_of("son") > width_of("son")


def test_a_paragraph_is_as_high_as_its_lines_and_the_gap_below() -> None:
    assert Style(10, 12, 4).height("one two three", 30) == 3 * 12 + 4


def test_lists_share_a_room_in_turns_and_keep_their_order() -> None:
    assert shared(Room(10), [3, 3, 3], [3, 3]) == (2, 1)
    assert shared(Room(10), [11, 1], [1, 1]) == (0, 2)
    assert shared(Room(0), [1], []) == (0, 0)
