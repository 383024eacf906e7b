"""A teaching session as it is shown: its steps with what they use, ready for a page, slides and a handout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.fields import ContentNote
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.teaching import QuizQuestion, SessionStep, TeachingSession
from build_scripts.render.charts.card import ChartCard, cards_at
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import (
    FindingView,
    QuoteView,
    RecommendationView,
    ReviewFindingLine,
    StudyLine,
    cautions_by_name,
)
from build_scripts.render.views.items import Items
from build_scripts.render.views.paired_rows import PairsView, view_of_rows
from build_scripts.render.views.shared import Caution, Link, Notice, history, latest


@dataclass(frozen=True)
class QuizView:
    """A question with its options; the right one is told apart for those who open the answer."""

    asks: str
    options: tuple[str, ...]
    answer: str
    because: str
    rests_on: tuple[Link, ...]


@dataclass(frozen=True)
class StepView:
    """A step with everything that learners look at in it."""

    title: str
    kind: str
    minutes: str
    text: str
    review_findings: tuple[ReviewFindingLine, ...]
    findings: tuple[FindingView, ...]
    quotes: tuple[QuoteView, ...]
    """Those that may be shown to everybody: no content note, and a licence or permission."""
    recommendations: tuple[RecommendationView, ...]
    pairs: PairsView | None
    charts: tuple[ChartCard, ...]
    others: tuple[Link, ...]
    quiz: tuple[QuizView, ...]
    notes: str


@dataclass(frozen=True)
class SessionLine:
    """A session as the list shows it."""

    address: str
    title: str
    purpose: str
    minutes: str
    audiences: str
    notice: Notice | None


@dataclass(frozen=True)
class SessionView:
    """Everything on a session's page."""

    line: SessionLine
    aims: tuple[str, ...]
    way_out: str
    made_with: str
    cautions: tuple[tuple[Caution, str], ...]
    """What must be minded of the studies behind it, each with their names."""
    warnings: tuple[tuple[StudyLine, str], ...]
    """What studies say, as printed, of what they must not be used for."""
    steps: tuple[StepView, ...]
    questions: tuple[str, ...]
    further: tuple[Link, ...]
    """Items that no step shows."""
    history: tuple[str, ...]
    changed: str


def session_line(items: Items, id_: str) -> SessionLine:
    """A session as the list shows it."""
    session = items.corpus.teaching[id_]
    return SessionLine(
        address=urls.session(id_),
        title=session.title,
        purpose=session.purpose,
        minutes=labels.counted(session.minutes, "minute", "minutes"),
        audiences=labels.listed(items.site.audience_names(session.audiences)),
        notice=items.site.notice(_notes(items, session)),
    )


def session_view(items: Items, id_: str) -> SessionView:
    """Everything that a session shows."""
    session = items.corpus.teaching[id_]
    studies = _studies(items, session)
    return SessionView(
        line=session_line(items, id_),
        aims=session.aims,
        way_out=session.way_out or "",
        made_with=session.made_with or "",
        cautions=cautions_by_name(studies),
        warnings=items.own_warnings(studies),
        steps=tuple(_step(items, step) for step in session.steps),
        questions=session.questions,
        further=tuple(_link(items, pin) for pin in session.pins),
        history=history(session.history),
        changed=latest(session.history),
    )


def _studies(items: Items, session: TeachingSession) -> tuple[StudyLine, ...]:
    """The studies behind everything that a session uses."""
    grounds = [
        id_ for id_ in session.items() if id_ in items.joined.findings or id_ in items.corpus.review_findings
    ]
    return items.studies_behind(grounds)


def _notes(items: Items, session: TeachingSession) -> tuple[ContentNote, ...]:
    """What may weigh on learners: what the session says, and what its items do."""
    joined, corpus = items.joined, items.corpus
    found = list(session.content_notes)
    for id_ in session.items():
        for records in (joined.findings, corpus.review_findings, corpus.themes):
            if id_ in records:
                found += records[id_].content_notes
    return tuple(dict.fromkeys(found))


def _step(items: Items, step: SessionStep) -> StepView:
    joined, corpus = items.joined, items.corpus
    charts = {
        urls.study_item(global_id(split_global(table)[0], chart.id)): table
        for table, record in joined.tables.items()
        for chart in record.charts
    }
    quotes = [items.quote(id_) for id_ in step.uses if id_ in joined.quotes]
    shown_quotes = tuple(quote for quote in quotes if quote.is_open and not quote.notice)
    drawn = [(charts[urls.study_item(id_)], urls.study_item(id_)) for id_ in step.uses if _is_in(charts, id_)]
    rows = [id_ for id_ in step.uses if id_ in corpus.pairs]
    shown = {
        *joined.findings, *corpus.review_findings, *joined.study_recommendations, *corpus.recommendations, *corpus.pairs,
    }  # fmt: skip
    addresses = {quote.address for quote in shown_quotes} | {chart for _, chart in drawn}
    others = [_link(items, id_) for id_ in step.uses if id_ not in shown]
    return StepView(
        title=step.title,
        kind=labels.STEP[step.kind],
        minutes=labels.counted(step.minutes, "minute", "minutes"),
        text=step.text,
        review_findings=tuple(
            items.review_finding(id_) for id_ in step.uses if id_ in corpus.review_findings
        ),
        findings=tuple(items.finding(id_) for id_ in step.uses if id_ in joined.findings),
        quotes=shown_quotes,
        recommendations=(
            *(items.recommendation(id_) for id_ in step.uses if id_ in corpus.recommendations),
            *(items.study_recommendation(id_) for id_ in step.uses if id_ in joined.study_recommendations),
        ),
        pairs=view_of_rows(items, rows, theme="") if rows else None,
        charts=cards_at(items, drawn),
        others=tuple(link for link in others if link.address not in addresses),
        quiz=tuple(_quiz(items, question) for question in step.quiz),
        notes=step.notes or "",
    )


def _is_in(charts: Mapping[str, str], id_: str) -> bool:
    return "/" in id_ and urls.study_item(id_) in charts


def _quiz(items: Items, question: QuizQuestion) -> QuizView:
    return QuizView(
        asks=question.asks,
        options=question.options,
        answer=question.options[question.answer - 1] if question.answer <= len(question.options) else "",
        because=question.because,
        rests_on=tuple(_link(items, id_) for id_ in question.rests_on),
    )


def _link(items: Items, id_: str) -> Link:
    """An item by what it says; by its place alone where it is a quotation, whose words are not carried along."""
    joined, corpus = items.joined, items.corpus
    if id_ in joined.quotes:
        quote = items.quote(id_)
        return Link(quote.address, f"A quotation: {quote.study.name}, {quote.locator}")
    for records, address in (
        (joined.findings, urls.study_item),
        (joined.study_recommendations, urls.study_item),
        (corpus.review_findings, urls.review_finding),
        (corpus.recommendations, urls.recommendation),
    ):
        if id_ in records:
            return Link(address(id_), records[id_].statement)
    if id_ in joined.tables:
        return Link(urls.study_item(id_), joined.tables[id_].title)
    if id_ in corpus.themes:
        return Link(urls.theme(id_), corpus.themes[id_].question)
    if id_ in corpus.pairs:
        return Link(urls.paired_row(corpus.pairs[id_].theme, id_), corpus.pairs[id_].topic)
    if id_ in corpus.models:
        return Link(urls.model(id_), corpus.models[id_].name)
    if "/" in id_:
        return Link(urls.study_item(id_), f"{items.study(split_global(id_)[0]).name}")
    return Link(urls.term(id_), id_)
