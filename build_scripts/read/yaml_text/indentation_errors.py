"""Syntax errors of indentation: tabs, lines that do not line up, entries of a list in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from build_scripts.model.diagnostics import Diagnostic, Edit, Place
from build_scripts.model.phrases import lines, shorten, uncommented
from build_scripts.read.yaml_text.syntax_failure import (
    ITEM,
    KEY,
    KEY_ALONE,
    KEY_AND_VALUE,
    LONGEST,
    SyntaxFailure,
)

TAB_INDENT = re.compile(r" *(?:- *)*\t")


def tab(failure: SyntaxFailure) -> Diagnostic | None:
    """A tab where YAML counts spaces."""
    tab = TAB_INDENT.match(failure.line)
    if tab is None or ("start any token" not in failure.problem and "tab" not in failure.problem):
        return None
    others = [
        row + 1 for row, line in enumerate(failure.lines) if row != failure.row and TAB_INDENT.match(line)
    ]
    more = f" So {'are' if len(others) > 1 else 'is'} {lines(others)}." if others else ""
    problem = failure.at(
        "EV006",
        failure.row,
        tab.end() - 1,
        tab.end(),
        f"Line {failure.row + 1} is indented with a tab, and YAML needs spaces.{more}",
        "Use two spaces a level instead.",
    )
    tabs = ((row, TAB_INDENT.match(line)) for row, line in enumerate(failure.lines))
    edits = (_untabbed(failure.file, row, found) for row, found in tabs if found)
    return replace(problem, edits=tuple(edits))


def _untabbed(file: str, row: int, found: re.Match[str]) -> Edit:
    """Two spaces in the place of the tab at the end of an indentation."""
    return Edit(file, (), "  ", place=Place(row + 1, found.end(), found.end() + 1))


def list_and_keys(failure: SyntaxFailure) -> Diagnostic | None:
    """Keys where a list goes on, or an entry of a list where keys do."""
    entry = ITEM.match(failure.line)
    if "flow" in failure.context or "mapping values" in failure.problem:
        return None
    if entry is None and ("'-' indicator" not in failure.problem or failure.column != failure.begin[1]):
        return None
    indent = len(failure.line) - len(failure.line.lstrip())
    above = failure.lines[failure.row - 1] if failure.row else ""
    has_value = KEY_AND_VALUE.match(above)
    if entry is None:
        message = "The lines around this one are entries of a list, and this is none."
        hint = "Begin it with a hyphen and a space, or indent it as far as the entry it belongs to."
    elif has_value:
        message = f'This entry of a list stands below "{has_value["key"]}", which has a value already.'
        hint = "Put that value on a line of its own, after a hyphen too."
    else:
        message = "This is an entry of a list, and the lines around it are keys with values."
        hint = "Take the hyphen away, or indent the line below the key of its list."
    return failure.at("EV028", failure.row, indent, len(uncommented(failure.line)), message, hint)


KEY_WITHOUT_VALUE = re.compile(KEY + r"[ \t]*(?:#.*)?$")


def entry_at_margin(lines: Sequence[str], row: int) -> str | None:
    """The key whose list an entry belongs to that stands left of it; None for any other line."""
    entry = ITEM.match(lines[row][:LONGEST])
    above = next((lines[other] for other in range(row - 1, -1, -1) if lines[other].strip()), "")
    key = KEY_WITHOUT_VALUE.match(above[:LONGEST])
    if entry is None or key is None:
        return None
    column = len(entry["before"]) - len(entry["before"].lstrip())
    if column >= len(key["before"]):
        return None
    first = next((line for line in lines if line.startswith(f"{' ' * column}- ")), "")
    begins = [found["key"] if (found := KEY_ALONE.match(line)) else "" for line in (first, lines[row])]
    return key["key"] if begins[0] != begins[1] else None


def at_margin(failure: SyntaxFailure) -> Diagnostic | None:
    """An entry of a list that stands left of the key of its list."""
    for row in range(failure.row, max(failure.row - 4, -1), -1):
        key = entry_at_margin(failure.lines, row)
        if key:
            indent = len(failure.lines[row]) - len(failure.lines[row].lstrip())
            end = len(uncommented(failure.lines[row]))
            return failure.at("EV028", row, indent, end, *left_of(key))
    return None


def left_of(key: str) -> tuple[str, str]:
    """Message and hint for an entry that stands left of the key of its list."""
    return (
        f'This entry stands left of "{key}", and so belongs to another list.',
        f'Indent it as far as "{key}", or further.',
    )


def uneven(failure: SyntaxFailure) -> Diagnostic | None:
    """A line that does not line up with its neighbours."""
    found = KEY_ALONE.match(failure.line)
    if found is None or "flow" in failure.context:
        return None
    indent = len(found["before"])
    above = _neighbour(failure, indent)
    if above is None:
        return None
    row, other = above
    other_indent = len(other["before"])
    return failure.at(
        "EV007",
        failure.row,
        found.start("key"),
        found.end("key"),
        f'"{found["key"]}" is indented by {_spaces(indent)}, but its neighbour "{other["key"]}" '
        f"on line {row + 1} by {other_indent}.",
        f"If both belong together, let them line up. {_has_text(failure, row, other, indent)}".strip(),
    )


def _neighbour(failure: SyntaxFailure, indent: int) -> tuple[int, re.Match[str]] | None:
    nearest: tuple[int, re.Match[str]] | None = None
    for row in range(failure.row - 1, -1, -1):
        found = KEY_ALONE.match(failure.lines[row])
        if found is None:
            continue
        if len(found["before"]) == indent:
            return nearest
        if nearest is None or abs(len(found["before"]) - indent) < abs(len(nearest[1]["before"]) - indent):
            nearest = (row, found)
        if len(found["before"]) < indent:
            break
    return nearest


def _has_text(failure: SyntaxFailure, row: int, other: re.Match[str], indent: int) -> str:
    value = KEY_AND_VALUE.match(failure.lines[row])
    if (
        value is None
        or indent <= len(other["before"])
        or row != failure.row - 1
        or value["value"][0] in "\"'|>[{"
    ):
        return ""
    return f'"{other["key"]}" has text of its own, so nothing can stand below it.'


def _spaces(number: int) -> str:
    return {0: "no spaces", 1: "one space"}.get(number, f"{number} spaces")


def lost_line(failure: SyntaxFailure) -> Diagnostic | None:
    """A line that is neither a key with its value nor an entry of a list."""
    row = failure.begin[0] if "expected ':'" in failure.problem else failure.row
    line = uncommented(failure.lines[row]).strip()
    if not line or KEY_ALONE.match(line) or ITEM.match(line):
        return None
    return failure.at(
        "EV026",
        row,
        len(failure.lines[row]) - len(failure.lines[row].lstrip()),
        len(uncommented(failure.lines[row])),
        f'"{shorten(line)}" is neither `key: value` nor an entry of a list.',
        "If it belongs to the text above, indent it further than the key of that text.",
    )
