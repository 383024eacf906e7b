"""One total, vote or bound of a table: what was held against what, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model.diagnostics import KeyPath
from build_scripts.synthesise.numbers.cells import Status
from build_scripts.synthesise.numbers.plausible import ValueRule

TotalRule = Literal[
    "counts_add_up",
    "counts_within_base",
    "answers_within_limit",
    "percents_add_up",
    "base_vote",
    "subthemes_within_theme",
    "printed_total",
    "rounding",
    "arms_add_up",
    "categories_add_up",
    "mean_between_parts",
    ValueRule,
]

OF_PERCENTS: frozenset[TotalRule] = frozenset({"base_vote", "rounding"})
"""What the percents of a table say together; the others are totals and bounds of counts."""


@dataclass(frozen=True)
class TotalLine:
    """One total, vote or bound of a table."""

    rule: TotalRule
    path: KeyPath
    """Path of the group or row in the table's record; empty for a table without either."""
    group: str
    row: str
    """The item of a matrix, else empty."""
    status: Status
    as_printed: str
    """The author's words for what the paper itself prints, else empty."""
    remark: str
    """What was found, in neutral words; empty where there is nothing to say."""
    total: int | None = None
    """The sum of the counts, where they were added."""
    base: int | None = None
    """The base they were held against."""
    unaccounted: int | None = None
    """Members of the base who are under no count; None where that cannot be known."""
    elected: int | None = None
    """The base that every row fits, where that is not the printed one."""
    several: bool = False
    """The counts exceed the base and yet every percent is right: several answers each, it seems."""
    column: str = ""
    """The arm of a table of arms, else empty."""

    @property
    def note(self) -> str:
        """Everything a reader must know of this total, in one text."""
        return self.as_printed or self.remark
