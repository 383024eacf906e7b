"""The layout of a model whose steps stand on a circle around what they are part of; the rest stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from build_scripts.model.records.conceptual_model import Flow, Node
from build_scripts.render.diagrams.layout import (
    BETWEEN,
    GAP,
    PAD,
    WIDTH,
    Area,
    Arrow,
    Box,
    Circle,
    DiagramLayout,
    FlowKind,
    arc,
    area_of,
    arrow,
    box_of,
    direct,
    in_rows,
    on_circle,
)
from build_scripts.render.views.models import wholes

CENTRE, RADIUS = (WIDTH / 2, 0.0), 185
FEWEST, MOST = 3, 6
"""Steps that a circle holds."""
STEP, HUB = 158, 150
"""Widths of a step, and of what is in the middle."""
STEP_ANGLE = 42
"""Angle that half a step takes of the circle, with room to spare."""
TURN, TURN_SWEEP, TURNS = 98, 88, (-75, 45, 165)
"""Radius of the sign that the circle turns, the angle of its three arrows, and where they begin. It stands
inside the circle: on it, arrows would give the steps an order."""
CLEAR, AGAINST = 8, 30
"""From the circle to an arrow that ends there, and to one that runs against its motion."""
AGAINST_UP, SWEEP = 100, 18
"""How far above the middle of its way an arrow against the motion starts, and half the angle that it runs through."""

Side = Literal["left", "right", "above", "below"]
SIDES: dict[Side, tuple[int, int, int]] = {
    "left": (180, 1, 150),
    "right": (0, 1, 150),
    "above": (-90, 4, 190),
    "below": (90, 4, 190),
}
"""Where each side is seen from the middle, how many boxes stand abreast and how wide; laid out in this order."""
SIDE_OF: dict[str, Side] = {"barrier": "left", "outcome": "right", "person": "above"}
"""Where kinds of parts stand; all others stand below."""

Tie = tuple[FlowKind, bool]
"""An arrow to or from the middle: its kind, and whether it leads inward."""
_T = TypeVar("_T")


@dataclass(frozen=True)
class Ring:
    """Steps on their circle, and what they are part of in its middle."""

    hub: Box | None
    steps: tuple[Box, ...]
    angles: tuple[float, ...]
    revolves: bool

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


@dataclass(frozen=True)
class SideGroup:
    """Parts on one side of the circle that have the same arrow to or from the middle, or the others there."""

    side: Side
    boxes: tuple[Box, ...]
    tie: Tie | None
    is_against: bool = False
    """Whether its arrow runs against the motion of the circle."""

    @property
    def area(self) -> Area:
        """Around its boxes, with a margin if they are several."""
        return area_of(self.boxes, PAD if len(self.boxes) > 1 else 0)


def cycle_layout(nodes: Sequence[Node], flows: Sequence[Flow], revolves: bool) -> DiagramLayout | None:
    """The layout, or none where the steps make no circle."""
    steps = [node for node in nodes if node.kind in ("step", "factor")]
    if not _is_cycle(steps, flows, revolves):
        return None
    hub = wholes(flows).get(steps[0].id)
    ring = _ring(next((node for node in nodes if node.id == hub), None), steps, revolves)
    groups: list[SideGroup] = []
    for side in SIDES:
        beside = [node for node in nodes if node not in steps and node.id != hub]
        here = [node for node in beside if SIDE_OF.get(node.kind, "below") == side]
        groups += _beside(side, here, flows, ring, groups)
    along = tuple(_along(ring, flows))
    tied = [group for group in groups if group.tie]
    is_ordered = any(flow.kind == "leads_to" for flow in along)
    return DiagramLayout(
        boxes=(*ring.boxes, *(box for group in groups for box in group.boxes)),
        arrows=(*along, *(_common(group, ring) for group in tied), *_single(ring, groups, flows)),
        trays=tuple(group.area for group in tied if len(group.boxes) > 1),
        circle=Circle(CENTRE, RADIUS, hub is not None, is_ordered),
    )


def _is_cycle(steps: Sequence[Node], flows: Sequence[Flow], revolves: bool) -> bool:
    """Whether steps stand on a circle.

    They do where all of them are the parts, and the only ones, of one whole, or where the source says that they
    revolve, or where arrows lead round them.
    """
    whole_of = wholes(flows)
    ids = {step.id for step in steps}
    named = {whole_of.get(id_) for id_ in ids}
    if not FEWEST <= len(steps) <= MOST or len(named) != 1:
        return False
    (hub,) = named
    leads = {(flow.source, flow.target) for flow in flows if flow.kind == "leads_to"}
    parts = {part for part, whole in whole_of.items() if whole == hub or whole in ids}
    is_round = hub is not None or revolves or leads.issuperset(_pairs([step.id for step in steps]))
    return is_round and hub not in whole_of and parts == (ids if hub else set())


def _ring(hub: Node | None, steps: Sequence[Node], revolves: bool) -> Ring:
    """Steps clockwise from the top."""
    # So that, with an even number, no step stands to the left or right, where arrows come and go.
    first = -90 + (180 / len(steps) if len(steps) % 4 == 0 else 0)
    angles = tuple(first + 360 * place / len(steps) for place in range(len(steps)))
    placed = zip(steps, angles, strict=True)
    return Ring(
        _centred(box_of(hub, HUB), CENTRE) if hub else None,
        tuple(_centred(box_of(step, STEP), on_circle(CENTRE, RADIUS, angle)) for step, angle in placed),
        angles,
        revolves,
    )


def _beside(
    side: Side, nodes: Sequence[Node], flows: Sequence[Flow], ring: Ring, others: Sequence[SideGroup]
) -> list[SideGroup]:
    """What stands on one side, group by group; `others` are laid out already."""
    towards, abreast, width = SIDES[side]
    ties = {node.id: _tie(node.id, ring, flows) for node in nodes}
    tie = next((found for found in ties.values() if found), None)
    tied = [node for node in nodes if tie and ties[node.id] == tie]
    loose = [node for node in nodes if node not in tied]
    is_against = ring.revolves and side == "left" and tie == ("works_against", True)
    inner = width - 2 * PAD if abreast == 1 and len(nodes) > 1 else width
    groups: list[SideGroup] = []
    height = 0.0
    # What is tied stands next to the circle.
    for members in (loose, tied) if side == "above" else (tied, loose):
        if members:
            boxes, taken = _grid(members, abreast, inner, height)
            known = tie if members is tied else None
            groups.append(SideGroup(side, tuple(boxes), known, is_against and members is tied))
            height += taken + GAP
    down = on_circle(CENTRE, RADIUS + CLEAR, ring.gap(towards))[1] - (height - GAP) / 2
    across = {"left": width / 2, "right": WIDTH - width / 2}.get(side, WIDTH / 2)
    reach = area_of([*ring.boxes, Area(0, -RADIUS, 0, 2 * RADIUS), *(group.area for group in others)])
    if side == "above":
        down = reach.top - BETWEEN - (height - GAP)
    elif side == "below":
        down = reach.bottom + BETWEEN
    elif any(group.is_against for group in groups):
        down -= AGAINST_UP
    return [
        SideGroup(side, tuple(box.moved(across, down) for box in group.boxes), group.tie, group.is_against)
        for group in groups
    ]


def _grid(nodes: Sequence[Node], abreast: int, width: float, top: float) -> tuple[list[Box], float]:
    """Boxes in rows around the middle from `top` down, and how high they are together."""
    boxes: list[Box] = []
    start = top
    for row in in_rows(nodes, abreast):
        made = [box_of(node, width) for node in row]
        left = -(len(row) * (width + GAP / 2) - GAP / 2) / 2
        boxes += [box.moved(left + place * (width + GAP / 2), top) for place, box in enumerate(made)]
        top += max(box.height for box in made) + GAP / 2
    return boxes, top - GAP / 2 - start


def _tie(node: str, ring: Ring, flows: Sequence[Flow]) -> Tie | None:
    """The first arrow between a part and the middle."""
    hub = ring.hub.node.id if ring.hub else None
    ties = (flow for flow in flows if hub and {flow.source, flow.target} == {node, hub})
    return next(((flow.kind, flow.target == hub) for flow in ties), None)


def _along(ring: Ring, flows: Sequence[Flow]) -> Iterator[Arrow]:
    """Arrows along the circle where one step leads to the next, and the sign that it turns."""
    leads = {(flow.source, flow.target) for flow in flows if flow.kind == "leads_to"}
    turn = 360 / len(ring.steps)
    for (source, target), angle in zip(_pairs(ring.steps), ring.angles, strict=True):
        if (source.node.id, target.node.id) in leads:
            start, end = _clear_of(source, angle, 1), _clear_of(target, angle + turn, -1)
            yield arc("leads_to", CENTRE, RADIUS, start, end)
    if ring.revolves:
        yield from (arc("turns", CENTRE, TURN, start, start + TURN_SWEEP) for start in TURNS)


def _common(group: SideGroup, ring: Ring) -> Arrow:
    """The arrow that the parts of a tied group have in common."""
    kind, inward = group.tie or ("supports", True)
    area, towards = group.area, ring.gap(SIDES[group.side][0])
    x, y = on_circle(CENTRE, RADIUS + CLEAR, towards)
    beside = {
        "left": (area.right, area.centre[1]),
        "right": (area.left, area.centre[1]),
        "above": (min(max(x, area.left + PAD), area.right - PAD), area.bottom),
        "below": (min(max(x, area.left + PAD), area.right - PAD), area.top),
    }[group.side]
    if group.is_against:
        return arc(kind, CENTRE, RADIUS + AGAINST, towards + SWEEP, towards - SWEEP, beside)
    return arrow(kind, beside, (x, y)) if inward else arrow(kind, (x, y), beside)


def _single(ring: Ring, groups: Sequence[SideGroup], flows: Sequence[Flow]) -> Iterator[Arrow]:
    """A straight arrow for each flow that nothing else shows."""
    boxes = {box.node.id: box for box in (*ring.boxes, *(box for group in groups for box in group.boxes))}
    ties = {box.node.id: group.tie for group in groups for box in group.boxes}
    hub = ring.hub.node.id if ring.hub else None
    steps = [box.node.id for box in ring.steps]
    following = set(_pairs(steps))
    for flow in flows:
        is_shown = (
            flow.source == flow.target
            or (flow.target == hub and ties.get(flow.source) == (flow.kind, True))
            or (flow.source == hub and ties.get(flow.target) == (flow.kind, False))
            or (flow.kind == "part_of" and flow.source in steps and flow.target == hub)
            or (flow.kind == "leads_to" and (flow.source, flow.target) in following)
        )
        if not is_shown:
            yield direct(flow.kind, boxes[flow.source], boxes[flow.target])


def _clear_of(box: Box, angle: float, step: int) -> float:
    """Where the circle has left a box, going from its middle."""
    for _ in range(90):
        x, y = on_circle(CENTRE, RADIUS, angle)
        if not (box.left - 4 < x < box.right + 4 and box.top - 4 < y < box.bottom + 4):
            break
        angle += step
    return angle


def _centred(box: Box, point: tuple[float, float]) -> Box:
    return box.moved(point[0] - box.width / 2, point[1] - box.height / 2)


def _pairs(steps: Sequence[_T]) -> list[tuple[_T, _T]]:
    """Each with the next, the last with the first."""
    return list(zip(steps, [*steps[1:], *steps[:1]], strict=True))


def _turned(start: float, end: float) -> float:
    """The shorter way from one angle to another, from -180 to 180."""
    return (end - start + 180) % 360 - 180
