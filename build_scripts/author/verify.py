"""Look for every quotation of a study in its source, and write the receipt that proves it.

The only place that needs a source's text; the receipt holds none of it. The day comes from the caller or from
`site.yaml`, never from a clock.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.author.sources import SourceError, SourceText, read_source
from build_scripts.author.writing import write_whole
from build_scripts.check.run import problem_of
from build_scripts.check.texts import quotations
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Diagnostic, RuleText, Severity, Violation
from build_scripts.model.layout import file_of
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import QuoteReceipt, Receipt
from build_scripts.model.walk import Located, records
from build_scripts.read.corpus import read_corpus
from build_scripts.synthesise.quotations.match import SHOWN, Difference, Match, Remark, find, source_of
from build_scripts.synthesise.quotations.receipts import TOOL, receipt_of, source_hash


@dataclass(frozen=True)
class Verified:
    """What looking for the quotations of one study gave."""

    receipt: Receipt
    violations: tuple[tuple[RuleText, Violation], ...]
    """In the order of the quotations, each with the rule it comes from."""


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
    page_numbers: tuple[str, ...] = ()
    """Lines of the source that were left out as page numbers."""

    @property
    def found(self) -> int:
        """How many quotations were found."""
        entries = self.receipt.quotes.values() if self.receipt else ()
        return sum(entry.result != "not_found" for entry in entries)

    @property
    def looked_for(self) -> int:
        """How many quotations were looked for."""
        return len(self.receipt.quotes) if self.receipt else 0


def verify(folder: StudyFolder, source: SourceText, on: str) -> Verified:
    """Look for every quotation of `folder` in `source`; `on` is the day, as 2026-11-21.

    A quotation that was checked before with the same outcome keeps the day of that check.
    """
    searched = source_of(source.text)
    before = folder.receipt.quotes if folder.receipt else {}
    entries: dict[str, QuoteReceipt] = {}
    violations: list[tuple[RuleText, Violation]] = []
    for quote in records(folder, Quote):
        id_, words = quote.value.id, quote.value.text
        match = find(words, searched)
        entries[id_] = _with_first_day(receipt_of(words, match, searched, on), before.get(id_))
        violations.extend(_violations(quote, match))
    receipt = Receipt(
        tool=TOOL,
        source_sha256=source_hash(searched.tokens),
        source_tokens=len(searched.tokens),
        quotes=dict(sorted(entries.items())),
    )
    return Verified(receipt, tuple(violations))


def _with_first_day(entry: QuoteReceipt, before: QuoteReceipt | None) -> QuoteReceipt:
    if before is not None and before.model_copy(update={"checked_on": entry.checked_on}) == entry:
        return before
    return entry


# What differs


def _violations(quote: Located[Quote], match: Match) -> Iterator[tuple[RuleText, Violation]]:
    if match.difference is not None:
        message, hint, part = _not_found(match.difference)
        yield quotations.quotation_not_found.text, quote.at("text", message, hint, part=part)
    for remark in match.remarks:
        rule, message, hint = _remark(remark)
        yield rule, quote.at("text", message, hint, severity=Severity.NOTE if remark.apart else None)


def _not_found(difference: Difference) -> tuple[str, str, str]:
    """`(message, hint, part of the quotation to point at)`."""
    correct = "Correct the quotation, mark what is left out with [...] and what is put in with [brackets]."
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


def _remark(remark: Remark) -> tuple[RuleText, str, str]:
    if remark.kind == "short_part":
        return (
            quotations.SHORT_PART,
            f"“{remark.words}” is so short that it could stand anywhere in the source.",
            "Quote more words around it if you can.",
        )
    if remark.kind == "bare_omission":
        return (
            quotations.BARE_OMISSION,
            f"After “{remark.words}” the dots leave out “{remark.reading}”, and read like a pause of the speaker.",
            "Write [...] where you leave something out.",
        )
    side = "before" if remark.kind == "negation_before" else "after"
    return (
        quotations.EDGE_OF_NEGATION,
        f"The source reads “{remark.reading}”: a negation stands just {side} what is quoted"
        + (", in a sentence of its own." if remark.apart else "."),
        "Quote the negation too if it belongs to what is said.",
    )


# Reading and writing


def verify_study(root: pathlib.Path, study: str, source: pathlib.Path, on: str | None = None) -> VerifyResult:
    """Look for the quotations of `study` in the file `source`, and write its receipt.

    `on` is the day, as 2026-11-21; without it the day is `as_of` of `site.yaml`.
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
    day = on or (reading.corpus.site.as_of if reading.corpus.site else None)
    if day is None:
        return VerifyResult(study, "Which day is it? Give `as_of` in evidence/site.yaml.")
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
        page_numbers=text.page_numbers,
    )


def receipt_text(receipt: Receipt) -> str:
    """The receipt's file: JSON with sorted keys, the same for the same receipt."""
    return json.dumps(receipt.model_dump(mode="json"), indent=2, sort_keys=True) + "\n"
