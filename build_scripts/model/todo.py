"""Gaps: places of a record where a person who has read the paper must still decide. Written as `TODO`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_scripts.model.diagnostics import KeyPath

GAP = "TODO"
"""What stands, alone, where a decision is missing."""


def is_gap(value: Any) -> bool:
    """Whether a value waits for a decision."""
    return bool(value == GAP)


def gaps(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The path of every gap in the data of a file, in its order."""
    if is_gap(data):
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from gaps(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from gaps(value, (*path, position))
