"""The list of themes, and a page for each: the answer first, how sure, who says what, and where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.theme import Message, Theme
from build_scripts.render.charts.card import drawn_charts, rendered_charts
from build_scripts.render.data.summary_document import has_document
from build_scripts.render.look.share_picture import picture
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.related import Related, related_to_theme
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.text.markdown import typographic
from build_scripts.render.views.item_views import (
    STUDIES_OPEN,
    FindingView,
    QuoteView,
    RecommendationView,
    ReviewFindingLine,
    StudyLine,
    cautions_behind,
    cautions_by_name,
)
from build_scripts.render.views.items import Items
from build_scripts.render.views.paired_rows import PairsView, pairs_view
from build_scripts.render.views.shared import (
    Caution,
    Folded,
    Link,
    Notice,
    folded,
    history,
    latest,
    shared_line,
)
from build_scripts.render.views.theme_line import folded_by_origin, study_ribbon, theme_ids, theme_line

STUDIES_SHOWN = 12
"""Studies under one perspective on a theme's page; whatever is beyond stands in the list of findings."""

FINDINGS_SHOWN = 2
FINDINGS_UNFOLDING = 30
"""Findings of one study under one perspective that stand open on a theme's page, and that unfold.

Of several studies one finding each stands open."""


@dataclass(frozen=True)
class StudySays:
    """Findings of one study under one perspective."""

    study: StudyLine
    findings: Folded[FindingView]
    beyond: int
    """How many more there are."""


@dataclass(frozen=True)
class PerspectiveView:
    """What one group of people says, study by study; no votes, no counting of sides."""

    says: str
    definition: str
    colour: int
    by_study: tuple[StudySays, ...]
    studies_beyond: int
    """How many more studies there are."""


def by_perspective(items: Items, findings: Sequence[FindingView]) -> tuple[PerspectiveView, ...]:
    """Findings under each group that says them, in the order of `site.yaml`."""
    known = [
        (perspective.id, perspective.says, perspective.definition) for perspective in items.site.perspectives
    ]
    named = {id_ for id_, _, _ in known}
    unknown = dict.fromkeys(id_ for finding in findings for id_ in finding.perspectives if id_ not in named)
    return tuple(
        PerspectiveView(
            says,
            definition,
            items.site.colour(id_),
            by_study[:STUDIES_SHOWN],
            max(0, len(by_study) - STUDIES_SHOWN),
        )
        for id_, says, definition in (*known, *((id_, id_, "") for id_ in unknown))
        if (by_study := _by_study(finding for finding in findings if id_ in finding.perspectives))
    )


def _by_study(findings: Iterable[FindingView]) -> tuple[StudySays, ...]:
    grouped: dict[str, list[FindingView]] = {}
    for finding in findings:
        grouped.setdefault(finding.study.id, []).append(finding)
    shown = FINDINGS_SHOWN if len(grouped) == 1 else 1
    return tuple(
        StudySays(
            group[0].study,
            Folded(tuple(group[:shown]), tuple(group[shown : shown + FINDINGS_UNFOLDING])),
            max(0, len(group) - shown - FINDINGS_UNFOLDING),
        )
        for group in grouped.values()
    )


QUOTES_SHOWN = 4
"""Quotations that stand open on a theme's page; others unfold."""

QUOTES_UNFOLDING = 30
"""Quotations that unfold; whatever is beyond stands in the list of all."""

CHARTS_SHOWN = 2
"""Charts that stand on a theme's page, one a table; further ones are linked."""

SOURCES_SHOWN = 40
"""Studies listed on a theme's page; the list of studies has all."""

REVIEW_FINDINGS_OPEN, ADVICE_OPEN = 5, 2
"""Review findings, and advice under one heading, that stand open."""

SOURCES_BESIDE = 6
"""So many studies stand beside what is not known."""

SHORT = 6
"""Quotations of fewer words come after the others: they tell little by themselves."""


@dataclass(frozen=True)
class MessageView:
    """A sentence of ours with what it rests on, and the studies behind that."""

    text: str
    rests_on: tuple[Link, ...]
    studies: tuple[StudyLine, ...]
    cautions: tuple[Caution, ...]

    @property
    def has_many_studies(self) -> bool:
        """Whether its studies unfold."""
        return len(self.studies) > STUDIES_OPEN


@dataclass(frozen=True)
class SourceView:
    """A study and what it gives to a theme."""

    study: StudyLine
    gives: str


@dataclass(frozen=True)
class ThemeView:
    """Everything on a theme's page."""

    id: str
    theme: Theme
    address: str
    brief: str
    """Address of its brief of one page."""
    document: str
    """Its review findings in one table, for Word; empty where none can be made."""
    ribbon: str
    ribbon_note: str
    cautions: tuple[tuple[Caution, str], ...]
    """Each with the studies that it is about."""
    notice: Notice | None
    answer: MessageView
    key_messages: tuple[MessageView, ...]
    review_findings: Folded[ReviewFindingLine]
    pairs: PairsView | None
    """What the sides say topic by topic; the findings in it are not listed again."""
    by_perspective: tuple[PerspectiveView, ...]
    n_listed: int
    """How many findings are listed so."""
    unsupported: tuple[FindingView, ...]
    """What sources cite or assert without data of their own."""
    charts: tuple[tuple[str, str], ...]
    """Global ids of tables, each with the address of the chart that stands here."""
    further_charts: tuple[Link, ...]
    quotes: Folded[QuoteView]
    quotes_beyond: int
    voices: tuple[Link, ...]
    """Its part of the list of quotations, by who speaks."""
    recommendations: tuple[tuple[str, Folded[RecommendationView]], ...]
    gaps: tuple[tuple[str, str], ...]
    sources: tuple[SourceView, ...]
    sources_beyond: int
    has_many_sources: bool
    """Whether they take the width of the page."""
    parent: Link | None
    children: tuple[Link, ...]
    related: tuple[Link, ...]
    read_on: tuple[Related, ...]
    history: tuple[str, ...]
    changed: str


def theme_view(items: Items, id_: str) -> ThemeView:
    """Everything on a theme's page."""
    theme = items.corpus.themes[id_]
    joined = items.joined
    findings = [items.finding(finding) for finding in joined.theme_findings.get(id_, ())]
    speaking = [items.study(study) for study in joined.theme_studies.get(id_, ())]
    ribbon, ribbon_note = study_ribbon(speaking)
    charts = _charts(items, id_)
    pairs = pairs_view(items, id_)
    listed = [
        finding
        for finding in findings
        if finding.is_evidence and not (pairs and finding.address in pairs.findings)
    ]
    quotes = _varied([items.quote(quote) for quote in joined.theme_quotes.get(id_, ())])
    return ThemeView(
        id=id_,
        theme=theme,
        address=urls.theme(id_),
        brief=urls.brief(id_),
        document=urls.summary_document(id_) if has_document(items, id_) else "",
        ribbon=ribbon,
        ribbon_note=ribbon_note,
        cautions=cautions_by_name(speaking),
        notice=items.site.notice(theme.content_notes),
        answer=_message(items, theme.answer),
        key_messages=tuple(_message(items, message) for message in theme.key_messages),
        review_findings=folded(
            [
                items.review_finding(review_finding)
                for review_finding in joined.theme_review_findings.get(id_, ())
            ],
            REVIEW_FINDINGS_OPEN,
        ),
        pairs=pairs,
        by_perspective=by_perspective(items, listed),
        n_listed=len(listed),
        unsupported=tuple(finding for finding in findings if not finding.is_evidence),
        charts=tuple((table, chart.address) for table, chart in charts[:CHARTS_SHOWN]),
        further_charts=tuple(chart for _, chart in charts[CHARTS_SHOWN:]),
        quotes=Folded(quotes[:QUOTES_SHOWN], quotes[QUOTES_SHOWN : QUOTES_SHOWN + QUOTES_UNFOLDING]),
        quotes_beyond=max(0, len(quotes) - QUOTES_SHOWN - QUOTES_UNFOLDING),
        voices=_voices(items, id_),
        recommendations=_recommendations(items, id_),
        gaps=tuple((labels.GAP[gap.kind], gap.text) for gap in theme.gaps),
        sources=_sources(items, id_, speaking[:SOURCES_SHOWN]),
        sources_beyond=max(0, len(speaking) - SOURCES_SHOWN),
        has_many_sources=len(speaking) > SOURCES_BESIDE,
        parent=next(iter(items.themes([theme.parent])), None) if theme.parent else None,
        children=items.themes(joined.theme_children.get(id_, ())),
        related=items.themes(theme.related),
        read_on=related_to_theme(items, id_),
        history=history(theme.history),
        changed=latest(theme.history),
    )


def _message(items: Items, message: Message) -> MessageView:
    studies = items.studies_found_in(message.rests_on)
    cautions = cautions_behind(items.studies_behind(message.rests_on))
    return MessageView(message.text, items.targets(message.rests_on), studies, cautions)


def _charts(items: Items, theme: str) -> list[tuple[str, Link]]:
    """The charts of a theme's tables, each with its table: the first of every table, then the others."""
    ranked = [
        (place, table, Link(urls.study_item(global_id(split_global(table)[0], chart.id)), chart.title))
        for table in items.joined.theme_tables.get(theme, ())
        for place, chart in enumerate(drawn_charts(items.joined.tables[table]))
    ]
    return [(table, link) for place, table, link in sorted(ranked, key=lambda row: min(row[0], 1))]


def _varied(quotes: Sequence[QuoteView]) -> tuple[QuoteView, ...]:
    """Quotations so that findings, then studies, take turns: the first few show the range."""
    turns: dict[str, int] = {}
    ranked = []
    for quote in quotes:
        finding = quote.findings[0].address if quote.findings else quote.address
        of_finding = turns[finding] = turns.get(finding, -1) + 1
        of_study = turns[quote.study.id] = turns.get(quote.study.id, -1) + 1
        ranked.append((len(quote.text.split()) < SHORT, of_finding, of_study, quote))
    return tuple(quote for *_, quote in sorted(ranked, key=lambda row: row[:3]))


def _voices(items: Items, theme: str) -> tuple[Link, ...]:
    quotes = (items.joined.quotes[quote] for quote in items.joined.theme_quotes.get(theme, ()))
    speaking = {id_ for quote in quotes for id_ in quote.perspective}
    return tuple(
        Link(f"{urls.QUOTES}?theme={theme}&perspective={perspective.id}", perspective.name)
        for perspective in items.site.perspectives
        if perspective.id in speaking
    )


def _recommendations(items: Items, id_: str) -> tuple[tuple[str, Folded[RecommendationView]], ...]:
    joined = items.joined
    recommendations = [
        *(
            items.recommendation(recommendation)
            for recommendation in joined.theme_recommendations.get(id_, ())
        ),
        *(
            items.study_recommendation(recommendation)
            for recommendation in joined.theme_study_recommendations.get(id_, ())
        ),
    ]
    return folded_by_origin(recommendations, ADVICE_OPEN)


def _sources(items: Items, theme: str, studies: Sequence[StudyLine]) -> tuple[SourceView, ...]:
    """Studies and what each gives to a theme."""
    findings, quotes = (
        Counter(split_global(item)[0] for item in tagged.get(theme, ()))
        for tagged in (items.joined.theme_findings, items.joined.theme_quotes)
    )
    return tuple(
        SourceView(
            study,
            labels.listed(
                [
                    labels.counted(findings[study.id], "finding", "findings"),
                    labels.counted(quotes[study.id], "quotation", "quotations"),
                ]
            ),
        )
        for study in studies
    )


def pages(given: PageInput) -> Iterator[Page]:
    """The list, then each theme."""
    renderer, items = given.renderer, given.items
    ids = theme_ids(items)
    yield renderer.page(
        "themes",
        "The questions this site answers, each with its answer in one sentence.",
        themes=[theme_line(items, id_) for id_ in ids],
    )
    for id_ in ids:
        view = theme_view(items, id_)
        yield renderer.page(
            "theme",
            shared_line(view.notice, view.answer.text),
            address=view.address,
            title=view.theme.question,
            short=view.theme.name,
            picture=picture(
                view.address,
                items.site.title,
                view.ribbon,
                typographic(view.theme.question),
                view.notice.text if view.notice else "",
            ),
            view=view,
            charts=rendered_charts(renderer, items, view.charts, view.address),
        )
