"""Edits of spans of a file's text, so that comments, order and everything else stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.model.diagnostics import Edit, KeyPath
from build_scripts.read.yaml_text.tree import Tree


@dataclass(frozen=True, order=True)
class TextEdit:
    """Put `text` in the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with the edits made; of two that overlap only the first."""
    parts, position = [], 0
    for edit in sorted(set(edits)):
        if edit.start >= position:
            parts += [text[position : edit.start], edit.text]
            position = edit.end
    return "".join([*parts, text[position:]])


def replaced(tree: Tree, path: KeyPath, text: str, of_key: bool = False) -> TextEdit:
    """The value at a path, or its key, written otherwise."""
    return TextEdit(*tree.span(path, of_key), text)


def whole_lines(tree: Tree, path: KeyPath) -> tuple[int, int]:
    """From the beginning of the line of a key to the end of the last line of its value, comment and break included."""
    start, _ = tree.span(path, at_key=True)
    _, end = tree.span(path)
    text = tree.text
    line_end = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, line_end + 1 if line_end >= 0 else len(text)


def text_edit(tree: Tree, edit: Edit) -> TextEdit | None:
    """A repair that a rule offers, in the text of its file; None where it cannot be made without a person."""
    if edit.place is not None:
        start = tree.line_starts[edit.place.line - 1] - 1
        return TextEdit(start + edit.place.column, start + edit.place.end_column, edit.text or "")
    if edit.text is not None:
        return replaced(tree, edit.path, edit.text, edit.of_key)
    start, end = whole_lines(tree, edit.path)
    key, _ = tree.span(edit.path, at_key=True)
    alone = not tree.text[start:key].strip() and isinstance(edit.path[-1], str)
    return TextEdit(start, end, "") if alone and "\n" not in tree.text[start : end - 1] else None


def put_block(tree: Tree, key: str, block: str) -> TextEdit:
    """A top-level key with its lines, in the place of the old one or at the end of the file."""
    if isinstance(tree.data, dict) and key in tree.data:
        return TextEdit(*whole_lines(tree, (key,)), block)
    end = len(tree.text)
    return TextEdit(end, end, block if tree.text.endswith("\n") else f"\n{block}")


def add_entry(tree: Tree, path: KeyPath, lines: list[str]) -> TextEdit:
    """An entry at the end of a list: its lines, to which the hyphen and the indentation of the list are given.

    A list between brackets gets it as one flow mapping; `lines` are `key: value` each.
    """
    start, end = tree.span(path)
    written = tree.text[start:end]
    if written.startswith("["):
        comma = "" if written[1:-1].strip() == "" else ", "
        return TextEdit(end - 1, end - 1, f"{comma}{{{', '.join(lines)}}}")
    line_start = tree.text.rfind("\n", 0, start) + 1
    dash = tree.text.index("-", line_start)
    indent = " " * (dash - line_start)
    block = "".join(f"{indent}{'- ' if not at else '  '}{line}\n" for at, line in enumerate(lines))
    after = tree.text.find("\n", end)
    if after < 0:
        return TextEdit(len(tree.text), len(tree.text), f"\n{block}")
    return TextEdit(after + 1, after + 1, block)
