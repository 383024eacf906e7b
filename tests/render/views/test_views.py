"""Views hold what pages print: counts in words, lists in pages, sides, confidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from build_scripts.model.fields import Base
from build_scripts.model.records.site import HelpLine, Perspective
from build_scripts.read.corpus import Reading
from build_scripts.render.pages import home
from build_scripts.render.pages.home import home_view
from build_scripts.render.pages.review_findings import review_finding_view
from build_scripts.render.pages.studies import study_view
from build_scripts.render.pages.study_parts import study_facts
from build_scripts.render.pages.themes import theme_view
from build_scripts.render.views.items import Items
from build_scripts.render.views.paging import PER_PAGE, by_study, list_pages
from build_scripts.render.views.shared import (
    Link,
    count_in_words,
    folded,
    levels,
    shared_line,
    site_words,
)
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.numbers.cells import reckon


@pytest.fixture(scope="module")
def items(reading_of: Callable[..., Reading]) -> Items:
    return Items(join(reading_of().corpus))


@pytest.mark.parametrize(
    ("n", "percent", "base", "expected"),
    [
        (18, "47.4", 38, "18 of 38 people (47.4%)"),
        (18, None, 38, "18 of 38 people (47.4%)"),
        (9, "24.0", 38, "9 of 38 people (23.7%)"),
        (3, "6.2", 48, "3 of 48 people (6.2%)"),
        (1, "50", Base(n=2, of="answers"), "1 of 2 answers (50%)"),
        (None, "70", 56, "70% of 56 people (39, worked out by us)"),
        (None, "70", None, "70% (of how many is not printed)"),
        (18, None, None, "18 (of how many is not printed)"),
        (0, None, 0, "0 of 0 people"),
    ],
)
def test_a_count_is_never_a_bare_percent(
    n: int | None, percent: str | None, base: int | Base | None, expected: str
) -> None:
    assert count_in_words(reckon(n, percent, base)) == expected


def test_a_theme_knows_that_one_study_speaks_and_where(items: Items) -> None:
    view = theme_view(items, "waiting")
    assert view.ribbon == "One study so far"
    assert [study.place for study in view.answer.studies] == ["two towns, England, UK"]
    assert [side.says for side in view.by_perspective] == ["What visitors say"]
    assert [origin for origin, _ in view.recommendations] == [
        "Points to consider, by the review team",
        "Authors of the study",
    ]


def test_a_finding_keeps_its_number_its_quotation_and_its_cell(items: Items) -> None:
    view = items.finding("okafor-2021/not-knowing-how-long")
    assert view.count == "14 of 30 people (46.7%)"
    assert view.extent == "some"
    assert [quote.id for quote in view.quotes] == ["nobody-listened"]
    assert [(number.label, number.count) for number in view.cells[0].numbers] == [
        ("Not knowing how long", "14 of 30 people (46.7%)")
    ]
    assert [link.address for link in view.review_findings] == ["review-findings/not-knowing-weighs/"]


def test_home_tells_the_latest_changes_and_links_only_what_is_there(items: Items) -> None:
    view = home_view(items, (), {"audiences/managers/"})
    dates = [new.date for new in view.news]
    assert view.news[0].kind.startswith(("New ", "Changed "))
    assert dates[0] == "21 November 2026"
    assert all(new.link.address for new in view.news)
    assert [(audience.name, audience.address) for audience in view.audiences] == [
        ("Library managers", "audiences/managers/")
    ]
    assert not any(audience.address for audience in home_view(items, ()).audiences)
    assert not view.has_map


def test_home_shows_who_was_heard_on_each_question(items: Items) -> None:
    view = home_view(items, (), ())
    assert view.voices == tuple(voice.name for voice in view.questions[0].voices)
    assert [(voice.name, voice.kind, voice.said) for voice in view.questions[0].voices][:1] == [
        ("Visitors", "review_findings", "1 review finding: 1 low confidence")
    ]
    assert view.questions[0].voices[0].address == "map/?theme=waiting&perspective=visitors"
    assert [level for _, level in view.levels] == ["low confidence"]


def test_more_perspectives_than_fit_beside_each_other_leave_the_questions_alone(
    items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = len(home_view(items, (), ()).voices)
    monkeypatch.setattr(home, "VOICES_AT_MOST", heard - 1)
    view = home_view(items, (), ())
    assert view.voices == ()
    assert [question.voices for question in view.questions] == [()]
    monkeypatch.setattr(home, "VOICES_AT_MOST", heard)
    assert len(home_view(items, (), ()).voices) == heard


def test_a_review_finding_names_studies_and_does_not_count_them(items: Items) -> None:
    view = review_finding_view(items, "not-knowing-weighs")
    assert [(relation.key, relation.studies) for relation in view.relations] == [
        ("supports", "Okafor and Lee 2021"),
        ("qualifies", "Okafor and Lee 2021"),
    ]
    assert view.line.is_draft
    assert view.line.confidence.steps == 2
    assert view.line.disagreement == "Some findings limit it."
    assert not view.nothing_against


def test_a_study_groups_its_findings_by_its_own_themes(items: Items) -> None:
    view = study_view(items, "okafor-2021", ())
    assert [(group.heading, [heading for heading, _ in group.below]) for group in view.findings] == [
        ("Not under a theme of the source", []),
        ("Waiting", ["Not knowing how long"]),
        ("The desk", ["A friendly face"]),
    ]
    assert view.findings[1].holds == "1 finding"
    assert all(group.is_open for group in view.findings)


def test_what_a_study_does_not_state_is_said_at_a_glance(items: Items) -> None:
    study = items.corpus.studies["okafor-2021"].study
    assert study
    context = study.context.model_copy(update={"place": "not_stated", "country": "not_stated"})
    silent = study.model_copy(
        update={"review_status": "preprint", "fieldwork": "not_stated", "context": context}
    )
    peer_reviewed, where, when = (fact.text for fact in study_facts(items, silent).glance)
    assert peer_reviewed.startswith("No. It is a preprint")
    assert where == study.context.setting
    assert when == "Fieldwork dates not stated; it came out in 2021"


def test_home_leads_straight_to_what_is_there(items: Items) -> None:
    view = home_view(items, (), present={"briefs/", "findings/"})
    assert [way.address for way in view.ways] == ["briefs/", "findings/"]
    assert [way.address for way in home_view(items, (), present={"briefs/"}).ways] == ["briefs/"]


def test_what_weighs_most_comes_first(items: Items) -> None:
    groups = study_view(items, "okafor-2021", ()).discrepancies
    order = ("Major", "Moderate", "Minor")
    ranks = [order.index(group.weight.partition(":")[0]) for group in groups]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(("number", "pages"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (1234, 13)])
def test_every_entry_of_a_long_list_is_reached_by_links_alone(number: int, pages: int) -> None:
    ids = [str(place) for place in range(number)]
    made = {page.address: page for page in list_pages("quotes/", ids, str)}
    assert len(made) == pages
    reached, waiting = set(), ["quotes/"]
    while waiting:
        page = made[waiting.pop()]
        if page.address not in reached:
            reached.add(page.address)
            waiting += [link.address for link in (*page.links, page.after, page.before) if link]
    assert reached == made.keys()
    assert [entry for page in made.values() for entry in page.entries] == ids


def test_pages_near_the_one_that_is_read_are_linked_with_the_first_and_the_last() -> None:
    ids = [str(one) for one in range(1234)]
    made = list_pages("quotes/", ids, str)
    linked = [[link.text if link else "…" for link in page.links] for page in made]
    assert linked[0] == ["1", "2", "3", "…", "13"]
    assert linked[3] == ["1", "2", "3", "4", "5", "6", "…", "13"]
    assert linked[6] == ["1", "…", "5", "6", "7", "8", "9", "…", "13"]
    assert linked[12] == ["1", "…", "11", "12", "13"]
    assert [page.shown for page in made[:2]] == ["1 to 100 of 1234", "101 to 200 of 1234"]
    assert made[12].shown == "1201 to 1234 of 1234"
    assert [(page.before and page.before.text, page.after and page.after.text) for page in made[::6]] == [
        (None, "Next"),
        ("Previous", "Next"),
        ("Previous", None),
    ]
    assert made[1].before == Link("quotes/", "Previous")
    assert made[1].after == Link("quotes/3/", "Next")
    (alone,) = list_pages("quotes/", ids[:100], str)
    assert (alone.shown, alone.links, alone.number, alone.pages) == ("", (), 1, 1)


def test_neighbours_of_one_study_stand_together(items: Items) -> None:
    quotes = [items.quote(f"okafor-2021/{id_}") for id_ in ("nobody-listened", "friendly-face")]
    ((study, grouped),) = by_study(quotes)
    assert (study.id, grouped) == ("okafor-2021", tuple(quotes))


@pytest.mark.parametrize(
    ("number", "shown", "unfolding"), [(0, 0, 0), (2, 2, 0), (3, 3, 0), (4, 2, 2), (5, 2, 3)]
)
def test_a_single_entry_more_is_not_folded(number: int, shown: int, unfolding: int) -> None:
    made = folded(list(range(number)), 2)
    assert (len(made.shown), len(made.unfolding)) == (shown, unfolding)
    assert [*made.shown, *made.unfolding] == list(range(number))


def test_four_perspectives_have_a_colour_of_their_own_and_further_ones_share_the_last() -> None:
    people = tuple(
        Perspective(id=f"people-{number}", name="people", says="What people say", definition="People.")
        for number in range(1, 7)
    )
    words = replace(site_words(None), perspectives=people)
    assert [words.colour(one.id) for one in people] == [1, 2, 3, 4, 4, 4]
    assert words.colour("nobody") == 4


def test_as_many_of_four_steps_are_filled_as_one_can_be_sure() -> None:
    filled = {level.key: [step.is_on for step in level.drawn] for level in levels()}
    assert filled["high"] == [True, True, True, True]
    assert filled["low"] == [True, True, False, False]
    assert filled["not_assessed"] == [False, False, False, False]
    assert [(step.x, step.y, step.height) for step in levels()[0].drawn] == [
        (1.5, 17.5, 5.0),
        (12.5, 12.0, 10.5),
        (23.5, 6.5, 16.0),
        (34.5, 1.0, 21.5),
    ]


def test_help_lines_stand_where_a_note_asks_for_them() -> None:
    line = HelpLine(
        name="The Line", contact="111", country="UK", for_notes=("loss",), source_url="https://example.org/",
        checked_on="2026-11-21", checked_by="one of us",
    )  # fmt: skip
    words = replace(site_words(None), help_lines=(line,))
    assert words.notice([]) is None
    notice = words.notice(["loss", "abuse", "loss"])
    assert notice is not None
    assert (notice.text, notice.help_lines) == ("loss and abuse", (line,))
    other = words.notice(["abuse"])
    assert other is not None
    assert other.help_lines == ()
    assert shared_line(other, "It was so.") == "Content note: abuse. It was so."
    assert shared_line(None, "It was so.") == "It was so."


@pytest.mark.parametrize(
    ("repository", "contact", "leads_to"),
    [
        (
            "https://github.com/example/heard/",
            "mailto:team@example.org",
            "https://github.com/example/heard/issues/new?template=mistake.yml&page=https%3A%2F%2Fexample.org%2Fthemes%2Fwaiting%2F",
        ),
        ("https://example.org/repo", "mailto:team@example.org", "mailto:team@example.org"),
        ("https://example.org/repo", "", "https://example.org/repo"),
        ("", "", ""),
    ],
)
def test_a_mistake_is_told_in_the_form_of_the_repository_or_to_whom_one_writes(
    repository: str, contact: str, leads_to: str
) -> None:
    words = replace(site_words(None), repository=repository, contact=contact, url="https://example.org/")
    assert words.report("themes/waiting/") == leads_to
