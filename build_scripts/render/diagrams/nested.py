"""The layout of a model of parts within parts: frames with their parts in columns, the rest above and below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_scripts.model.records.conceptual_model import Flow, Node
from build_scripts.render.diagrams.geometry import GAP, PAD, WIDTH, Arrow, Box, Plan, box_of, rows_of, upright
from build_scripts.render.views.models import wholes

COLUMNS = 4
MARGIN = 14
"""From a frame to what stands in it."""
WIDEST = 300
"""A column is no wider, however few there are."""
BETWEEN = 52
"""Room for arrows between rows."""

Parts = Mapping[str, Sequence[Node]]
"""From the id of a whole to its parts."""
Block = tuple[list[Box], float]
"""Boxes from the origin, and how high they are together."""


def group_plan(nodes: Sequence[Node], flows: Sequence[Flow]) -> Plan:
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
    core, height = _framed(parts, framed) if framed else _in_columns(parts, middle, WIDTH)
    rest = [node for node in roots if node not in middle]
    upper, upper_height = _rows([node for node in rest if node.kind == "outcome"], core, flows)
    lower, lower_height = _rows([node for node in rest if node.kind != "outcome"], core, flows)
    core_top = upper_height + BETWEEN if upper and core else upper_height
    lower_top = core_top + height + BETWEEN if lower and core else core_top + height
    boxes = (
        *upper,
        *(box.moved(0, core_top) for box in core),
        *(box.moved(0, lower_top) for box in lower),
    )
    return Plan(lower_top + lower_height, boxes, _arrows(boxes, flows, whole_of))


def _framed(parts: Parts, roots: Sequence[Node]) -> Block:
    """A frame for each root, below each other, its parts in columns inside."""
    boxes: list[Box] = []
    top = 0.0
    for root in roots:
        head = box_of(root, WIDTH)
        inside, height = _in_columns(parts, parts[root.id], WIDTH - 2 * MARGIN)
        frame = replace(head, top=top, height=head.height + height + MARGIN, is_frame=True)
        boxes += [frame, *(box.moved(MARGIN, top + head.height) for box in inside)]
        top = frame.bottom + BETWEEN
    return boxes, top - BETWEEN


def _in_columns(parts: Parts, nodes: Sequence[Node], width: float) -> Block:
    """Parts side by side."""
    boxes: list[Box] = []
    top = 0.0
    for row in rows_of(nodes, COLUMNS):
        gaps = GAP * (len(row) - 1)
        each = min(WIDEST, (width - gaps) / len(row))
        left = (width - each * len(row) - gaps) / 2
        blocks = [_block(parts, node, each) for node in row]
        for block in blocks:
            boxes += [box.moved(left, top) for box in block]
            left += each + GAP
        top += max(block[0].height for block in blocks) + GAP
    return boxes, max(0.0, top - GAP)


def _block(parts: Parts, node: Node, width: float) -> list[Box]:
    """A part, and what is part of it below each other inside; the part itself comes first."""
    head = box_of(node, width)
    if node.id not in parts:
        return [head]
    inside: list[Box] = []
    top = head.height
    for part in parts[node.id]:
        block = _block(parts, part, width - 2 * PAD)
        inside += [box.moved(PAD, top) for box in block]
        top += block[0].height + PAD
    return [replace(head, height=top, is_frame=True), *inside]


def _rows(nodes: Sequence[Node], core: Sequence[Box], flows: Sequence[Flow]) -> Block:
    """Boxes in rows: first those with arrows to some columns, as wide as these are, then the others."""
    rows: list[list[Box]] = []
    others: list[Node] = []
    for node in nodes:
        box = _spanning(node, core, flows)
        if box is None:
            others.append(node)
        elif row := next((row for row in rows if all(_apart(box, other) for other in row)), None):
            row.append(box)
        else:
            rows.append([box])
    boxes: list[Box] = []
    top = 0.0
    for row in rows:
        boxes += [box.moved(0, top) for box in row]
        top += max(box.height for box in row) + GAP
    last, height = _in_columns({}, others, WIDTH)
    boxes += [box.moved(0, top) for box in last]
    return boxes, max(0.0, top + height if last else top - GAP)


def _spanning(node: Node, core: Sequence[Box], flows: Sequence[Flow]) -> Box | None:
    """A box over the width of what it has arrows to or from; none if that is everything, or nothing."""
    ends = {flow.target for flow in flows if flow.source == node.id}
    ends |= {flow.source for flow in flows if flow.target == node.id}
    partners = [box for box in core if box.node.id in ends]
    if not partners:
        return None
    left, right = min(box.left for box in partners), max(box.right for box in partners)
    return box_of(node, right - left).moved(left, 0) if right - left < WIDTH else None


def _apart(one: Box, other: Box) -> bool:
    return one.left >= other.right + GAP or one.right + GAP <= other.left


def _arrows(boxes: Sequence[Box], flows: Sequence[Flow], whole_of: Mapping[str, str]) -> tuple[Arrow, ...]:
    """An arrow for every flow but those that standing in a frame says."""
    by_id = {box.node.id: box for box in boxes}
    return tuple(
        upright(flow.kind, by_id[flow.source], by_id[flow.target])
        for flow in flows
        if flow.source != flow.target
        and not (flow.kind == "part_of" and whole_of.get(flow.source) == flow.target)
    )
