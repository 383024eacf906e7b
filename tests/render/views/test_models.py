"""The parts of a model: what each leads to, what it is part of, and what the studies say of it."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.model.records.conceptual_model import Flow
from build_scripts.render.views.items import Items
from build_scripts.render.views.models import model_view, wholes

ItemsOf = Callable[..., Items]
MODEL = "# in evidence/models/listening-cycle.yaml\n"


def flow(source: str, target: str, kind: str = "part_of") -> Flow:
    return Flow.model_validate({"source": source, "target": target, "kind": kind})


def test_a_part_belongs_to_the_first_whole_that_is_named_and_never_to_itself() -> None:
    flows = [flow("a", "b"), flow("a", "c"), flow("b", "c"), flow("c", "a"), flow("d", "e", "leads_to")]
    assert wholes(flows) == {"a": "b", "b": "c"}


def test_parts_stand_under_their_whole(items_of: ItemsOf) -> None:
    view = model_view(items_of(), "listening-cycle")
    assert [(one.id, [part.id for part in one.parts]) for one in view.branches] == [
        ("listening", ["welcoming", "asking", "answering"]),
        ("librarian", []),
        ("quiet-place", []),
        ("waiting", []),
        ("being-heard", []),
    ]


def test_arrows_from_a_part_come_before_those_to_it(items_of: ItemsOf) -> None:
    parts = {one.id: one for one in model_view(items_of(), "listening-cycle").parts}
    assert [(words, link.address, text) for words, link, text in parts["welcoming"].flows] == [
        ("is part of", "models/listening-cycle/#listening", ""),
        ("leads to", "models/listening-cycle/#asking", ""),
        ("follows from", "models/listening-cycle/#answering", "Visitors come back."),
    ]
    assert [(words, link.text) for words, link, _ in parts["being-heard"].flows] == [
        ("follows from", "Listening")
    ]


def test_what_studies_say_of_a_part_stands_with_it(items_of: ItemsOf) -> None:
    answering = {one.id: one for one in model_view(items_of(), "listening-cycle").parts}["answering"]
    assert [one.id for one in answering.findings] == ["not-knowing-how-long"]
    assert [one.id for one in answering.quotes.shown] == ["nobody-listened"]
    assert [link.address for link in answering.review_findings] == ["review-findings/not-knowing-weighs/"]
    assert [link.address for link in answering.points_to_consider] == [
        "recommendations/#say-how-long-it-takes"
    ]
    assert answering.recommendations == ()
    waiting = {one.id: one for one in model_view(items_of(), "listening-cycle").parts}["waiting"]
    assert [(heading, [one.address for one in advice]) for heading, advice in waiting.recommendations] == [
        ("Authors of the study", ["studies/okafor-2021/#say-how-long"])
    ]


def test_two_quotations_of_a_part_stand_open_and_the_third_unfolds(items_of: ItemsOf) -> None:
    findings = "[okafor-2021/not-knowing-how-long, okafor-2021/friendly-face-helped, okafor-2021/shown-thrice, okafor-2021/gone]"
    overlay = (
        f"{MODEL}nodes: [{{id: all, label: All, kind: step, text: T., findings: {findings}, locator: {{page: '1'}}}}]\n"
        "# in evidence/studies/okafor-2021/quotes.yaml\n- {id: third, text: We came to the desk, voice: participant, speaker: "
        "not_stated, perspective: [visitors], sensitivity: [loss], locator: {page: '3'}}\n"
        "# in evidence/studies/okafor-2021/findings.yaml\n- {id: shown-thrice, statement: They came., kind: qualitative, basis: "
        "own_data, perspective: [visitors], credibility: credible, themes: [waiting], illustrations: [{quote: third}], content_notes: "
        "[abuse], locator: {page: '3'}}\n"
    )
    view = model_view(items_of(overlay), "listening-cycle")
    (part,) = view.parts
    assert [one.id for one in part.quotes.shown] == ["nobody-listened", "friendly-face"]
    assert [one.id for one in part.quotes.unfolding] == ["third"]
    assert view.notice is not None
    assert view.notice.text == "abuse and loss"


def test_changes_of_a_model_are_told_the_latest_first(items_of: ItemsOf) -> None:
    history = 'history: [{date: "2026-11-21", change: First.}, {date: "2026-12-02", change: Second.}]\n'
    view = model_view(items_of(MODEL + history), "listening-cycle")
    assert (view.history, view.changed) == (
        ("2 December 2026: Second.", "21 November 2026: First."),
        "2 December 2026",
    )
