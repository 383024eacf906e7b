"""A review finding in short, as every page that leads to it prints it."""

from __future__ import annotations

from collections.abc import Collection

from build_scripts.model import addresses
from build_scripts.model.review_finding import ReviewFinding
from build_scripts.synthesise.views.confidence import confidence_view
from build_scripts.synthesise.views.item_views import ReviewFindingLine, StudyLine
from build_scripts.synthesise.views.parts import Link, SiteWords

_DISAGREEMENT = {
    frozenset({"qualifies"}): "Some findings limit it.",
    frozenset({"contradicts"}): "Some findings contradict it.",
    frozenset({"qualifies", "contradicts"}): "Some findings limit it, and some contradict it.",
}


def review_finding_line(
    id_: str,
    finding: ReviewFinding,
    site: SiteWords,
    studies: tuple[StudyLine, ...],
    theme: Link | None,
    known: Collection[str],
) -> ReviewFindingLine:
    """A review finding that rests on `studies`; only its links to `known` findings count."""
    against = {
        link.relation
        for link in finding.evidence
        if link.finding in known and link.relation in ("qualifies", "contradicts")
    }
    return ReviewFindingLine(
        id=id_,
        address=addresses.review_finding(id_),
        statement=finding.statement,
        confidence=confidence_view(finding.confidence),
        is_draft=finding.is_draft(),
        studies=studies,
        is_single_study=len(studies) == 1,
        theme=theme,
        notice=site.notice(finding.content_notes),
        disagreement=_DISAGREEMENT.get(frozenset(against), ""),
    )
