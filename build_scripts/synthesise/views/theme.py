"""What a theme's page prints: the answer first, how sure, who says what, and where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.model import addresses
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.theme import Message, Theme
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.item_views import (
    AdviceView,
    FindingView,
    QuoteView,
    ReviewFindingLine,
    StudyLine,
)
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Link, Notice, history
from build_scripts.synthesise.views.related import Related, related_to_theme
from build_scripts.synthesise.views.sides import SideView, sides
from build_scripts.synthesise.views.theme_line import by_origin, study_ribbon

QUOTES_SHOWN = 6
"""Quotations that stand open on a theme's page; others unfold."""

QUOTES_UNFOLDING = 30
"""Quotations that unfold; whatever is beyond stands in the list of all."""

CHARTS_SHOWN = 2
"""Charts that stand on a theme's page, one a table; further ones are linked."""

SOURCES_SHOWN = 40
"""Studies listed on a theme's page; the list of studies has all."""

SHORT = 6
"""Quotations of fewer words come after the others: they tell little by themselves."""


@dataclass(frozen=True)
class MessageView:
    """A sentence of ours with what it rests on, and the studies behind that."""

    text: str
    rests_on: tuple[Link, ...]
    studies: tuple[StudyLine, ...]


@dataclass(frozen=True)
class SourceView:
    """A study and what it gives to a theme."""

    study: StudyLine
    gives: str


@dataclass(frozen=True)
class ThemeView:
    """Everything on a theme's page."""

    id: str
    address: str
    brief: str
    """Address of its brief of one page."""
    name: str
    question: str
    ribbon: str
    ribbon_note: str
    preprint_note: str
    notice: Notice | None
    answer: MessageView
    key_messages: tuple[MessageView, ...]
    review_findings: tuple[ReviewFindingLine, ...]
    sides: tuple[SideView, ...]
    unborne: tuple[FindingView, ...]
    """What sources cite or assert without data of their own."""
    charts: tuple[tuple[str, str], ...]
    """Global ids of tables, each with the address of the chart that stands here."""
    further_charts: tuple[Link, ...]
    quotes: tuple[QuoteView, ...]
    further_quotes: tuple[QuoteView, ...]
    quotes_beyond: int
    voices: tuple[Link, ...]
    """Its part of the list of quotations, by who speaks."""
    advice: tuple[tuple[str, tuple[AdviceView, ...]], ...]
    gaps: tuple[tuple[str, str], ...]
    sources: tuple[SourceView, ...]
    sources_beyond: int
    definition: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    parent: Link | None
    children: tuple[Link, ...]
    related: tuple[Link, ...]
    read_on: tuple[Related, ...]
    history: tuple[str, ...]
    changed: str
    formerly: tuple[str, ...]


def theme_view(items: Items, id_: str) -> ThemeView:
    """Everything on a theme's page."""
    theme = items.corpus.themes[id_]
    joined = items.joined
    findings = [items.finding(one) for one in joined.theme_findings.get(id_, ())]
    speaking = [items.study(one) for one in joined.theme_studies.get(id_, ())]
    ribbon, ribbon_note = study_ribbon(speaking)
    charts = _charts(items, id_)
    quotes = _varied([items.quote(one) for one in joined.theme_quotes.get(id_, ())])
    return ThemeView(
        id=id_,
        address=addresses.theme(id_),
        brief=addresses.brief(id_),
        name=theme.name,
        question=theme.question,
        ribbon=ribbon,
        ribbon_note=ribbon_note,
        preprint_note=_preprints(speaking),
        notice=items.site.notice(theme.content_notes),
        answer=_message(items, theme.answer),
        key_messages=tuple(_message(items, message) for message in theme.key_messages),
        review_findings=tuple(items.review_finding(one) for one in joined.theme_review_findings.get(id_, ())),
        sides=sides(items, [one for one in findings if one.is_evidence]),
        unborne=tuple(one for one in findings if not one.is_evidence),
        charts=tuple((table, chart.address) for table, chart in charts[:CHARTS_SHOWN]),
        further_charts=tuple(chart for _, chart in charts[CHARTS_SHOWN:]),
        quotes=quotes[:QUOTES_SHOWN],
        further_quotes=quotes[QUOTES_SHOWN : QUOTES_SHOWN + QUOTES_UNFOLDING],
        quotes_beyond=max(0, len(quotes) - QUOTES_SHOWN - QUOTES_UNFOLDING),
        voices=_voices(items, id_),
        advice=_advice(items, id_),
        gaps=tuple((words.GAP[gap.kind], gap.text) for gap in theme.gaps),
        sources=_sources(items, id_, speaking[:SOURCES_SHOWN]),
        sources_beyond=max(0, len(speaking) - SOURCES_SHOWN),
        definition=theme.definition,
        includes=theme.includes,
        excludes=theme.excludes,
        parent=next(iter(items.themes([theme.parent])), None) if theme.parent else None,
        children=items.themes(joined.theme_children.get(id_, ())),
        related=items.themes(theme.related),
        read_on=related_to_theme(items, id_),
        history=history(theme.history),
        changed=_changed(theme),
        formerly=theme.formerly,
    )


def _preprints(studies: Sequence[StudyLine]) -> str:
    return words.listed([study.name for study in studies if study.is_preprint])


def _message(items: Items, message: Message) -> MessageView:
    return MessageView(message.text, items.targets(message.rests_on), items.studies_behind(message.rests_on))


def _charts(items: Items, theme: str) -> list[tuple[str, Link]]:
    """The charts of a theme's tables, each with its table: the first of every table, then the others."""
    ranked = [
        (place, table, Link(addresses.study_item(global_id(split_global(table)[0], chart.id)), chart.title))
        for table in items.joined.theme_tables.get(theme, ())
        for place, chart in enumerate(items.joined.tables[table].charts)
    ]
    return [(table, link) for place, table, link in sorted(ranked, key=lambda one: min(one[0], 1))]


def _varied(quotes: Sequence[QuoteView]) -> tuple[QuoteView, ...]:
    """Quotations so that findings, then studies, take turns: the first few show the range."""
    turns: dict[str, int] = {}
    ranked = []
    for quote in quotes:
        finding = quote.findings[0].address if quote.findings else quote.address
        of_finding = turns[finding] = turns.get(finding, -1) + 1
        of_study = turns[quote.study.id] = turns.get(quote.study.id, -1) + 1
        ranked.append((len(quote.text.split()) < SHORT, of_finding, of_study, quote))
    return tuple(quote for *_, quote in sorted(ranked, key=lambda one: one[:3]))


def _voices(items: Items, theme: str) -> tuple[Link, ...]:
    quotes = (items.joined.quotes[one] for one in items.joined.theme_quotes.get(theme, ()))
    speaking = {id_ for quote in quotes for id_ in quote.perspective}
    return tuple(
        Link(f"{addresses.QUOTES}?theme={theme}&perspective={one.id}", one.name)
        for one in items.site.perspectives
        if one.id in speaking
    )


def _advice(items: Items, id_: str) -> tuple[tuple[str, tuple[AdviceView, ...]], ...]:
    joined = items.joined
    advice = [
        *(items.advice(one) for one in joined.theme_recommendations.get(id_, ())),
        *(items.study_advice(one) for one in joined.theme_study_recommendations.get(id_, ())),
    ]
    return by_origin(advice)


def _sources(items: Items, theme: str, studies: Sequence[StudyLine]) -> tuple[SourceView, ...]:
    """Studies and what each gives to a theme."""
    findings, quotes = (
        Counter(split_global(one)[0] for one in tagged.get(theme, ()))
        for tagged in (items.joined.theme_findings, items.joined.theme_quotes)
    )
    return tuple(
        SourceView(
            study,
            words.listed(
                [
                    words.counted(findings[study.id], "finding", "findings"),
                    words.counted(quotes[study.id], "quotation", "quotations"),
                ]
            ),
        )
        for study in studies
    )


def _changed(theme: Theme) -> str:
    return words.date(max(change.date for change in theme.history)) if theme.history else ""
