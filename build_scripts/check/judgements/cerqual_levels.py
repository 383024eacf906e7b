"""Rules about levels of confidence by GRADE-CERQual (Lewin et al. 2018): complete, and somebody's judgement.

Nothing here computes a level or compares one with another.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.ids import split_global
from build_scripts.model.phrases import either
from build_scripts.model.records.review_finding import (
    COMPONENTS,
    Assessment,
    Component,
    Confidence,
    ReviewFinding,
)
from build_scripts.model.walk import records
from build_scripts.synthesise.joins import Joined

WORDS = {
    "methodological_limitations": "methodological limitations",
    "coherence": "coherence",
    "adequacy": "adequacy",
    "relevance": "relevance",
}

NO_CONCERN = "no_or_very_minor"

CONFIDENCE = """\
# in evidence/review_findings/not-knowing-weighs.yaml
confidence:
  level: {level}
  explanation: {explanation}
  methodological_limitations:
    concern: {limits}
    explanation: Only people who came to the library were asked, so those kept away are missing.
    appraisal_items: [{item}]
  coherence:
    concern: {coherence}
    explanation: The open answers fit the statement; a friendly face at the desk limits it.
  adequacy:
    concern: serious
    explanation: {adequacy}
  relevance:
    concern: no_or_very_minor
    explanation: The visitors were asked about being heard in public libraries.
    kind: direct
"""


def confidence_example(
    level: str = "low",
    explanation: str = "One small study in two towns, whose open answers are clear.",
    limits: str = "moderate",
    item: str = "okafor-2021 4.2",
    coherence: str = "minor",
    adequacy: str = "Fourteen short answers of one study bear the statement.",
) -> str:
    """The example's judgement with some values changed."""
    return CONFIDENCE.format(
        level=level,
        explanation=explanation,
        limits=limits,
        item=item,
        coherence=coherence,
        adequacy=adequacy,
    )


GOOD = confidence_example()


@rule(
    "EV501",
    "component-missing",
    scope="corpus",
    why="GRADE-CERQual has four components: methodological limitations, coherence, adequacy and relevance. An "
    "overall level is argued from all four, also where one gives no concern.",
    bad=GOOD.replace("confidence:", "confidence:  # <- here").partition("  relevance:")[0],
    good=GOOD,
)
def component_missing(joined: Joined) -> Iterator[Violation]:
    """A level of confidence without all four components."""
    for finding in records(joined.corpus, ReviewFinding):
        missing = [WORDS[name] for name in COMPONENTS if getattr(finding.value.confidence, name) is None]
        if missing and finding.value.confidence.level != "not_assessed":
            yield finding.at(
                "confidence",
                f"The level is {finding.value.confidence.level}, and nothing is said of {either(missing, 'and')}.",
                "Add each with its concern and explanation, or write `level: not_assessed` with the reason.",
                at_key=True,
            )


NOT_ASSESSED = """\
# in evidence/review_findings/not-knowing-weighs.yaml
confidence:
  level: not_assessed{mark}
  explanation: Nobody has weighed the open answers yet.
{reason}assessments:
  - role: first assessor
    independent: false
    date: "2026-11-21"
    level: not_assessed
"""


@rule(
    "EV502",
    "not-assessed-reason",
    scope="corpus",
    why="Readers want to know why confidence was not assessed: because only numbers bear the statement, because "
    "there is a single brief, or because nobody came to it yet.",
    bad=NOT_ASSESSED.format(mark="  # <- here", reason=""),
    good=NOT_ASSESSED.format(mark="", reason="  not_assessed_reason: not_yet\n"),
)
def not_assessed_reason(joined: Joined) -> Iterator[Violation]:
    """`not_assessed` without a reason, a reason without it, or one that the evidence does not bear out."""
    for finding in records(joined.corpus, ReviewFinding):
        confidence = finding.value.confidence
        reason = confidence.not_assessed_reason
        path: KeyPath = ("confidence", "not_assessed_reason")
        if confidence.level == "not_assessed" and reason is None:
            yield finding.at(
                ("confidence", "level"),
                "Confidence is not assessed, and no reason is given.",
                "Add `not_assessed_reason:` with numbers_only, single_brief or not_yet.",
            )
        elif confidence.level != "not_assessed" and reason is not None:
            yield finding.at(
                path,
                f"A reason for not assessing stands beside `level: {confidence.level}`.",
                "Delete the reason, or write `level: not_assessed`.",
            )
        elif reason == "numbers_only" and (words := _in_words(joined, finding.value)):
            yield finding.at(
                path,
                f"Not only numbers bear this: {either(words, 'and', 3)} rests on what people said or did.",
                "Assess confidence with the four components, or give another reason.",
            )
        elif reason == "single_brief" and len(studies := _studies(finding.value)) > 1:
            yield finding.at(
                path,
                f"Findings of {len(studies)} studies are linked: {either(studies, 'and', 5)}.",
                "Assess confidence with the four components, or give another reason.",
            )


NUMBERS = """\
# in evidence/review_findings/not-knowing-weighs.yaml
evidence:
  - finding: okafor-2021/waiting-named-most
    relation: supports
    note: Waiting lists were named most.
"""


@rule(
    "EV503",
    "confidence-of-numbers",
    scope="corpus",
    why="GRADE-CERQual is made for findings that rest on what people said or did. Where only numbers bear a "
    "statement it does not apply.",
    bad=NUMBERS + GOOD.replace("level: low", "level: low  # <- here"),
    good=GOOD,
)
def confidence_of_numbers(joined: Joined) -> Iterator[Violation]:
    """A level of confidence where only quantitative findings are linked."""
    for finding in records(joined.corpus, ReviewFinding):
        linked = [joined.findings.get(link.finding) for link in finding.value.evidence]
        if finding.value.confidence.level != "not_assessed" and all(
            found is not None and found.kind == "quantitative" for found in linked
        ):
            yield finding.at(
                ("confidence", "level"),
                "Only quantitative findings are linked, and GRADE-CERQual is not made for them.",
                "Write `level: not_assessed` with `not_assessed_reason: numbers_only`, or link the qualitative "
                "findings that bear this.",
            )


@rule(
    "EV504",
    "serious-yet-high",
    severity=Severity.WARNING,
    scope="corpus",
    why="A serious concern is very likely to lower confidence. High confidence beside one needs a second look.",
    bad=confidence_example(level="high  # <- here")
    + "assessments:\n  - role: first assessor\n    independent: false\n"
    + '    date: "2026-11-21"\n    level: high\n',
    good=GOOD,
)
def serious_yet_high(joined: Joined) -> Iterator[Violation]:
    """High confidence in spite of a serious concern."""
    for finding in records(joined.corpus, ReviewFinding):
        serious = [
            WORDS[name]
            for name, component in components(finding.value.confidence)
            if component.concern == "serious"
        ]
        if finding.value.confidence.level == "high" and serious:
            yield finding.at(
                ("confidence", "level"),
                f"Confidence is high, although there are serious concerns about {either(serious, 'and')}.",
                "Lower the level or the concern, or say in the overall explanation why it does not weigh.",
            )


@rule(
    "EV509",
    "level-of-nobody",
    scope="corpus",
    why="The overall level is what the assessors came to. One that none of them gave was changed afterwards.",
    bad=confidence_example(level="moderate  # <- here"),
    good=GOOD,
)
def level_of_nobody(joined: Joined) -> Iterator[Violation]:
    """An overall level that no assessment gave."""
    for finding in records(joined.corpus, ReviewFinding):
        given = [assessment.level for assessment in finding.value.assessments]
        if finding.value.confidence.level not in given and not any(
            assessment.resolution for assessment in finding.value.assessments
        ):
            yield finding.at(
                ("confidence", "level"),
                f"The overall level is {finding.value.confidence.level}; the assessments gave "
                f"{either(dict.fromkeys(given), 'and')}.",
                "Correct one of them, or add the assessment, or its `resolution`, that came to this level.",
            )


ASSESSMENTS = """\
# in evidence/review_findings/not-knowing-weighs.yaml
assessments:
  - role: first assessor
    independent: false
    date: "2026-11-21"
    level: low
  - role: {role}
    independent: true{mark}
    date: "2026-11-21"
    level: low
"""


@rule(
    "EV510",
    "not-independent",
    scope="corpus",
    why="A finding stays a draft until a second, independent role has assessed it. Reading it again in the same role "
    "does not end that.",
    bad=ASSESSMENTS.format(role="first assessor", mark="  # <- here"),
    good=ASSESSMENTS.format(role="second assessor", mark=""),
)
def not_independent(joined: Joined) -> Iterator[Violation]:
    """An assessment that calls itself independent in a role that had assessed before."""
    for finding in records(joined.corpus, ReviewFinding):
        earlier: set[str] = set()
        for assessment in records(finding, Assessment):
            role = assessment.value.role.strip().lower()
            if assessment.value.independent and role in earlier:
                yield assessment.at(
                    "independent",
                    f'The role "{assessment.value.role}" had assessed this before, so it is not independent.',
                    "Write `independent: false`, or name the role of the person who had no part in it.",
                )
            earlier.add(role)


def components(confidence: Confidence) -> Iterator[tuple[str, Component]]:
    """The components that are given, by their keys."""
    for name in COMPONENTS:
        component: Component | None = getattr(confidence, name)
        if component is not None:
            yield name, component


def _in_words(joined: Joined, finding: ReviewFinding) -> list[str]:
    """The linked findings that do not rest on numbers alone."""
    linked = ((link.finding, joined.findings.get(link.finding)) for link in finding.evidence)
    return [id_ for id_, found in linked if found is not None and found.kind != "quantitative"]


def _studies(finding: ReviewFinding) -> list[str]:
    return sorted({split_global(link.finding)[0] for link in finding.evidence})
