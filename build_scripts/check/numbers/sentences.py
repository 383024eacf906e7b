"""Rules about numbers in our own sentences: what they rest on says the same (EV347 of studies, EV348 across them)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.fields import Record
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.recommendation import Recommendation
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.study import KeyPoint, Study
from build_scripts.model.records.theme import Message
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.sentences import PEOPLE, SaidKind, SaidNumber, numbers_in
from build_scripts.synthesise.numbers.supporting_numbers import (
    Grounds,
    add_finding,
    add_study,
    add_whole_study,
    counted_in,
    grounds_of,
    is_there,
)

_FINDING = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: opening-hours
  statement: {statement}
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  count: {{n: 18, base: 38}}
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{{table: table-2, row: Waiting lists}}]
  locator: {{table: Table 2}}
  disposition: {{kind: repeats, reason: Another finding of this study says what was named most.}}
"""

_NO_SHARES: tuple[SaidKind, ...] = ("base", "count", "fraction", "nobody", "everybody")
"""What is not looked at in a note on a link, which may tell how a source's numbers differ, nor in what advice would take,
which speaks of studies and places too."""

_THEME = """\
# in evidence/themes/waiting.yaml
answer:
  text: Waiting kept {share} visitors from asking.
  rests_on: [okafor-2021/waiting-named-most]
"""


@rule(
    "EV347",
    "number-in-words-of-study",
    scope="study",
    severity=Severity.WARNING,
    why="Readers read the sentence. Every “n of N”, percent, count and word for a share in it must stand in the count, "
    "the cells, the quotations or the printed extent behind it.",
    bad=_FINDING.format(statement="Of the 38 visitors, 19 named waiting lists.  # <- here"),
    good=_FINDING.format(statement="Of the 38 visitors, 18 named waiting lists."),
)
def number_in_words_of_study(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A number in a finding, a key point or a study's summary that nothing behind it says."""
    nouns = _nouns(joined, folder)
    for finding in records(folder, Finding):
        own = partial(_behind_finding, joined, folder, finding.value)
        count = finding.value.count
        # A word for a share beside a count of its own is another rule's.
        without: tuple[SaidKind, ...] = ("fraction",) if count and count.n is not None and count.base else ()
        yield from _ungrounded(finding, "statement", finding.value.statement, nouns, own, without)
    for study in records(folder, Study):
        whole = partial(_behind_study, joined, folder)
        yield from _ungrounded(study, "summary", study.value.summary, nouns, whole)
        for point in records(study, KeyPoint):
            ids = tuple(global_id(folder.id, finding_id) for finding_id in point.value.findings)
            yield from _resting(joined, point, "statement", point.value.statement, nouns, ids)


def _behind_finding(joined: Joined, folder: StudyFolder, finding: Finding) -> Grounds:
    found = Grounds()
    add_study(found, folder)
    add_finding(found, folder, finding, joined)
    return found


def _behind_study(joined: Joined, folder: StudyFolder) -> Grounds:
    found = Grounds()
    add_whole_study(found, folder, joined)
    return found


@rule(
    "EV348",
    "number-in-synthesis",
    scope="corpus",
    severity=Severity.WARNING,
    why="A sentence across studies says no other number than the findings that it rests on.",
    bad=_THEME.format(share="19 of the 38").replace("asking.\n", "asking.  # <- here\n"),
    good=_THEME.format(share="18 of the 38"),
)
def number_in_synthesis(joined: Joined) -> Iterator[Violation]:
    """A number in a review finding, a note on what it rests on, an answer, a message, advice or what it would take that no finding behind it says."""
    corpus = joined.corpus
    nouns = tuple(
        dict.fromkeys(noun for folder in corpus.studies.values() for noun in _nouns(joined, folder))
    )
    for finding in records(corpus, ReviewFinding):
        ids = tuple(link.finding for link in finding.value.evidence)
        yield from _resting(joined, finding, "statement", finding.value.statement, nouns, ids)
        for place, link in enumerate(finding.value.evidence):
            at = ("evidence", place, "note")
            yield from _resting(joined, finding, at, link.note, nouns, (link.finding,), _NO_SHARES)
    for message in records(corpus, Message):
        yield from _resting(joined, message, "text", message.value.text, nouns, message.value.rests_on)
    for advice in records(corpus, Recommendation):
        yield from _resting(joined, advice, "statement", advice.value.statement, nouns, advice.value.rests_on)
        yield from _resting(
            joined,
            advice,
            "what_it_would_take",
            advice.value.what_it_would_take,
            nouns,
            advice.value.rests_on,
            _NO_SHARES,
        )


def _resting(
    joined: Joined,
    record: Located[Record],
    key: str | KeyPath,
    text: str,
    nouns: tuple[str, ...],
    ids: tuple[str, ...],
    without: tuple[SaidKind, ...] = (),
) -> Iterator[Violation]:
    """What nothing behind a sentence says; not before everything that it names is there, once."""
    if all(is_there(joined, id_) and _stands_once(joined, id_) for id_ in ids):
        yield from _ungrounded(record, key, text, nouns, partial(grounds_of, joined, ids), without)


def _stands_once(joined: Joined, id_: str) -> bool:
    """Whether an id means one finding: of two with the same id, which is meant is another rule's question."""
    study, item = split_global(id_)
    folder = joined.corpus.studies.get(study)
    return folder is None or sum(finding.id == item for finding in folder.findings) <= 1


def _nouns(joined: Joined, folder: StudyFolder) -> tuple[str, ...]:
    return tuple(sorted({*PEOPLE, *counted_in(joined, folder)}))


def _ungrounded(
    record: Located[Record],
    key: str | KeyPath,
    text: str,
    nouns: tuple[str, ...],
    behind: Callable[[], Grounds],
    without: tuple[SaidKind, ...] = (),
) -> Iterator[Violation]:
    """A warning for each number of a text that nothing behind it says; `without` are kinds that are not looked at."""
    said = [number for number in numbers_in(text, nouns) if number.kind not in without]
    if not said:
        return
    grounds = behind()
    for number in said:
        if not grounds.bears(number):
            there = grounds.told(number)
            yield record.at(
                key,
                f"“{number.words}” stands nowhere in what this rests on{f'; there it says {there}' if there else ''}.",
                _remedy(number),
                part=number.words,
            )


def _remedy(said: SaidNumber) -> str:
    if said.kind in ("nobody", "everybody", "fraction"):
        return "Choose words that fit the counts, or name what shows it."
    return (
        "Correct the number, or name what shows it: a `count`, a table's row or a quotation among `illustrations`, "
        "or the source's own words in `extent_as_printed`."
    )
