from __future__ import annotations

import pytest

from build_scripts.model.diagnostics import Diagnostic
from build_scripts.read.yaml_text.parse import parse


def problems(content: bytes) -> tuple[Diagnostic, ...]:
    return parse("evidence/f.yaml", content).problems


def test_a_windows_apostrophe_is_named_with_line_and_column() -> None:
    (problem,) = problems("a: b\ntéxt: I don".encode() + b"\x92t know\n")
    assert (problem.code, problem.place.line, problem.place.column) == ("EV001", 2, 12)
    assert "0x92" in problem.message
    assert "curly apostrophe" in problem.message
    assert problem.source_line == "téxt: I don’t know"


def test_a_byte_order_mark_is_taken_off() -> None:
    parsed = parse("f.yaml", b"\xef\xbb\xbfa: b\n")
    assert parsed.tree is not None
    assert parsed.tree.data == {"a": "b"}
    assert parsed.problems == ()


def test_a_wrong_byte_behind_a_byte_order_mark_has_its_column() -> None:
    (problem,) = problems(b"\xef\xbb\xbfa: \x92\n")
    assert (problem.place.line, problem.place.column) == (1, 4)


def test_utf_16_is_named() -> None:
    (problem,) = problems("a: b\n".encode("utf-16"))
    assert "UTF-16" in problem.message


def test_a_file_over_one_megabyte_is_refused_with_its_size() -> None:
    (problem,) = problems(b"a: " + b"x" * 5_100_000)
    assert problem.code == "EV002"
    assert "5.1 MB" in problem.message


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"])
def test_a_control_character_is_named_once(character: str) -> None:
    (problem,) = problems(f"a: b\nc: d{character}e{character}\n".encode())
    assert (problem.code, problem.place.line, problem.place.column) == ("EV003", 2, 5)
    assert "1 more" in problem.message


@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\u2060"])
def test_an_invisible_character_is_named(character: str) -> None:
    (problem,) = problems(f"- id: a\n  the{character}mes: b\n".encode())
    assert (problem.code, problem.place.line, problem.place.column) == ("EV004", 2, 6)
    assert f"U+{ord(character):04X}" in problem.message


def test_each_line_with_invisible_characters_is_named_once() -> None:
    found = problems("a: x\u200by\u200bz\nb: \u200b\n".encode())
    assert [problem.place.line for problem in found] == [1, 2]


def test_joiners_inside_emoji_and_other_scripts_are_let_alone() -> None:
    assert problems("a: 👩\u200d👩 می\u200cخواهم\n".encode()) == ()


def test_an_invisible_character_written_as_an_escape_is_named() -> None:
    (problem,) = problems(b'a: "x\\u202Ey"\n')
    assert problem.code == "EV004"


def test_a_no_break_space_in_the_indentation_is_named() -> None:
    (problem,) = problems("a:\n\u00a0 b: c\n".encode())
    assert (problem.code, problem.place.line, problem.place.column) == ("EV005", 2, 1)


def test_a_no_break_space_in_text_is_no_problem() -> None:
    assert problems("a: 5\u00a0km\n".encode()) == ()


def test_marks_of_a_conflict_are_named() -> None:
    (problem,) = problems(b"a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n")
    assert (problem.code, problem.place.line) == ("EV022", 2)


@pytest.mark.parametrize(
    "text",
    [
        "אמרה (כן!)\u200f ואז הלכה",  # a mark behind signs without a direction
        "\u2067שלום\u2069 she said",
        "قال\u061c 12",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f team",
        "👩\u200d⚕️",
        "ភាសា\u200bខ្មែរ",
    ],
)
def test_invisible_characters_that_a_script_or_an_emoji_needs_are_let_alone(text: str) -> None:
    parsed = parse("f.yaml", f"a: {text}\n".encode())
    assert parsed.problems == ()
    assert parsed.tree is not None
    assert parsed.tree.data == {"a": text}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("waiting\u200f list", 11),
        ("a\u2067b\u2069", 5),
        ("שלום\u202e abc", 8),  # overrides turn letters around in any script
        ("team \U000e0067\U000e007f", 9),
        ("\u200f\u200f\u200f", 4),  # marks are no reason for each other
        ("wai\u200bting", 7),
    ],
)
def test_invisible_characters_are_named_where_nothing_needs_them(text: str, column: int) -> None:
    first = problems(f"a: {text}\n".encode())[0]
    assert (first.code, first.place.column) == ("EV004", column)


def test_all_lines_with_an_unusual_space_in_the_indentation_are_told_at_once() -> None:
    (problem,) = problems("a: 1\n\u00a0b: 2\nc: 3\n\u00a0d: 4\n\u00a0e: 5\n".encode())
    assert (problem.code, problem.place.line) == ("EV005", 2)
    assert problem.message.endswith("The same stands on lines 4 and 5.")
