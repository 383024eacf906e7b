"""Charts as plain Plotly specifications: one function a kind, from what was laid out to lists and numbers.

A specification holds no colours, only names of tokens (`var(--ev-bar)`), which the page's script resolves; so a
chart follows light and dark. No Plotly object is made: one costs more than everything else on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from html import escape
from typing import Any

from build_scripts.render.charts.chart_kinds import (
    AXIS,
    INDENT,
    Bar,
    ChartKind,
    ChartLayout,
    Segment,
    lines_of,
)
from build_scripts.render.charts.dots import Dot, DotLayout, tick_text
from build_scripts.render.look import design_tokens
from build_scripts.render.views.shared import count_in_words

Spec = dict[str, Any]
"""`{data, layout}` as Plotly reads it, of plain lists, texts and numbers; and beside them, where counts and
percents both make sense, `percent` with what differs when bars are as long as percents."""

# Half a digit of the axis stands before the first bar, and half a number behind the last.
_MARGIN_LEFT, _MARGIN_RIGHT = 4, 12
_HATCHED = "/"
_TEMPLATE: Spec = {
    "data": {
        "bar": [
            {
                "orientation": "h",
                "hovertemplate": "%{customdata}<extra></extra>",
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "outsidetextfont": {"color": design_tokens.token("ink")},
            }
        ]
    },
    "layout": {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hovermode": "closest",
        # The page has a legend of its own, which a keyboard reaches.
        "showlegend": False,
        "dragmode": False,
        "font": {
            "family": design_tokens.CHART_FACE,
            "size": design_tokens.CHART_TYPE,
            "color": design_tokens.token("ink"),
        },
        "hoverlabel": {
            "bgcolor": design_tokens.token("ink"),
            "font": {"family": design_tokens.CHART_FACE, "color": design_tokens.token("card")},
            "align": "left",
        },
        "xaxis": {
            "tickmode": "array",
            "ticklabeloverflow": "allow",
            "fixedrange": True,
            "zeroline": False,
            "gridcolor": design_tokens.token("line"),
            "tickfont": {"color": design_tokens.token("ink-soft")},
            "title": {
                "font": {"color": design_tokens.token("ink-soft"), "size": design_tokens.CHART_TYPE},
                "standoff": 4,
            },
        },
        "yaxis": {"visible": False, "fixedrange": True},
        "annotationdefaults": {
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
            "bgcolor": design_tokens.token("card"),
            "xshift": -_MARGIN_LEFT,
        },
    },
}
"""What all charts have in common."""


def spec_of(drawing: ChartLayout | DotLayout) -> Spec:
    """The specification of a chart."""
    if isinstance(drawing, DotLayout):
        return values(drawing)
    spec = _SPECS[drawing.kind](drawing)
    share = drawing.in_percent()
    return {**spec, "percent": _percent(share)} if share else spec


def frequency(drawing: ChartLayout) -> Spec:
    """Bars from the left, each on the track of its base."""
    return {
        "data": [_track(drawing), _bars(drawing, design_tokens.token("bar"))],
        "layout": _layout(drawing, barmode="overlay"),
    }


def theme_counts(drawing: ChartLayout) -> Spec:
    """Bars of themes and thinner ones of their sub-themes, each on the track of its base."""
    colours = [design_tokens.token("bar-part" if bar.is_part else "bar") for bar in drawing.bars]
    return {
        "data": [_track(drawing), _bars(drawing, colours)],
        "layout": _layout(drawing, barmode="overlay"),
    }


def rating_matrix(drawing: ChartLayout) -> Spec:
    """A bar an item, stacked from its answers."""
    return {
        "data": [_answer(drawing, position, text) for position, text in enumerate(drawing.answers)],
        "layout": _layout(
            drawing,
            barmode="stack",
            uniformtext={"mode": "hide", "minsize": design_tokens.CHART_TYPE - 1},
        ),
    }


def values(drawing: DotLayout) -> Spec:
    """Dots with their intervals, a trace an arm."""
    ends = drawing.ends
    return {
        "data": [_arm(drawing, arm) for arm in range(max(len(drawing.arms), 1))],
        "layout": _framed(
            drawing,
            {
                "range": list(ends),
                "type": "log" if drawing.is_log else "linear",
                "tickvals": [float(tick) for tick in drawing.ticks],
                "ticktext": [tick_text(tick) for tick in drawing.ticks],
                "title": {"text": plain(drawing.axis_title)},
            },
            [_label(_dot_text(dot), dot.top) for dot in drawing.dots],
            shapes=_even(drawing),
        ),
    }


def _arm(drawing: DotLayout, arm: int) -> Spec:
    dots = [dot for dot in drawing.dots if dot.arm == arm]
    colour = design_tokens.token(f"arm-{drawing.colour(arm)}")
    trace: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": [float(dot.value.at) for dot in dots],
        "y": [dot.middle for dot in dots],
        "marker": {
            "color": colour,
            "symbol": drawing.shape(arm),
            "size": 11,
            "line": {"color": design_tokens.token("card"), "width": 1},
        },
        "customdata": [
            _hover(dot.place, count_in_words(dot.value.line.reckoned), dot.value.line.note) for dot in dots
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    if any(dot.value.interval for dot in dots):
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [_reach(dot.value.at, dot.value.high) for dot in dots],
            "arrayminus": [_reach(dot.value.low, dot.value.at) for dot in dots],
            "color": colour,
            "thickness": 2,
            "width": 4,
        }
    return {**trace, "name": plain(drawing.arms[arm])} if drawing.arms else trace


def _reach(start: Decimal | None, end: Decimal | None) -> float:
    """How far an interval reaches to one side; no way where none is printed."""
    return 0.0 if start is None or end is None else float(end - start)


def _dot_text(dot: Dot) -> str:
    return "<br>".join([*map(plain, dot.label), *map(_bold, dot.words)])


def _even(drawing: DotLayout) -> list[Spec]:
    """A line where nothing differs."""
    if drawing.no_difference is None:
        return []
    at = float(drawing.no_difference)
    line = {"color": design_tokens.token("ink-soft"), "width": 1, "dash": "dot"}
    return [
        {
            "type": "line",
            "x0": at,
            "x1": at,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "layer": "below",
            "line": line,
        }
    ]


_SPECS: Mapping[ChartKind, Callable[[ChartLayout], Spec]] = {
    "frequency": frequency,
    "rating_matrix": rating_matrix,
    "theme_counts": theme_counts,
}


def _percent(share: ChartLayout) -> Spec:
    """What differs where bars are as long as percents: lengths and axis, never the words on them."""
    spec = _SPECS[share.kind](share)
    return {
        "counts": share.unit.capitalize(),
        "x": [[round(length, 2) for length in trace["x"]] for trace in spec["data"]],
        "xaxis": spec["layout"]["xaxis"],
    }


def plain(text: str) -> str:
    """Text that Plotly prints as it stands: it reads some HTML in labels."""
    return escape(text, quote=False)


def _hover(place: str, count: str, note: str) -> str:
    """What it is, how many, and what else must be known, on lines of their own."""
    lines = [*map(plain, lines_of(place)), _bold(count)]
    if note:
        lines += map(plain, lines_of(note))
    return "<br>".join(lines)


def _hover_of_segment(segment: Segment) -> str:
    return _hover(segment.place, segment.count, segment.line.note)


def _middles(drawing: ChartLayout) -> list[float]:
    return [bar.bar_top + bar.height / 2 for bar in drawing.bars]


def _track(drawing: ChartLayout) -> Spec:
    """Everybody who was asked, behind each bar."""
    return {
        "type": "bar",
        "y": _middles(drawing),
        "x": [bar.whole for bar in drawing.bars],
        "width": [bar.height for bar in drawing.bars],
        "marker": {"color": design_tokens.token("track")},
        "hoverinfo": "skip",
    }


def _bars(drawing: ChartLayout, colours: str | list[str]) -> Spec:
    segments = [bar.segments[0] for bar in drawing.bars]
    return {
        "type": "bar",
        "y": _middles(drawing),
        "x": [segment.length for segment in segments],
        "width": [bar.height for bar in drawing.bars],
        "marker": {"color": colours},
        "customdata": [_hover_of_segment(segment) for segment in segments],
    }


def _answer(drawing: ChartLayout, position: int, text: str) -> Spec:
    """All bars' segments of one answer."""
    found = [(bar, segment) for bar in drawing.bars for segment in bar.segments if segment.answer == position]
    step = drawing.step(position)
    marker: Spec = {
        "color": design_tokens.token(f"step-{step}"),
        "line": {"color": design_tokens.token("card"), "width": 1.5},
    }
    if position % 2:
        marker["pattern"] = {
            "shape": _HATCHED,
            "fillmode": "overlay",
            "fgcolor": design_tokens.token(f"on-step-{step}"),
            "fgopacity": 0.35,
            "size": 6,
            "solidity": 0.15,
        }
    return {
        "type": "bar",
        "name": plain(text),
        "y": [bar.bar_top + bar.height / 2 for bar, _ in found],
        "x": [segment.length for _, segment in found],
        "width": [bar.height for bar, _ in found],
        "marker": marker,
        "text": [segment.number if segment.length else "" for _, segment in found],
        "insidetextfont": {"color": design_tokens.token(f"on-step-{step}")},
        "customdata": [_hover_of_segment(segment) for _, segment in found],
    }


def _layout(drawing: ChartLayout, **more: object) -> Spec:
    axis = {
        "range": [0, drawing.most],
        "tickvals": list(drawing.ticks),
        "title": {"text": drawing.axis_title},
    }
    labels = [_label(_label_text(drawing, bar), bar.top, is_part=bar.is_part) for bar in drawing.bars]
    return _framed(drawing, axis, labels, **more)


def _framed(drawing: ChartLayout | DotLayout, axis: Spec, labels: list[Spec], **more: object) -> Spec:
    """What stands around bars and dots alike."""
    return {
        "template": _TEMPLATE,
        "height": drawing.plot_height + AXIS,
        "margin": {"l": _MARGIN_LEFT, "r": _MARGIN_RIGHT, "t": 0, "b": AXIS},
        "xaxis": axis,
        "yaxis": {"range": [drawing.plot_height, 0]},
        "annotations": [
            *(_label("<br>".join(map(_bold, heading.lines)), heading.top) for heading in drawing.headings),
            *labels,
        ],
        **more,
    }


def _label(text: str, top: int, *, is_part: bool = False) -> Spec:
    label: Spec = {"text": text, "y": top}
    return {**label, "xshift": INDENT - _MARGIN_LEFT} if is_part else label


def _label_text(drawing: ChartLayout, bar: Bar) -> str:
    label = "<br>".join(map(plain, bar.label))
    if not bar.count:
        return label
    # In a matrix the numbers stand in the bars, and only what they are out of stands here.
    count = plain(bar.count) if drawing.answers else _bold(bar.count)
    return f"{label}{'<br>' if bar.below else '  '}{count}"


def _bold(text: str) -> str:
    # Plotly writes <b> as a style attribute, which the security policy refuses; charts.css makes this bold.
    return f"<span>{plain(text)}</span>"
