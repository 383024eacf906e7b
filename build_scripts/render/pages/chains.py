"""Chains from a theme or a recommendation down to the printed words or number, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.ids import global_id
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.chain_steps import (
    FindingStep,
    ReviewFindingStep,
    finding_step,
    holds,
    review_finding_step,
)
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import RecommendationView, cautions_behind
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Caution, Link, Notice
from build_scripts.render.views.theme_line import theme_ids


@dataclass(frozen=True)
class RecommendationStep:
    """A recommendation of a study and the findings it rests on."""

    recommendation: RecommendationView
    origin: str
    holds: str
    findings: tuple[FindingStep, ...]


@dataclass(frozen=True)
class ChainView:
    """A theme or a recommendation of the review team, followed down."""

    address: str
    top: Link
    kind: str
    statement: str
    cautions: tuple[Caution, ...]
    notice: Notice | None
    review_findings: tuple[ReviewFindingStep, ...]
    findings: tuple[FindingStep, ...]
    """Findings that it rests on directly."""
    findings_hold: str
    further: Link | None
    """Findings of the theme that no step shows; none on a recommendation."""


@dataclass(frozen=True)
class StudyChainView:
    """The recommendations that a study prints, each followed down."""

    address: str
    study: Link
    cautions: tuple[Caution, ...]
    steps: tuple[RecommendationStep, ...]
    unsupported: tuple[RecommendationView, ...]
    """Recommendations that the source ties to no finding."""


@dataclass(frozen=True)
class ChainIndex:
    """Every chain there is."""

    themes: tuple[Link, ...]
    recommendations: tuple[Link, ...]
    studies: tuple[Link, ...]


def theme_chain(items: Items, id_: str) -> ChainView:
    """What a theme's sentences rest on, and its review findings."""
    theme = items.corpus.themes[id_]
    bears: dict[str, list[str]] = {}
    for place, message in enumerate((theme.answer, *theme.key_messages)):
        for target in message.rests_on:
            bears.setdefault(target, []).append(f"key message {place}" if place else "the answer")
    listed = items.joined.theme_review_findings.get(id_, ())
    used = [target for target in bears if target in items.corpus.review_findings]
    review_findings = tuple(
        review_finding_step(items, review_finding, _bears(bears.get(review_finding, ())))
        for review_finding in dict.fromkeys((*used, *listed))
    )
    findings = tuple(
        finding_step(items, finding, _bears(bears[finding]))
        for finding in bears
        if finding in items.joined.findings
    )
    stand = {step.finding.address for review_finding in review_findings for step in review_finding.findings}
    stand |= {step.finding.address for step in findings}
    left = [
        finding
        for finding in items.joined.theme_findings.get(id_, ())
        if urls.study_item(finding) not in stand and items.finding(finding).is_evidence
    ]
    return ChainView(
        address=urls.theme_chain(id_),
        top=Link(urls.theme(id_), theme.name),
        kind="Theme",
        statement=theme.answer.text,
        cautions=cautions_behind(items.studies_behind(theme.answer.rests_on)),
        notice=items.site.notice(theme.content_notes),
        review_findings=review_findings,
        findings=findings,
        findings_hold=holds(findings),
        further=(
            Link(
                f"{urls.theme(id_)}#_sides",
                f"{labels.counted(len(left), 'further finding', 'further findings')} of single studies",
            )
            if left
            else None
        ),
    )


def recommendation_chain(items: Items, id_: str) -> ChainView:
    """What a point to consider by the review team rests on."""
    record = items.corpus.recommendations[id_]
    findings = tuple(
        finding_step(items, finding) for finding in record.rests_on if finding in items.joined.findings
    )
    return ChainView(
        address=urls.recommendation_chain(id_),
        top=Link(urls.recommendation(id_), record.statement),
        kind="Recommendation",
        statement=record.statement,
        cautions=items.recommendation(id_).cautions,
        notice=None,
        review_findings=tuple(
            review_finding_step(items, review_finding)
            for review_finding in record.rests_on
            if review_finding in items.corpus.review_findings
        ),
        findings=findings,
        findings_hold=holds(findings),
        further=None,
    )


def study_chain(items: Items, id_: str) -> StudyChainView:
    """What the recommendations of a study rest on."""
    study = items.study(id_)
    steps, unsupported = [], []
    for record in items.corpus.studies[id_].recommendations:
        recommendation = items.study_recommendation(global_id(id_, record.id))
        findings = tuple(
            finding_step(items, global_id(id_, finding))
            for finding in record.rests_on
            if global_id(id_, finding) in items.joined.findings
        )
        if findings:
            steps.append(
                RecommendationStep(
                    recommendation, labels.ORIGIN[recommendation.origin], holds(findings), findings
                )
            )
        else:
            unsupported.append(recommendation)
    return StudyChainView(
        address=urls.study_chain(id_),
        study=Link(study.address, study.name),
        cautions=study.cautions,
        steps=tuple(steps),
        unsupported=tuple(unsupported),
    )


def with_recommendations(items: Items) -> tuple[str, ...]:
    """Studies that print recommendations."""
    return tuple(folder.id for folder in items.corpus.studies.values() if folder.recommendations)


def chain_index(items: Items) -> ChainIndex:
    """Links to the chains of themes, of the review team's points, and of what studies recommend."""
    return ChainIndex(
        themes=tuple(
            Link(urls.theme_chain(id_), items.corpus.themes[id_].question) for id_ in theme_ids(items)
        ),
        recommendations=tuple(
            Link(urls.recommendation_chain(id_), recommendation.statement)
            for id_, recommendation in items.corpus.recommendations.items()
        ),
        studies=tuple(
            Link(urls.study_chain(id_), items.study(id_).name) for id_ in with_recommendations(items)
        ),
    )


def _bears(sentences: Sequence[str]) -> str:
    if not sentences:
        return "Stands under this theme"
    return labels.sentence(f"{labels.listed(sentences)} {'rest' if len(sentences) > 1 else 'rests'} on it")


def pages(given: PageInput) -> Iterator[Page]:
    """The list, then every chain."""
    renderer, items = given.renderer, given.items
    yield renderer.page(
        "chains",
        "From each theme and each recommendation, step by step, down to a quotation or a printed number.",
        view=chain_index(items),
    )
    for id_ in theme_ids(items):
        yield _page(renderer, "theme_chain", theme_chain(items, id_))
    for id_ in items.corpus.recommendations:
        yield _page(renderer, "recommendation_chain", recommendation_chain(items, id_))
    for id_ in with_recommendations(items):
        study = study_chain(items, id_)
        yield renderer.page(
            "study_chain",
            f"Each recommendation of {study.study.text}, and what it rests on.",
            address=study.address,
            title=f"What {study.study.text} recommends, down to the printed words",
            short=study.study.text,
            view=study,
        )


def _page(renderer: Renderer, kind: str, view: ChainView) -> Page:
    return renderer.page(
        kind,
        f"{view.kind}, down to quotations and printed numbers: {view.statement}",
        address=view.address,
        title=f"{view.top.text.rstrip('.')}: down to the printed words",
        short=view.top.text,
        view=view,
    )
