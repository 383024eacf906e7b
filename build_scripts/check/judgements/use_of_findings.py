"""Rules that nothing found is left lying, and that nothing rests on a study that was taken back.

All are warnings: whoever adds a study need not touch the synthesis in the same change.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.judgements.cerqual_levels import confidence_example
from build_scripts.check.judgements.one_scale import other_finding
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.fields import Record
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.phrases import either
from build_scripts.model.records.finding import EVIDENCE_BASES, Finding
from build_scripts.model.records.paired_row import SideAnswers
from build_scripts.model.records.recommendation import Recommendation
from build_scripts.model.records.review_finding import EvidenceLink, ReviewFinding
from build_scripts.model.records.theme import Message
from build_scripts.model.walk import Located, records, references
from build_scripts.synthesise.joins import Joined

DOUBTED = {
    "retracted": "was retracted",
    "expression_of_concern": "carries an expression of concern",
}
"""What takes the ground from under a statement, by the status of a study."""

MOST_NAMED = 5

CALLS_FOR_A_POINT = ("moderate", "high")

DISPOSITION = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: librarians-liked-quiet{mark}
  statement: The authors saw that librarians liked quiet mornings.
  kind: qualitative
  basis: author_interpretation
  perspective:
    - visitors
  credibility: not_assessed
  credibility_reason: no_illustration_printed
  themes: []
  locator: {{section: Findings, page: "10"}}
{disposition}"""


@rule(
    "EV525",
    "finding-unused",
    severity=Severity.WARNING,
    scope="study",
    why="What a study found serves the synthesis, or a sentence says why not. Otherwise nobody can tell a finding that was "
    "weighed from one that was forgotten.",
    bad=DISPOSITION.format(mark="  # <- here", disposition=""),
    good=DISPOSITION.format(
        mark="",
        disposition="  disposition:\n    kind: outside_question\n    reason: It tells of librarians' mornings and not of being heard.\n",
    ),
)
def finding_unused(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Evidence that nothing of the synthesis rests on, without a reason, told once a study; or a needless reason."""
    if not joined.corpus.review_findings:
        return
    unused: list[Located[Finding]] = []
    for finding in records(folder, Finding):
        id_ = global_id(folder.id, finding.value.id)
        used = joined.finding_review_findings.get(id_, ())
        given = finding.value.disposition
        if used and given is not None:
            yield finding.at(
                "disposition",
                f"{either(used, 'and', 3)} uses this finding, so there is nothing to explain.",
                "Delete `disposition`.",
                at_key=True,
            )
        elif given is None and finding.value.basis in EVIDENCE_BASES and not _serves(joined, id_):
            unused.append(finding)
    if unused:
        names = either([finding.value.id for finding in unused], "and", MOST_NAMED)
        yield unused[0].at(
            "id",
            f"No review finding, sentence of a theme, point to consider or model rests on {names}, and nothing says why.",
            "Whoever looks after the synthesis links each from a review finding, or adds `disposition:` with a kind and a "
            "reason in a sentence.",
        )


def _serves(joined: Joined, finding: str) -> bool:
    """Whether anything of the synthesis rests on a finding."""
    return any(
        finding in links
        for links in (
            joined.finding_review_findings,
            joined.cited_by_messages,
            joined.review_finding_recommendations,
            joined.finding_models,
        )
    )


MODERATE = (
    confidence_example(level="low", limits="moderate")
    + other_finding("moderate  # <- here", "  level_differs_because: The authors were there themselves.\n")
).replace("no_recommendation_because: Nobody's action follows from it yet.\n", "")


@rule(
    "EV535",
    "no-point-to-consider",
    severity=Severity.WARNING,
    scope="corpus",
    why="Readers who may rely on a statement ask what to do. Where confidence is moderate or high, a point to consider "
    "follows, or a sentence says why none does.",
    bad=MODERATE,
    good=MODERATE.replace("  # <- here", "")
    + "no_recommendation_because: It describes what was seen and asks nobody to act.\n",
)
def no_point_to_consider(joined: Joined) -> Iterator[Violation]:
    """A statement one may rely on from which no advice of the review team follows, and no reason why."""
    for finding in records(joined.corpus, ReviewFinding):
        id_ = finding.file.rpartition("/")[2].removesuffix(".yaml")
        followed = joined.review_finding_recommendations.get(id_, ())
        confidence = finding.value.confidence
        if (
            confidence.level in CALLS_FOR_A_POINT
            and not followed
            and finding.value.no_recommendation_because is None
        ):
            yield finding.at(
                ("confidence", "level"),
                f"Confidence is {confidence.level}, and no point to consider rests on this.",
                "Let a recommendation rest on it, or say under `no_recommendation_because` why none does.",
            )


SECOND_STUDY = """\
# evidence/studies/lee-2019/study.yaml
type: report
title: Calling again
title-short: Lee 2019
author: not_stated
issued: "2019"
review_status: report
licence: CC-BY-4.0
rights:
  quotations: {{basis: licence, licence: CC-BY-4.0}}
  tables: {{basis: facts}}
retraction: {{status: {status}, checked_on: "2026-11-21", note: The journal says so.}}
summary: It asked callers of a library how they were met.
aim: To learn how callers are met.
category: text_opinion
methodology: {{value: other, as_stated: not_stated}}
context: {{country: not_stated, place: not_stated, setting: Public libraries}}
equity: {{}}
fieldwork: not_stated
involvement: {{level: none_stated, text: Nothing is said of it.}}
perspectives: [visitors]
sample: {{size: 12, description: Twelve callers., recruitment: not_stated}}
data_collection: {{methods: [interview], text: One call each., analysis: not_stated}}
ethics: not_stated
funding: not_stated
limitations: []
history:
  - {{date: "2026-11-21", change: First version.}}
# evidence/studies/lee-2019/findings.yaml
- id: called-again
  statement: Some callers called again because nobody had answered.
  kind: qualitative
  basis: own_data
  perspective: [visitors]
  credibility: not_assessed
  credibility_reason: no_illustration_printed
  themes: [waiting]
  locator: {{section: Results}}
# in evidence/themes/waiting.yaml
key_messages:
  - text: Some callers called again because nobody had answered.
    rests_on: [lee-2019/called-again]{mark}
"""


@rule(
    "EV534",
    "rests-on-retracted",
    severity=Severity.WARNING,
    scope="corpus",
    why="When a study is retracted, or doubted by its journal, everything that rests on it has to be looked at again: "
    "statements, answers and advice.",
    bad=SECOND_STUDY.format(status="retracted", mark="  # <- here"),
    good=SECOND_STUDY.format(status="corrected", mark=""),
)
def rests_on_retracted(joined: Joined) -> Iterator[Violation]:
    """Review findings, sentences of themes, paired rows and recommendations with a retracted or doubted study behind them."""
    doubted = {
        id_: DOUBTED[folder.study.retraction.status]
        for id_, folder in joined.corpus.studies.items()
        if folder.study and folder.study.retraction.status in DOUBTED
    }
    if not doubted:
        return
    for link in records(joined.corpus, EvidenceLink):
        study = split_global(link.value.finding)[0]
        if study in doubted:
            yield _look_again(link, "finding", [study], doubted)
    for kind, key in ((Message, "rests_on"), (Recommendation, "rests_on"), (SideAnswers, "findings")):
        for resting in records(joined.corpus, kind):
            behind = sorted(
                {
                    study
                    for ground in references(resting, "finding")
                    for study in _studies(joined, ground.value)
                }
                & doubted.keys()
            )
            if behind:
                yield _look_again(resting, key, behind, doubted)


def _studies(joined: Joined, ground: str) -> Iterator[str]:
    """The studies behind a finding or a review finding."""
    if "/" in ground:
        yield split_global(ground)[0]
    elif ground in joined.corpus.review_findings:
        yield from (split_global(link.finding)[0] for link in joined.corpus.review_findings[ground].evidence)


def _look_again(resting: Located[Record], key: str, studies: list[str], doubted: dict[str, str]) -> Violation:
    return resting.at(
        key,
        f"This rests on {either(studies, 'and', 3)}, which {doubted[studies[0]]}.",
        "Look again whether it still holds without that study: change it, take the link off, or say in `history` why it stays "
        "and waive this.",
    )
