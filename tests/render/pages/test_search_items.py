"""Which items the search has, in which order, and what stands beside each."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.render.pages.search_entries import search_entries, study_entries
from build_scripts.render.site.search_entry import SearchEntry
from build_scripts.render.views.items import Items

ItemsOf = Callable[..., Items]
STUDY = "# in evidence/studies/okafor-2021/study.yaml\n"
FOLDER = "# in evidence/studies/okafor-2021/"


def entries_of(items: Items) -> tuple[SearchEntry, ...]:
    of_studies = [tuple(study_entries(items, folder)) for folder in items.corpus.studies.values()]
    return search_entries(items, of_studies)


def test_kinds_stand_in_their_order_and_items_in_that_of_the_site(items_of: ItemsOf) -> None:
    study = "studies/okafor-2021/"
    assert [(one.kind, one.address, one.beside) for one in entries_of(items_of())] == [
        ("theme", "themes/waiting/", "Waiting"),
        ("review-finding", "review-findings/not-knowing-weighs/", "Waiting"),
        (
            "recommendation",
            "recommendations/#say-how-long-it-takes",
            "Points to consider, by the review team",
        ),
        ("recommendation", f"{study}#say-how-long", "Authors of the study"),
        ("gap", "gaps/#_of-waiting", "Waiting"),
        ("gap", "methods/#_documents", ""),
        ("gap", "methods/#_conclude", ""),
        ("finding", f"{study}#waiting-named-most", "Visitors; 18 of 38 people (47.4%)"),
        ("finding", f"{study}#not-knowing-how-long", "Visitors; 14 of 30 people (46.7%)"),
        ("finding", f"{study}#friendly-face-helped", "Visitors; 12 of 30 people (40.0%)"),
        ("quotation", f"{study}#nobody-listened", "Words of a participant (visitors)"),
        ("quotation", f"{study}#friendly-face", "Words of a participant (visitors)"),
        ("numbers", f"{study}#chart-gender", "Table 1; p. 6"),
        ("numbers", f"{study}#chart-kept-away", "Table 2; p. 8"),
        ("numbers", f"{study}#chart-heard", "Table 3; p. 9"),
        ("numbers", f"{study}#chart-open-answers", "Table 4; p. 10"),
        (
            "study",
            study,
            "Public libraries, two towns, England, UK; fieldwork March 2020 to June 2020; 38 people",
        ),
        ("model", "models/listening-cycle/", "Okafor and Lee 2021"),
        ("term", "glossary/#thematic-analysis", ""),
    ]


def test_cautions_and_what_is_no_evidence_stand_with_an_entry(items_of: ItemsOf) -> None:
    overlay = (
        f"{STUDY}review_status: preprint\nretraction: {{status: retracted}}\n{FOLDER}findings.yaml\n- {{id: said, statement: Signs "
        "are cheap., kind: qualitative, basis: asserted, perspective: [visitors], credibility: not_assessed, credibility_reason: "
        "no_illustration_printed, themes: [waiting], locator: {page: '3'}}\n"
    )
    entries = {one.address: one for one in entries_of(items_of(overlay))}
    warned = "Preprint, not peer reviewed. This study has been retracted."
    assert entries["models/listening-cycle/"].status == warned
    assert entries["studies/okafor-2021/"].status == warned
    assert entries["studies/okafor-2021/#waiting-named-most"].status == warned
    assert entries["studies/okafor-2021/#said"].status.startswith(f"{warned} ")
    assert entries["studies/okafor-2021/#said"].beside == "Visitors"
    plain = {one.address: one for one in entries_of(items_of())}
    assert plain["models/listening-cycle/"].status == ""
    assert plain["studies/okafor-2021/#waiting-named-most"].status == ""


def test_numbers_are_found_by_the_labels_of_their_table(items_of: ItemsOf) -> None:
    entries = {one.address: one for one in entries_of(items_of())}
    assert entries["studies/okafor-2021/#chart-gender"].topics.split("\n") == [
        "Gender", "Women", "Men", "Town", "Northtown", "Southtown",
    ]  # fmt: skip
    assert entries["studies/okafor-2021/#chart-heard"].topics.split("\n") == [
        "At the desk", "By telephone", "Often", "Sometimes", "Hardly ever",
    ]  # fmt: skip


def test_questions_without_answers_are_one_entry_of_their_study(items_of: ItemsOf) -> None:
    asked = "".join(
        f"- {{id: q-{number}, wording: What of {number}?, reported: asked_not_reported, locator: {{page: '20'}}}}\n"
        for number in (1, 2)
    )
    entries = [one for one in entries_of(items_of(f"{FOLDER}questions.yaml\n{asked}")) if one.kind == "gap"]
    assert [(one.address, one.text) for one in entries if one.beside == "Okafor and Lee 2021"] == [
        ("studies/okafor-2021/#q-1", "What of 1? What of 2?")
    ]
