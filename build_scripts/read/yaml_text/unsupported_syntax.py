"""What YAML offers and authors may not use: anchors, aliases, tags, very deep nesting."""

from __future__ import annotations

import re
from typing import Literal

from build_scripts.model.diagnostics import Diagnostic, Place
from build_scripts.model.phrases import quoted, shorten, uncommented
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.tree import LINE_BREAK

Feature = Literal["anchor", "alias", "tag", "depth"]


FEATURES: tuple[Feature, ...] = ("anchor", "alias", "tag")


SIGNS: dict[Feature, tuple[str, str, str]] = {
    "anchor": ("EV012", "a name for this place", "leave it out"),
    "alias": ("EV012", "the text of another place", "write the text out here"),
    "tag": ("EV013", "a tag, which is not allowed", "leave it out"),
}
"""Code of the rule, what the sign means to YAML, and what to do where it was meant that way."""


def not_allowed(file: str, text: str, at: tuple[int, int], feature: Feature) -> Diagnostic:
    """The problem of a feature of YAML that is not for authors; `at` is its row and column, from 0."""
    row, column = at
    line = LINE_BREAK.split(text)[row]
    word = re.split(r"[\s,\]}]", line[column:], maxsplit=1)[0] or "-"
    place = Place(row + 1, column + 1, column + 1 + len(word))
    if feature == "depth":
        message = "Lists and keys stand more than 40 levels deep in each other here."
        hint = "Is a bracket never closed, or was something else pasted in? No record needs more than ten levels."
        here = Place(row + 1, column + 1, column + 2)
        return diagnostic("EV016", file, here, message, hint, source_line=line)
    code, meaning, remedy = SIGNS[feature]
    message = f'"{shorten(word)}" begins with "{word[0]}", which has a special meaning in YAML ({meaning}).'
    hint = f"If it is text, put it in quotes: {quoted(_as_text(line, column))}. Otherwise {remedy}."
    if re.match(r"\S*\s+[\[{]", line[column:]):
        hint = f"{remedy.capitalize()}."
    return diagnostic(code, file, place, message, hint, source_line=line)


def _as_text(line: str, column: int) -> str:
    """What stands from `column` on, as the text it may have been meant to be."""
    before, rest = line[:column], uncommented(line[column:])
    within_brackets = sum(map(before.count, "[{")) > sum(map(before.count, "]}"))
    return shorten(re.split(r"[,\]}]", rest, maxsplit=1)[0] if within_brackets else rest)
