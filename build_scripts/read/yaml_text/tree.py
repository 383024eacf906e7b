"""The composed tree of one YAML file: its nodes, its data, and the place of every key and value in it.

YAML is narrowed to text, whole numbers, true, false and nothing.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from build_scripts.model.diagnostics import KeyPath, Place


class Loader(yaml.CSafeLoader):
    """The C loader, without guessing of types: what a plain word means is decided where data are built."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ARG002
        """Give every node without a tag of its own the empty tag."""
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing to do: no types are resolved by path."""

    def ascend_resolver(self) -> None:
        """Nothing to do: no types are resolved by path."""


def compose(text: str) -> yaml.Node | None:
    """The node tree of a text that passed the safety scan; None for a text without content.

    Raises `yaml.YAMLError` for what YAML cannot read.
    """
    node: yaml.Node | None = yaml.compose(text, Loader)
    return node


@dataclass(frozen=True)
class KeyedNode:
    """A node of the tree, with the key it stands under, if it stands under one."""

    node: yaml.Node
    key: yaml.Node | None = None


def children(node: yaml.Node) -> Iterator[tuple[str | int, KeyedNode]]:
    """The nodes directly under a node; of a key that stands twice, both."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), KeyedNode(value, key)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield position, KeyedNode(value)


def child(node: yaml.Node, name: str | int) -> KeyedNode | None:
    """The node under a key or at a position; of a key that stands twice, the first."""
    if isinstance(node, yaml.SequenceNode):
        return KeyedNode(node.value[name]) if isinstance(name, int) and 0 <= name < len(node.value) else None
    return next((step for other, step in children(node) if other == name), None)


DEEPEST = 40
"""Levels of lists and keys inside each other."""

WORDS: dict[str, bool | None] = {"true": True, "false": False, "": None, "~": None, "null": None}
"""The only words with a meaning of their own, unless they stand in quotes."""

AMBIGUOUS = frozenset(
    word
    for lower in ("yes", "no", "on", "off", "true", "false", "null")
    for word in (lower, lower.capitalize(), lower.upper())
) - frozenset(WORDS)
"""Words that other tools read as true, false or empty. Here they stay text."""

WHOLE_NUMBER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")


@dataclass
class Suspicious:
    """Nodes that are worth a word, as they were met while data were built."""

    twice: list[tuple[yaml.ScalarNode, yaml.ScalarNode]] = field(default_factory=list)
    """A key, and the earlier one of the same name."""
    no_words: list[yaml.Node] = field(default_factory=list)
    """Keys that are lists or mappings."""
    empty: list[yaml.ScalarNode] = field(default_factory=list)
    blank: list[yaml.ScalarNode] = field(default_factory=list)
    """Signs for text on the lines below, with no text there."""
    ambiguous: list[yaml.ScalarNode] = field(default_factory=list)
    too_deep: yaml.Node | None = None


def build(root: yaml.Node | None, suspicious: Suspicious) -> Any:
    """The data of a node tree: dicts, lists, texts, whole numbers, true, false and None.

    Of a key that stands twice the first counts. The line break at the end of a block text is left off.
    """
    scalar, mapping = yaml.ScalarNode, yaml.MappingNode

    def value_of(node: Any, depth: int) -> Any:
        kind = type(node)
        if kind is scalar:
            value = node.value
            if not node.style:
                return _plain(node, value, suspicious)
            if node.style in "|>":
                value = value.rstrip("\n")
                if not value:
                    suspicious.blank.append(node)
            return value
        if depth > DEEPEST:
            suspicious.too_deep = suspicious.too_deep or node
            return None
        if kind is not mapping:
            return [value_of(item, depth + 1) for item in node.value]
        data: dict[str, Any] = {}
        for key, item in node.value:
            if type(key) is not scalar:
                suspicious.no_words.append(key)
                continue
            name = sys.intern(key.value)
            if name in data:
                suspicious.twice.append((key, next(other for other, _ in node.value if other.value == name)))
            else:
                data[name] = value_of(item, depth + 1)
        return data

    return value_of(root, 1) if root is not None else None


def _plain(node: yaml.ScalarNode, value: str, suspicious: Suspicious) -> str | int | bool | None:
    if value in WORDS:
        if value != "true" and value != "false":
            suspicious.empty.append(node)
        return WORDS[value]
    if value[0] in "-0123456789" and WHOLE_NUMBER.match(value):
        return int(value)
    if value in AMBIGUOUS:
        suspicious.ambiguous.append(node)
    return value


def _last_leaf(node: yaml.Node) -> yaml.Node:
    """The last node in a block of keys or entries: behind it comments may follow that belong to what comes next."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    return node


LINE_BREAK = re.compile(r"\r\n|\n|\r")
"""The other line breaks that YAML 1.1 knows are refused before a file is composed."""


@dataclass(frozen=True)
class Tree:
    """One file: its text (without byte order mark), its data, and where each key and value stands.

    Nodes and data are built from the text when they are first asked for, and `without_cache` leaves them again: a corpus
    of a thousand studies has millions of them.
    """

    file: str
    text: str = field(repr=False)

    @classmethod
    def of(cls, file: str, text: str, root: yaml.Node | None, data: Any) -> Tree:
        """A tree with the nodes and data that were built already."""
        tree = cls(file, text)
        tree.__dict__.update(root=root, data=data)
        return tree

    def without_cache(self) -> Tree:
        """The same tree, without anything that can be built again from its text."""
        return Tree(self.file, self.text)

    @cached_property
    def data(self) -> Any:
        """Dicts, lists, texts, whole numbers, true, false, and None for what is empty."""
        return build(self.root, Suspicious())

    def place(self, path: KeyPath, at_key: bool = False, part: str = "") -> Place:
        """Where the value at `path` stands, or its key, or a `part` of its text.

        A step that the tree does not know is skipped, so an unknown path gives the place of its longest
        known piece. A value over several lines ends with its first line.
        """
        start, end = self.span(path, at_key)
        if part:
            start, end = self._narrowed(start, end, part)
        return self.place_between(start, end)

    def place_between(self, start: int, end: int) -> Place:
        """The place of the characters from `start` up to `end`, as far as they stand on the first line."""
        line, column = self._line_and_column(start)
        end_line, end_column = self._line_and_column(end)
        if end_line != line:
            end_column = len(self.line(line).rstrip()) + 1
        # Something without width behind the last character is shown at that character.
        column = min(column, max(len(self.line(line)), 1))
        return Place(line, column, max(end_column, column + 1))

    def span(self, path: KeyPath, at_key: bool = False) -> tuple[int, int]:
        """First character and the one after the last of the value at `path`, or of its key, in `text`."""
        steps = self._walk(path)
        if not steps:
            return (0, 0)
        step = steps[-1]
        known = len(steps) - 1 == len(path)
        node = step.key if at_key and known and step.key is not None else step.node
        if node.start_mark.index == node.end_mark.index and step.key is not None:
            node = step.key
        return self._trimmed(node.start_mark.index, _last_leaf(node).end_mark.index)

    def style(self, path: KeyPath) -> str:
        """How the text at `path` is written: `'`, `"`, `|`, `>`, or the empty text for anything else."""
        steps = self._walk(path)
        if len(steps) - 1 != len(path) or not isinstance(steps[-1].node, yaml.ScalarNode):
            return ""
        return steps[-1].node.style or ""

    def source(self, path: KeyPath) -> str:
        """The value at `path` as it is written in the file, quotation marks and indicators included."""
        start, end = self.span(path)
        return self.text[start:end]

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; the empty text beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their line breaks."""
        return LINE_BREAK.split(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins in the text."""
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]

    @cached_property
    def root(self) -> yaml.Node | None:
        """The top node; None for a file without content."""
        return compose(self.text)

    def nodes(self) -> Iterator[tuple[KeyPath, KeyedNode]]:
        """Every node with its path, parents first."""
        waiting: list[tuple[KeyPath, KeyedNode]] = (
            [((), KeyedNode(self.root))] if self.root is not None else []
        )
        while waiting:
            path, step = waiting.pop()
            yield path, step
            waiting.extend(reversed([((*path, name), child) for name, child in children(step.node)]))

    def _walk(self, path: KeyPath) -> list[KeyedNode]:
        if self.root is None:
            return []
        steps = [KeyedNode(self.root)]
        for name in path:
            found = child(steps[-1].node, name)
            if found is not None:
                steps.append(found)
        return steps

    def _line_and_column(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, index)
        return line, index - self.line_starts[line - 1] + 1

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        # The mark after a block text stands at the beginning of what follows it.
        return start, start + len(self.text[start:end].rstrip())

    def _narrowed(self, start: int, end: int, part: str) -> tuple[int, int]:
        at = self.text.find(part, start, end)
        if at >= 0:
            return at, at + len(part)
        folded = re.compile(r"\s+".join(map(re.escape, part.split())) or re.escape(part))
        match = folded.search(self.text, start, end)
        return match.span() if match else (start, end)
