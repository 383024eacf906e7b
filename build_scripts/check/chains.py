"""Rules about the chains from advice down to a place in the source: nothing hangs loose, and only evidence bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from build_scripts.check import reference_places as places
from build_scripts.check.paths import (
    item_file,
    review_finding_file,
    study_file,
    theme_file,
)
from build_scripts.check.reference_places import Reference
from build_scripts.check.reference_words import GOOD_FINDING, finding_example
from build_scripts.check.rule import rule
from build_scripts.check.wholeness import lacks_findings
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.finding import EVIDENCE_BASES
from build_scripts.model.ids import split_global
from build_scripts.model.problems import Complaint, Path, Severity
from build_scripts.read.phrases import either, nearest
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
def theme_circle(checked: Joined) -> Iterator[Complaint]:
    """Themes that are each other's ancestors, or related to themselves."""
    themes = checked.corpus.themes
    told: set[str] = set()
    for id_, theme in themes.items():
        if id_ in theme.related:
            path = ("related", theme.related.index(id_))
            yield Complaint(
                theme_file(id_), path, "This is the theme itself.", "Take it off the list of related themes."
            )
        way = [id_]
        while (parent := themes[way[-1]].parent) in themes and parent not in way:
            way.append(str(parent))
        if parent != id_ or id_ in told:
            continue
        told.update(way)
        if len(way) == 1:
            message = "This theme names itself as its parent."
        else:
            steps = (f"{one} (`parent: {themes[one].parent}`, {{{n}}})" for n, one in enumerate(way))
            message = f"A circle: each of these themes is the parent of another: {either(steps, 'and', 9)}."
        yield Complaint(
            theme_file(id_),
            ("parent",),
            message,
            "Delete `parent` from the one that stands at the top.",
            elsewhere=tuple((theme_file(one), ("parent",)) for one in way),
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
def orphan_quotation(_checked: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A quotation that illustrates no finding, unless a mistyped id seems to mean it."""
    if "findings.yaml" in folder.unread or lacks_findings(folder):
        return
    shown = {reference[2] for reference in places.to_quotes(folder)}
    mistyped = shown - {quote.id for quote in folder.quotes}
    for position, quote in enumerate(folder.quotes):
        if quote.id not in shown and nearest(quote.id, mistyped, cutoff=0.8) is None:
            yield Complaint(
                study_file(folder.id, "quotes.yaml"),
                (position, "id"),
                f'No finding names the quotation "{quote.id}".',
                f"Add `- {{quote: {quote.id}}}` to the `illustrations` of the finding that it shows, or leave it "
                "out.",
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
def empty_theme(checked: Joined) -> Iterator[Complaint]:
    """A theme to which, with all under it, no finding belongs."""
    corpus = checked.corpus
    if any(path.endswith("/findings.yaml") for path in corpus.unread):
        return
    if any(lacks_findings(folder) for folder in corpus.studies.values()):
        return
    for id_ in corpus.themes:
        if not any(theme in checked.theme_findings for theme in _with_children(checked, id_)):
            yield Complaint(
                theme_file(id_),
                ("name",),
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
def not_evidence(checked: Joined) -> Iterator[Complaint]:
    """A sentence of ours, or a review finding, that rests on what is no evidence."""
    corpus = checked.corpus
    links = (
        (review_finding_file(id_), ("evidence", position, "finding"), link.finding)
        for id_, review_finding in corpus.review_findings.items()
        for position, link in enumerate(review_finding.evidence)
    )
    for file, path, target in (*links, *places.to_grounds(corpus)):
        finding = checked.findings.get(target)
        if finding and finding.basis not in EVIDENCE_BASES:
            how = "comes from elsewhere" if finding.basis == "cited" else "is said without data"
            yield Complaint(
                file,
                path,
                f"{target} is no evidence: it {how} (`basis: {finding.basis}`, {{0}}).",
                "Rest this on a finding of the study's own, or take it off.",
                elsewhere=((item_file(target, "findings.yaml"), _path_of(checked, target, "basis")),),
            )


@rule(
    "EV227",
    "named-twice",
    scope="corpus",
    why="What stands twice in a list is counted twice, or says two things about the same.",
    bad=finding_example("waiting,", theme="waiting, waiting"),
    good=GOOD_FINDING,
)
def named_twice(checked: Joined) -> Iterator[Complaint]:
    """A reference that stands twice in the same list."""
    seen: dict[tuple[str, Path], dict[str, Path]] = defaultdict(dict)
    for file, path, target in _all_lists(checked):
        end = -2 if isinstance(path[-1], str) else -1
        first = seen[file, path[:end]].setdefault(target, path)
        if first != path:
            yield Complaint(
                file,
                path,
                f'"{target}" already stands in {{0}} of the same list.',
                "Keep one of the two.",
                elsewhere=((file, first),),
            )


def _with_children(checked: Joined, theme: str) -> Iterator[str]:
    waiting, seen = [theme], set[str]()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            yield one
            waiting.extend(checked.theme_children.get(one, ()))


def _path_of(checked: Joined, finding: str, key: str) -> Path:
    """The path of a finding's key in its findings.yaml."""
    study, name = split_global(finding)
    ids = [one.id for one in checked.corpus.studies[study].findings]
    return (ids.index(name), key)


def _all_lists(checked: Joined) -> Iterator[Reference]:
    corpus = checked.corpus
    yield from (place for place in places.to_themes(corpus) if isinstance(place[1][-1], int))
    yield from places.to_audiences(corpus)
    yield from places.to_findings(corpus)
    yield from places.to_grounds(corpus)
    yield from places.to_pins(corpus)
    for folder in corpus.studies.values():
        yield from (place for place in places.to_perspectives(folder) if isinstance(place[1][-1], int))
        yield from places.to_own_findings(folder)
        yield from places.to_quotes(folder)
