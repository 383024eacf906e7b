"""The trust page: how much was checked, how it came out, and where to see each case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.ids import global_id
from build_scripts.model.records.table import Table
from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link
from build_scripts.synthesise.numbers.total_line import OF_PERCENTS, TotalLine
from build_scripts.synthesise.numbers.totals import total_lines
from build_scripts.synthesise.quotations.receipts import Verification, found_receipt, verifications

WEIGHTS = ("major", "moderate", "minor")


@dataclass(frozen=True)
class NumbersLine:
    """How the numbers of one study came out."""

    study: Link
    cells: int
    consistent: int
    as_printed: int
    not_testable: int
    totals: int
    totals_as_printed: int


@dataclass(frozen=True)
class QuotationsLine:
    """How the quotations of one study were compared with its text."""

    study: Link
    quotations: int
    exact: int
    normalised: int
    with_omissions: int
    not_compared: int
    cut: int
    """Parts of a longer quotation of the source."""
    remarked: int
    """With something that a careful reader would look at again."""


@dataclass(frozen=True)
class OddNumber:
    """A printed number that does not fit, with the place where it is shown."""

    place: Link
    note: str


@dataclass(frozen=True)
class DiscrepancyLine:
    """Two places of a source that do not agree."""

    link: Link
    study: str
    printed: str
    other: str
    handling: str


@dataclass(frozen=True)
class TrustView:
    """Every figure is counted when the site is built."""

    numbers: tuple[NumbersLine, ...]
    odd_numbers: tuple[OddNumber, ...]
    quotations: tuple[QuotationsLine, ...]
    discrepancies: tuple[tuple[str, tuple[DiscrepancyLine, ...]], ...]
    """By weight, heaviest first; weights without any are absent."""
    waivers: tuple[tuple[str, str, str, str], ...]
    """Code, file, reason and the day to look again."""
    drafts: int
    assessed: int


def trust_view(items: Items) -> TrustView:
    """Count what was checked, study by study."""
    folders = tuple(items.corpus.studies.values())
    review_findings = items.corpus.review_findings.values()
    return TrustView(
        numbers=tuple(_numbers(items, folder) for folder in folders if folder.tables),
        odd_numbers=tuple(odd for folder in folders for odd in _odd_numbers(items, folder)),
        quotations=tuple(_quotations(items, folder) for folder in folders if folder.quotes),
        discrepancies=tuple(
            (weight, lines) for weight in WEIGHTS if (lines := _discrepancies(items, folders, weight))
        ),
        waivers=tuple(
            (waiver.code, waiver.file, waiver.reason, waiver.review_by) for waiver in items.corpus.waivers
        ),
        drafts=sum(review_finding.is_draft() for review_finding in review_findings),
        assessed=len(items.corpus.review_findings),
    )


def _study(items: Items, folder: StudyFolder) -> Link:
    return Link(urls.study(folder.id), items.study(folder.id).name)


def _numbers(items: Items, folder: StudyFolder) -> NumbersLine:
    lines = [line for table in folder.tables for line in items.cells(global_id(folder.id, table.id))]
    totals = [line for table in folder.tables for line in _totals(table)]
    status = Counter(line.reckoned.status for line in lines)
    return NumbersLine(
        study=_study(items, folder),
        cells=len(lines),
        consistent=status["consistent"],
        as_printed=status["inconsistent"],
        not_testable=status["not_testable"],
        totals=len(totals),
        totals_as_printed=sum(line.status == "inconsistent" for line in totals),
    )


def _totals(table: Table) -> list[TotalLine]:
    """Totals and bounds; votes on a base only repeat what its cells say."""
    return [line for line in total_lines(table) if line.rule not in OF_PERCENTS]


def _odd_numbers(items: Items, folder: StudyFolder) -> list[OddNumber]:
    found = []
    for table in folder.tables:
        here = urls.study_item(global_id(folder.id, table.id))
        for line in items.cells(global_id(folder.id, table.id)):
            if line.reckoned.status == "inconsistent":
                labels = ", ".join(label for label in (line.group, line.row, line.column) if label)
                place = f"{items.study(folder.id).name}, {table.locator.reading()}: {labels}"
                found.append(OddNumber(Link(here, place), line.note))
        for total in _totals(table):
            if total.status == "inconsistent":
                labels = ", ".join(label for label in (total.group, total.row, total.column) if label)
                place = (
                    f"{items.study(folder.id).name}, {table.locator.reading()}: {labels or 'the whole table'}"
                )
                found.append(OddNumber(Link(here, place), total.note))
    return found


def _quotations(items: Items, folder: StudyFolder) -> QuotationsLine:
    states = Counter(verifications(folder).values())
    found = [entry for quote in folder.quotes if (entry := found_receipt(quote, folder.receipt))]
    verified = sum(number for state, number in states.items() if state.is_verified)
    return QuotationsLine(
        study=_study(items, folder),
        quotations=len(folder.quotes),
        exact=states[Verification.EXACT],
        normalised=states[Verification.NORMALISED],
        with_omissions=states[Verification.WITH_OMISSIONS],
        not_compared=len(folder.quotes) - verified,
        cut=sum(entry.is_cut for entry in found),
        remarked=sum(bool(entry.remarks) for entry in found),
    )


def _discrepancies(
    items: Items, folders: tuple[StudyFolder, ...], weight: str
) -> tuple[DiscrepancyLine, ...]:
    return tuple(
        DiscrepancyLine(
            link=Link(urls.study_item(global_id(folder.id, discrepancy.id)), discrepancy.what),
            study=items.study(folder.id).name,
            printed=f"{discrepancy.place.reading()}: {discrepancy.printed}",
            other=f"{discrepancy.other_place.reading()}: {discrepancy.other}",
            handling=discrepancy.handling,
        )
        for folder in folders
        for discrepancy in folder.discrepancies
        if discrepancy.weight == weight
    )


def pages(given: PageInput) -> Iterator[Page]:
    """What was checked, how it came out, and what no program can check."""
    yield given.renderer.page(
        "trust",
        "Numbers recomputed, quotations compared, places where sources do not agree, and what a draft is.",
        view=trust_view(given.items),
    )
