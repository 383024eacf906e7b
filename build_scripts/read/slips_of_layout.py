"""Slips with colons, hyphens and indentation."""

from __future__ import annotations

import re

from build_scripts.model.problems import Problem
from build_scripts.read.phrases import quoted, shorten, uncommented
from build_scripts.read.slip import KEY_ALONE, KEY_AND_VALUE, Slip

NO_SPACE = re.compile(r"[ \t]*(?:-[ \t]+)*(?P<key>[\w-]+):(?P<value>[^\s:/].*)$")
ITEM = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)+)(?P<value>\S.*?)[ \t]*$")


def space_missing(slip: Slip) -> Problem | None:
    """`title:Coping` and `-id: x`: YAML wants a space."""
    hyphen = re.match(r"[ \t]*-(?=[^\W\d_])", slip.line)
    if hyphen:
        return slip.at(
            "EV024",
            slip.row,
            hyphen.end() - 1,
            hyphen.end(),
            "After this hyphen a space is missing.",
            f"Write: - {shorten(uncommented(slip.line[hyphen.end() :]))}",
        )
    if "mapping values" not in slip.problem and "expected ':'" not in slip.problem:
        return None
    rows = [slip.begin[0], slip.row, *range(slip.row - 1, max(slip.row - 4, -1), -1)]
    for row in rows:
        found = NO_SPACE.match(slip.lines[row])
        if found:
            return slip.at(
                "EV024",
                row,
                found.start("key"),
                found.end("key") + 1,
                f'After the colon of "{found["key"]}" a space is missing.',
                f"Write: {found['key']}: {shorten(uncommented(found['value']))}",
            )
        if slip.lines[row].strip() and row < slip.row:
            break
    return None


def colon_in_text(slip: Slip) -> Problem | None:
    """A second colon in text without quotes."""
    at_colon = slip.line[slip.column : slip.column + 1] == ":"
    if "mapping values" not in slip.problem and not ("flow" in slip.context and at_colon):
        return None
    before = slip.line[: slip.column]
    if "flow" in slip.context:
        found = re.search(r"(?P<key>[\w-]+):[ \t]+(?P<value>[^,\[\]{}]*)$", before)
        ends = re.search(r"[,\]}]|$", slip.line[slip.column :])
        end = slip.column + ends.start() if ends else len(slip.line)
    else:
        found = KEY_AND_VALUE.match(before)
        end = len(uncommented(slip.line))
    if found is None:
        return None
    value = slip.line[found.start("value") : end].strip()
    return slip.at(
        "EV008",
        slip.row,
        found.start("value"),
        end,
        f'The second colon in "{found["key"]}" confuses YAML.',
        f"Put the text in quotes: {found['key']}: {quoted(value)}",
    )


def list_and_keys(slip: Slip) -> Problem | None:
    """Keys where a list goes on, or an entry of a list where keys do."""
    entry = ITEM.match(slip.line)
    if "flow" in slip.context or "mapping values" in slip.problem:
        return None
    if entry is None and ("'-' indicator" not in slip.problem or slip.column != slip.begin[1]):
        return None
    indent = len(slip.line) - len(slip.line.lstrip())
    above = slip.lines[slip.row - 1] if slip.row else ""
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
    return slip.at("EV028", slip.row, indent, len(uncommented(slip.line)), message, hint)


def uneven(slip: Slip) -> Problem | None:
    """A line that does not line up with its neighbours."""
    found = KEY_ALONE.match(slip.line)
    if found is None or "flow" in slip.context:
        return None
    indent = len(found["before"])
    above = _neighbour(slip, indent)
    if above is None:
        return None
    row, other = above
    other_indent = len(other["before"])
    return slip.at(
        "EV007",
        slip.row,
        found.start("key"),
        found.end("key"),
        f'"{found["key"]}" is indented by {_spaces(indent)}, but its neighbour "{other["key"]}" '
        f"on line {row + 1} by {other_indent}.",
        f"If both belong together, let them line up. {_has_text(slip, row, other, indent)}".strip(),
    )


def _neighbour(slip: Slip, indent: int) -> tuple[int, re.Match[str]] | None:
    nearest: tuple[int, re.Match[str]] | None = None
    for row in range(slip.row - 1, -1, -1):
        found = KEY_ALONE.match(slip.lines[row])
        if found is None:
            continue
        if len(found["before"]) == indent:
            return nearest
        if nearest is None or abs(len(found["before"]) - indent) < abs(len(nearest[1]["before"]) - indent):
            nearest = (row, found)
        if len(found["before"]) < indent:
            break
    return nearest


def _has_text(slip: Slip, row: int, other: re.Match[str], indent: int) -> str:
    value = KEY_AND_VALUE.match(slip.lines[row])
    if (
        value is None
        or indent <= len(other["before"])
        or row != slip.row - 1
        or value["value"][0] in "\"'|>[{"
    ):
        return ""
    return f'"{other["key"]}" has text of its own, so nothing can stand below it.'


def lost_line(slip: Slip) -> Problem | None:
    """A line that is neither a key with its value nor an entry of a list."""
    row = slip.begin[0] if "expected ':'" in slip.problem else slip.row
    line = uncommented(slip.lines[row]).strip()
    if not line or KEY_ALONE.match(line) or ITEM.match(line):
        return None
    return slip.at(
        "EV026",
        row,
        len(slip.lines[row]) - len(slip.lines[row].lstrip()),
        len(uncommented(slip.lines[row])),
        f'"{shorten(line)}" is neither `key: value` nor an entry of a list.',
        "If it belongs to the text above, indent it further than the key of that text.",
    )


def _spaces(number: int) -> str:
    return {0: "no spaces", 1: "one space"}.get(number, f"{number} spaces")
