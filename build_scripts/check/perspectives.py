"""Rules about whose views are whose: an estimate is named as one, and a study names whom it asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from build_scripts.check import reference_places as places
from build_scripts.check.paths import review_finding_file, study_file, theme_file
from build_scripts.check.reference_places import messages
from build_scripts.check.reference_words import GOOD_FINDING, finding_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.finding import EVIDENCE_BASES, Finding
from build_scripts.model.problems import Complaint, Path, Severity
from build_scripts.model.site import Site
from build_scripts.read.phrases import either
from build_scripts.synthesise.joins import Joined

REPORTED = re.compile(
    r"\b(report|describ|said|say|told|tell|thought|think|felt|believ|estimat|rated?\b|named?\b|saw\b|according|view|opinion)",
    re.IGNORECASE,
)
"""Words by which a sentence shows that it passes on what somebody said."""


@rule(
    "EV226",
    "estimate-as-support",
    severity=Severity.WARNING,
    scope="corpus",
    why="What one group of people thinks of another is an estimate. It never shows what the others want, feel or "
    "do, so a sentence that rests on it says whose estimate it is.",
    bad=GOOD_FINDING.replace("[visitors]", "[librarians]\n  about: [visitors]")
    + "# in evidence/studies/okafor-2021/study.yaml\nperspectives: [visitors, librarians]\n"
    + "# in evidence/recommendations/say-how-long-it-takes.yaml\nrests_on:\n  - not-knowing-weighs\n"
    + "# in evidence/themes/waiting.yaml\nanswer:\n"
    "  text: In one study, visitors minded waiting more than cost.\n"
    "  rests_on:\n    - okafor-2021/cost-named-least  # <- here\n",
    good=GOOD_FINDING.replace("[visitors]", "[librarians]\n  about: [visitors]")
    + "# in evidence/studies/okafor-2021/study.yaml\nperspectives: [visitors, librarians]\n"
    + "# in evidence/themes/waiting.yaml\nanswer:\n"
    "  text: In one study, librarians thought that visitors minded waiting more than cost.\n"
    "  rests_on:\n    - okafor-2021/cost-named-least\n",
)
def estimate_as_support(checked: Joined) -> Iterator[Complaint]:
    """A sentence about one group that rests on what another says of it, and does not show it."""
    site = checked.corpus.site
    if site is None:
        return
    for file, path, target, sentence in _rested(checked):
        finding = checked.findings.get(target)
        if finding is None or finding.basis != "own_data" or not _is_estimate(finding):
            continue
        by, about = _names(site, finding.perspective), _names(site, finding.about)
        speaks_of_them = any(_names_group(sentence, name) for name in (*about, *finding.about))
        says_by_whom = any(_names_group(sentence, name) for name in (*by, *finding.perspective))
        if speaks_of_them and not says_by_whom and not REPORTED.search(sentence):
            yield Complaint(
                file,
                path,
                f"{target} is what {either(by, 'and')} say of {either(about, 'and')}. The sentence does not say so, "
                "and reads as if it were known.",
                f'Name them in the sentence ("{by[0][:1].upper()}{by[0][1:]} thought that ..."), make it '
                "`qualifies`, or rest it on a finding from the people themselves.",
            )


@rule(
    "EV228",
    "perspective-not-of-study",
    severity=Severity.WARNING,
    scope="study",
    why="`perspectives` in study.yaml says whose views a study gathered; maps and filters go by it. A view of "
    "somebody else in the same study is missing there.",
    bad=finding_example("librarians", perspective="librarians"),
    good=GOOD_FINDING,
)
def perspective_not_of_study(checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A finding, table or quotation with a perspective that its study does not name."""
    if folder.study is None:
        return
    site = checked.corpus.site
    defined = {perspective.id for perspective in site.perspectives} if site else set()
    named, told = set(folder.study.perspectives), set[str]()
    for file, path, target in places.to_perspectives(folder):
        if "about" in path or _is_of_others(folder, file, path):
            continue
        if target in defined - named and target not in told:
            told.add(target)
            yield Complaint(
                file,
                path,
                f'"{target}" is not among the perspectives of this study in {{0}}.',
                "Add it there if the study gathered their views, or correct it here.",
                elsewhere=((study_file(folder.id), ("perspectives",)),),
            )


def _is_of_others(folder: StudyFolder, file: str, path: Path) -> bool:
    """Whether this is a finding that the study only cites or asserts: it gathered nobody's views for it."""
    position = path[0]
    if not isinstance(position, int) or not file.endswith("/findings.yaml"):
        return False
    return folder.findings[position].basis not in EVIDENCE_BASES


def _rested(checked: Joined) -> Iterator[tuple[str, Path, str, str]]:
    """`(file, path, finding, sentence)` for each sentence that a finding is said to support."""
    for id_, theme in checked.corpus.themes.items():
        for path, message in messages(theme):
            for place, target in enumerate(message.rests_on):
                yield theme_file(id_), (*path, "rests_on", place), target, message.text
    for id_, finding in checked.corpus.review_findings.items():
        for position, link in enumerate(finding.evidence):
            if link.relation == "supports":
                path = ("evidence", position, "finding")
                yield review_finding_file(id_), path, link.finding, finding.statement


def _is_estimate(finding: Finding) -> bool:
    return bool(finding.about) and not set(finding.about) & set(finding.perspective)


def _names(site: Site, ids: Iterable[str]) -> list[str]:
    names = {perspective.id: perspective.name for perspective in site.perspectives}
    return [names.get(id_, id_) for id_ in ids]


def _names_group(sentence: str, name: str) -> bool:
    stem = name.replace("-", " ").lower().removesuffix("s")
    return stem in sentence.lower()
