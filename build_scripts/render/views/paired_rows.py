"""What each side says about one topic, as pages set it side by side.

Bars are drawn for closed questions alone, one a question and each out of its own base: answers that were written freely
and words that nobody counted have no length that could stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.finding import CellIllustration
from build_scripts.model.records.paired_row import Side, SideAnswers
from build_scripts.model.records.table import Table
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import FindingView, StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Folded, Link, answer_step, folded
from build_scripts.synthesise.numbers.cells import CellLine, TableSection, number_of, table_sections
from build_scripts.synthesise.paired_rows import bases_of

ROWS_OPEN = 5
"""Rows of a theme that stand open; further ones unfold."""

ROOM_OF_DIGIT = 4.5
"""Percent of a narrow bar that a digit needs."""


@dataclass(frozen=True)
class BarPart:
    """One answer of a closed question: `start` and `width` in percent of all who answered."""

    answer: str
    n: int
    step: int
    start: float
    width: float
    is_told: bool
    """Whether the finding beside it speaks of this answer."""

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.start + self.width / 2, 2)

    @property
    def has_room(self) -> bool:
        """Whether its number fits into it."""
        return self.width >= ROOM_OF_DIGIT * len(str(self.n))


@dataclass(frozen=True)
class AnswerBar:
    """How the answers to one closed question fell out."""

    parts: tuple[BarPart, ...]
    of: str
    """`48 people`."""


@dataclass(frozen=True)
class SideFinding:
    """A finding as one side of a row shows it, with a bar where there is something to draw."""

    finding: FindingView
    place: str
    """Where the study says so, in short: its table where there is one, else the heading."""
    bar: AnswerBar | None


@dataclass(frozen=True)
class AnswersView:
    """What one group was asked, out of how many, and what it said."""

    asked: str
    of: str
    """`47 or 48 people`."""
    study: StudyLine
    findings: tuple[SideFinding, ...]


@dataclass(frozen=True)
class SideOfRow:
    """One group of people on the topic; either answers, or the name of the gap with its reason."""

    name: str
    says: str
    colour: int
    answers: tuple[AnswersView, ...]
    gap: str
    reason: str


@dataclass(frozen=True)
class RowView:
    """A topic with its two sides, and further groups below."""

    id: str
    address: str
    is_at_home: bool
    """Whether the page is its place."""
    topic: str
    sides: tuple[SideOfRow, ...]
    further: tuple[SideOfRow, ...]
    caution: str
    formerly: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its id where the page is its place; elsewhere a name that links on the page alone use."""
        return self.id if self.is_at_home else f"_{self.id}"


@dataclass(frozen=True)
class PairsView:
    """The paired rows of a theme, under the names of the two sides."""

    heads: tuple[tuple[str, int], ...]
    """What stands over each column, with its colour."""
    rows: Folded[RowView]
    topics: tuple[Link, ...]
    """Each row by its topic, within the page."""
    studies: tuple[StudyLine, ...]
    """All whose findings stand in them."""
    findings: frozenset[str]
    """Addresses of all findings that stand in them."""


def pairs_view(items: Items, theme: str) -> PairsView | None:
    """The paired rows of a theme in their order; None where it has none, or the site names no two sides."""
    site = items.corpus.site
    ids = items.joined.theme_pairs.get(theme, ())
    if site is None or not site.sides or not ids:
        return None
    return view_of_rows(items, ids, theme)


def view_of_rows(items: Items, ids: Sequence[str], theme: str) -> PairsView:
    """Rows as they stand on the page of `theme`; of no theme where it is empty."""
    site = items.corpus.site
    rows = [row_view(items, id_, theme) for id_ in ids]
    shown = [shown.finding for answers in _all_answers(rows) for shown in answers.findings]
    return PairsView(
        heads=tuple((_says(items, side), items.site.colour(side)) for side in (site.sides if site else ())),
        rows=folded(rows, ROWS_OPEN),
        topics=tuple(Link(f"#{row.anchor}", row.topic) for row in rows),
        studies=tuple(dict.fromkeys(finding.study for finding in shown)),
        findings=frozenset(finding.address for finding in shown),
    )


def row_view(items: Items, id_: str, theme: str) -> RowView:
    """One row as it stands on a theme's page."""
    row = items.corpus.pairs[id_]
    chosen = items.corpus.site.sides if items.corpus.site else ()
    sides = {side.perspective: side for side in row.sides}
    return RowView(
        id=id_,
        address=urls.paired_row(row.theme, id_),
        is_at_home=row.theme == theme,
        topic=row.topic,
        sides=tuple(_side(items, side, sides.get(side)) for side in chosen),
        further=tuple(_side(items, name, side) for name, side in sides.items() if name not in chosen),
        caution=row.caution or "",
        formerly=row.formerly,
    )


def _all_answers(rows: Sequence[RowView]) -> Iterator[AnswersView]:
    for row in rows:
        for side in (*row.sides, *row.further):
            yield from side.answers


def _says(items: Items, perspective: str) -> str:
    says = {known.id: known.says for known in items.site.perspectives}
    return says.get(perspective, perspective)


def _side(items: Items, perspective: str, side: Side | None) -> SideOfRow:
    (name,) = items.site.perspective_names([perspective])
    gap = side.gap if side else None
    return SideOfRow(
        name=labels.sentence(name),
        says=_says(items, perspective),
        colour=items.site.colour(perspective),
        answers=tuple(
            view for answers in (side.answers if side else ()) if (view := _answers(items, answers))
        ),
        gap=labels.SIDE_GAP[gap.kind] if gap else "",
        reason=gap.reason if gap else "",
    )


def _answers(items: Items, answers: SideAnswers) -> AnswersView | None:
    """What was said to one question; None where no finding of it is there."""
    known = [id_ for id_ in answers.findings if id_ in items.joined.findings]
    if not known:
        return None
    bases = bases_of(items.joined, answers)
    numbers = labels.listed(
        [str(base.n) for base in bases[:-1]] + [number_of(base.n, base.of) for base in bases[-1:]], "or"
    )
    drawn: set[tuple[str, str, str]] = set()
    return AnswersView(
        asked=answers.asked,
        of=numbers or "of how many is not printed",
        study=items.study(split_global(known[0])[0]),
        findings=tuple(
            SideFinding(items.finding(id_), _place(items, id_), _bar(items, id_, drawn)) for id_ in known
        ),
    )


def _place(items: Items, finding: str) -> str:
    locator = items.joined.findings[finding].locator
    return (locator.model_copy(update={"section": None}) if locator.table else locator).reading()


def _bar(items: Items, finding: str, drawn: set[tuple[str, str, str]]) -> AnswerBar | None:
    """The bar of the closed question that a finding tells of, unless it is `drawn` already."""
    cells = [
        cell for cell in items.joined.findings[finding].illustrations if isinstance(cell, CellIllustration)
    ]
    for cell in cells:
        id_ = global_id(split_global(finding)[0], cell.table)
        table = items.joined.tables.get(id_)
        section = _section(table, cell) if table else None
        if table is None or section is None:
            continue
        key = (id_, section.group_label, section.row.label if section.row else "")
        told = {other.column if section.row else other.row for other in cells if other.table == cell.table}
        bar = _drawn(_lines(items.cells(id_), section), told)
        if bar and key not in drawn:
            drawn.add(key)
            return bar
    return None


def _section(table: Table, cell: CellIllustration) -> TableSection | None:
    """The answers to one closed question, if that is what a cell stands in."""
    if table.kind not in ("rating_matrix", "frequency"):
        return None
    for section in table_sections(table):
        is_meant = section.row.label == cell.row if section.row else True
        if is_meant and cell.group in (None, section.group_label) and not section.takes_several(table):
            return section
    return None


def _lines(lines: Sequence[CellLine], section: TableSection) -> list[CellLine]:
    return [
        line
        for line in lines
        if line.group == section.group_label
        and not (line.is_total or line.own_count)
        and (line.row == section.row.label if section.row else not line.column)
    ]


def _drawn(lines: Sequence[CellLine], told: set[str | None]) -> AnswerBar | None:
    """A bar of the lines; None where a count or the base is not known, or the counts are more than the base."""
    counts = [line.reckoned.n for line in lines]
    bases = {(line.reckoned.base, line.reckoned.base_of) for line in lines}
    base, of = bases.pop() if len(bases) == 1 else (None, None)
    known = [n for n in counts if n is not None]
    if not base or len(known) < max(2, len(counts)) or sum(known) > base:
        return None
    made, before = [], 0
    for place, (line, n) in enumerate(zip(lines, known, strict=True)):
        answer = line.column or line.row
        step = answer_step(place, len(lines))
        start, width = round(100 * before / base, 2), round(100 * n / base, 2)
        made.append(BarPart(answer, n, step, start, width, answer in told))
        before += n
    return AnswerBar(tuple(made), number_of(base, of))
