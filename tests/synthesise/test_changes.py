"""What a change of the evidence means, item by item."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.read.corpus import Reading
from build_scripts.synthesise.changes import WORDS_CHANGED, ItemChange, KeyChange, changes

ReadingOf = Callable[..., Reading]
FINDING = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: {id}
  statement: {statement}
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  count: {{n: 18, base: 38}}
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{{table: table-2, row: Waiting lists}}]
  locator: {{table: Table 2}}
  disposition: {{kind: repeats, reason: Another finding of this study says what was named most.}}
"""
ONE = FINDING.format(id="opening-hours", statement="Of the 38 visitors, 18 named waiting lists.")
OTHER = ONE.replace("18 named", "some named")


def between(reading_of: ReadingOf, before: str, now: str) -> tuple[ItemChange, ...]:
    return changes(reading_of(before).corpus, reading_of(now).corpus)


def test_the_same_evidence_has_no_changes(reading_of: ReadingOf) -> None:
    assert between(reading_of, ONE, ONE) == ()


def test_an_item_is_new_or_gone(reading_of: ReadingOf) -> None:
    says = "Of the 38 visitors, 18 named waiting lists."
    assert between(reading_of, "", ONE) == (ItemChange("new", "finding", "okafor-2021/opening-hours", says),)
    assert between(reading_of, ONE, "") == (ItemChange("gone", "finding", "okafor-2021/opening-hours", says),)


def test_a_changed_key_is_told_with_what_it_said(reading_of: ReadingOf) -> None:
    (change,) = between(reading_of, ONE, OTHER)
    assert (change.what, change.id) == ("changed", "okafor-2021/opening-hours")
    assert change.keys == (
        KeyChange(
            "statement",
            "Of the 38 visitors, 18 named waiting lists.",
            "Of the 38 visitors, some named waiting lists.",
        ),
    )


def test_a_key_that_was_not_there_or_is_there_no_more_is_none(reading_of: ReadingOf) -> None:
    noted = ONE + "  note: A note.\n"
    ((added,),) = (change.keys for change in between(reading_of, ONE, noted))
    assert added == KeyChange("note", None, "A note.")
    ((gone,),) = (change.keys for change in between(reading_of, noted, ONE))
    assert gone == KeyChange("note", "A note.", None)


def test_another_id_with_formerly_is_no_new_item(reading_of: ReadingOf) -> None:
    renamed = ONE.replace("id: opening-hours", "id: open-hours") + "  formerly: [opening-hours]\n"
    (change,) = between(reading_of, ONE, renamed)
    assert (change.what, change.id) == ("renamed", "okafor-2021/open-hours")
    assert change.keys == (KeyChange("id", "okafor-2021/opening-hours", "okafor-2021/open-hours"),)


def test_history_is_no_change_of_meaning(reading_of: ReadingOf) -> None:
    assert between(reading_of, ONE, ONE + '  history: [{date: "2026-11-22", change: A comma.}]\n') == ()


def test_the_words_of_a_quotation_are_never_told(reading_of: ReadingOf) -> None:
    quote = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "{text}"
  voice: participant
  speaker: not_stated
  perspective: [visitors]
  locator: {{table: Table 4, row: A friendly face}}
"""
    one = quote.format(text="There was one friendly face at the desk, and that was enough.")
    (change,) = between(reading_of, one, quote.format(text="There was a friendly face."))
    assert change.keys == (KeyChange("text", WORDS_CHANGED, WORDS_CHANGED),)
    assert "friendly face" not in change.says.lower().replace("row a friendly face", "").replace(
        "a friendly face", ""
    )


def test_entries_of_a_list_are_told_apart_by_what_they_name(reading_of: ReadingOf) -> None:
    level = "# in evidence/themes/waiting.yaml\nkey_messages: [{{text: {text}, rests_on: [not-knowing-weighs]}}]\n"
    (change,) = between(reading_of, level.format(text="Waiting weighs."), level.format(text="Waiting tires."))
    assert change.keys == (KeyChange("key_messages[1].text", "Waiting weighs.", "Waiting tires."),)
