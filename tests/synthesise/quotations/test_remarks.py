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


@pytest.mark.parametrize(
    ("source", "text", "speaker", "remarks"),
    [
        (
            "“We came back on a Monday and stayed all day long” (P02).",
            "We came back on [...] day long",
            None,
            [],
        ),
        (
            "“We came back on a Monday and stayed all day long” (P02).",
            "We came back [...] day long",
            None,
            [("short_part", "We came back", ""), ("short_part", "day long", "")],
        ),
        (
            "Nobody was told of it in time.",
            "was told of it in time",
            None,
            [("negation_before", "was told of it in time", "Nobody was told of it in time")],
        ),
        (
            "But we were told of it in time.",
            "we were told of it in time",
            None,
            [("contrast_before", "we were told of it in", "But we were told")],
        ),
        (
            "In the end they left. We never came to the desk.",
            "in the end they left. We",
            None,
            [("negation_after", "In the end they left. We", "In the end they left. We never")],
        ),
        (
            "We felt safe. It was not bad, and we stayed on there for a while.",
            "We felt safe [...] we stayed on there",
            None,
            [
                ("negation_beyond", "We felt safe", "We felt safe. It was not"),
                ("cut_after", "bad, and we stayed on there", "stayed on there for a while"),
                ("crosses_sentence", "We felt safe / we stayed on", ""),
            ],
        ),
        (
            "We felt safe there and it was not bad. Later we stayed on there for a while.",
            "We felt safe there [...] we stayed on there",
            None,
            [
                ("negation_beyond", "we stayed on there", "not bad. Later we stayed on there"),
                ("cut_after", "bad. Later we stayed on there", "stayed on there for a while"),
                ("crosses_sentence", "We felt safe there / we stayed on", ""),
            ],
        ),
        (
            "We felt safe there. It was not bad. Later we stayed on there for a while.",
            "We felt safe there [...] we stayed on there",
            None,
            [
                ("negation_beyond", "We felt safe there", "We felt safe there. It was not"),
                ("cut_after", "bad. Later we stayed on there", "stayed on there for a while"),
                ("crosses_sentence", "We felt safe there / we stayed on", ""),
            ],
        ),
        (
            "They told nobody “we went there often in spring” (P3).",
            "we went there often in spring",
            None,
            [("negation_beyond", "we went there often in spring", 'nobody "we went there often in spring')],
        ),
        (
            "They told nobody: “we went there often in spring” (P3).",
            "we went there often in spring",
            None,
            [],
        ),
        (
            "They told nobody. “We went there often in spring” (P3).",
            "we went there often in spring",
            None,
            [],
        ),
        (
            "They said no. So we felt at home there.",
            "we felt at home there",
            None,
            [("negation_beyond", "we felt at home there", "no. So we felt at home there")],
        ),
        (
            "We came but then they left us there all day.",
            "We came but [...] they left us there",
            None,
            [("cut_after", "but then they left us there", "left us there all day")],
        ),
        (
            "It was late, but in truth we left early on foot.",
            "we left early on foot",
            None,
            [("contrast_before", "we left early on foot", "but in truth we left early")],
        ),
        (
            "It was late but, in truth, all of us left early on foot.",
            "of us left early on foot",
            None,
            [("cut_before", "of us left early on foot", "in truth, all of us left")],
        ),
        ("We tried, but failed. Then we left early on foot.", "we left early on foot", None, []),
        (
            "So we left early on foot. But then it rained.",
            "we left early on foot.",
            None,
            [("contrast_after", "So we left early on foot", "early on foot. But then it")],
        ),
        ("So we left early on foot. Soon. But then it rained.", "we left early on foot.", None, []),
        (
            "So we left early on foot and soon but then it rained.",
            "we left early on foot",
            None,
            [("contrast_after", "So we left early on foot", "early on foot and soon but then it")],
        ),
        (
            "So we left early on foot and soon again but then it rained.",
            "we left early on foot",
            None,
            [("cut_after", "So we left early on foot", "early on foot and soon again")],
        ),
        (
            "We left early on foot [...] though it rained",
            "We left early on foot",
            None,
            [("contrast_after", "We left early on foot", "early on foot [...] though it rained")],
        ),
        (
            "He said a lot. “We left early on foot,” she said.",
            "He said a lot. [...] “We left early on foot,”",
            None,
            [],
        ),
        (
            "He said a lot. “We left early on foot,” she said.",
            "He said a lot. “We left early on foot,”",
            None,
            [],
        ),
        (
            "He said a lot. “We left early on foot,” she said.",
            "He said a lot. We left early on foot, she said.",
            None,
            [
                ("crosses_quotation", "He said a lot / We left early", ""),
                ("crosses_quotation", "left early on foot / she said", ""),
            ],
        ),
        (
            "P12: It was the same every day.",
            "P12: It was the same every day",
            "P12",
            [("crosses_label", "P12 / It was the", "P12")],
        ),
        (
            "P12: It was the same every day.\nP13: It was not.",
            "same every day. P13: It was not",
            None,
            [
                ("cut_before", "same every day. P13: It was", "It was the same every day"),
                ("crosses_label", "the same every day / P13: It was", "P13"),
                ("crosses_label", "same every day. P13 / It was not", "P13"),
            ],
        ),
        (
            "Of all the wards, people thought well. We were never told.",
            "people thought well. We were",
            None,
            [("negation_after", "people thought well. We were", "people thought well. We were never")],
        ),
        (
            "One two three four five six seven eight nine ten eleven twelve.",
            "One two three four ... eleven twelve",
            None,
            [
                ("short_part", "eleven twelve", ""),
                ("bare_omission", "two three four", "five six seven eight nine ten"),
            ],
        ),
        (
            "One two three four five six seven eight nine ten eleven twelve.",
            "One two three four ... twelve",
            None,
            [
                ("short_part", "twelve", ""),
                ("bare_omission", "two three four", "five six seven eight nine ten ..."),
            ],
        ),
        ("“It was the same here” (P12). “And there” (P14).", "It was the same here", "P12 and P99", []),
        ("It was the same here, said P12 of it.", "It was the same here", "P12 and P99", []),
        (
            "It was the same here, said P12 of it.",
            "It was the same here",
            "P99",
            [("speaker_not_printed", "P99", "")],
        ),
        (
            "She called it “quiet time” and left. He named the “long wait” too.",
            "She called it quiet time and left.",
            None,
            [
                ("marks_dropped", 'She called it / quiet time" and', ""),
                ("marks_dropped", 'called it "quiet time / and left. He', ""),
            ],
        ),
        ("She called it “quiet time” and left.", "“quiet time” and left.", None, []),
        (
            "She called it “quiet time” and left.",
            "it “quiet time”",
            None,
            [
                ("short_part", 'it "quiet time', ""),
                ("cut_before", 'it "quiet time" and left', 'She called it "quiet time'),
            ],
        ),
        (
            "She called it “quiet time” and left.",
            "quiet time and left.",
            None,
            [("crosses_quotation", 'called it "quiet time / and left', "")],
        ),
        (
            "We waited long.\n\nA short head\n\nIt went on for an hour.",
            "We waited long [...] It went on for an hour.",
            None,
            [
                ("short_part", "We waited long", ""),
                ("crosses_heading", "We waited long / It went on", "A short head"),
            ],
        ),
        (
            "We waited long.\n\nA sentence stands here.\n\nIt went on for an hour.",
            "We waited long [...] It went on for an hour.",
            None,
            [("short_part", "We waited long", ""), ("crosses_paragraph", "We waited long / It went on", "")],
        ),
        (
            "We waited long.\n\na b c d e f g h i j k l\n\nIt went on for an hour.",
            "We waited long [...] It went on for an hour.",
            None,
            [
                ("short_part", "We waited long", ""),
                ("crosses_heading", "We waited long / It went on", "a b c d e f g h i j k l"),
            ],
        ),
        (
            "We waited long.\n\na b c d e f g h i j k l m\n\nIt went on for an hour.",
            "We waited long [...] It went on for an hour.",
            None,
            [("short_part", "We waited long", ""), ("crosses_paragraph", "We waited long / It went on", "")],
        ),
        (
            "We waited long there. It was late and then they went home. We left.",
            "We waited long there. [...] We left.",
            None,
            [],
        ),
        (
            "We waited long there. It was late and then they went home. We left.",
            "We waited long there [...] they went home.",
            None,
            [("crosses_sentence", "We waited long there / they went home", "")],
        ),
        (
            "They wrote [we think] that it was late [2] and dark.",
            "They wrote we think that it was late",
            None,
            [("editors_words", "we think", "They wrote [we think] that")],
        ),
        (
            "They wrote that it was late [2] and dark [3] there.",
            "that it was late and dark there",
            None,
            [("note_passed", "it was late", "[2]"), ("note_passed", "late [2] and dark", "[3]")],
        ),
        ("The team — it said — was there. It went.", "The team it said was there. It went.", None, []),
        (
            "Was it late? It was dark there then.",
            "Was it late. It was dark there then.",
            None,
            [("question_mark", "Was it late.", "Was it late?")],
        ),
        (
            "It was late. It was dark there then.",
            "It was late? It was dark there then.",
            None,
            [("question_mark", "It was late?", "It was late.")],
        ),
    ],
)
def test_the_edges_of_what_is_told(
    source: str, text: str, speaker: str | None, remarks: list[tuple[str, str, str]]
) -> None:
    found = find(text, source_of(source), speaker)
    assert found.result != "not_found"
    assert [(one.kind, one.words, one.reading) for one in found.remarks] == remarks
