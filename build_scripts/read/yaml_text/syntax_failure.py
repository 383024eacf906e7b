"""Where a parser stopped, with the lines around it: what every explanation of a syntax error looks at."""

from __future__ import annotations

import re
from typing import Any

import yaml

from build_scripts.model.diagnostics import Diagnostic, Edit, Place
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.tree import LINE_BREAK

KEY = r"(?P<before>[ \t]*(?:-[ \t]+)*)(?P<key>[\w-]+|\"[^\"]*\")[ \t]*:"


KEY_AND_VALUE = re.compile(KEY + r"[ \t]+(?P<value>\S.*?)[ \t]*$")


KEY_ALONE = re.compile(KEY + r"(?=\s|$)")


ITEM = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)+)(?P<value>\S.*?)[ \t]*$")


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

    def at(
        self, code: str, row: int, start: int, end: int, message: str, hint: str, put: str | None = None
    ) -> Diagnostic:
        """The problem at a stretch of a row, from 0; `put` is what would stand there if it were right."""
        start = min(start, max(len(self.lines[row]) - 1, 0))
        place = Place(row + 1, start + 1, max(min(end, len(self.lines[row])), start + 1) + 1)
        edits = () if put is None else (Edit(self.file, (), put, place=place),)
        return diagnostic(code, self.file, place, message, hint, source_line=self.lines[row], edits=edits)
