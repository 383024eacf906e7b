"""YAML's own nodes: text -> node tree by the C loader, and the way from a node to those under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml


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
class Step:
    """A node of the tree, with the key it stands under, if it stands under one."""

    node: yaml.Node
    key: yaml.Node | None = None


def children(node: yaml.Node) -> Iterator[tuple[str | int, Step]]:
    """The nodes directly under a node; of a key that stands twice, both."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), Step(value, key)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield position, Step(value)


def child(node: yaml.Node, name: str | int) -> Step | None:
    """The node under a key or at a position; of a key that stands twice, the first."""
    if isinstance(node, yaml.SequenceNode):
        return Step(node.value[name]) if isinstance(name, int) and 0 <= name < len(node.value) else None
    return next((step for other, step in children(node) if other == name), None)
