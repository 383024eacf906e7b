"""Rules about the folder of a study as a whole: what it cannot do without, told once and not at every link into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model import walk as places
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.ids import split_global
from build_scripts.model.layout import study_file
from build_scripts.model.messages import either
from build_scripts.model.records.appraisal import INSTRUMENTS
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.link_targets import items_of_study

MOST_NAMED = 5


def lacks_findings(folder: StudyFolder | None) -> bool:
    """Whether a study has no finding at all, and not because its file could not be read."""
    return folder is not None and not folder.findings and "findings.yaml" not in folder.unread


def lacks_appraisal(folder: StudyFolder | None) -> bool:
    """Whether a study has no appraisal although there is an instrument for its design."""
    if folder is None or folder.study is None or folder.appraisal or "appraisal.yaml" in folder.unread:
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
    for file, _, target in (*places.to_findings(corpus), *places.to_grounds(corpus)):
        named[split_global(target)[0]].add(file)
    for folder in corpus.studies.values():
        if folder.study is None or not lacks_findings(folder):
            continue
        files = sorted({*_naming_own(folder), *named[folder.id]})
        resting = f", yet findings of it are named in {either(files, 'and', MOST_NAMED)}" if files else ""
        yield Violation(
            study_file(folder.id),
            ("title",),
            f"The study {folder.id} has no findings: findings.yaml is missing or empty{resting}.",
            f"Add what it found to {study_file(folder.id, 'findings.yaml')}.",
            severity=None if files else Severity.WARNING,
        )


def _naming_own(folder: StudyFolder) -> Iterator[str]:
    """Files of a study without findings that name findings of it."""
    yield from (file for file, _, _ in places.to_own_findings(folder))
    there = {item.id for item in items_of_study(folder)}
    if any(not there.issuperset(one.affects) for one in folder.discrepancies):
        yield study_file(folder.id, "discrepancies.yaml")


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
    corpus = joined.corpus
    for id_, folder in corpus.studies.items():
        if lacks_appraisal(folder):
            resting = [name for name, one in corpus.review_findings.items() if rests_on(one, id_)]
            if resting:
                are = "is a review finding" if len(resting) == 1 else "are review findings"
                yield Violation(
                    study_file(id_),
                    ("title",),
                    f"The study {id_} has no appraisal.yaml, and {either(resting, 'and', MOST_NAMED)} {are} with a "
                    "level of confidence that rests on it.",
                    f"Add {study_file(id_, 'appraisal.yaml')}: one answer an item, each with its reason.",
                )


def rests_on(finding: ReviewFinding, study: str) -> bool:
    """Whether the level of confidence in a review finding rests on a study."""
    links = (split_global(link.finding)[0] for link in finding.evidence)
    return finding.confidence.level != "not_assessed" and study in links
