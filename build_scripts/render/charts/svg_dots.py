"""Dots, the lines of their intervals and their scale, as parts of a picture."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from build_scripts.render.charts.chart_kinds import LEGEND_LINE, LINE, ROOM
from build_scripts.render.charts.dots import Dot, DotLayout, tick_text
from build_scripts.render.charts.svg_text import FOOT, KEY, next_line, text_lines

_CAP = 4
"""Half the height of the strokes that end an interval."""
_PATHS = {
    "circle": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "square": "M-5-5h10v10h-10z",
    "diamond": "M0-7 7 0 0 7-7 0z",
    "triangle-up": "M0-6 6 5H-6z",
    "triangle-down": "M0 6 6-5H-6z",
    "cross": "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
}
"""Shapes around their middle."""
_DIGIT = 3.5
"""Half the width of a digit of the scale."""


def legend_of_dots(drawing: DotLayout) -> Iterator[str]:
    """The shape and the name of each arm."""
    for arm, entry in enumerate(drawing.legend):
        top = entry.line * LEGEND_LINE
        yield (
            f'<svg x="{entry.left}" y="{top + 2}" width="{KEY}" height="{KEY}" viewBox="-7 -7 14 14">'
            f"{_shape(drawing, arm)}</svg>"
            f'<text class="ev-svg__key" x="{entry.left + KEY + 5}" y="{top + FOOT}">{escape(entry.text)}</text>'
        )


def axis_of_dots(drawing: DotLayout) -> Iterator[str]:
    """The scale, and a line of its own where nothing differs."""
    foot = drawing.plot_height
    for tick in drawing.ticks:
        at = drawing.across(tick)
        text = tick_text(tick)
        # A number that would be cut at an end of the scale begins or ends there.
        room = _DIGIT * len(text) / ROOM
        anchor = "start" if at < room else "end" if at > 1 - room else "middle"
        kind = "ev-svg__even" if tick == drawing.no_difference else "ev-svg__grid"
        yield (
            f'<line class="{kind}" x1="{_percent(at)}" x2="{_percent(at)}" y1="0" y2="{foot}"/>'
            f'<text class="ev-svg__soft" x="{_percent(at)}" y="{foot + 16}" text-anchor="{anchor}">{text}</text>'
        )
    title = escape(drawing.axis_title)
    yield f'<text class="ev-svg__soft" x="50%" y="{foot + 34}" text-anchor="middle">{title}</text>'


def dots_in(drawing: DotLayout) -> Iterator[str]:
    """Each label with what is printed, the line of the interval and the dot."""
    for dot in drawing.dots:
        first, *rest = dot.words
        words = f'<tspan class="ev-svg__count"{next_line(0)}>{escape(first)}</tspan>' + "".join(
            f'<tspan class="ev-svg__count" x="0" dy="{LINE}">{escape(line)}</tspan>' for line in rest
        )
        yield text_lines("", dot.label, dot.top, after=words)
        yield f"<g><title>{escape(dot.said)}</title>{_interval(drawing, dot)}{_dot(drawing, dot)}</g>"


def _interval(drawing: DotLayout, dot: Dot) -> str:
    low, high = dot.value.low, dot.value.high
    if low is None or high is None:
        return ""
    kind, y = f"ev-interval-{drawing.colour(dot.arm)}", dot.middle
    ends = "".join(_line(kind, drawing, end, end, y - _CAP, y + _CAP) for end in (low, high))
    return _line(kind, drawing, low, high, y, y) + ends


def _line(kind: str, drawing: DotLayout, start: Decimal, end: Decimal, top: int, foot: int) -> str:
    x1, x2 = (_percent(drawing.across(value)) for value in (start, end))
    return f'<line class="{kind}" x1="{x1}" x2="{x2}" y1="{top}" y2="{foot}"/>'


def _dot(drawing: DotLayout, dot: Dot) -> str:
    at = _percent(drawing.across(dot.value.at))
    return f'<svg x="{at}" y="{dot.middle}" overflow="visible">{_shape(drawing, dot.arm)}</svg>'


def _shape(drawing: DotLayout, arm: int) -> str:
    return f'<path class="ev-dot ev-arm-{drawing.colour(arm)}" d="{_PATHS[drawing.shape(arm)]}"/>'


def _percent(part: float) -> str:
    return f"{100 * part:.2f}%"
