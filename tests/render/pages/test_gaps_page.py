"""What is not known: by kind, from whom nothing was heard, and what was asked and never reported."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.render.pages.gaps import gaps_view
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items

ItemsOf = Callable[..., Items]
THEME = "# in evidence/themes/waiting.yaml\n"
STUDY = "# in evidence/studies/okafor-2021/"


def other_theme(id_: str, order: int) -> str:
    return (
        f"# evidence/themes/{id_}.yaml\nname: {id_.title()}\norder: {order}\nquestion: What of {id_}?\n"
        "definition: Something else.\nincludes: [It]\nexcludes: [Others]\n"
        "answer: {text: Nothing is known., rests_on: [not-knowing-weighs]}\n"
        "key_messages: [{text: Nothing is known., rests_on: [not-knowing-weighs]}]\n"
        'history: [{date: "2026-11-21", change: First version.}]\n'
    )


def test_gaps_stand_by_kind_in_the_order_of_kinds(items_of: ItemsOf) -> None:
    kinds = list(labels.GAP)
    gaps = ", ".join(
        f"{{text: Of {kind} {place}., kind: {kind}}}" for place in (1, 2) for kind in reversed(kinds)
    )
    (theme,) = gaps_view(items_of(f"{THEME}gaps: [{gaps}]\n")).themes
    assert theme.gaps == tuple(
        (labels.GAP[kind], f"Of {kind} {place}.") for kind in kinds for place in (1, 2)
    )


def test_perspectives_without_evidence_are_named_and_advice_or_assertion_is_none(items_of: ItemsOf) -> None:
    asserted = (
        "- {id: said, statement: Signs are cheap., kind: qualitative, basis: asserted, perspective: [librarians], "
        "credibility: not_assessed, credibility_reason: no_illustration_printed, themes: [waiting], locator: {page: '3'}}\n"
    )
    (theme,) = gaps_view(items_of(f"{STUDY}findings.yaml\n{asserted}")).themes
    assert theme.unheard == ("librarians",)
    (heard,) = gaps_view(items_of(f"{STUDY}findings.yaml\n{asserted.replace('asserted', 'own_data')}")).themes
    assert heard.unheard == ()
    assert gaps_view(items_of()).voices == ("visitors", "librarians")


def test_one_peer_reviewed_study_is_enough(items_of: ItemsOf, several: str) -> None:
    assert [one.no_peer_reviewed for one in gaps_view(items_of()).themes] == [True]
    assert [one.no_peer_reviewed for one in gaps_view(items_of(several)).themes] == [False]


def test_themes_stand_by_order_then_by_id(items_of: ItemsOf) -> None:
    view = gaps_view(items_of(other_theme("alone", 3) + other_theme("beside", 3) + other_theme("cost", 1)))
    assert [(one.id, one.theme.address) for one in view.themes] == [
        ("_of-cost", "themes/cost/"),
        ("_of-alone", "themes/alone/"),
        ("_of-beside", "themes/beside/"),
        ("_of-waiting", "themes/waiting/"),
    ]
    assert view.themes[0].no_peer_reviewed
    assert view.themes[0].unheard == ("visitors", "librarians")


def test_questions_without_a_printed_answer_are_listed_under_their_study(items_of: ItemsOf) -> None:
    assert gaps_view(items_of()).unreported == ()
    asked = "- {id: q-staff, wording: Who helped?, reported: asked_not_reported, locator: {page: '20'}}\n"
    (of_study,) = gaps_view(items_of(f"{STUDY}questions.yaml\n{asked}")).unreported
    assert (of_study.study.address, of_study.study.text) == ("studies/okafor-2021/", "Okafor and Lee 2021")
    assert [(one.address, one.text) for one in of_study.questions] == [
        ("studies/okafor-2021/#q-staff", "Who helped?")
    ]
