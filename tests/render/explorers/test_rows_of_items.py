"""What a row of each list says of its item, and in which order the rows stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.render.explorers.definitions import (
    FINDING_EXPLORER,
    QUOTE_EXPLORER,
    RECOMMENDATION_EXPLORER,
    REVIEW_FINDING_EXPLORER,
    STUDY_EXPLORER,
    review_finding_ids,
)
from build_scripts.render.explorers.explorer import Explorer, ExplorerRow
from build_scripts.render.explorers.kind import Choices, ExplorerKind
from build_scripts.render.views.items import Items

ItemsOf = Callable[..., Items]
FOLDER = "# in evidence/studies/okafor-2021/"
HELP = (
    "# in evidence/site.yaml\nhelp_lines:\n  - {name: The Line, contact: '111', country: UK, for_notes: [loss], "
    'source_url: https://example.org/, checked_on: "2026-11-21", checked_by: one of us}\n'
)


def explorer_of(kind: ExplorerKind, items: Items) -> Explorer:
    of = Choices(items)
    of_studies = (kind.of_study(of, folder) for folder in of.corpus.studies.values())
    return kind.explorer(of, [*kind.of_corpus(of), *(row for rows in of_studies for row in rows)])


def row_of(kind: ExplorerKind, items: Items, id_: str) -> ExplorerRow:
    of = Choices(items)
    of_studies = (kind.of_study(of, folder) for folder in of.corpus.studies.values())
    rows = [*kind.of_corpus(of), *(row for rows in of_studies for row in rows)]
    return next(row for row in rows if row.texts["id"] == id_)


def test_a_finding(items_of: ItemsOf) -> None:
    row = row_of(FINDING_EXPLORER, items_of(), "okafor-2021/not-knowing-how-long")
    assert row.texts["count"] == "14 of 30 people (46.7%)"
    assert (row.texts["count_note"], row.texts["extent"], row.texts["who"]) == ("", "", "Visitors")
    assert row.values["confidence"] == ("low",)
    assert [link.address for link in row.links["review_findings"]] == ["review-findings/not-knowing-weighs/"]
    bare = (
        f"{FOLDER}findings.yaml\n- {{id: bare, statement: Some came., kind: qualitative, basis: own_data, perspective: "
        "[visitors], extent_as_printed: some, credibility: not_assessed, credibility_reason: no_illustration_printed, themes: "
        "[waiting], locator: {page: '3'}}\n- {id: misprint, statement: Nine came., kind: quantitative, basis: own_data, "
        "perspective: [visitors], count: {n: 9, base: 38, percent: '24.0'}, credibility: not_assessed, credibility_reason: "
        "quantitative, themes: [waiting], locator: {page: '3'}}\n"
    )
    items = items_of(bare)
    assert row_of(FINDING_EXPLORER, items, "okafor-2021/bare").texts["extent"] == "some"
    assert row_of(FINDING_EXPLORER, items, "okafor-2021/bare").values["confidence"] == ("in_none",)
    misprint = row_of(FINDING_EXPLORER, items, "okafor-2021/misprint")
    assert misprint.texts["count_note"] == ". The paper prints 24.0%; 9 of 38 is 23.7%."


def test_a_quotation(items_of: ItemsOf) -> None:
    row = row_of(QUOTE_EXPLORER, items_of(), "okafor-2021/nobody-listened")
    assert (row.texts["words"], row.texts["tone"], row.texts["style"]) == ("12", "1", "own")
    assert row.links["help"] == ()
    noted = (
        f"{HELP}{FOLDER}quotes.yaml\n- {{id: friendly-face, text: There was a face, voice: author_interpretation, speaker: "
        "not_stated, perspective: [librarians], sensitivity: [loss], locator: {page: '10'}}\n"
    )
    other = row_of(QUOTE_EXPLORER, items_of(noted), "okafor-2021/friendly-face")
    assert (other.texts["style"], other.texts["tone"], other.texts["words"]) == ("other", "2", "4")
    assert (other.texts["notice"], [link.text for link in other.links["help"]]) == (
        "loss",
        ["The Line (UK): 111"],
    )
    assert other.texts["checked"] == "not"


def test_advice_that_its_source_ties_to_nothing_says_so(items_of: ItemsOf) -> None:
    untied = (
        f"{FOLDER}recommendations.yaml\n- {{id: paint, origin: participants, statement: Paint the walls., "
        "audiences: [managers], rests_on: [], themes: [waiting], locator: {page: '15'}}\n"
    )
    items = items_of(untied)
    assert row_of(RECOMMENDATION_EXPLORER, items, "okafor-2021/paint").texts["untied"] == "yes"
    assert row_of(RECOMMENDATION_EXPLORER, items, "okafor-2021/say-how-long").texts["untied"] == ""
    assert row_of(RECOMMENDATION_EXPLORER, items, "say-how-long-it-takes").texts["untied"] == ""
    assert explorer_of(RECOMMENDATION_EXPLORER, items).texts["id"] == (
        "say-how-long-it-takes",
        "okafor-2021/paint",
        "okafor-2021/say-how-long",
    )


def test_a_study(items_of: ItemsOf) -> None:
    row = row_of(STUDY_EXPLORER, items_of(), "okafor-2021")
    assert row.texts["facts"] == (
        "Public libraries, two towns, England, UK; fieldwork March 2020 to June 2020; 38 people; 2021"
    )
    assert (row.texts["retraction"], row.values["status"], row.values["design"]) == (
        "",
        ("report",),
        ("mixed_methods",),
    )
    assert row.values["perspective"] == ("visitors",)
    retracted = row_of(
        STUDY_EXPLORER, items_of(f"{FOLDER}study.yaml\nretraction: {{status: retracted}}\n"), "okafor-2021"
    )
    assert retracted.texts["retraction"] == "This study has been retracted."


def another(id_: str, theme: str, more: str = "") -> str:
    return (
        f"# evidence/review_findings/{id_}.yaml\nstatement: Visitors said {id_}.\ntheme: {theme}\n{more}"
        "evidence: [{finding: okafor-2021/waiting-named-most, relation: supports, note: They said so.}]\n"
        "confidence: {level: not_assessed, not_assessed_reason: not_yet, explanation: Not yet.}\n"
        'assessments: [{role: first assessor, independent: false, date: "2026-11-21", level: not_assessed}]\n'
        'history: [{date: "2026-12-24", change: First version.}]\n'
    )


def theme(id_: str, order: int) -> str:
    return (
        f"# evidence/themes/{id_}.yaml\nname: {id_.title()}\norder: {order}\nquestion: What of {id_}?\ndefinition: It.\n"
        "includes: [It]\nexcludes: [Others]\nanswer: {text: It is., rests_on: [not-knowing-weighs]}\n"
        "key_messages: [{text: It is., rests_on: [not-knowing-weighs]}]\n"
        'history: [{date: "2026-11-21", change: First version.}]\n'
    )


def test_review_findings_stand_by_theme_and_then_by_id(items_of: ItemsOf) -> None:
    items = items_of(
        theme("cost", 1) + another("zebra", "cost") + another("ape", "waiting") + another("lost", "nowhere")
    )
    assert review_finding_ids(items) == ("zebra", "ape", "not-knowing-weighs", "lost")
    assert explorer_of(REVIEW_FINDING_EXPLORER, items).texts["id"] == review_finding_ids(items)


def test_a_review_finding(items_of: ItemsOf) -> None:
    row = row_of(REVIEW_FINDING_EXPLORER, items_of(), "not-knowing-weighs")
    assert (row.texts["single"], row.texts["draft"], row.texts["steps"]) == (
        " One study so far: Okafor and Lee 2021.",
        "draft",
        "2",
    )
    assert row.texts["disagreement"] == " Some findings limit it."
    assert (row.values["theme"], row.values["confidence"], row.values["study"]) == (
        ("waiting",),
        ("low",),
        ("okafor-2021",),
    )


def test_more_studies_than_one_are_not_one_so_far(items_of: ItemsOf, several: str) -> None:
    both = (
        "# in evidence/review_findings/not-knowing-weighs.yaml\nevidence:\n"
        "  - {finding: okafor-2021/not-knowing-how-long, relation: supports, note: So.}\n"
        "  - {finding: moreau-2023/not-knowing-how-long, relation: supports, note: So.}\n"
    )
    row = row_of(REVIEW_FINDING_EXPLORER, items_of(several + both), "not-knowing-weighs")
    assert (row.texts["single"], row.texts["disagreement"]) == ("", "")
    assert row.values["study"] == ("okafor-2021", "moreau-2023")


@pytest.mark.parametrize(
    ("kind", "facets"),
    [
        (FINDING_EXPLORER, ["theme", "perspective", "confidence", "kind", "study"]),
        (QUOTE_EXPLORER, ["theme", "perspective", "voice", "study"]),
        (RECOMMENDATION_EXPLORER, ["audience", "origin", "theme", "study"]),
        (STUDY_EXPLORER, ["status", "design", "perspective", "theme"]),
        (REVIEW_FINDING_EXPLORER, ["theme", "confidence", "study"]),
    ],
)
def test_what_readers_can_choose_by(
    kind: ExplorerKind, facets: list[str], items_of: ItemsOf, several: str
) -> None:
    assert [one.key for one in explorer_of(kind, items_of(several)).facets] == facets
