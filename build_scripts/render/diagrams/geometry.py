"""A conceptual model, laid out: where every part, arrow and frame stands, whatever then draws it.

Lengths are in units of the drawing, which is `WIDTH` wide; angles in degrees, clockwise from the right.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from build_scripts.model.records.conceptual_model import Node

WIDTH = 840
LETTER = 8.3
"""Units that a letter takes on average, in the widest of the usual typefaces."""
LINE, PAD, GAP = 19, 10, 28
LINES = 5
"""Lines of a label at most; the list below the drawing has it whole."""
HEAD = 11
"""Length of an arrowhead."""

SWING = 24
"""How far an arrow that swings into a circle bends."""

Point = tuple[float, float]
FlowKind = Literal["leads_to", "supports", "works_against", "part_of", "turns"]
"""Kinds of arrows; `turns` is the motion of a circle."""


@dataclass(frozen=True)
class Box:
    """A rectangle, with the part that it shows."""

    node: Node
    lines: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float
    is_frame: bool = False
    """Whether its parts stand inside it, below its label."""

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def moved(self, across: float, down: float) -> Box:
        """The same elsewhere."""
        return replace(self, left=self.left + across, top=self.top + down)


@dataclass(frozen=True)
class Frame:
    """What several parts that do the same stand in."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Arrow:
    """A line with, unless it only joins, a head where it ends."""

    kind: FlowKind
    path: str
    tip: Point | None = None
    angle: float = 0
    """Direction of the head."""


@dataclass(frozen=True)
class Circle:
    """What steps stand on."""

    centre: Point
    radius: float
    has_middle: bool
    """Whether what the steps are part of stands in its middle."""
    is_ordered: bool
    """Whether arrows lead along it from step to step."""


@dataclass(frozen=True)
class Plan:
    """A model, laid out. Boxes that are frames come before what stands in them."""

    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    frames: tuple[Frame, ...] = ()
    circle: Circle | None = None


def box_of(node: Node, width: float) -> Box:
    """A box at the origin, as high as its label needs."""
    lines = wrapped(node.label, width)
    return Box(node, lines, 0, 0, width, LINE * len(lines) + 2 * PAD)


def wrapped(label: str, width: float) -> tuple[str, ...]:
    """A label in lines that fit, cut with a sign where it is too long."""
    room = int((width - 2 * PAD) / LETTER)
    return tuple(textwrap.wrap(label, room, max_lines=LINES, placeholder=" …")) or ("…",)


def stacked(boxes: Iterable[Box], gap: float) -> tuple[list[Box], float]:
    """Boxes below each other from 0, and how high they are together."""
    placed: list[Box] = []
    top = 0.0
    for box in boxes:
        placed.append(box.moved(0, top))
        top += box.height + gap
    return placed, max(0.0, top - gap)


def rows_of(nodes: Sequence[Node], most: int) -> list[Sequence[Node]]:
    """Parts in rows of at most `most`, as even as can be."""
    if not nodes:
        return []
    rows = math.ceil(len(nodes) / most)
    each = math.ceil(len(nodes) / rows)
    return [nodes[start : start + each] for start in range(0, len(nodes), each)]


def arrow(kind: FlowKind, *points: Point) -> Arrow:
    """A line through points; its head, if the kind has one, stands at the last."""
    before, tip = points[-2:]
    angle = math.degrees(math.atan2(tip[1] - before[1], tip[0] - before[0]))
    if kind == "part_of":
        return Arrow(kind, _path(points))
    # The line ends inside the head, so that its end does not show beside the tip.
    end = on_circle(tip, HEAD / 2, angle + 180)
    return Arrow(kind, _path((*points[:-1], end)), tip, angle)


def arc(kind: FlowKind, centre: Point, radius: float, start: float, end: float) -> Arrow:
    """An arrow along a circle, from one angle to another; clockwise if `end` is larger."""
    clockwise = end > start
    inside = math.degrees(HEAD / 2 / radius) * (-1 if clockwise else 1)
    first, last = on_circle(centre, radius, start), on_circle(centre, radius, end + inside)
    path = f"M{at(first)}A{number(radius)} {number(radius)} 0 0 {int(clockwise)} {at(last)}"
    return Arrow(kind, path, on_circle(centre, radius, end), end + inside + (90 if clockwise else -90))


def arc_from(begin: Point, kind: FlowKind, centre: Point, radius: float, start: float, end: float) -> Arrow:
    """An arrow from a point to the right, swinging into a circle and along it, as `arc` does."""
    along = arc(kind, centre, radius, start, end)
    first = on_circle(centre, radius, start)
    towards = on_circle(first, SWING, start + (-90 if end > start else 90))
    swing = f"M{at(begin)}C{at((begin[0] + SWING, begin[1]))} {at(towards)} {at(first)}"
    return replace(along, path=swing + along.path[along.path.index("A") :])


def direct(kind: FlowKind, source: Box, target: Box) -> Arrow:
    """A straight arrow from edge to edge."""
    return arrow(kind, edge_towards(source, target.centre), edge_towards(target, source.centre, 2))


def upright(kind: FlowKind, source: Box, target: Box) -> Arrow:
    """An arrow straight up or down where one stands over the other, else a straight one from edge to edge."""
    left, right = max(source.left, target.left), min(source.right, target.right)
    if right - left < 2 * HEAD or (source.top < target.bottom and target.top < source.bottom):
        return direct(kind, source, target)
    x = (left + right) / 2
    if source.top >= target.bottom:
        return arrow(kind, (x, source.top), (x, target.bottom + 2))
    return arrow(kind, (x, source.bottom), (x, target.top - 2))


def edge_towards(box: Box, point: Point, beyond: float = 0) -> Point:
    """Where the line from a box's middle to a point leaves the box, `beyond` units outside."""
    (x, y), (to_x, to_y) = box.centre, point
    across, down = to_x - x, to_y - y
    if not across and not down:
        return x, y
    share = min(
        (box.width / 2 + beyond) / abs(across) if across else math.inf,
        (box.height / 2 + beyond) / abs(down) if down else math.inf,
    )
    return x + across * share, y + down * share


def on_circle(centre: Point, radius: float, angle: float) -> Point:
    """The point of a circle at an angle."""
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def flow_kinds(plan: Plan) -> tuple[FlowKind, ...]:
    """The kinds of arrows that a plan has, in a fixed order."""
    known: tuple[FlowKind, ...] = ("turns", "leads_to", "supports", "works_against", "part_of")
    present = {one.kind for one in plan.arrows}
    return tuple(kind for kind in known if kind in present)


def at(point: Point) -> str:
    """A point as a path has it."""
    return f"{number(point[0])} {number(point[1])}"


def number(value: float) -> str:
    """A length to a tenth, without a needless nought."""
    return f"{round(value, 1) + 0:g}"


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(at(point) for point in points)
