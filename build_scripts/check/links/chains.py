"""Rules about the chains from advice down to a place in the source, and about whose views are whose.

Nothing hangs loose, only evidence supports, and an estimate is named as one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from build_scripts.check.links.missing_files import lacks_findings
from build_scripts.check.links.references import GOOD_FINDING, finding_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.ids import split_global
from build_scripts.model.phrases import either, nearest
from build_scripts.model.records.finding import EVIDENCE_BASES, Finding
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.review_finding import EvidenceLink, ReviewFinding
from build_scripts.model.records.site import Site
from build_scripts.model.records.study import Study
from build_scripts.model.records.table import Table
from build_scripts.model.records.theme import Message, Theme
from build_scripts.model.references import Ref
from build_scripts.model.walk import Located, Spot, file_itself, marked, records, references
from build_scripts.synthesise.joins import Joined

THEME = """\
# evidence/themes/queues.yaml
name: Queues
question: What do queues do to people?
definition: Standing in line, and what it does to people.
includes: [Lines at the desk]
excludes: [Waiting lists]
{rest}answer:
  text: In one study, waiting lists were what visitors named most often as keeping them from asking.
  rests_on: [okafor-2021/waiting-named-most]
key_messages:
  - text: In that study, waiting came first.
    rests_on: [okafor-2021/waiting-named-most]
history:
  - date: "2026-11-21"
    change: First version.
"""

OF_QUEUES = finding_example(theme="queues")


@rule(
    "EV221",
    "theme-circle",
    scope="corpus",
    why="Themes stand in a tree: each has one parent at most, and none is its own ancestor. In a circle none of "
    "them has a place.",
    bad=THEME.format(rest="parent: queues  # <- here\n") + OF_QUEUES,
    good=THEME.format(rest="parent: waiting\n") + OF_QUEUES,
)
def theme_circle(joined: Joined) -> Iterator[Violation]:
    """Themes that are each other's ancestors, or related to themselves."""
    themes = joined.corpus.themes
    reported: set[str] = set()
    for id_, theme in themes.items():
        file = file_itself(Theme, id_)
        if id_ in theme.related:
            yield file.at(
                ("related", theme.related.index(id_)),
                "This is the theme itself.",
                "Take it off the list of related themes.",
            )
        line = [id_]
        while (parent := themes[line[-1]].parent) in themes and parent not in line:
            line.append(str(parent))
        if parent != id_ or id_ in reported:
            continue
        reported.update(line)
        if len(line) == 1:
            message = "This theme names itself as its parent."
        else:
            steps = (f"{child} (`parent: {themes[child].parent}`, {{{n}}})" for n, child in enumerate(line))
            message = f"A circle: each of these themes is the parent of another: {either(steps, 'and', 9)}."
        yield file.at(
            "parent",
            message,
            "Delete `parent` from the one that stands at the top.",
            elsewhere=tuple(file_itself(Theme, child).spot("parent") for child in line),
        )


QUOTE = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face{mark}
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: {speaker}
  perspective: [visitors]
  locator: {{table: Table 4, row: A friendly face, page: "10"}}
"""

SHOWN_BY = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: friendly-face-helped
  statement: A friendly face at the desk appeared to help visitors to ask.
  kind: qualitative
  basis: author_interpretation
  perspective: [visitors]
  credibility: credible
  themes: [waiting]
  illustrations: [{illustration}]
  locator: {{section: The desk, page: "12"}}
"""


@rule(
    "EV223",
    "orphan-quotation",
    severity=Severity.WARNING,
    scope="study",
    why="Words of people are printed to show a finding. A quotation that shows none stands alone on the page, and "
    "uses up what we may quote.",
    bad=QUOTE.format(mark="  # <- here", speaker="not_stated")
    + SHOWN_BY.format(illustration="{table: table-4, group: The desk, row: A friendly face}"),
    good=QUOTE.format(mark="", speaker="not_stated") + SHOWN_BY.format(illustration="{quote: friendly-face}"),
)
def orphan_quotation(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A quotation that illustrates no finding, unless a mistyped id seems to mean it."""
    if folder.is_unread(Finding) or lacks_findings(folder):
        return
    shown = {reference.value for reference in references(folder, "quotation")}
    mistyped = shown - {quote.id for quote in folder.quotes}
    for quote in records(folder, Quote):
        id_ = quote.value.id
        if id_ not in shown and nearest(id_, mistyped, cutoff=0.8) is None:
            yield quote.at(
                "id",
                f'No finding names the quotation "{id_}".',
                f"Add `- {{quote: {id_}}}` to the `illustrations` of the finding that it shows, or leave it out.",
            )


@rule(
    "EV224",
    "empty-theme",
    severity=Severity.WARNING,
    scope="corpus",
    why="A theme's page brings findings together. Without any it is an empty page.",
    bad=THEME.format(rest="").replace("name: Queues", "name: Queues  # <- here"),
    good=THEME.format(rest="") + OF_QUEUES,
)
def empty_theme(joined: Joined) -> Iterator[Violation]:
    """A theme to which, with all under it, no finding belongs."""
    corpus = joined.corpus
    if any(path.endswith("/findings.yaml") for path in corpus.unread):
        return
    if any(lacks_findings(folder) for folder in corpus.studies.values()):
        return
    for id_ in corpus.themes:
        if not any(theme in joined.theme_findings for theme in _with_children(joined, id_)):
            yield file_itself(Theme, id_).at(
                "name",
                f'No finding belongs to the theme "{id_}".',
                f"Add `- {id_}` to the `themes` of the findings that belong here, or delete the theme until there "
                "are some.",
            )


@rule(
    "EV225",
    "not-evidence",
    scope="corpus",
    why="What a study only cites or asserts is not what it found. It can be shown, but our own sentences rest on "
    "findings whose basis is `own_data` or `author_interpretation`.",
    bad=GOOD_FINDING.replace("own_data", "cited")
    + "# in evidence/recommendations/say-how-long-it-takes.yaml\nrests_on:\n"
    "  - okafor-2021/cost-named-least  # <- here\n",
    good=GOOD_FINDING + "# in evidence/recommendations/say-how-long-it-takes.yaml\nrests_on:\n"
    "  - okafor-2021/cost-named-least\n",
)
def not_evidence(joined: Joined) -> Iterator[Violation]:
    """A sentence of ours, or a review finding, that rests on what is no evidence."""
    corpus = joined.corpus
    links = records(corpus, EvidenceLink)
    evidence = (reference for link in links for reference in references(link, "finding"))
    for ground in (*evidence, *references(corpus, "review_finding")):
        finding = joined.findings.get(ground.value)
        if finding and finding.basis not in EVIDENCE_BASES:
            how = "comes from elsewhere" if finding.basis == "cited" else "is said without data"
            yield ground.at(
                (),
                f"{ground.value} is no evidence: it {how} (`basis: {finding.basis}`, {{0}}).",
                "Rest this on a finding of the study's own, or take it off.",
                elsewhere=(_spot_of(joined, ground.value, "basis"),),
            )


@rule(
    "EV227",
    "named-twice",
    scope="corpus",
    why="What stands twice in a list is counted twice, or says two things about the same.",
    bad=finding_example("waiting,", theme="waiting, waiting"),
    good=GOOD_FINDING,
)
def named_twice(joined: Joined) -> Iterator[Violation]:
    """A reference that stands twice in the same list."""
    seen: dict[tuple[str, KeyPath], dict[str, KeyPath]] = defaultdict(dict)
    for reference, _ in marked(joined.corpus, Ref):
        list_of = _list_of(reference.path)
        if list_of is None:
            continue
        first = seen[reference.file, list_of].setdefault(reference.value, reference.path)
        if first != reference.path:
            yield reference.at(
                (),
                f'"{reference.value}" already stands in {{0}} of the same list.',
                "Keep one of the two.",
                elsewhere=((reference.file, first),),
            )


def _list_of(path: KeyPath) -> KeyPath | None:
    """The list that a reference is an entry of, by itself or as what the entry is about; None if it is in none."""
    if isinstance(path[-1], int):
        return path[:-1]
    return path[:-2] if path[-3:-2] in (("evidence",), ("illustrations",)) and path[-1] != "table" else None


def _with_children(joined: Joined, theme: str) -> Iterator[str]:
    waiting, seen = [theme], set[str]()
    while waiting:
        id_ = waiting.pop()
        if id_ not in seen:
            seen.add(id_)
            yield id_
            waiting.extend(joined.theme_children.get(id_, ()))


def _spot_of(joined: Joined, finding: str, key: str) -> Spot:
    """Where a key of a finding stands."""
    study, name = split_global(finding)
    found = records(joined.corpus.studies[study], Finding)
    return next(located.spot(key) for located in found if located.value.id == name)


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
def estimate_as_support(joined: Joined) -> Iterator[Violation]:
    """A sentence about one group that rests on what another says of it, and does not show it."""
    site = joined.corpus.site
    if site is None:
        return
    for reference, sentence in _rested(joined):
        finding = joined.findings.get(reference.value)
        if finding is None or finding.basis != "own_data" or not _is_estimate(finding):
            continue
        by, about = _names(site, finding.perspective), _names(site, finding.about)
        speaks_of_them = any(_names_group(sentence, name) for name in (*about, *finding.about))
        says_by_whom = any(_names_group(sentence, name) for name in (*by, *finding.perspective))
        if speaks_of_them and not says_by_whom and not REPORTED.search(sentence):
            yield reference.at(
                (),
                f"{reference.value} is what {either(by, 'and')} say of {either(about, 'and')}. The sentence does not say so, "
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
def perspective_not_of_study(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A finding, table or quotation with a perspective that its study does not name."""
    if folder.study is None:
        return
    site = joined.corpus.site
    defined = {perspective.id for perspective in site.perspectives} if site else set()
    named, reported = set(folder.study.perspectives), set[str]()
    for reference in _whose_views(folder):
        target = reference.value
        if target in defined - named and target not in reported:
            reported.add(target)
            yield reference.at(
                (),
                f'"{target}" is not among the perspectives of this study in {{0}}.',
                "Add it there if the study gathered their views, or correct it here.",
                elsewhere=(file_itself(Study, folder.id).spot("perspectives"),),
            )


def _whose_views(folder: StudyFolder) -> Iterator[Located[str]]:
    """Perspectives that a study's records are of, what it only cites or asserts apart: it gathered nobody's views for it."""
    for kind in (Study, Table, Finding, Quote):
        for record in records(folder, kind):
            if not isinstance(record.value, Finding) or record.value.basis in EVIDENCE_BASES:
                named = references(record, "perspective")
                yield from (reference for reference in named if "about" not in reference.path)


def _rested(joined: Joined) -> Iterator[tuple[Located[str], str]]:
    """Each finding that is said to support a sentence, with the sentence."""
    for message in records(joined.corpus, Message):
        for ground in references(message, "finding"):
            yield ground, message.value.text
    for finding in records(joined.corpus, ReviewFinding):
        for link in records(finding, EvidenceLink):
            if link.value.relation == "supports":
                for reference in references(link, "finding"):
                    yield reference, finding.value.statement


def _is_estimate(finding: Finding) -> bool:
    return bool(finding.about) and not set(finding.about) & set(finding.perspective)


def _names(site: Site, ids: Iterable[str]) -> list[str]:
    names = {perspective.id: perspective.name for perspective in site.perspectives}
    return [names.get(id_, id_) for id_ in ids]


def _names_group(sentence: str, name: str) -> bool:
    stem = name.replace("-", " ").lower().removesuffix("s")
    return stem in sentence.lower()
