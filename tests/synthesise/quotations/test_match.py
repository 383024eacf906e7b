"""Quotations against their source, step by step as the algorithm is numbered, then mutated, then at random."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_scripts.synthesise.quotations.match import LONGEST_OMISSION, Match, Source, find, source_of
from build_scripts.synthesise.quotations.tokens import JOINT, normalise, tokens

PAPER = source_of(
    """
    Findings. One visitor said: “I did not feel safe in the reading room, because nobody was hearing me.”
    Another wrote that "the bar-
    rier was a Long-
    term one... and then they told me to wait six months". A third struggled with form[ing] new ties [sic].
    She wasn't told; 38.5 % of the visitors were seizure-free. The staff's of\ufb01ce was non\u2011stop busy, and
    ' it is . . . hard ' (laughs) to say. They remained quiet without being asked. He said he would come back.
    Wir hätten nie gewartet: naïve Straße.
    """
)


def result(text: str, source: Source = PAPER) -> str:
    return find(text, source).result


def kinds(match: Match) -> list[str]:
    return [remark.kind for remark in match.remarks]


# Step 1: both sides are normalised alike


@pytest.mark.parametrize(
    "text",
    [
        "The staff\u2019s office was non-stop busy",
        "The staff's of\u200b\ufb01ce\u00a0was non\u2010stop busy",
        "it is … hard",
        "it is ... hard",
        "the reading room, be\u00adcause nobody was hearing me",
        "“I did not feel safe in the reading room",
        "I did not feel safe — in the reading room",
        "NAÏVE STRASSE",
        "nai\u0308ve Straße",
    ],
)
def test_step_1_forms_that_look_the_same_are_the_same(text: str) -> None:
    assert result(text) in ("exact", "normalised")


def test_step_1_a_dash_as_long_as_an_em_parts_words_and_a_hyphen_joins_them() -> None:
    assert result("well known", source_of("It is well—known here")) == "normalised"
    assert result("well known", source_of("It is well-known here")) == "not_found"
    assert result("long-term", source_of("It was long–term")) == "normalised"


def test_step_1_no_text_can_bring_the_sign_for_a_joint() -> None:
    assert JOINT not in normalise(f"bar{JOINT}rier")
    assert normalise("bar-\nrier") == f"bar{JOINT}rier"


# Step 2: a hyphen at the end of a line stays undecided


@pytest.mark.parametrize(
    "text", ["the barrier was", "the bar-rier was", "the bar-\nrier was", "a long-term one", "a longterm one"]
)
def test_step_2_an_undecided_joint_equals_both_forms(text: str) -> None:
    assert result(text) in ("exact", "normalised")


@pytest.mark.parametrize("text", ["the bar rier was", "the rier was", "the bar was", "a long term one"])
def test_step_2_an_undecided_joint_equals_nothing_else(text: str) -> None:
    assert result(text) == "not_found"


def test_step_2_a_joint_may_run_over_blank_lines_and_stand_in_the_quotation() -> None:
    assert result("my data-protection rights", source_of("my data-\n\nprotection rights")) == "normalised"
    assert result("a mother-in-\nlaw", source_of("a mother-in-law")) == "normalised"
    assert tokens("mother-in-\nlaw").readings(0) == {"mother-in-law", "mother-inlaw"}


# Step 3: what a word is


@pytest.mark.parametrize(
    "text", ["She wasn't told", "she WASN'T told", "She wasn’t told 38.5% of", "visitors, were seizure-free"]
)
def test_step_3_words_keep_apostrophes_hyphens_decimals_and_percent_signs(text: str) -> None:
    assert result(text) in ("exact", "normalised")


@pytest.mark.parametrize(
    "text",
    [
        "She was told",
        "385% of the visitors",
        "38.5 of the visitors",
        "were seizure",
        "were seizure free",
        "She was n't told",
    ],
)
def test_step_3_another_word_is_another_word(text: str) -> None:
    assert result(text) == "not_found"


def test_step_3_marks_of_other_scripts_belong_to_words() -> None:
    hindi = source_of("मैं सुरक्षित महसूस नहीं करती थी")
    assert result("सुरक्षित महसूस नहीं", hindi) == "exact"
    assert result("सरक्षित महसूस नहीं", hindi) == "not_found"


# Step 4: omissions and insertions


@pytest.mark.parametrize("gap", ["...", "…", "[...]", "[…]", "( . . . )", "(...)", "[ ... ]", "... [...]"])
def test_step_4_an_omission_leaves_out_words(gap: str) -> None:
    assert result(f"I did not feel safe {gap} nobody was hearing me") == "with_omissions"


def test_step_4_a_printed_pause_is_no_omission() -> None:
    assert result("it is . . . hard") == "exact"
    assert result("it is … hard") == "normalised"
    assert result("Long-term one... and then they told me") == "normalised"


@pytest.mark.parametrize(
    ("words", "found"), [(LONGEST_OMISSION, "with_omissions"), (LONGEST_OMISSION + 1, "not_found")]
)
def test_step_4_an_omission_has_a_limit(words: int, found: str) -> None:
    source = source_of("Here it all begins " + "x " * words + "and here it ends")
    assert result("Here it all begins ... and here it ends", source) == found


def test_step_4_a_bracket_is_tried_as_the_sources_own_words_first() -> None:
    assert result("struggled with form[ing] new ties [sic]") == "exact"
    assert result("[One visitor] said") == "normalised"
    assert result("[h]e said he would come back") == "normalised"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nobody [in that place] was hearing me", "with_omissions"),
        ("[The library] told me to wait six months", "with_omissions"),
        ("one... and then [the people at the desk] to wait six months", "with_omissions"),
        ("I did not feel safe [anywhere] nobody was hearing me", "with_omissions"),
        ("Another wrote [all kinds of things] they told me to wait", "not_found"),
        ("She wasn't told [emphasis added]", "normalised"),
        ("told me [sic] to wait six months", "normalised"),
        ("struggled with [forming] new ties", "with_omissions"),
        ("One visitor[s] said", "with_omissions"),
        ("One visit[or] said", "normalised"),
        ("[t]he said he would come back", "not_found"),
        ("struggl[ing] with form[ing] new ties", "not_found"),
        ("[all of this is mine]", "not_found"),
        ("[]", "not_found"),
        ("I did not [] feel safe", "normalised"),
    ],
)
def test_step_4_a_bracket_stands_for_six_words_at_most(text: str, found: str) -> None:
    assert result(text) == found


def test_step_4_brackets_side_by_side_stand_for_no_more_than_one() -> None:
    source = source_of("Here it all begins " + "x " * 12 + "and here it ends")
    assert result("Here it all begins [a] [b] and here it ends", source) == "not_found"
    assert result("Here it all begins [a][b] and here it ends", source) == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "They [did not] remained quiet",
        "They [not] remained quiet",
        "I did not [never] feel safe",
        "I did [really] feel safe in the reading room",
        "She wasn't told [nothing]",
        "They remained quiet [although] being asked",
        "They remained [no] quiet",
    ],
)
def test_step_4_a_bracket_neither_brings_in_nor_covers_a_negation(text: str) -> None:
    assert result(text) == "not_found"


def test_step_4_a_bracketed_negation_that_the_source_prints_is_its_own_word() -> None:
    assert result("we do [not] want that", source_of("and we do [not] want that")) == "exact"


# Step 5: contiguous and in order, with a guard at the edges


@pytest.mark.parametrize(
    "text",
    [
        "I did feel safe in the reading room",
        "nobody was hearing me I did not feel safe",
        "nobody was hearing me ... I did not feel safe",
        "told me to wait ... the barrier",
    ],
)
def test_step_5_parts_must_follow_one_another_in_order(text: str) -> None:
    assert result(text) == "not_found"


def test_step_5_a_part_under_four_words_is_remarked_on() -> None:
    assert "short_part" in kinds(find("the reading room", PAPER))
    assert "short_part" in kinds(find("I did not feel safe ... hearing me", PAPER))
    assert "short_part" not in kinds(find("in the reading room", PAPER))


@pytest.mark.parametrize(
    ("text", "kind", "reading"),
    [
        ("feel safe in the reading room", "negation_before", "not feel safe in the reading room"),
        ("They remained quiet", "negation_after", "They remained quiet without"),
        ("told; 38.5% of the visitors", "negation_before", "wasn't told; 38.5% of the visitors"),
        ("I ... feel safe in the reading room", "negation_after", "I did not"),
    ],
)
def test_step_5_a_negation_at_an_edge_is_remarked_on(text: str, kind: str, reading: str) -> None:
    remark = next(remark for remark in find(text, PAPER).remarks if remark.kind == kind)
    assert remark.reading == reading


def test_step_5_a_negation_in_a_sentence_of_its_own_is_told_apart() -> None:
    assert kinds(find("for we all were happy", source_of("for we all were happy. No one left."))) == [
        "negation_beyond"
    ]


def test_step_5_a_negation_four_words_away_is_not_remarked_on() -> None:
    assert kinds(find("the reading room, because nobody was hearing me", PAPER)) == ["cut_before"]
    assert kinds(find("in the reading room, because nobody was hearing me", PAPER)) == ["negation_before"]


# Step 6: what came out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("because nobody was hearing me", "exact"),
        ("Because nobody was hearing me!", "normalised"),
        ("because ... hearing me", "with_omissions"),
        ("because nobody was listening to me", "not_found"),
    ],
)
def test_step_6_how_it_was_found_is_told_apart(text: str, found: str) -> None:
    assert result(text) == found


def test_step_6_not_found_shows_the_longest_agreement_and_both_sides_after_it() -> None:
    difference = find("because nobody was listening to me", PAPER).difference
    assert difference is not None
    assert (difference.kind, difference.before) == ("words", False)
    assert difference.agrees == "because nobody was"
    assert difference.quotation == "listening to me"
    assert difference.source == 'hearing me." Another'


def test_step_6_or_both_sides_before_it() -> None:
    difference = find("You did not feel safe in the reading room", PAPER).difference
    assert difference is not None
    assert (difference.before, difference.agrees) == (True, "did not feel safe in the reading room")
    assert difference.quotation == "You"
    assert difference.source.endswith("I")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nobody was hearing me ... I did not feel safe", "order"),
        ("They [not] remained quiet", "bracketed_negation"),
        ("struggled with form[ed] new ties", "order"),
        ("remained qui[ck] without", "attached_bracket"),
        ("", "no_words"),
        ("[...]", "no_words"),
        ("zebra", "words"),
    ],
)
def test_step_6_other_reasons_have_names_of_their_own(text: str, kind: str) -> None:
    difference = find(text, PAPER).difference
    assert difference is not None
    assert difference.kind == kind


def test_step_6_the_first_place_is_taken_but_a_whole_one_before_one_with_omissions() -> None:
    source = source_of("we want a calm place. Later: we want time. Later: we want time.")
    assert find("we want time", source).start == 6
    assert find("we want ... time", source).start == 6


# Mutations of a quotation that looks real

REAL = "I felt like nobody was listening to me, and then they told me to go home and wait six months"
SOURCE = source_of(f"Visitors wrote about waiting. One said: “{REAL}.” Others did not wait at all.")

MUTATED = {
    "a word changed": REAL.replace("listening", "hearing"),
    "a word dropped": REAL.replace("like ", ""),
    "a word inserted": REAL.replace("go home", "go straight home"),
    "two words swapped": REAL.replace("told me", "me told"),
    "a negation removed": REAL.replace("nobody was", "somebody was"),
    "a negation added": REAL.replace("was listening", "was not listening"),
    "a negation in brackets": REAL.replace("was listening", "was [not] listening"),
    "a negation covered": REAL.replace("nobody", "[everybody]"),
    "parts reversed": "and then they told me to go home ... I felt like nobody was listening to me",
    "a fragment at the start": REAL.removeprefix("I f"),
    "a fragment at the end": REAL.removesuffix("hs"),
    "a fragment inside": REAL.replace("months", "mont"),
    "a number changed": REAL.replace("six", "sixty"),
    "a hyphen added": REAL.replace("go home", "go-home"),
    "words run together": REAL.replace("go home", "gohome"),
    "an ending in brackets": REAL.replace("listening", "listen[ed]"),
    "a prefix in brackets": REAL.replace("told", "[re]told"),
    "words of another sentence": REAL + " at all",
    "an empty bracket for a word": REAL.replace("nobody", "[]"),
}


def test_the_quotation_itself_is_found() -> None:
    assert result(REAL, SOURCE) == "exact"


@pytest.mark.parametrize("text", MUTATED.values(), ids=MUTATED.keys())
def test_a_mutated_quotation_is_refused(text: str) -> None:
    match = find(text, SOURCE)
    assert match.result == "not_found"
    assert match.difference is not None
    assert match.start is None


# At random

WORDS = st.text(alphabet="abcde", min_size=1, max_size=3)
BETWEEN = st.sampled_from([" ", ", ", ". ", " - ", "\n", "-\n", " … ", "; ", " (", ") ", "’s ", "\u00a0"])


@st.composite
def sources(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(WORDS, BETWEEN), min_size=3, max_size=40))
    return "".join(word + between for word, between in parts)


@settings(max_examples=300, deadline=None)
@given(st.text(), st.text())
@example("[" * 3000, "a")
@example("[a] " * 3000, "a b")
@example("[sic] ... " * 3000, "a b")
@example("a-\n" * 3000, "a-\n" * 3000)
@example("a" * 20000 + "[", "a" * 20000)
@example(". " * 5000 + "(" * 5000, "x")
def test_no_text_makes_it_raise(text: str, source: str) -> None:
    find(text, source_of(source))


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet="ab[](). …-\n'not%1", max_size=60), st.text(alphabet="ab[](). …-\n'not%1", max_size=200)
)
def test_nothing_that_looks_like_markup_makes_it_raise(text: str, source: str) -> None:
    find(text, source_of(source))


@settings(max_examples=300, deadline=None)
@given(sources(), st.data())
def test_whole_words_of_a_source_are_always_found_in_it(text: str, data: st.DataObject) -> None:
    source = source_of(text)
    words = source.tokens
    if not len(words):
        return
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    quoted = words.text[words.spans[start][0] : words.spans[end - 1][1]].replace(JOINT, "-\n")
    assert find(quoted, source).result != "not_found"


@settings(max_examples=300, deadline=None)
@given(sources(), st.data())
def test_whole_words_with_one_changed_are_never_found(text: str, data: st.DataObject) -> None:
    source = source_of(text)
    words = source.tokens
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    changed = data.draw(st.integers(start, end - 1))
    other = data.draw(st.text(alphabet="xyz", min_size=1, max_size=3))
    shown = [words.show(at, at + 1) for at in range(start, end)]
    shown[changed - start] = other
    assert find(" ".join(shown), source).result == "not_found"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=string.printable + "“”‘’–—…\u00a0\u00ad\u200b\ufb01", max_size=80))
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once.replace(JOINT, "-\n")) == once


def test_hundreds_of_quotations_are_told_apart_in_a_long_source() -> None:
    words = [f"w{number * number % 997}" for number in range(60000)]
    source = source_of(" ".join(words))
    for at in range(0, 60000, 200):
        assert (
            find(" ".join(words[at : at + 25]) + " ... " + " ".join(words[at + 90 : at + 110]), source).start
            is not None
        )
        assert find(" ".join([*words[at : at + 9], "zebra", *words[at + 10 : at + 25]]), source).start is None


@pytest.mark.parametrize(
    ("quotation", "left_out"),
    [
        ("I went to the desk ... and nobody was there", ["twice that day"]),
        ("I went to the desk [...] and nobody was there", []),
        ("I went to the desk (...) and nobody was there", []),
        ("I went ... to the desk twice that day", []),
        ("[We] went to the desk ... and nobody was there", ["twice that day"]),
    ],
)
def test_dots_without_brackets_are_told_where_they_leave_words_out(
    quotation: str, left_out: list[str]
) -> None:
    match = find(quotation, source_of("So I went to the desk twice that day, and nobody was there."))
    assert match.difference is None
    assert [remark.reading for remark in match.remarks if remark.kind == "bare_omission"] == left_out


@pytest.mark.parametrize(
    ("replaced", "expected"),
    [(5, "with_omissions"), (6, "with_omissions"), (7, "not_found")],
)
def test_step_4_a_bracket_stands_in_for_six_words_at_most(replaced: int, expected: str) -> None:
    words = [f"word{number}" for number in range(11)]
    text = " ".join([words[0], "[they]", *words[1 + replaced :]])
    assert result(text, source_of(" ".join(words))) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "we went home early today on foot",
            "We went home on foot today. Then we went home early one day, by foot.",
            ("we went home early", "today on foot", "one day, by", False, False),
        ),
        (
            "we were told to wait in the hall",
            "They said we were told. So then the clerk came in order to wait in the hall",
            ("to wait in the hall", "we were told", "came in order", True, False),
        ),
        (
            "we were told to wait in the hall",
            "They said we were told on the first day to wait in the hall",
            ("to wait in the hall", "we were told", "the first day", True, False),
        ),
        (
            "we were told that night to wait",
            "They said we were told that night, at half past nine, to wait",
            ("we were told that night", "to wait", "at half past", False, True),
        ),
    ],
)
def test_a_difference_shows_three_words_on_each_side(
    text: str, source: str, expected: tuple[str, str, str, bool, bool]
) -> None:
    found = find(text, source_of(source)).difference
    assert found is not None
    assert (found.agrees, found.quotation, found.source, found.before, found.leaves_out) == expected


def test_a_bracket_stands_in_for_words_of_one_paragraph_only() -> None:
    assert result("We came [there] at last", source_of("We came home at last.")) == "with_omissions"
    assert result("We came [there] at last", source_of("We came.\n\nHome at last.")) == "not_found"


def test_a_word_in_more_than_four_pieces_is_not_put_together() -> None:
    four, five = (
        f"We said it took {word} weeks in all." for word in ("se -\nve -\nra -\nl", "s -\nev -\ner -\na -\nl")
    )
    assert result("it took several weeks", source_of(four)) == "normalised"
    assert result("it took several weeks", source_of(five)) == "not_found"


def test_where_a_quotation_ends_its_own_last_word_says_whether_the_source_goes_on() -> None:
    source = source_of("We came home.\n\nNobody answered.")
    assert find("We came home. Nobody", source).after == "mid_clause"
    assert find("We came home.", source).after == "end"
