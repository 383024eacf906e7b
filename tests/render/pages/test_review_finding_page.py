"""A review finding shows which studies point which way, counts them only from ten, and tells its changes."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.render.pages.review_findings import review_finding_view
from build_scripts.render.views.items import Items

ItemsOf = Callable[..., Items]
IT = "# in evidence/review_findings/not-knowing-weighs.yaml\n"


def evidence(*links: tuple[str, str, str]) -> str:
    listed = "".join(
        f"  - {{finding: {study}/{finding}, relation: {relation}, note: Of {study}.}}\n"
        for study, finding, relation in links
    )
    return f"{IT}evidence:\n{listed}"


def test_relations_stand_in_their_order_with_the_studies_of_each(items_of: ItemsOf, several: str) -> None:
    overlay = several + evidence(
        ("okafor-2021", "waiting-named-most", "contradicts"),
        ("moreau-2023", "friendly-face-helped", "qualifies"),
        ("lindqvist-2019", "not-knowing-how-long", "supports"),
        ("moreau-2023", "not-knowing-how-long", "supports"),
        ("moreau-2023", "waiting-named-most", "supports_indirectly"),
    )
    view = review_finding_view(items_of(overlay), "not-knowing-weighs")
    assert [(one.key, one.studies, [each.note for each in one.evidence]) for one in view.relations] == [
        ("supports", "Lindqvist 2019 and Moreau 2023", ["Of lindqvist-2019.", "Of moreau-2023."]),
        ("supports_indirectly", "Moreau 2023", ["Of moreau-2023."]),
        ("qualifies", "Moreau 2023", ["Of moreau-2023."]),
        ("contradicts", "Okafor and Lee 2021", ["Of okafor-2021."]),
    ]
    assert [link.address for link in view.relations[0].links] == [
        "studies/lindqvist-2019/",
        "studies/moreau-2023/",
    ]
    assert (view.ribbon, view.ribbon_note) == ("Synthesis", "It brings together 3 studies.")
    assert not view.nothing_against
    assert view.tension == "The studies do not all point one way. Both sides stand here, with their reasons."
    assert view.line.disagreement == "Some findings limit it, and some contradict it."


def test_one_study_against_itself_is_no_tension_between_studies(items_of: ItemsOf) -> None:
    overlay = evidence(
        ("okafor-2021", "waiting-named-most", "contradicts"),
        ("okafor-2021", "not-knowing-how-long", "supports"),
    )
    view = review_finding_view(items_of(overlay), "not-knowing-weighs")
    assert view.tension == "Some findings contradict it. They stand here with their reasons."
    assert (view.ribbon, view.ribbon_note) == (
        "One study so far",
        "Only Okafor and Lee 2021 bears on this statement yet.",
    )


def test_support_alone_has_nothing_against_it(items_of: ItemsOf, several: str) -> None:
    overlay = several + evidence(
        ("lindqvist-2019", "not-knowing-how-long", "supports"),
        ("moreau-2023", "waiting-named-most", "supports_indirectly"),
    )
    view = review_finding_view(items_of(overlay), "not-knowing-weighs")
    assert view.nothing_against
    assert view.tension == ""


def test_a_study_that_bears_on_it_by_inference_only_is_not_counted(items_of: ItemsOf, several: str) -> None:
    one = several + evidence(
        ("lindqvist-2019", "not-knowing-how-long", "supports"),
        ("moreau-2023", "waiting-named-most", "supports_indirectly"),
    )
    view = review_finding_view(items_of(one), "not-knowing-weighs")
    assert [study.id for study in view.line.studies] == ["lindqvist-2019"]
    assert (view.ribbon, view.ribbon_note) == (
        "One study so far",
        "Only Lindqvist 2019 speaks of this directly yet.",
    )
    nothing_else = several + evidence(("moreau-2023", "waiting-named-most", "supports_indirectly"))
    line = items_of(nothing_else).review_finding("not-knowing-weighs")
    assert [study.id for study in line.studies] == ["moreau-2023"]


def test_nine_studies_are_named_and_ten_are_counted(
    items_of: ItemsOf, study_like: Callable[..., str]
) -> None:
    ids = [f"study-{number:02}" for number in range(10)]
    overlay = "".join(study_like(id_, ("Okafor and Lee 2021", id_.title())) for id_ in ids)
    ten = evidence(*((id_, "not-knowing-how-long", "supports") for id_ in ids))
    nine = evidence(*((id_, "not-knowing-how-long", "supports") for id_ in ids[:9]))
    (counted,) = review_finding_view(items_of(overlay + ten), "not-knowing-weighs").relations
    (named,) = review_finding_view(items_of(overlay + nine), "not-knowing-weighs").relations
    assert (counted.studies, len(counted.links)) == ("10 studies", 10)
    assert named.studies == ", ".join(f"Study-0{number}" for number in range(8)) + " and Study-08"


def test_a_second_independent_assessor_ends_the_draft(items_of: ItemsOf) -> None:
    assessments = (
        "assessments:\n"
        '  - {role: first assessor, independent: false, date: "2026-11-21", level: low}\n'
        '  - {role: second assessor, independent: true, date: "2026-12-02", level: moderate, '
        "disagreement: One saw more., resolution: They agreed on low.}\n"
        'history: [{date: "2026-11-21", change: First version.}, {date: "2026-12-02", change: Assessed again.}]\n'
    )
    view = review_finding_view(items_of(IT + assessments), "not-knowing-weighs")
    assert view.draft_notice == ""
    assert [(one.text, one.disagreement, one.resolution) for one in view.assessments] == [
        ("First assessor, 21 November 2026: low confidence", "", ""),
        (
            "Second assessor, 2 December 2026: moderate confidence; independent of earlier assessments",
            "One saw more.",
            "They agreed on low.",
        ),
    ]
    assert view.history == ("2 December 2026: Assessed again.", "21 November 2026: First version.")
    assert view.changed == "2 December 2026"
    assert review_finding_view(items_of(), "not-knowing-weighs").draft_notice.startswith(
        "Draft. One assessor"
    )
