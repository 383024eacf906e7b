"""Every word of every remark, and the words of the source beside it, on one printed page."""

from __future__ import annotations

import pytest

from build_scripts.synthesise.quotations.match import find, source_of

PAGE = source_of(
    """
People did not come. We never wanted to be asked about it, but they asked us and nobody told us why. It was fine. They said no. We felt at home there and we stayed.

One said: “We were not afraid of them, because we knew the place, although it was dark. They knew me by name” (P01, visitor). The reader was told: “Never go there.” “We came back on a Monday and sat in the hall all day long” (P02).

Opening hours

The hall was open until six [as printed] in the week[4] and the desk, which was quiet, stayed open. Nobody was without a seat there.
    """
)


@pytest.mark.parametrize(
    ("text", "speaker", "edges", "remarks"),
    [
        (
            "wanted to be asked about it",
            None,
            ("mid_clause", "clause"),
            [
                ("negation_before", "wanted to be asked about it", "never wanted to be asked about it"),
                ("contrast_after", "wanted to be asked about it", "asked about it, but they asked"),
            ],
        ),
        (
            "they asked us and",
            None,
            ("clause", "mid_clause"),
            [
                ("negation_after", "they asked us and", "they asked us and nobody"),
                ("contrast_before", "they asked us and nobody told", "but they asked us"),
            ],
        ),
        (
            "It was fine.",
            None,
            ("sentence", "sentence"),
            [
                ("short_part", "It was fine", ""),
                ("negation_beyond", "It was fine", "It was fine. They said no"),
            ],
        ),
        (
            "We felt at home there and we stayed.",
            None,
            ("sentence", "end"),
            [("negation_beyond", "We felt at home there and we stayed", "no. We felt at home there and")],
        ),
        (
            "We were not afraid of them [...] They knew me by name",
            None,
            ("end", "end"),
            [("crosses_sentence", "not afraid of them / They knew me", "")],
        ),
        (
            "We were [...] afraid of them, because we knew the place",
            None,
            ("end", "clause"),
            [
                ("negation_after", "We were", "We were not"),
                ("contrast_after", "them, because we knew the place", "knew the place, although it was"),
            ],
        ),
        (
            "afraid of them, because we knew the place",
            "P01",
            ("mid_clause", "clause"),
            [
                (
                    "negation_before",
                    "afraid of them, because we knew the place",
                    "not afraid of them, because we knew",
                ),
                ("contrast_after", "them, because we knew the place", "knew the place, although it was"),
            ],
        ),
        (
            "because we knew the place",
            "P02",
            ("clause", "clause"),
            [
                ("contrast_after", "them, because we knew the place", "knew the place, although it was"),
                ("other_speaker", "P02", "P01, visitor"),
            ],
        ),
        ("We came back on a Monday [...] all day long", "P02", ("end", "end"), []),
        (
            "We came back on a Monday ... all day long",
            "P1",
            ("end", "end"),
            [
                ("short_part", "all day long", ""),
                ("bare_omission", "on a Monday", "and sat in the hall"),
                ("other_speaker", "P1", "P02"),
            ],
        ),
        (
            "We came back on [a day] and sat in the hall",
            "not_stated",
            ("end", "mid_clause"),
            [
                ("cut_after", "Monday and sat in the hall", "in the hall all day long"),
                ("bracket_replaces", "[a day]", "a Monday"),
                ("speaker_not_taken", "not_stated", "P02"),
            ],
        ),
        ("They knew me by name", "P09", ("sentence", "end"), [("other_speaker", "P09", "P01, visitor")]),
        (
            "They knew me by name",
            "librarian",
            ("sentence", "end"),
            [("other_speaker", "librarian", "P01, visitor")],
        ),
        (
            "They knew me by name [...] We came back on a Monday",
            "P02",
            ("sentence", "mid_clause"),
            [
                ("cut_after", "We came back on a Monday", "on a Monday and sat in"),
                ("crosses_speaker", "knew me by name / We came back", "P01, visitor” and “P02"),
            ],
        ),
        (
            "we stayed [...] The hall was open until six",
            "P02",
            ("clause", "clause"),
            [
                ("short_part", "we stayed", ""),
                ("negation_apart", "and we stayed", 'said: "We were not afraid of'),
                ("crosses_heading", "there and we stayed / The hall was", "Opening hours"),
            ],
        ),
        (
            "We felt at home there and we stayed [...] the desk, which was quiet, stayed open.",
            None,
            ("sentence", "sentence"),
            [
                ("negation_beyond", "We felt at home there and we stayed", "no. We felt at home there and"),
                (
                    "negation_beyond",
                    "the desk, which was quiet, stayed open",
                    "desk, which was quiet, stayed open. Nobody",
                ),
                ("negation_apart", "and we stayed", 'said: "We were not afraid of'),
                ("crosses_heading", "there and we stayed / the desk, which", "Opening hours"),
            ],
        ),
        (
            "The hall was open until six as printed in the week and the desk",
            None,
            ("end", "clause"),
            [
                ("editors_words", "as printed", "open until six [as printed] in"),
                ("note_passed", "in the week", "[4]"),
            ],
        ),
        (
            "all day long P02",
            None,
            ("mid_clause", "end"),
            [
                ("cut_before", 'all day long" (P02). Opening hours', "in the hall all day long"),
                ("crosses_label", "hall all day long / P02). Opening hours", "P02"),
            ],
        ),
        (
            "sat in the hall all day long” (P02). Opening hours",
            None,
            ("mid_clause", "end"),
            [
                ("cut_before", "sat in the hall all day", "a Monday and sat in the"),
                ("crosses_label", "hall all day long / P02). Opening hours", "P02"),
                ("crosses_label", 'all day long" (P02 / Opening hours The', "P02"),
            ],
        ),
        (
            "They asked us [...] Nobody was without a seat there.",
            None,
            ("clause", "end"),
            [
                ("short_part", "they asked us", ""),
                ("negation_after", "they asked us", "they asked us and nobody"),
                ("negation_apart", "they asked us", "fine. They said no. We felt"),
                ("contrast_before", "they asked us and nobody told", "but they asked us"),
                ("crosses_heading", "but they asked us / Nobody was without", "Opening hours"),
            ],
        ),
        (
            "It was fine [...] We felt at home there",
            None,
            ("sentence", "clause"),
            [("negation_beyond", "It was fine", "It was fine. They said no")],
        ),
        ("It was fine. They said no.", None, ("sentence", "sentence"), []),
        (
            "the desk, which [...] stayed open",
            None,
            ("mid_clause", "sentence"),
            [
                ("short_part", "the desk, which", ""),
                ("short_part", "stayed open", ""),
                ("negation_beyond", "stayed open", "stayed open. Nobody"),
                ("cut_before", "the desk, which was quiet, stayed", "the week[4] and the desk, which"),
            ],
        ),
        (
            "the desk [...] quiet",
            None,
            ("mid_clause", "clause"),
            [
                ("short_part", "the desk", ""),
                ("short_part", "quiet", ""),
                ("negation_beyond", "quiet", "quiet, stayed open. Nobody"),
                ("cut_before", "the desk, which was quiet, stayed", "the week[4] and the desk, which"),
            ],
        ),
        (
            "We never wanted to be asked about it",
            None,
            ("sentence", "clause"),
            [
                (
                    "negation_beyond",
                    "We never wanted to be asked about it",
                    "not come. We never wanted to be asked",
                ),
                ("contrast_after", "wanted to be asked about it", "asked about it, but they asked"),
            ],
        ),
        (
            "they asked us and nobody told us why?",
            None,
            ("clause", "sentence"),
            [
                ("contrast_before", "they asked us and nobody told", "but they asked us"),
                ("question_mark", "told us why?", "told us why."),
            ],
        ),
        (
            "We came back. On a Monday and sat in the hall all day long",
            None,
            ("end", "end"),
            [("sentence_moved", "We came back. On a Monday", "We came back on a Monday")],
        ),
        ("The reader was told: “Never go there.”", None, ("end", "end"), []),
        (
            "The reader was told: Never go there.",
            None,
            ("end", "end"),
            [("crosses_quotation", "The reader was told / Never go there", "")],
        ),
        ("although it was dark.", None, ("clause", "sentence"), []),
    ],
)
def test_what_a_careful_reader_is_shown(
    text: str, speaker: str | None, edges: tuple[str, str], remarks: list[tuple[str, str, str]]
) -> None:
    found = find(text, PAGE, speaker)
    assert [(one.kind, one.words, one.reading) for one in found.remarks] == remarks
    assert (found.before, found.after) == edges
