"""A conceptual model as a picture of ours: its parts are links to the list below, which says the same.

Colours come from classes of the style sheet and follow light, dark and print. Kinds of parts differ by shape and
kinds of arrows by line, never by colour alone. The same model gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from build_scripts.render.diagrams.cycle import cycle_layout
from build_scripts.render.diagrams.layout import (
    GAP,
    HEAD,
    LINE,
    SIZE,
    WIDTH,
    Arrow,
    Box,
    DiagramLayout,
    arrow,
    number,
)
from build_scripts.render.diagrams.nested import nested_layout
from build_scripts.render.text import labels
from build_scripts.render.text.text_width import width_of
from build_scripts.render.views.models import ModelView

MARGIN = 6
"""Around everything, for the edges of boxes."""
_FOOT = 14
"""From the top of a line of text to the foot of its letters."""
_SAMPLE, _KEY_LINE = 34, 30
_FLOWS = {**labels.FLOW, "turns": "turns, as the source says", "part_of": "is part of"}
_HEAD = f"M0 0L-{HEAD} -5.5L-{HEAD} 5.5Z"


def layout_of(view: ModelView) -> DiagramLayout:
    """The layout of a model: a circle where its steps make one, else frames and rows."""
    return cycle_layout(view.nodes, view.flows, view.revolves) or nested_layout(view.nodes, view.flows)


def reading_of(layout: DiagramLayout) -> str:
    """How to read a layout, in sentences: what standing inside or on something means."""
    sentences = []
    if any(box.is_frame for box in layout.boxes):
        sentences.append("What stands inside a frame is part of it.")
    if layout.circle:
        if layout.circle.has_middle:
            sentences.append("What stands on the circle is part of what stands in its middle.")
        if not layout.circle.is_ordered:
            sentences.append("Places on the circle are ours and mean no order.")
    if layout.trays:
        sentences.append("An arrow at a frame around several parts belongs to each of them.")
    return " ".join(sentences)


def drawing_of(view: ModelView, layout: DiagramLayout) -> Markup:
    """The picture of a model laid out; ids inside it begin with `_`."""
    key, key_height = _key(layout)
    area = layout.area
    height = area.height + GAP + key_height + 2 * MARGIN
    frames = [box for box in layout.boxes if box.is_frame]
    parts = [
        f'<svg class="ev-model" role="group" aria-labelledby="_model-title"'
        f' viewBox="-{MARGIN} {number(area.top - MARGIN)} {WIDTH + 2 * MARGIN} {number(height)}">',
        f'<title id="_model-title">Drawing of {escape(view.name)}. Each part is a link to what it rests on.</title>',
        *(
            f'<rect class="ev-model__tray" x="{number(tray.left)}" y="{number(tray.top)}"'
            f' width="{number(tray.width)}" height="{number(tray.height)}" rx="8"/>'
            for tray in layout.trays
        ),
        *_circle(layout),
        *(_part(box) for box in frames),
        *(_arrow(arrow) for arrow in layout.arrows),
        *(_part(box) for box in layout.boxes if not box.is_frame),
        f'<g class="ev-model__key" aria-hidden="true" transform="translate(0 {number(area.bottom + GAP)})">',
        *key,
        "</g></svg>",
    ]
    return Markup("".join(parts))


def _circle(layout: DiagramLayout) -> Iterator[str]:
    if layout.circle:
        x, y = layout.circle.centre
        yield f'<circle class="ev-model__circle" cx="{number(x)}" cy="{number(y)}" r="{layout.circle.radius:g}"/>'


def _part(box: Box) -> str:
    kind = labels.NODE[box.node.kind]
    x = number(box.left + box.width / 2)
    top = box.top + (box.height - LINE * len(box.lines)) / 2
    if box.is_frame:
        top = box.top + LINE / 2
    lines = "".join(
        f'<tspan x="{x}" y="{number(top + LINE * place + _FOOT)}">{escape(line)}</tspan>'
        for place, line in enumerate(box.lines)
    )
    named = "ev-model__part ev-model__part--frame" if box.is_frame else "ev-model__part"
    return (
        f'<a class="{named} ev-model__part--{box.node.kind}" href="#{escape(box.node.id)}"'
        f' aria-label="{escape(box.node.label)}, {kind.lower()}">'
        f"{_shape(box.node.kind, box.left, box.top, box.width, box.height)}"
        f'<text text-anchor="middle">{lines}</text></a>'
    )


def _shape(kind: str, left: float, top: float, width: float, height: float) -> str:
    """The outline of a kind: steps and factors are round, barriers cut off at their corners, outcomes have two edges."""
    if kind == "barrier":
        cut = min(10.0, height / 3)
        right, bottom = left + width, top + height
        points = (
            (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
            (right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut),
        )  # fmt: skip
        return f'<polygon points="{" ".join(f"{number(x)},{number(y)}" for x, y in points)}"/>'
    round_ = {
        "step": min(height / 2, 26.0),
        "factor": min(height / 2, 26.0),
        "person": min(height / 2, 14.0),
    }.get(kind, 3.0)
    shape = _rectangle(left, top, width, height, round_)
    if kind == "outcome":
        shape += _rectangle(left + 4, top + 4, width - 8, height - 8, 1)
    if kind == "person":
        shape += f'<circle cx="{number(left + width / 2)}" cy="{number(top)}" r="{min(6, height / 4):g}"/>'
    return shape


def _rectangle(left: float, top: float, width: float, height: float, round_: float) -> str:
    return (
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"'
        f' rx="{number(round_)}"/>'
    )


def _arrow(arrow: Arrow) -> str:
    line = f'<path class="ev-model__line ev-model__line--{arrow.kind}" d="{arrow.path}"/>'
    if arrow.tip is None:
        return line
    place = f"translate({number(arrow.tip[0])} {number(arrow.tip[1])}) rotate({number(arrow.angle)})"
    return (
        f'{line}<path class="ev-model__head ev-model__head--{arrow.kind}" d="{_HEAD}" transform="{place}"/>'
    )


def _key(layout: DiagramLayout) -> tuple[list[str], float]:
    """What shapes and lines mean, and how high that is."""
    present = {box.node.kind for box in layout.boxes}
    entries = [(labels.NODE[kind], _sample(kind)) for kind in labels.NODE if kind in present] + [
        (_FLOWS[kind], _arrow(arrow(kind, (0, 10), (_SAMPLE, 10)))) for kind in layout.kinds
    ]
    key: list[str] = []
    left = top = 0.0
    for text, sample in entries:
        width = _SAMPLE + 16 + SIZE * width_of(text)
        if left and left + width > WIDTH:
            left, top = 0.0, top + _KEY_LINE
        key.append(
            f'<g transform="translate({number(left)} {number(top)})">{sample}'
            f'<text x="{_SAMPLE + 8}" y="15">{escape(text)}</text></g>'
        )
        left += width + 16
    return key, top + _KEY_LINE


def _sample(kind: str) -> str:
    return f'<g class="ev-model__part--{kind}">{_shape(kind, 0, 1, _SAMPLE, 18)}</g>'
