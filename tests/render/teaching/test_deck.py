"""What stands on the slides of a session: cautions first, nothing of a withheld quotation, no side alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple

import pytest

from build_scripts.render.teaching.deck import Deck, Slide, deck
from build_scripts.render.views.items import Items
from tests.render.teaching.taught import SESSION, USES, WARNING, friendly_face

ItemsOf = Callable[..., Items]
CITED = (
    "# in evidence/studies/okafor-2021/findings.yaml\n- id: others-asked\n  statement: Others asked, and were told.\n"
    "  kind: qualitative\n  basis: cited\n  perspective: [researchers]\n  themes: [waiting]\n"
    "  credibility: not_assessed\n  credibility_reason: no_illustration_printed\n  locator: {section: Background}\n"
)


def deck_of(items_of: ItemsOf, *more: str, uses: str = USES) -> Deck:
    return deck(items_of(SESSION.format(uses=uses) + "".join(more)), "first-hour")


def kinds(slides: Deck) -> list[str]:
    return [slide.kicker for slide in slides.slides]


def of_kind(slides: Deck, kicker: str) -> Slide:
    return next(slide for slide in slides.slides if slide.kicker == kicker)


def test_slides_follow_the_session(items_of: ItemsOf) -> None:
    slides = deck_of(items_of)
    assert kinds(slides) == [
        "Teaching session", "Before we begin", "Discussion, 60 minutes", "One study", "Across studies", "One study",
        "One person’s words", "One person’s words", "Point to consider", "Quiz", "Answer", "To read on", "About these slides",
    ]  # fmt: skip
    assert [slide.title for slide in slides.slides][:3] == [
        "Being heard, one hour", "What this session is for", "What did visitors say?",
    ]  # fmt: skip
    assert of_kind(slides, "Discussion, 60 minutes").notes == ("Keep quiet for a minute.",)
    assert [text.words for text in of_kind(slides, "Discussion, 60 minutes").texts] == [
        "Read what stands here."
    ]


def test_the_first_slide_has_the_content_note_and_what_the_study_says_of_its_use(items_of: ItemsOf) -> None:
    first = deck_of(items_of, WARNING).slides[0]
    assert [(text.lead, text.words) for text in first.texts if text.is_caution] == [
        ("Content note:", "This session speaks of loss."),
        ("Preprint, not peer reviewed:", "Okafor and Lee 2021."),
        ("Okafor and Lee 2021 says of itself:", "“Not for practice.”"),
    ]


def test_a_caution_stands_at_the_source_of_every_slide_on_the_study(items_of: ItemsOf) -> None:
    slides = deck_of(items_of, WARNING)
    sources = [slide.source for slide in slides.slides if slide.source]
    assert len(sources) >= 4
    assert all("Okafor and Lee 2021 (a preprint, not peer reviewed)" in source for source in sources)


@pytest.mark.parametrize(
    ("rights", "sensitivity", "is_carried"),
    [
        ("{basis: quotation}", "", False),
        ("{basis: licence}", "[abuse]", False),
        ("{basis: licence}", "", True),
    ],
)
def test_no_word_of_a_quotation_is_carried_that_may_not_be(
    items_of: ItemsOf, rights: str, sensitivity: str, is_carried: bool
) -> None:
    slides = deck_of(items_of, friendly_face(rights, sensitivity)).slides
    told = str([astuple(slide) for slide in slides])
    assert ("one friendly face at the desk" in told) is is_carried


def test_what_was_found_elsewhere_stands_beside_every_piece_of_its_step(items_of: ItemsOf) -> None:
    slides = deck_of(
        items_of, CITED, uses="okafor-2021/others-asked, okafor-2021/chart-kept-away, not-knowing-weighs"
    )
    pieces = [slide for slide in slides.slides if slide.kind == "piece"]
    assert [slide.kicker for slide in pieces] == ["One study", "Across studies"]
    for slide in pieces:
        assert [text.words.partition(" (")[0] for text in slide.beside] == ["Others asked, and were told."]


def test_where_one_side_was_asked_the_other_is_named(items_of: ItemsOf) -> None:
    chart = of_kind(deck_of(items_of, uses="okafor-2021/chart-kept-away"), "One study")
    assert [text.words for text in chart.texts][-1] == "Librarians were not asked here."


def test_the_answer_stands_on_a_slide_of_its_own_behind_the_question(items_of: ItemsOf) -> None:
    slides = deck_of(items_of)
    quiz, answer = of_kind(slides, "Quiz"), of_kind(slides, "Answer")
    assert [(text.lead, text.words) for text in quiz.texts] == [("A.", "8"), ("B.", "18")]
    assert quiz.notes == ("Answer: 18. 18 of 38 named them.",)
    assert answer.title == quiz.title == "How many named them?"
    assert answer.texts[0].words == "18"
    assert answer.address == "studies/okafor-2021/#waiting-named-most"
