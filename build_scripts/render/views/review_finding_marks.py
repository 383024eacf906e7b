"""Marks: review findings as small figures in a row, each filled as far as one can be sure of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.render.text import labels
from build_scripts.render.views.item_views import ReviewFindingLine
from build_scripts.render.views.shared import STEPS, ConfidenceView, levels

WIDTH, HEIGHT, GAP = 8, 16, 3
A_ROW = 10
"""Marks beside each other; more stand in rows below."""


@dataclass(frozen=True)
class Marks:
    """A mark for each review finding, the surest first: paths of an SVG of `width` by `height`."""

    width: int
    height: int
    outlines: str
    filled: str
    not_judged: str
    """Outlines of those that nobody has judged; they are drawn dashed."""
    said: str
    """The same in words: `3 review findings: 1 moderate confidence, 2 low confidence`."""


def marks(judged: Sequence[ConfidenceView]) -> Marks:
    """The marks of review findings that are as sure as `judged` says."""
    steps = sorted((confidence.steps for confidence in judged), reverse=True)
    outlines: list[str] = []
    filled: list[str] = []
    not_judged: list[str] = []
    for place, step in enumerate(steps):
        left = place % A_ROW * (WIDTH + GAP)
        top = place // A_ROW * (HEIGHT + GAP)
        box = f"M{left + 0.5:g} {top + 0.5:g}h{WIDTH - 1}v{HEIGHT - 1}h{1 - WIDTH}z"
        (outlines if step else not_judged).append(box)
        if step:
            high = HEIGHT * step // STEPS
            filled.append(f"M{left} {top + HEIGHT - high}h{WIDTH}v{high}h{-WIDTH}z")
    rows = -(-len(steps) // A_ROW)
    return Marks(
        width=min(len(steps), A_ROW) * (WIDTH + GAP) - GAP,
        height=rows * (HEIGHT + GAP) - GAP,
        outlines="".join(outlines),
        filled="".join(filled),
        not_judged="".join(not_judged),
        said=_said(judged),
    )


def legend(lines: Sequence[ReviewFindingLine]) -> tuple[tuple[Marks, str], ...]:
    """A mark for each level of confidence that review findings have, the highest first, with its name."""
    present = {line.confidence.key for line in lines}
    return tuple((marks([level]), level.words.lower()) for level in levels() if level.key in present)


def _said(judged: Sequence[ConfidenceView]) -> str:
    many = Counter(confidence.key for confidence in judged)
    each = [f"{many[level.key]} {level.words.lower()}" for level in levels() if many[level.key]]
    return f"{labels.counted(len(judged), 'review finding', 'review findings')}: {', '.join(each)}"
