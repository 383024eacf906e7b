"""The steps of a chain: a review finding, the findings behind it, and the printed words or numbers that show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.render.text import labels
from build_scripts.render.views.item_views import (
    CellNumber,
    CellView,
    FindingView,
    QuoteView,
    ReviewFindingLine,
)
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link, Notice
from build_scripts.synthesise.quotations.receipts import OMISSION

QUOTE_WORDS = 25
"""A quotation of so many words stands whole; of a longer one its first words."""

NUMBERS_SHOWN = 4
"""Printed numbers of one step; the table has all."""

RELATION = {
    "supports": "Supports it",
    "supports_indirectly": "Supports it indirectly",
    "qualifies": "Limits it",
    "contradicts": "Contradicts it",
}


@dataclass(frozen=True)
class ShownStep:
    """The end of a chain: printed words, printed numbers, or that nothing printed shows it."""

    kind: str
    link: Link
    """Its canonical place, and its words, its table or why there is nothing."""
    is_quote: bool
    is_cut: bool
    notice: Notice | None
    by: str
    """Whose words they are; empty for numbers."""
    remarks: str
    """What a careful reader would look at again in the words; empty where there is nothing."""
    numbers: tuple[CellNumber, ...]
    further: str
    """That the table has more numbers; empty otherwise."""
    place: str
    """Where the source prints it."""
    language: str = ""
    """Tag of the language of the words, where that is not the pages' own."""


@dataclass(frozen=True)
class FindingStep:
    """A finding of a study, how it bears on the step above, and what shows it."""

    relation: str
    """Empty where the step above simply rests on it."""
    key: str
    note: str
    finding: FindingView
    shown: tuple[ShownStep, ...]


@dataclass(frozen=True)
class ReviewFindingStep:
    """A review finding and the findings behind it."""

    line: ReviewFindingLine
    bears: str
    """Which sentences of a theme rest on it; empty on a recommendation."""
    holds: str
    findings: tuple[FindingStep, ...]


def review_finding_step(items: Items, id_: str, bears: str = "") -> ReviewFindingStep:
    """A review finding and every finding behind it."""
    findings = tuple(
        finding_step(items, link.finding, RELATION[link.relation], link.relation, link.note)
        for link in items.corpus.review_findings[id_].evidence
        if link.finding in items.joined.findings
    )
    return ReviewFindingStep(items.review_finding(id_), bears, holds(findings), findings)


def finding_step(
    items: Items, id_: str, relation: str = "", key: str = "rests", note: str = ""
) -> FindingStep:
    """A finding and what shows it."""
    finding = items.finding(id_)
    shown = (*(_quote(quote) for quote in finding.quotes), *(_cell(cell) for cell in finding.cells))
    return FindingStep(relation, key, note, finding, shown or (_bare(finding),))


def holds(steps: Iterable[FindingStep]) -> str:
    """`3 findings of 2 studies, shown by 4 quotations and 1 place in a table`; nothing is weighed."""
    found = tuple(steps)
    studies = {step.finding.study.id for step in found}
    text = labels.counted(len(found), "finding", "findings")
    if len(studies) > 1:
        text += f" of {len(studies)} studies"
    elif studies:
        text += f" of {found[0].finding.study.name}"
    shown = labels.counts(
        (sum(len(step.finding.quotes) for step in found), "quotation", "quotations"),
        (sum(len(step.finding.cells) for step in found), "place in a table", "places in tables"),
    )
    return f"{text}, shown by {shown}" if shown else text


def first_words(text: str) -> tuple[str, bool]:
    """The first words of a quotation, and whether that cuts it; line breaks become spaces.

    Marks of what is left out are no words. Where it is cut, such a mark stands at the end.
    """
    found = text.split()
    words = [place for place, word in enumerate(found) if word != OMISSION]
    if len(words) <= QUOTE_WORDS:
        return " ".join(found), False
    return " ".join([*found[: words[QUOTE_WORDS - 1] + 1], OMISSION]), True


def _quote(quote: QuoteView) -> ShownStep:
    text, is_cut = first_words(quote.text)
    return ShownStep(
        kind="Quotation",
        link=Link(quote.address, text),
        is_quote=True,
        is_cut=is_cut,
        notice=quote.notice,
        by=quote.who,
        remarks=quote.remarks,
        numbers=(),
        further="",
        place=quote.locator,
        language=quote.language,
    )


def _cell(cell: CellView) -> ShownStep:
    beyond = len(cell.numbers) - NUMBERS_SHOWN
    return ShownStep(
        kind="Printed number" if len(cell.numbers) == 1 else "Printed numbers",
        link=Link(cell.address, cell.table),
        is_quote=False,
        is_cut=False,
        notice=None,
        by="",
        remarks="",
        numbers=cell.numbers[:NUMBERS_SHOWN],
        further=f"and {beyond} more in the table" if beyond > 0 else "",
        place=cell.locator,
    )


def _bare(finding: FindingView) -> ShownStep:
    """Where no quotation and no cell shows a finding: its number in the text, or nothing."""
    has_number = bool(finding.count)
    return ShownStep(
        kind="Number printed with the finding" if has_number else "Nothing printed shows it",
        link=Link(finding.address, finding.count if has_number else finding.bare),
        is_quote=False,
        is_cut=False,
        notice=None,
        by="",
        remarks="",
        numbers=(),
        further=finding.count_note,
        place=finding.locator,
    )
