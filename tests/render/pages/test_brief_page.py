"""A brief chooses by rule what stays, and says how much it leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.pages.briefs import BriefView, brief_view
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
    assert [(side.says, side.finding.id) for side in view.main.sides] == [
        ("What visitors say", "not-knowing-how-long")
    ]
    assert [point.rests_on for point in view.side.points] == [
        "Rests on a review finding: low confidence, draft."
    ]
    assert view.side.gaps == (("Not looked for", "Nobody asked librarians."),)
    assert view.made == "The document was invented for this example."
    assert view.date == "21 November 2026"
    more = (
        view.main.more_messages,
        view.main.more_review_findings,
        view.side.more_points,
        view.side.more_gaps,
        view.side.more_sources,
    )
    assert more == (0, 0, 0, 0, 0)
    assert not view.main.has_more_sides


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
