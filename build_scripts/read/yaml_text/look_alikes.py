"""Signs of word processors that only look like those of YAML: dashes, wide colons, curly quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace

from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.model.phrases import HYPHENS, shorten, sign_name, uncommented
from build_scripts.read.yaml_text.syntax_failure import SyntaxFailure

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
            return _look_alike(failure, row, dash, "the hyphen that begins an entry of a list", hint, "-")
        if colon:
            hint = f"Write: {colon['key']}: {shorten(uncommented(line[colon.end() :]).strip())}".rstrip()
            put = ":" if line[colon.end() :].startswith((" ", "\t")) else ": "
            return _look_alike(failure, row, colon, "a colon", hint, put)
    return None


def _look_alike(
    failure: SyntaxFailure, row: int, found: re.Match[str], meant: str, hint: str, put: str
) -> Diagnostic:
    message = f"{sign_name(found['sign'])} only looks like {meant}."
    problem = failure.at("EV030", row, found.start("sign"), found.end("sign"), message, hint, put)
    return replace(problem, severity=Severity.ERROR)
