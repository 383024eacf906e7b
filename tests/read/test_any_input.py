"""Whatever stands in a file, reading gives problems with a place inside it, and never fails."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.model.diagnostics import Diagnostic
from build_scripts.model.layout import FILE_KINDS, FileKind
from build_scripts.read.corpus import read_files
from build_scripts.read.records import records_of
from build_scripts.read.yaml_text.parse import parse
from build_scripts.read.yaml_text.tree import LINE_BREAK

ExampleFiles = Callable[[], dict[str, bytes]]
PIECES = (
    ": ", "\n", "  ", "- ", "#", " #x", '"', "'", "[", "]", "{", "}", ",", "|", ">", "&a ", "*a", "!!x ", "%", "@",
    "\t", "\r", "\u00a0", "\u200b", "\x00", "---\n", "...\n", "<<: ", "? ", "\\", "null", "yes", "1e9", "-1", "2021-13-40",
    "é", "😀", "\ufeff", "\u2028", "=======\n", "x" * 700, "id: ", "themes: ", "~", "48,6%",
)  # fmt: skip
UNKIND = re.compile(r"\b(?:[Ii]nvalid|[Ii]llegal|null|None|NoneType|[Tt]raceback|[Ee]xception)\b")


def mutated(text: str, random: Random, times: int) -> str:
    for _ in range(times):
        at, length = random.randrange(len(text) + 1), random.choice((0, 0, 1, 1, 2, 5, 40))
        piece = random.choice((*PIECES, "", "", text[at : at + 20]))
        text = text[:at] + piece + text[at + length :]
    return text


def assert_told_well(problem: Diagnostic, text: str) -> None:
    lines = LINE_BREAK.split(text.removeprefix("\ufeff"))
    assert 1 <= problem.place.line <= len(lines), problem
    line = lines[problem.place.line - 1]
    assert 1 <= problem.place.column <= len(line) + 1, problem
    assert problem.place.column < problem.place.end_column <= max(len(line), 1) + 1, problem
    assert problem.message.endswith((".", "?", "!", ")")), problem


@pytest.mark.prove("seed", range(150), range(5000))
def test_a_mutated_file_of_the_example_is_read_with_a_place_for_every_problem(
    seed: int, example_files: ExampleFiles
) -> None:
    random = Random(seed)
    files = example_files()
    path = random.choice(sorted(path for path in files if path.endswith(".yaml")))
    text = mutated(files[path].decode(), random, random.choice((1, 1, 2, 5)))
    reading = read_files(files | {path: text.encode()})
    for problem in reading.problems:
        assert problem.file == path
        assert_told_well(problem, text)
        assert problem.source_line == "" or "\n" not in problem.source_line


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join))
def test_any_text_is_read_with_a_place_for_every_problem(text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        return
    parsed = parse("evidence/f.yaml", content)
    problems = list(parsed.problems)
    if parsed.tree is not None:
        for kind in FILE_KINDS:
            problems += records_of(parsed.tree, kind, parsed.invalid_keys).problems
    for problem in problems:
        assert_told_well(problem, text)


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 50) | st.sampled_from(("a", "not_stated", "2021-13-05", "", "x y", "NO")),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(("id", "base", "n", "of", "cells", "claims", "largest", "locator", "quote", "x", "DOI", "title_short")),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(JSON_LIKE, st.sampled_from(FILE_KINDS))
def test_data_of_any_shape_are_refused_in_plain_words(data: object, kind: FileKind) -> None:
    parsed = parse("evidence/f.yaml", json.dumps(data).encode())
    assert parsed.tree is not None
    for problem in records_of(parsed.tree, kind, parsed.invalid_keys).problems:
        assert problem.code != "EV047", problem
        assert not UNKIND.search(problem.message + problem.hint), problem


@given(st.binary(max_size=200))
def test_any_bytes_are_read(content: bytes) -> None:
    parsed = parse("evidence/f.yaml", content)
    assert parsed.tree is not None or parsed.problems
