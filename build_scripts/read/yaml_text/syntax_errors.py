"""What a parser's error means in plain words: the likely syntax error, its place, and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

import yaml

from build_scripts.model.diagnostics import Diagnostic, Place
from build_scripts.model.messages import quoted, shorten, uncommented
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.tree import LINE_BREAK, Loader

KEY = r"(?P<before>[ \t]*(?:-[ \t]+)*)(?P<key>[\w-]+|\"[^\"]*\")[ \t]*:"
KEY_AND_VALUE = re.compile(KEY + r"[ \t]+(?P<value>\S.*?)[ \t]*$")
KEY_ALONE = re.compile(KEY + r"(?=\s|$)")

LONGEST = 1000
"""Characters of a line that are looked at; a longer line is no line that people wrote."""


class Slip:
    """What the parser said (`problem`, `context`) and where (`row`, `column` and `begin`, from 0)."""

    def __init__(self, file: str, text: str, error: yaml.YAMLError) -> None:
        """Look at the lines around the error's marks."""
        self.file = file
        self.text = text
        self.lines = [line[:LONGEST] for line in LINE_BREAK.split(text)]
        self.problem = str(getattr(error, "problem", None) or "")
        self.context = str(getattr(error, "context", None) or "")
        mark = getattr(error, "problem_mark", None)
        begin = getattr(error, "context_mark", None)
        self.row, self.column = self._inside(mark)
        self.begin = self._inside(begin) if begin is not None else (self.row, self.column)
        self.line = self.lines[self.row]

    def _inside(self, mark: Any | None) -> tuple[int, int]:
        if mark is None:
            return 0, 0
        row = min(mark.line, len(self.lines) - 1)
        while row > 0 and not self.lines[row].strip():
            row -= 1
        return row, min(mark.column, len(self.lines[row])) if row == mark.line else len(self.lines[row])

    def at(self, code: str, row: int, start: int, end: int, message: str, hint: str) -> Diagnostic:
        """The problem at a stretch of a row, from 0."""
        start = min(start, max(len(self.lines[row]) - 1, 0))
        place = Place(row + 1, start + 1, max(min(end, len(self.lines[row])), start + 1) + 1)
        return diagnostic(code, self.file, place, message, hint, source_line=self.lines[row])


NO_SPACE = re.compile(r"[ \t]*(?:-[ \t]+)*(?P<key>[\w-]+):(?P<value>[^\s:/].*)$")
ITEM = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)+)(?P<value>\S.*?)[ \t]*$")


def space_missing(slip: Slip) -> Diagnostic | None:
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


def colon_in_text(slip: Slip) -> Diagnostic | None:
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


def list_and_keys(slip: Slip) -> Diagnostic | None:
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


def uneven(slip: Slip) -> Diagnostic | None:
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


def lost_line(slip: Slip) -> Diagnostic | None:
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


PROBLEM_OF_SIGN = re.compile(r"start any token|(?:sequence entries|mapping keys) are not allowed")
CLOSED_QUOTE = re.compile(r"""(?:[:,\[{]|-)[ \t]+(?P<value>"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*$""")
CLOSED_BRACKET = re.compile(r"(?:[:,\[{]|-)[ \t]+(?P<value>\[[^\]]*\]|\{[^}]*\})[ \t]*$")


def tab(slip: Slip) -> Diagnostic | None:
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


def second_document(slip: Slip) -> Diagnostic | None:
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


def never_closed_quote(slip: Slip) -> Diagnostic | None:
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


def quote_over_lines(slip: Slip) -> Diagnostic | None:
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


def never_closed_bracket(slip: Slip) -> Diagnostic | None:
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


def backslash(slip: Slip) -> Diagnostic | None:
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


def block_text(slip: Slip) -> Diagnostic | None:
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


def special_sign(slip: Slip) -> Diagnostic | None:
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


def quote_closes_early(slip: Slip) -> Diagnostic | None:
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


def bracket_in_text(slip: Slip) -> Diagnostic | None:
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


EXPLANATIONS: tuple[Callable[[Slip], Diagnostic | None], ...] = (
    tab,
    second_document,
    never_closed_quote,
    quote_over_lines,
    backslash,
    block_text,
    special_sign,
    quote_closes_early,
    bracket_in_text,
    space_missing,
    colon_in_text,
    list_and_keys,
    uneven,
    never_closed_bracket,
    lost_line,
)
"""The first that fits is told: what is surest comes first."""


def not_yaml(file: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """The one problem of a file that YAML cannot read."""
    slip = Slip(file, text, error)
    return next((problem for explain in EXPLANATIONS if (problem := explain(slip))), _unknown(slip))


def _unknown(slip: Slip) -> Diagnostic:
    """Whatever is left."""
    start = slip.column if slip.line[slip.column :].strip() else 0
    return slip.at(
        "EV020",
        slip.row,
        start,
        max(len(slip.line.rstrip()), start + 1),
        "YAML cannot make sense of this place.",
        "Look here and on the lines above for a missing quotation mark, colon, bracket or space.",
    )
