"""Lines of text inside a picture."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from build_scripts.render.charts.chart_kinds import LINE

FOOT = 13
"""From the top of a line of text to the foot of its letters."""
KEY = 14
"""Pixels of what stands before a name in the legend."""


def text_lines(kind: str, lines: Sequence[str], top: int, left: int = 0, after: str = "") -> str:
    """Lines under one another, of a class of the style sheet or of none."""
    first, *rest = lines
    named = f' class="{kind}"' if kind else ""
    more = "".join(f"<tspan{next_line(left)}>{escape(line)}</tspan>" for line in rest)
    return f'<text{named} x="{left}" y="{top + FOOT}">{escape(first)}{more}{after}</text>'


def next_line(left: int) -> str:
    """Where a line begins under the one before."""
    return f' x="{left}" dy="{LINE}"'
