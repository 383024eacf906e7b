"""The list of briefs, and one printed page for each theme that can be read without the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from build_scripts.model import urls
from build_scripts.model.records.finding import EVIDENCE_BASES
from build_scripts.model.records.theme import Theme
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.brief_layout import (
    ANSWER,
    HEADING,
    LONG,
    LONG_ANSWER,
    LONG_TITLE,
    MAIN,
    SIDE,
    SMALL,
    TEXT,
    TITLE,
    BriefFinding,
    BriefPerspective,
    BriefRecommendation,
    BriefSource,
    fill_main,
    fill_side,
    height_of_finding,
    height_of_notice,
    height_of_perspective,
    height_of_reason,
    height_of_recommendation,
    help_words,
    with_lines_below,
)
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.text.text_width import HEIGHT, WIDTH
from build_scripts.render.views.item_views import ReviewFindingLine, StudyLine, cautions_by_name
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Caution, Link, Notice
from build_scripts.render.views.theme_line import study_ribbon, theme_ids

FOUND_ROOM = 260
"""Letters for the studies beside the answer; those that stand there are not the only ones among the sources."""

LONGEST_NAME, LONGEST_HELP, LONGEST_SENTENCE = 90, 180, 240
"""Whatever is longer stands on other pages alone."""

HELP_SHOWN = 2
"""Help lines at most."""

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


@dataclass(frozen=True)
class MainColumn:
    """The wide column. Each `more_...` is how many further ones stand on the theme's page."""

    messages: tuple[str, ...]
    more_messages: int
    review_findings: tuple[BriefFinding, ...]
    more_review_findings: int
    sure: str
    """How sure one can be, where no review finding has room; empty otherwise."""
    by_perspective: tuple[BriefPerspective, ...]
    """One finding of each group that says something, or none at all: never one side alone for want of room."""
    has_more_perspectives: bool


@dataclass(frozen=True)
class SideColumn:
    """The narrow column. Each `more_...` is how many further ones stand on the theme's page."""

    recommendations: tuple[BriefRecommendation, ...]
    more_recommendations: int
    gaps: tuple[tuple[str, str], ...]
    more_gaps: int
    sources: tuple[BriefSource, ...]
    more_sources: int


@dataclass(frozen=True)
class BriefView:
    """Everything on a brief."""

    address: str
    name: str
    theme: Link
    ribbon: str
    ribbon_note: str
    cautions: tuple[tuple[Caution, str], ...]
    """Each with the studies that it is about."""
    question: str
    has_long_question: bool
    answer: str
    has_long_answer: bool
    found: str
    notice: Notice | None
    main: MainColumn
    side: SideColumn
    made: str
    """How the documents came in: the first sentence of what the review says of it, as Markdown."""
    licence: str
    date: str
    full_page: str
    """The theme's address as it can be typed from paper, or its path where the site has no address yet."""


def brief_lines(items: Items) -> tuple[Link, ...]:
    """Each brief by its theme's question, in the order of themes."""
    return tuple(Link(urls.brief(id_), items.corpus.themes[id_].question) for id_ in theme_ids(items))


def brief_view(items: Items, id_: str) -> BriefView:
    """Everything on the brief of a theme."""
    theme, joined, site = items.corpus.themes[id_], items.joined, items.site
    speaking = [items.study(study) for study in joined.theme_studies.get(id_, ())]
    ribbon, ribbon_note = study_ribbon(speaking)
    cautions = tuple(
        (caution, names if len(names) <= LONGEST_NAME else "some of what it rests on")
        for caution, names in cautions_by_name(speaking)
    )
    found = _found(items.studies_found_in(theme.answer.rests_on))
    made = _made(items)
    licence = site.licence if len(site.licence) <= LONGEST_NAME else ""
    full_page = f"{site.url}{urls.theme(id_)}"
    date = _date(items, id_, theme)
    ids = _by_weight(theme, joined.theme_review_findings.get(id_, ()))
    by_perspective = _by_perspective(items, id_, ids)
    question_style = LONG_TITLE if len(theme.question) > LONG else TITLE
    answer_style = LONG_ANSWER if len(theme.answer.text) > LONG * 2 else ANSWER
    left = HEIGHT - sum(
        (
            SMALL.height(f"{site.title} {ribbon} Brief of one page {date}" + " " * 12),
            *(SMALL.height(f"{caution.text}: {names}") for caution, names in cautions),
            question_style.height(theme.question),
            answer_style.height(theme.answer.text, WIDTH - 14),
            SMALL.height(found),
            height_of_notice(_notice(items, theme, ids, by_perspective)),
            SMALL.height(f"{made} {ribbon_note} Full page: {full_page} {site.title} Our own words {licence}"),
            SMALL.line,
        )
    )
    main = _main_column(items, theme, ids, by_perspective, left)
    return BriefView(
        address=urls.brief(id_),
        name=theme.name,
        theme=Link(urls.theme(id_), theme.name),
        ribbon=ribbon,
        ribbon_note=ribbon_note,
        cautions=cautions,
        question=theme.question,
        has_long_question=question_style is LONG_TITLE,
        answer=theme.answer.text,
        has_long_answer=answer_style is LONG_ANSWER,
        found=found,
        notice=_notice(
            items,
            theme,
            [review_finding.line.id for review_finding in main.review_findings],
            main.by_perspective,
        ),
        main=main,
        side=_side_column(items, id_, speaking, left),
        made=made,
        licence=licence,
        date=date,
        full_page=full_page,
    )


def _main_column(
    items: Items, theme: Theme, ids: Sequence[str], by_perspective: tuple[BriefPerspective, ...], left: float
) -> MainColumn:
    """As many messages, review findings, reasons and sides as the height that is left holds."""
    review_findings = [items.review_finding(finding_id) for finding_id in ids]
    n_messages, n_findings, explained, has_perspectives = with_lines_below(
        left - 2 * HEADING,
        partial(
            fill_main,
            [TEXT.height(key_message.text, MAIN) for key_message in theme.key_messages],
            [height_of_finding(review_finding) for review_finding in review_findings],
            [height_of_reason(review_finding) for review_finding in review_findings],
            HEADING + sum(map(height_of_perspective, by_perspective)) if by_perspective else 0,
        ),
    )
    shown = tuple(
        BriefFinding(review_finding, review_finding.confidence.explanation if place in explained else "")
        for place, review_finding in enumerate(review_findings[:n_findings])
    )
    return MainColumn(
        messages=tuple(key_message.text for key_message in theme.key_messages[:n_messages]),
        more_messages=len(theme.key_messages) - n_messages,
        review_findings=shown,
        more_review_findings=len(review_findings) - len(shown),
        sure="" if shown or not review_findings else labels.sentence(_levels(review_findings)),
        by_perspective=by_perspective if has_perspectives else (),
        has_more_perspectives=bool(by_perspective) and not has_perspectives,
    )


def _side_column(items: Items, id_: str, speaking: Sequence[StudyLine], left: float) -> SideColumn:
    """As many points, gaps and sources as the height that is left holds."""
    theme = items.corpus.themes[id_]
    recommendations = [
        _recommendation(items, recommendation)
        for recommendation in items.joined.theme_recommendations.get(id_, ())
    ]
    gaps = [(labels.GAP[gap.kind], gap.text) for gap in theme.gaps]
    # What the answer comes from first; a name too long for the column does not keep the others out.
    answering = {study.id for study in items.studies_behind(theme.answer.rests_on)}
    sources = sorted(
        (_source(study) for study in speaking),
        key=lambda source: (len(source.study.name) > LONGEST_NAME, source.study.id not in answering),
    )
    n_recommendations, n_gaps, n_sources = with_lines_below(
        left - 3 * HEADING - SMALL.line - SMALL.gap,
        partial(
            fill_side,
            [height_of_recommendation(entry) for entry in recommendations],
            [SMALL.height(f"{kind}. {text}", SIDE) for kind, text in gaps],
            [SMALL.height(f"{source.study.name}. {source.text}", SIDE) for source in sources],
        ),
    )
    return SideColumn(
        recommendations=tuple(recommendations[:n_recommendations]),
        more_recommendations=len(recommendations) - n_recommendations,
        gaps=tuple(gaps[:n_gaps]),
        more_gaps=len(gaps) - n_gaps,
        sources=tuple(sources[:n_sources]),
        more_sources=len(sources) - n_sources,
    )


def _by_weight(theme: Theme, ids: Sequence[str]) -> list[str]:
    """Review findings of a theme: those the answer rests on, those its messages rest on, the others."""
    cited = [target for message in (theme.answer, *theme.key_messages) for target in message.rests_on]
    return list(dict.fromkeys((*(review_finding for review_finding in cited if review_finding in ids), *ids)))


def _found(studies: Sequence[StudyLine]) -> str:
    """`Found in Okafor 2021 (two towns; fieldwork 2020) and 2 more studies.`: as many as a few lines hold."""
    named: list[str] = []
    room = FOUND_ROOM
    for study in studies:
        text = f"{study.name} ({study.place}; {study.when})"
        if (room := room - len(text)) < 0:
            break
        named.append(text)
    more = len(studies) - len(named)
    counted = labels.counted(more, "more study" if named else "study", "more studies" if named else "studies")
    return f"Found in {labels.listed([*named, *([counted] if more else [])])}." if studies else ""


def _made(items: Items) -> str:
    review = items.corpus.review
    first = _SENTENCE.match(" ".join(review.documents.split())) if review else None
    if first and len(first.group()) <= LONGEST_SENTENCE:
        return first.group()
    return f"It rests on {labels.counted(len(items.corpus.studies), 'document', 'documents')}."


def _date(items: Items, id_: str, theme: Theme) -> str:
    """The day of the last change of a theme or of a review finding under it."""
    found = items.corpus.review_findings
    histories = (
        theme.history,
        *(
            found[review_finding].history
            for review_finding in items.joined.theme_review_findings.get(id_, ())
        ),
    )
    days = [change.date for history in histories for change in history]
    return labels.date(max(days)) if days else items.site.as_of


def _notice(
    items: Items, theme: Theme, review_findings: Iterable[str], by_perspective: Sequence[BriefPerspective]
) -> Notice | None:
    """A note for the theme and all that is shown of it, with as many help lines as there is room for."""
    notes = [*theme.content_notes]
    for id_ in review_findings:
        notes += items.corpus.review_findings[id_].content_notes
    notes += [note for side in by_perspective for note in side.notes]
    notice = items.site.notice(notes)
    if notice is None:
        return None
    short = [help_line for help_line in notice.help_lines if len(help_words(help_line)) <= LONGEST_HELP]
    return Notice(notice.text, tuple(short[:HELP_SHOWN]))


def _by_perspective(items: Items, id_: str, review_findings: Iterable[str]) -> tuple[BriefPerspective, ...]:
    """For each group the first finding that bears a review finding of the theme, else its first in the theme."""
    known = items.joined.findings
    linked = (
        link.finding
        for finding_id in review_findings
        for link in items.corpus.review_findings[finding_id].evidence
    )
    ids = dict.fromkeys((*linked, *items.joined.theme_findings.get(id_, ())))
    findings = [
        (known[finding_id], finding_id)
        for finding_id in ids
        if finding_id in known and known[finding_id].basis in EVIDENCE_BASES
    ]
    return tuple(
        BriefPerspective(perspective.says, items.finding(first), known[first].content_notes)
        for perspective in items.site.perspectives
        if (
            first := next(
                (finding_id for finding, finding_id in findings if perspective.id in finding.perspective),
                None,
            )
        )
    )


def _recommendation(items: Items, id_: str) -> BriefRecommendation:
    item = items.corpus.recommendations[id_]
    behind = [
        items.review_finding(finding_id)
        for finding_id in item.rests_on
        if finding_id in items.corpus.review_findings
    ]
    return BriefRecommendation(
        items.recommendation(id_), f"Rests on {_levels(behind) if behind else 'findings of single studies.'}"
    )


def _levels(lines: Sequence[ReviewFindingLine]) -> str:
    """`review findings: moderate confidence, draft; low confidence, draft.`"""
    levels = dict.fromkeys(
        f"{line.confidence.words.lower()}{', draft' if line.is_draft else ''}" for line in lines
    )
    what = "a review finding" if len(lines) == 1 else "review findings"
    return f"{what}: {'; '.join(levels)}."


def _source(study: StudyLine) -> BriefSource:
    warning = f" {study.retraction}." if study.retraction else ""
    return BriefSource(study, f"{study.status}; {study.when}.{warning}")


def pages(given: PageInput) -> Iterator[Page]:
    """The list, then the brief of each theme."""
    renderer, items = given.renderer, given.items
    yield renderer.page(
        "briefs",
        "Each question on one printed page, to take into a meeting.",
        briefs=brief_lines(items),
    )
    for id_ in theme_ids(items):
        view = brief_view(items, id_)
        yield renderer.page(
            "brief",
            f"One page to print. {view.answer}",
            address=view.address,
            title=f"Brief: {view.question}",
            short=view.name,
            view=view,
        )
