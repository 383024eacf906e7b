"""What an import finds, in the names of our records, and how it is put together from several files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from build_scripts.model.fields import LINE

LONGEST_LINE = LINE.max_length or 0


class ImportRefusedError(Exception):
    """A file that cannot be imported; `str()` is a sentence for people that says why and what to do."""


@dataclass(frozen=True)
class Advice:
    """A recommendation as printed, for the author to put into their own words."""

    words: str
    locator: dict[str, str]


@dataclass(frozen=True)
class Found:
    """What one file says, or several together."""

    study: dict[str, Any] = field(default_factory=dict)
    """By the keys of `study.yaml`; what the file does not print is not there."""
    quotes: tuple[dict[str, Any], ...] = ()
    """By the keys of a quotation; without id and perspective."""
    tables: tuple[dict[str, Any], ...] = ()
    """By the keys of a table; without id and perspective."""
    advice: tuple[Advice, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was left out or could not be read, in sentences."""

    def with_more(self, other: Found) -> Found:
        """This, and what only the other file says."""
        return Found(
            study={**other.study, **self.study},
            quotes=self.quotes or other.quotes,
            tables=self.tables or other.tables,
            advice=self.advice or other.advice,
            remarks=(*self.remarks, *other.remarks),
        )


_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Soft hyphens, signs without width, and what is no sign at all."""


def on_one_line(text: str) -> str:
    """A text without line breaks, with plain spaces for thin and no-break ones, and without signs that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def fitting(text: str) -> str:
    """A text on one line, ended after a whole sentence, or else a word, where a line may not be so long."""
    line = on_one_line(text)
    if len(line) <= LONGEST_LINE:
        return line
    start = line[: LONGEST_LINE - 4]
    end = max(start.rfind(". "), start.rfind("? "))
    return f"{start[: end + 1]} ..." if end > 0 else f"{start.rpartition(' ')[0]} ..."
