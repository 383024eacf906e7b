"""The layout of a model whose steps stand on a circle around what they are part of; the rest stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from build_scripts.model.records.conceptual_model import Flow, Node
from build_scripts.render.diagrams.geometry import (
    GAP,
    PAD,
    WIDTH,
    Arrow,
    Box,
    Circle,
    FlowKind,
    Frame,
    Plan,
    Point,
    arc,
    arc_from,
    arrow,
    box_of,
    direct,
    on_circle,
    rows_of,
    stacked,
)
from build_scripts.render.views.models import wholes

RADIUS = 185
STEP, HUB = 158, 150
"""Widths of a step, and of what is in the middle."""
TURN, TURN_SWEEP, TURNS = 98, 88, (-75, 45, 165)
"""Radius of the sign that the circle turns, the angle of its three arrows, and where they begin. It stands
inside the circle: on it, arrows would give the steps an order."""
STEP_ANGLE = 42
"""Angle that half a step takes of the circle, with room to spare."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Ring:
    """Steps on their circle, and what they are part of in its middle."""

    centre: Point
    hub: Box | None
    steps: tuple[Box, ...]
    angles: tuple[float, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All its boxes."""
        return (self.hub, *self.steps) if self.hub else self.steps

    def gap(self, towards: float) -> float:
        """The angle between two steps that is nearest to a direction."""
        half = 180 / len(self.steps)
        middle = min((angle + half for angle in self.angles), key=lambda gap: abs(_turned(gap, towards)))
        spare = max(0.0, half - STEP_ANGLE)
        return middle + min(spare, max(-spare, _turned(middle, towards)))


def ring_at(centre: Point, hub: Node | None, steps: Sequence[Node]) -> Ring:
    """Steps around a point, clockwise from the top."""
    # So that, with an even number, no step stands to the left or right, where arrows come and go.
    first = -90 + (180 / len(steps) if len(steps) % 4 == 0 else 0)
    angles = tuple(first + 360 * place / len(steps) for place in range(len(steps)))
    return Ring(
        centre,
        _centred(box_of(hub, HUB), centre) if hub else None,
        tuple(
            _centred(box_of(step, STEP), on_circle(centre, RADIUS, angle))
            for step, angle in zip(steps, angles, strict=True)
        ),
        angles,
    )


def motion(ring: Ring, flows: Sequence[Flow], revolves: bool) -> Iterator[Arrow]:
    """Arrows along the circle where one step leads to the next, and the sign that it turns."""
    leads = {(flow.source, flow.target) for flow in flows if flow.kind == "leads_to"}
    turn = 360 / len(ring.steps)
    for (source, target), angle in zip(pairs(ring.steps), ring.angles, strict=True):
        if (source.node.id, target.node.id) in leads:
            start, end = _clear_of(source, ring, angle, 1), _clear_of(target, ring, angle + turn, -1)
            yield arc("leads_to", ring.centre, RADIUS, start, end)
    if revolves:
        for start in TURNS:
            yield arc("turns", ring.centre, TURN, start, start + TURN_SWEEP)


def _clear_of(box: Box, ring: Ring, angle: float, step: int) -> float:
    """Where the circle has left a box, going from its middle."""
    for _ in range(90):
        x, y = on_circle(ring.centre, RADIUS, angle)
        if not (box.left - 4 < x < box.right + 4 and box.top - 4 < y < box.bottom + 4):
            break
        angle += step
    return angle


def _centred(box: Box, point: Point) -> Box:
    return box.moved(point[0] - box.width / 2, point[1] - box.height / 2)


def pairs(round_: Sequence[_T]) -> list[tuple[_T, _T]]:
    """Each with the next, the last with the first."""
    return list(zip(round_, [*round_[1:], *round_[:1]], strict=True))


def _turned(start: float, end: float) -> float:
    """The shorter way from one angle to another, from -180 to 180."""
    return (end - start + 180) % 360 - 180


SIDE, ROW = 150, 190
"""Widths of boxes beside the circle, and of those above and below it."""
ABREAST = 4
FEWEST, MOST = 3, 6
"""Steps that a circle holds."""
BETWEEN = 44
"""Room for arrows above and below the circle."""
CLEAR, AGAINST = 8, 30
"""From the circle to an arrow that ends there, and to one that runs against its motion."""
AGAINST_UP, SWEEP = 100, 18
"""How far above the middle of its way an arrow against the motion starts, and half the angle that it runs through."""

Side = Literal["left", "right", "above", "below"]
SIDES: dict[Side, int] = {"left": 180, "right": 0, "above": -90, "below": 90}
"""Where each side is seen from the middle, in the order in which they are laid out."""


@dataclass(frozen=True)
class _Beside:
    """What stands on one side of the circle. The `tied` have one arrow to or from the middle in common."""

    side: Side
    tied: tuple[Box, ...]
    loose: tuple[Box, ...]
    kind: FlowKind
    inward: bool

    @property
    def boxes(self) -> tuple[Box, ...]:
        return (*self.tied, *self.loose)

    @property
    def area(self) -> Frame:
        """Around the tied, with a margin if they are several."""
        margin = PAD if len(self.tied) > 1 else 0
        left, top = min(box.left for box in self.tied), min(box.top for box in self.tied)
        right, bottom = max(box.right for box in self.tied), max(box.bottom for box in self.tied)
        return Frame(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)


def ring_plan(nodes: Sequence[Node], flows: Sequence[Flow], revolves: bool) -> Plan | None:
    """The layout, or none where the steps make no circle.

    They do where all of them are the parts, and the only ones, of one whole, or where the source says that they
    revolve, or where arrows lead round them.
    """
    steps = [node for node in nodes if node.kind in ("step", "factor")]
    whole_of = wholes(flows)
    ids = {step.id for step in steps}
    named = {whole_of.get(id_) for id_ in ids}
    if not FEWEST <= len(steps) <= MOST or len(named) != 1:
        return None
    (hub,) = named
    parts = {part for part, whole in whole_of.items() if whole == hub or whole in ids}
    leads = {(flow.source, flow.target) for flow in flows if flow.kind == "leads_to"}
    is_circle = hub is not None or revolves or leads.issuperset(pairs([step.id for step in steps]))
    if hub in whole_of or not is_circle or parts != (ids if hub else set()):
        return None
    middle = next((node for node in nodes if node.id == hub), None)
    others = [node for node in nodes if node.id not in ids and node.id != hub]
    # Laid out around the origin first, to see how far it reaches up.
    reach = -min(top for top, _ in _extents(*_placed(middle, steps, others, flows, revolves, 0)))
    ring, beside = _placed(middle, steps, others, flows, revolves, reach)
    along = tuple(motion(ring, flows, revolves))
    return Plan(
        height=max(bottom for _, bottom in _extents(ring, beside)),
        boxes=(*ring.boxes, *(box for one in beside for box in one.boxes)),
        arrows=(
            *along,
            *(made for one in beside if one.tied for made in _common(one, ring, revolves)),
            *_single(ring, beside, flows),
        ),
        frames=tuple(one.area for one in beside if len(one.tied) > 1),
        circle=Circle(
            ring.centre,
            RADIUS,
            has_middle=hub is not None,
            is_ordered=any(one.kind == "leads_to" for one in along),
        ),
    )


def _placed(
    hub: Node | None,
    steps: Sequence[Node],
    others: Sequence[Node],
    flows: Sequence[Flow],
    revolves: bool,
    y: float,
) -> tuple[Ring, list[_Beside]]:
    """The circle with its middle at a height, and what stands beside it."""
    ring = ring_at((WIDTH / 2, y), hub, steps)
    beside: list[_Beside] = []
    for side in SIDES:
        nodes = [node for node in others if _side(node) == side]
        if nodes:
            extents = _extents(ring, beside)
            beside.append(_beside(side, nodes, flows, ring, revolves, extents))
    return ring, beside


def _side(node: Node) -> Side:
    sides: dict[str, Side] = {"barrier": "left", "outcome": "right", "person": "above"}
    return sides.get(node.kind, "below")


def _beside(
    side: Side,
    nodes: Sequence[Node],
    flows: Sequence[Flow],
    ring: Ring,
    revolves: bool,
    extents: Sequence[tuple[float, float]],
) -> _Beside:
    hub = ring.hub.node.id if ring.hub else None
    ties = {node.id: _tie(node.id, hub, flows) for node in nodes}
    tie = next((one for one in ties.values() if one), None)
    tied = [node for node in nodes if tie and ties[node.id] == tie]
    loose = [node for node in nodes if node not in tied]
    kind, inward = tie or ("supports", True)
    if side in ("left", "right"):
        margin = PAD if len(tied) > 1 else 0
        column, height = stacked((box_of(node, SIDE - 2 * margin) for node in (*tied, *loose)), GAP / 2)
        middle = on_circle(ring.centre, RADIUS + CLEAR, ring.gap(SIDES[side]))[1]
        top = middle - height / 2 - (AGAINST_UP if _is_against(side, kind, inward, revolves) else 0)
        left = margin if side == "left" else WIDTH - SIDE + margin
        boxes = [box.moved(left, top) for box in column]
    else:
        rows = [*rows_of(tied, ABREAST), *rows_of(loose, ABREAST)]
        boxes, height = _in_rows(rows if side == "below" else rows[::-1])
        top = max(bottom for _, bottom in extents) + BETWEEN
        if side == "above":
            top = min(top for top, _ in extents) - BETWEEN - height
        boxes = [box.moved(0, top) for box in boxes]
    names = {node.id for node in tied}
    return _Beside(
        side,
        tuple(box for box in boxes if box.node.id in names),
        tuple(box for box in boxes if box.node.id not in names),
        kind,
        inward,
    )


def _tie(node: str, hub: str | None, flows: Sequence[Flow]) -> tuple[FlowKind, bool] | None:
    """The first arrow between a part and the middle: its kind, and whether it leads inward."""
    for flow in flows:
        if hub is not None and {flow.source, flow.target} == {node, hub}:
            return flow.kind, flow.target == hub
    return None


def _in_rows(rows: Sequence[Sequence[Node]]) -> tuple[list[Box], float]:
    boxes: list[Box] = []
    top = 0.0
    for row in rows:
        left = (WIDTH - len(row) * ROW - (len(row) - 1) * GAP / 2) / 2
        made = [box_of(node, ROW) for node in row]
        boxes += [box.moved(left + place * (ROW + GAP / 2), top) for place, box in enumerate(made)]
        top += max(box.height for box in made) + GAP / 2
    return boxes, top - GAP / 2


def _extents(ring: Ring, beside: Sequence[_Beside]) -> list[tuple[float, float]]:
    """Top and bottom of everything laid out so far."""
    y = ring.centre[1]
    boxes = (*ring.boxes, *(box for one in beside for box in one.boxes))
    areas = [one.area for one in beside if one.tied]
    return [
        (y - RADIUS, y + RADIUS),
        *((box.top, box.bottom) for box in boxes),
        *((area.top, area.top + area.height) for area in areas),
    ]


def _common(beside: _Beside, ring: Ring, revolves: bool) -> Iterator[Arrow]:
    """The arrow that the tied of a side have in common."""
    area, towards = beside.area, ring.gap(SIDES[beside.side])
    x, y = on_circle(ring.centre, RADIUS + CLEAR, towards)
    if beside.side in ("left", "right"):
        start = (area.left + (area.width if beside.side == "left" else 0), area.top + area.height / 2)
    else:
        start = (
            min(max(x, area.left + PAD), area.left + area.width - PAD),
            area.top + (area.height if beside.side == "above" else 0),
        )
    if _is_against(beside.side, beside.kind, beside.inward, revolves):
        yield arc_from(start, beside.kind, ring.centre, RADIUS + AGAINST, towards + SWEEP, towards - SWEEP)
    elif beside.inward:
        yield arrow(beside.kind, start, (x, y))
    else:
        yield arrow(beside.kind, (x, y), start)


def _is_against(side: Side, kind: FlowKind, inward: bool, revolves: bool) -> bool:
    return revolves and inward and side == "left" and kind == "works_against"


def _single(ring: Ring, beside: Sequence[_Beside], flows: Sequence[Flow]) -> Iterator[Arrow]:
    """A straight arrow for each flow that nothing else shows."""
    boxes = {box.node.id: box for box in (*ring.boxes, *(box for one in beside for box in one.boxes))}
    hub = ring.hub.node.id if ring.hub else None
    steps = {box.node.id for box in ring.steps}
    following = set(pairs([box.node.id for box in ring.steps]))
    common = {
        (box.node.id, hub, one.kind) if one.inward else (hub, box.node.id, one.kind)
        for one in beside
        for box in one.tied
    }
    for flow in flows:
        ends = (flow.source, flow.target)
        is_shown = (
            (*ends, flow.kind) in common
            or (flow.kind == "part_of" and flow.source in steps and flow.target == hub)
            or (flow.kind == "leads_to" and ends in following)
        )
        if not is_shown and flow.source != flow.target:
            yield direct(flow.kind, boxes[flow.source], boxes[flow.target])
