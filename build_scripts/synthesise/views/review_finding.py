"""What a review finding's page prints: the statement, how sure, and the way down to quotation and cell."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import addresses
from build_scripts.model.review_finding import ReviewFinding
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.item_views import AdviceView, FindingView, ReviewFindingLine
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Link, history
from build_scripts.synthesise.views.related import Related, related_to_review_finding

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
    nothing_against: bool
    assessments: tuple[AssessmentView, ...]
    advice: tuple[AdviceView, ...]
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
        relation for key in words.RELATION if (relation := _relation(items, finding, key)).evidence
    )
    single = line.is_single_study
    return ReviewFindingView(
        line=line,
        ribbon="One study so far" if single else "Synthesis",
        ribbon_note=(
            f"Only {line.studies[0].name} bears on this statement yet."
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
        nothing_against=all(relation.key.startswith("supports") for relation in relations),
        assessments=tuple(
            AssessmentView(
                f"{words.sentence(one.role)}, {words.date(one.date)}: {words.LEVEL[one.level][1].lower()}"
                + ("; independent of earlier assessments" if one.independent else ""),
                one.disagreement or "",
                one.resolution or "",
            )
            for one in finding.assessments
        ),
        advice=items.review_finding_advice(id_),
        cited_by=tuple(
            Link(addresses.theme(theme), items.corpus.themes[theme].question)
            for theme in items.joined.cited_by_messages.get(id_, ())
        ),
        themes=items.themes((finding.theme, *finding.also_in)),
        related=related_to_review_finding(items, id_),
        history=history(finding.history),
        changed=words.date(max(one.date for one in finding.history)) if finding.history else "",
        formerly=finding.formerly,
    )


def _relation(items: Items, finding: ReviewFinding, key: str) -> RelationView:
    evidence = tuple(
        EvidenceView(link.note, items.finding(link.finding))
        for link in finding.evidence
        if link.relation == key and link.finding in items.joined.findings
    )
    studies = [items.study(id_) for id_ in items.joined.studies_by_relation(finding, key)]
    return RelationView(
        key=key,
        heading=words.RELATION[key],
        studies=(
            words.listed([study.name for study in studies])
            if len(studies) < COUNTED_FROM
            else f"{len(studies)} studies"
        ),
        links=tuple(Link(study.address, study.name) for study in studies),
        evidence=evidence,
    )
