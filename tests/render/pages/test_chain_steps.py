"""How many words, numbers and findings a chain shows, and what it says of the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.render.pages.chain_steps import QUOTE_WORDS, finding_step, first_words, holds
from build_scripts.render.pages.chains import chain_index, study_chain, theme_chain
from build_scripts.render.views.items import Items

ItemsOf = Callable[..., Items]
FOLDER = "# in evidence/studies/okafor-2021/"
THEME = "# in evidence/themes/waiting.yaml\n"


def shown(cells: int) -> str:
    listed = ", ".join(f"{{label: Answer {number}, n: {number}}}" for number in range(1, cells + 1))
    return (
        f"{FOLDER}tables.yaml\n- {{id: table-9, title: Answers, locator: {{table: Table 9}}, kind: frequency, base: 38, "
        f"multiple_response: true, perspective: visitors, cells: [{listed}]}}\n"
        f"{FOLDER}findings.yaml\n- {{id: answered, statement: Visitors answered., kind: quantitative, basis: own_data, perspective: "
        "[visitors], credibility: not_assessed, credibility_reason: quantitative, themes: [waiting], illustrations: "
        "[{table: table-9}], locator: {table: Table 9}}\n"
    )


@pytest.mark.parametrize(
    ("cells", "kind", "numbers", "further"),
    [
        (1, "Printed number", 1, ""),
        (2, "Printed numbers", 2, ""),
        (4, "Printed numbers", 4, ""),
        (5, "Printed numbers", 4, "and 1 more in the table"),
        (9, "Printed numbers", 4, "and 5 more in the table"),
    ],
)
def test_four_numbers_of_a_table_are_shown_and_the_rest_is_counted(
    items_of: ItemsOf, cells: int, kind: str, numbers: int, further: str
) -> None:
    (step,) = finding_step(items_of(shown(cells)), "okafor-2021/answered").shown
    assert (step.kind, len(step.numbers), step.further) == (kind, numbers, further)
    assert [one.label for one in step.numbers] == [f"Answer {number}" for number in range(1, numbers + 1)]
    assert not step.is_quote


def test_a_quotation_stands_whole_up_to_its_last_word() -> None:
    words = [f"word{number}" for number in range(QUOTE_WORDS + 1)]
    assert QUOTE_WORDS == 25
    assert first_words(" ".join(words[:-1])) == (" ".join(words[:-1]), False)
    assert first_words("  ".join(words)) == (f"{' '.join(words[:-1])} [...]", True)


def test_what_a_chain_holds_is_counted_by_study(items_of: ItemsOf, several: str) -> None:
    items = items_of(several)
    ids = [
        "okafor-2021/waiting-named-most",
        "okafor-2021/not-knowing-how-long",
        "moreau-2023/friendly-face-helped",
    ]
    steps = [finding_step(items, id_) for id_ in ids]
    assert holds(steps) == "3 findings of 2 studies, shown by 2 quotations and 2 places in tables"
    assert holds(steps[:1]) == "1 finding of Okafor and Lee 2021, shown by 1 place in a table"
    assert holds(()) == "no findings"


def test_a_theme_leaves_out_what_nothing_rests_on_and_counts_it(items_of: ItemsOf, several: str) -> None:
    alone = theme_chain(items_of(), "waiting")
    assert alone.further is None
    view = theme_chain(items_of(several), "waiting")
    assert view.further is not None
    assert (view.further.address, view.further.text) == (
        "themes/waiting/#_sides",
        "6 further findings of single studies",
    )


def test_a_sentence_after_another_that_rests_on_the_same_is_named_with_it(items_of: ItemsOf) -> None:
    overlay = (
        f"{THEME}answer: {{text: Waiting., rests_on: [not-knowing-weighs]}}\nkey_messages:\n"
        "  - {text: Waiting weighs., rests_on: [not-knowing-weighs]}\n"
        "  - {text: A face helps., rests_on: [okafor-2021/friendly-face-helped]}\n"
    )
    view = theme_chain(items_of(overlay), "waiting")
    assert [one.bears for one in view.review_findings] == ["The answer and key message 1 rest on it"]
    assert [one.relation for one in view.findings] == ["Key message 2 rests on it"]


def test_advice_that_rests_on_nothing_stands_apart(items_of: ItemsOf) -> None:
    loose = (
        f"{FOLDER}recommendations.yaml\n- {{id: paint, origin: participants, statement: Paint the walls., audiences: "
        "[managers], rests_on: [gone], themes: [waiting], locator: {page: '15'}}\n"
    )
    view = study_chain(items_of(loose), "okafor-2021")
    assert [one.recommendation.id for one in view.steps] == ["say-how-long"]
    assert [one.id for one in view.unsupported] == ["paint"]


def test_every_chain_is_listed(items_of: ItemsOf, several: str) -> None:
    index = chain_index(items_of(several))
    assert [one.address for one in index.themes] == ["chains/themes/waiting/"]
    assert [one.address for one in index.recommendations] == ["chains/recommendations/say-how-long-it-takes/"]
    assert [one.text for one in index.studies] == ["Lindqvist 2019", "Moreau 2023", "Okafor and Lee 2021"]
