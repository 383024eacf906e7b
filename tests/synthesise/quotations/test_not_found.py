"""Where a source is damaged, and why a quotation is not found, word for word."""

from __future__ import annotations

import pytest

from build_scripts.synthesise.quotations.match import find, source_of

Damaged = tuple[int, str, str, bool]
"""Line, what stands there, what the quotation has, whether print cannot look like that."""
Differs = tuple[str, str, str, str, bool, bool]
"""Kind, how far it agrees, the quotation's words, the source's words, whether they stand before, whether words are left out."""


@pytest.mark.parametrize(
    ("source", "text", "damage", "difference"),
    [
        (
            "They talked of the waiting room\nand of the de sk where they sat all day.",
            "of the desk where they sat all day",
            (2, "de sk", "desk", False),
            ("words", "where they sat all day", "of the desk", "the de sk", True, False),
        ),
        (
            "They talked of thewaiting room and of the waiting room where they sat.",
            "talked of the waiting room and of",
            (1, "thewaiting", "the waiting", True),
            ("words", "of the waiting room", "and of", "where they sat", False, False),
        ),
        (
            "We were told to wait in the hall12 for as long as it took.",
            "to wait in the hall for as long",
            (1, "hall12", "hall", False),
            ("words", "to wait in the", "hall for as", "hall12 for as", False, False),
        ),
        (
            "One.\nTwo.\n12 We were told to wait in\n13 the long hall for as\n14 long as it took.",
            "to wait in the long hall for as long as",
            (4, "13 the", "the", True),
            ("words", "the long hall for as", "long as", "14 long as", False, True),
        ),
        (
            "We were told to wait in the long\n\nThe Journal of Waiting\n\nhall for as long as it took.",
            "wait in the long hall for as long as",
            (3, "The Journal of Waiting", "", True),
            ("words", "hall for as long as", "in the long", "Journal of Waiting", True, False),
        ),
        (
            "We were told to wait in the long\n17\nhall for as long as it took.",
            "wait in the long hall for as long as",
            (2, "17 hall", "hall", True),
            ("words", "hall for as long as", "in the long", "the long 17", True, False),
        ),
        (
            "We were told to wait in the long\nJournal of Waiting\n17\nhall for as long as it took.",
            "wait in the long hall for as long as",
            (2, "Journal of Waiting 17", "", True),
            ("words", "hall for as long as", "in the long", "of Waiting 17", True, False),
        ),
        (
            "We were told to wait in the long\n\nA b c d e f g h i j k l m n o p q r s t\n\nhall for as long.",
            "wait in the long hall for as long",
            (3, "A b c d e f g h i j k l m n o p q r s t", "", True),
            ("words", "wait in the long", "hall for as", "A b c", False, True),
        ),
        (
            "We were told to wait in the long\n\nA b c d e f g h i j k l m n o p q r s t u\n\nhall for as long.",
            "wait in the long hall for as long",
            None,
            ("words", "wait in the long", "hall for as", "A b c", False, True),
        ),
        (
            "We were told to wait in the long.\n\nThe Journal\n\nHall for as long as it took.",
            "wait in the long hall for as long as",
            None,
            ("words", "hall for as long as", "in the long", "long. The Journal", True, False),
        ),
        (
            "We were told to wait in the long-term hall for as long.",
            "in the long term hall for as long",
            None,
            ("words", "hall for as long", "the long term", "in the long-term", True, False),
        ),
        (
            "We were told to wait in the longterm hall for as long.",
            "in the long-term hall for as long",
            None,
            ("words", "hall for as long", "in the long-term", "in the longterm", True, False),
        ),
        (
            "We were told to wait for 12 days in that hall.",
            "told to wait for 1 2 days in that hall",
            None,
            ("words", "told to wait for", "1 2 days", "12 days in", False, False),
        ),
        (
            "We were told to wait for 12 days in that hall.",
            "told to wait for 13 days in that hall",
            None,
            ("words", "told to wait for", "13 days in", "12 days in", False, False),
        ),
        (
            "We had £5 to pay there in the hall.",
            "We had 5 to pay there in the hall",
            None,
            ("words", "to pay there in the hall", "We had 5", "We had £5", True, False),
        ),
        (
            "They said no thing at all to us, and no thing came.",
            "They said nothing at all to us",
            (1, "no thing", "nothing", False),
            ("words", "at all to us", "They said nothing", "said no thing", True, False),
        ),
        (
            "They said not hing at all to us there.",
            "They said nothing at all to us there",
            (1, "not hing", "nothing", False),
            ("words", "at all to us there", "They said nothing", "said not hing", True, False),
        ),
        ("so it was", "so itwas", None, ("words", "so", "itwas", "it was", False, False)),
        (
            "so it was there",
            "so itwas there",
            (1, "it was", "itwas", False),
            ("words", "so", "itwas there", "it was there", False, False),
        ),
        (
            "so it was there on",
            "so itwas thereon",
            (1, "it was", "itwas", False),
            ("words", "so", "itwas thereon", "it was there", False, False),
        ),
        (
            "We waited for the office\xadr all day long.",
            "We waited for the offi cer all day long",
            (1, "officer", "offi cer", False),
            ("words", "We waited for the", "offi cer all", "officer all day", False, False),
        ),
        (
            "The wo men and the men who came here said that women came.",
            "The women and the men who came here said",
            (1, "wo men", "women", True),
            ("words", "and the men who came here said", "The women", "The wo men", True, False),
        ),
        (
            "He came to gether with us. We were together.",
            "He came together with us",
            (1, "to gether", "together", True),
            ("words", "He came", "together with us", "to gether with", False, False),
        ),
        (
            "Line one.\nLine two.\nLine three has a br oken word in it here.",
            "three has a broken word in it",
            (3, "br oken", "broken", False),
            ("words", "three has a", "broken word in", "br oken word", False, False),
        ),
        (
            "It rained for days and we wai ted and wai ted there.",
            "for days and we waited and waited there",
            (1, "wai ted", "waited", False),
            ("words", "for days and we", "waited and waited", "wai ted and", False, False),
        ),
        (
            "It was the end. Then they ca me home at the very end of it a ll",
            "they came home at the very end of it all",
            (1, "ca me", "came", False),
            ("words", "home at the very end of it", "all", "a ll", False, False),
        ),
    ],
)
def test_why_it_is_not_found(source: str, text: str, damage: Damaged | None, difference: Differs) -> None:
    found = find(text, source_of(source))
    assert found.result == "not_found"
    shown = found.damage
    assert (shown and (shown.line, shown.source, shown.quotation, shown.certain)) == damage
    differs = found.difference
    assert differs is not None
    assert (
        differs.kind, differs.agrees, differs.quotation, differs.source, differs.before, differs.leaves_out
    ) == difference  # fmt: skip


def left_out(words: int) -> bool:
    between = " ".join(f"word{number}" for number in range(words))
    found = find(
        "we came to the desk, and left", source_of(f"Once we came to the desk {between} and left.")
    ).difference
    assert found is not None
    return found.leaves_out


def test_a_word_said_twice_leaves_no_words_out() -> None:
    found = find("it was was long", source_of("Once it was long.")).difference
    assert found is not None
    assert (found.agrees, found.quotation, found.leaves_out) == ("it was", "was long", False)


def test_up_to_four_hundred_words_further_on_it_leaves_words_out() -> None:
    assert [left_out(words) for words in (1, 2, 398, 399, 400, 401)] == [True, True, True, True, False, False]


@pytest.mark.parametrize(("words", "is_damage"), [(19, True), (20, True), (21, False)])
def test_a_line_between_the_words_has_at_most_twenty_of_its_own(words: int, is_damage: bool) -> None:
    line = " ".join(["Journal"] * words)
    damaged = source_of(f"We were told to wait in the long\n\n{line}\n\nhall for as long as it took.")
    assert (find("wait in the long hall for as long as", damaged).damage is not None) == is_damage


@pytest.mark.parametrize(
    ("text", "is_damage"),
    [
        ("wait in the long hall for as long as", True),
        ("stand in the long hall for as long as", False),
        ("wait in the long hall for as many as", False),
        ("long hall for as long as it took. Nobody", False),
    ],
)
def test_a_line_between_the_words_is_damage_only_if_all_of_them_stand_around_it(
    text: str, is_damage: bool
) -> None:
    damaged = source_of("We were told to wait in the long\n\nJournal\n\nhall for as long as it took.")
    assert (find(text, damaged).damage is not None) == is_damage


@pytest.mark.parametrize(
    ("text", "kind", "agrees", "quotation"),
    [
        ("[...]", "no_words", "", ""),
        ("we came [not] home", "bracketed_negation", "", "[not]"),
        ("left the desk [...] we came home", "order", "left the desk", ""),
        ("nothing like it", "words", "", "nothing like it"),
    ],
)
def test_other_reasons(text: str, kind: str, agrees: str, quotation: str) -> None:
    found = find(text, source_of("So we came home and we left the desk.")).difference
    assert found is not None
    assert (found.kind, found.agrees, found.quotation) == (kind, agrees, quotation)


def test_of_equal_runs_the_earliest_is_shown() -> None:
    source = source_of("we came to it, and then we came to it again")
    found = find("we came to it today", source).difference
    assert found is not None
    assert (found.agrees, found.source) == ("we came to it", "and then we")
