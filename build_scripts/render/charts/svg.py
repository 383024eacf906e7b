"""Charts as pictures, written by hand: what stands without JavaScript, on narrow screens and in print.

Lengths across are percents, so that a picture fills any width while its letters keep their size. Colours come
from classes of the style sheet and follow light, dark and print. The same drawing gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from build_scripts.render.charts.chart_kinds import (
    AXIS,
    BEFORE_COUNT,
    INDENT,
    LEGEND_LINE,
    ROOM,
    Bar,
    ChartLayout,
    Segment,
)
from build_scripts.render.charts.dots import DotLayout
from build_scripts.render.charts.svg_dots import axis_of_dots, dots_in, legend_of_dots
from build_scripts.render.charts.svg_text import FOOT, KEY, next_line, text_lines

_DIGIT = 8


def svg_of(drawing: ChartLayout | DotLayout, global_id: str, title: str, description: str) -> Markup:
    """The picture of a chart; ids inside it are made from the chart's `global_id` and begin with `_`."""
    name = f"_{global_id.replace('/', '--')}"
    parts = [
        f'<svg class="ev-svg" role="img" aria-labelledby="{name}-title {name}-desc" width="100%"'
        f' height="{drawing.height}" focusable="false">',
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>',
        *(legend_of_dots(drawing) if isinstance(drawing, DotLayout) else _legend(drawing, name)),
        # The plot begins below the legend, and lengths inside are percents of the whole width.
        f'<svg y="{drawing.legend_height}" width="100%" height="{drawing.plot_height + AXIS}">',
        *(axis_of_dots(drawing) if isinstance(drawing, DotLayout) else _axis(drawing)),
    ]
    parts += [text_lines("ev-svg__group", heading.lines, heading.top) for heading in drawing.headings]
    if isinstance(drawing, DotLayout):
        parts += dots_in(drawing)
    else:
        for bar in drawing.bars:
            parts += _bar(drawing, bar, name)
    parts.append("</svg></svg>")
    return Markup("".join(parts))


def _textures(drawing: ChartLayout, name: str) -> Iterator[str]:
    """Stripes for every second answer, so that neighbours differ by more than their colour."""
    for answer in range(1, len(drawing.answers), 2):
        step = drawing.step(answer)
        yield (
            f'<pattern id="{name}-{answer}" width="6" height="6" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate(45)"><rect class="ev-step-{step}" width="6" height="6"/>'
            f'<rect class="ev-stripe-{step}" width="1" height="6"/></pattern>'
        )


def _legend(drawing: ChartLayout, name: str) -> Iterator[str]:
    yield from _textures(drawing, name)
    for answer, entry in enumerate(drawing.legend):
        top = entry.line * LEGEND_LINE
        yield (
            f'<rect {_fill(drawing, answer, name)} x="{entry.left}" y="{top + 2}" width="{KEY}" height="{KEY}"/>'
            f'<text class="ev-svg__key" x="{entry.left + KEY + 5}" y="{top + FOOT}">{escape(entry.text)}</text>'
        )


def _fill(drawing: ChartLayout, answer: int, name: str) -> str:
    if answer % 2:
        return f'fill="url(#{name}-{answer})"'
    return f'class="ev-step-{drawing.step(answer)}"'


def _axis(drawing: ChartLayout) -> Iterator[str]:
    foot = drawing.plot_height
    for tick in drawing.ticks:
        at = _across(drawing, tick)
        anchor = "start" if tick == 0 else "end" if tick > 0.95 * drawing.most else "middle"
        yield (
            f'<line class="ev-svg__grid" x1="{at}" x2="{at}" y1="0" y2="{foot}"/>'
            f'<text class="ev-svg__soft" x="{at}" y="{foot + 16}" text-anchor="{anchor}">{tick}</text>'
        )
    yield (
        f'<text class="ev-svg__soft" x="50%" y="{foot + 34}" text-anchor="middle">{drawing.axis_title}</text>'
    )


def _bar(drawing: ChartLayout, bar: Bar, name: str) -> Iterator[str]:
    indent = INDENT if bar.is_part else 0
    place = next_line(indent) if bar.below else f' dx="{BEFORE_COUNT}"'
    kind = "ev-svg__base" if drawing.answers else "ev-svg__count"
    count = f'<tspan class="{kind}"{place}>{escape(bar.count)}</tspan>' if bar.count else ""
    yield text_lines("", bar.label, bar.top, indent, count)
    across = f'y="{bar.bar_top}" height="{bar.height}"'
    if bar.whole:
        yield f'<rect class="ev-track" {across} width="{_across(drawing, bar.whole)}"/>'
    for segment in bar.segments:
        yield f"<g><title>{escape(segment.words)}</title>"
        if segment.length:
            yield from _segment(drawing, bar, segment, across, name)
        yield "</g>"


def _segment(drawing: ChartLayout, bar: Bar, segment: Segment, across: str, name: str) -> Iterator[str]:
    length = segment.length or 0
    width = _across(drawing, length)
    if not drawing.answers:
        kind = "ev-bar-part" if bar.is_part else "ev-bar"
        yield f'<rect class="{kind}" {across} width="{width}"/>'
        return
    yield (
        f'<rect {_fill(drawing, segment.answer, name)} x="{_across(drawing, segment.start)}" {across}'
        f' width="{width}" stroke-width="1.5"/>'
    )
    if segment.number and length / drawing.most * ROOM >= _DIGIT * len(segment.number) + 2:
        step = drawing.step(segment.answer)
        middle = _across(drawing, segment.start + length / 2)
        yield (
            f'<text class="ev-on-step-{step}" x="{middle}" y="{bar.bar_top + bar.height // 2 + 5}"'
            f' text-anchor="middle">{segment.number}</text>'
        )


def _across(drawing: ChartLayout, length: float) -> str:
    return f"{100 * length / drawing.most:.2f}%"
