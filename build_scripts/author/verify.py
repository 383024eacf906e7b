"""Look for every quotation of a study in its source, and write the receipt that proves it.

The only place that needs a source's text; the receipt holds none of it. The day comes from the caller or from
`site.yaml`, never from a clock.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.author.sources import READERS, SourceError, SourceText, read_source
from build_scripts.author.writing import write_whole
from build_scripts.check.run import problem_of
from build_scripts.check.texts import quotations, remarks
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Diagnostic, RuleText, Severity, Violation
from build_scripts.model.layout import file_of
from build_scripts.model.progress import watched
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import FoundReceipt, Receipt
from build_scripts.model.walk import Located, file_itself, records
from build_scripts.read.corpus import Reading, read_corpus
from build_scripts.synthesise.as_of import newest_day
from build_scripts.synthesise.quotations.damage import Damage
from build_scripts.synthesise.quotations.difference import Difference
from build_scripts.synthesise.quotations.match import Match, find, source_of
from build_scripts.synthesise.quotations.receipts import TOOL, Entry, receipt_of, sealed, source_hash
from build_scripts.synthesise.quotations.remarks import SHOWN

NO_DAY = "0001-01-01"
"""For a receipt that is compared and never written."""


@dataclass(frozen=True)
class Verified:
    """What looking for the quotations of one study gave."""

    receipt: Receipt
    violations: tuple[tuple[RuleText, Violation], ...]
    """In the order of the quotations, each with the rule it comes from."""

    @property
    def remarked(self) -> int:
        """How many quotations that were found have something to look at again."""
        return len(
            {violation.path[0] for rule, violation in self.violations if rule.severity is not Severity.ERROR}
        )


@dataclass(frozen=True)
class VerifyResult:
    """What `evidence verify` did, for the command line to tell.

    `refused` is a sentence for the author if nothing could be checked; then nothing was written.
    """

    study: str
    refused: str = ""
    receipt: Receipt | None = None
    file: str = ""
    """The receipt's path from the project folder."""
    written: bool = False
    """False where the receipt was already the same, byte for byte."""
    problems: tuple[Diagnostic, ...] = ()
    looked_for: int = 0
    """How many quotations were looked for."""
    remarked: int = 0
    """How many of those that were found have something to look at again."""
    left_out: tuple[str, ...] = ()
    """What of the source's text was left out as furniture of its pages."""

    @property
    def found(self) -> int:
        """How many quotations were found."""
        entries = self.receipt.quotes.values() if self.receipt else ()
        return sum(isinstance(entry, FoundReceipt) for entry in entries)


def verify(folder: StudyFolder, source: SourceText, on: str) -> Verified:
    """Look for every quotation of `folder` in `source`; `on` is the day, as 2026-11-21.

    A quotation that was checked before with the same outcome keeps the day of that check. One that is lost in damage
    of the source's text gets no entry, for nothing is known of it.
    """
    searched = source_of(source.text)
    sha256 = source_hash(searched.tokens)
    before = folder.receipt.quotes if folder.receipt else {}
    entries: dict[str, Entry] = {}
    violations: list[tuple[RuleText, Violation]] = []
    for quote in watched(tuple(records(folder, Quote)), "Looking for quotations"):
        id_, words = quote.value.id, quote.value.text
        match = find(words, searched, quote.value.speaker)
        if match.damage is None:
            entries[id_] = _with_first_day(receipt_of(words, match, searched, on), before.get(id_), sha256)
        violations.extend(_violations(quote, match))
    receipt = Receipt(
        tool=TOOL,
        source_sha256=sha256,
        source_tokens=len(searched.tokens),
        quotes=dict(sorted(entries.items())),
    )
    return Verified(receipt, tuple(violations))


def _with_first_day(entry: Entry, before: Entry | None, source_sha256: str) -> Entry:
    day = before.checked_on if before is not None else entry.checked_on
    dated = sealed(entry.model_copy(update={"checked_on": day}), source_sha256)
    return dated if dated == before else sealed(entry, source_sha256)


# What differs


def _violations(quote: Located[Quote], match: Match) -> Iterator[tuple[RuleText, Violation]]:
    if match.damage is not None:
        yield quotations.DAMAGED_SOURCE, quote.at("text", *_damaged(match.damage))
    elif match.difference is not None:
        message, hint, part = _not_found(match.difference)
        yield quotations.quotation_not_found.text, quote.at("text", message, hint, part=part)
    for remark in match.remarks:
        if not remarks.is_excused(remark.kind, quote.value.cut_because):
            yield remarks.rule_of(remark.kind), remarks.violation(quote, remark.kind, remark)


def _damaged(damage: Damage) -> tuple[str, str]:
    """`(message, hint)` where the letters agree and the source's text is damaged, or may be."""
    if not damage.quotation:
        return (
            f"The words agree, but on line {damage.line} of the source's text “{damage.source}” stands between them, on a "
            "line of its own: the text file is damaged.",
            "Take that line out of the text file; leave the quotation as it is.",
        )
    differ = (
        f"line {damage.line} of the source's text has “{damage.source}”, the quotation “{damage.quotation}”"
    )
    if damage.certain:
        return (
            f"The letters agree, but {differ}: the text file is damaged there.",
            "Mend the text file, not the quotation.",
        )
    return (
        f"The letters agree, but {differ}.",
        "If the paper prints it as the quotation does, the text file is damaged there: mend it, not the quotation. Else "
        "correct the quotation.",
    )


def _not_found(difference: Difference) -> tuple[str, str, str]:
    """`(message, hint, part of the quotation to point at)`."""
    correct = "Correct the quotation; what you put in stands in [brackets]."
    if difference.leaves_out:
        correct = "Mark what is left out with [...], or quote it too."
    mine, theirs = difference.quotation, difference.source
    match difference.kind:
        case "no_words":
            return (
                "The quotation has no words that could be looked for.",
                "Quote at least some words outside of brackets.",
                "",
            )
        case "bracketed_negation":
            return (
                f"{mine} turns the sentence round, and the source does not print it there.",
                "Brackets cannot add or replace a negation. Quote the source's own words.",
                mine,
            )
        case "attached_bracket":
            return (
                f"{mine} is not in the source, neither with these brackets nor without them.",
                "A bracket inside a word only shows letters that the source prints. Put the whole word in brackets.",
                mine,
            )
        case "order":
            return (
                "Each part of the quotation is in the source, but not in this order, or too far apart: an omission "
                "leaves out at most 400 words, a bracket stands for at most 6 and for no negation.",
                "Quote in the source's order, or make two quotations of it.",
                "",
            )
    if not difference.agrees:
        return (
            "Not in the source: not one word of this part agrees.",
            "Is it the right source? " + correct,
            mine,
        )
    if difference.before:
        said = f"before that the source says “{theirs}”" if theirs else "the source begins there"
        have = f"you have “{mine}”" if mine else "you begin there"
        return (
            f"Not in the source. It agrees from “{_start(difference.agrees)}”; {said}, {have}.",
            correct,
            mine,
        )
    said = f"the source then says “{theirs}”" if theirs else "the source ends there"
    have = f"you have “{mine}”" if mine else "you end there"
    return f"Not in the source. It agrees up to “{_end(difference.agrees)}”; {said}, {have}.", correct, mine


def _start(words: str) -> str:
    return " ".join(words.split()[:SHOWN])


def _end(words: str) -> str:
    return " ".join(words.split()[-SHOWN:])


# Reading and writing


def verify_study(root: pathlib.Path, study: str, source: pathlib.Path, on: str | None = None) -> VerifyResult:
    """Look for the quotations of `study` in the file `source`, and write its receipt.

    `on` is the day, as 2026-11-21; without it the day is the newest date in the evidence.
    """
    reading = read_corpus(root)
    folder = reading.corpus.studies.get(study)
    if folder is None:
        return VerifyResult(
            study, f"There is no study {study}. Studies: {', '.join(reading.corpus.studies)}."
        )
    if folder.is_unread(Quote):
        return VerifyResult(
            study, f"{file_of(Quote, study)} has mistakes: run `evidence check` and mend them first."
        )
    day = on or newest_day(reading.corpus)
    if not day:
        return VerifyResult(
            study, "Which day is it? Give the study a `history` with the day of its first version."
        )
    try:
        text = read_source(source.read_bytes(), source.suffix)
    except SourceError as fault:
        return VerifyResult(study, f"{source}: {fault}")
    except OSError as fault:
        return VerifyResult(study, f"{source} cannot be read: {fault.strerror}.")
    verified = verify(folder, text, day)
    file = file_of(Receipt, study)
    return VerifyResult(
        study,
        receipt=verified.receipt,
        file=file,
        written=write_whole(root / file, receipt_text(verified.receipt)),
        problems=tuple(problem_of(complaint, rule, reading) for rule, complaint in verified.violations),
        looked_for=len(folder.quotes),
        remarked=verified.remarked,
        left_out=text.left_out,
    )


@dataclass(frozen=True)
class Compared:
    """What comparing receipts with the sources at hand gave."""

    problems: tuple[Diagnostic, ...]
    studies: tuple[str, ...]
    """Those whose source was at hand."""
    refused: tuple[str, ...]
    """Sources that could not be read, each with the reason."""


def compare_with_sources(reading: Reading, sources: pathlib.Path) -> Compared:
    """Verify again each study whose source stands in the folder `sources` under the study's name; nothing is written."""
    problems: list[Diagnostic] = []
    studies, refused = [], []
    for folder in reading.corpus.studies.values():
        file = next(
            (file for suffix in READERS if (file := sources / f"{folder.id}{suffix}").is_file()), None
        )
        if file is None or not folder.quotes:
            continue
        try:
            text = read_source(file.read_bytes(), file.suffix)
        except SourceError as fault:
            refused.append(f"{file}: {fault}")
            continue
        studies.append(folder.id)
        problems.extend(
            problem_of(violation, rule, reading) for rule, violation in _compared(folder, text, file.name)
        )
    return Compared(tuple(problems), tuple(studies), tuple(refused))


def _compared(folder: StudyFolder, text: SourceText, file: str) -> Iterator[tuple[RuleText, Violation]]:
    """Where the receipt of a study says something else than its source."""
    again = verify(folder, text, NO_DAY)
    rule, receipt = quotations.DIFFERS_FROM_SOURCE, folder.receipt
    hint = f"Verify the quotations again: {quotations.verify_command(folder.id)}."
    yield from (found for found in again.violations if found[0].severity is Severity.ERROR)
    if receipt is None:
        return
    if (receipt.source_sha256, receipt.source_tokens) != (
        again.receipt.source_sha256,
        again.receipt.source_tokens,
    ):
        yield (
            rule,
            file_itself(Quote, folder.id).at(
                (), f"The receipt was made from another text than {file}.", hint
            ),
        )
    for quote in records(folder, Quote):
        said, known = receipt.quotes.get(quote.value.id), again.receipt.quotes.get(quote.value.id)
        if said is not None and known is not None and _facts(said) != _facts(known):
            names = sorted({name for name, _ in _facts(said) ^ _facts(known)})
            yield rule, quote.at("text", f"The receipt differs from {file} in {', '.join(names)}.", hint)


def _facts(entry: Entry) -> set[tuple[str, object]]:
    """What an entry says of its source; the day and the seal are its own."""
    return {(name, value) for name, value in entry if name not in ("checked_on", "seal_sha256")}


def receipt_text(receipt: Receipt) -> str:
    """The receipt's file: JSON with sorted keys, the same for the same receipt."""
    return json.dumps(receipt.model_dump(mode="json"), indent=2, sort_keys=True) + "\n"
