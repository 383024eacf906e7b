"""Signs are words; punctuation that turns the sense is told; what extraction damaged is read through or named."""

from __future__ import annotations

import pytest

from build_scripts.synthesise.quotations.match import Match, find, source_of
from build_scripts.synthesise.quotations.tokens import is_of_word, tokens


def looked_for(text: str, source: str) -> Match:
    return find(text, source_of(source))


# Signs


@pytest.mark.parametrize(
    ("printed", "others"),
    [
        ("aged ≥12 years", ["aged 12 years", "aged >12 years", "aged ≤12 years"]),
        ("scores of <5 were", ["scores of >5 were", "scores of 5 were"]),
        ("about $50 a week", ["about £50 a week", "about 50 a week", "about €50 a week"]),
        ("about 50 € a week", ["about 50 a week", "about 50 $ a week"]),
        ("like -5 degrees", ["like 5 degrees"]),
        ("like −5 degrees", ["like 5 degrees", "like +5 degrees"]),
        ("was ±2 points", ["was 2 points", "was +2 points"]),
        ("was 12 % then", ["was 12 then", "was 12‰ then"]),
        ("with p < .05 there", ["with p > .05 there", "with p .05 there", "with p < 05 there"]),
        ("at n = 30 people", ["at n 30 people", "at n ≠ 30 people"]),
        ("those 75+ years old", ["those 75 years old"]),
        ("took ½ of it", ["took 12 of it", "took 1 of it"]),
        ("took 1½ of it", ["took 11/2 of it", "took 1 of it"]),
        ("grew by 10² a day", ["grew by 102 a day", "grew by 10 a day"]),
        ("care & support here", ["care support here"]),
    ],
)
def test_a_sign_is_a_word(printed: str, others: list[str]) -> None:
    source = f"It was {printed} for us."
    assert looked_for(printed, source).result == "exact"
    for other in others:
        assert looked_for(other, source).result == "not_found", other


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("≥ 12 people", "≥12 people"),
        (">= 12 people", "≥12 people"),
        ("+/- 2 points", "±2 points"),
        ("38.5% of us", "38.5 % of us"),
        ("£ 50 a week", "£50 a week"),
        ("minus −5 degrees", "minus –5 degrees"),
        ("pages 5–10 of it", "pages 5-10 of it"),
        ("１２ people", "12 people"),
    ],
)
def test_one_sign_in_two_forms_is_the_same(text: str, source: str) -> None:
    assert looked_for(text, source).result == "normalised"


# Punctuation


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("They cared about us, did they.", "They cared about us, did they?", "question_mark"),
        ("They cared about us, did they", "They cared about us, did they?", "question_mark"),
        ("They cared about us?", "They cared about us.", "question_mark"),
        ("Why me. I asked them.", "Why me? I asked them.", "question_mark"),
        (
            "I was safe there. Not alone at home though",
            "I was safe there, not alone. At home though",
            "sentence_moved",
        ),
        ("I was safe, not alone", "I was safe. Not alone", "sentence_moved"),
    ],
)
def test_punctuation_that_turns_the_sense_is_told(text: str, source: str, kind: str) -> None:
    assert looked_for(text, source).remarks[0].kind == kind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("I was safe there", "I was safe there."),
        ("I was safe there!", "I was safe there."),
        ("I was safe there; they knew me", "I was safe there, they knew me"),
        ("I was safe... they knew me", "I was safe… they knew me"),
        ("I was safe. they knew me", "I was safe. They knew me"),
        ("I went, e.g. to the desk", "I went, e.g. to the desk"),
    ],
)
def test_punctuation_that_turns_nothing_is_not(text: str, source: str) -> None:
    assert looked_for(text, source).remarks == ()


# What is read through

FAITHFUL = "we had to find the office and it was verified by the staff who were evaluating it"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("evaluating", "evalu -\nating"),
        ("evaluating", "evalu - \n  ating"),
        ("evaluating", "evalu¬\nating"),
        ("evaluating", "evalu\u00ad\nating"),
        ("evaluating", "evalu-\n\n\nating"),
        ("verified", "veri ﬁ ed"),
        ("verified", "veriﬁ ed"),
        ("verified", "veri fi ed"),
        ("office", "o ﬃ ce"),
        ("staff", "staff¹"),
        ("staff", "staff²³"),
        ("staff", "staff.⁴"),
        ("staff", "staff [3]"),
        ("staff", "staff[3, 4]"),
        ("staff", "staff [3–5]"),
        ("staff", "staff(3)"),
        ("the staff", "our staff or the staff1"),
    ],
)
def test_what_extraction_leaves_behind_is_read_through(old: str, new: str) -> None:
    quotation = FAITHFUL if " or " not in new else f"the staff {FAITHFUL.partition(' the staff ')[2]}"
    found = looked_for(quotation, f"At first {FAITHFUL.replace(old, new)} all day.")
    assert found.result == "normalised"
    assert {remark.kind for remark in found.remarks} <= {
        "note_passed",
        "sentence_moved",
        "cut_before",
        "cut_after",
    }


@pytest.mark.parametrize("dash", [" -\n", " –\n", " - "])
def test_a_dash_between_words_stays_one(dash: str) -> None:
    assert looked_for("it was long and hard", f"it was long{dash}and hard").result == "normalised"


# What is damaged


@pytest.mark.parametrize(
    ("source", "line", "certain"),
    [
        ("We had to find the office and it was verified by the\n145 staff who were evaluating it", 2, True),
        (
            "One.\nWe had to find the office and it was verified by the\n\nJournal of Waiting\n\nstaff who were evaluating it",
            4,
            True,
        ),
        (
            "The staff.\nWe had to find the office and it was verified by thestaff who were evaluating it",
            2,
            True,
        ),
        (
            "We had to find the office and it was verified by the\n12\nWaiting 3\nstaff who were evaluating it",
            2,
            True,
        ),
        ("We had to find the office and it was verified by the staff1,2 who were evaluating it", 1, False),
        ("We had to find the office and it was veri fied by the staff who were evaluating it", 1, False),
    ],
)
def test_damage_is_named_with_its_line(source: str, line: int, certain: bool) -> None:
    found = looked_for(FAITHFUL, source)
    assert found.result == "not_found"
    assert found.damage is not None
    assert (found.damage.line, found.damage.certain) == (line, certain)


@pytest.mark.parametrize(
    "source",
    [
        "We had to find the office and it was never verified by the staff who were evaluating it",
        "We had to find the office and it was verified by the 145 staff who were evaluating it",
        "We had to find the office and it was verified by the £staff who were evaluating it",
        "We had to find the office and it was verified by\nall of the people in\nthe staff who were evaluating it",
        "We had to find the office and it was veri-fied by the staff who were evaluating it",
        "We had to find the office and it was verified. Then the staff who were evaluating it",
    ],
)
def test_other_words_are_no_damage(source: str) -> None:
    found = looked_for(FAITHFUL, source)
    assert (found.result, found.damage) == ("not_found", None)


def test_an_omission_is_advised_only_where_words_are_left_out() -> None:
    source = "We had to find the office on the third floor and it was verified by the staff"
    left_out = looked_for("We had to find the office and it was verified", source).difference
    assert left_out is not None
    assert left_out.leaves_out
    changed = looked_for("We had to find the office of the third floor", source).difference
    assert changed is not None
    assert not changed.leaves_out


# Scripts without spaces


@pytest.mark.parametrize(
    ("source", "faithful", "forged"),
    [
        ("她说：“我在那里感到安全，因为他们认识我。”后来她走了。", "我在那里感到安全", "我在那里不感到安全"),
        (
            "「ここでは安心できました。誰も急がせませんでした。」",
            "ここでは安心できました",
            "ここでは安心できませんでした",
        ),
        ("ฉันรู้สึกปลอดภัยที่นั่น เพราะพวกเขารู้จักฉัน", "ฉันรู้สึกปลอดภัยที่นั่น", "ฉันไม่รู้สึกปลอดภัยที่นั่น"),
    ],
)
def test_scripts_without_spaces_are_compared_sign_by_sign(source: str, faithful: str, forged: str) -> None:
    assert looked_for(faithful, source).result == "exact"
    lost = looked_for(forged, source)
    assert lost.result == "not_found"
    assert lost.difference is not None
    assert lost.difference.agrees


def test_each_sign_of_such_a_script_is_a_word() -> None:
    assert tokens("我在 there 里").words == ("我", "在", "there", "里")


@pytest.mark.parametrize(
    ("character", "is_of"), [("a", True), ("ह", True), ("語", False), ("ก", False), (" ", False)]
)
def test_a_sign_of_a_script_without_spaces_is_a_word_of_its_own(character: str, is_of: bool) -> None:
    assert is_of_word(character) is is_of
