"""The published tables: one line an item in the order of the columns, as tidy frames. The only module with pandas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import Locator
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.finding import Finding, QuoteIllustration
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.recommendation import Recommendation, StudyRecommendation
from build_scripts.model.records.review_finding import COMPONENTS, ReviewFinding
from build_scripts.model.records.table import Table
from build_scripts.synthesise.joins import Joined, ancestors
from build_scripts.synthesise.numbers.cells import cell_lines, count_line
from build_scripts.synthesise.numbers.totals import total_lines
from build_scripts.synthesise.quotations.receipts import verifications

Row = tuple[Any, ...]

OPEN_BASES = frozenset({"licence", "permission", "own"})
"""Bases of rights that allow words to stand in bulk downloads."""

WITHHELD = "[words withheld]"
"""Stands in bulk downloads where another text of the study repeats a withheld quotation."""

_BRACKETED = re.compile(r"\[[^\[\]]*\]")

STUDIES = (
    "id", "title", "year", "review_status", "licence", "category", "perspectives", "sample_size", "url",
)  # fmt: skip
FINDINGS = (
    "id", "study", "statement", "kind", "perspective", "n", "base", "n_basis", "percent_printed", "credibility",
    "themes", "source_path", "locator", "illustrations", "url",
)  # fmt: skip
QUOTES = (
    "id", "study", "findings", "text", "voice", "speaker", "perspective", "locator", "also_printed_at", "themes",
    "verification", "rights_basis", "withheld", "sensitivity", "url",
)  # fmt: skip
TABLES = (
    "id", "study", "table", "order", "kind", "group", "row", "column", "base", "base_of", "n", "n_printed",
    "percent_printed", "percent_of", "percent_computed", "status", "as_printed", "note",
)  # fmt: skip
CHECKS = ("id", "study", "table", "group", "rule", "status", "as_printed", "note", "row")
THEMES = (
    "id", "name", "question", "parent", "studies", "findings", "quotes", "findings_with_children", "url",
)  # fmt: skip
REVIEW_FINDINGS = (
    "id", "theme", "also_in", "statement", "confidence", *COMPONENTS, "assessment_status",
    "supports", "qualifies", "contradicts",
    "studies_supporting", "studies_qualifying", "studies_contradicting", "single_study", "url",
    "supports_indirectly", "studies_supporting_indirectly",
)  # fmt: skip
RECOMMENDATIONS = ("id", "origin", "study", "statement", "audiences", "rests_on", "url")
DISCREPANCIES = (
    "id", "study", "place", "other_place", "printed", "other", "weight", "handling", "url",
)  # fmt: skip


def _stated(value: Any) -> Any:
    """None for what the source does not print."""
    return None if value == "not_stated" else value


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _place(locator: Locator) -> str | None:
    return locator.reading() or None


def study_rows(folder: StudyFolder) -> Iterator[Row]:
    """The line of a study; none where its record could not be read."""
    record = folder.study
    if record is None:
        return
    year = _stated(record.issued)
    yield (
        folder.id, record.title, int(year[:4]) if year else None, _stated(record.review_status),
        _stated(record.licence), record.category, _sorted(record.perspectives), _stated(record.sample.size),
        urls.study(folder.id),
    )  # fmt: skip


def finding_row(id_: str, finding: Finding) -> Row:
    """A finding with its n of N, where one is printed."""
    study = split_global(id_)[0]
    known = count_line(finding.count) if finding.count else None
    illustrations = _sorted(
        global_id(study, one.quote if isinstance(one, QuoteIllustration) else one.table)
        for one in finding.illustrations
    )
    return (
        id_, study, finding.statement, finding.kind, _sorted(finding.perspective),
        known.n if known else None, known.base if known else None, known.n_basis if known else None,
        (known.percent_printed or None) if known else None, finding.credibility, _sorted(finding.themes),
        " > ".join(finding.source_path) or None, _place(finding.locator), illustrations, urls.study_item(id_),
    )  # fmt: skip


def quote_rows(joined: Joined) -> Iterator[Row]:
    """Every quotation; the words are empty where they stand on pages only."""
    for folder in joined.corpus.studies.values():
        known = verifications(folder)
        for quote in folder.quotes:
            yield _quote(joined, folder, quote, known[quote.id].value)


def rights_basis(folder: StudyFolder, quote: Quote) -> str | None:
    """What allows the words of a quotation to be printed; None where the study's record could not be read."""
    rights = quote.rights or (folder.study.rights.quotations if folder.study else None)
    return rights.basis if rights else None


def is_withheld(folder: StudyFolder, quote: Quote) -> bool:
    """Whether the words stand on pages only: they have neither an open licence nor a permission."""
    return rights_basis(folder, quote) not in OPEN_BASES


def withheld_words(folder: StudyFolder) -> tuple[str, ...]:
    """The withheld quotations of a study, and their parts between brackets, the longest first.

    Fewer than four words are left out: they stand in any text.
    """
    whole = [quote.text for quote in folder.quotes if is_withheld(folder, quote)]
    parts = [part.strip() for text in whole for part in (text, *_BRACKETED.split(text))]
    return tuple(sorted({part for part in parts if part.count(" ") >= 3}, key=len, reverse=True))


def without(text: str, words: Iterable[str]) -> str:
    """`text` with a visible gap wherever one of `words` stood in it."""
    for one in words:
        text = text.replace(one, WITHHELD)
    return text


def _quote(joined: Joined, folder: StudyFolder, quote: Quote, verification: str) -> Row:
    id_ = global_id(folder.id, quote.id)
    withheld = is_withheld(folder, quote)
    # A list is written with semicolons, so a place inside one has commas.
    also = [place.locator.reading().replace("; ", ", ") for place in quote.also_printed_at]
    return (
        id_, folder.id, _sorted(joined.quote_findings.get(id_, ())), None if withheld else quote.text, quote.voice,
        _stated(quote.speaker), _sorted(quote.perspective), _place(quote.locator), _sorted(also),
        _sorted(joined.quote_themes.get(id_, ())), verification, rights_basis(folder, quote), withheld,
        _sorted(quote.sensitivity), urls.study_item(id_),
    )  # fmt: skip


def cell_rows(table_id: str, table: Table) -> Iterator[Row]:
    """Every printed cell of a table, as printed."""
    study = split_global(table_id)[0]
    for line in cell_lines(table):
        known = line.reckoned
        yield (
            f"{table_id}/cell-{line.order}", study, table_id, line.order, table.kind, line.group or None,
            line.row or None, line.column or None, known.base, known.base_of, known.n,
            int(known.n_printed) if known.n_printed else None, known.percent_printed or None, line.percent_of,
            known.percent_computed or None, known.status, bool(line.as_printed), line.note or None,
        )  # fmt: skip


def check_rows(table_id: str, table: Table) -> Iterator[Row]:
    """Every total, vote and bound of a table."""
    study = split_global(table_id)[0]
    for number, total in enumerate(total_lines(table), start=1):
        yield (
            f"{table_id}/check-{number}", study, table_id, total.group or None, total.rule, total.status,
            bool(total.as_printed), total.note or None, total.row or None,
        )  # fmt: skip


def review_finding_row(joined: Joined, id_: str, finding: ReviewFinding) -> Row:
    """A review finding with the findings and the distinct studies in each relation to it."""
    confidence = finding.confidence
    links = [link for link in finding.evidence if link.finding in joined.findings]
    of = {
        relation: _sorted(link.finding for link in links if link.relation == relation)
        for relation in ("supports", "qualifies", "contradicts", "supports_indirectly")
    }
    *direct, indirect = of.values()
    *studies, indirect_studies = (joined.studies_by_relation(finding, relation) for relation in of)
    concerns = [getattr(confidence, name) for name in COMPONENTS]
    return (
        id_, finding.theme, _sorted(finding.also_in), finding.statement, confidence.level,
        *(component.concern if component else None for component in concerns),
        "draft" if finding.is_draft() else "assessed", *direct, *studies,
        len({study for some in (*studies, indirect_studies) for study in some}) == 1,
        urls.review_finding(id_), indirect, indirect_studies,
    )  # fmt: skip


def study_advice_row(id_: str, item: StudyRecommendation) -> Row:
    """Advice that a study prints."""
    study = split_global(id_)[0]
    rests_on = _sorted(global_id(study, target) for target in item.rests_on)
    return (
        id_, item.origin, study, item.statement, _sorted(item.audiences), rests_on, urls.study_item(id_),
    )  # fmt: skip


def advice_row(id_: str, item: Recommendation) -> Row:
    """A point to consider by the review team."""
    return (
        id_, "review_team", None, item.statement, _sorted(item.audiences), _sorted(item.rests_on),
        urls.recommendation(id_),
    )  # fmt: skip


def discrepancy_rows(folder: StudyFolder) -> Iterator[Row]:
    """The places of a study that do not agree; what stands there may be words of a quotation."""
    words = withheld_words(folder) if folder.discrepancies else ()
    for item in folder.discrepancies:
        id_ = global_id(folder.id, item.id)
        yield (
            id_, folder.id, _place(item.place), _place(item.other_place), without(item.printed, words),
            without(item.other, words), item.weight, without(item.handling, words), urls.study_item(id_),
        )  # fmt: skip


@dataclass(frozen=True)
class Frames:
    """One frame a published file, with the columns that `published` names.

    `url` holds the address within the site; an empty cell is None.
    """

    studies: pd.DataFrame
    findings: pd.DataFrame
    quotes: pd.DataFrame
    tables: pd.DataFrame
    checks: pd.DataFrame
    themes: pd.DataFrame
    review_findings: pd.DataFrame
    recommendations: pd.DataFrame
    discrepancies: pd.DataFrame


def frames(joined: Joined) -> Frames:
    """Every frame of the corpus, each sorted by id; cells stand in the order of tables and then as printed."""
    corpus = joined.corpus
    folders = list(corpus.studies.values())
    tables = sorted(joined.tables.items())
    findings = _frame(FINDINGS, (finding_row(*one) for one in joined.findings.items()))
    quotes = _frame(QUOTES, quote_rows(joined))
    return Frames(
        studies=_frame(STUDIES, (row for folder in folders for row in study_rows(folder))),
        findings=findings,
        quotes=quotes,
        tables=_in_order(TABLES, (row for one in tables for row in cell_rows(*one))),
        checks=_in_order(CHECKS, (row for one in tables for row in check_rows(*one))),
        themes=_themes(joined, findings, quotes),
        review_findings=_frame(
            REVIEW_FINDINGS,
            (review_finding_row(joined, *one) for one in corpus.review_findings.items()),
        ),
        recommendations=_frame(
            RECOMMENDATIONS,
            (
                *(study_advice_row(*one) for one in joined.study_recommendations.items()),
                *(advice_row(*one) for one in corpus.recommendations.items()),
            ),
        ),
        discrepancies=_frame(DISCREPANCIES, (row for folder in folders for row in discrepancy_rows(folder))),
    )


def _frame(columns: tuple[str, ...], rows: Iterable[Row]) -> pd.DataFrame:
    """Rows sorted by their first column, which is the id."""
    return _in_order(columns, sorted(rows, key=lambda row: row[0]))


def _in_order(columns: tuple[str, ...], rows: Iterable[Row]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def _themes(joined: Joined, findings: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Themes with their counts; `studies` are those with a finding or a quotation tagged with the theme."""
    tagged = {
        "findings": findings[["id", "study", "themes"]].explode("themes"),
        "quotes": quotes[["id", "study", "themes"]].explode("themes"),
    }
    own = {name: items.groupby("themes")["id"].nunique().to_dict() for name, items in tagged.items()}
    studies = pd.concat(list(tagged.values())).groupby("themes")["study"].nunique().to_dict()
    # A finding counts once under a theme, however many of its children it is tagged with.
    above = ancestors(joined.corpus.themes)
    lifted = tagged["findings"].assign(
        above=tagged["findings"]["themes"].map(lambda theme: above.get(theme, ()))
    )
    with_children = lifted.explode("above").groupby("above")["id"].nunique().to_dict()
    return _frame(
        THEMES,
        (
            (
                id_,
                theme.name,
                theme.question,
                theme.parent,
                int(studies.get(id_, 0)),
                int(own["findings"].get(id_, 0)),
                int(own["quotes"].get(id_, 0)),
                int(with_children.get(id_, 0)),
                urls.theme(id_),
            )
            for id_, theme in joined.corpus.themes.items()
        ),
    )
