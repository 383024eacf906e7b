"""Values as dots on one scale: where they stand in picture and figure, what they say, and what is never drawn beside them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from build_scripts.render.charts.card import ChartCard, chart_cards
from build_scripts.render.charts.chart_kinds import ROOM, SIZE, ChartLayout
from build_scripts.render.charts.dots import SHAPES, DotLayout
from build_scripts.render.look import design_tokens
from build_scripts.render.text.text_width import bold_width_of, width_of
from build_scripts.render.views.items import Items

TABLES = Path(__file__).parents[2] / "golden" / "cells" / "tables.yaml"
STUDY = "okafor-2021"


@pytest.fixture(scope="module")
def cards(items_of: Callable[..., Items]) -> dict[str, ChartCard]:
    items = items_of(TABLES.read_text(encoding="utf-8"))
    return {
        card.id: card
        for table in items.joined.tables
        if table.startswith(f"{STUDY}/of-")
        for card in chart_cards(items, table)
    }


def dots_in(cards: dict[str, ChartCard], chart: str) -> DotLayout:
    drawing = cards[f"chart-of-{chart}"].drawing
    assert isinstance(drawing, DotLayout)
    return drawing


def coloured(value: Any) -> Any:
    """A specification with colours for the names of tokens."""
    if isinstance(value, str) and value.startswith(f"var({design_tokens.PREFIX}"):
        return design_tokens.palette("light")[value[len(f"var({design_tokens.PREFIX}") : -1]]
    if isinstance(value, list):
        return [coloured(item) for item in value]
    return {key: coloured(item) for key, item in value.items()} if isinstance(value, dict) else value


def test_values_stand_where_they_are_printed_each_with_its_interval(cards: dict[str, ChartCard]) -> None:
    drawing = dots_in(cards, "mean-ci")
    assert [(dot.place, dot.value.at, dot.value.low, dot.value.high) for dot in drawing.dots] == [
        ("Trust in staff, Northtown", Decimal("7.1"), Decimal("6.4"), Decimal("7.8")),
        ("Trust in staff, Southtown", Decimal("6.2"), Decimal("5.5"), Decimal("6.9")),
        ("Trust in staff, Easttown", Decimal("6.6"), Decimal("5.8"), Decimal("7.4")),
        ("Trust in other visitors, Northtown", Decimal("5.0"), Decimal("4.1"), Decimal("5.9")),
        ("Trust in other visitors, Southtown", Decimal("5.2"), Decimal("4.4"), Decimal("6.0")),
    ]
    assert drawing.across(Decimal(0)) == pytest.approx(0.05)
    assert drawing.across(Decimal(10)) == pytest.approx(0.95)
    assert drawing.across(Decimal("7.1")) == pytest.approx(0.05 + 0.9 * 0.71)


def test_figure_and_picture_draw_the_same(cards: dict[str, ChartCard]) -> None:
    for card in cards.values():
        if not isinstance(card.drawing, DotLayout):
            continue
        spec = json.loads(card.spec)
        figure = go.Figure({name: coloured(spec[name]) for name in ("data", "layout")})
        assert {trace.type for trace in figure.data} == {"scatter"}
        drawn = sorted((y, x) for trace in spec["data"] for x, y in zip(trace["x"], trace["y"], strict=True))
        assert drawn == sorted((dot.middle, float(dot.value.at)) for dot in card.drawing.dots)
        picture = ElementTree.fromstring(card.picture)
        placed = [group.find("svg") for group in picture.iterfind(".//g")]
        assert [one.get("x") for one in placed if one is not None] == [
            f"{100 * card.drawing.across(dot.value.at):.2f}%" for dot in card.drawing.dots
        ]
        assert picture.find(".//rect") is None
        assert "style=" not in card.picture


def test_a_row_without_an_interval_is_a_dot_alone_and_a_spread_is_no_interval(
    cards: dict[str, ChartCard],
) -> None:
    for chart in ("mean", "mean-sd", "mean-se", "median", "rate", "difference-se", "number"):
        assert all(dot.value.low is None for dot in dots_in(cards, chart).dots), chart
        assert "ev-interval" not in cards[f"chart-of-{chart}"].picture
    easttown = dots_in(cards, "difference").dots[2]
    assert (easttown.value.at, easttown.value.low) == (Decimal("1.1"), None)


def test_only_ratios_have_a_logarithmic_scale_and_a_line_where_nothing_differs(
    cards: dict[str, ChartCard],
) -> None:
    dots = {id_: card.drawing for id_, card in cards.items() if isinstance(card.drawing, DotLayout)}
    assert [id_ for id_, drawing in dots.items() if drawing.is_log] == ["chart-of-ratio"]
    even = {id_: drawing.no_difference for id_, drawing in dots.items() if drawing.no_difference is not None}
    assert even == {
        "chart-of-ratio": 1,
        "chart-of-difference": 0,
        "chart-of-difference-se": 0,
    }
    ratio = dots["chart-of-ratio"]
    assert [str(tick) for tick in ratio.ticks] == ["0.2", "0.5", "1", "2", "5"]
    # As far to the right as its reciprocal is to the left.
    one = ratio.across(Decimal(1))
    assert ratio.across(Decimal(2)) - one == pytest.approx(one - ratio.across(Decimal("0.5")))
    spec = json.loads(cards["chart-of-ratio"].spec)
    assert spec["layout"]["xaxis"]["type"] == "log"
    assert spec["layout"]["shapes"][0]["x0"] == 1


def test_arms_differ_by_shape_and_by_colour_and_can_be_shown_alone(cards: dict[str, ChartCard]) -> None:
    drawing = dots_in(cards, "mean-ci")
    assert drawing.arms == ("Northtown", "Southtown", "Easttown")
    spec = json.loads(cards["chart-of-mean-ci"].spec)
    assert [
        (trace["name"], trace["marker"]["symbol"], trace["marker"]["color"]) for trace in spec["data"]
    ] == [
        ("Northtown", "circle", "var(--ev-arm-1)"),
        ("Southtown", "square", "var(--ev-arm-2)"),
        ("Easttown", "diamond", "var(--ev-arm-3)"),
    ]
    keys = [
        text.text
        for text in ElementTree.fromstring(cards["chart-of-mean-ci"].picture).iterfind("text")
        if text.get("class") == "ev-svg__key"
    ]
    assert keys == ["Northtown", "Southtown", "Easttown"]
    assert len({(drawing.shape(arm), drawing.colour(arm)) for arm in range(12)}) == 12
    assert len(SHAPES) == 6


def test_what_compares_arms_is_in_the_table_and_never_on_their_scale(cards: dict[str, ChartCard]) -> None:
    card = cards["chart-of-mean-sd"]
    assert dots_in(cards, "mean-sd").arms == ("Before", "After")
    assert card.numbers.columns == ("Measure", "Before (38 people)", "After (36 people)", "P value")
    assert "&lt;.001" not in card.picture


def test_all_arms_together_are_no_arm(cards: dict[str, ChartCard]) -> None:
    assert dots_in(cards, "median-iqr").arms == ("By post", "At the desk")
    assert [dot.value.interval for dot in dots_in(cards, "median-iqr").dots] == ["quartiles", "quartiles"]


def test_the_axis_says_what_and_in_which_unit(cards: dict[str, ChartCard]) -> None:
    titles = {
        id_: card.drawing.axis_title for id_, card in cards.items() if isinstance(card.drawing, DotLayout)
    }
    assert titles == {
        "chart-of-mean": "Mean, days",
        "chart-of-mean-sd": "Mean",
        "chart-of-mean-se": "Mean, books",
        "chart-of-mean-ci": "Mean (line: confidence interval)",
        "chart-of-median": "Median, minutes",
        "chart-of-median-range": "Median, days (line: range)",
        "chart-of-median-iqr": "Median, days (line: quartiles)",
        "chart-of-rate": "Rate, visits a month",
        "chart-of-ratio": "Ratio (line: interval), logarithmic scale",
        "chart-of-difference": "Difference, points (line: interval)",
        "chart-of-difference-se": "Difference",
        "chart-of-number": "Value, square metres",
    }


def test_a_scale_that_is_known_is_drawn_from_end_to_end(cards: dict[str, ChartCard]) -> None:
    assert list(map(int, dots_in(cards, "mean-sd").ticks)) == [1, 3, 5, 7]
    assert list(map(int, dots_in(cards, "mean-ci").ticks)) == [0, 2, 4, 6, 8, 10]


def test_every_line_of_text_fits_the_narrowest_phone(cards: dict[str, ChartCard]) -> None:
    for card in cards.values():
        if isinstance(card.drawing, DotLayout):
            for dot in card.drawing.dots:
                assert all(SIZE * width_of(line) <= ROOM for line in dot.label)
                assert all(SIZE * bold_width_of(line) <= ROOM for line in dot.words)
            tops = [dot.top for dot in card.drawing.dots]
            ends = [dot.bottom for dot in card.drawing.dots]
            assert all(top > end for top, end in zip(tops[1:], ends, strict=False))


def test_counts_stay_bars(cards: dict[str, ChartCard]) -> None:
    assert isinstance(cards["chart-of-arms"].drawing, ChartLayout)
    assert isinstance(cards["chart-of-count-by-us"].drawing, ChartLayout)


MIXED = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Mixed
  locator: {table: Table 5}
  kind: frequency
  base: 38
  perspective: visitors
  cells:
    - {label: First, value_kind: mean, unit: days, printed: "4.2"}
    - {label: Second, value_kind: mean, unit: days, printed: "3.1"}
    - {label: Third, OTHER}
  charts:
    - id: chart-mixed
      title: The first was larger than the second
      asked: All were asked.
      claims: [{order: [First, Second]}]
"""


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ('value_kind: mean, unit: years, printed: "44"', "it is a mean, years, and the scale is of a mean, days."),
        ('value_kind: median, unit: days, printed: "4"', "it is a median, days, and the scale is of a mean, days."),
        ('value_kind: number, unit: days, printed: "4"', "it is a number, days, and the scale is of a mean, days."),
    ],
)  # fmt: skip
def test_units_and_kinds_never_mix_on_one_scale(
    other: str, said: str, problems_of: Callable[..., Any], items_of: Callable[..., Items]
) -> None:
    overlay = MIXED.replace("OTHER", other)
    assert [(one.code, one.message.endswith(said)) for one in problems_of(overlay)] == [("EV380", True)]
    (card,) = chart_cards(items_of(overlay), f"{STUDY}/table-5")
    assert isinstance(card.drawing, DotLayout)
    assert [dot.label for dot in card.drawing.dots] == [("First",), ("Second",)]


def test_beside_counts_a_value_has_no_bar(
    problems_of: Callable[..., Any], items_of: Callable[..., Items]
) -> None:
    overlay = MIXED.replace("OTHER", "n: 4")
    assert [(one.code, one.message) for one in problems_of(overlay)] == [
        ("EV380", "Chart “chart-mixed” draws counts, and this is a mean, days."),
        ("EV380", "Chart “chart-mixed” draws counts, and this is a mean, days."),
    ]
    (card,) = chart_cards(items_of(overlay), f"{STUDY}/table-5")
    assert isinstance(card.drawing, ChartLayout)
    assert [bar.label for bar in card.drawing.bars] == [("Third",)]
    assert card.drawing.bars[0].segments[0].length == 4


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("order: [First, Second]", "order: [Second, First]", "The numbers do not say this. “Second” has 3.1, and “First” has 4.2."),
        ("title: The first", "title: At 4.3 the first", "The title says “4.3”, but no claim says so."),
        ("order: [First, Second]", "order: [First, Third]", "“Third” and “First” are not numbers of one kind and unit."),
    ],
)  # fmt: skip
def test_a_claim_compares_values_of_one_kind(
    old: str, new: str, message: str, problems_of: Callable[..., Any]
) -> None:
    overlay = MIXED.replace("OTHER", 'value_kind: p, printed: "0.4"').replace(old, new)
    if "Third" in new:
        overlay = overlay.replace('value_kind: p, printed: "0.4"', 'value_kind: rate, printed: "9"')
    assert message in [one.message for one in problems_of(overlay)]


def test_a_number_that_no_claimed_row_prints_is_told_how_values_are_claimed(
    problems_of: Callable[..., Any],
) -> None:
    overlay = MIXED.replace("OTHER", 'value_kind: p, printed: "0.4"').replace(
        "title: The first", "title: At 4.3 the first"
    )
    (one,) = problems_of(overlay)
    assert (
        one.hint == "Add a claim that names the row or column that prints this number, or change the title."
    )
    named = overlay.replace("At 4.3 the first", "After COVID-19 the first").replace("After", "In")
    assert problems_of(named) == ()
