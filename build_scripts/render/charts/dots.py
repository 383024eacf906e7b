"""A chart of values that are no counts, laid out: a dot a value and a line where its interval is printed, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from itertools import groupby
from math import log10

from build_scripts.model.records.table import Scale, Table
from build_scripts.render.charts.chart_kinds import (
    AFTER_BAR,
    AFTER_LABEL,
    AXIS,
    HEADING_GAP,
    LEGEND_LINE,
    LINE,
    MARK,
    ROOM,
    SIZE,
    GroupHeading,
    LegendEntry,
    Noted,
    legend_of,
    lines_of,
)
from build_scripts.render.text.labels import sentence
from build_scripts.render.text.text_width import bold_width_of, wrapped
from build_scripts.render.views.shared import count_in_words
from build_scripts.synthesise.numbers.cells import CellLine, number_of
from build_scripts.synthesise.numbers.measures import Measured, on_scale, unlike

STRIP = 16
"""Pixels of height that a dot has."""
EDGE = 0.05
"""The part of the width that is left free on each side, so that no dot is cut."""
SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
"""Shapes of dots, an arm each, by the names that Plotly has for them; so arms differ by more than their colour."""
COLOURS = 4
_STEPS, _LOG_STEPS = 5, (1, 2, 5)
_NO_DIFFERENCE = {"difference": Decimal(0), "ratio": Decimal(1)}


@dataclass(frozen=True)
class Dot:
    """A label, what is printed under it, and its dot."""

    value: Measured
    arm: int
    """Place of its arm among the chart's arms; 0 where there are none."""
    place: str
    """What it is the value of: `Age, Control`."""
    label: tuple[str, ...]
    words: tuple[str, ...]
    """`44.2 (12.1) years (38 people)`, in lines below the label."""
    top: int

    @property
    def middle(self) -> int:
        """Where the middle of its dot stands."""
        return self.top + LINE * (len(self.label) + len(self.words)) + AFTER_LABEL + STRIP // 2

    @property
    def bottom(self) -> int:
        """Where its strip ends."""
        return self.middle + STRIP // 2

    @property
    def said(self) -> str:
        """Everything about it in one text."""
        text = f"{self.place}: {count_in_words(self.value.line.reckoned)}"
        return f"{text}. {self.value.line.note}" if self.value.line.note else text


@dataclass(frozen=True)
class DotLayout:
    """A chart of values, laid out on one scale."""

    dots: tuple[Dot, ...]
    headings: tuple[GroupHeading, ...]
    arms: tuple[str, ...]
    """Names of the arms where there are several; else empty."""
    ticks: tuple[Decimal, ...]
    is_log: bool
    """Ratios stand as far from 1 as their reciprocals."""
    axis_title: str
    no_difference: Decimal | None
    """Where nothing differs: 0 of a difference, 1 of a ratio."""
    plot_height: int
    legend: tuple[LegendEntry, ...]

    @property
    def legend_height(self) -> int:
        """Height of the legend over the plot."""
        return LEGEND_LINE * (self.legend[-1].line + 1) + AFTER_LABEL if self.legend else 0

    @property
    def height(self) -> int:
        """Height of the whole chart."""
        return self.legend_height + self.plot_height + AXIS

    def shape(self, arm: int) -> str:
        """The shape of an arm's dots."""
        return SHAPES[arm % len(SHAPES)]

    def colour(self, arm: int) -> int:
        """The number of the colour of an arm's dots, from 1."""
        return arm % COLOURS + 1

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Both ends of the axis as the scale has them: of ratios their logarithms."""
        first, last = (self._scaled(end) for end in (self.ticks[0], self.ticks[-1]))
        margin = (last - first) * EDGE / (1 - 2 * EDGE)
        return first - margin, last + margin

    def across(self, value: Decimal) -> float:
        """How far from the left a value stands, out of 1."""
        first, last = self.ends
        return (self._scaled(value) - first) / (last - first)

    def _scaled(self, value: Decimal) -> float:
        return log10(value) if self.is_log else float(value)


def dots_of(table: Table, lines: Sequence[CellLine], noted: Noted = ()) -> DotLayout | None:
    """The chart of the values among `lines`; None where they count, or where nothing of them has a place on a scale."""
    found = on_scale(table, lines)
    left_out = set(map(id, unlike(found)))
    values = [value for value in found if id(value) not in left_out]
    if not values:
        return None
    arms = tuple(dict.fromkeys(value.line.column for value in values if value.line.column))
    dots, headings, height = _placed(values, arms, noted)
    no_difference = _NO_DIFFERENCE.get(values[0].what)
    ends = [end for value in values for end in (value.at, value.low, value.high) if end is not None]
    ends += [no_difference] if no_difference is not None else []
    is_log = values[0].what == "ratio" and min(ends) > 0
    return DotLayout(
        dots=tuple(dots),
        headings=tuple(headings),
        arms=arms if len(arms) > 1 else (),
        ticks=tuple(_scale_ticks(values, ends) or (_log_ticks if is_log else _ticks)(min(ends), max(ends))),
        is_log=is_log,
        axis_title=_axis_title(values, is_log),
        no_difference=no_difference,
        plot_height=height,
        legend=tuple(legend_of(arms)) if len(arms) > 1 else (),
    )


def _placed(
    values: Sequence[Measured], arms: Sequence[str], noted: Noted
) -> tuple[list[Dot], list[GroupHeading], int]:
    """Dots and headings from the top down. Under named columns a row is a heading and an arm a label."""
    dots: list[Dot] = []
    headings: list[GroupHeading] = []
    y = 0
    several = len({value.line.group for value in values}) > 1
    for (group, row), of_row in groupby(values, key=lambda value: (value.line.group, value.line.row)):
        heading = ", ".join(part for part in (group, row) if part) if arms else group if several else ""
        if heading and (arms or not dots or dots[-1].value.line.group != group):
            mark = MARK if (group, row) in noted or (group, "") in noted else ""
            y += HEADING_GAP if y else 0
            headings.append(GroupHeading(lines_of(heading + mark), y))
            y += LINE * len(headings[-1].lines) + AFTER_LABEL
        for value in of_row:
            label = value.line.column or row or group
            words = f"{_printed(value.line)}{MARK if value.line.note else ''}"
            dot = Dot(
                value=value,
                arm=arms.index(value.line.column) if arms else 0,
                place=f"{heading}, {label}" if heading else label,
                label=lines_of(label),
                words=tuple(wrapped(words, ROOM / SIZE, bold_width_of)),
                top=y,
            )
            dots.append(dot)
            y = dot.bottom + AFTER_BAR
    return dots, headings, y


def _printed(line: CellLine) -> str:
    """`44.2 (12.1) years (38 people)`: what is printed, and of how many; what it is stands on the axis."""
    known = line.reckoned
    text = f"{known.printed} {known.unit}".strip()
    return f"{text} ({number_of(known.base, known.base_of)})" if known.base is not None else text


def _scale_ticks(values: Sequence[Measured], ends: Sequence[Decimal]) -> list[Decimal]:
    """The scale that all answers were given on, end to end; empty where it is not known, or something lies outside."""
    scales: set[Scale | None] = {value.line.reckoned.scale for value in values}
    scale = scales.pop()
    if scale is None or scales:
        return []
    low, high = Decimal(scale.low), Decimal(scale.high)
    if low >= high or not all(low <= end <= high for end in ends):
        return []
    step = _step(high - low)
    return [
        *(
            low + step * number
            for number in range(int((high - low) / step) + 1)
            if low + step * number < high
        ),
        high,
    ]


def _axis_title(values: Sequence[Measured], is_log: bool) -> str:
    """`Mean, years`, `Ratio (line: interval), logarithmic scale`."""
    first = values[0]
    interval = next((value.interval for value in values if value.interval), "")
    title = "Value" if first.what == "number" else sentence(first.what)
    title += f", {first.unit}" if first.unit else ""
    title += f" (line: {interval})" if interval else ""
    return f"{title}, logarithmic scale" if is_log else title


def _ticks(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """Round numbers from at or below the lowest value to at or above the highest."""
    if low == high:
        room = abs(low) / 2 or Decimal(1)
        low, high = low - room, high + room
    step = _step(high - low)
    first = (low / step).to_integral_value(rounding=ROUND_FLOOR)
    last = (high / step).to_integral_value(rounding=ROUND_CEILING)
    yield from (step * number for number in range(int(first), int(last) + 1))


def _step(span: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10 and so on, and their tenths, that goes into a span five times at most."""
    size = Decimal(1).scaleb(span.adjusted() - 1)
    while True:
        for step in (size, 2 * size, 5 * size):
            if span <= _STEPS * step:
                return step
        size *= 10


def _log_ticks(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """1, 2, 5, 10 and so on around every value; where those are many, the powers of ten alone."""
    powers = range(low.adjusted() - 1, high.adjusted() + 2)
    for steps in (_LOG_STEPS, (1,)):
        marks = [step * Decimal(1).scaleb(power) for power in powers for step in steps]
        below = [mark for mark in marks if mark <= low]
        above = [mark for mark in marks if mark >= high]
        within = [mark for mark in marks if low < mark < high]
        found = [below[-1], *within, above[0]]
        if len(found) <= _STEPS + 1 or steps == (1,):
            yield from dict.fromkeys(found if found[0] < found[-1] else [*found[:1], above[1]])
            return


def tick_text(tick: Decimal) -> str:
    """A number on the axis: `0.5`, `1,000`, with a true minus sign."""
    return f"{tick.normalize():,f}".replace("-", "\u2212")
