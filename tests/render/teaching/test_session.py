"""What a teaching session shows: its items where they may be shown, links where not, and every caution first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.render.site.site import SiteContent
from build_scripts.render.teaching.session import SessionView, session_line, session_view
from build_scripts.render.views.items import Items
from tests.render.teaching.taught import friendly_face

ItemsOf = Callable[..., Items]
SESSION = """\
# evidence/teaching/first-hour.yaml
title: Being heard, one hour
purpose: Learners know what waiting does to people.
minutes: 60
audiences: [managers]
content_notes: [{notes}]
steps:
  - title: What did visitors say?
    kind: discussion
    minutes: 60
    text: Read what stands here.
    uses: [{uses}]
    quiz:
      - {{asks: How many?, options: ["8", "18"], answer: {answer}, because: 18 of 38 named them., rests_on: [not-knowing-weighs]}}
pins: [waiting, okafor-2021/nobody-listened]
history: [{{date: "2026-11-21", change: First version.}}]
"""


def view_of(items_of: ItemsOf, *more: str, uses: str = "", notes: str = "", answer: int = 2) -> SessionView:
    items = items_of(SESSION.format(uses=uses, notes=notes, answer=answer) + "".join(more))
    return session_view(items, "first-hour")


def test_items_stand_under_their_kind_in_the_order_in_which_they_are_used(items_of: ItemsOf) -> None:
    uses = "okafor-2021/waiting-named-most, okafor-2021/not-knowing-how-long, not-knowing-weighs, say-how-long-it-takes"
    (step,) = view_of(items_of, uses=uses).steps
    assert [found.id for found in step.findings] == ["waiting-named-most", "not-knowing-how-long"]
    assert [found.id for found in step.review_findings] == ["not-knowing-weighs"]
    assert [found.address for found in step.recommendations] == ["recommendations/#say-how-long-it-takes"]
    assert step.others == ()


def test_a_chart_is_drawn_and_a_table_a_theme_and_a_model_are_links(items_of: ItemsOf) -> None:
    uses = "okafor-2021/chart-kept-away, okafor-2021/table-1, waiting, listening-cycle"
    (step,) = view_of(items_of, uses=uses).steps
    assert [card.id for card in step.charts] == ["chart-kept-away"]
    assert [link.address for link in step.others] == [
        "studies/okafor-2021/#table-1",
        "themes/waiting/",
        "models/listening-cycle/",
    ]


@pytest.mark.parametrize(
    ("rights", "sensitivity", "is_shown"),
    [
        ("{basis: licence}", "", True),
        ("{basis: quotation}", "", False),
        ("{basis: licence}", "[abuse]", False),
    ],
)
def test_a_quotation_is_shown_only_where_it_may_travel_and_weighs_on_nobody(
    items_of: ItemsOf, rights: str, sensitivity: str, is_shown: bool
) -> None:
    words = friendly_face(rights, sensitivity)
    (step,) = view_of(items_of, words, uses="okafor-2021/friendly-face").steps
    assert [quote.id for quote in step.quotes] == (["friendly-face"] if is_shown else [])
    assert [link.address for link in step.others] == (
        [] if is_shown else ["studies/okafor-2021/#friendly-face"]
    )
    assert all("Okafor and Lee 2021" in link.text for link in step.others)


def test_notes_of_items_and_of_the_session_stand_first_each_once(items_of: ItemsOf) -> None:
    noted = "# in evidence/review_findings/not-knowing-weighs.yaml\ncontent_notes: [loss, abuse]\n"
    view = view_of(items_of, noted, uses="not-knowing-weighs", notes="loss")
    assert view.line.notice is not None
    assert view.line.notice.text == "loss and abuse"


def test_what_a_study_says_of_its_own_use_and_its_caution_travel(items_of: ItemsOf) -> None:
    study = "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\nown_warning: Not for practice.\n"
    view = view_of(items_of, study, uses="not-knowing-weighs")
    assert [(line.id, sentence) for line, sentence in view.warnings] == [("okafor-2021", "Not for practice.")]
    assert [(caution.is_preprint, names) for caution, names in view.cautions] == [
        (True, "Okafor and Lee 2021")
    ]
    assert view_of(items_of, uses="not-knowing-weighs").warnings == ()


def test_what_a_study_says_of_its_own_use_stands_over_advice_that_rests_on_it(
    site_of: Callable[..., SiteContent],
) -> None:
    study = "# in evidence/studies/okafor-2021/study.yaml\nown_warning: Not for practice.\n"
    assert "Not for practice." in site_of(study).pages["recommendations/"].html
    assert "says of itself" not in site_of().pages["recommendations/"].html


@pytest.mark.parametrize(("answer", "told"), [(1, "8"), (2, "18"), (3, "")])
def test_the_answer_of_a_quiz_is_the_option_with_its_number(
    items_of: ItemsOf, answer: int, told: str
) -> None:
    ((question,),) = (step.quiz for step in view_of(items_of, answer=answer).steps)
    assert question.answer == told
    assert [link.address for link in question.rests_on] == ["review-findings/not-knowing-weighs/"]


def test_the_line_of_the_list_says_for_whom_and_how_long(items_of: ItemsOf) -> None:
    line = session_line(items_of(SESSION.format(uses="", notes="", answer=1)), "first-hour")
    assert (line.address, line.minutes, line.audiences) == (
        "teaching/first-hour/",
        "60 minutes",
        "Library managers",
    )


def test_pins_are_links_and_a_quotation_among_them_gives_its_place_alone(items_of: ItemsOf) -> None:
    further = view_of(items_of).further
    assert [link.address for link in further] == ["themes/waiting/", "studies/okafor-2021/#nobody-listened"]
    assert "A quotation" in further[1].text
