"""A study's page says what is printed of how it was done, and what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.render.pages.studies import QUOTES_OPEN, study_view
from build_scripts.render.pages.study_parts import StudyFacts, citation, study_facts
from build_scripts.render.views.items import Items

ItemsOf = Callable[..., Items]
STUDY = "# in evidence/studies/okafor-2021/study.yaml\n"
FOLDER = "# in evidence/studies/okafor-2021/"


def facts_of(items: Items) -> StudyFacts:
    study = items.corpus.studies["okafor-2021"].study
    assert study is not None
    return study_facts(items, study)


def test_the_facts_of_the_example(items_of: ItemsOf) -> None:
    facts = facts_of(items_of())
    assert [(one.label, one.text) for one in facts.glance] == [
        ("Peer reviewed?", "Not stated. It is a report"),
        ("Where", "Two towns, England, UK"),
        ("When", "March 2020 to June 2020"),
    ]
    assert [(one.label, one.text, one.printed) for one in facts.facts] == [
        ("Aim", "To learn what keeps visitors from asking for help.", ""),
        ("Design", "Mixed methods; in the authors’ words:", "thematic analysis"),
        ("Whose views", "Visitors", ""),
        ("Who took part", "38 people. Visitors of two libraries. Groups: Visitors (38).", ""),
        ("Setting", "Public libraries", ""),
        ("Place", "two towns, England, UK", ""),
        ("Fieldwork", "March 2020 to June 2020 (as printed: March to June 2020)", ""),
        ("Limitations the authors state", "Only people who came to the library were asked.", ""),
    ]
    assert [(one.label, one.text) for one in facts.equity] == [("Gender or sex", "Women 20 of 38")]
    assert facts.equity_not_reported == (
        "place of residence, race, ethnicity, culture, language, occupation, religion, education, socioeconomic "
        "status, social capital, age, disability and sexual orientation"
    )


@pytest.mark.parametrize(
    ("overlay", "label", "text"),
    [
        ("methodology: {value: thematic_analysis_generic, as_stated: not_stated}", "Design", "Mixed methods; thematic analysis"),
        ("methodology: {value: not_stated, as_stated: not_stated}", "Design", "Mixed methods"),
        ("sample: {size: not_stated, of: people, description: Visitors., recruitment: not_stated}", "Who took part",
         "Number of people not stated. Visitors."),
        ("sample: {size: 1, of: people, description: One., recruitment: not_stated, groups: [{label: A, n: 1, "
         "perspective: visitors}, {label: B, n: not_stated, perspective: visitors}]}",
         "Who took part", "1 person. One. Groups: A (1); B."),
        ("fieldwork: {start: not_stated, end: not_stated}", "Fieldwork", "not stated"),
        ("fieldwork: not_stated", "Fieldwork", "not stated"),
        ("fieldwork: not_stated", "When", "Fieldwork dates not stated; it came out in 2021"),
        (
            'fieldwork: not_stated\nissued: "2021-05-08"',
            "When",
            "Fieldwork dates not stated; it came out on 8 May 2021",
        ),
        ('fieldwork: not_stated\nissued: "2021-05"', "When", "Fieldwork dates not stated; it came out in May 2021"),
        ("fieldwork: not_stated\nissued: not_stated", "When", "Fieldwork dates not stated"),
        ("context: {country: not_stated, place: not_stated, setting: Libraries}", "Where", "Libraries"),
        ("context: {country: not_stated, place: not_stated, setting: Libraries}", "Place", "not stated"),
        ("context: {country: UK, place: not_stated, setting: Libraries}", "Place", "UK"),
        ("limitations: [not_stated]", "Limitations the authors state", "none stated"),
        ("limitations: [not_stated, One town., Few people.]", "Limitations the authors state", "One town. Few people."),
        ("licence: all_rights_reserved", "Licence", "All rights reserved. Printed on page 2."),
        ("retraction: {status: none_listed, checked_on: \"2026-11-21\", note: Looked up.}", "Retraction",
         "No retraction was listed on 21 November 2026. Looked up."),
    ],
)  # fmt: skip
def test_what_is_not_printed_is_said_so(items_of: ItemsOf, overlay: str, label: str, text: str) -> None:
    facts = facts_of(items_of(f"{STUDY}{overlay}\n"))
    assert dict((one.label, one.text) for one in (*facts.glance, *facts.facts, *facts.further))[label] == text


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        ("", ("Okafor, Ada; Lee, Min (2021).", "Waiting to be heard", "The Listening Project.", "")),
        ("author: not_stated\nissued: not_stated", ("Authors not stated (year not stated).", "Waiting to be heard", "The Listening Project.", "")),
        ("container-title: Journal\nvolume: '3'\nissue: '2'\npage: 11-15\npublisher: Press\nDOI: 10.1000/182\nURL: https://example.org/",
         ("Okafor, Ada; Lee, Min (2021).", "Waiting to be heard", "Journal, 3(2), 11-15. Press.", "https://doi.org/10.1000/182")),
        ("container-title: Journal\nvolume: '3'\nURL: https://example.org/",
         ("Okafor, Ada; Lee, Min (2021).", "Waiting to be heard", "Journal, 3. The Listening Project.", "https://example.org/")),
        ("author: [{literal: The Group.}]", ("The Group. (2021).", "Waiting to be heard", "The Listening Project.", "")),
        ("review_status: preprint", ("Okafor, Ada; Lee, Min (2021).", "Waiting to be heard", "The Listening Project. Preprint, not peer reviewed.", "")),
    ],
)  # fmt: skip
def test_a_citation_has_its_parts_in_order(
    items_of: ItemsOf, overlay: str, expected: tuple[str, str, str, str]
) -> None:
    study = items_of(f"{STUDY}{overlay}\n").corpus.studies["okafor-2021"].study
    assert study is not None
    made = citation(study)
    assert (made.before, made.title, made.after, made.url) == expected


def test_questions_stand_apart_by_whether_their_answers_are_printed(items_of: ItemsOf) -> None:
    asked = (
        "- {id: q-staff, wording: not_stated, reported: asked_not_reported, polarity: first_is_worse, note: In the "
        "guide., locator: {page: '20'}}\n"
    )
    view = study_view(items_of(f"{FOLDER}questions.yaml\n{asked}"), "okafor-2021", ())
    (printed, those), (unreported, others) = view.questions
    assert (printed, [one.record.id for one in those]) == (
        "Questions whose answers are printed",
        ["q-kept-away", "q-how-often"],
    )
    assert [(one.polarity, one.reported_at) for one in those] == [
        ("", "Table 2"),
        ("The last answer means worse.", "Table 3"),
    ]
    assert (unreported, [one.record.id for one in others]) == ("Asked, and not reported", ["q-staff"])
    assert (others[0].wording, others[0].polarity, others[0].record.note) == (
        "Wording not stated",
        "The first answer means worse.",
        "In the guide.",
    )


def test_findings_stand_under_the_themes_of_the_source(items_of: ItemsOf) -> None:
    groups = study_view(items_of(), "okafor-2021", ()).findings
    assert [
        (one.heading, one.holds, one.is_open, [each.id for each in one.findings], [(sub, [each.id for each in found]) for sub, found in one.below])
        for one in groups
    ] == [
        ("Not under a theme of the source", "1 finding", True, ["waiting-named-most"], []),
        ("Waiting", "1 finding", True, [], [("Not knowing how long", ["not-knowing-how-long"])]),
        ("The desk", "1 finding", True, [], [("A friendly face", ["friendly-face-helped"])]),
    ]  # fmt: skip


def test_many_quotations_unfold_and_changes_are_told_the_latest_first(items_of: ItemsOf) -> None:
    quotes = "".join(
        f"- {{id: said-{number}, text: 'We waited {number} hours', voice: participant, speaker: not_stated, "
        "perspective: [visitors], locator: {page: '3'}}\n"
        for number in range(QUOTES_OPEN + 1)
    )
    history = 'history: [{date: "2026-11-21", change: First.}, {date: "2026-12-02", change: Second.}]\n'
    view = study_view(items_of(f"{FOLDER}quotes.yaml\n{quotes}{STUDY}{history}"), "okafor-2021", ())
    assert (len(view.quotes.shown), len(view.quotes.unfolding)) == (QUOTES_OPEN, 3)
    assert (view.history, view.changed) == (
        ("2 December 2026: Second.", "21 November 2026: First."),
        "2 December 2026",
    )
    assert view.authors == "Ada Okafor and Min Lee"


def test_related_studies_are_linked_where_they_are_here(items_of: ItemsOf, several: str) -> None:
    related = (
        "related_studies: [{study: moreau-2023, relation: companion_paper, note: The same people.}, "
        "{citation: 'Roe (2001). Waiting.', relation: companion_paper, note: Before it.}]\n"
    )
    made = study_view(items_of(several + STUDY + related), "okafor-2021", ()).related
    assert [(one.link and one.link.text, one.citation, one.note) for one in made] == [
        ("Moreau 2023", "", "The same people."),
        (None, "Roe (2001). Waiting.", "Before it."),
    ]
