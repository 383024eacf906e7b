"""What a rule is called and says, what it finds wrong, and the edits that would mend it.

A violation names a file and a path in its tree; a diagnostic has the place on the screen, looked up in the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

KeyPath = tuple[str | int, ...]
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

    `of_key` says that the key is replaced and not its value; `text` of None removes key and value. Where no path leads
    to what is replaced, as in a file that cannot be read, `place` holds it.
    """

    file: str
    path: KeyPath
    text: str | None
    of_key: bool = False
    place: Place | None = None


@dataclass(frozen=True)
class Violation:
    """What a rule function yields: the rule adds code, slug and severity.

    `place` is given only where no tree exists (a file that does not parse). `part` narrows the place to a
    piece of the scalar's text; `at_key` points to the key instead of the value.
    """

    file: str
    path: KeyPath
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
    elsewhere: tuple[tuple[str, KeyPath], ...] = ()
    """Other places, as file and path; `{0}` in message or hint becomes the first of them as `file:line`."""


@dataclass(frozen=True)
class Diagnostic:
    """One finding of the check, ready to be printed; sorts by file, line, column, code."""

    file: str
    place: Place
    code: str
    slug: str
    severity: Severity
    message: str
    hint: str = ""
    path: KeyPath = ()
    source_line: str = ""
    """The text of the line, for the caret."""
    edits: tuple[Edit, ...] = field(default=(), compare=False)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order for printing: file, line, column, code, message."""
        return (self.file, self.place.line, self.place.column, self.code, self.message)


Scope = Literal["file", "study", "corpus"]
"""How much of the corpus a rule looks at: one file, one study with what it names, or everything."""


@dataclass(frozen=True)
class RuleText:
    """A rule as authors read it. `bad` and `good` are run by the tests.

    Both hold one or more files, each introduced by a line `# evidence/<path>`, and are laid over the annotated
    example: a file named there takes the place of the example's. After a line `# in evidence/<path>` only the
    entries that follow do so: an entry of a list by its `id`, any other by its key; a new one comes last. The
    first line that `bad` marks with a
    trailing `# <- here` is the line the problem must name.
    """

    code: str
    slug: str
    severity: Severity
    scope: Scope
    why: str
    bad: str
    good: str
