"""The list of review findings, and a page for each: the statement, how sure, and the way down to the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.render.data.summary_document import makes_documents
from build_scripts.render.data.summary_of_findings import SUMMARY_OF_FINDINGS
from build_scripts.render.explorers.definitions import review_finding_ids
from build_scripts.render.look.share_picture import Picture, picture
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.related import Related, related_to_review_finding
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.text.markdown import typographic
from build_scripts.render.views.item_views import FindingView, RecommendationView, ReviewFindingLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.paging import list_pages
from build_scripts.render.views.shared import Link, history, latest, levels, shared_line

COUNTED_FROM = 10
"""From so many studies on a page says how many there are; below, it only names them."""


@dataclass(frozen=True)
class EvidenceView:
    """A finding and how it bears on the statement."""

    note: str
    finding: FindingView


@dataclass(frozen=True)
class RelationView:
    """All evidence of one relation."""

    key: str
    heading: str
    studies: str
    """The studies, named, or counted where they are many."""
    links: tuple[Link, ...]
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True)
class AssessmentView:
    """Who assessed, when, and what was disagreed about."""

    text: str
    disagreement: str
    resolution: str


@dataclass(frozen=True)
class ReviewFindingView:
    """Everything on a review finding's page."""

    line: ReviewFindingLine
    ribbon: str
    ribbon_note: str
    draft_notice: str
    note: str
    relations: tuple[RelationView, ...]
    tension: str
    """That studies point different ways, or that findings limit it; empty where neither is so."""
    nothing_against: bool
    assessments: tuple[AssessmentView, ...]
    recommendations: tuple[RecommendationView, ...]
    cited_by: tuple[Link, ...]
    """Themes whose answer or messages rest on it."""
    themes: tuple[Link, ...]
    related: tuple[Related, ...]
    history: tuple[str, ...]
    changed: str
    formerly: tuple[str, ...]


def review_finding_view(items: Items, id_: str) -> ReviewFindingView:
    """Everything on a review finding's page."""
    finding = items.corpus.review_findings[id_]
    line = items.review_finding(id_)
    relations = tuple(
        relation for key in labels.RELATION if (relation := _relation(items, finding, key)).evidence
    )
    single = line.is_single_study
    beside = len(items.studies_behind([id_])) > 1
    bears = "speaks of this directly" if beside else "bears on this statement"
    return ReviewFindingView(
        line=line,
        ribbon="One study so far" if single else "Synthesis",
        ribbon_note=(
            f"Only {line.studies[0].name} {bears} yet."
            if single
            else f"It brings together {len(line.studies)} studies."
        ),
        draft_notice=(
            "Draft. One assessor has judged this so far. It stays a draft until a second, independent assessor has judged it."
            if line.is_draft
            else ""
        ),
        note=finding.note or "",
        relations=relations,
        tension=_tension(items, finding, line),
        nothing_against=all(relation.key.startswith("supports") for relation in relations),
        assessments=tuple(
            AssessmentView(
                f"{labels.sentence(assessment.role)}, {labels.date(assessment.date)}: {labels.LEVEL[assessment.level][1].lower()}"
                + ("; independent of earlier assessments" if assessment.independent else ""),
                assessment.disagreement or "",
                assessment.resolution or "",
            )
            for assessment in finding.assessments
        ),
        recommendations=items.review_finding_recommendations(id_),
        cited_by=tuple(
            Link(urls.theme(theme), items.corpus.themes[theme].question)
            for theme in items.joined.cited_by_messages.get(id_, ())
        ),
        themes=items.themes((finding.theme, *finding.also_in)),
        related=related_to_review_finding(items, id_),
        history=history(finding.history),
        changed=latest(finding.history),
        formerly=finding.formerly,
    )


def _tension(items: Items, finding: ReviewFinding, line: ReviewFindingLine) -> str:
    """Studies point different ways only where one contradicts what another supports."""
    supporting, contradicting = (
        set(items.joined.studies_by_relation(finding, key)) for key in ("supports", "contradicts")
    )
    if any(study != other for study in supporting for other in contradicting):
        return "The studies do not all point one way. Both sides stand here, with their reasons."
    return f"{line.disagreement} They stand here with their reasons." if line.disagreement else ""


def _relation(items: Items, finding: ReviewFinding, key: str) -> RelationView:
    evidence = tuple(
        EvidenceView(link.note, items.finding(link.finding))
        for link in finding.evidence
        if link.relation == key and link.finding in items.joined.findings
    )
    studies = [items.study(id_) for id_ in items.joined.studies_by_relation(finding, key)]
    return RelationView(
        key=key,
        heading=labels.RELATION[key],
        studies=(
            labels.listed([study.name for study in studies])
            if len(studies) < COUNTED_FROM
            else f"{len(studies)} studies"
        ),
        links=tuple(Link(study.address, study.name) for study in studies),
        evidence=evidence,
    )


def pages(given: PageInput) -> Iterator[Page]:
    """The list, by theme, then each review finding."""
    renderer, items = given.renderer, given.items
    ids = review_finding_ids(items)
    for entries in list_pages(urls.REVIEW_FINDINGS, ids, items.review_finding):
        yield renderer.page(
            "review_findings",
            "What studies found, brought together in statements, each with how sure one can be.",
            number=entries.number,
            list=entries,
            explorer=given.explorers.get(urls.REVIEW_FINDINGS),
            levels=levels(),
            document=urls.SUMMARY_DOCUMENT if makes_documents() else "",
            csv=f"{urls.DATA}{SUMMARY_OF_FINDINGS.name}.csv",
        )
    for id_ in ids:
        view = review_finding_view(items, id_)
        line = view.line
        sure = f"{line.confidence.words}{', draft' if line.is_draft else ''}"
        yield renderer.page(
            "review_finding",
            shared_line(line.notice, f"{sure}. {line.statement}"),
            address=line.address,
            title=line.statement,
            picture=_picture(items, line, labels.within(sure)),
            view=view,
        )


def _picture(items: Items, line: ReviewFindingLine, sure: str) -> Picture | None:
    """The statement, or where it has a content note only what it is about: in a chat nobody chose to read it."""
    about = f"A review finding on {labels.within(line.theme.text)}" if line.theme else "A review finding"
    return picture(
        line.address,
        items.site.title,
        f"Review finding, {sure}",
        about if line.notice else typographic(line.statement),
        line.notice.text if line.notice else "",
    )
