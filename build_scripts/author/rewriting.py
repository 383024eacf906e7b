"""A file's text with other data in it: what did not change keeps its words, comments and order.

Changes are edits of spans. Where a change is more than a span can take, the entry around it is written anew, and at last the
whole file; each time it is read again, and counts only if it then says exactly what it should.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from build_scripts.author.edits import TextEdit, applied, whole_lines
from build_scripts.author.scaffolds.yaml_writer import Comment, entry_text, mapping_text
from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.phrases import written
from build_scripts.read.yaml_text.parse import parse
from build_scripts.read.yaml_text.tree import Tree

WINDOWS_END = "\r\n"


def no_comment(_path: KeyPath) -> str:
    """Nothing said behind a gap."""
    return ""


def same(one: Any, other: Any) -> bool:
    """Whether two data are alike, the order of keys apart; 1 and true are not."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def rewritten(tree: Tree, data: Any, comment: Comment = no_comment) -> str:
    """The file's text with `data` in it, as little changed as can be."""
    if same(tree.data, data):
        return tree.text
    if WINDOWS_END in tree.text:
        plain = parse(tree.file, tree.text.replace(WINDOWS_END, "\n").encode("utf-8")).tree
        if plain is not None:
            return rewritten(plain, data, comment).replace("\n", WINDOWS_END)
    for finest in (True, False):
        text = applied(tree.text, _Rewriting(tree, comment, finest).edits((), tree.data, data))
        if _says(tree.file, text, data):
            return text
    return _head(tree.text) + whole_text(data, comment)


def whole_text(data: Any, comment: Comment = no_comment) -> str:
    """The data as the text of a file."""
    if isinstance(data, Mapping):
        return mapping_text(data, comment)
    return "".join(entry_text(entry, comment, (at,)) for at, entry in enumerate(data)) or "[]\n"


def _says(file: str, text: str, data: Any) -> bool:
    parsed = parse(file, text.encode("utf-8"))
    return parsed.tree is not None and same(parsed.tree.data, data)


def _head(text: str) -> str:
    """The comments that a file begins with."""
    lines = text.splitlines(keepends=True)
    return "".join(line for at, line in enumerate(lines) if all(x.startswith("#") for x in lines[: at + 1]))


class _Rewriting:
    """The edits of one file. `finest`: keys are edited one by one; else each entry that changed is written anew."""

    def __init__(self, tree: Tree, comment: Comment, finest: bool) -> None:
        self.tree, self.comment, self.finest = tree, comment, finest

    def edits(self, path: KeyPath, old: Any, new: Any) -> Iterator[TextEdit]:
        """What makes the value at a path say `new`."""
        if same(old, new):
            return
        style = self.tree.source(path)[:1] if path else ""
        if isinstance(old, dict) and isinstance(new, dict) and old and new and style != "{":
            if path and isinstance(path[-1], int) and not self.finest:
                yield self._whole(path, new)
            else:
                yield from self._of_mapping(path, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new and style != "[":
            yield from self._of_list(path, old, new)
        elif path and self._stands_on_its_line(path) and _fits(new):
            yield TextEdit(*self.tree.span(path), written(new))
        elif path:
            yield self._whole(path, new)
        else:
            yield TextEdit(len(_head(self.tree.text)), len(self.tree.text), whole_text(new, self.comment))

    def _stands_on_its_line(self, path: KeyPath) -> bool:
        """Whether the value, and all of it, is written on the line of its key or hyphen."""
        start, end = self.tree.span(path)
        key, _ = self.tree.span(path, at_key=True)
        return "\n" not in self.tree.text[key:end] and self.tree.text[start : start + 1] not in ("|", ">")

    def _of_mapping(
        self, path: KeyPath, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[TextEdit]:
        first = next(iter(old))
        if first not in new or not any(key in old for key in new):
            yield self._whole(path, new)
            return
        added: dict[str, list[str]] = {}
        anchor = first
        for key in new:
            if key in old:
                anchor = key
            else:
                added.setdefault(anchor, []).append(key)
        for key in old:
            if key not in new:
                yield TextEdit(*whole_lines(self.tree, (*path, key)), "")
            elif key not in added:
                yield from self.edits((*path, key), old[key], new[key])
            else:
                yield from self._with_keys_after(path, key, old, new, added[key])

    def _with_keys_after(
        self, path: KeyPath, key: str, old: Mapping[str, Any], new: Mapping[str, Any], keys: Sequence[str]
    ) -> Iterator[TextEdit]:
        """A key, and behind it keys that are new."""
        after = mapping_text({one: new[one] for one in keys}, self.comment, path, self._indent((*path, key)))
        if not same(old[key], new[key]) and not (self._stands_on_its_line((*path, key)) and _fits(new[key])):
            whole = self._whole((*path, key), new[key])
            yield TextEdit(whole.start, whole.end, f"{whole.text}\n{after[:-1]}")
            return
        yield from self.edits((*path, key), old[key], new[key])
        _, end = whole_lines(self.tree, (*path, key))
        yield self._inserted(end, after)

    def _of_list(self, path: KeyPath, old: Sequence[Any], new: Sequence[Any]) -> Iterator[TextEdit]:
        matcher = SequenceMatcher(None, [*map(_name, old)], [*map(_name, new)], autojunk=False)
        for what, i1, i2, j1, j2 in matcher.get_opcodes():
            paired = i2 - i1 if what == "equal" else min(i2 - i1, j2 - j1) if what == "replace" else 0
            for at in range(paired):
                yield from self.edits((*path, i1 + at), old[i1 + at], new[j1 + at])
            for at in range(i1 + paired, i2):
                start, end = whole_lines(self.tree, (*path, at))
                yield TextEdit(start, end, "")
            fresh = "".join(
                self._entry((*path, at), new[at], self._dash_indent(path)) for at in range(j1 + paired, j2)
            )
            if fresh:
                last = i1 + paired
                at_end = whole_lines(self.tree, (*path, last - 1))[1] if last else self._start(path)
                yield self._inserted(at_end, fresh)

    def _entry(self, path: KeyPath, value: Any, indent: str) -> str:
        # As the entries beside it are written.
        on_a_line = self.tree.source((*path[:-1], 0)).startswith("{") and _fits(value)
        if isinstance(value, Mapping) and not on_a_line:
            return entry_text(value, self.comment, path, indent)
        return f"{indent}- {written(value)}\n"

    def _start(self, path: KeyPath) -> int:
        return whole_lines(self.tree, (*path, 0))[0]

    def _dash_indent(self, path: KeyPath) -> str:
        line = self.tree.text[self._start(path) :]
        return line[: len(line) - len(line.lstrip(" "))]

    def _indent(self, path: KeyPath) -> str:
        """The spaces before the column in which a key stands."""
        start, _ = self.tree.span(path, at_key=True)
        return " " * (start - self.tree.text.rfind("\n", 0, start) - 1)

    def _inserted(self, at: int, text: str) -> TextEdit:
        broken = at == 0 or self.tree.text[at - 1] == "\n"
        return TextEdit(at, at, text if broken else f"\n{text[:-1]}")

    def _whole(self, path: KeyPath, value: Any) -> TextEdit:
        """A key or an entry written anew, from where it begins to the end of its last line."""
        start, _ = self.tree.span(path, at_key=isinstance(path[-1], str))
        _, end = self.tree.span(path)
        line_end = self.tree.text.find("\n", end)
        indent = self._indent(path)
        if isinstance(path[-1], str):
            text = mapping_text({path[-1]: value}, self.comment, path[:-1], indent)
        elif isinstance(value, Mapping):
            text = mapping_text(value, self.comment, path, indent)
        else:
            text = f"{indent}{written(value)}\n"
        return TextEdit(start, line_end if line_end >= 0 else len(self.tree.text), text[len(indent) : -1])


def _fits(value: Any) -> bool:
    """Whether a value is written on one line as authors do."""
    if isinstance(value, str):
        return "\n" not in value
    return not isinstance(value, Mapping | list) or not any(
        isinstance(inner, Mapping | list)
        for inner in (value.values() if isinstance(value, Mapping) else value)
    )


def _name(entry: Any) -> str:
    """What an entry of a list is known by, so that the same one is found again: its id, else all of it."""
    if isinstance(entry, Mapping):
        named = entry.get("id", entry.get("label"))
        return f"id {named}" if named is not None else json.dumps(entry, sort_keys=True)
    return json.dumps(entry)
