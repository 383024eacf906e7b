"""Lays charts out: one function a kind, from the lines of a table to a drawing, from the top down."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from build_scripts.model.table import Table
from build_scripts.render.drawing import (
    AFTER_BAR,
    AFTER_LABEL,
    BAR,
    BOLD,
    HEADING_GAP,
    LETTER,
    LETTERS,
    LINE,
    MARK,
    PART,
    ROOM,
    STACK,
    SWATCH,
    Bar,
    Drawing,
    Heading,
    Kind,
    LegendEntry,
    Segment,
    Unit,
)
from build_scripts.synthesise.counts import CellLine, number_of
from build_scripts.synthesise.views.parts import count_in_words

Noted = Collection[tuple[str, str]]
"""Groups and rows that something is said about below: `(group, row)`, the row empty for a group."""


def layout_of(table: Table, lines: Sequence[CellLine], noted: Noted = ()) -> Drawing:
    """The chart of `lines` of `table`, which may be those of one group."""
    return _LAYOUTS[table.kind](lines, noted)


def frequency(lines: Sequence[CellLine], noted: Noted = ()) -> Drawing:
    """A bar a row, as long as the row's count, before a track as long as its base."""
    page = _Page(lines)
    for group, cells in groupby(lines, key=lambda line: line.group):
        if page.several_groups:
            page.heading(group + (MARK if (group, "") in noted else ""))
        for line in cells:
            page.bar(line.row, line, BAR)
    return page.drawing("frequency")


def theme_counts(lines: Sequence[CellLine], noted: Noted = ()) -> Drawing:
    """A bar a theme, and under it a thinner one a sub-theme, indented."""
    page = _Page(lines)
    for group, cells in groupby(lines, key=lambda line: line.group):
        page.gap()
        under = list(cells)
        if group and not under[0].own_count:
            page.heading(group + (MARK if (group, "") in noted else ""))
        for line in under:
            page.bar(line.row or group, line, BAR if line.own_count else PART, is_part=not line.own_count)
    return page.drawing("theme_counts")


def rating_matrix(lines: Sequence[CellLine], noted: Noted = ()) -> Drawing:
    """A bar an item, made of its answers in printed order."""
    page = _Page(lines)
    answers: dict[str, int] = {}
    for line in lines:
        answers.setdefault(line.column, len(answers))
    for group, cells in groupby(lines, key=lambda line: line.group):
        if page.several_groups:
            page.heading(group + (MARK if (group, "") in noted else ""))
        for _, item in groupby(cells, key=lambda line: line.path[:-1]):
            page.stack(list(item), answers, noted)
    return page.drawing("rating_matrix", tuple(answers))


_LAYOUTS: dict[Kind, Callable[[Sequence[CellLine], Noted], Drawing]] = {
    "frequency": frequency,
    "rating_matrix": rating_matrix,
    "theme_counts": theme_counts,
}


@dataclass
class _Page:
    """A drawing while it is being laid out, from the top down."""

    lines: Sequence[CellLine]
    bars: list[Bar] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    y: int = 0

    def __post_init__(self) -> None:
        self.unit = _unit(self.lines)
        self.several_groups = len({line.group for line in self.lines}) > 1

    def gap(self) -> None:
        """Room before whatever begins something new; none at the top."""
        self.y += HEADING_GAP if self.y else 0

    def heading(self, text: str) -> None:
        self.gap()
        lines = wrapped(text)
        self.headings.append(Heading(lines, self.y))
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
        letters = LETTERS - 2 if is_part else LETTERS
        lines = wrapped(label, letters)
        bar = Bar(
            label=lines,
            count=count,
            below=LETTER * (len(lines[-1]) + LETTERS - letters + 1) + BOLD * len(count) > ROOM,
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
        percent = known.percent_computed if known.n is not None else known.percent_printed
        return float(percent) if percent else None

    def _whole(self, line: CellLine) -> float | None:
        return 100 if self.unit == "percent" else line.reckoned.base

    def drawing(self, kind: Kind, answers: tuple[str, ...] = ()) -> Drawing:
        ends = [bar.whole for bar in self.bars if bar.whole]
        ends += [one.start + one.length for bar in self.bars for one in bar.segments if one.length]
        return Drawing(
            kind=kind,
            bars=tuple(self.bars),
            headings=tuple(self.headings),
            answers=answers,
            unit=self.unit,
            most=max(ends, default=1),
            plot_height=self.y,
            legend=tuple(_legend(answers)),
        )


def _unit(lines: Sequence[CellLine]) -> Unit:
    """What can be drawn of every line: counts, or else, where some print only a percent, percents."""
    if any(line.reckoned.n is None and line.reckoned.percent_printed for line in lines):
        return "percent"
    return next((line.reckoned.base_of for line in lines if line.reckoned.base_of), "people")


def wrapped(text: str, letters: int = LETTERS) -> tuple[str, ...]:
    """`text` in lines, broken at spaces; a word longer than a line keeps a line of its own.

    `textwrap` looks for much more than spaces and takes longer than the rest of a chart together.
    """
    if len(text) <= letters:
        return (text,)
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return tuple(lines)


def _legend(answers: Sequence[str]) -> Iterator[LegendEntry]:
    """Entries side by side as far as a phone has room."""
    left, line = 0, 0
    for answer in answers:
        width = SWATCH + round(LETTER * len(answer))
        if left and left + width > ROOM:
            left, line = 0, line + 1
        yield LegendEntry(answer, left, line)
        left += width
