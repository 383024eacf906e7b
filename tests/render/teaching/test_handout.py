"""A handout as Word reads it: cautions first, numbers as a table, answers on a page of their own."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from build_scripts.render.teaching.deck import deck
from build_scripts.render.teaching.handout import handout_file
from build_scripts.render.teaching.powerpoint import slides_file
from build_scripts.render.views.items import Items
from tests.render.teaching.taught import SESSION, URL, USES, WARNING, friendly_face


@pytest.fixture(scope="module")
def items(items_of: Callable[..., Items]) -> Items:
    return items_of(SESSION.format(uses=USES) + WARNING + URL)


@pytest.fixture(scope="module")
def packed(items: Items) -> bytes:
    return handout_file(deck(items, "first-hour"), items.site)


@pytest.fixture(scope="module")
def paper(packed: bytes):
    return docx.Document(io.BytesIO(packed))


def lines(paper) -> list[str]:
    return [line.text for line in paper.paragraphs]


def test_title_and_cautions_stand_first(paper) -> None:
    said = lines(paper)
    assert said[0] == "Being heard, one hour"
    before_steps = said[: said.index("What this session is for")]
    assert "Content note: This session speaks of loss." in before_steps
    assert "Okafor and Lee 2021 says of itself: “Not for practice.”" in before_steps


def test_headings_lead_through_the_steps(paper) -> None:
    headings = [line.text for line in paper.paragraphs if line.style.name == "Heading 1"]
    assert headings == [
        "What this session is for", "What did visitors say?", "More of the evidence", "Where they come from",
        "For whoever leads: take this page out before you hand it round",
    ]  # fmt: skip


def test_numbers_of_a_chart_are_a_table_with_a_head(paper) -> None:
    (table,) = paper.tables
    assert [cell.text for cell in table.rows[1].cells] == ["Waiting lists", "18 of 38 people (47.4%)"]
    assert "tblHeader" in table.rows[0]._tr.xml


def test_answers_and_notes_come_last(paper) -> None:
    said = lines(paper)
    leader = said.index("For whoever leads: take this page out before you hand it round")
    assert "How many named them? 18. 18 of 38 named them." in said[leader:]
    assert "What did visitors say?: Keep quiet for a minute." in said[leader:]
    assert not [line for line in said[:leader] if "Keep quiet" in line]


def test_no_word_of_a_withheld_quotation_is_in_it(items_of: Callable[..., Items]) -> None:
    items = items_of(SESSION.format(uses="okafor-2021/friendly-face") + friendly_face("{basis: quotation}"))
    paper = docx.Document(io.BytesIO(handout_file(deck(items, "first-hour"), items.site)))
    assert "friendly face at the desk" not in " ".join(lines(paper))
    assert "A quotation: Okafor and Lee 2021" in " ".join(lines(paper))


def test_the_code_has_words_in_its_place(paper) -> None:
    (picture,) = paper.inline_shapes
    assert picture._inline.docPr.get("descr") == (
        "QR code that leads to https://libraries.example/evidence/teaching/first-hour/"
    )


def test_the_same_session_gives_the_same_bytes(items: Items, packed: bytes) -> None:
    assert handout_file(deck(items, "first-hour"), items.site) == packed


def test_a_title_longer_than_office_can_keep_is_cut(items_of: Callable[..., Items]) -> None:
    long = "Being heard " * 30
    items = items_of(SESSION.format(uses=USES).replace("Being heard, one hour", long.strip()) + URL)
    made = handout_file(deck(items, "first-hour"), items.site)
    assert len(docx.Document(io.BytesIO(made)).core_properties.title) <= 255
    assert slides_file(deck(items, "first-hour"), items.site)
