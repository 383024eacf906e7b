"""One line at the foot of a terminal that says how far long work has come; nothing in a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from build_scripts.model.phrases import shorten
from build_scripts.model.progress import heard_by

WIDTH = 79
CLEAR = f"\r{' ' * WIDTH}\r"
"""Wipes the line. Each ends at its own start, so that whatever else is printed begins there."""
TIMES = 100
"""A long row of things is told no more often."""


@dataclass(frozen=True)
class ProgressLine:
    """Writes onto a terminal, over the last, which thing of how many is at hand."""

    stream: TextIO

    def __call__(self, what: str, number: int, of: int) -> None:
        """Say it where it is due; the last thing wipes the line."""
        if number >= of:
            self.clear()
        elif number <= 1 or number % max(1, of // TIMES) == 0:
            said = f"{what}: {number} of {of}" if number else f"{what} ..."
            self._write(f"{shorten(said, WIDTH):{WIDTH}}\r")

    def clear(self) -> None:
        """Leave nothing on the screen."""
        self._write(CLEAR)

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


@contextmanager
def progress_shown(stream: TextIO) -> Iterator[None]:
    """Show the progress of what is done meanwhile, if somebody looks at the stream."""
    if not stream.isatty():
        yield
        return
    line = ProgressLine(stream)
    try:
        with heard_by(line):
            yield
    finally:
        line.clear()
