"""The layout of a model of parts within parts: frames with their parts in columns, the rest above and below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_scripts.model.records.conceptual_model import Flow, Node
from build_scripts.render.diagrams.layout import (
    BETWEEN,
    GAP,
    PAD,
    WIDTH,
    Box,
    DiagramLayout,
    area_of,
    box_of,
    in_rows,
    moved,
    upright,
)
from build_scripts.render.text.text_width import bold_width_of
from build_scripts.render.views.models import wholes

COLUMNS = 4
WIDEST = 300
"""A column is no wider, however few there are."""
DEPTHS = ((1, BETWEEN, 0), (COLUMNS, GAP, 14), (1, PAD, PAD))
"""Of wholes, of their parts and of all that is deeper: how many stand abreast, the gap between them, and the
margin to the frame around them."""

NodesWithin = Mapping[str, Sequence[Node]]
"""From the id of a whole to its parts."""


def nested_layout(nodes: Sequence[Node], flows: Sequence[Flow]) -> DiagramLayout:
    """Wholes as frames around their parts, outcomes above them, everything else below.

    Without any whole, all but barriers and outcomes stand in the middle.
    """
    whole_of = wholes(flows)
    parts: dict[str, list[Node]] = {}
    for node in nodes:
        if node.id in whole_of:
            parts.setdefault(whole_of[node.id], []).append(node)
    roots = [node for node in nodes if node.id not in whole_of]
    framed = [node for node in roots if node.id in parts]
    middle = framed or [node for node in roots if node.kind not in ("barrier", "outcome")]
    core = _in_columns(parts, middle, WIDTH, 0 if framed else 1)
    rest = [node for node in roots if node not in middle]
    boxes: list[Box] = []
    for band in (
        _beside([node for node in rest if node.kind == "outcome"], core, flows),
        core,
        _beside([node for node in rest if node.kind != "outcome"], core, flows),
    ):
        boxes += moved(band, 0, area_of(boxes).bottom + BETWEEN if boxes else 0)
    by_id = {box.node.id: box for box in boxes}
    return DiagramLayout(
        tuple(boxes),
        tuple(
            upright(flow.kind, by_id[flow.source], by_id[flow.target])
            for flow in flows
            # Standing in a frame says that a part belongs to it.
            if flow.source != flow.target
            and not (flow.kind == "part_of" and whole_of.get(flow.source) == flow.target)
        ),
    )


def _in_columns(parts: NodesWithin, nodes: Sequence[Node], width: float, depth: int) -> list[Box]:
    """Parts side by side from the origin, each with its own inside."""
    abreast, gap, _ = DEPTHS[min(depth, 2)]
    boxes: list[Box] = []
    for row in in_rows(nodes, abreast):
        top = area_of(boxes).bottom + gap if boxes else 0.0
        each = (width - gap * (len(row) - 1)) / len(row)
        each = min(each, WIDEST) if abreast > 1 else each
        left = (width - each * len(row) - gap * (len(row) - 1)) / 2
        for place, node in enumerate(row):
            boxes += moved(_block(parts, node, each, depth), left + place * (each + gap), top)
    return boxes


def _block(parts: NodesWithin, node: Node, width: float, depth: int) -> list[Box]:
    """A part, and what is part of it inside; the part itself comes first."""
    if node.id not in parts:
        return [box_of(node, width)]
    head = box_of(node, width, bold_width_of)
    margin = DEPTHS[min(depth + 1, 2)][2]
    inside = _in_columns(parts, parts[node.id], width - 2 * margin, depth + 1)
    height = head.height + area_of(inside).height + margin
    return [replace(head, height=height, is_frame=True), *moved(inside, margin, head.height)]


def _beside(nodes: Sequence[Node], core: Sequence[Box], flows: Sequence[Flow]) -> list[Box]:
    """Boxes in rows: first those with arrows to some columns, as wide as these are, then the others."""
    spanning = {node.id: box for node in nodes if (box := _spanning(node, core, flows))}
    rows: list[list[Box]] = []
    for box in spanning.values():
        row = next((row for row in rows if all(_apart(box, other) for other in row)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    rows.append(_in_columns({}, [node for node in nodes if node.id not in spanning], WIDTH, 1))
    boxes: list[Box] = []
    for row in rows:
        boxes += moved(row, 0, area_of(boxes).bottom + GAP if boxes else 0)
    return boxes


def _spanning(node: Node, core: Sequence[Box], flows: Sequence[Flow]) -> Box | None:
    """A box over the width of what it has arrows to or from; none if that is everything, or nothing."""
    ends = {flow.target for flow in flows if flow.source == node.id}
    ends |= {flow.source for flow in flows if flow.target == node.id}
    area = area_of([box for box in core if box.node.id in ends])
    return box_of(node, area.width).moved(area.left, 0) if 0 < area.width < WIDTH else None


def _apart(box: Box, other: Box) -> bool:
    return box.left >= other.right + GAP or box.right + GAP <= other.left
