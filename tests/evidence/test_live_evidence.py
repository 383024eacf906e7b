"""The real evidence is clean, and what is generated from it is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.author.permalinks import changes
from build_scripts.author.schemas import stale_schemas
from build_scripts.check.run import check
from build_scripts.model.records.finding import EVIDENCE_BASES, QuoteIllustration
from build_scripts.read.corpus import Reading, read_corpus
from build_scripts.synthesise.quotations.receipts import verifications

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_corpus(ROOT)


def test_the_check_finds_nothing(reading: Reading) -> None:
    assert [
        f"{problem.file}:{problem.place.line} {problem.code} {problem.message}" for problem in check(reading)
    ] == []


def test_every_quotation_was_compared_with_its_source(reading: Reading) -> None:
    for folder in reading.corpus.studies.values():
        assert all(state.is_verified for state in verifications(folder).values()), folder.id


def test_no_published_address_is_lost(reading: Reading) -> None:
    assert changes(reading).is_safe()


def test_the_schemas_are_those_of_the_records() -> None:
    assert stale_schemas(ROOT) == [], "run `evidence schema` and commit what it writes"


def test_every_chain_closes_down_to_a_place_in_the_source(reading: Reading) -> None:
    """Recommendation, review finding, finding, quotation or cell, study, locator."""
    corpus = reading.corpus
    findings = {
        f"{folder.id}/{finding.id}": finding
        for folder in corpus.studies.values()
        for finding in folder.findings
    }
    for recommendation in corpus.recommendations.values():
        assert all(
            target in corpus.review_findings or target in findings for target in recommendation.rests_on
        )
    for review_finding in corpus.review_findings.values():
        for link in review_finding.evidence:
            assert findings[link.finding].basis in EVIDENCE_BASES
            assert findings[link.finding].locator.reading()


def test_no_point_to_consider_rests_on_a_preprint_alone(reading: Reading) -> None:
    corpus = reading.corpus
    for id_, recommendation in corpus.recommendations.items():
        studies = {
            link.finding.split("/")[0]
            for target in recommendation.rests_on
            if target in corpus.review_findings
            for link in corpus.review_findings[target].evidence
        }
        statuses = {record.review_status for study in studies if (record := corpus.studies[study].study)}
        assert statuses != {"preprint"}, id_


SUBTHEMES = {
    "Staff knowledge about CEN",
    "Non-stigmatising attitudes and behaviours",
    "Awareness of individuals' intersecting experiences",
    "Trauma-informed care approaches",
    "Coordinate care to address service users' multiple needs",
    "Different presentations of mental health need",
    "Validation and active/empathic listening",
    "Compassion",
    "Open dialogue that fosters collaboration",
    "Consistent and continued support from known staff",
    "Collaborative working across services",
    "Consistency of support across localities",
    "Timely support",
    "Proactive engagement with service users",
    "Flexibility in service delivery",
    "Ability to offer a range of treatments",
}
"""The headings under the four themes of the interview study; each prints at least one quotation."""


def test_every_subtheme_of_the_interviews_has_a_quotation(reading: Reading) -> None:
    shown = {
        finding.source_path[-1]
        for finding in reading.corpus.studies["complex-emotional-needs"].findings
        if finding.source_path
        and any(isinstance(illustration, QuoteIllustration) for illustration in finding.illustrations)
    }
    assert shown >= SUBTHEMES


def test_the_figures_of_the_reporting_list_are_those_of_the_records(reading: Reading) -> None:
    corpus = reading.corpus
    assert corpus.review is not None
    texts = {report.item: report.text for report in corpus.review.reporting}
    all_ = corpus.review_findings.values()
    assessed = sum(review_finding.confidence.level != "not_assessed" for review_finding in all_)
    alone = sum(
        len({link.finding.split("/")[0] for link in review_finding.evidence if link.relation == "supports"})
        == 1
        for review_finding in all_
    )
    used = {link.finding for review_finding in all_ for link in review_finding.evidence}
    evidence = {
        f"{folder.id}/{finding.id}"
        for folder in corpus.studies.values()
        for finding in folder.findings
        if finding.basis in EVIDENCE_BASES
    }
    assert f"{assessed} of {len(all_)} review findings are assessed" in texts["2"]
    assert f"{len(used)} of {len(evidence)} findings of evidence enter" in texts["14"]
    assert f"the other {len(evidence - used)} say why not" in texts["14"]
    assert f"{sum(len(review_finding.examined_pairs) for review_finding in all_)} pairs" in texts["18"]
    assert f"{alone} of {len(all_)} review findings are supported" in texts["21"]


def test_nothing_found_is_left_lying(reading: Reading) -> None:
    corpus = reading.corpus
    used = {
        link.finding for review_finding in corpus.review_findings.values() for link in review_finding.evidence
    }
    lying = [
        f"{folder.id}/{finding.id}"
        for folder in corpus.studies.values()
        for finding in folder.findings
        if finding.basis in EVIDENCE_BASES
        and (f"{folder.id}/{finding.id}" in used) == (finding.disposition is not None)
    ]
    assert lying == []
