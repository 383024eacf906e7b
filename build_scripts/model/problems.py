"""Problems that an author can mend, and the edits that would mend them.

A problem names a file and a path in its tree; where that is on the screen is looked up in the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Path = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead from the top of a file to a value."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """A release cannot be built."""
    WARNING = "warning"
    """Worth a look; never needed for a merge."""
    NOTE = "note"
    """Nothing to do; said so that nothing is skipped silently."""


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of one file: 1-based line and column in characters, and the column after its end.

    `end_column` counts on the same line; a value over several lines ends with its first line.
    """

    line: int
    column: int
    end_column: int


@dataclass(frozen=True)
class Edit:
    """A mechanical repair: put `text` where the value (or the key) at `path` stands now.

    `of_key` says that the key is replaced and not its value; `text` of None removes key and value.
    """

    file: str
    path: Path
    text: str | None
    of_key: bool = False


@dataclass(frozen=True)
class Complaint:
    """What a rule function yields: the rule adds code, slug and severity.

    `place` is given only where no tree exists (a file that does not parse). `part` narrows the place to a
    piece of the scalar's text; `at_key` points to the key instead of the value.
    """

    file: str
    path: Path
    message: str
    """What is wrong, and why, in a sentence or two."""
    hint: str = ""
    """What to do about it."""
    at_key: bool = False
    part: str = ""
    place: Place | None = None
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None
    """Only where one rule speaks with two severities."""
    elsewhere: tuple[tuple[str, Path], ...] = ()
    """Other places, as file and path; `{0}` in message or hint becomes the first of them as `file:line`."""


@dataclass(frozen=True)
class Problem:
    """One finding of the check, ready to be printed; sorts by file, line, column, code."""

    file: str
    place: Place
    code: str
    slug: str
    severity: Severity
    message: str
    hint: str = ""
    path: Path = ()
    source_line: str = ""
    """The text of the line, for the caret."""
    edits: tuple[Edit, ...] = field(default=(), compare=False)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order for printing: file, line, column, code, message."""
        return (self.file, self.place.line, self.place.column, self.code, self.message)
