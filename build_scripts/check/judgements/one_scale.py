"""Rules that hold review findings beside each other: like concerns lead to like levels, and one study is judged alike.

A level is never computed. What differs needs a reason that readers see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from build_scripts.check.judgements.cerqual_levels import confidence_example
from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.ids import split_global
from build_scripts.model.phrases import either
from build_scripts.model.records.review_finding import COMPONENTS, ReviewFinding
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined

CONCERNS = ("no_or_very_minor", "minor", "moderate", "serious")
LEVELS = ("very_low", "low", "moderate", "high")
LEVEL: KeyPath = ("confidence", "level")
LIMITATIONS: KeyPath = ("confidence", "methodological_limitations", "concern")

Profile = tuple[int, ...]
"""The four concerns as places in `CONCERNS`, in the order of `COMPONENTS`."""
Assessed = tuple[str, Located[ReviewFinding], Profile]
"""A review finding with its id and the four concerns."""


def other_finding(
    level: str, reason: str = "", limits: str = "moderate", relevance: str = "no_or_very_minor"
) -> str:
    """A second review finding beside the example's, with the same concerns unless told otherwise."""
    return f"""\
# evidence/review_findings/desk-helps.yaml
statement: A friendly face at the desk may help visitors of public libraries to ask.
theme: waiting
evidence:
  - finding: okafor-2021/friendly-face-helped
    relation: supports
    note: The authors saw visitors ask more when somebody greeted them.
confidence:
  level: {level}
  explanation: One small study in two towns, seen by its authors.
{reason}  methodological_limitations:
    concern: {limits}
    explanation: Only people who came to the library were seen, so those kept away are missing.
  coherence:
    concern: minor
    explanation: What the authors saw fits the statement.
  adequacy:
    concern: serious
    explanation: A few visits to one desk bear the statement.
  relevance:
    concern: {relevance}
    explanation: The visitors were seen in public libraries.
    kind: direct
no_recommendation_because: Nobody's action follows from it yet.
assessments:
  - {{role: first assessor, independent: false, date: "2026-11-21", level: {level.partition(" ")[0]}}}
history:
  - {{date: "2026-11-21", change: First version.}}
"""


REASON = "  level_differs_because: All of it rests on what two authors saw on one morning.\n"


@rule(
    "EV512",
    "same-concerns-other-level",
    severity=Severity.WARNING,
    scope="corpus",
    why="Readers compare levels. Two review findings with the same four concerns and different levels look like chance, "
    "unless one of them says why.",
    bad=other_finding("very_low  # <- here"),
    good=other_finding("very_low", REASON),
)
def same_concerns_other_level(joined: Joined) -> Iterator[Violation]:
    """The same profile and another level, told at the one that fewer share."""
    for alike in _by_profile(joined).values():
        levels = defaultdict(list)
        for id_, finding, _ in alike:
            if finding.value.confidence.level_differs_because is None:
                levels[finding.value.confidence.level].append((id_, finding))
        if len(levels) < 2:
            continue
        most = max(levels, key=lambda level: (len(levels[level]), LEVELS.index(level)))
        others = either([id_ for id_, _ in levels[most]], "and", 3)
        for level, findings in levels.items():
            for _, finding in findings if level != most else ():
                yield finding.at(
                    LEVEL,
                    f"The level is {level}; with the same four concerns it is {most} for {others}.",
                    "Judge both again. If they differ for a reason, say it in `level_differs_because` under `confidence`.",
                )


@rule(
    "EV513",
    "worse-yet-higher",
    severity=Severity.WARNING,
    scope="corpus",
    why="A review finding with graver concerns, and none lighter, can hardly deserve more confidence than another.",
    bad=confidence_example(level="moderate  # <- here", coherence="moderate")
    + 'assessments:\n  - {role: first assessor, independent: false, date: "2026-11-21", level: moderate}\n'
    + other_finding("low"),
    good=other_finding("low"),
)
def worse_yet_higher(joined: Joined) -> Iterator[Violation]:
    """Concerns no lighter and some graver, and a higher level."""
    groups = [next(iter(alike)) for alike in _by_profile_and_level(joined).values()]
    for first, other in combinations(groups, 2):
        for (id_, finding, concerns), (_, worse, graver) in ((first, other), (other, first)):
            if (
                concerns != graver
                and all(a <= b for a, b in zip(concerns, graver, strict=True))
                and _rank(finding) < _rank(worse)
                and worse.value.confidence.level_differs_because is None
            ):
                yield worse.at(
                    LEVEL,
                    f"No concern is lighter than those about {id_} and at least one is graver; yet the level is "
                    f"{worse.value.confidence.level} here and {finding.value.confidence.level} there.",
                    "Judge both again. If they differ for a reason, say it in `level_differs_because` under `confidence`.",
                )


@rule(
    "EV514",
    "limitations-differ",
    severity=Severity.WARNING,
    scope="corpus",
    why="The methods of one study are as limited for one statement as for another, unless the statement asks more of "
    "them. Then readers are told why.",
    bad=other_finding("low", limits="minor  # <- here"),
    good=other_finding(
        "low", limits="minor\n    differs_because: What the authors saw does not depend on who answered."
    ),
)
def limitations_differ(joined: Joined) -> Iterator[Violation]:
    """Review findings that one study alone supports, with different concerns about its methods."""
    by_study = defaultdict(list)
    for id_, finding, _ in _assessed(joined):
        studies = {
            split_global(link.finding)[0]
            for link in finding.value.evidence
            if link.relation.startswith("supports")
        }
        if len(studies) == 1:
            by_study[studies.pop()].append((id_, finding))
    for study, alone in by_study.items():
        explained = [finding.value.confidence.methodological_limitations for _, finding in alone]
        concerns = [
            component.concern for component in explained if component and component.differs_because is None
        ]
        if not concerns:
            continue
        usual = max(sorted(set(concerns), key=CONCERNS.index, reverse=True), key=concerns.count)
        shared = either([id_ for id_, finding in alone if _limitations(finding) == usual], "and", 3)
        for _, finding in alone:
            limits = finding.value.confidence.methodological_limitations
            if limits and limits.concern != usual and limits.differs_because is None:
                yield finding.at(
                    LIMITATIONS,
                    f"The concern about the methods of {study} is {limits.concern} here, and {usual} for {shared}, "
                    "which rest on it alone, too.",
                    "Use the same concern, or say under `differs_because` what this statement asks of the methods.",
                )


@rule(
    "EV515",
    "relevance-unnamed",
    severity=Severity.WARNING,
    scope="corpus",
    why="GRADE-CERQual tells four kinds of relevance apart: direct, indirect, partial, unclear. What supports only "
    "indirectly, by inference from a neighbouring phenomenon or other people, makes it indirect.",
    bad="# in evidence/review_findings/not-knowing-weighs.yaml\nevidence:\n"
    "  - {finding: okafor-2021/not-knowing-how-long, relation: supports, note: In their own words.}\n"
    "  - {finding: okafor-2021/friendly-face-helped, relation: supports_indirectly, note: Of asking and not of waiting.}\n"
    + confidence_example()
    .replace("# in evidence/review_findings/not-knowing-weighs.yaml\n", "")
    .replace("    kind: direct\n", "    kind: direct  # <- here\n"),
    good=confidence_example(),
)
def relevance_unnamed(joined: Joined) -> Iterator[Violation]:
    """No kind of relevance, or another than indirect beside indirect support."""
    for finding in records(joined.corpus, ReviewFinding):
        relevance = finding.value.confidence.relevance
        if relevance is None:
            continue
        indirect = [link.finding for link in finding.value.evidence if link.relation == "supports_indirectly"]
        path: KeyPath = ("confidence", "relevance")
        if relevance.kind is None:
            yield finding.at(
                path,
                "It is not said which kind of relevance this is.",
                "Add `kind:` with direct, indirect, partial or unclear.",
                at_key=True,
            )
        elif indirect and relevance.kind != "indirect":
            yield finding.at(
                (*path, "kind"),
                f"{either(indirect, 'and', 3)} supports this only indirectly, and relevance is called {relevance.kind}.",
                "Write `kind: indirect` and say in the explanation what is inferred, or take the link off.",
            )


def _assessed(joined: Joined) -> Iterator[Assessed]:
    """Every review finding with a level and all four components."""
    for (id_, _), finding in zip(
        joined.corpus.review_findings.items(), records(joined.corpus, ReviewFinding), strict=True
    ):
        confidence = finding.value.confidence
        given = [getattr(confidence, name) for name in COMPONENTS]
        if confidence.level != "not_assessed" and all(given):
            yield id_, finding, tuple(CONCERNS.index(component.concern) for component in given)


def _grouped(assessed: Iterable[tuple[object, Assessed]]) -> Mapping[object, list[Assessed]]:
    groups: dict[object, list[Assessed]] = defaultdict(list)
    for key, review_finding in assessed:
        groups[key].append(review_finding)
    return groups


def _by_profile(joined: Joined) -> Mapping[object, list[Assessed]]:
    return _grouped((judged[2], judged) for judged in _assessed(joined))


def _by_profile_and_level(joined: Joined) -> Mapping[object, list[Assessed]]:
    """So that what is compared with everything else stays few, however many review findings there are."""
    return _grouped(((judged[2], judged[1].value.confidence.level), judged) for judged in _assessed(joined))


def _rank(finding: Located[ReviewFinding]) -> int:
    return LEVELS.index(finding.value.confidence.level)


def _limitations(finding: Located[ReviewFinding]) -> str:
    limits = finding.value.confidence.methodological_limitations
    return limits.concern if limits else ""
