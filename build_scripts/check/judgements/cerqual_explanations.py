"""Rules about the reasons given for confidence (GRADE-CERQual): each names its data and answers what stands against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.check.judgements.cerqual_levels import (
    GOOD,
    NO_CONCERN,
    components,
    confidence_example,
)
from build_scripts.check.links.missing_files import lacks_appraisal, rests_on
from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.ids import is_id
from build_scripts.model.phrases import either, nearest, shorten, suggestion
from build_scripts.model.records.appraisal import Appraisal
from build_scripts.model.records.review_finding import Confidence, ReviewFinding
from build_scripts.model.walk import Spot, records
from build_scripts.synthesise.joins import Joined

FEWEST_WORDS = 4
"""Fewer cannot name a concern and the data it is about."""

EMPTY_PHRASES = re.compile(
    r"(see|as) (above|below|text|before)|n/?a|not applicable|none|unclear|ok(ay)?|tb[cd]"
    r"|(there (are|were) )?(no|some|few|minor|moderate|serious|slight|major) "
    r"(concerns?|limitations?|problems?|issues?)( (with|about|in) (the )?(methods?|data|study|studies))?",
    re.IGNORECASE,
)
"""Phrases that would fit any finding."""

COUNTED_STUDIES = re.compile(
    r"\b(one|two|three|four|five|six|a single|[0-9]+) (small |single |other )?(stud(y|ies)|papers?|sources?|documents?)\b",
    re.IGNORECASE,
)
RICHNESS = re.compile(
    r"\b(rich|thin|thick|detail|depth|deep|short|long|sparse|superficial|vivid|words?|quot|describ|account|example|say"
    r"|said|answers?|data\b)",
    re.IGNORECASE,
)
"""Words by which an explanation shows that it weighed what the data say, not only how many studies there are."""


@rule(
    "EV505",
    "thin-explanation",
    scope="corpus",
    why="The explanation is the judgement: it names the concern and why it matters for this statement. A phrase that "
    "would fit any finding explains nothing.",
    bad=confidence_example(adequacy="Serious concerns.  # <- here"),
    good=GOOD,
)
def thin_explanation(joined: Joined) -> Iterator[Violation]:
    """An explanation that is too short, or would fit any finding."""
    for finding in records(joined.corpus, ReviewFinding):
        for path, text, concern in _explanations(finding.value.confidence):
            empty = EMPTY_PHRASES.fullmatch(text.strip().rstrip(".")) is not None
            short = len(text.split()) < FEWEST_WORDS and "overall" not in concern
            if (empty or short) and concern != NO_CONCERN:
                yield finding.at(
                    path,
                    f'"{shorten(text)}" does not say what in these data gives the concern.',
                    "Say what it is, in which study, and why it matters for this statement.",
                )


@rule(
    "EV506",
    "explanation-twice",
    severity=Severity.WARNING,
    scope="corpus",
    why="Each explanation is about one statement and its data. The same sentence in two places was most likely "
    "copied, and fits one of them at most.",
    bad=confidence_example(
        explanation="Fourteen short answers of one study bear the statement.",
        adequacy="Fourteen short answers of one study bear the statement.  # <- here",
    ),
    good=GOOD,
)
def explanation_twice(joined: Joined) -> Iterator[Violation]:
    """The same explanation in two places."""
    first: dict[str, Spot] = {}
    for finding in records(joined.corpus, ReviewFinding):
        for path, text, _ in _explanations(finding.value.confidence):
            key = " ".join(text.lower().split()).rstrip(".")
            if key in first:
                yield finding.at(
                    path,
                    "The same explanation stands in {0}.",
                    "Say what it means for this statement and its data.",
                    elsewhere=(first[key],),
                )
            first.setdefault(key, finding.spot(path))


@rule(
    "EV507",
    "studies-counted",
    severity=Severity.NOTE,
    scope="corpus",
    why="Adequacy is how rich the data are and how much of them there is. How many studies there are says little "
    "of that: one rich study may be enough.",
    bad=confidence_example(adequacy="There are only two studies on this.  # <- here"),
    good=confidence_example(adequacy="Two studies, whose answers are short and much alike."),
)
def studies_counted(joined: Joined) -> Iterator[Violation]:
    """An explanation of adequacy that counts studies and says nothing of what the data are like."""
    for finding in records(joined.corpus, ReviewFinding):
        adequacy = finding.value.confidence.adequacy
        counted = COUNTED_STUDIES.search(adequacy.explanation) if adequacy else None
        if adequacy and counted and not RICHNESS.search(adequacy.explanation):
            yield finding.at(
                ("confidence", "adequacy", "explanation"),
                f'This counts studies ("{counted[0]}") and does not say how rich their data are.',
                "Say how much detail the data give: short answers, long accounts, few examples.",
                part=counted[0],
            )


CONTRADICTED = """\
# in evidence/review_findings/not-knowing-weighs.yaml
evidence:
  - finding: okafor-2021/not-knowing-how-long
    relation: supports
    note: Fourteen of 30 visitors described it in their own words.
  - finding: okafor-2021/friendly-face-helped
    relation: contradicts
    note: Where somebody was at the desk, waiting weighed nothing.
"""


@rule(
    "EV508",
    "contradiction-unanswered",
    scope="corpus",
    why="Coherence is how well data and statement fit. Where a finding contradicts the statement, or limits it, the "
    "component has something to answer, and `no_or_very_minor` says that there is nothing.",
    bad=CONTRADICTED + confidence_example(coherence="no_or_very_minor  # <- here"),
    good=CONTRADICTED + GOOD,
)
def contradiction_unanswered(joined: Joined) -> Iterator[Violation]:
    """No concern about coherence, although a finding contradicts the statement (an error) or limits it (a warning)."""
    for finding in records(joined.corpus, ReviewFinding):
        coherence = finding.value.confidence.coherence
        if coherence is None or coherence.concern != NO_CONCERN:
            continue
        for relation, verb in (("contradicts", "contradict"), ("qualifies", "limit")):
            against = [link.finding for link in finding.value.evidence if link.relation == relation]
            if against:
                yield finding.at(
                    ("confidence", "coherence", "concern"),
                    f"There is no concern about coherence, yet {either(against, 'and', 3)} "
                    f"{verb if len(against) > 1 else verb + 's'} the statement.",
                    "Answer it in the explanation and give the concern its weight, or reword the statement so that "
                    "it holds for all of them.",
                    severity=None if relation == "contradicts" else Severity.WARNING,
                )
                break


@rule(
    "EV511",
    "unknown-item-of-appraisal",
    scope="corpus",
    why="A methodological limitation points to the answers in the study's appraisal that it comes from.",
    bad=confidence_example(item="okafor-2021 2.1").replace("2.1]", "2.1]  # <- here"),
    good=GOOD,
)
def unknown_item_of_appraisal(joined: Joined) -> Iterator[Violation]:
    """An appraisal item that the study's appraisal does not answer."""
    for finding in records(joined.corpus, ReviewFinding):
        for name, component in components(finding.value.confidence):
            for position, text in enumerate(component.appraisal_items):
                wrong = _wrong_item(joined, finding.value, text)
                if wrong is not None:
                    yield finding.at(("confidence", name, "appraisal_items", position), *wrong)


def _wrong_item(joined: Joined, finding: ReviewFinding, text: str) -> tuple[str, str] | None:
    """`(message, hint)` for `study item` where that is no answered item of an appraisal."""
    corpus, (study, _, item) = joined.corpus, text.rpartition(" ")
    folder = corpus.studies.get(study)
    appraisal = folder.appraisal if folder else None
    answered = [answer.item for answer in appraisal.answers] if appraisal else []
    if corpus.is_unread(Appraisal, study) or item in answered:
        return None
    if rests_on(finding, study) and (lacks_appraisal(folder) or folder is None):
        return None  # reported once, where the study is named
    if folder is None and is_id(study):
        return (
            f'There is no study "{study}".',
            suggestion(study, corpus.studies) or f"All studies: {either(corpus.studies, 'and')}.",
        )
    if folder is None:
        example = nearest(study or text, corpus.studies) or next(iter(corpus.studies), "okafor-2021")
        return (
            f'"{text}" names no item of an appraisal: it is written `study item`.',
            f"For example: {example} 1.1",
        )
    if not answered:
        return f"{study} has no appraisal.", "Add appraisal.yaml to its folder, or leave this out."
    return (
        f'The appraisal of {study} does not answer an item "{item}".',
        f"It answers {either(answered, 'and', 30)}.",
    )


def _explanations(confidence: Confidence) -> Iterator[tuple[KeyPath, str, str]]:
    """`(path, explanation, concern)` of the components; the overall one has the concern `overall`."""
    yield ("confidence", "explanation"), confidence.explanation, "overall"
    for name, component in components(confidence):
        yield ("confidence", name, "explanation"), component.explanation, component.concern
