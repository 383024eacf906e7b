"""A chart, laid out from the lines of its table: where every bar, label and number stands, whatever then draws it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from build_scripts.model.records.table import Table, TableKind
from build_scripts.render.text.text_width import bold_width_of, width_of, wrapped
from build_scripts.render.views.shared import answer_step, count_in_words
from build_scripts.synthesise.numbers.cells import CellLine, number_of

ChartKind = Literal["frequency", "rating_matrix", "theme_counts"]
Unit = str
"""What is counted, or `percent`."""
ROOM = 236
"""Pixels that a chart has on the narrowest phone."""
SIZE = 13
"""Pixels of its letters."""
LINE, BAR, PART, STACK, AFTER_LABEL, AFTER_BAR, HEADING_GAP, INDENT, SWATCH = 17, 14, 10, 24, 4, 11, 8, 14, 30
"""Pixels of a line of text, the three heights of bars, the gaps, and what stands before labels."""
BEFORE_COUNT = 7
"""Between a label and the count beside it."""
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
        """Whether every number of it is known, and out of how many, all out of the same, and a share means something."""
        return bool(self.whole) and all(
            segment.length is not None
            and segment.line.reckoned.base == self.whole
            and bool(segment.line.reckoned.percent_computed)
            for segment in self.segments
        )

    def in_percent(self) -> Bar:
        """The same with lengths out of 100."""
        share = 100 / (self.whole or 1)
        segments = (
            replace(segment, start=segment.start * share, length=(segment.length or 0) * share)
            for segment in self.segments
        )
        return replace(self, whole=100, segments=tuple(segments))


@dataclass(frozen=True)
class GroupHeading:
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
class ChartLayout:
    """A chart, laid out."""

    kind: ChartKind
    bars: tuple[Bar, ...]
    headings: tuple[GroupHeading, ...]
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
        return "Percent of those who answered" if self.unit == "percent" else f"Number of {self.unit}"

    def step(self, answer: int) -> int:
        """The step of colour of an answer."""
        return answer_step(answer, len(self.answers))

    def in_percent(self) -> ChartLayout | None:
        """The same with every length out of its bar's own base; None where a count or a base is not known."""
        if not self.bars or self.unit == "percent" or not all(bar.is_countable for bar in self.bars):
            return None
        bars = tuple(bar.in_percent() for bar in self.bars)
        bases = {bar.whole for bar in self.bars}
        ends = [segment.start + (segment.length or 0) for bar in bars for segment in bar.segments]
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


Noted = Collection[tuple[str, str]]
"""Groups and rows that something is said about below: `(group, row)`, the row empty for a group."""


def layout_of(table: Table, lines: Sequence[CellLine], noted: Noted = ()) -> ChartLayout:
    """The chart of `lines` of `table`, which may be those of one group. A value that is no count has no bar."""
    return _LAYOUTS[table.kind]([line for line in lines if line.reckoned.value is None], noted)


def frequency(lines: Sequence[CellLine], noted: Noted = ()) -> ChartLayout:
    """A bar a row, as long as the row's count, before a track as long as its base."""
    page = _Drawing(lines)
    for group, cells in groupby(lines, key=lambda line: line.group):
        if page.several_groups:
            page.heading(group + (MARK if (group, "") in noted else ""))
        for line in cells:
            page.bar(line.row, line, BAR)
    return page.drawing("frequency")


def theme_counts(lines: Sequence[CellLine], noted: Noted = ()) -> ChartLayout:
    """A bar a theme, and under it a thinner one a sub-theme, indented."""
    page = _Drawing(lines)
    for group, cells in groupby(lines, key=lambda line: line.group):
        page.gap()
        under = list(cells)
        if group and not under[0].own_count:
            page.heading(group + (MARK if (group, "") in noted else ""))
        for line in under:
            page.bar(line.row or group, line, BAR if line.own_count else PART, is_part=not line.own_count)
    return page.drawing("theme_counts")


def rating_matrix(lines: Sequence[CellLine], noted: Noted = ()) -> ChartLayout:
    """A bar an item, made of its answers in printed order."""
    page = _Drawing(lines)
    answers: dict[str, int] = {}
    for line in lines:
        answers.setdefault(line.column, len(answers))
    for group, cells in groupby(lines, key=lambda line: line.group):
        if page.several_groups:
            page.heading(group + (MARK if (group, "") in noted else ""))
        for _, item in groupby(cells, key=lambda line: line.path[:-1]):
            page.stack(list(item), answers, noted)
    return page.drawing("rating_matrix", tuple(answers))


def arms(lines: Sequence[CellLine], noted: Noted = ()) -> ChartLayout:
    """A heading a row, and under it a bar an arm, each before a track as long as the arm's own base."""
    page = _Drawing(lines)
    for (group, row), cells in groupby(lines, key=lambda line: (line.group, line.row)):
        of_row = [line for line in cells if line.reckoned.n is not None or line.reckoned.percent_printed]
        if of_row:
            place = ", ".join(part for part in (group, row) if part)
            page.heading(place + (MARK if (group, row) in noted else ""))
        for line in of_row:
            page.bar(line.column, line, BAR)
    return page.drawing("frequency")


_LAYOUTS: dict[TableKind, Callable[[Sequence[CellLine], Noted], ChartLayout]] = {
    "frequency": frequency,
    "rating_matrix": rating_matrix,
    "theme_counts": theme_counts,
    "arms": arms,
}


@dataclass
class _Drawing:
    """A drawing while it is being laid out, from the top down."""

    lines: Sequence[CellLine]
    bars: list[Bar] = field(default_factory=list)
    headings: list[GroupHeading] = field(default_factory=list)
    y: int = 0

    def __post_init__(self) -> None:
        self.unit = _unit(self.lines)
        self.several_groups = len({line.group for line in self.lines}) > 1

    def gap(self) -> None:
        """Room before whatever begins something new; none at the top."""
        self.y += HEADING_GAP if self.y else 0

    def heading(self, text: str) -> None:
        self.gap()
        lines = lines_of(text)
        self.headings.append(GroupHeading(lines, self.y))
        self.y += LINE * len(lines) + AFTER_LABEL

    def bar(self, label: str, line: CellLine, height: int, *, is_part: bool = False) -> None:
        words = count_in_words(line.reckoned)
        segment = Segment(line, 0, 0, self._length(line), label, words)
        self._add(label, words + (MARK if line.note else ""), height, (segment,), is_part)

    def stack(self, item: Sequence[CellLine], answers: dict[str, int], noted: Noted) -> None:
        segments = []
        start = 0.0
        for line in item:
            length = self._length(line)
            place = f"{line.row}, {line.column}"
            count = count_in_words(line.reckoned)
            segments.append(Segment(line, answers[line.column], start, length, place, count))
            start += length or 0
        bases = {(line.reckoned.base, line.reckoned.base_of) for line in item}
        base, of = next(iter(bases)) if len(bases) == 1 else (None, None)
        out_of = f"out of {number_of(base, of)}" if base is not None else ""
        mark = MARK if (item[0].group, item[0].row) in noted else ""
        self._add(item[0].row, out_of + mark, STACK, tuple(segments), False)

    def _add(self, label: str, count: str, height: int, segments: tuple[Segment, ...], is_part: bool) -> None:
        indent = INDENT if is_part else 0
        lines = lines_of(label, ROOM - indent)
        beside = indent + SIZE * (width_of(lines[-1]) + bold_width_of(count)) + BEFORE_COUNT
        bar = Bar(
            label=lines,
            count=count,
            below=beside > ROOM,
            top=self.y,
            height=height,
            whole=self._whole(segments[0].line),
            segments=segments,
            is_part=is_part,
        )
        self.bars.append(bar)
        self.y = bar.bottom + AFTER_BAR

    def _length(self, line: CellLine) -> float | None:
        known = line.reckoned
        if self.unit != "percent":
            return known.n
        percent = known.percent_computed or known.percent_printed
        return float(percent) if percent else None

    def _whole(self, line: CellLine) -> float | None:
        return 100 if self.unit == "percent" else line.reckoned.base

    def drawing(self, kind: ChartKind, answers: tuple[str, ...] = ()) -> ChartLayout:
        ends = [bar.whole for bar in self.bars if bar.whole]
        ends += [
            segment.start + segment.length for bar in self.bars for segment in bar.segments if segment.length
        ]
        return ChartLayout(
            kind=kind,
            bars=tuple(self.bars),
            headings=tuple(self.headings),
            answers=answers,
            unit=self.unit,
            most=max(ends, default=1),
            plot_height=self.y,
            legend=tuple(legend_of(answers)),
        )


def _unit(lines: Sequence[CellLine]) -> Unit:
    """What can be drawn of every line: counts, or else, where some print only a percent, percents."""
    if any(line.reckoned.n is None and line.reckoned.percent_printed for line in lines):
        return "percent"
    return next((line.reckoned.base_of for line in lines if line.reckoned.base_of), "people")


def lines_of(text: str, room: int = ROOM) -> tuple[str, ...]:
    """A text in lines that fit a chart."""
    return tuple(wrapped(text, room / SIZE))


def legend_of(answers: Sequence[str]) -> Iterator[LegendEntry]:
    """Entries side by side as far as a phone has room."""
    left, line = 0, 0
    for answer in answers:
        width = SWATCH + round(SIZE * width_of(answer))
        if left and left + width > ROOM:
            left, line = 0, line + 1
        yield LegendEntry(answer, left, line)
        left += width
