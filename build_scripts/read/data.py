"""Node tree -> data. YAML is narrowed to text, whole numbers, true, false and nothing."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import Any

import yaml

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
class Oddities:
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


def build(root: yaml.Node | None, oddities: Oddities) -> Any:
    """The data of a node tree: dicts, lists, texts, whole numbers, true, false and None.

    Of a key that stands twice the first counts. The line break at the end of a block text is left off.
    """
    scalar, mapping = yaml.ScalarNode, yaml.MappingNode

    def value_of(node: Any, depth: int) -> Any:
        kind = type(node)
        if kind is scalar:
            value = node.value
            if not node.style:
                return _plain(node, value, oddities)
            if node.style in "|>":
                value = value.rstrip("\n")
                if not value:
                    oddities.blank.append(node)
            return value
        if depth > DEEPEST:
            oddities.too_deep = oddities.too_deep or node
            return None
        if kind is not mapping:
            return [value_of(item, depth + 1) for item in node.value]
        data: dict[str, Any] = {}
        for key, item in node.value:
            if type(key) is not scalar:
                oddities.no_words.append(key)
                continue
            name = sys.intern(key.value)
            if name in data:
                oddities.twice.append((key, next(other for other, _ in node.value if other.value == name)))
            else:
                data[name] = value_of(item, depth + 1)
        return data

    return value_of(root, 1) if root is not None else None


def _plain(node: yaml.ScalarNode, value: str, oddities: Oddities) -> str | int | bool | None:
    if value in WORDS:
        if value != "true" and value != "false":
            oddities.empty.append(node)
        return WORDS[value]
    if value[0] in "-0123456789" and WHOLE_NUMBER.match(value):
        return int(value)
    if value in AMBIGUOUS:
        oddities.ambiguous.append(node)
    return value
