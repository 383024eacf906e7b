"""Each slip an author makes has its own words, at its own place."""

from __future__ import annotations

import pytest

from build_scripts.read.yaml_text.parse import parse

SLIPS = [
    ("title: Coping: a study\n", "EV008", 1, 'title: "Coping: a study"'),
    ("- {label: Coping: a study, n: 3}\n", "EV008", 1, 'label: "Coping: a study"'),
    ("a: 1\n\tb: 2\n", "EV006", 2, "two spaces"),
    ("a:\n\tb: 2\n", "EV006", 2, "two spaces"),
    ("- id: a\n  text: b\n   quotes: c\n", "EV007", 3, "line up"),
    ("- id: a\n    text: b\n", "EV007", 2, "nothing can stand below it"),
    ("a:\n  b: 1\n c: 2\n", "EV007", 3, "line up"),
    ('quote: "I felt" lost\n', "EV009", 1, "Begin the text with |"),
    ("a: 'it's fine'\n", "EV009", 1, "Begin the text with |"),
    ("- text: [laughs] I was fine\n", "EV010", 1, '"[laughs] I was fine"'),
    ("text: {x} I was fine  # why\n", "EV010", 1, '"{x} I was fine"'),
    ("text: @home\n", "EV011", 1, '"@home"'),
    ("text: % of people\n", "EV011", 1, '"% of people"'),
    ("text: - not a list\n", "EV011", 1, '"- not a list"'),
    ("text: > 5 people\n", "EV011", 1, '"> 5 people"'),
    ("text: ? what\n", "EV011", 1, '"? what"'),
    ("%x\na: b\n", "EV011", 1, '"%x"'),
    ("text: **bold** words\n", "EV012", 1, '"**bold** words"'),
    ('path: "C:\\path"\n', "EV014", 1, "two backslashes"),
    ('text: "never closed\nb: 1\n', "EV019", 1, 'Close it with "'),
    (
        '- id: a\n  text: "Not closed.\n  voice: b\n- id: c\n  text: "Closed."\n',
        "EV019",
        2,
        'Close it with "',
    ),
    ("- id: a\n  text: 'Not closed.\n- id: c\n  text: 'Closed.'\n", "EV019", 2, "Close it with '"),
    ("list: [a, b\nc: 1\n", "EV019", 1, 'Close it with "]"'),
    ("b: 1\ntitle:Coping\nc: 2\n", "EV024", 2, "title: Coping"),
    ("title:Coping\nb: 1\n", "EV024", 1, "title: Coping"),
    ("- a: 1\n-b: 2\n", "EV024", 2, "- b: 2"),
    ('a: {b: "c" d: e}\n', "EV025", 1, "comma"),
    ("- id: a\n  text: foo\nbar baz\n  n: 1\n", "EV026", 3, "indent it further"),
    ('themes: "x"\n  - b\n', "EV028", 2, "after a hyphen too"),
    ("- a\nb: 1\n", "EV028", 2, "hyphen"),
    ("a: [b,, c]\n", "EV020", 1, "missing"),
]


@pytest.mark.parametrize(("text", "code", "line", "hint"), SLIPS)
def test_a_slip_has_its_own_words_at_its_own_line(text: str, code: str, line: int, hint: str) -> None:
    (problem,) = parse("evidence/f.yaml", text.encode()).problems
    assert (problem.code, problem.place.line) == (code, line)
    assert hint in problem.hint
    assert problem.source_line == text.split("\n")[line - 1]
    assert 1 <= problem.place.column < problem.place.end_column <= len(problem.source_line) + 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_both_kinds_of_line_ends_give_the_same_place(end: str) -> None:
    (problem,) = parse("f.yaml", f"a: b{end}c: d: e{end}".encode()).problems
    assert (problem.place.line, problem.place.column) == (2, 4)
