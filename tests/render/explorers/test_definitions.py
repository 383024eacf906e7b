"""Explorers have a row for every item, say of each what it carries, and count what readers can choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from build_scripts.model import urls
from build_scripts.read.corpus import Reading
from build_scripts.render.explorers.definitions import (
    FINDING_EXPLORER,
    QUOTE_EXPLORER,
    RECOMMENDATION_EXPLORER,
    STUDY_EXPLORER,
    explorers,
    study_rows,
)
from build_scripts.render.explorers.explorer import FEW, Explorer, Facet, facet, used
from build_scripts.render.explorers.kind import Choices, ExplorerKind
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

PARENT = """\
# evidence/themes/being-heard.yaml
name: Being heard
question: What does it take to be heard?
definition: Being listened to.
includes: [Listening]
excludes: [Waiting]
answer: {text: Listening helps., rests_on: [okafor-2021/friendly-face-helped]}
key_messages: [{text: Listening helps., rests_on: [okafor-2021/friendly-face-helped]}]
history: [{date: "2026-11-21", change: First version.}]

# in evidence/themes/waiting.yaml
parent: being-heard
"""


@pytest.fixture(scope="module")
def choices_of(reading_of: Callable[..., Reading]) -> Callable[..., Choices]:
    return lambda overlay="": Choices(Items(join(reading_of(overlay).corpus)))


def explorer_of(kind: ExplorerKind, of: Choices) -> Explorer:
    of_studies = (kind.of_study(of, folder) for folder in of.corpus.studies.values())
    return kind.explorer(of, [*kind.of_corpus(of), *(row for rows in of_studies for row in rows)])


def explorers_of(of: Choices) -> Mapping[str, Explorer]:
    return explorers(of, [study_rows(of, folder) for folder in of.corpus.studies.values()])


def counts(facet: Facet) -> dict[str, int]:
    return {value.key: value.count for value in facet.values}


def test_a_row_counts_once_for_a_value_and_unknown_values_are_left_out() -> None:
    made = facet("colour", "Colour", {"red": "Red", "blue": "Blue"}, [("red", "red", "green"), ("red",), ()])
    assert counts(made) == {"red": 2, "blue": 0}
    assert made.of_rows == (("red",), ("red",), ())


def test_a_short_facet_keeps_its_order_and_a_long_one_has_the_most_frequent_first() -> None:
    names = {str(number): f"Number {number}" for number in range(FEW + 1)}
    rows = [("12",), ("12",), ("3",)]
    short = facet("n", "N", dict(list(names.items())[:FEW]), rows)
    assert [value.key for value in short.values] == list(names)[:FEW]
    assert short.more == ""
    long = facet("n", "N", names, rows)
    assert [value.key for value in long.open][:3] == ["12", "3", "0"]
    assert len(long.open) == FEW
    assert long.more == f"Show all {FEW + 1}"


def test_words_nobody_uses_are_no_choice() -> None:
    assert used({"a": "A", "b": "B"}, [("b",), ()]) == {"b": "B"}


def test_every_item_has_its_row_and_every_column_a_text_for_it(
    choices_of: Callable[..., Choices],
) -> None:
    made = choices_of()
    joined = made.joined
    assert explorer_of(FINDING_EXPLORER, made).texts["id"] == tuple(joined.findings)
    assert explorer_of(QUOTE_EXPLORER, made).texts["id"] == tuple(joined.quotes)
    assert sorted(explorer_of(RECOMMENDATION_EXPLORER, made).texts["id"]) == sorted(
        (*made.corpus.recommendations, *joined.study_recommendations)
    )
    for explorer in explorers_of(made).values():
        assert {len(column) for column in (*explorer.texts.values(), *explorer.links.values())} == {
            explorer.size
        }
        assert {len(choice.of_rows) for choice in explorer.facets} == {explorer.size}
        assert set(explorer.searched) <= {*explorer.texts, *explorer.links}
        assert {order.column for order in explorer.orders} - {""} <= set(explorer.texts)


def test_a_list_of_one_is_not_explored(choices_of: Callable[..., Choices]) -> None:
    made = choices_of()
    assert set(explorers_of(made)) == {urls.FINDINGS, urls.QUOTES, urls.RECOMMENDATIONS}


def test_a_theme_counts_what_stands_in_themes_below_it(choices_of: Callable[..., Choices]) -> None:
    alone, below = (
        explorer_of(FINDING_EXPLORER, choices_of()),
        explorer_of(FINDING_EXPLORER, choices_of(PARENT)),
    )
    assert counts(alone.facets[0]) == {"waiting": 3}
    assert counts(below.facets[0]) == {"being-heard": 3, "waiting": 3}
    assert below.facets[0].of_rows[0] == ("waiting", "being-heard")


def test_content_notes_and_preprints_travel_with_their_rows(choices_of: Callable[..., Choices]) -> None:
    made = explorer_of(
        QUOTE_EXPLORER, choices_of("# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\n")
    )
    assert set(made.texts["cautions"]) == {"preprint"}
    notes = [quote.sensitivity for quote in choices_of().joined.quotes.values()]
    assert [bool(text) for text in made.texts["notice"]] == [bool(note) for note in notes]


def test_advice_has_no_study_where_it_is_the_review_teams(choices_of: Callable[..., Choices]) -> None:
    made = explorer_of(RECOMMENDATION_EXPLORER, choices_of())
    for origin, study in zip(made.texts["origin"], made.texts["study"], strict=True):
        assert ("review team" in origin) == (study == "")


def test_a_study_that_could_not_be_read_still_has_its_row(choices_of: Callable[..., Choices]) -> None:
    broken = explorer_of(STUDY_EXPLORER, choices_of("# evidence/studies/okafor-2021/study.yaml\ntitle: 3\n"))
    assert broken.texts["id"] == ("okafor-2021",)
    assert all(facet.of_rows[0] == () for facet in broken.facets if facet.key != "theme")
