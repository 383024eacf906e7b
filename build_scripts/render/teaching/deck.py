"""A teaching session as slides: what stands on each, whatever then draws them.

Content notes, the way out and what studies say of their own use come first. A quotation that may not be carried is
not here at all: the session as it is shown has a link in its place. What one side says never stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from build_scripts.model import urls
from build_scripts.render.charts.card import ChartCard
from build_scripts.render.teaching.session import QuizView, SessionView, StepView, session_view
from build_scripts.render.text import labels
from build_scripts.render.text.markdown import plain_paragraphs, typographic
from build_scripts.render.views.item_views import (
    FindingView,
    QuoteView,
    RecommendationView,
    ReviewFindingLine,
    StudyLine,
)
from build_scripts.render.views.items import Items
from build_scripts.render.views.paired_rows import RowView, SideOfRow
from build_scripts.render.views.shared import Link, SiteWords

SlideKind = Literal["frame", "step", "piece", "question", "answer"]
"""Before and after the steps; what learners do; what they look at; what they are asked, and its answer."""


@dataclass(frozen=True)
class Text:
    """A paragraph of a slide."""

    words: str
    lead: str = ""
    """What stands before it in bold."""
    is_caution: bool = False
    is_small: bool = False
    is_large: bool = False


@dataclass(frozen=True)
class Column:
    """What one side says."""

    name: str
    texts: tuple[Text, ...]
    is_silent: bool


@dataclass(frozen=True)
class Slide:
    """One slide."""

    kicker: str
    """What it is, over its title."""
    title: str
    texts: tuple[Text, ...] = ()
    columns: tuple[Column, ...] = ()
    """Two sides beside each other, over the texts."""
    chart: ChartCard | None = None
    """Beside the texts."""
    beside: tuple[Text, ...] = ()
    """What must never be away from the slide, however much room it takes."""
    source: str = ""
    address: str = ""
    """Of the item on the site."""
    notes: tuple[str, ...] = ()
    """For whoever speaks."""
    kind: SlideKind = "frame"

    @property
    def is_step(self) -> bool:
        """Whether it says what learners do."""
        return self.kind == "step"

    @property
    def is_answer(self) -> bool:
        """Whether it tells what learners are to find out themselves."""
        return self.kind == "answer"

    @property
    def is_piece(self) -> bool:
        """Whether it is something to look at within a step."""
        return self.kind in ("piece", "question")


@dataclass(frozen=True)
class Deck:
    """The slides of a session."""

    session: SessionView
    slides: tuple[Slide, ...]


def deck(items: Items, id_: str) -> Deck:
    """The slides of the session with that id, in the order in which they are shown."""
    session = session_view(items, id_)
    slides = [
        _first(session),
        _care(session),
        *chain.from_iterable(_Step(items, session, step).slides() for step in session.steps),
        *_last(session),
        _about(items, session),
    ]
    return Deck(session, tuple(slide for slide in slides if slide is not None))


def names_of(studies: Iterable[StudyLine]) -> str:
    """Studies with their years and what must be minded of them: `Okafor and Lee 2021 (preprint, not peer reviewed)`."""
    named = []
    for study in studies:
        beside = [study.year_beside_name] if study.year_beside_name != "year not stated" else []
        beside += [caution.words.cited for caution in study.cautions]
        told = "; ".join(part for part in beside if part)
        named.append(f"{study.name} ({told})" if told else study.name)
    return "; ".join(named)


def _first(session: SessionView) -> Slide:
    line = session.line
    texts = [
        Text(f"{line.minutes}. For: {line.audiences}." if line.audiences else f"{line.minutes}."),
        Text("It discusses what studies found. It is not guidance for practice."),
        *cautions(session),
    ]
    return Slide(
        "Teaching session", typographic(line.title), tuple(texts), address=line.address,
        notes=plain_paragraphs(line.purpose),
    )  # fmt: skip


def cautions(session: SessionView) -> Iterator[Text]:
    """What comes before everything: content notes, what must be minded of the studies, what they say of their own use."""
    if notice := session.line.notice:
        lines = [f"{line.name} ({line.country}): {line.contact}" for line in notice.help_lines]
        about = f"This session speaks of {notice.text}."
        yield Text(" ".join([about, *lines]), "Content note:", is_caution=True)
    for caution, names in session.cautions:
        yield Text(f"{names}.", f"{caution.words.heading}:", is_caution=True)
    for study, sentence in session.warnings:
        yield Text(f"“{sentence}”", f"{study.name} says of itself:", is_caution=True)


def _care(session: SessionView) -> Slide | None:
    texts = [Text(typographic(aim), "Aim:") for aim in session.aims]
    if session.way_out:
        texts.insert(0, Text(typographic(session.way_out), "Before the first step:"))
    if session.made_with:
        texts.append(Text(typographic(session.made_with), "Made with:", is_small=True))
    if not texts:
        return None
    return Slide("Before we begin", "What this session is for", tuple(texts), address=session.line.address)


def _last(session: SessionView) -> Iterator[Slide]:
    if session.questions:
        texts = tuple(Text(typographic(question)) for question in session.questions)
        yield Slide("To go on with", "Questions to take along", texts, address=session.line.address)
    if session.further:
        texts = tuple(Text(typographic(link.text)) for link in session.further)
        yield Slide("To read on", "More of the evidence", texts, address=session.line.address)


def _about(items: Items, session: SessionView) -> Slide:
    site = items.site
    texts = [Text(cited(site, session))]
    if site.licence:
        texts.append(
            Text(
                f"{site.licence}. Words and tables of studies keep the terms of their sources.",
                "Our own words:",
            )
        )
    return Slide("About these slides", "Where they come from", tuple(texts), address=session.line.address)


def cited(site: SiteWords, session: SessionView) -> str:
    """How the session is cited."""
    published = f"{site.title}, {site.publisher}." if site.publisher else f"{site.title}."
    title = typographic(session.line.title)
    stop = "" if title.endswith(("?", "!", ".")) else "."
    version = f" Version of {session.changed}." if session.changed else ""
    place = f" {site.url}{session.line.address}" if site.url else ""
    return f"{published} {title}{stop}{version}{place}"


class _Step:
    """The slides of one step: what learners do, then what they look at, each on a slide of its own."""

    def __init__(self, items: Items, session: SessionView, step: StepView) -> None:
        self.items = items
        self.session = session
        self.step = step
        self.counter_voice = tuple(
            Text(
                f"{typographic(found.statement)} ({found.basis}: {names_of([found.study])}.)",
                "Beside it:",
                is_small=True,
            )
            for found in step.findings
            if not found.is_evidence
        )

    def slides(self) -> Iterator[Slide]:
        """All of them."""
        step = self.step
        yield Slide(
            f"{step.kind}, {step.minutes}",
            typographic(step.title),
            tuple(Text(text) for text in plain_paragraphs(step.text)),
            address=self.session.line.address,
            notes=plain_paragraphs(step.notes),
            kind="step",
        )
        for row in (*step.pairs.rows.shown, *step.pairs.rows.unfolding) if step.pairs else ():
            yield self._row(row)
        yield from map(self._chart, step.charts)
        yield from map(self._review_finding, step.review_findings)
        yield from (self._finding(found) for found in step.findings if found.is_evidence)
        yield from map(self._quote, step.quotes)
        yield from map(self._recommendation, step.recommendations)
        if not (step.pairs or step.charts or step.review_findings) and self.counter_voice:
            yield from (self._finding(found) for found in step.findings if not found.is_evidence)
        if step.others:
            texts = tuple(Text(typographic(link.text)) for link in step.others)
            yield Slide(
                "To look at on the site",
                typographic(step.title),
                texts,
                address=step.others[0].address,
                kind="piece",
            )
        for question in step.quiz:
            yield from self._quiz(question)

    def _row(self, row: RowView) -> Slide:
        texts = [Text(typographic(row.caution), "How they differ:")] if row.caution else []
        texts += [
            Text(
                " ".join(
                    typographic(shown.finding.statement)
                    for answers in side.answers
                    for shown in answers.findings
                )
                or f"{side.gap}. {typographic(side.reason)}",
                f"{side.name}:",
                is_small=True,
            )
            for side in row.further
        ]
        studies = dict.fromkeys(
            answers.study for side in (*row.sides, *row.further) for answers in side.answers
        )
        return Slide(
            "What each side says",
            typographic(row.topic),
            tuple(texts),
            columns=tuple(_column(side) for side in row.sides),
            beside=self.counter_voice,
            source=names_of(studies),
            address=row.address,
            kind="piece",
        )

    def _chart(self, card: ChartCard) -> Slide:
        table = next(
            table
            for id_, table in self.items.joined.tables.items()
            if urls.study_item(id_) == card.table_address
        )
        notes = [f"{note.place}: {note.text}" if note.place else note.text for note in card.notes]
        texts = [Text(card.asked), Text(card.whose)]
        if silent := self._silent([table.perspective]):
            texts.append(Text(f"{labels.sentence(silent)} were not asked here."))
        return Slide(
            "One study",
            card.title,
            tuple(texts),
            chart=card,
            beside=self.counter_voice,
            source=f"{names_of([card.study])}, {card.locator}",
            address=card.address,
            notes=tuple(notes),
            kind="piece",
        )

    def _silent(self, said: Collection[str]) -> str:
        """The name of the side that is not among those who `said` something, where the other one is."""
        site = self.items.corpus.site
        sides = site.sides if site else ()
        silent = [side for side in sides if side not in said]
        if len(silent) != 1 or len(sides) < 2:
            return ""
        (name,) = self.items.site.perspective_names(silent)
        return name

    def _review_finding(self, line: ReviewFindingLine) -> Slide:
        said = {
            perspective
            for link in self.items.corpus.review_findings[line.id].evidence
            if link.finding in self.items.joined.findings
            for perspective in self.items.joined.findings[link.finding].perspective
        }
        level = f"{line.confidence.words}{' (draft)' if line.is_draft else ''}."
        texts = [
            *_notice(line.notice.text if line.notice else ""),
            Text(typographic(line.statement), is_large=True),
            Text(typographic(line.confidence.explanation), level),
        ]
        if line.disagreement or line.is_single_study:
            single = "One study so far." if line.is_single_study else ""
            texts.append(Text(f"{single} {line.disagreement}".strip()))
        if silent := self._silent(said):
            texts.append(Text(f"Nothing that {silent} said stands behind it."))
        return Slide(
            "Across studies", typographic(self.step.title), tuple(texts), beside=self.counter_voice,
            source=names_of(line.studies), address=line.address, kind="piece",
        )  # fmt: skip

    def _finding(self, found: FindingView) -> Slide:
        count = found.count or (f"“{found.extent}”, without a number" if found.extent else "")
        texts = [
            *_notice(found.notice.text if found.notice else ""),
            Text(typographic(found.statement), is_large=True),
            *([Text(f"{count}. {found.count_note}".strip())] if count else []),
            Text(f"{found.who_says}." if found.is_evidence else f"{found.basis}. {found.who_says}."),
        ]
        if found.is_evidence and (silent := self._silent(found.perspectives)):
            texts.append(Text(f"Nothing that {silent} said stands behind it."))
        return Slide(
            "One study" if found.is_evidence else "Cited by a study",
            typographic(self.step.title), tuple(texts),
            beside=self.counter_voice if found.is_evidence else (),
            source=f"{names_of([found.study])}, {found.locator}", address=found.address, kind="piece",
        )  # fmt: skip

    def _quote(self, quote: QuoteView) -> Slide:
        texts = [
            Text(f"“{quote.text}”", is_large=True),
            Text(f"{quote.who}. {quote.verification}.", is_small=True),
        ]
        if quote.rights:
            texts.append(Text(f"{typographic(quote.rights)}.", is_small=True))
        return Slide(
            "One person’s words" if quote.is_participant else quote.voice,
            typographic(self.step.title), tuple(texts), beside=self.counter_voice,
            source=f"{names_of([quote.study])}, {quote.locator}", address=quote.address, kind="piece",
        )  # fmt: skip

    def _recommendation(self, item: RecommendationView) -> Slide:
        texts = [Text(typographic(item.statement), is_large=True)]
        if item.audiences:
            texts.append(Text(f"{item.audiences}.", "For:"))
        if item.rests_on:
            texts.append(Text(_sentences(item.rests_on), "Rests on:", is_small=True))
        source = f"{names_of([item.study])}, {item.locator}" if item.study else ""
        return Slide(
            "Recommendation" if item.study else "Point to consider",
            typographic(self.step.title), tuple(texts), beside=self.counter_voice,
            source=source, address=item.address, kind="piece",
        )  # fmt: skip

    def _quiz(self, question: QuizView) -> Iterator[Slide]:
        asks = typographic(question.asks)
        options = tuple(
            Text(typographic(option), f"{letter(place)}.") for place, option in enumerate(question.options)
        )
        address = question.rests_on[0].address if question.rests_on else self.session.line.address
        answer = typographic(question.answer)
        because = typographic(question.because)
        here = self.session.line.address
        yield Slide(
            "Quiz", asks, options, address=here, notes=(f"Answer: {answer}. {because}",), kind="question"
        )
        texts = (
            Text(answer, is_large=True),
            Text(because),
            Text(_sentences(question.rests_on), "Rests on:", is_small=True),
        )
        source = names_of(self._studies(question.rests_on))
        yield Slide("Answer", asks, texts, source=source, address=address, kind="answer")

    def _studies(self, links: Iterable[Link]) -> tuple[StudyLine, ...]:
        addresses = {link.address for link in links}
        grounds = [
            *(id_ for id_ in self.items.joined.findings if urls.study_item(id_) in addresses),
            *(id_ for id_ in self.items.corpus.review_findings if urls.review_finding(id_) in addresses),
        ]
        return self.items.studies_behind(grounds)


def letter(place: int) -> str:
    """The letter before an option: A for the first."""
    return chr(ord("A") + place)


def _sentences(links: Iterable[Link]) -> str:
    return " ".join(typographic(link.text) for link in links)


def _notice(text: str) -> list[Text]:
    return [Text(f"{text}.", "Content note:", is_caution=True)] if text else []


def _column(side: SideOfRow) -> Column:
    texts = [Text(typographic(side.reason), f"{side.gap}.")] if side.gap else []
    for answers in side.answers:
        texts.append(Text(f"{typographic(answers.asked)} ({answers.of})", is_small=True))
        for shown in answers.findings:
            found = shown.finding
            texts += _notice(found.notice.text if found.notice else "")
            texts.append(Text(typographic(found.statement)))
            count = f"{found.count}; " if found.count else ""
            texts.append(Text(f"{count}{names_of([found.study])}, {shown.place}", is_small=True))
    return Column(side.says, tuple(texts), bool(side.gap))
