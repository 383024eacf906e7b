"""Rules about the folder of a study as a whole: what it cannot do without, told once and not at every link into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.ids import split_global
from build_scripts.model.layout import file_of
from build_scripts.model.phrases import either
from build_scripts.model.records.appraisal import INSTRUMENTS, Appraisal
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.study import Study
from build_scripts.model.walk import file_itself, references
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.link_targets import items_of_study

MOST_NAMED = 5


def lacks_findings(folder: StudyFolder | None) -> bool:
    """Whether a study has no finding at all, and not because its file could not be read."""
    return folder is not None and not folder.findings and not folder.is_unread(Finding)


def lacks_appraisal(folder: StudyFolder | None) -> bool:
    """Whether a study has no appraisal although there is an instrument for its design."""
    if folder is None or folder.study is None or folder.appraisal or folder.is_unread(Appraisal):
        return False
    return any(folder.study.category in instrument.of_category for instrument in INSTRUMENTS.values())


@rule(
    "EV229",
    "study-without-findings",
    scope="corpus",
    why="A study is here for what it found. One without findings has a page that says nothing; and what rests on its "
    "findings rests on nothing (an error, told here once for all of them).",
    bad="# evidence/studies/okafor-2021/findings.yaml\n[]\n"
    "# in evidence/studies/okafor-2021/study.yaml\ntitle: Waiting to be heard  # <- here\n",
    good="# in evidence/studies/okafor-2021/study.yaml\ntitle: Waiting to be heard\n",
)
def study_without_findings(joined: Joined) -> Iterator[Violation]:
    """A study without a finding: an error where something names one, else a warning."""
    corpus = joined.corpus
    named: dict[str, set[str]] = defaultdict(set)
    for reference in references(corpus, "finding", own=False):
        named[split_global(reference.value)[0]].add(reference.file)
    for id_, folder in corpus.studies.items():
        if folder.study is None or not lacks_findings(folder):
            continue
        files = sorted({*_naming_own(folder), *named[id_]})
        resting = f", yet findings of it are named in {either(files, 'and', MOST_NAMED)}" if files else ""
        yield file_itself(Study, id_).at(
            "title",
            f"The study {id_} has no findings: findings.yaml is missing or empty{resting}.",
            f"Add what it found to {file_of(Finding, id_)}.",
            severity=None if files else Severity.WARNING,
        )


def _naming_own(folder: StudyFolder) -> Iterator[str]:
    """Files of a study without findings that name findings of it."""
    yield from (reference.file for reference in references(folder, "finding", own=True))
    there = {item.id for item in items_of_study(folder)}
    yield from (item.file for item in references(folder, "item") if item.value not in there)


@rule(
    "EV533",
    "appraisal-missing",
    scope="corpus",
    why="GRADE-CERQual weighs how well the studies behind a review finding were done. Without an appraisal nobody "
    "did.",
    bad="",
    good="",
)
def appraisal_missing(joined: Joined) -> Iterator[Violation]:
    """A study without an appraisal, although the confidence in a review finding rests on it."""
    for id_, folder in joined.corpus.studies.items():
        findings = joined.corpus.review_findings.items() if lacks_appraisal(folder) else ()
        resting = [name for name, finding in findings if rests_on(finding, id_)]
        if resting:
            are = "is a review finding" if len(resting) == 1 else "are review findings"
            yield file_itself(Study, id_).at(
                "title",
                f"The study {id_} has no appraisal.yaml, and {either(resting, 'and', MOST_NAMED)} {are} with a "
                "level of confidence that rests on it.",
                f"Add {file_of(Appraisal, id_)}: one answer an item, each with its reason.",
            )


def rests_on(finding: ReviewFinding, study: str) -> bool:
    """Whether the level of confidence in a review finding rests on a study."""
    links = (split_global(link.finding)[0] for link in finding.evidence)
    return finding.confidence.level != "not_assessed" and study in links
