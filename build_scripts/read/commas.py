"""A text with commas inside braces and without quotes, which YAML parts into keys without values."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from build_scripts.read.phrases import quoted


def texts_with_commas(known: Container[str], value: Mapping[str, Any]) -> dict[str, str]:
    """By the first key that a comma made of a text, the entry as it should stand; by each later one, nothing.

    `known` are the keys that the group may have.
    """
    found: dict[str, str] = {}
    name, pieces = "", list[str]()
    for key, item in value.items():
        if item is None and key not in known and name:
            pieces.append(key)
            found[pieces[1]] = f"{name}: {quoted(', '.join(pieces))}"
            found.setdefault(key, "")
        else:
            name, pieces = (key, [item]) if isinstance(item, str) else ("", [])
    return found
