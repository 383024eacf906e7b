"""Who speaks where, and what is told where a quotation crosses an edge of speech."""

from __future__ import annotations

import pytest

from build_scripts.synthesise.quotations.match import Match, find, source_of
from build_scripts.synthesise.quotations.remarks import Remark

PAPER = """Being heard

Several people spoke of the desk. One said: “I felt safe there, and I was seldom alone. They knew me by
name” (P01, visitor). For another it was work: "they gave us time, but it was never enough" [ppt. 2].

Theme 2. Coercion

Participants on wards said: “they forced me to take part. Who would want that?” (P09)

P12: It was the same every day and I stayed in my room.
Interviewer: What did you do there?

A friendly face\t"the woman at the desk smiled" [ppt. 4]\t15
Signs\t"nobody told me where" [ppt. 5]\t7

The team [of two] came late [3] that day. The authors call this a “slow welcome” [4], which they found often.

A person wrote: ‘it’s the waiting that hurts’. The users' own view was another.
"""
SOURCE = source_of(PAPER)


def match(text: str, speaker: str | None = None) -> Match:
    found = find(text, SOURCE, speaker)
    assert found.result != "not_found", found.difference
    return found


def kinds(text: str, speaker: str | None = None) -> list[str]:
    return [remark.kind for remark in match(text, speaker).remarks]


def remark(text: str, kind: str, speaker: str | None = None) -> Remark:
    return next(remark for remark in match(text, speaker).remarks if remark.kind == kind)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("I felt safe there, and I was seldom alone. They knew me by name", "end", "end"),
        ("I felt safe there", "end", "clause"),
        ("I was seldom alone.", "clause", "sentence"),
        ("They knew me by name", "sentence", "end"),
        ("seldom alone", "mid_clause", "sentence"),
        ("I felt safe there, and I was", "end", "mid_clause"),
        ("it’s the waiting that hurts", "end", "end"),
        ("It was the same every day and I stayed in my room.", "end", "end"),
        ("the woman at the desk smiled", "end", "end"),
        ("Who would want that?", "sentence", "end"),
        ("The users' own view was another.", "sentence", "end"),
    ],
)
def test_where_the_sources_quotation_goes_on_is_known(text: str, before: str, after: str) -> None:
    found = match(text)
    assert (found.before, found.after) == (before, after)


@pytest.mark.parametrize("text", ["15 Signs", "15 Signs nobody told me where"])
def test_the_end_of_a_tables_row_is_an_edge(text: str) -> None:
    assert remark(text, "crosses_paragraph").words == 'smiled" [ppt. 4] 15 / Signs "nobody told'


def test_a_line_that_runs_on_inside_a_cell_is_none() -> None:
    paper = source_of('Signs\t"nobody told me\nwhere to go" [ppt. 5]\t7\n')
    found = find("nobody told me where to go", paper, "ppt. 5")
    assert (found.before, found.after, found.remarks) == ("end", "end", ())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I felt safe there, and I was seldom alone.", "P01, visitor"),
        ("They knew me by name", "P01, visitor"),
        ("they gave us time, but it was never enough", "ppt. 2"),
        ("they forced me to take part.", "P09"),
        ("It was the same every day", "P12"),
        ("the woman at the desk smiled", "ppt. 4"),
        ("nobody told me where", "ppt. 5"),
        ("it’s the waiting that hurts", ""),
        ("slow welcome", ""),
    ],
)
def test_the_label_beside_the_words_is_found(text: str, label: str) -> None:
    found = match(text)
    assert found.start is not None
    assert found.end is not None
    assert SOURCE.speech.label(found.start, found.end - 1) == label


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("P01, visitor", None),
        ("Participant 1", None),
        ("p1", None),
        ("visitor", None),
        ("P09", "other_speaker"),
        ("staff member", "other_speaker"),
        ("not_stated", "speaker_not_taken"),
    ],
)
def test_the_label_is_held_against_the_speaker(speaker: str, kind: str | None) -> None:
    assert kinds("I felt safe there, and I was seldom alone.", speaker) == ([kind] if kind else [])


def test_a_code_that_is_printed_nowhere_is_told() -> None:
    assert kinds("it’s the waiting that hurts", "P44") == ["speaker_not_printed"]
    assert kinds("it’s the waiting that hurts", "a visitor") == []


@pytest.mark.parametrize(
    ("text", "kind", "reading"),
    [
        ("I felt safe there [...] they forced me to take part", "crosses_speaker", "P01, visitor” and “P09"),
        ("They knew me by name [...] they gave us time", "crosses_speaker", "P01, visitor” and “ppt. 2"),
        ("They knew me by name P01 visitor", "crosses_label", "P01"),
        ("desk. One said: I felt safe there", "crosses_quotation", ""),
        ("every day and I stayed in my room. Interviewer What did you do", "crosses_label", "Interviewer"),
        (
            "Several people spoke of the desk. [...] The team of two came late",
            "crosses_heading",
            "Theme 2. Coercion",
        ),
        ("I was seldom alone [...] knew me by name", "crosses_sentence", ""),
        ("The authors call this a slow welcome, which they found often.", "marks_dropped", ""),
        ("The team of two came late", "editors_words", "7 The team [of two] came"),
        ("The team [of two] came late that day.", "note_passed", "[3]"),
    ],
)
def test_what_is_crossed_is_named(text: str, kind: str, reading: str) -> None:
    assert remark(text, kind).reading == reading


@pytest.mark.parametrize(
    "text",
    [
        "I felt safe there, and I was seldom alone. They knew me by name",
        "I felt safe there [...] I was seldom alone.",
        "The authors call this a “slow welcome” [4], which they found often.",
        "The team [of two] came late [3] that day.",
        "they gave us time, but it was never enough",
    ],
)
def test_what_stays_within_the_edges_is_not_remarked_on(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("they gave us time", "contrast_after"),
        ("it was never enough", "contrast_before"),
        ("they gave us time [...] it was never enough", "contrast_after"),
    ],
)
def test_a_but_beside_a_cut_is_told(text: str, kind: str) -> None:
    assert kind in kinds(text)


def test_a_bracket_in_the_source_is_not_replaced_by_another() -> None:
    assert find("The team [of six] came late", SOURCE).result == "not_found"
    source = source_of("I stayed there [7 years] and left.")
    assert find("I stayed there [6 years] and left", source).result == "not_found"
    assert find("I stayed there [7 years] and left.", source).remarks == ()


def test_a_bracket_never_skips_where_its_words_are_printed() -> None:
    source = source_of("so the nurse at the door let me in at once.")
    assert find("so [the nurse] let me in at once", source).result == "not_found"
    assert find("so [she] let me in at once", source).remarks[0].reading == "the nurse at the door"


def test_a_sentence_over_a_page_is_one_and_a_heading_is_not_part_of_it() -> None:
    source = source_of("“We had to wait in the\n\nlong corridor for them” (P02)\n\nCosts\n\nMoney was short.")
    assert find("We had to wait in the long corridor for them", source, "P02").remarks == ()
    assert [remark.kind for remark in find("for them [...] Money was short", source).remarks][
        -1
    ] == "crosses_quotation"


def test_of_several_places_the_one_with_the_label_is_taken() -> None:
    source = source_of("“I was not sure what to do” (P01)\n\n“I was not sure what to do” (P02)")
    found = find("I was not sure what to do", source, "P02")
    assert (found.start, found.remarks) == (8, ())


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("slow welcome", "marks_dropped"),
        ("slow warm welcome", "marks_dropped"),
        ("very slow warm welcome", "crosses_quotation"),
    ],
)
def test_three_words_in_marks_are_a_name_and_four_are_speech(named: str, kind: str) -> None:
    source = source_of(f"The authors call this a “{named}” that they found often.")
    found = find(f"The authors call this a {named} that they found often.", source)
    assert [one.kind for one in found.remarks] == [kind, kind]
    assert found.remarks[0].words.startswith("authors call this a / ")


@pytest.mark.parametrize(
    ("behind", "label"),
    [
        ("P07, visitor", "P07, visitor"),
        ("woman, 40s", "woman, 40s"),
        ("Smith 2019", ""),
        ("woman, 2019", ""),
        ("see P3", ""),
        ("Smith, wave 3", ""),
        ("Table 4", ""),
    ],
)
def test_a_year_a_table_or_a_step_of_the_study_is_no_speaker(behind: str, label: str) -> None:
    source = source_of(f'For another it was work: "they gave us time" ({behind}). More of it.')
    found = find("they gave us time", source)
    assert found.start is not None
    assert source.speech.label(found.start, found.start) == label


def test_each_edge_of_a_limit_is_shown_with_the_words_beside_it() -> None:
    source = source_of(
        "I came late but it was all good and we were happy there, though we left after an hour."
    )
    found = find("it was all good and we were happy there", source)
    assert [(one.kind, one.words, one.reading) for one in found.remarks] == [
        ("contrast_before", "it was all good and we", "but it was all"),
        ("contrast_after", "good and we were happy there", "were happy there, though we left"),
    ]


def test_an_end_of_a_sentence_that_moved_is_shown_on_both_sides() -> None:
    source = source_of("In the hall it was loud. Then we left early on.")
    found = find("it was loud then we left early on", source)
    assert [(one.kind, one.words, one.reading) for one in found.remarks][1:] == [
        ("sentence_moved", "it was loud then we left", "it was loud. Then we left")
    ]


def test_a_question_mark_that_the_source_does_not_have_is_shown() -> None:
    source = source_of("In the hall was it loud, we asked.")
    found = find("was it loud? we asked", source)
    assert [(one.kind, one.words, one.reading) for one in found.remarks][1:] == [
        ("question_mark", "was it loud?", "was it loud,")
    ]
