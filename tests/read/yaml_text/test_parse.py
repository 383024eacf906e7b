from __future__ import annotations

import pytest

from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.read.yaml_text.parse import parse


def only(text: str | bytes) -> Diagnostic:
    """The one problem of a text."""
    content = text.encode() if isinstance(text, str) else text
    problems = parse("evidence/f.yaml", content).problems
    assert len(problems) == 1, problems
    return problems[0]


def data(text: str) -> object:
    parsed = parse("evidence/f.yaml", text.encode())
    assert parsed.tree is not None
    return parsed.tree.data


def marked(problem: Diagnostic) -> str:
    return problem.source_line[problem.place.column - 1 : problem.place.end_column - 1]


@pytest.mark.parametrize(
    "word",
    [
        "48.6",
        "1e3",
        "0123",
        "089",
        "1_000",
        "12:30",
        "1:30:00",
        "2021-05-01",
        "2021-13-45",
        "0x1F",
        "+5",
        ".5",
        "=",
        "y",
    ],
)
def test_what_only_looks_like_a_number_or_date_stays_text(word: str) -> None:
    parsed = parse("f.yaml", f"key: {word}\n".encode())
    assert parsed.tree is not None
    assert parsed.tree.data == {"key": word}
    assert parsed.problems == ()


def test_whole_numbers_true_false_and_nothing_are_the_only_other_values() -> None:
    text = 'a: 18\nb: -3\nc: 0\nd: true\ne: false\nf: "18"\ng: "true"\n'
    assert data(text) == {"a": 18, "b": -3, "c": 0, "d": True, "e": False, "f": "18", "g": "true"}


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_value_is_nothing_and_worth_a_warning(empty: str) -> None:
    problem = only(f"- id: a\n  note: {empty}\n")
    assert (problem.code, problem.severity, problem.place.line) == ("EV032", Severity.WARNING, 2)
    assert problem.edits[0].text is None


def test_an_enormous_number_stays_text() -> None:
    assert data("n: " + "9" * 5000 + "\n") == {"n": "9" * 5000}


@pytest.mark.parametrize("word", ["NO", "no", "yes", "on", "Off", "True", "FALSE", "Null"])
def test_ambiguous_words_stay_text_with_a_warning(word: str) -> None:
    problem = only(f"country: {word}\n")
    assert (problem.code, problem.severity, marked(problem)) == ("EV023", Severity.WARNING, word)
    assert problem.edits[0].text == f'"{word}"'
    assert data(f"country: {word}\n") == {"country": word}


def test_quoted_words_are_not_ambiguous() -> None:
    assert parse("f.yaml", b'a: "NO"\n').problems == ()


def test_a_key_that_stands_twice_is_told_with_both_lines() -> None:
    problem = only("summary: one\ntitle: x\nsummary: two\n")
    assert problem.code == "EV017"
    assert problem.place.line == 3
    assert "lines 1 and 3" in problem.message


def test_a_key_twice_spoils_its_record_and_no_other() -> None:
    parsed = parse("f.yaml", b"- id: a\n- id: b\n  n: 1\n  n: 2\n")
    assert parsed.invalid_keys == {1}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x 1\nb: *x\n", "EV012", 1),
        ("name: *asterisk\n", "EV012", 1),
        ("a: {<<: {b: 1}}\n", "EV027", 1),
        ("x: !!python/object:os.system 1\n", "EV013", 1),
        ("a: !mine b\n", "EV013", 1),
        ("a: 1\n---\nb: 2\n", "EV015", 2),
        ("a: 1\n...\nb: 2\n", "EV015", 2),
        ("? [a, b]\n: c\n", "EV021", 1),
        ("a: " + "[" * 41 + "]" * 41 + "\n", "EV016", 1),
        ("- " * 41 + "a\n", "EV016", 1),
        ("".join(" " * depth + "a:\n" for depth in range(50)), "EV016", 41),
    ],
)
def test_what_yaml_offers_and_authors_may_not_use_is_refused(text: str, code: str, line: int) -> None:
    problem = only(text)
    assert (problem.code, problem.place.line) == (code, line)
    assert parse("f.yaml", text.encode()).tree is None


def test_an_alias_bomb_is_refused_at_its_first_line() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert only(bomb).place.line == 1


def test_half_a_million_brackets_are_one_problem() -> None:
    for text in ("[" * 500_000, "a: " + '["]", ' * 100_000, "- " * 400_000):
        assert only(text).code in {"EV016", "EV019", "EV020"}


def test_a_line_of_spaces_a_megabyte_long_is_told_by_one_problem() -> None:
    assert len(parse("f.yaml", b"a: b" + b" " * 900_000 + b"c #d\n").problems) == 1
    assert len(parse("f.yaml", b"a: b" + b" " * 900_000 + b": c: d\n").problems) == 1


def test_honest_prose_with_signs_is_read() -> None:
    text = 'a: Fish & chips, *really* good!\nb: |\n  * one\n  * two\nc: "50% & more"\nd: see **this** now\n'
    assert data(text) == {
        "a": "Fish & chips, *really* good!",
        "b": "* one\n* two",
        "c": "50% & more",
        "d": "see **this** now",
    }


def test_text_after_a_space_and_hash_is_not_lost_silently() -> None:
    problem = only("text: I felt #blessed and more\n")
    assert problem.code == "EV018"
    assert marked(problem) == "#blessed and more"
    assert '"I felt #blessed and more"' in problem.hint


def test_text_that_begins_with_a_hash_is_not_lost_silently() -> None:
    assert only("- text: #blessed\n  id: a\n").code == "EV018"


def test_comments_with_a_space_after_their_sign_are_comments() -> None:
    assert parse("f.yaml", b"a: P07, visitor   # as printed\nb: Q#1\n#c: d\n").problems == ()


def test_block_text_loses_the_line_break_at_its_end() -> None:
    assert data("a: |\n  one\n  two\n\nb: >\n  three\n  four\n") == {"a": "one\ntwo", "b": "three four"}


def test_a_greater_sign_is_not_taken_for_empty_text() -> None:
    problem = only("p: >5\n")
    assert problem.code == "EV011"
    assert '">5"' in problem.hint


def test_an_empty_file_has_no_data_and_no_problem() -> None:
    for text in (b"", b"\n\n", b"# only a comment\n", b"---\n"):
        parsed = parse("f.yaml", text)
        assert parsed.tree is not None
        assert parsed.tree.data in (None, "")


def test_a_broken_file_gives_one_problem_however_much_is_wrong() -> None:
    text = "a: b: c\n" * 30 + "\u200b\n" + "x: [\n"
    assert len(parse("f.yaml", text.encode()).problems) == 1
