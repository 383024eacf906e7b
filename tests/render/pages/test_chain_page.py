"""A chain ends in printed words, a printed number, or the plain statement that there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.pages.chain_steps import QUOTE_WORDS, first_words
from build_scripts.render.pages.chains import recommendation_chain, study_chain, theme_chain
from build_scripts.render.pages.related import related_to_review_finding, related_to_theme
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

ItemsOf = Callable[..., Items]

BARE = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: friendly-face-helped
  statement: A friendly face at the desk appeared to help visitors to ask.
  kind: qualitative
  basis: author_interpretation
  perspective:
    - visitors
  credibility: not_assessed
  credibility_reason: no_illustration_printed
  themes:
    - waiting
  locator: {section: The desk, page: "12"}
"""

UNSUPPORTED = """\
# in evidence/studies/okafor-2021/recommendations.yaml
- id: paint-the-walls
  origin: participants
  statement: Paint the walls.
  locator: {section: Recommendations, page: "15"}
"""

NOTED = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: nobody-listened
  text: "I felt like nobody was listening to me [...] wait six months"
  voice: participant
  speaker: P07, visitor
  perspective:
    - visitors
  sensitivity:
    - loss
  locator: {section: Waiting, page: "11"}
"""


@pytest.fixture(scope="module")
def items_of(reading_of: Callable[..., Reading]) -> ItemsOf:
    return lambda overlay="": Items(join(reading_of(overlay).corpus))


def test_a_recommendation_leads_down_to_quotation_cell_and_place(items_of: ItemsOf) -> None:
    view = recommendation_chain(items_of(), "say-how-long-it-takes")
    (step,) = view.review_findings
    assert step.holds == "3 findings of Okafor and Lee 2021, shown by 2 quotations and 2 places in tables"
    assert [(finding.relation, finding.finding.id) for finding in step.findings] == [
        ("Supports it", "not-knowing-how-long"),
        ("Supports it", "waiting-named-most"),
        ("Limits it", "friendly-face-helped"),
    ]
    assert [(shown.kind, shown.link.address, shown.place) for shown in step.findings[0].shown] == [
        ("Quotation", "studies/okafor-2021/#nobody-listened", "Waiting; p. 11"),
        ("Printed number", "studies/okafor-2021/#table-4", "Table 4, Waiting, Not knowing how long; p. 10"),
    ]


def test_a_theme_says_which_sentence_rests_on_which_step(items_of: ItemsOf) -> None:
    view = theme_chain(items_of(), "waiting")
    assert [review_finding.bears for review_finding in view.review_findings] == ["Key message 1 rests on it"]
    assert [(finding.finding.id, finding.relation) for finding in view.findings] == [
        ("waiting-named-most", "The answer rests on it"),
        ("friendly-face-helped", "Key message 2 rests on it"),
    ]
    assert view.further is None


def test_where_nothing_printed_shows_a_finding_the_chain_says_so(items_of: ItemsOf) -> None:
    view = theme_chain(items_of(BARE), "waiting")
    (shown,) = view.findings[1].shown
    assert (shown.kind, shown.link.text) == (
        "Nothing printed shows it",
        "The source prints no illustration of it.",
    )
    assert shown.place == "The desk; p. 12"


def test_a_number_in_the_text_is_an_end_too(items_of: ItemsOf) -> None:
    counted = BARE.replace("  credibility: ", "  count: {n: 12, base: 30}\n  credibility: ")
    (shown,) = theme_chain(items_of(counted), "waiting").findings[1].shown
    assert (shown.kind, shown.link.text) == (
        "Number printed with the finding",
        "12 of 30 people (40.0%)",
    )


def test_a_content_note_travels_with_the_words(items_of: ItemsOf) -> None:
    step = recommendation_chain(items_of(NOTED), "say-how-long-it-takes").review_findings[0].findings[0]
    assert step.shown[0].notice is not None
    assert step.shown[0].notice.text == "loss"
    assert step.shown[0].remarks == ""


def test_advice_of_a_study_that_rests_on_nothing_stands_apart(items_of: ItemsOf) -> None:
    items = items_of(UNSUPPORTED)
    view = study_chain(items, "okafor-2021")
    assert [step.recommendation.id for step in view.steps] == ["say-how-long"]
    assert [recommendation.id for recommendation in view.unsupported] == ["paint-the-walls"]
    assert items.study_recommendation("okafor-2021/paint-the-walls").chain == ""
    assert (
        items.study_recommendation("okafor-2021/say-how-long").chain
        == "chains/studies/okafor-2021/#_say-how-long"
    )


@pytest.mark.parametrize(("words", "is_cut"), [(QUOTE_WORDS, False), (QUOTE_WORDS + 1, True)])
def test_a_long_quotation_is_cut_and_says_so(words: int, is_cut: bool) -> None:
    text, cut = first_words(" ".join(f"w{place}" for place in range(words)))
    assert cut is is_cut
    assert text.split() == [*(f"w{place}" for place in range(QUOTE_WORDS)), *(["[...]"] if is_cut else [])]


def test_a_mark_that_a_quotation_goes_on_is_no_word_and_stays() -> None:
    words = " ".join(f"w{place}" for place in range(QUOTE_WORDS))
    assert first_words(f"[...] {words} [...]") == (f"[...] {words} [...]", False)
    assert first_words(f"{words} [...] more") == (f"{words} [...]", True)


def test_related_items_come_from_shared_findings_and_never_name_the_page_itself(items_of: ItemsOf) -> None:
    items = items_of()
    groups = related_to_review_finding(items, "not-knowing-weighs")
    found = {group.heading: [link.address for link in group.links] for group in groups}
    assert found == {
        "Models with a part that rests on the same findings": ["models/listening-cycle/"],
        "What studies recommend on the same findings": ["studies/okafor-2021/#say-how-long"],
        "The way down from its themes": ["chains/themes/waiting/"],
    }
    of_theme = [link.address for group in related_to_theme(items, "waiting") for link in group.links]
    assert of_theme == ["models/listening-cycle/", "chains/themes/waiting/", "map/?theme=waiting"]
