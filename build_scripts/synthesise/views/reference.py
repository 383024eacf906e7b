"""What the pages about the review print: methods, glossary."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.review import Review
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Fact, history


@dataclass(frozen=True)
class MethodsView:
    """Everything on the methods page that comes from `review.yaml`."""

    title: str
    question: str
    perspectif: tuple[Fact, ...]
    methodology: str
    methods: str
    documents: str
    in_scope: tuple[str, ...]
    out_of_scope: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    reflexivity: str
    not_done: tuple[str, ...]
    may_conclude: tuple[str, ...]
    may_not_conclude: tuple[str, ...]
    history: tuple[str, ...]


@dataclass(frozen=True)
class TermView:
    """A word explained."""

    id: str
    term: str
    also: str
    meaning: str
    used_by: str
    objections: str
    formerly: tuple[str, ...]


def methods_view(review: Review) -> MethodsView:
    """How the review was made."""
    frame = review.perspectif
    return MethodsView(
        title=review.title,
        question=review.question,
        perspectif=tuple(
            Fact(label, text)
            for label, text in (
                ("Perspective", frame.perspective),
                ("Setting", frame.setting),
                ("Phenomenon or problem", frame.phenomenon_or_problem),
                ("Environment", frame.environment),
                ("Comparison", frame.comparison),
                ("Time", frame.time_timing),
                ("Findings", frame.findings),
            )
            if text != "not_applicable"
        ),
        methodology=words.SYNTHESIS[review.methodology],
        methods=review.methods,
        documents=review.documents,
        in_scope=review.in_scope,
        out_of_scope=review.out_of_scope,
        roles=tuple((words.sentence(one.role), one.did) for one in review.roles),
        reflexivity=review.reflexivity,
        not_done=review.not_done,
        may_conclude=review.may_conclude,
        may_not_conclude=review.may_not_conclude,
        history=history(review.history),
    )


def glossary_view(items: Items) -> tuple[TermView, ...]:
    """All words explained, by the alphabet."""
    return tuple(
        TermView(
            id=one.id,
            term=one.term,
            also=words.listed(one.also),
            meaning=one.meaning,
            used_by=one.used_by or "",
            objections=one.objections or "",
            formerly=one.formerly,
        )
        for one in sorted(items.corpus.glossary, key=lambda one: one.term.casefold())
    )
