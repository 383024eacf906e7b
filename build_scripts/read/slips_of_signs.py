"""Slips with quotation marks, brackets, tabs and signs of YAML's own."""

from __future__ import annotations

import re

import yaml

from build_scripts.model.problems import Problem
from build_scripts.read.forbidden import FEATURES, not_allowed
from build_scripts.read.nodes import Loader
from build_scripts.read.phrases import quoted, shorten, uncommented
from build_scripts.read.slip import KEY_ALONE, Slip

PROBLEM_OF_SIGN = re.compile(r"start any token|(?:sequence entries|mapping keys) are not allowed")
CLOSED_QUOTE = re.compile(r"""(?:[:,\[{]|-)[ \t]+(?P<value>"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*$""")
CLOSED_BRACKET = re.compile(r"(?:[:,\[{]|-)[ \t]+(?P<value>\[[^\]]*\]|\{[^}]*\})[ \t]*$")


def tab(slip: Slip) -> Problem | None:
    """A tab where YAML counts spaces."""
    tab = re.match(r" *(?:- *)*\t", slip.line)
    if tab is None or ("start any token" not in slip.problem and "tab" not in slip.problem):
        return None
    return slip.at(
        "EV006",
        slip.row,
        tab.end() - 1,
        tab.end(),
        f"Line {slip.row + 1} is indented with a tab, and YAML needs spaces.",
        "Use two spaces a level instead.",
    )


def second_document(slip: Slip) -> Problem | None:
    """A line of three hyphens or dots, which ends a document."""
    if "document" not in slip.problem + slip.context:
        return None
    here = slip.line.startswith(("---", "..."))
    rows = [row for row, line in enumerate(slip.lines[: slip.row]) if line.startswith("...")]
    if not here and not rows:
        return None
    row = slip.row if here else rows[-1]
    return slip.at(
        "EV015",
        row,
        0,
        3,
        f'Only one document a file: "{slip.lines[row][:3]}" on line {row + 1} ends the first and starts a second.',
        "Delete this line, or make a new file for what follows it.",
    )


def never_closed_quote(slip: Slip) -> Problem | None:
    """A quotation mark without its partner."""
    if "quoted scalar" not in slip.context or "escape" in slip.problem.lower():
        return None
    row, column = slip.begin
    mark = slip.lines[row][column : column + 1]
    return slip.at(
        "EV019",
        row,
        column,
        column + 1,
        f"The quotation mark {mark} that opens here is never closed.",
        f"Close it with {mark} at the end of the text, or take it away.",
    )


def quote_over_lines(slip: Slip) -> Problem | None:
    """A quotation mark without its partner, that took the next text's for it, with the keys between."""
    try:
        for token in yaml.scan(slip.text, Loader):
            quoted_text = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            first, last = token.start_mark, token.end_mark
            if (last.line, last.column) > (slip.row, slip.column):
                return None
            if quoted_text and last.line == slip.row > first.line and _has_keys(slip, first.line, last.line):
                mark = slip.lines[first.line][first.column : first.column + 1]
                return slip.at(
                    "EV019",
                    first.line,
                    first.column,
                    first.column + 1,
                    f"The text that begins with a quotation mark on line {first.line + 1} is not closed: the next {mark} "
                    f"stands on line {last.line + 1}.",
                    f"Close it with {mark} at the end of the text.",
                )
    except yaml.YAMLError:
        pass
    return None


def _has_keys(slip: Slip, first: int, last: int) -> bool:
    """Whether a line after `first` is a key, or begins an entry, where those around the text stand."""
    opened = slip.lines[first]
    indent = len(opened) - len(opened.lstrip(" -"))
    return any(
        (found := KEY_ALONE.match(line)) is not None and len(found["before"]) <= indent
        for line in slip.lines[first + 1 : last + 1]
    )


def never_closed_bracket(slip: Slip) -> Problem | None:
    """An opening bracket without its partner, or a comma forgotten between two entries."""
    if "flow" not in slip.context:
        return None
    row, column = slip.begin
    bracket = slip.lines[row][column : column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return None
    if row == slip.row and slip.column < len(slip.line.rstrip()):
        return slip.at(
            "EV025",
            slip.row,
            slip.column,
            slip.column + 1,
            f'Between "{bracket}" and "{closing}" a comma is missing before this, or text needs quotes.',
            "Put a comma between the entries, and quotes around text with commas, colons or brackets.",
        )
    return slip.at(
        "EV019",
        row,
        column,
        column + 1,
        f'The bracket "{bracket}" that opens here is never closed.',
        f'Close it with "{closing}", or put the text in quotes if it is text.',
    )


def backslash(slip: Slip) -> Problem | None:
    """A backslash in double quotes, where it begins an escape."""
    if "escape" not in slip.problem.lower():
        return None
    column = slip.line.rfind("\\", 0, slip.column + 1)
    return slip.at(
        "EV014",
        slip.row,
        max(column, 0),
        max(column, 0) + 2,
        "In double quotes a backslash begins a special character, and this is none.",
        "Write two backslashes, or use single quotes around the text.",
    )


def block_text(slip: Slip) -> Problem | None:
    """Text on the same line as `>` or `|`."""
    if "block scalar" not in slip.context:
        return None
    row, column = slip.begin
    sign, rest = slip.lines[row][column : column + 1], uncommented(slip.lines[row][column:])
    return slip.at(
        "EV011",
        row,
        column,
        column + 1,
        f'A value that begins with "{sign}" is read as the sign for text on the lines below.',
        f"Put it in quotes: {quoted(shorten(rest))}. Or begin the text on the next line, indented.",
    )


def special_sign(slip: Slip) -> Problem | None:
    """A value that begins with a sign of YAML's own."""
    for feature in FEATURES:
        if f"scanning {'a' if feature == 'tag' else 'an'} {feature}" in slip.context:
            return not_allowed(slip.file, slip.text, slip.begin, feature)
    column = slip.column
    sign = slip.line[column : column + 1]
    if "directive" in slip.context:
        column, sign = 0, "%"
    elif (
        sign not in {"@", "`", "%", "-", "?"}
        or not PROBLEM_OF_SIGN.search(slip.problem)
        or (sign in "-?" and not KEY_ALONE.match(slip.line[:column]))
    ):
        return None
    rest = uncommented(slip.line[column:])
    return slip.at(
        "EV011",
        slip.row,
        column,
        column + len(rest),
        f'A value cannot begin with "{sign}", which has a special meaning in YAML.',
        f"Put it in quotes: {quoted(shorten(rest))}",
    )


def quote_closes_early(slip: Slip) -> Problem | None:
    """More text after a closing quotation mark."""
    found = CLOSED_QUOTE.search(slip.line[: slip.column])
    if found is None or "flow" in slip.context or not slip.line[slip.column :].strip():
        return None
    return slip.at(
        "EV009",
        slip.row,
        slip.column,
        len(uncommented(slip.line)),
        "The quotation mark closes too early: there is more text after it.",
        "Begin the text with | on its own, and put it on the next line, indented. "
        "Or use the other kind of quotation mark around the whole.",
    )


def bracket_in_text(slip: Slip) -> Problem | None:
    """Text that begins with a bracket."""
    found = CLOSED_BRACKET.search(slip.line[: slip.column])
    rest = uncommented(slip.line[slip.column :])
    if found is None or "flow" in slip.context or not rest or rest[0] in ",]}":
        return None
    bracket = found["value"][0]
    whole = f"{found['value']} {rest}"
    return slip.at(
        "EV010",
        slip.row,
        found.start("value"),
        len(uncommented(slip.line)),
        f'Text that begins with "{bracket}" is read as a list.'
        if bracket == "["
        else 'Text that begins with "{" is read as a group of keys.',
        f"Put it in quotes: {quoted(shorten(whole))}",
    )
