"""The published datasets. What a column is called, what it holds and where its value comes from stand here alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import Base
from build_scripts.model.ids import ID_PATTERN, global_id
from build_scripts.model.records.discrepancy import Discrepancy
from build_scripts.model.records.finding import Finding, QuoteIllustration
from build_scripts.model.records.paired_row import PairedRow, Side, SideAnswers
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Edge
from build_scripts.model.records.recommendation import Recommendation, StudyRecommendation
from build_scripts.model.records.review_finding import COMPONENTS, ReviewFinding
from build_scripts.model.records.study import CAUTIONS, Study
from build_scripts.model.records.table import ValueKind
from build_scripts.model.records.theme import GapKind, Theme
from build_scripts.render.data.dataset import CellValue, Column, Dataset, DatasetLine, listed, own
from build_scripts.render.data.summary_of_findings import SUMMARY_OF_FINDINGS
from build_scripts.render.data.withheld import is_withheld, rights_basis, withheld_words, without
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import (
    Basis,
    CellLine,
    CheckedNumber,
    Status,
    cell_lines,
    count_line,
    finding_number,
    number_of,
)
from build_scripts.synthesise.numbers.total_line import TotalLine
from build_scripts.synthesise.numbers.totals import total_lines
from build_scripts.synthesise.numbers.value_checks import value_lines
from build_scripts.synthesise.numbers.values import PrintedValue
from build_scripts.synthesise.paired_rows import bases_of
from build_scripts.synthesise.quotations.receipts import Verification, found_receipt, verification

BARE_ID = ID_PATTERN.strip("^$")


def _id(pattern: str = "") -> Column[Any]:
    return Column("id", "Identifier, unique in this file.", lambda line: line.id, pattern=pattern)


def _statement() -> Column[Any]:
    return own("statement", "What it says, in the words of the review team.")


def _place(name: str, description: str) -> Column[Any]:
    return Column(name, description, lambda line: getattr(line.record, name).reading())


def _url(address: Callable[[str], str]) -> Column[Any]:
    return Column("url", "Where it can be read on the site.", lambda line: address(line.id))


STUDY: Column[Any] = Column("study", "Identifier of its study.", lambda line: line.study, names="studies")
TABLE: Column[Any] = Column("table", "Identifier of its table.", lambda line: line.id.rpartition("/")[0])
AS_PRINTED: Column[Any] = Column(
    "as_printed",
    "True where the author confirms that the source itself prints this.",
    lambda line: bool(line.record.as_printed),
    "boolean",
)
NOTE: Column[Any] = own("note", "What a reader must know of it.")
GROUP: Column[Any] = own("group", "Variable, question or theme that it stands under, as printed.")
ROW: Column[Any] = own("row", "Row, item or sub-theme, as printed; empty for a theme's own count.")
STATUS = "Arithmetic alone: whether what is printed agrees."
N, BASE = "Count, printed or worked out.", "What the count is out of: the nearest base that is printed."
N_BASIS = "Whether the count is printed, derived (exactly one count fits the printed percent), counted by us, or not stated."
PERCENT = "Percent exactly as printed, without brackets and sign."


def _year(line: DatasetLine[Study]) -> int | None:
    issued = line.record.issued
    return None if issued == "not_stated" else int(issued[:4])


def _study(joined: Joined, folder: StudyFolder) -> Iterator[DatasetLine[Study]]:
    if folder.study:
        yield DatasetLine(folder.id, folder.study, joined)


def _items(
    items: Callable[[StudyFolder], Any],
) -> Callable[[Joined, StudyFolder], Iterator[DatasetLine[Any]]]:
    """The lines of a list of records, by their ids."""

    def lines(joined: Joined, folder: StudyFolder) -> Iterator[DatasetLine[Any]]:
        return (DatasetLine(global_id(folder.id, item.id), item, joined) for item in items(folder))

    return lines


STUDIES: Dataset[Study] = Dataset(
    "studies",
    "Studies.",
    (
        _id(BARE_ID),
        own("title", "Title as printed."),
        Column("year", "Year of publication; empty where it is not stated.", _year, "integer"),
        own(
            "review_status",
            "Whether and how others checked it before it came out; empty where it is not stated.",
        ),
        own("licence", "Licence of the source; empty where it is not stated."),
        own("category", "Design, as the Mixed Methods Appraisal Tool (2018) groups designs."),
        listed("perspectives", "Whose views it gathered."),
        own(
            "sample_size",
            "How many took part, as printed; empty where it is not stated.",
            "sample.size",
            "integer",
        ),
        Column(
            "sample_of",
            "What the sample's size counts; empty where the size is not stated.",
            lambda line: None if line.record.sample.size == "not_stated" else line.record.sample.of,
        ),
        listed(
            "caution",
            f"What must be said wherever it is named: {', '.join(CAUTIONS)}; empty where there is nothing.",
            lambda line: line.record.cautions,
        ),
        _url(urls.study),
    ),
    of_study=_study,
)


def _count(of: Callable[[CheckedNumber], CellValue]) -> Callable[[DatasetLine[Finding]], CellValue]:
    """A number of a finding's count, where it has one."""
    return lambda line: of(count_line(line.record.count)) if line.record.count else None


def _illustrations(line: DatasetLine[Finding]) -> Iterator[str]:
    for illustration in line.record.illustrations:
        yield global_id(
            line.study,
            illustration.quote if isinstance(illustration, QuoteIllustration) else illustration.table,
        )


def _finding_numbers(line: DatasetLine[Finding]) -> Iterator[str]:
    # A list is written with semicolons, so the words of a number have commas.
    for number in line.record.numbers:
        known = finding_number(number)
        base = f" of {known.base}" if known.base is not None else ""
        percent = f" ({known.percent_printed}%)" if known.percent_printed and known.n is not None else ""
        count = f"{known.n}{base}{percent}" if known.n is not None else f"{known.percent_printed}%{base}"
        words = f"{known.printed} {known.unit}".strip() if known.printed else count
        yield f"{number.label}: {words}".replace(";", ",")


FINDINGS: Dataset[Finding] = Dataset(
    "findings",
    "What the studies found.",
    (
        _id(),
        STUDY,
        _statement(),
        own("kind", "Kind of data that it rests on."),
        listed("perspective", "Who says so."),
        Column("n", N, _count(lambda known: known.n), "integer"),
        Column("base", BASE, _count(lambda known: known.base), "integer"),
        Column(
            "n_basis",
            N_BASIS,
            _count(lambda known: known.n_basis),
            one_of=get_args(Basis),
        ),
        Column("percent_printed", PERCENT, _count(lambda known: known.percent_printed)),
        own("credibility", "JBI credibility: how well its illustration bears the source's interpretation."),
        listed("themes", "Identifiers of its themes."),
        Column(
            "source_path",
            "The source's own theme, from the top down.",
            lambda line: " > ".join(line.record.source_path),
        ),
        _place("locator", "Where it is printed."),
        listed("illustrations", "Identifiers of the quotations and tables that show it.", _illustrations),
        _url(urls.study_item),
        listed("numbers", "What it compares or states besides, each with whose it is.", _finding_numbers),
    ),
    of_study=_items(lambda folder: folder.findings),
)


def _also_printed_at(line: DatasetLine[Quote]) -> Iterator[str]:
    # A list is written with semicolons, so a place inside one has commas.
    return (place.locator.reading().replace("; ", ", ") for place in line.record.also_printed_at)


def _edge(name: str, where: str, goes_on: str) -> Column[Quote]:
    return Column(
        name,
        f"At what boundary it {where}; unless this is “end”, the source's own quotation {goes_on}. Empty where it was not "
        "found in the source.",
        lambda line: getattr(found_receipt(line.record, line.folder.receipt), name, None),
        one_of=get_args(Edge),
    )


def _remarks(line: DatasetLine[Quote]) -> Iterable[str]:
    found = found_receipt(line.record, line.folder.receipt)
    return found.remarks if found else ()


QUOTES: Dataset[Quote] = Dataset(
    "quotes",
    "Verbatim words.",
    (
        _id(),
        STUDY,
        listed(
            "findings",
            "Identifiers of the findings it illustrates.",
            lambda line: line.joined.quote_findings.get(line.id, ()),
        ),
        Column(
            "text",
            "Verbatim words, exactly as printed; empty where `withheld` is true. Not covered by the licence of "
            "this package.",
            lambda line: None if is_withheld(line.folder, line.record) else line.record.text,
        ),
        own("voice", "Whose words they are."),
        own(
            "speaker",
            "Speaker as printed; empty where it is not stated. Never to be joined across quotations.",
        ),
        listed("perspective", "Who says so."),
        _place("locator", "Where it is printed."),
        listed("also_printed_at", "Every further place.", _also_printed_at),
        listed(
            "themes",
            "Identifiers of its themes.",
            lambda line: line.joined.quote_themes.get(line.id, ()),
        ),
        Column(
            "verification",
            "What comparing it with the source gave.",
            lambda line: verification(line.record, line.folder.receipt).value,
            one_of=tuple(known.value for known in Verification),
        ),
        Column(
            "rights_basis",
            "What allows its words to be printed.",
            lambda line: rights_basis(line.folder, line.record),
        ),
        Column(
            "withheld",
            "True where the words stand on the site's pages only.",
            lambda line: is_withheld(line.folder, line.record),
            "boolean",
        ),
        listed("sensitivity", "What a reader may want to know before reading on."),
        _edge("goes_on_before", "begins", "begins earlier"),
        _edge("goes_on_after", "ends", "goes on"),
        listed(
            "remarks",
            "What a careful reader would look at again where it was compared with the source.",
            _remarks,
        ),
        _url(urls.study_item),
    ),
    of_study=_items(lambda folder: folder.quotes),
)


def _cells(joined: Joined, folder: StudyFolder) -> Iterator[DatasetLine[CellLine]]:
    for table in folder.tables:
        for cell in cell_lines(table):
            yield DatasetLine(f"{folder.id}/{table.id}/cell-{cell.order}", cell, joined)


def _table_kind(line: DatasetLine[CellLine]) -> str:
    return line.joined.tables[line.id.rpartition("/")[0]].kind


def _of_value(of: Callable[[PrintedValue], str]) -> Callable[[DatasetLine[CellLine]], CellValue]:
    """A number of a printed value; nothing where it could not be read."""

    def value(line: DatasetLine[CellLine]) -> CellValue:
        known = line.record.reckoned.value
        return of(known) if known and not known.unread else None

    return value


TABLES: Dataset[CellLine] = Dataset(
    "tables",
    "Printed tables, one line a printed cell.",
    (
        _id(),
        STUDY,
        TABLE,
        own("order", "Place in the table as printed, from 1.", type="integer"),
        Column("kind", "Kind of table that it stands in.", _table_kind),
        GROUP,
        ROW,
        own("column", "Answer of a rating matrix, or column of a table of arms or a listing, as printed."),
        own("base", BASE, "reckoned.base", "integer"),
        own("base_of", "What the base counts.", "reckoned.base_of"),
        own("n", N, "reckoned.n", "integer"),
        Column(
            "n_printed",
            "Count as printed; empty where none is.",
            lambda line: int(printed) if (printed := line.record.reckoned.n_printed) else None,
            "integer",
        ),
        own("percent_printed", PERCENT, "reckoned.percent_printed"),
        own("percent_of", "What a percent is a percent of."),
        own("percent_computed", "100 n / base, half up.", "reckoned.percent_computed", "number"),
        own("status", STATUS, "reckoned.status", one_of=get_args(Status)),
        AS_PRINTED,
        NOTE,
        Column(
            "value",
            "The number of a cell that is no count: a mean, a ratio, a statistic, a p value.",
            _of_value(lambda value: value.value),
            "number",
        ),
        Column(
            "value_kind",
            "What is printed where it is no count; empty for counts.",
            lambda line: (
                known.value.kind if (known := line.record.reckoned).value else known.printed and "text"
            ),
            one_of=get_args(ValueKind),
        ),
        own("value_printed", "What is printed where it is no count, exactly.", "reckoned.printed"),
        Column(
            "interval_low",
            "Lower end of its range or interval.",
            _of_value(lambda value: value.low),
            "number",
        ),
        Column(
            "interval_high",
            "Upper end of its range or interval.",
            _of_value(lambda value: value.high),
            "number",
        ),
        own("unit", "Unit of the value.", "reckoned.unit"),
        own("n_basis", N_BASIS, "reckoned.n_basis", one_of=get_args(Basis)),
    ),
    of_study=_cells,
    order="table",
)


def _totals(joined: Joined, folder: StudyFolder) -> Iterator[DatasetLine[TotalLine]]:
    for table in folder.tables:
        for number, total in enumerate((*total_lines(table), *value_lines(table)), start=1):
            yield DatasetLine(f"{folder.id}/{table.id}/check-{number}", total, joined)


CHECKS: Dataset[TotalLine] = Dataset(
    "checks",
    "One line a total, vote or bound of a table, and one a check of a value that is no count.",
    (
        _id(),
        STUDY,
        TABLE,
        GROUP,
        own("rule", "What was held against what."),
        own("status", STATUS, one_of=get_args(Status)),
        AS_PRINTED,
        NOTE,
        ROW,
        own("column", "Arm of a table of arms, as printed."),
    ),
    of_study=_totals,
    order="table",
)


def _findings_with_children(line: DatasetLine[Theme]) -> int:
    """Each finding once, however many themes it is tagged with; themes in a circle are gone round once."""
    seen: set[str] = set()
    waiting = [line.id]
    while waiting:
        theme = waiting.pop()
        if theme not in seen:
            seen.add(theme)
            waiting += line.joined.theme_children.get(theme, ())
    return len({finding for theme in seen for finding in line.joined.theme_findings.get(theme, ())})


def _themes(joined: Joined) -> Iterator[DatasetLine[Theme]]:
    return (DatasetLine(id_, theme, joined) for id_, theme in joined.corpus.themes.items())


THEMES: Dataset[Theme] = Dataset(
    "themes",
    "Topics that studies speak about, each as a question.",
    (
        _id(BARE_ID),
        own("name", "Name."),
        own("question", "The theme as a question."),
        Column("parent", "Theme above it.", lambda line: line.record.parent, names="themes"),
        Column(
            "studies",
            "Number of studies with a finding or quotation tagged with the theme.",
            lambda line: len(line.joined.theme_studies.get(line.id, ())),
            "integer",
        ),
        Column(
            "findings",
            "Number of findings tagged with the theme.",
            lambda line: len(line.joined.theme_findings.get(line.id, ())),
            "integer",
        ),
        Column(
            "quotes",
            "Number of quotations tagged with the theme, or with a finding of it.",
            lambda line: len(line.joined.theme_quotes.get(line.id, ())),
            "integer",
        ),
        Column(
            "findings_with_children",
            "Number of findings tagged with the theme or one below it, each counted once.",
            _findings_with_children,
            "integer",
        ),
        _url(urls.theme),
    ),
    of_corpus=_themes,
)


def _concern(component: str) -> Column[ReviewFinding]:
    def concern(line: DatasetLine[ReviewFinding]) -> CellValue:
        assessed = getattr(line.record.confidence, component)
        return assessed.concern if assessed else None

    what = "Concern about this component of GRADE-CERQual; empty where it was not assessed."
    return Column(component, what, concern)


def _related(name: str, description: str) -> Column[ReviewFinding]:
    """The findings in a relation to a review finding, which is the column's name."""
    return listed(
        name,
        description,
        lambda line: (
            link.finding
            for link in line.record.evidence
            if link.relation == name and link.finding in line.joined.findings
        ),
    )


def _related_studies(name: str, relation: str, description: str) -> Column[ReviewFinding]:
    return listed(name, description, lambda line: line.joined.studies_by_relation(line.record, relation))


def _is_single_study(line: DatasetLine[ReviewFinding]) -> bool:
    def of(*relations: str) -> set[str]:
        studies = (line.joined.studies_by_relation(line.record, relation) for relation in relations)
        return {study for of_relation in studies for study in of_relation}

    return len(of("supports", "qualifies", "contradicts") or of("supports_indirectly")) == 1


def _review_findings(joined: Joined) -> Iterator[DatasetLine[ReviewFinding]]:
    return (DatasetLine(id_, finding, joined) for id_, finding in joined.corpus.review_findings.items())


REVIEW_FINDINGS: Dataset[ReviewFinding] = Dataset(
    "review_findings",
    "Our statements of what the studies found, with how sure one can be.",
    (
        _id(),
        Column("theme", "Identifier of its first theme.", lambda line: line.record.theme, names="themes"),
        listed("also_in", "Identifiers of further themes."),
        _statement(),
        own("confidence", "How sure one can be: the overall judgement by GRADE-CERQual.", "confidence.level"),
        *(_concern(component) for component in COMPONENTS),
        Column(
            "assessment_status",
            "draft until a second, independent role has assessed it.",
            lambda line: "draft" if line.record.is_draft() else "assessed",
            one_of=("draft", "assessed"),
        ),
        _related("supports", "Findings that support it."),
        _related("qualifies", "Findings that limit when, where or for whom."),
        _related("contradicts", "Findings that cannot hold if it does."),
        _related_studies(
            "studies_supporting", "supports", "Distinct studies of the findings that support it."
        ),
        _related_studies(
            "studies_qualifying", "qualifies", "Distinct studies of the findings that limit it."
        ),
        _related_studies(
            "studies_contradicting", "contradicts", "Distinct studies of the findings that contradict it."
        ),
        Column(
            "single_study",
            "True where only one study speaks, but for what bears on it by inference only.",
            _is_single_study,
            "boolean",
        ),
        _url(urls.review_finding),
        _related(
            "supports_indirectly",
            "Findings on a neighbouring phenomenon or other people that support it by inference only.",
        ),
        _related_studies(
            "studies_supporting_indirectly",
            "supports_indirectly",
            "Distinct studies of the findings that support it indirectly.",
        ),
    ),
    of_corpus=_review_findings,
)


@dataclass(frozen=True)
class SideLine:
    """One finding of one side of a paired row, or its gap."""

    row: PairedRow
    side: Side
    answers: SideAnswers | None = None
    finding: str | None = None


def _sides(joined: Joined) -> Iterator[DatasetLine[SideLine]]:
    for id_, row in joined.corpus.pairs.items():
        for side in row.sides:
            said = [
                SideLine(row, side, answers, finding)
                for answers in side.answers
                for finding in answers.findings
                if finding in joined.findings
            ]
            for number, line in enumerate(said or [SideLine(row, side)], start=1):
                yield DatasetLine(f"{id_}/{side.perspective}-{number}", line, joined)


def _base(line: DatasetLine[SideLine]) -> Iterator[Base]:
    if line.record.answers:
        yield from bases_of(line.joined, line.record.answers)


def _of_gap(key: Literal["kind", "reason"]) -> Callable[[DatasetLine[SideLine]], CellValue]:
    return lambda line: getattr(line.record.side.gap, key) if line.record.side.gap else None


PAIRS: Dataset[SideLine] = Dataset(
    "pairs",
    "What each side says about a topic: one line a finding of a side, or its gap.",
    (
        _id(),
        Column("row", "Identifier of the paired row.", lambda line: line.id.partition("/")[0]),
        own("topic", "What the row is about.", "row.topic"),
        Column("theme", "Identifier of its first theme.", lambda line: line.record.row.theme, names="themes"),
        listed("also_in", "Identifiers of further themes.", lambda line: line.record.row.also_in),
        own("perspective", "Whose side.", "side.perspective"),
        Column(
            "asked",
            "What this side was asked; empty for a gap.",
            lambda line: line.record.answers.asked if line.record.answers else None,
        ),
        listed(
            "out_of",
            "Out of how many, as the study prints it; empty where it does not, and for a gap.",
            lambda line: (number_of(base.n, base.of) for base in _base(line)),
        ),
        Column("finding", "Identifier of the finding.", lambda line: line.record.finding, names="findings"),
        Column(
            "gap",
            "Why this side is silent; empty where it answered.",
            _of_gap("kind"),
            one_of=get_args(GapKind),
        ),
        Column("gap_reason", "How that is known.", _of_gap("reason")),
        own("caution", "How the questions of the sides differ.", "row.caution"),
        Column(
            "url",
            "Where it can be read on the site.",
            lambda line: urls.paired_row(line.record.row.theme, line.id.partition("/")[0]),
        ),
    ),
    of_corpus=_sides,
)

AnyRecommendation = StudyRecommendation | Recommendation


def _advising_study(line: DatasetLine[AnyRecommendation]) -> str | None:
    return line.study if isinstance(line.record, StudyRecommendation) else None


def _rests_on(line: DatasetLine[AnyRecommendation]) -> tuple[str, ...]:
    study = _advising_study(line)
    return tuple(global_id(study, target) if study else target for target in line.record.rests_on)


def _points_to_consider(joined: Joined) -> Iterator[DatasetLine[AnyRecommendation]]:
    return (DatasetLine(id_, point, joined) for id_, point in joined.corpus.recommendations.items())


RECOMMENDATIONS: Dataset[AnyRecommendation] = Dataset(
    "recommendations",
    "Advice, apart from evidence.",
    (
        _id(),
        Column(
            "origin",
            "Whose advice it is.",
            lambda line: (
                line.record.origin if isinstance(line.record, StudyRecommendation) else "review_team"
            ),
        ),
        Column("study", STUDY.description, _advising_study, names="studies"),
        _statement(),
        listed("audiences", "Who could act."),
        listed("rests_on", "Findings and review findings it rests on.", _rests_on),
        Column(
            "url",
            "Where it can be read on the site.",
            lambda line: (urls.study_item if _advising_study(line) else urls.recommendation)(line.id),
        ),
    ),
    of_study=_items(lambda folder: folder.recommendations),
    of_corpus=_points_to_consider,
)


def _unquoted(name: str, description: str) -> Column[Discrepancy]:
    """A text that may repeat withheld words of a quotation."""

    def text(line: DatasetLine[Discrepancy]) -> str:
        return without(getattr(line.record, name), withheld_words(line.folder))

    return Column(name, description, text)


DISCREPANCIES: Dataset[Discrepancy] = Dataset(
    "discrepancies",
    "Places of a source that do not agree.",
    (
        _id(),
        STUDY,
        _place("place", "One place."),
        _place("other_place", "The other place."),
        _unquoted("printed", "What stands at the one place."),
        _unquoted("other", "What stands at the other, or what the arithmetic gives."),
        own("weight", "How much depends on it."),
        _unquoted("handling", "What was done with it."),
        _url(urls.study_item),
    ),
    of_study=_items(lambda folder: folder.discrepancies),
)

DATASETS: tuple[Dataset[Any], ...] = (
    STUDIES,
    FINDINGS,
    QUOTES,
    TABLES,
    CHECKS,
    THEMES,
    REVIEW_FINDINGS,
    SUMMARY_OF_FINDINGS,
    PAIRS,
    RECOMMENDATIONS,
    DISCREPANCIES,
)
