from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model.diagnostics import Place
from build_scripts.model.phrases import quoted
from build_scripts.read.yaml_text.tree import Tree

TEXT = """\
# a comment
- id: waiting
  label: Waiting lists        # said by most
  base: {n: 38, of: people}
  cells:
    - {label: Often, n: 20}
    - {label: "Hardly ever", n: 6}
  note: >
    This is folded
    text.
- id: cost
  note:
"""


@pytest.fixture(name="tree")
def _tree() -> Tree:
    return Tree("evidence/f.yaml", TEXT)


def shown(tree: Tree, place: Place) -> str:
    return tree.line(place.line)[place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("path", "line", "text"),
    [
        ((0, "id"), 2, "waiting"),
        ((0, "label"), 3, "Waiting lists"),
        ((0, "base"), 4, "{n: 38, of: people}"),
        ((0, "base", "n"), 4, "38"),
        ((0, "cells", 1, "label"), 7, '"Hardly ever"'),
        ((0, "cells", 0), 6, "{label: Often, n: 20}"),
        ((0, "note"), 8, ">"),
        ((1, "id"), 11, "cost"),
    ],
)
def test_a_value_is_found_where_it_stands(
    tree: Tree, path: tuple[str | int, ...], line: int, text: str
) -> None:
    place = tree.place(path)
    assert (place.line, shown(tree, place)) == (line, text)


def test_a_key_is_found_where_it_stands(tree: Tree) -> None:
    assert shown(tree, tree.place((0, "base", "of"), at_key=True)) == "of"


def test_a_part_narrows_the_place_to_a_word(tree: Tree) -> None:
    assert shown(tree, tree.place((0, "label"), part="lists")) == "lists"


def test_a_part_over_a_folded_line_is_found(tree: Tree) -> None:
    place = tree.place((0, "note"), part="folded text")
    assert (place.line, shown(tree, place)) == (9, "folded")


def test_a_part_that_is_not_there_gives_the_whole_value(tree: Tree) -> None:
    assert shown(tree, tree.place((0, "label"), part="cost")) == "Waiting lists"


def test_an_empty_value_is_shown_by_its_key(tree: Tree) -> None:
    assert shown(tree, tree.place((1, "note"))) == "note"


def test_an_unknown_path_gives_its_longest_known_piece(tree: Tree) -> None:
    assert tree.place((0, "cells", 1, "precent")) == tree.place((0, "cells", 1))
    assert tree.place((7, "id")).line == 2


def test_unknown_steps_in_between_are_skipped(tree: Tree) -> None:
    assert tree.place((0, "base", "Base", "n")) == tree.place((0, "base", "n"))


def test_a_missing_key_of_a_record_is_shown_at_its_first_line(tree: Tree) -> None:
    assert tree.place((1, "statement"), at_key=True).line == 11


def test_an_empty_file_has_a_place() -> None:
    assert Tree("f", "").place(("a",)) == Place(1, 1, 2)


def test_the_style_of_text_is_told(tree: Tree) -> None:
    assert tree.style((0, "note")) == ">"
    assert tree.style((0, "cells", 1, "label")) == '"'
    assert tree.style((0, "label")) == ""
    assert tree.style((0, "nothing")) == ""


def test_lines_and_columns_count_characters_and_any_line_break() -> None:
    tree = Tree("f", 'é: "😀 ü"\r\nb:   x\r\n')
    assert tree.place(("b",)) == Place(2, 6, 7)
    assert tree.place(("é",)) == Place(1, 4, 9)
    assert tree.line(2) == "b:   x"


def test_a_tree_left_bare_gives_the_same_data_and_places(tree: Tree) -> None:
    assert tree.without_cache().data == tree.data
    assert tree.without_cache().place((0, "id")) == tree.place((0, "id"))


VISIBLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")), max_size=30
)


@given(st.lists(VISIBLE, min_size=1, max_size=5), st.data())
def test_quoted_text_is_read_as_written_and_found_again(values: list[str], data: st.DataObject) -> None:
    text = "".join(f"- key: {quoted(value)}\n" for value in values)
    tree = Tree("f.yaml", text)
    assert tree.data == [{"key": value} for value in values]
    position = data.draw(st.integers(0, len(values) - 1))
    place = tree.place((position, "key"))
    assert place.line == position + 1
    assert shown(tree, place) == quoted(values[position])
    assert tree.source((position, "key")) == quoted(values[position])
