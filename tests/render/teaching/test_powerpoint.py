"""Slides as PowerPoint reads them: titles, notes, native charts with words in their place, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pptx
import pytest
from pptx.util import Pt

from build_scripts.render.teaching.deck import Deck, Slide, Text, deck
from build_scripts.render.teaching.powerpoint import BODIES, fitting, height_of, slides_file
from build_scripts.render.views.items import Items
from tests.render.teaching.taught import SESSION, URL, USES, WARNING

MATRIX = "okafor-2021/chart-kept-away"


@pytest.fixture(scope="module")
def items(items_of: Callable[..., Items]) -> Items:
    return items_of(SESSION.format(uses=USES) + WARNING + URL)


@pytest.fixture(scope="module")
def packed(items: Items) -> bytes:
    return slides_file(deck(items, "first-hour"), items.site)


@pytest.fixture(scope="module")
def slides(packed: bytes) -> list:
    return list(pptx.Presentation(io.BytesIO(packed)).slides)


def described(shape) -> str:
    return next(part.get("descr", "") for part in shape._element.iter() if part.tag.endswith("}cNvPr"))


def words(slide) -> str:
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_every_slide_has_a_title_and_says_where_it_comes_from(items: Items, slides: list) -> None:
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        slide.title for slide in deck(items, "first-hour").slides
    ]
    assert all("https://libraries.example/evidence/" in words(slide) for slide in slides)


def test_the_first_slide_says_what_the_study_must_not_be_used_for(slides: list) -> None:
    assert "Okafor and Lee 2021 says of itself: “Not for practice.”" in words(slides[0])
    assert "Content note: This session speaks of loss." in words(slides[0])


def test_notes_are_those_of_whoever_leads(slides: list) -> None:
    assert slides[2].notes_slide.notes_text_frame.text.startswith("Keep quiet for a minute.\n")


def test_a_chart_is_one_of_powerpoint_with_its_numbers_in_words(slides: list) -> None:
    (frame,) = (shape for slide in slides for shape in slide.shapes if shape.has_chart)
    plot = frame.chart.plots[0]
    assert next(iter(plot.categories)).startswith("Waiting lists: 18 of 38 people")
    assert next(iter(plot.series)).values[0] == 18
    assert "Waiting lists: 18 of 38 people" in described(frame)


def test_every_picture_and_chart_has_words_in_its_place(slides: list) -> None:
    shown = [shape for slide in slides for shape in slide.shapes if not shape.has_text_frame]
    assert len(shown) > len(slides)
    assert all(described(shape) for shape in shown)


def test_the_qr_code_leads_to_the_item(slides: list) -> None:
    codes = [shape for shape in slides[3].shapes if described(shape).startswith("QR code")]
    assert [code.click_action.hyperlink.address for code in codes] == [
        "https://libraries.example/evidence/studies/okafor-2021/#chart-kept-away"
    ]


def test_without_an_address_of_the_site_there_is_no_code(items_of: Callable[..., Items]) -> None:
    items = items_of(SESSION.format(uses=MATRIX))
    made = pptx.Presentation(io.BytesIO(slides_file(deck(items, "first-hour"), items.site)))
    assert not [shape for slide in made.slides for shape in slide.shapes if described(shape)[:2] == "QR"]


def test_the_same_session_gives_the_same_bytes(items: Items, packed: bytes) -> None:
    assert slides_file(deck(items, "first-hour"), items.site) == packed


def test_nothing_stands_beyond_the_edge_or_on_the_foot(slides: list) -> None:
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= Pt(960)
            assert shape.top + shape.height <= Pt(540)


def test_letters_become_smaller_until_all_fits() -> None:
    texts = [Text("word " * 330)]
    size = fitting(texts, 860, 300, BODIES)
    assert height_of(texts, 860, size) <= 300 < height_of(texts, 860, BODIES[BODIES.index(size) - 1])


def test_too_many_words_go_on_on_the_next_slide(items: Items) -> None:
    made = deck(items, "first-hour")
    long = Slide("Discussion", "Long", tuple(Text("word " * 150) for _ in range(6)), notes=("Once.",))
    shown = pptx.Presentation(
        io.BytesIO(slides_file(Deck(made.session, (long,)), replace(items.site, url="")))
    ).slides
    assert len(shown) > 1
    assert [slide.has_notes_slide for slide in shown] == [True] + [False] * (len(shown) - 1)
    assert sum(words(slide).count("word") for slide in shown) == 900
