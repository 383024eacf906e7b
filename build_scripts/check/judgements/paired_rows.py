"""Rules about what each side says, side by side: only its own words, only about the topic, and a gap stays a gap."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.judgements.use_of_findings import SECOND_STUDY
from build_scripts.check.links.references import finding_example
from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import KeyPath, Violation
from build_scripts.model.fields import as_base
from build_scripts.model.ids import split_global
from build_scripts.model.phrases import either
from build_scripts.model.records.finding import EVIDENCE_BASES
from build_scripts.model.records.paired_row import PairedRow, Side, SideAnswers
from build_scripts.model.records.site import Site
from build_scripts.model.walk import Located, file_itself, records, references
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.paired_rows import printed_bases

OF_LIBRARIANS = (
    finding_example(perspective="librarians").replace("cost-named-least", "librarians-on-cost")
    + "# in evidence/studies/okafor-2021/study.yaml\nperspectives: [visitors, librarians]\n"
)
"""A finding of the example's other side."""


def row_example(marked: str = "", **changed: str) -> str:
    """The example's row with other parts; the line with `marked` gets the mark."""
    part = {
        "asked": "Asked to write what being heard means to them",
        "finding": "okafor-2021/not-knowing-how-long",
        "more": "",
        "other": "    gap: {kind: not_looked_for, reason: The one study asked visitors only.}\n",
        "end": "",
        **changed,
    }
    text = (
        "# in evidence/pairs/not-knowing.yaml\n"
        "sides:\n"
        "  - perspective: visitors\n"
        "    answers:\n"
        f"      - asked: {part['asked']}\n"
        f"        findings: [{part['finding']}]\n"
        f"{part['more']}"
        "  - perspective: librarians\n"
        f"{part['other']}"
        f"{part['end']}"
    )
    lines = text.splitlines(keepends=True)
    return "".join(f"{line.rstrip()}  # <- here\n" if marked and marked in line else line for line in lines)


ANSWERED = """\
    answers:
      - asked: Asked what they think keeps visitors away
        findings: [okafor-2021/librarians-on-cost]
"""
CALLERS = """\
      - asked: Asked how they were met when they called
        findings: [lee-2019/called-again]
"""
CAUTION = "caution: Visitors wrote of waiting, librarians of what it costs.\n"


@rule(
    "EV561",
    "side-missing",
    scope="corpus",
    why="A row sets two sides beside each other. A side that is left out looks as if it had nothing to say; a gap says "
    "that nobody asked.",
    bad=row_example("sides:").partition("  - perspective: librarians")[0],
    good=row_example(),
)
def side_missing(joined: Joined) -> Iterator[Violation]:
    """A row without one of the site's two sides, or with a side that stands twice; or a site without sides."""
    site = joined.corpus.site
    if site is None or joined.corpus.is_unread(Site):
        return
    defined = {perspective.id for perspective in site.perspectives}
    for row in records(joined.corpus, PairedRow):
        named = [side.perspective for side in row.value.sides]
        if not site.sides:
            yield row.at(
                "sides",
                "site.yaml does not say which two perspectives stand side by side ({0}).",
                f"Add there `sides:` with two of {either(sorted(defined))}, the left one first.",
                at_key=True,
                elsewhere=(file_itself(Site).spot("perspectives"),),
            )
            continue
        missing = [side for side in site.sides if side not in named and side in defined]
        if missing and set(named) <= defined:
            yield row.at(
                "sides",
                f"Nothing is said of {either(missing, 'and')} here.",
                f"Add `- perspective: {missing[0]}` with their `answers`, or with a `gap` that says why there are none.",
                at_key=True,
            )
        for place, perspective in enumerate(named):
            if perspective in named[:place]:
                yield row.at(
                    ("sides", place, "perspective"),
                    f'The side "{perspective}" stands twice in this row.',
                    "Put all its answers under one.",
                )


@rule(
    "EV562",
    "answer-or-gap",
    scope="corpus",
    why="A side either answered, or there is a reason why it did not. Readers must be able to tell silence from a question "
    "that nobody asked.",
    bad=row_example("perspective: librarians", other=""),
    good=row_example(),
)
def answer_or_gap(joined: Joined) -> Iterator[Violation]:
    """A side with neither answers nor a gap, or with both."""
    for side in records(joined.corpus, Side):
        if side.value.answers and side.value.gap:
            yield side.at(
                "gap",
                f'The side "{side.value.perspective}" has answers and a gap.',
                "Keep one: answers, or the reason why there are none.",
                at_key=True,
            )
        elif not side.value.answers and side.value.gap is None:
            yield side.at(
                "perspective",
                f'The side "{side.value.perspective}" has neither answers nor a gap.',
                "Add `answers:`, or `gap:` with its kind and the reason.",
            )


@rule(
    "EV563",
    "other-peoples-words",
    scope="corpus",
    why="What one group thinks of another is an estimate. It never stands as what the others said, and never fills their "
    "gap.",
    bad=OF_LIBRARIANS + row_example("librarians-on-cost", finding="okafor-2021/librarians-on-cost"),
    good=OF_LIBRARIANS + row_example(other=ANSWERED, end=CAUTION),
)
def other_peoples_words(joined: Joined) -> Iterator[Violation]:
    """A finding on a side that did not say it."""
    for side, named in _named(joined):
        finding = joined.findings[named.value]
        if side.perspective not in finding.perspective:
            yield named.at(
                (),
                f"{named.value} is said by {either(finding.perspective, 'and')}, not by {side.perspective}.",
                "Move it to the side that said it. Where nobody asked this side, write `gap:` with the reason.",
            )


@rule(
    "EV564",
    "cited-on-a-side",
    scope="corpus",
    why="What a study only cites or asserts was said to somebody else, somewhere else. It is no answer of this side, and "
    "never fills a gap.",
    bad=finding_example().replace("own_data", "cited")
    + row_example("cost-named-least", finding="okafor-2021/cost-named-least"),
    good=finding_example() + row_example(finding="okafor-2021/cost-named-least"),
)
def cited_on_a_side(joined: Joined) -> Iterator[Violation]:
    """A finding without data of its own as an answer."""
    for _, named in _named(joined):
        basis = joined.findings[named.value].basis
        if basis not in EVIDENCE_BASES:
            yield named.at(
                (),
                f"{named.value} has no data of its own (`basis: {basis}`).",
                "Take it off. Where nobody asked this side, write `gap:` with the reason.",
            )


@rule(
    "EV565",
    "off-topic",
    scope="corpus",
    why="What stands side by side is about one topic. A finding that belongs to none of the row's themes is about another.",
    bad=finding_example().replace("themes: [waiting]", "themes: []")
    + row_example("cost-named-least", finding="okafor-2021/cost-named-least"),
    good=finding_example() + row_example(finding="okafor-2021/cost-named-least"),
)
def off_topic(joined: Joined) -> Iterator[Violation]:
    """A finding that shares no theme with its row."""
    for row in records(joined.corpus, PairedRow):
        themes = (row.value.theme, *row.value.also_in)
        for named in references(row, "finding"):
            finding = joined.findings.get(named.value)
            if finding and not set(themes) & set(finding.themes):
                yield named.at(
                    (),
                    f"{named.value} belongs to {either(finding.themes, 'and') or 'no theme'}, and this row to "
                    f"{either(themes, 'and')}.",
                    "Take it off, or add a theme that both belong to to `also_in`.",
                )


@rule(
    "EV566",
    "base-not-of-study",
    scope="corpus",
    why="Each side prints out of how many. A number that the study does not print as a base is not out of anything.",
    bad=row_example("of: 31", more="        of: 31\n"),
    good=row_example(more="        of: 30\n"),
)
def base_not_of_study(joined: Joined) -> Iterator[Violation]:
    """An `of` that its study prints neither as a sample nor as a base."""
    for answers in records(joined.corpus, SideAnswers):
        base = as_base(answers.value.of)
        folder = joined.corpus.studies.get(split_global(answers.value.findings[0])[0])
        if base is None or folder is None or folder.unread:
            continue
        printed = printed_bases(folder)
        if base.n not in printed:
            yield answers.at(
                "of",
                f"{base.n} is no base that {folder.id} has: not its sample, nor a base of its tables or findings.",
                f"It has {either([str(n) for n in sorted(printed)], 'and', 12)}."
                if printed
                else "Leave it out.",
            )


@rule(
    "EV567",
    "sides-without-caution",
    scope="corpus",
    why="Two sides are hardly ever asked the same question. Beside each other their answers look as if they could be "
    "weighed; one sentence says how the questions differ.",
    bad=OF_LIBRARIANS + row_example("sides:", other=ANSWERED),
    good=OF_LIBRARIANS + row_example(other=ANSWERED, end=CAUTION),
)
def sides_without_caution(joined: Joined) -> Iterator[Violation]:
    """Answers of both sides, and nothing about how the questions differ."""
    site = joined.corpus.site
    for row in records(joined.corpus, PairedRow):
        answered = {side.perspective for side in row.value.sides if side.answers}
        if site and site.sides and answered.issuperset(site.sides) and row.value.caution is None:
            yield row.at(
                "sides",
                "Both sides answered, and nothing says how their questions differ.",
                "Add `caution:` with one sentence, for example what each was asked about.",
                at_key=True,
            )


@rule(
    "EV568",
    "answers-of-two-studies",
    scope="corpus",
    why="People of two studies were asked two questions, and are out of two numbers.",
    bad=SECOND_STUDY.format(status="corrected", mark="")
    + row_example("lee-2019", finding="okafor-2021/not-knowing-how-long, lee-2019/called-again"),
    good=SECOND_STUDY.format(status="corrected", mark="") + row_example(more=CALLERS),
)
def answers_of_two_studies(joined: Joined) -> Iterator[Violation]:
    """Findings of several studies under one question."""
    for answers in records(joined.corpus, SideAnswers):
        studies = list(dict.fromkeys(split_global(id_)[0] for id_ in answers.value.findings))
        if len(studies) > 1:
            yield answers.at(
                "findings",
                f"These findings are of {either(studies, 'and')}, which asked different people.",
                "Give each study an entry of its own under `answers`, with what it asked.",
                at_key=True,
            )


@rule(
    "EV569",
    "number-beside-findings",
    scope="corpus",
    why="Numbers of a row come from its findings, each with its base. A number written beside them has none.",
    bad=row_example("asked:", asked="Asked 30 visitors to write what being heard means to them"),
    good=row_example(),
)
def number_beside_findings(joined: Joined) -> Iterator[Violation]:
    """A digit in the words around the findings of a row."""
    for row in records(joined.corpus, PairedRow):
        for path, text in _around(row.value):
            digit = next((character for character in text if character.isdigit()), None)
            if digit is not None:
                yield row.at(
                    path,
                    "There is a number here. In a row each number comes from a finding, with its base.",
                    "Take it out; say in `of` out of how many, or put it into the finding.",
                )


def _named(joined: Joined) -> Iterator[tuple[Side, Located[str]]]:
    """Each finding that there is, under the side that names it."""
    for side in records(joined.corpus, Side):
        for named in references(side, "finding"):
            if named.value in joined.findings:
                yield side.value, named


def _around(row: PairedRow) -> Iterator[tuple[KeyPath, str]]:
    """The words of ours in a row, each with its path."""
    yield ("topic",), row.topic
    if row.caution is not None:
        yield ("caution",), row.caution
    for place, side in enumerate(row.sides):
        if side.gap is not None:
            yield ("sides", place, "gap", "reason"), side.gap.reason
        for number, answers in enumerate(side.answers):
            yield ("sides", place, "answers", number, "asked"), answers.asked
