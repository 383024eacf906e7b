"""What the values of a table measure, and which of them can stand on one scale: a measure and a unit never mix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from build_scripts.model.records.table import Table, ValueKind
from build_scripts.synthesise.numbers.cells import CellLine

_MEASURES: dict[ValueKind, tuple[str, str]] = {
    "mean": ("mean", ""),
    "mean_sd": ("mean", ""),
    "mean_se": ("mean", ""),
    "mean_ci": ("mean", "confidence interval"),
    "median": ("median", ""),
    "median_range": ("median", "range"),
    "median_iqr": ("median", "quartiles"),
    "rate": ("rate", ""),
    "ratio": ("ratio", "interval"),
    "difference": ("difference", "interval"),
    "difference_se": ("difference", ""),
    "number": ("number", ""),
}
"""What a kind measures, and what its two ends are where it has two. A range alone, a test, a p value and a text have no
place on a scale."""


@dataclass(frozen=True)
class Measured:
    """A value on a scale: what it is, in which unit, and where it and its printed ends lie."""

    line: CellLine
    what: str
    """`mean`, `median`, `rate`, `ratio`, `difference` or `number`."""
    unit: str
    interval: str
    """What its two ends are; empty where none are printed."""
    at: Decimal
    low: Decimal | None
    high: Decimal | None

    def fits_beside(self, other: Measured) -> bool:
        """Whether both can stand on one scale, and their lines mean the same."""
        same = (self.what, self.unit) == (other.what, other.unit)
        return same and (not self.interval or not other.interval or self.interval == other.interval)

    def in_words(self) -> str:
        """`mean, years`, `median with quartiles, days`."""
        kind = f"{self.what} with {self.interval}" if self.interval else self.what
        return f"{kind}, {self.unit}" if self.unit else kind


def measured(line: CellLine) -> Measured | None:
    """The value of a line as it stands on a scale; None where it is none or cannot be read."""
    value = line.reckoned.value
    if value is None or value.unread or value.kind not in _MEASURES:
        return None
    what, interval = _MEASURES[value.kind]
    at = Decimal(value.value)
    low, high = (Decimal(end) if end else None for end in (value.low, value.high))
    if low is None or high is None or not low <= at <= high:
        # Ends that are not around their value are said in words alone.
        low = high = None
    return Measured(line, what, line.reckoned.unit, interval if low is not None else "", at, low, high)


def on_scale(table: Table, lines: Sequence[CellLine]) -> tuple[Measured, ...]:
    """The values of `lines` that a chart of them is about: under named columns those of the arms, if any has one.

    None where the lines count: then counts are what the chart is about.
    """
    if any(line.reckoned.n is not None or line.reckoned.percent_printed for line in lines):
        return ()
    found = [value for line in lines if (value := measured(line)) is not None]
    arms = {column.label for column in table.columns if column.is_arm}
    return tuple(value for value in found if value.line.column in arms) or tuple(found)


def unlike(values: Sequence[Measured]) -> Iterator[Measured]:
    """The values that cannot stand on the scale of the first ones."""
    kept: list[Measured] = []
    for value in values:
        if all(value.fits_beside(other) for other in kept):
            kept.append(value)
        else:
            yield value
