"""An audience is told what there is for it, and what each point rests on; nothing is made to look better borne."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.pages.audiences import MOST, PER_ORIGIN, AudienceView, audience_ids, audience_view
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

ADVICE = "# in evidence/studies/okafor-2021/recommendations.yaml\n"


@pytest.fixture(scope="module")
def view_of(reading_of: Callable[..., Reading]) -> Callable[..., AudienceView]:
    def make(overlay: str = "", id_: str = "managers") -> AudienceView:
        return audience_view(Items(join(reading_of(overlay).corpus)), id_)

    return make


def advice(id_: str, rests_on: str = "", origin: str = "study_authors", audience: str = "managers") -> str:
    return (
        f"- {{id: {id_}, origin: {origin}, statement: Do {id_}., audiences: [{audience}], rests_on: [{rests_on}], "
        "themes: [waiting], locator: {page: '15'}}\n"
    )


def test_a_point_stands_with_its_review_findings_and_how_sure_they_are(
    view_of: Callable[..., AudienceView],
) -> None:
    view = view_of()
    (point,) = view.ours
    assert [
        (review_finding.id, review_finding.confidence.words, review_finding.is_draft)
        for review_finding in point.review_findings
    ] == [("not-knowing-weighs", "Low confidence", True)]
    assert point.findings == ()
    assert view.title == "What this means for library managers"
    assert view.line.answer == "Consider telling visitors how long they will wait."
    assert view.line.holds == (
        "1 point to consider by the review team, which rests on a review finding of low confidence, a draft. The "
        "studies print one piece of advice to them; it rests on something that the same study found."
    )


def test_the_answer_says_how_many_more_points_there_are(
    view_of: Callable[..., AudienceView], example_files: Callable[[], dict[str, bytes]]
) -> None:
    point = example_files()["evidence/recommendations/say-how-long-it-takes.yaml"].decode()
    view = view_of("".join(f"# evidence/recommendations/say-{name}.yaml\n{point}" for name in ("more", "so")))
    assert view.line.answer == (
        "Consider telling visitors how long they will wait. And 2 more points to consider."
    )


def test_a_point_may_rest_on_a_finding_of_one_study(view_of: Callable[..., AudienceView]) -> None:
    overlay = (
        "# in evidence/recommendations/say-how-long-it-takes.yaml\n"
        "rests_on: [okafor-2021/waiting-named-most, not-knowing-weighs]\n"
    )
    (point,) = view_of(overlay).ours
    assert [finding.id for finding in point.findings] == ["waiting-named-most"]
    assert [review_finding.id for review_finding in point.review_findings] == ["not-knowing-weighs"]


def test_origins_stand_apart_and_what_rests_on_nothing_stands_apart_from_them(
    view_of: Callable[..., AudienceView],
) -> None:
    view = view_of(
        ADVICE
        + advice("theirs", "waiting-named-most", "participants")
        + advice("bare")
        + advice("elsewhere", "waiting-named-most", "external")
    )
    assert [
        (group.heading, [ask.recommendation.id for ask in group.theirs.shown]) for group in view.theirs
    ] == [
        ("People who took part", ["theirs"]),
        ("Authors of the study", ["say-how-long"]),
        ("Others, reported by the study", ["elsewhere"]),
    ]
    assert [recommendation.id for recommendation in view.unsupported] == ["bare"]
    assert view.unsupported_holds == "1 piece of advice"
    assert "print 4 pieces of advice to them; 3 rest on something" in view.line.holds


def test_what_a_source_only_asserts_bears_no_advice(view_of: Callable[..., AudienceView]) -> None:
    asserted = (
        "# in evidence/studies/okafor-2021/findings.yaml\n"
        "- {id: said, statement: Signs are cheap., kind: qualitative, basis: asserted, perspective: [visitors], "
        "credibility: not_assessed, credibility_reason: no_illustration_printed, themes: [waiting], "
        "locator: {page: '3'}}\n"
    )
    view = view_of(asserted + ADVICE + advice("buy-signs", "said"))
    assert [recommendation.id for recommendation in view.unsupported] == ["buy-signs"]


def test_advice_to_others_does_not_stand_here(view_of: Callable[..., AudienceView]) -> None:
    others = "# in evidence/site.yaml\naudiences:\n  - {id: managers, name: Library managers, definition: They run it.}\n"
    others += "  - {id: nobody, name: NHS boards, definition: Nobody yet.}\n"
    view = view_of(others, "nobody")
    assert view.title == "What this means for NHS boards"
    assert (view.line.answer, view.line.holds) == ("Nothing here is addressed to NHS boards yet.", "")
    assert (view.ours, view.theirs, view.unsupported, view.themes) == ((), (), (), ())


def test_much_advice_of_one_origin_unfolds_and_none_is_lost(view_of: Callable[..., AudienceView]) -> None:
    view = view_of(ADVICE + "".join(advice(f"more-{number}", "waiting-named-most") for number in range(9)))
    (group,) = view.theirs
    assert (len(group.theirs.shown), len(group.theirs.unfolding)) == (PER_ORIGIN, 10 - PER_ORIGIN)


def test_a_site_that_names_no_audience_has_none(reading_of: Callable[..., Reading]) -> None:
    assert audience_ids(Items(join(reading_of("# in evidence/site.yaml\naudiences: []\n").corpus))) == ()


def test_advice_beyond_what_a_page_holds_is_counted_and_stands_in_the_list(
    view_of: Callable[..., AudienceView],
) -> None:
    borne = "".join(advice(f"borne-{number}", "waiting-named-most") for number in range(MOST + 3))
    loose = "".join(advice(f"loose-{number}") for number in range(MOST + 1))
    view = view_of(ADVICE + borne + loose)
    (group,) = view.theirs
    assert len(group.theirs.shown) + len(group.theirs.unfolding) == MOST
    assert group.beyond == "4 more"  # The example has one of its own.
    assert len(view.unsupported) == MOST
    assert (view.unsupported_holds, view.unsupported_beyond) == (f"{MOST + 1} pieces of advice", "1 more")
    assert view.all_recommendations.address == "recommendations/?audience=managers"


def test_an_audience_that_nobody_addresses_is_not_sent_to_an_empty_list(
    view_of: Callable[..., AudienceView],
) -> None:
    overlay = (
        "# in evidence/site.yaml\naudiences:\n  - {id: managers, name: Managers, definition: Who decide.}\n"
        "  - {id: nobody, name: Nobody, definition: Whom nobody addresses.}\n"
    )
    view = view_of(overlay, "nobody")
    assert view.line.answer == "Nothing here is addressed to nobody yet."
    assert view.all_recommendations.address == "recommendations/"
