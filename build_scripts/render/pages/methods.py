"""Pages about the review and its words: methods, reporting by ENTREQ, glossary, conceptual models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.records.appraisal import ENTREQ
from build_scripts.model.records.glossary import GlossaryTerm
from build_scripts.model.records.review import Review
from build_scripts.render.diagrams.svg import drawing_of, layout_of, reading_of
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.moved import tombstones
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items
from build_scripts.render.views.models import model_view
from build_scripts.render.views.shared import Fact, history, levels


@dataclass(frozen=True)
class MethodsView:
    """Everything on the methods page that comes from `review.yaml`."""

    review: Review
    perspectif: tuple[Fact, ...]
    methodology: str
    roles: tuple[tuple[str, str], ...]
    anchors: tuple[tuple[str, str], ...]
    history: tuple[str, ...]


def methods_view(review: Review) -> MethodsView:
    """How the review was made."""
    frame = review.perspectif
    return MethodsView(
        review=review,
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
        methodology=labels.SYNTHESIS[review.methodology],
        roles=tuple((labels.sentence(role.role), role.did) for role in review.roles),
        anchors=tuple((labels.CONCERN[anchor.concern], anchor.means) for anchor in review.anchors),
        history=history(review.history),
    )


def glossary_view(items: Items) -> tuple[tuple[GlossaryTerm, str], ...]:
    """All words explained, by the alphabet, each with its other forms."""
    terms = sorted(items.corpus.glossary, key=lambda term: term.term.casefold())
    return tuple((term, labels.listed(term.also)) for term in terms)


def pages(given: PageInput) -> Iterator[Page]:
    """Methods, reporting, glossary, and a page for each model."""
    renderer, items = given.renderer, given.items
    review = items.corpus.review
    yield renderer.page(
        "methods",
        "How this was done, what was not done, and what a reader may and may not conclude.",
        view=methods_view(review) if review else None,
        levels=levels(),
    )
    yield renderer.page(
        "reporting",
        "The 21 items of the ENTREQ statement, each with where it is met, or that it was not done.",
        lines=reporting_view(review),
    )
    yield renderer.page(
        "glossary",
        "Specialist words in plain words.",
        terms=glossary_view(items),
        tombstones=tombstones(renderer, items, urls.GLOSSARY),
    )
    for id_ in items.corpus.models:
        view = model_view(items, id_)
        layout = layout_of(view)
        study = f" from {view.study.name}" if view.study else ""
        yield renderer.page(
            "model",
            f"A model{study}, drawn and part by part, with what each part rests on.",
            address=view.address,
            title=view.name,
            view=view,
            drawing=drawing_of(view, layout),
            reading=reading_of(layout),
            tombstones=tombstones(renderer, items, view.address),
        )


ANSWERS = {"met": "Met", "partly": "Partly met", "not_done": "Not done"}


@dataclass(frozen=True)
class ReportingLine:
    """One item of the statement."""

    number: str
    name: str
    answer: str
    text: str
    see: str
    """An address on this site; empty without one."""


def reporting_view(review: Review | None) -> tuple[ReportingLine, ...]:
    """The items in the statement's order; one without an answer says so."""
    given = {report.item: report for report in review.reporting} if review else {}
    return tuple(
        ReportingLine(
            number=number,
            name=name,
            answer=ANSWERS[given[number].answer] if number in given else "Not reported",
            text=given[number].text if number in given else "",
            see=(given[number].see or "") if number in given else "",
        )
        for number, name in ENTREQ.items()
    )
