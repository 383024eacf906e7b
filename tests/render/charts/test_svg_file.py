"""A chart's file: complete without its page, and the same picture."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace

import pytest

from build_scripts.model.ids import global_id
from build_scripts.render.charts.card import ChartCard, chart_cards, table_view
from build_scripts.render.charts.svg_file import chart_file, chart_files
from build_scripts.render.site.site import SiteContent
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Caution

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def items(items_of: Callable[..., Items]) -> Items:
    return items_of()


@pytest.fixture(scope="module")
def card(items: Items) -> ChartCard:
    return chart_cards(items, "okafor-2021/table-1")[0]


def words(file: str) -> str:
    return " ".join(text.text or "" for text in ElementTree.fromstring(file).iterfind(f"./{SVG}text"))


def test_every_chart_has_a_file_which_its_card_links(site: SiteContent, items: Items) -> None:
    made = {
        path: content
        for study in items.corpus.studies.values()
        for path, content in chart_files(
            [table_view(items, global_id(study.id, table.id)) for table in study.tables], items.site
        )
    }
    cards = [card for table in items.joined.tables for card in chart_cards(items, table)]
    assert {card.svg for card in cards} == set(made)
    assert all(site.files[path] == content for path, content in made.items())


def test_what_must_travel_with_a_picture_stands_in_it(items: Items, card: ChartCard) -> None:
    study = replace(card.study, cautions=(Caution("preprint", ""), Caution("retracted", "")))
    said = words(chart_file(replace(card, study=study), items.site))
    for text in (card.title, card.asked, card.locator, items.site.title, items.site.licence):
        assert text in said
    assert f"{card.study.name} (preprint)" in said
    assert "This study has been retracted" in said
    for note in card.notes:
        assert note.text.split()[0] in said


def test_it_holds_its_colours_and_asks_for_nothing(items: Items, card: ChartCard) -> None:
    file = chart_file(card, items.site)
    assert "var(" not in file
    assert "@import" not in file
    assert not re.search(r"(?:href|src)=|url\((?!#)", file)


def test_text_of_a_source_stays_text_and_every_line_is_within(items: Items, card: ChartCard) -> None:
    hostile = replace(card, title="</text><script>1</script> & " * 9, locator="]]></style>")
    root = ElementTree.fromstring(chart_file(hostile, items.site))
    assert not list(root.iter(f"{SVG}script"))
    height = int(root.get("height", "0"))
    assert all(int(text.get("y", "0")) < height for text in root.iterfind(f"./{SVG}text"))
