"""The summary of qualitative findings as a dataset: the columns of GRADE-CERQual's table, then the evidence profile.

The columns are those of Lewin and others (2018), in the order in which iSoQ writes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import urls
from build_scripts.model.records.review_finding import COMPONENTS, Component, Confidence, ReviewFinding
from build_scripts.render.data.dataset import Column, Dataset, DatasetLine, listed, own
from build_scripts.render.text import labels
from build_scripts.synthesise.joins import Joined


def why(confidence: Confidence) -> str:
    """Why the level is what it is."""
    reason = confidence.not_assessed_reason
    return " ".join(
        part for part in (labels.NOT_ASSESSED[reason] if reason else "", confidence.explanation) if part
    )


def concern(component: Component | None) -> str:
    """`Minor concerns: Few spoke of it.`; empty where the component was not assessed."""
    return f"{labels.CONCERN[component.concern]}: {component.explanation}" if component else ""


def _lines(joined: Joined) -> Iterator[DatasetLine[ReviewFinding]]:
    return (DatasetLine(id_, finding, joined) for id_, finding in joined.corpus.review_findings.items())


def _profile(name: str) -> Column[ReviewFinding]:
    return Column(
        name,
        f"{labels.COMPONENT[name][1]}: how grave concerns are, and why; empty where it was not assessed.",
        lambda line: concern(getattr(line.record.confidence, name)),
    )


SUMMARY_OF_FINDINGS: Dataset[ReviewFinding] = Dataset(
    "summary_of_findings",
    "Our statements as a summary of qualitative findings: how sure one can be, why, from which studies, and the profile.",
    (
        Column("id", "Identifier, unique in this file.", lambda line: line.id),
        Column("theme", "Identifier of its first theme.", lambda line: line.record.theme, names="themes"),
        own("summarised_review_finding", "What it says, in the words of the review team.", "statement"),
        Column(
            "confidence",
            "The overall judgement by GRADE-CERQual, in words.",
            lambda line: labels.LEVEL[line.record.confidence.level][1],
        ),
        Column("explanation", "Why it is so.", lambda line: why(line.record.confidence)),
        listed(
            "references",
            "Identifiers of the studies that it draws on, but for what bears on it by inference only.",
            lambda line: (
                study
                for relation in ("supports", "qualifies", "contradicts")
                for study in line.joined.studies_by_relation(line.record, relation)
            ),
        ),
        *(_profile(name) for name in COMPONENTS),
        Column("url", "Where it can be read on the site.", lambda line: urls.review_finding(line.id)),
    ),
    of_corpus=_lines,
)
