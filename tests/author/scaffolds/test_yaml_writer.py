from __future__ import annotations

from build_scripts.author.scaffolds.yaml_writer import entry_text, mapping_text
from build_scripts.read.yaml_text.tree import Suspicious, build, compose

RECORD = {
    "id": "a",
    "text": 'She said "no" # and left: twice',
    "lines": "one\ntwo",
    "year": "2021",
    "size": 38,
    "locator": {"table": "Table 2", "row": "A: b"},
    "cells": [{"label": "Waiting, long", "n": 18}, {"label": "x" * 120, "cells": [{"label": "y", "n": 1}]}],
    "themes": ["waiting", "12:30"],
    "none": [],
    "deep": {"over": {"n": 1, "of": "people"}},
}


def data(text: str) -> object:
    return build(compose(text), Suspicious())


def test_what_is_written_reads_as_what_was_meant() -> None:
    assert data(mapping_text(RECORD, lambda _path: "")) == RECORD
    assert data(entry_text(RECORD, lambda _path: "") * 2) == [RECORD, RECORD]


def test_short_records_stand_on_a_line_and_words_with_quotation_marks_in_a_block() -> None:
    text = mapping_text(RECORD, lambda _path: "")
    assert text.startswith(
        'id: a\ntext: |\n  She said "no" # and left: twice\nlines: |\n  one\n  two\nyear: "2021"\n'
    )
    assert 'locator: {table: Table 2, row: "A: b"}\n' in text
    assert '  - {label: "Waiting, long", n: 18}\n' in text


def test_a_gap_has_its_comment_behind_it_at_any_depth() -> None:
    record = {"kind": "TODO", "locator": {"page": "TODO"}}
    text = mapping_text(record, lambda path: f"for {path[-1]}")
    assert text == "kind: TODO  # for kind\nlocator:\n  page: TODO  # for page\n"
