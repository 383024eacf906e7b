"""Rules about quotations: whether they were verified (EV40x), and the form they have (EV41x).

The check knows the receipt and not the source. What only the source can tell, `evidence verify` says under the
codes of `NEEDS_SOURCE` and of `remarks`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from build_scripts.check.rule import rule
from build_scripts.check.texts.remarks import QUOTE, SAID, TEXT, receipt_example
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import RuleText, Severity, Violation
from build_scripts.model.layout import file_of
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Receipt
from build_scripts.model.walk import Located, file_itself, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.quotations.receipts import (
    Verification,
    contradictions,
    misfit,
    quote_hash,
    verifications,
)


def verify_command(study: str) -> str:
    """The command that verifies a study's quotations."""
    return f"`evidence verify {study} --source FILE`"


def _in_state(joined: Joined, folder: StudyFolder, state: Verification) -> list[Located[Quote]]:
    """The quotations in one state.

    None where the receipt itself could not be read, nor of those that share an id, which the receipt cannot tell
    apart.
    """
    if joined.corpus.is_unread(Receipt, folder.id):
        return []
    states, named = verifications(folder), Counter(quote.id for quote in folder.quotes)
    return [
        quote
        for quote in records(folder, Quote)
        if states[quote.value.id] is state and named[quote.value.id] == 1
    ]


def _renamed(folder: StudyFolder) -> dict[str, Located[Quote]]:
    """Ids that the receipt names and no quotation has, with the quotation that has their words."""
    entries = folder.receipt.quotes if folder.receipt else {}
    gone = {entries[id_].quote_sha256: id_ for id_ in set(entries) - {quote.id for quote in folder.quotes}}
    found = ((gone.get(quote_hash(quote.value.text)), quote) for quote in records(folder, Quote))
    return {id_: quote for id_, quote in found if id_ is not None} if gone else {}


# Verification


@rule(
    "EV401",
    "quotation-not-verified",
    scope="study",
    severity=Severity.NOTE,
    why="Nothing is skipped silently: a quotation that was never held against its source is counted as such, here "
    "and on the site.",
    bad=QUOTE.replace(TEXT, f"{TEXT}  # <- here") + receipt_example(),
    good=QUOTE + receipt_example(("friendly-face", SAID, "exact")),
)
def quotation_not_verified(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A quotation that the receipt does not know; where there is no receipt, one note speaks for all."""
    renamed = {quote.path for quote in _renamed(folder).values()}
    known = folder.receipt.quotes if folder.receipt else {}
    missing = [
        quote
        for quote in _in_state(joined, folder, Verification.NOT_VERIFIED)
        if quote.path not in renamed and quote.value.id not in known
    ]
    hint = f"On a machine that has the document, run {verify_command(folder.id)}."
    if missing and folder.receipt is None:
        number = len(folder.quotes)
        yield missing[0].at(
            "text",
            f"{'This quotation has' if number == 1 else f'The {number} quotations of this study have'} not been "
            "looked for in the source yet.",
            hint,
        )
        return
    for quote in missing:
        yield quote.at("text", "This quotation has not been looked for in the source yet.", hint)


@rule(
    "EV402",
    "quotation-changed",
    scope="study",
    why="The receipt holds a hash of each quotation as it was found in the source. A quotation edited since is "
    "nobody's words until it is found again.",
    bad=QUOTE.replace(TEXT, 'text: "There was one friendly face at the counter."  # <- here'),
    good=QUOTE,
)
def quotation_changed(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A quotation whose text is no longer the one that was looked for."""
    for quote in _in_state(joined, folder, Verification.CHANGED):
        entry = folder.receipt.quotes[quote.value.id] if folder.receipt else None
        yield quote.at(
            "text",
            f"The quotation changed since it was held against the source on {entry.checked_on if entry else ''}.",
            f"Put the old words back, or verify it again: {verify_command(folder.id)}.",
        )


@rule(
    "EV403",
    "quotation-not-found",
    scope="study",
    why="A quotation stands word for word in its source, in order, with omissions and insertions visible. One that "
    "was looked for and not found is not published.",
    bad=QUOTE.replace(TEXT, f"{TEXT}  # <- here") + receipt_example(("friendly-face", SAID, "not_found")),
    good=QUOTE + receipt_example(("friendly-face", SAID, "exact")),
)
def quotation_not_found(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A quotation that the source does not have."""
    for quote in _in_state(joined, folder, Verification.NOT_FOUND):
        yield quote.at(
            "text",
            "This quotation was looked for in the source and not found.",
            f"Run {verify_command(folder.id)} to see where they differ, correct the quotation, and run it again.",
        )


@rule(
    "EV404",
    "receipt-without-quotation",
    scope="study",
    why="A receipt names only quotations that are there. A short text can be guessed from its hash, so one that was "
    "taken down must be gone from the receipt too.",
    bad="""\
# evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face  # <- here
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  perspective:
    - visitors
  locator: {table: Table 4, row: A friendly face, page: "10"}
# in evidence/studies/okafor-2021/findings.yaml
- id: not-knowing-how-long
  statement: Some visitors described that not knowing how long they would wait made them feel unheard.
  kind: qualitative
  basis: own_data
  perspective:
    - visitors
  count: {n: 14, base: 30}
  extent_as_printed: some
  credibility: not_assessed
  credibility_reason: no_illustration_printed
  themes:
    - waiting
  illustrations:
    - {table: table-4, group: Waiting, row: Not knowing how long}
  locator: {section: Waiting, page: "11"}
""",
    good=QUOTE,
)
def receipt_without_quotation(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """An entry of the receipt whose quotation is gone, or has another id."""
    if folder.receipt is None or folder.is_unread(Quote):
        return
    receipt = file_of(Receipt, folder.id)
    renamed = _renamed(folder)
    for old, quote in renamed.items():
        yield quote.at(
            "id",
            f"{receipt} knows these words under the id `{old}`, not `{quote.value.id}`.",
            f"If the new id is meant, write it there too, or run {verify_command(folder.id)}.",
        )
    gone = sorted(set(folder.receipt.quotes) - {quote.id for quote in folder.quotes} - set(renamed))
    if gone:
        names = ", ".join(f"`{name}`" for name in gone)
        yield file_itself(Quote, folder.id).at(
            (),
            f"{receipt} still names {names}, which {'is' if len(gone) == 1 else 'are'} not here.",
            f"Delete {'it' if len(gone) == 1 else 'them'} there, or run {verify_command(folder.id)}.",
        )


@rule(
    "EV416",
    "receipt-does-not-fit",
    scope="study",
    why="Only `evidence verify` writes receipts. One that was made up or changed by hand proves nothing: its seal, the "
    "place it names and the number of words there must fit the quotation and one another.",
    bad=QUOTE.replace(TEXT, f"{TEXT}  # <- here")
    + receipt_example(("friendly-face", SAID, "exact")).replace('"end": 112', '"end": 111'),
    good=QUOTE + receipt_example(("friendly-face", SAID, "exact")),
)
def receipt_does_not_fit(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A receipt that cannot be what verifying this quotation gave."""
    if folder.receipt is None:
        return
    hint = f"Verify the quotations again: {verify_command(folder.id)}."
    for quote in _in_state(joined, folder, Verification.NOT_VERIFIED):
        entry = folder.receipt.quotes.get(quote.value.id)
        if entry is not None:
            reason = misfit(quote.value.text, entry, folder.receipt)
            yield quote.at("text", f"The receipt of this quotation proves nothing: {reason}.", hint)
    quotes = tuple(records(folder, Quote))
    for first, second in contradictions(folder):
        yield quotes[second].at(
            "text",
            f"The receipt has this quotation in the same place of the source as `{quotes[first].value.id}`, and their "
            "words differ there.",
            hint,
        )


DAMAGED_SOURCE = RuleText(
    "EV417",
    "damaged-source",
    Severity.ERROR,
    "study",
    why="Text that was taken out of a PDF can be damaged: words come apart or run together, page headings stand in "
    "sentences. Where the letters agree, the text file is to be mended, never the quotation.",
    bad=QUOTE.replace(TEXT, 'text: "At first I did not feel safe at the desk."  # <- here'),
    good=QUOTE.replace(TEXT, 'text: "Later it was better at the desk."'),
)

DIFFERS_FROM_SOURCE = RuleText(
    "EV418",
    "differs-from-source",
    Severity.ERROR,
    "study",
    why="`evidence check --with-sources DIR` verifies again where the source is at hand. A receipt that says something "
    "else than the source was made from another text, or made up.",
    bad="",
    good="",
)

NEEDS_SOURCE = (DAMAGED_SOURCE, DIFFERS_FROM_SOURCE)
"""What can be said only where the source is at hand."""


# Form

_BROKEN = re.compile(r"\b([^\W\d_]+- +(?!and\b|or\b|to\b)[^\W\d_]+)")


@rule(
    "EV411",
    "broken-hyphen",
    scope="study",
    severity=Severity.WARNING,
    why="A word that was broken at the end of a line comes apart when lines are folded: “anti- depressant” stands "
    "in no source.",
    bad=QUOTE.replace(TEXT, "text: >-  # <- here\n    There was one friend-\n    ly face at the desk.")
    + receipt_example(("friendly-face", "There was one friend- ly face at the desk.", "normalised")),
    good=QUOTE.replace(TEXT, "text: |-\n    There was one friend-\n    ly face at the desk.")
    + receipt_example(("friendly-face", "There was one friend-\nly face at the desk.", "normalised")),
)
def broken_hyphen(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A hyphen with a space behind it inside a quotation."""
    for quote in records(folder, Quote):
        found = _BROKEN.search(quote.value.text)
        if found:
            yield quote.at(
                "text",
                f"“{found[1]}” has a space behind its hyphen: was a word broken at the end of a line?",
                "Write the word whole; or begin the text with `|` instead of `>`, which keeps the lines as they are.",
            )


_TITLE_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLAIN_WORDS = frozenset(
    """
    participant respondent interviewee interviewer speaker person people man woman male female non-binary
    anonymous group focus member worker representative manager parent mother father sister brother friend
    author authors study survey response the a an of and in at from for with mr mrs ms dr professor north south
    east west january february march april may june july august september october november december
    """.split()  # noqa: SIM905
)
"""Words of a label that name nobody."""


@rule(
    "EV412",
    "speaker-may-be-a-name",
    scope="study",
    why="A name, an age and a town identify a person. Papers print labels; copy the label, and nothing else.",
    bad=QUOTE.replace("speaker: not_stated", "speaker: Sarah Jones, 34, Leeds  # <- here"),
    good=QUOTE.replace("speaker: not_stated", "speaker: P07, visitor, 30s"),
)
def speaker_may_be_a_name(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A speaker's label that looks like a person's full name; a warning where nothing else is told of them."""
    known = _PLAIN_WORDS | _words_of_site(joined) | _words_of_study(folder)
    for quote in records(folder, Quote):
        speaker = quote.value.speaker
        name = _name_in(speaker, known) if speaker != "not_stated" else ""
        if name:
            more_is_known = bool(re.search(r",|[0-9]|\(", speaker))
            yield quote.at(
                "speaker",
                f"“{name}” looks like a person's name"
                + (", and more is told of them." if more_is_known else "."),
                "Use the paper's label, for example “P07, woman, 30s”, or `not_stated`.",
                severity=Severity.ERROR if more_is_known else Severity.WARNING,
            )


def _name_in(speaker: str, known: frozenset[str]) -> str:
    """Two words in a row with a capital each, neither of them known from the study; empty if there are none."""
    words = list(_TITLE_WORD.finditer(speaker))
    for first, second in pairwise(words):
        apart = speaker[first.end() : second.start()]
        if apart.strip(" .") == "" and all(_could_name(word[0], known) for word in (first, second)):
            return speaker[first.start() : second.end()]
    return ""


def _could_name(word: str, known: frozenset[str]) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper() and word.casefold() not in known


def _words_of_site(joined: Joined) -> frozenset[str]:
    site = joined.corpus.site
    return (
        _words(*(f"{group.name} {group.definition}" for group in site.perspectives)) if site else frozenset()
    )


def _words_of_study(folder: StudyFolder) -> frozenset[str]:
    """Words that the study itself uses for groups of people, services and places."""
    study = folder.study
    texts = [study.context.country, study.context.place, study.context.setting] if study else []
    texts += [study.sample.description, *(group.label for group in study.sample.groups)] if study else []
    for table in folder.tables:
        for _, rows, cells in table.sections():
            texts += [row.label for row in rows]
            texts += [cell.label for cell in cells]
    return _words(*texts)


@lru_cache(maxsize=1024)
def _words(*texts: str) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in _TITLE_WORD.findall(text))
