"""A chart, laid out: where every bar, label and number stands, whatever then draws it.

Lengths across are in what is counted (people), lengths down in CSS pixels from the top of the plot. Labels
stand over their bars, so that the whole width is left to the bars on the narrowest screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from build_scripts.model.base import Counted
from build_scripts.synthesise.counts import CellLine, number_of

Kind = Literal["frequency", "rating_matrix", "theme_counts"]
Unit = Counted | Literal["percent"]
ROOM = 236
"""Pixels that a chart has on the narrowest phone."""
LETTER, BOLD = 7.2, 8.1
"""Pixels a letter takes on average, in the widest of the usual typefaces."""
LETTERS = int(ROOM / LETTER)
"""Letters on a line of a label."""
LINE, BAR, PART, STACK, AFTER_LABEL, AFTER_BAR, HEADING_GAP, INDENT, SWATCH = 17, 14, 10, 24, 4, 11, 8, 14, 30
"""Pixels of a line of text, the three heights of bars, the gaps, and what stands before labels."""
AXIS = 42
"""Height of the axis with its numbers and its title."""
LEGEND_LINE = 22
MARK = " *"
"""Stands after a number that a note below the chart says more about."""


@dataclass(frozen=True)
class Segment:
    """One printed number as it is drawn."""

    line: CellLine
    answer: int
    """Place of its answer among the chart's answers; 0 where there are none."""
    start: float
    length: float | None
    """None where nothing can be drawn: no count is printed, and none can be worked out."""
    place: str
    """What it is the number of: `Lack of time, a great deal`."""
    count: str
    """`3 of 48 people (6.2%)`."""

    @property
    def words(self) -> str:
        """Everything about it in one text."""
        text = f"{self.place}: {self.count}"
        return f"{text}. {self.line.note}" if self.line.note else text

    @property
    def number(self) -> str:
        """The count as it stands inside a bar; empty where there is none, because a bare percent says too little."""
        if self.line.reckoned.n is None:
            return ""
        return f"{self.line.reckoned.n}*" if self.line.note else str(self.line.reckoned.n)


@dataclass(frozen=True)
class Bar:
    """A label, what is counted under it, and its bar."""

    label: tuple[str, ...]
    """Lines of the label."""
    count: str
    """`18 of 38 people (47.4%)`."""
    below: bool
    """Whether the count has a line of its own below the label."""
    top: int
    height: int
    whole: float | None
    """The base, drawn as a track behind the bar."""
    segments: tuple[Segment, ...]
    is_part: bool = False
    """A sub-theme, which is part of the theme above it."""

    @property
    def bar_top(self) -> int:
        """Where the bar begins."""
        return self.top + LINE * (len(self.label) + self.below) + AFTER_LABEL

    @property
    def bottom(self) -> int:
        """Where the bar ends."""
        return self.bar_top + self.height

    @property
    def is_countable(self) -> bool:
        """Whether every number of it is known, and out of how many, all out of the same."""
        return bool(self.whole) and all(
            one.length is not None and one.line.reckoned.base == self.whole for one in self.segments
        )

    def in_percent(self) -> Bar:
        """The same with lengths out of 100."""
        share = 100 / (self.whole or 1)
        segments = (
            replace(one, start=one.start * share, length=(one.length or 0) * share) for one in self.segments
        )
        return replace(self, whole=100, segments=tuple(segments))


@dataclass(frozen=True)
class Heading:
    """The label of a group over its bars."""

    lines: tuple[str, ...]
    top: int


@dataclass(frozen=True)
class LegendEntry:
    """An answer in the legend: `left` in pixels, on a line counted from 0."""

    text: str
    left: int
    line: int


@dataclass(frozen=True)
class Drawing:
    """A chart, laid out."""

    kind: Kind
    bars: tuple[Bar, ...]
    headings: tuple[Heading, ...]
    answers: tuple[str, ...]
    """Answers of a rating matrix in printed order; empty for the other kinds."""
    unit: Unit
    most: float
    """The end of the axis: the largest base, or a larger count."""
    plot_height: int
    legend: tuple[LegendEntry, ...] = ()
    percent_of: str = ""
    """What percents are out of, where lengths are percents of counts."""

    @property
    def legend_height(self) -> int:
        """Height of the legend over the plot."""
        return LEGEND_LINE * (self.legend[-1].line + 1) + AFTER_LABEL if self.legend else 0

    @property
    def height(self) -> int:
        """Height of the whole chart."""
        return self.legend_height + self.plot_height + AXIS

    @property
    def ticks(self) -> tuple[int, ...]:
        """Numbers on the axis, five steps at most."""
        if self.percent_of:
            return tuple(range(0, 101, 20))
        size = 1
        while True:
            for step in (size, 2 * size, 5 * size):
                if self.most <= 5 * step:
                    return tuple(range(0, int(self.most) + 1, step))
            size *= 10

    @property
    def axis_title(self) -> str:
        """What the axis counts."""
        if self.percent_of:
            return f"Percent of {self.percent_of}"
        return {
            "people": "Number of people",
            "answers": "Number of answers",
            "texts": "Number of texts",
            "percent": "Percent of those who answered",
        }[self.unit]

    def step(self, answer: int) -> int:
        """The step, 1 to 5, of an answer: the first answer is the first step and the last the last."""
        return 3 if len(self.answers) < 2 else 1 + round(4 * answer / (len(self.answers) - 1))

    def in_percent(self) -> Drawing | None:
        """The same with every length out of its bar's own base; None where a count or a base is not known."""
        if self.unit == "percent" or not all(bar.is_countable for bar in self.bars):
            return None
        bars = tuple(bar.in_percent() for bar in self.bars)
        bases = {bar.whole for bar in self.bars}
        ends = [one.start + (one.length or 0) for bar in bars for one in bar.segments]
        return replace(
            self,
            bars=bars,
            most=max(100, *ends),
            percent_of=(
                number_of(int(bases.pop() or 0), self.unit)
                if len(bases) == 1
                else f"the {self.unit} in each row"
            ),
        )
