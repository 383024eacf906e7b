"""What a parser's error means in plain words: the likely syntax error, its place, and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

import yaml

from build_scripts.model.diagnostics import Diagnostic, Place, Severity
from build_scripts.model.messages import HYPHENS, lines, quoted, shorten, sign_name, uncommented
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.tree import LINE_BREAK, Loader

KEY = r"(?P<before>[ \t]*(?:-[ \t]+)*)(?P<key>[\w-]+|\"[^\"]*\")[ \t]*:"
KEY_AND_VALUE = re.compile(KEY + r"[ \t]+(?P<value>\S.*?)[ \t]*$")
KEY_ALONE = re.compile(KEY + r"(?=\s|$)")

LONGEST = 1000
"""Characters of a line that are looked at; a longer line is no line that people wrote."""


class SyntaxFailure:
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


def space_missing(failure: SyntaxFailure) -> Diagnostic | None:
    """`title:Coping` and `-id: x`: YAML wants a space."""
    hyphen = re.match(r"[ \t]*-(?=[^\W\d_])", failure.line)
    if hyphen:
        return failure.at(
            "EV024",
            failure.row,
            hyphen.end() - 1,
            hyphen.end(),
            "After this hyphen a space is missing.",
            f"Write: - {shorten(uncommented(failure.line[hyphen.end() :]))}",
        )
    if "mapping values" not in failure.problem and "expected ':'" not in failure.problem:
        return None
    rows = [failure.begin[0], failure.row, *range(failure.row - 1, max(failure.row - 4, -1), -1)]
    for row in rows:
        found = NO_SPACE.match(failure.lines[row])
        if found:
            return failure.at(
                "EV024",
                row,
                found.start("key"),
                found.end("key") + 1,
                f'After the colon of "{found["key"]}" a space is missing.',
                f"Write: {found['key']}: {shorten(uncommented(found['value']))}",
            )
        if failure.lines[row].strip() and row < failure.row:
            break
    return None


def colon_in_text(failure: SyntaxFailure) -> Diagnostic | None:
    """A second colon in text without quotes."""
    at_colon = failure.line[failure.column : failure.column + 1] == ":"
    if "mapping values" not in failure.problem and not ("flow" in failure.context and at_colon):
        return None
    before = failure.line[: failure.column]
    if "flow" in failure.context:
        found = re.search(r"(?P<key>[\w-]+):[ \t]+(?P<value>[^,\[\]{}]*)$", before)
        ends = re.search(r"[,\]}]|$", failure.line[failure.column :])
        end = failure.column + ends.start() if ends else len(failure.line)
    else:
        found = KEY_AND_VALUE.match(before)
        end = len(uncommented(failure.line))
    if found is None:
        return None
    value = failure.line[found.start("value") : end].strip()
    return failure.at(
        "EV008",
        failure.row,
        found.start("value"),
        end,
        f'The second colon in "{found["key"]}" confuses YAML.',
        f"Put the text in quotes: {found['key']}: {quoted(without_curly_marks(value))}",
    )


CURLY_MARKS = {"“": "”", "„": "“”", "‘": "’", "«": "»", "”": "”", "＂": "＂"}
"""Opening quotation marks of word processors, each with those that may close it. YAML knows none of them."""


def without_curly_marks(text: str) -> str:
    """A text without the typographic quotation marks around it, if they are its first and last sign."""
    enclosed = len(text) > 2 and text[-1] in CURLY_MARKS.get(text[0], "")
    return text[1:-1] if enclosed and not set(text[1:-1]) & {text[0], text[-1]} else text


COLON_LIKE = re.compile(r"[ \t]*(?:-[ \t]+)*(?P<key>[\w-]+)[ \t]*(?P<sign>[\uff1a\ufe55\ua789\ufe13])")
DASH_LIKE = re.compile(rf"(?P<before>[ \t]*)(?P<sign>[{HYPHENS}])[ \t]+(?P<text>\S.*)")


def look_alike(failure: SyntaxFailure) -> Diagnostic | None:
    """A dash typed for the hyphen of a list, or a wide colon after a key."""
    for row in (failure.row, failure.begin[0], failure.row - 1):
        line = failure.lines[row] if row >= 0 else ""
        dash, colon = DASH_LIKE.match(line), COLON_LIKE.match(line)
        if dash:
            hint = f"Write: - {shorten(uncommented(dash['text']))}"
            return _look_alike(failure, row, dash, "the hyphen that begins an entry of a list", hint)
        if colon:
            hint = f"Write: {colon['key']}: {shorten(uncommented(line[colon.end() :]).strip())}".rstrip()
            return _look_alike(failure, row, colon, "a colon", hint)
    return None


def _look_alike(failure: SyntaxFailure, row: int, found: re.Match[str], meant: str, hint: str) -> Diagnostic:
    message = f"{sign_name(found['sign'])} only looks like {meant}."
    problem = failure.at("EV030", row, found.start("sign"), found.end("sign"), message, hint)
    return replace(problem, severity=Severity.ERROR)


WORD = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)*)(?P<key>[A-Za-z][\w-]*)(?:[ \t]+(?P<text>\S.*?))?[ \t]*$")


def colon_missing(failure: SyntaxFailure) -> Diagnostic | None:
    """A key without its colon: a line that begins with a word where the keys around it begin."""
    if "flow" in failure.context:
        return None
    row = failure.begin[0] if "expected ':'" in failure.problem else failure.row
    if KEY_ALONE.match(failure.lines[row]) and "mapping values" in failure.problem:
        row -= 1
    line = uncommented(failure.lines[row]) if row >= 0 else ""
    found = WORD.match(line)
    if found is None or KEY_ALONE.match(line) or not _is_among_keys(failure, row, len(found["before"])):
        return None
    text = f" {shorten(found['text'])}" if found["text"] else ""
    write = f"rite: {found['key']}:{text}"
    return failure.at(
        "EV029",
        row,
        found.start("key"),
        found.end("key"),
        f'After "{found["key"]}" a colon is missing.',
        f"If it goes on with the text above, indent it further; otherwise w{write}"
        if row and text
        else f"W{write}",
    )


def _is_among_keys(failure: SyntaxFailure, row: int, indent: int) -> bool:
    """Whether the next line that is as far to the left, above or below, is a key at this indentation."""
    for rows in (range(row - 1, -1, -1), range(row + 1, len(failure.lines))):
        for other in rows:
            line = failure.lines[other]
            width = len(line) - len(line.lstrip(" -"))
            if line.strip() and not line.lstrip().startswith("#") and width <= indent:
                if width == indent and KEY_ALONE.match(line):
                    return True
                break
    return False


KEY_WITHOUT_VALUE = re.compile(KEY + r"[ \t]*(?:#.*)?$")


def entry_at_margin(lines: Sequence[str], row: int) -> str | None:
    """The key whose list an entry belongs to that stands left of it; None for any other line."""
    entry = ITEM.match(lines[row])
    above = next((other for other in reversed(lines[:row]) if other.strip()), "")
    key = KEY_WITHOUT_VALUE.match(above)
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
    return failure.at(
        "EV006",
        failure.row,
        tab.end() - 1,
        tab.end(),
        f"Line {failure.row + 1} is indented with a tab, and YAML needs spaces.{more}",
        "Use two spaces a level instead.",
    )


def second_document(failure: SyntaxFailure) -> Diagnostic | None:
    """A line of three hyphens or dots, which ends a document."""
    if "document" not in failure.problem + failure.context:
        return None
    here = failure.line.startswith(("---", "..."))
    rows = [row for row, line in enumerate(failure.lines[: failure.row]) if line.startswith("...")]
    if not here and not rows:
        return None
    row = failure.row if here else rows[-1]
    return failure.at(
        "EV015",
        row,
        0,
        3,
        f'Only one document a file: "{failure.lines[row][:3]}" on line {row + 1} ends the first and starts a second.',
        "Delete this line, or make a new file for what follows it.",
    )


def never_closed_quote(failure: SyntaxFailure) -> Diagnostic | None:
    """A quotation mark without its partner."""
    if "quoted scalar" not in failure.context or "escape" in failure.problem.lower():
        return None
    row, column = failure.begin
    mark = failure.lines[row][column : column + 1]
    return failure.at(
        "EV019",
        row,
        column,
        column + 1,
        f"The quotation mark {mark} that opens here is never closed.",
        f"Close it with {mark} at the end of the text, or take it away.",
    )


def quote_over_lines(failure: SyntaxFailure) -> Diagnostic | None:
    """A quotation mark without its partner, that took the next text's for it, with the keys between."""
    try:
        for token in yaml.scan(failure.text, Loader):
            quoted_text = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            first, last = token.start_mark, token.end_mark
            if (last.line, last.column) > (failure.row, failure.column):
                return None
            if (
                quoted_text
                and last.line == failure.row > first.line
                and _has_keys(failure, first.line, last.line)
            ):
                mark = failure.lines[first.line][first.column : first.column + 1]
                return failure.at(
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


def _has_keys(failure: SyntaxFailure, first: int, last: int) -> bool:
    """Whether a line after `first` is a key, or begins an entry, where those around the text stand."""
    opened = failure.lines[first]
    indent = len(opened) - len(opened.lstrip(" -"))
    return any(
        (found := KEY_ALONE.match(line)) is not None and len(found["before"]) <= indent
        for line in failure.lines[first + 1 : last + 1]
    )


def never_closed_bracket(failure: SyntaxFailure) -> Diagnostic | None:
    """An opening bracket without its partner, or a comma forgotten between two entries."""
    if "flow" not in failure.context:
        return None
    row, column = failure.begin
    bracket = failure.lines[row][column : column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return None
    if row == failure.row and failure.column < len(failure.line.rstrip()):
        return failure.at(
            "EV025",
            failure.row,
            failure.column,
            failure.column + 1,
            f'Between "{bracket}" and "{closing}" a comma is missing before this, or text needs quotes.',
            "Put a comma between the entries, and quotes around text with commas, colons or brackets.",
        )
    return failure.at(
        "EV019",
        row,
        column,
        column + 1,
        f'The bracket "{bracket}" that opens here is never closed.',
        f'Close it with "{closing}", or put the text in quotes if it is text.',
    )


def backslash(failure: SyntaxFailure) -> Diagnostic | None:
    """A backslash in double quotes, where it begins an escape."""
    if "escape" not in failure.problem.lower():
        return None
    column = failure.line.rfind("\\", 0, failure.column + 1)
    return failure.at(
        "EV014",
        failure.row,
        max(column, 0),
        max(column, 0) + 2,
        "In double quotes a backslash begins a special character, and this is none.",
        "Write two backslashes, or use single quotes around the text.",
    )


def block_text(failure: SyntaxFailure) -> Diagnostic | None:
    """Text on the same line as `>` or `|`."""
    if "block scalar" not in failure.context:
        return None
    row, column = failure.begin
    sign, rest = failure.lines[row][column : column + 1], uncommented(failure.lines[row][column:])
    return failure.at(
        "EV011",
        row,
        column,
        column + 1,
        f'A value that begins with "{sign}" is read as the sign for text on the lines below.',
        f"Put it in quotes: {quoted(shorten(rest))}. Or begin the text on the next line, indented.",
    )


def special_sign(failure: SyntaxFailure) -> Diagnostic | None:
    """A value that begins with a sign of YAML's own."""
    for feature in FEATURES:
        if f"scanning {'a' if feature == 'tag' else 'an'} {feature}" in failure.context:
            return not_allowed(failure.file, failure.text, failure.begin, feature)
    column = failure.column
    sign = failure.line[column : column + 1]
    if "directive" in failure.context:
        column, sign = 0, "%"
    elif (
        sign not in {"@", "`", "%", "-", "?"}
        or not PROBLEM_OF_SIGN.search(failure.problem)
        or (sign in "-?" and not KEY_ALONE.match(failure.line[:column]))
    ):
        return None
    rest = uncommented(failure.line[column:])
    return failure.at(
        "EV011",
        failure.row,
        column,
        column + len(rest),
        f'A value cannot begin with "{sign}", which has a special meaning in YAML.',
        f"Put it in quotes: {quoted(shorten(rest))}",
    )


def quote_closes_early(failure: SyntaxFailure) -> Diagnostic | None:
    """More text after a closing quotation mark."""
    found = CLOSED_QUOTE.search(failure.line[: failure.column])
    if found is None or "flow" in failure.context or not failure.line[failure.column :].strip():
        return None
    return failure.at(
        "EV009",
        failure.row,
        failure.column,
        len(uncommented(failure.line)),
        "The quotation mark closes too early: there is more text after it.",
        "Begin the text with | on its own, and put it on the next line, indented. "
        "Or use the other kind of quotation mark around the whole.",
    )


def bracket_in_text(failure: SyntaxFailure) -> Diagnostic | None:
    """Text that begins with a bracket."""
    found = CLOSED_BRACKET.search(failure.line[: failure.column])
    rest = uncommented(failure.line[failure.column :])
    if found is None or "flow" in failure.context or not rest or rest[0] in ",]}":
        return None
    bracket = found["value"][0]
    whole = f"{found['value']} {rest}"
    return failure.at(
        "EV010",
        failure.row,
        found.start("value"),
        len(uncommented(failure.line)),
        f'Text that begins with "{bracket}" is read as a list.'
        if bracket == "["
        else 'Text that begins with "{" is read as a group of keys.',
        f"Put it in quotes: {quoted(shorten(whole))}",
    )


EXPLANATIONS: tuple[Callable[[SyntaxFailure], Diagnostic | None], ...] = (
    tab,
    look_alike,
    second_document,
    never_closed_quote,
    quote_over_lines,
    backslash,
    block_text,
    special_sign,
    quote_closes_early,
    bracket_in_text,
    space_missing,
    at_margin,
    colon_missing,
    colon_in_text,
    list_and_keys,
    uneven,
    never_closed_bracket,
    lost_line,
)
"""The first that fits is told: what is surest comes first."""


def not_yaml(file: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """The one problem of a file that YAML cannot read."""
    failure = SyntaxFailure(file, text, error)
    return next((problem for explain in EXPLANATIONS if (problem := explain(failure))), _unknown(failure))


def _unknown(failure: SyntaxFailure) -> Diagnostic:
    """Whatever is left."""
    start = failure.column if failure.line[failure.column :].strip() else 0
    return failure.at(
        "EV020",
        failure.row,
        start,
        max(len(failure.line.rstrip()), start + 1),
        "YAML cannot make sense of this place.",
        "Look here and on the lines above for a missing quotation mark, colon, bracket or space.",
    )
