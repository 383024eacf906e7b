"""Syntax errors of punctuation: colons, quotation marks, brackets, commas and signs of a special meaning."""

from __future__ import annotations

import re

import yaml

from build_scripts.model.diagnostics import Diagnostic
from build_scripts.model.phrases import quoted, shorten, uncommented
from build_scripts.read.yaml_text.look_alikes import without_curly_marks
from build_scripts.read.yaml_text.syntax_failure import KEY_ALONE, KEY_AND_VALUE, SyntaxFailure
from build_scripts.read.yaml_text.tree import Loader
from build_scripts.read.yaml_text.unsupported_syntax import FEATURES, not_allowed

NO_SPACE = re.compile(r"[ \t]*(?:-[ \t]+)*(?P<key>[\w-]+):(?P<value>[^\s:/].*)$")


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
            put="- ",
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
                put=f"{found['key']}: ",
            )
        if failure.lines[row].strip() and row < failure.row:
            break
    return None


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


PROBLEM_OF_SIGN = re.compile(r"start any token|(?:sequence entries|mapping keys) are not allowed")


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


CLOSED_QUOTE = re.compile(r"""(?:[:,\[{]|-)[ \t]+(?P<value>"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*$""")


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


CLOSED_BRACKET = re.compile(r"(?:[:,\[{]|-)[ \t]+(?P<value>\[[^\]]*\]|\{[^}]*\})[ \t]*$")


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
