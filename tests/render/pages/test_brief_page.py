"""A brief chooses by rule what stays, and says how much it leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.pages.brief_layout import LONG as LONG_LETTERS
from build_scripts.render.pages.brief_layout import help_words
from build_scripts.render.pages.briefs import (
    FOUND_ROOM,
    LONGEST_HELP,
    LONGEST_NAME,
    LONGEST_SENTENCE,
    BriefView,
    brief_view,
)
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

LONG = "Waiting was named by many of them and it weighed on those who came for the first time of all. " * 6
THEME = "# in evidence/themes/waiting.yaml\n"


@pytest.fixture(scope="module")
def view_of(reading_of: Callable[..., Reading]) -> Callable[..., BriefView]:
    return lambda overlay="": brief_view(Items(join(reading_of(overlay).corpus)), "waiting")


def test_a_short_theme_is_there_whole(view_of: Callable[..., BriefView]) -> None:
    view = view_of()
    assert view.ribbon == "One study so far"
    assert (
        view.found
        == "Found in Okafor and Lee 2021 (two towns, England, UK; fieldwork March 2020 to June 2020)."
    )
    assert len(view.main.messages) == 2
    assert [
        (review_finding.line.id, review_finding.reason) for review_finding in view.main.review_findings
    ] == [("not-knowing-weighs", "One small study in two towns, whose open answers are clear.")]
    assert [(side.says, side.finding.id) for side in view.main.by_perspective] == [
        ("What visitors say", "not-knowing-how-long")
    ]
    assert [point.rests_on for point in view.side.recommendations] == [
        "Rests on a review finding: low confidence, draft."
    ]
    assert view.side.gaps == (("Not looked for", "Nobody asked librarians."),)
    assert view.made == "The document was invented for this example."
    assert view.date == "21 November 2026"
    more = (
        view.main.more_messages,
        view.main.more_review_findings,
        view.side.more_recommendations,
        view.side.more_gaps,
        view.side.more_sources,
    )
    assert more == (0, 0, 0, 0, 0)
    assert not view.main.has_more_perspectives


def test_what_does_not_fit_is_counted(view_of: Callable[..., BriefView]) -> None:
    message = f"{{text: {LONG.strip()}, rests_on: [not-knowing-weighs]}}"
    gaps = ", ".join(f"{{text: '{number} {LONG.strip()}', kind: not_looked_for}}" for number in range(7))
    view = view_of(
        f"{THEME}question: {LONG.strip()}\nanswer: {message}\nkey_messages: [{', '.join([message] * 3)}]\ngaps: [{gaps}]\n"
    )
    assert view.has_long_question
    assert view.has_long_answer
    assert len(view.main.messages) + view.main.more_messages == 3
    assert view.main.messages
    assert len(view.side.gaps) + view.side.more_gaps == 7
    assert 0 < len(view.side.gaps) < 7
    assert all(text.startswith(str(place)) for place, (_, text) in enumerate(view.side.gaps))


def test_the_evidence_behind_the_answer_comes_first(reading_of: Callable[..., Reading]) -> None:
    files = "".join(
        f"# evidence/review_findings/{name}.yaml\nstatement: Visitors of libraries said {name}.\ntheme: waiting\n"
        "evidence: [{finding: okafor-2021/waiting-named-most, relation: supports, note: They said so.}]\n"
        "confidence: {level: not_assessed, not_assessed_reason: not_yet, explanation: Not yet.}\n"
        'assessments: [{role: first assessor, independent: false, date: "2026-11-21", level: not_assessed}]\n'
        'history: [{date: "2026-12-24", change: First version.}]\n'
        for name in ("aaa", "bbb")
    )
    answer = "answer: {text: Waiting., rests_on: [bbb]}\nkey_messages: [{text: Waiting., rests_on: [not-knowing-weighs]}]\n"
    view = brief_view(Items(join(reading_of(files + THEME + answer).corpus)), "waiting")
    assert [review_finding.line.id for review_finding in view.main.review_findings] == [
        "bbb",
        "not-knowing-weighs",
        "aaa",
    ]
    assert view.date == "24 December 2026"


def test_three_review_findings_stand_before_any_reason_and_few_sources_all_stand(
    reading_of: Callable[..., Reading],
) -> None:
    long = LONG[:280].strip()
    files = "".join(
        f"# evidence/review_findings/{name}.yaml\nstatement: {long} {name}.\ntheme: waiting\n"
        "evidence: [{finding: okafor-2021/waiting-named-most, relation: supports, note: They said so.}]\n"
        f"confidence: {{level: not_assessed, not_assessed_reason: not_yet, explanation: {LONG.strip()}}}\n"
        'assessments: [{role: first assessor, independent: false, date: "2026-11-21", level: not_assessed}]\n'
        'history: [{date: "2026-12-24", change: First version.}]\n'
        for name in ("aaa", "bbb", "ccc", "ddd")
    )
    view = brief_view(Items(join(reading_of(files).corpus)), "waiting")
    assert len(view.main.review_findings) >= 3
    assert [review_finding.reason for review_finding in view.main.review_findings].count("") > 0
    assert len(view.main.review_findings) + view.main.more_review_findings == 5
    assert (len(view.side.sources), view.side.more_sources) == (1, 0)


def test_the_note_names_what_the_page_shows(view_of: Callable[..., BriefView]) -> None:
    view = view_of("# in evidence/review_findings/not-knowing-weighs.yaml\ncontent_notes: [loss]\n")
    assert view.notice
    assert view.notice.text == "loss"
    assert view_of().notice is None


def test_the_address_is_whole_where_the_site_has_one(view_of: Callable[..., BriefView]) -> None:
    assert view_of().full_page == "themes/waiting/"
    view = view_of("# in evidence/site.yaml\nurl: https://example.org/heard/\n")
    assert view.full_page == "https://example.org/heard/themes/waiting/"


def test_a_preprint_is_named(view_of: Callable[..., BriefView]) -> None:
    assert view_of().cautions == ()
    preprint = "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\n"
    ((caution, names),) = view_of(preprint).cautions
    assert (caution.text, names) == ("Preprint, not peer reviewed", "Okafor and Lee 2021")


SITE = "# in evidence/site.yaml\n"
REVIEW_FINDING = "# in evidence/review_findings/not-knowing-weighs.yaml\n"


@pytest.mark.parametrize(("letters", "shown"), [(LONGEST_NAME, True), (LONGEST_NAME + 1, False)])
def test_a_licence_stands_there_if_its_name_is_short(
    view_of: Callable[..., BriefView], letters: int, shown: bool
) -> None:
    licence = "L" * letters
    assert view_of(f"{SITE}licence: {licence}\n").licence == (licence if shown else "")


@pytest.mark.parametrize(("letters", "shown"), [(LONGEST_SENTENCE, True), (LONGEST_SENTENCE + 1, False)])
def test_how_documents_came_in_is_its_first_sentence_if_that_is_short(
    view_of: Callable[..., BriefView], letters: int, shown: bool
) -> None:
    sentence = "We took " + "a" * (letters - 9) + "."
    assert len(sentence) == letters
    made = view_of(f"# in evidence/review.yaml\ndocuments: {sentence} And more of it.\n").made
    assert made == (sentence if shown else "It rests on 1 document.")


@pytest.mark.parametrize(
    ("beyond", "found"),
    [
        (0, "Found in {0} ({2}), {1} ({2}) and Moreau 2023 ({2})."),
        (1, "Found in {0} ({2}), {1} ({2}) and 1 more study."),
    ],
)
def test_studies_are_named_as_far_as_a_few_lines_hold(
    reading_of: Callable[..., Reading], study_like: Callable[..., str], beyond: int, found: str
) -> None:
    beside = "two towns, England, UK; fieldwork March 2020 to June 2020"
    first, second, third = "Lindqvist 2019", "Okafor and Lee 2021", "Moreau 2023"
    taken = sum(len(f"{name} ({beside})") for name in (first, second, third))
    assert taken < FOUND_ROOM
    first += "x" * (FOUND_ROOM - taken + beyond)
    overlay = study_like("lindqvist-2019", (second, first)) + study_like("moreau-2023", (second, third))
    answer = (
        "answer: {text: Waiting., rests_on: [lindqvist-2019/waiting-named-most, okafor-2021/waiting-named-most, "
        "moreau-2023/waiting-named-most]}\n"
    )
    view = brief_view(Items(join(reading_of(overlay + THEME + answer).corpus)), "waiting")
    assert view.found == found.format(first, second, beside)


def test_no_name_has_room_where_the_first_is_too_long(
    reading_of: Callable[..., Reading], study_like: Callable[..., str]
) -> None:
    long = study_like("lindqvist-2019", ("Okafor and Lee 2021", "L" * FOUND_ROOM))
    answer = "answer: {{text: Waiting., rests_on: [{}]}}\n"
    one = "lindqvist-2019/waiting-named-most"
    view = brief_view(Items(join(reading_of(long + THEME + answer.format(one)).corpus)), "waiting")
    assert view.found == "Found in 1 study."
    both = f"{one}, okafor-2021/waiting-named-most"
    view = brief_view(Items(join(reading_of(long + THEME + answer.format(both)).corpus)), "waiting")
    assert view.found == "Found in 2 studies."


def test_a_long_name_does_not_stand_beside_a_caution_and_comes_last_among_sources(
    reading_of: Callable[..., Reading], study_like: Callable[..., str]
) -> None:
    def view(name: str) -> BriefView:
        overlay = study_like(
            "alder-2019", ("Okafor and Lee 2021", name), ("review_status: report", "review_status: preprint")
        ) + study_like("birch-2023", ("Okafor and Lee 2021", "Birch 2023"))
        return brief_view(Items(join(reading_of(overlay).corpus)), "waiting")

    short, long = view("A" * LONGEST_NAME), view("A" * (LONGEST_NAME + 1))
    assert [names for _, names in short.cautions] == ["A" * LONGEST_NAME]
    assert [names for _, names in long.cautions] == ["some of what it rests on"]
    assert [one.study.id for one in short.side.sources] == ["okafor-2021", "alder-2019", "birch-2023"]
    assert [one.study.id for one in long.side.sources] == ["okafor-2021", "birch-2023", "alder-2019"]
    assert [one.text for one in long.side.sources] == [
        "Report; fieldwork March 2020 to June 2020.",
        "Report; fieldwork March 2020 to June 2020.",
        "Preprint, not peer reviewed; fieldwork March 2020 to June 2020.",
    ]


def test_two_short_help_lines_stand_below_the_note(view_of: Callable[..., BriefView]) -> None:
    lines = "".join(
        f"  - {{name: {name}, contact: '{number}', country: UK, for_notes: [loss], source_url: https://example.org/, "
        f'checked_on: "2026-11-21", checked_by: one of us}}\n'
        for number, name in enumerate(("A" * (LONGEST_HELP - 8), "B" * (LONGEST_HELP - 7), "C", "D"))
    )
    notice = view_of(f"{SITE}help_lines:\n{lines}{REVIEW_FINDING}content_notes: [loss]\n").notice
    assert notice is not None
    assert [len(help_words(one)) for one in notice.help_lines] == [LONGEST_HELP, 9]
    assert [one.name[0] for one in notice.help_lines] == ["A", "C"]


def test_each_group_says_the_first_that_bears_a_review_finding(view_of: Callable[..., BriefView]) -> None:
    findings = "# in evidence/studies/okafor-2021/findings.yaml\n" + "".join(
        f"- {{id: {id_}, statement: {id_}., kind: qualitative, basis: {basis}, perspective: [{whose}], "
        "credibility: not_assessed, credibility_reason: no_illustration_printed, themes: [waiting], "
        "locator: {page: '3'}}\n"
        for id_, basis, whose in (
            ("asserted-first", "asserted", "librarians"),
            ("seen-first", "own_data", "librarians"),
            ("seen-second", "own_data", "librarians"),
        )
    )
    assert [(one.says, one.finding.id) for one in view_of(findings).main.by_perspective] == [
        ("What visitors say", "not-knowing-how-long"),
        ("What librarians say", "seen-first"),
    ]
    borne = (
        f"{REVIEW_FINDING}evidence: [{{finding: okafor-2021/seen-second, relation: supports, note: So.}}]\n"
    )
    assert [one.finding.id for one in view_of(findings + borne).main.by_perspective] == [
        "waiting-named-most",
        "seen-second",
    ]


@pytest.mark.parametrize(("letters", "long"), [(LONG_LETTERS, False), (LONG_LETTERS + 1, True)])
def test_a_long_question_and_a_long_answer_are_set_smaller(
    view_of: Callable[..., BriefView], letters: int, long: bool
) -> None:
    question = "q" * (letters - 1) + "?"
    answer = "a" * (2 * letters if not long else 2 * letters - 1)
    view = view_of(
        f"{THEME}question: {question}\nanswer: {{text: {answer}, rests_on: [not-knowing-weighs]}}\n"
    )
    assert (view.has_long_question, view.has_long_answer) == (long, long)
