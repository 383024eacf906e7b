"""A diagram, laid out: where every part, arrow and tray stands, whatever then draws it.

Lengths are in units of the drawing, which is `WIDTH` wide; angles in degrees, clockwise from the right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from build_scripts.model.records.conceptual_model import Node
from build_scripts.render.text.text_width import width_of, wrapped

WIDTH = 840
SIZE = 15
"""Of its letters."""
LINE, PAD, GAP, BETWEEN = 19, 10, 28, 48
"""Of a line of text, inside a box, between boxes, and between rows with arrows."""
LINES = 5
"""Lines of a label at most; the list below the drawing has it whole."""
HEAD = 11
"""Length of an arrowhead."""
SWING = 24
"""How far an arrow that swings into a circle bends."""

Point = tuple[float, float]
FlowKind = Literal["turns", "leads_to", "supports", "works_against", "part_of"]
"""Kinds of arrows; `turns` is the motion of a circle."""


@dataclass(frozen=True)
class Area:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

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


@dataclass(frozen=True)
class Box(Area):
    """A rectangle that shows a part."""

    node: Node
    lines: tuple[str, ...]
    is_frame: bool = False
    """Whether its parts stand inside it, below its label."""

    def moved(self, across: float, down: float) -> Box:
        """The same elsewhere."""
        return replace(self, left=self.left + across, top=self.top + down)


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
class DiagramLayout:
    """A model, laid out. Boxes that are frames come before what stands in them."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    trays: tuple[Area, ...] = ()
    """What several parts that do the same stand in."""
    circle: Circle | None = None

    @property
    def area(self) -> Area:
        """Around everything."""
        circle = [_around(self.circle.centre, self.circle.radius)] if self.circle else []
        return area_of((*self.boxes, *self.trays, *circle))

    @property
    def kinds(self) -> tuple[FlowKind, ...]:
        """The kinds of its arrows, in a fixed order."""
        known: tuple[FlowKind, ...] = ("turns", "leads_to", "supports", "works_against", "part_of")
        present = {arrow.kind for arrow in self.arrows}
        return tuple(kind for kind in known if kind in present)


def _around(centre: Point, radius: float) -> Area:
    return Area(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)


def area_of(areas: Sequence[Area], margin: float = 0) -> Area:
    """What areas take together, with a margin."""
    if not areas:
        return Area(0, 0, 0, 0)
    left, top = min(area.left for area in areas), min(area.top for area in areas)
    right, bottom = max(area.right for area in areas), max(area.bottom for area in areas)
    return Area(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)


def box_of(node: Node, width: float, measure: Callable[[str], float] = width_of) -> Box:
    """A box at the origin, as high as its label needs."""
    lines = tuple(wrapped(node.label, (width - 2 * PAD) / SIZE, measure, LINES))
    return Box(0, 0, width, LINE * len(lines) + 2 * PAD, node, lines)


def in_rows(nodes: Sequence[Node], most: int) -> list[Sequence[Node]]:
    """Parts in rows of at most `most`, as even as can be."""
    rows = math.ceil(len(nodes) / most)
    each = math.ceil(len(nodes) / max(rows, 1))
    return [nodes[row * each : (row + 1) * each] for row in range(rows)]


def arrow(kind: FlowKind, start: Point, tip: Point) -> Arrow:
    """A straight line; its head, if the kind has one, stands at its end."""
    if kind == "part_of":
        return Arrow(kind, f"M{at(start)}L{at(tip)}")
    angle = math.degrees(math.atan2(tip[1] - start[1], tip[0] - start[0]))
    # The line ends inside the head, so that its end does not show beside the tip.
    return Arrow(kind, f"M{at(start)}L{at(on_circle(tip, HEAD / 2, angle + 180))}", tip, angle)


def arc(
    kind: FlowKind, centre: Point, radius: float, start: float, end: float, begin: Point | None = None
) -> Arrow:
    """An arrow along a circle, from one angle to another, clockwise if `end` is larger.

    From `begin`, a point beside the circle, it first swings to the right and into the circle.
    """
    turn = 1 if end > start else -1
    first = on_circle(centre, radius, start)
    last = on_circle(centre, radius, end - turn * math.degrees(HEAD / 2 / radius))
    path = f"M{at(first)}"
    if begin:
        bend = on_circle(first, SWING, start - turn * 90)
        path = f"M{at(begin)}C{at((begin[0] + SWING, begin[1]))} {at(bend)} {at(first)}"
    path += f"A{number(radius)} {number(radius)} 0 0 {int(turn > 0)} {at(last)}"
    return Arrow(
        kind, path, on_circle(centre, radius, end), end + turn * (90 - math.degrees(HEAD / 2 / radius))
    )


def direct(kind: FlowKind, source: Area, target: Area) -> Arrow:
    """A straight arrow from edge to edge."""
    return arrow(kind, edge_towards(source, target.centre), edge_towards(target, source.centre, 2))


def upright(kind: FlowKind, source: Area, target: Area) -> Arrow:
    """An arrow straight up or down where one stands over the other, else a straight one from edge to edge."""
    left, right = max(source.left, target.left), min(source.right, target.right)
    if right - left < 2 * HEAD or (source.top < target.bottom and target.top < source.bottom):
        return direct(kind, source, target)
    x = (left + right) / 2
    if source.top >= target.bottom:
        return arrow(kind, (x, source.top), (x, target.bottom + 2))
    return arrow(kind, (x, source.bottom), (x, target.top - 2))


def edge_towards(area: Area, point: Point, beyond: float = 0) -> Point:
    """Where the line from the middle of an area to a point leaves it, `beyond` units outside."""
    (x, y), (to_x, to_y) = area.centre, point
    across, down = to_x - x, to_y - y
    if not across and not down:
        return x, y
    share = min(
        (area.width / 2 + beyond) / abs(across) if across else math.inf,
        (area.height / 2 + beyond) / abs(down) if down else math.inf,
    )
    return x + across * share, y + down * share


def on_circle(centre: Point, radius: float, angle: float) -> Point:
    """The point of a circle at an angle."""
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def at(point: Point) -> str:
    """A point as a path has it."""
    return f"{number(point[0])} {number(point[1])}"


def number(value: float) -> str:
    """A length to a tenth, without a needless nought."""
    return f"{round(value, 1) + 0:g}"


def moved(boxes: Iterable[Box], across: float, down: float) -> list[Box]:
    """Boxes elsewhere, together."""
    return [box.moved(across, down) for box in boxes]
