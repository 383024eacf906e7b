"""Pictures of charts: legible on the narrowest phone, told apart without colour, the same bytes each time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import pytest

from build_scripts.model.ids import is_id
from build_scripts.read.corpus import Reading
from build_scripts.render.charts.card import chart_cards
from build_scripts.render.charts.chart_kinds import ROOM, SIZE, ChartLayout, layout_of
from build_scripts.render.charts.svg import svg_of
from build_scripts.render.text.text_width import bold_width_of, width_of
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join


@pytest.fixture(scope="module")
def drawings(reading_of: Callable[..., Reading]) -> dict[str, ChartLayout]:
    joined = join(reading_of().corpus)
    items = Items(joined)
    return {table_id: layout_of(table, items.cells(table_id)) for table_id, table in joined.tables.items()}


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)


def test_the_same_drawing_gives_the_same_bytes(reading_of: Callable[..., Reading]) -> None:
    pictures = [
        [str(card.picture) for table in joined.tables for card in chart_cards(Items(joined), table)]
        for joined in (join(reading_of().corpus), join(reading_of().corpus))
    ]
    assert pictures[0] == pictures[1]


def test_ids_begin_with_an_underscore_and_come_from_the_chart(drawings: dict[str, ChartLayout]) -> None:
    for drawing in drawings.values():
        picture = svg_of(drawing, "okafor-2021/chart-a", "Title", "Description")
        ids = re.findall(r'\sid="([^"]*)"', picture)
        assert len(ids) == len(set(ids)) >= 2
        assert all(id_.startswith("_okafor-2021--chart-a-") and not is_id(id_) for id_ in ids)
        assert set(re.findall(r"url\(#([^)]*)\)", picture)) <= set(ids)


def test_a_picture_says_what_it_shows(drawings: dict[str, ChartLayout]) -> None:
    root = parsed(svg_of(drawings["okafor-2021/table-2"], "s/c", 'A "title" & more', "What was asked."))
    named = [root.find(f"./*[@id='{id_}']") for id_ in root.get("aria-labelledby", "").split()]
    assert root.get("role") == "img"
    assert [element is not None and element.text for element in named] == [
        'A "title" & more',
        "What was asked.",
    ]


def test_every_line_of_text_fits_the_narrowest_phone(drawings: dict[str, ChartLayout]) -> None:
    for drawing in drawings.values():
        for bar in drawing.bars:
            assert all(SIZE * width_of(line) <= ROOM for line in bar.label)
            if not bar.below:
                assert SIZE * (width_of(bar.label[-1]) + bold_width_of(bar.count)) < ROOM
        for entry in drawing.legend:
            assert entry.left == 0 or entry.left + SIZE * width_of(entry.text) < ROOM


def test_bars_and_labels_do_not_cover_each_other(drawings: dict[str, ChartLayout]) -> None:
    for drawing in drawings.values():
        ends = [0]
        for bar in drawing.bars:
            assert bar.top >= ends[-1]
            assert bar.bar_top > bar.top
            ends.append(bar.bottom)
        assert drawing.height > ends[-1]


def test_neighbours_in_a_stack_differ_by_texture_and_carry_their_numbers(
    drawings: dict[str, ChartLayout],
) -> None:
    picture = svg_of(drawings["okafor-2021/table-3"], "s/c", "t", "d")
    fills = [
        "striped" if (rect := group.find("rect")) is not None and "url" in rect.get("fill", "") else "plain"
        for group in parsed(picture).iterfind(".//g")
    ]
    assert fills == ["plain", "striped", "plain"] * 2
    texts = [group.findtext("text") for group in parsed(picture).iterfind(".//g")]
    assert texts == ["20", "12", "6", "6", "9", "15"]


def test_colours_come_from_the_style_sheet(drawings: dict[str, ChartLayout]) -> None:
    for drawing in drawings.values():
        picture = svg_of(drawing, "s/c", "t", "d")
        assert "style=" not in picture
        assert not re.search(r"#[0-9a-f]{3,6}\b", picture.replace("url(#", ""))


def test_numbers_on_the_axis_are_few_and_within_it(drawings: dict[str, ChartLayout]) -> None:
    for drawing in drawings.values():
        assert 2 <= len(drawing.ticks) <= 6
        assert drawing.ticks[0] == 0
        assert drawing.ticks[-1] <= drawing.most
