"""What YAML offers and authors may not use: anchors, aliases, tags, very deep nesting."""

from __future__ import annotations

import re
from typing import Literal

from build_scripts.model.problems import Place, Problem
from build_scripts.read.faults import fault
from build_scripts.read.phrases import quoted, shorten, uncommented
from build_scripts.read.tree import LINE_BREAK

Feature = Literal["anchor", "alias", "tag", "depth"]
FEATURES: tuple[Feature, ...] = ("anchor", "alias", "tag")


def not_allowed(file: str, text: str, at: tuple[int, int], feature: Feature) -> Problem:
    """The problem of a feature of YAML that is not for authors; `at` is its row and column, from 0."""
    lines = LINE_BREAK.split(text)
    row, column = at
    line = lines[row]
    rest = shorten(re.split(r"[,\]}]", uncommented(line[column:]), maxsplit=1)[0].strip())
    word = re.split(r"[\s,\]}]", line[column:], maxsplit=1)[0] or "-"
    place = Place(row + 1, column + 1, column + 1 + len(word))
    code, message, hint = {
        "anchor": (
            "EV012",
            f'"{shorten(word)}" begins with "&", which has a special meaning in YAML (a name for this place).',
            f"If it is text, put it in quotes: {quoted(rest)}. Otherwise leave it out.",
        ),
        "alias": (
            "EV012",
            f'"{shorten(word)}" begins with "*", which has a special meaning in YAML (the text of another place).',
            f"If it is text, put it in quotes: {quoted(rest)}. Otherwise write the text out here.",
        ),
        "tag": (
            "EV013",
            f'"{shorten(word)}" begins with "!", which has a special meaning in YAML (a tag), and tags are not allowed.',
            f"If it is text, put it in quotes: {quoted(rest)}. Otherwise leave the tag out.",
        ),
        "depth": (
            "EV016",
            "Lists and keys stand more than 40 levels deep in each other here.",
            "Is a bracket never closed, or was something else pasted in? No record needs more than ten levels.",
        ),
    }[feature]
    return fault(code, file, place, message, hint, source_line=line)
