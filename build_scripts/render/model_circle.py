"""The circle on which a model's steps stand around what they are part of, and its motion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from build_scripts.model.conceptual_model import Flow, Node
from build_scripts.render.model_plan import Arrow, Box, Point, arc, box_of, on_circle

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
