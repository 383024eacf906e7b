"""Other data in a file's text: comments, order and line ends stay where nothing changed."""

from __future__ import annotations

from typing import Any

import pytest

from build_scripts.author.rewriting import rewritten, same
from build_scripts.read.yaml_text.parse import parse
from build_scripts.read.yaml_text.tree import Tree

FILE = """\
# The head.
- id: one   # the first
  text: "What was said"
  locator: {page: "1"}
  # Above the themes.
  themes:
    - a  # why
    - b

# Between.
- id: two
  text: |
    Two
    lines
  cells:
    - {label: A, n: 1}
    - {label: B, n: 2}   # odd
"""


def tree_of(text: str) -> Tree:
    tree = parse("evidence/a.yaml", text.encode()).tree
    assert tree is not None
    return tree


def data() -> Any:
    return tree_of(FILE).data


def changed(new: Any) -> tuple[list[str], list[str]]:
    """Lines that are gone, and lines that are new."""
    text = rewritten(tree_of(FILE), new)
    assert same(tree_of(text).data, new)
    before, after = FILE.splitlines(), text.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_a_value_on_its_line_changes_there_and_its_comment_stays() -> None:
    new = data()
    new[0]["themes"][0] = "c"
    new[1]["cells"][1]["n"] = 3
    assert changed(new) == (
        ["    - a  # why", "    - {label: B, n: 2}   # odd"],
        ["    - c  # why", "    - {label: B, n: 3}   # odd"],
    )


def test_keys_that_are_new_or_gone_touch_no_other_line() -> None:
    new = data()
    new[0]["voice"] = "participant"
    del new[0]["locator"]
    assert changed(new) == (['  locator: {page: "1"}'], ["  voice: participant"])


def test_a_text_over_several_lines_is_written_anew_alone() -> None:
    new = data()
    new[1]["text"] = "Three\nlines\nnow"
    assert changed(new) == (["    Two"], ["    Three", "    now"])


def test_entries_come_and_go_where_they_stand() -> None:
    new = data()
    new.insert(1, {"id": "half", "text": "New"})
    new[2]["cells"] = [{"label": "Z", "n": 0}, *new[2]["cells"][1:]]
    gone, fresh = changed(new)
    assert gone == ["    - {label: A, n: 1}"]
    assert fresh == ["- id: half", "  text: New", "    - {label: Z, n: 0}"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    tree = tree_of(FILE.replace("\n", end))
    assert rewritten(tree, data()) == tree.text
    new = data()
    new[0]["note"] = "Said twice."
    text = rewritten(tree, new)
    assert text.count(end) == text.count("\n") == FILE.count("\n") + 1
    assert same(tree_of(text).data, new)
