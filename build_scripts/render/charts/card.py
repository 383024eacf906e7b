"""A printed table and its charts as a template prints them, already worked out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import as_base, singular
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.table import WITH_COLUMNS, Chart, Table, TableColumn, TableKind
from build_scripts.render.charts.chart_kinds import ChartLayout, layout_of
from build_scripts.render.charts.dots import DotLayout, dots_of
from build_scripts.render.charts.notes import Note, notes_of
from build_scripts.render.charts.plotly import Spec, spec_of
from build_scripts.render.charts.svg import svg_of
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.text import labels
from build_scripts.render.text.markdown import typographic
from build_scripts.render.views.item_views import StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Folded, count_in_words, folded
from build_scripts.synthesise.numbers.arithmetic import percent_of
from build_scripts.synthesise.numbers.cells import (
    DECIMALS_WITHOUT_PERCENT,
    CellLine,
    CheckedNumber,
    number_of,
)
from build_scripts.synthesise.numbers.total_line import TotalLine
from build_scripts.synthesise.numbers.totals import total_lines

NOTES_OPEN = 2
"""Notes on numbers that stand open under a table; further ones unfold."""

_FIRST_COLUMN: dict[TableKind, str] = {
    "frequency": "Answer",
    "rating_matrix": "Item",
    "theme_counts": "Theme",
    "arms": "Measure",
    "listing": "Row",
}
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True)
class Number:
    """One number of a table in words; `is_noted` where a note says more about it."""

    text: str
    is_noted: bool


@dataclass(frozen=True)
class NumberRow:
    """A row of a table: its label and its numbers, None where nothing is printed."""

    label: str
    numbers: tuple[Number | None, ...]
    is_part: bool
    """A sub-theme of the theme above it."""


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading; the heading is empty where there is only one group."""

    heading: str
    rows: tuple[NumberRow, ...]


@dataclass(frozen=True)
class NumberTable:
    """Numbers as an HTML table shows them."""

    caption: str
    columns: tuple[str, ...]
    groups: tuple[RowGroup, ...]
    is_listing: bool = False
    """Whether each row is one participant, document or session: many short texts, set close."""


@dataclass(frozen=True)
class ChartCard:
    """A chart with all that belongs around it."""

    id: str
    address: str
    """Its canonical place, which is what one cites."""
    title: str
    asked: str
    estimate: str
    """A sentence where the answers are about others than those who gave them; empty otherwise."""
    whose: str
    """The same, or whose answers they are."""
    picture: Markup
    drawing: ChartLayout | DotLayout
    numbers: NumberTable
    notes: tuple[Note, ...]
    study: StudyLine
    locator: str
    table_address: str
    csv: str
    svg: str
    formerly: tuple[str, ...]

    @property
    def spec(self) -> Markup:
        """The Plotly specification as JSON, safe inside a script element; a picture does without."""
        return json_in_html(spec_of(self.drawing))

    @property
    def height(self) -> int:
        """Of the picture, in pixels."""
        return self.drawing.height

    @property
    def folded_notes(self) -> Folded[Note]:
        """The notes as they stand beside the chart."""
        return folded(self.notes, NOTES_OPEN)


@dataclass(frozen=True)
class PrintedTable:
    """A whole table with its numbers exactly as printed, and the charts drawn from it."""

    id: str
    address: str
    title: str
    name: str
    """Where it is printed, its title, and which part of that table it is, if it is encoded in several."""
    whose: str
    numbers: NumberTable
    notes: tuple[Note, ...]
    study: StudyLine
    locator: str
    csv: str
    formerly: tuple[str, ...]
    cards: tuple[ChartCard, ...]

    @property
    def lines(self) -> int:
        """How many rows it has."""
        return sum(len(group.rows) for group in self.numbers.groups)

    @property
    def folded_notes(self) -> Folded[Note]:
        """The notes as they stand under its charts."""
        return folded(self.notes, NOTES_OPEN)


def chart_cards(items: Items, table_id: str) -> tuple[ChartCard, ...]:
    """A card for each chart of the table with that global id."""
    table = items.joined.tables[table_id]
    return _cards(items, table_id, table, total_lines(table) if table.charts else ())


def table_view(items: Items, table_id: str) -> PrintedTable:
    """The table with that global id, whole, with its cards."""
    table = items.joined.tables[table_id]
    lines = items.cells(table_id)
    totals = total_lines(table)
    cards = _cards(items, table_id, table, totals)
    return PrintedTable(
        id=table.id,
        address=urls.study_item(table_id),
        title=table.title,
        name=_name(items.joined.folder_of(table_id), table),
        whose=_whose(items, table),
        numbers=number_table(table, lines, _caption(lines), as_printed),
        notes=_set(notes_of(table, lines, totals, None)),
        study=items.study(split_global(table_id)[0]),
        locator=table.locator.reading(),
        csv=urls.table_csv(table_id),
        formerly=table.formerly,
        cards=cards,
    )


def _name(folder: StudyFolder, table: Table) -> str:
    name = f"{table.locator.reading()}, {table.title}"
    parts = [
        other.id for other in folder.tables if (other.locator, other.title) == (table.locator, table.title)
    ]
    return f"{name}, part {parts.index(table.id) + 1} of {len(parts)}" if len(parts) > 1 else name


def json_in_html(spec: Spec) -> Markup:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(spec, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # One pass a character is ten times as fast as `translate` where few characters change.
    for character, written in _UNSAFE.items():
        text = text.replace(character, written)
    return Markup(text)


def as_printed(reckoned: CheckedNumber) -> str:
    """`18 of 38 people (47.4%)` with the percent that the source prints, right or not; what is ours says so."""
    whole = number_of(reckoned.base, reckoned.base_of) if reckoned.base is not None else ""
    if reckoned.n_printed and reckoned.percent_printed and whole:
        return f"{reckoned.n_printed} of {whole} ({reckoned.percent_printed}%)"
    if reckoned.n_printed and whole and reckoned.percent_computed:
        return f"{reckoned.n_printed} of {whole} ({_worked_out_percent(reckoned)}%, worked out by us)"
    return count_in_words(reckoned)


def _worked_out_percent(reckoned: CheckedNumber) -> str:
    return percent_of(reckoned.n or 0, reckoned.base or 1, DECIMALS_WITHOUT_PERCENT)


def _cards(items: Items, table_id: str, table: Table, totals: Sequence[TotalLine]) -> tuple[ChartCard, ...]:
    return tuple(_card(items, table_id, table, chart, totals) for chart in drawn_charts(table))


def drawn_charts(table: Table) -> tuple[Chart, ...]:
    """Its charts, but for those of a group that it has not, or of a listing, which the check tells: nothing is there."""
    if table.kind == "listing":
        return ()
    groups = {group.label for group in table.groups}
    return tuple(chart for chart in table.charts if chart.group is None or chart.group in groups)


def _card(items: Items, table_id: str, table: Table, chart: Chart, totals: Sequence[TotalLine]) -> ChartCard:
    study = split_global(table_id)[0]
    name = global_id(study, chart.id)
    lines = [
        line
        for line in items.cells(table_id)
        if not line.is_total and (chart.group is None or line.group == chart.group)
    ]
    notes = notes_of(table, lines, totals, chart.group)
    noted = {(chart.group or note.group, note.row) for note in notes if not note.column}
    drawing = dots_of(table, lines, noted) or layout_of(table, lines, noted)
    title, asked = typographic(chart.title), typographic(chart.asked)
    return ChartCard(
        id=chart.id,
        address=urls.study_item(name),
        title=title,
        asked=asked,
        estimate=_estimate(items, table),
        whose=_whose(items, table),
        picture=svg_of(drawing, name, title, f"{asked} The table below holds the same numbers."),
        drawing=drawing,
        numbers=number_table(table, lines, "The numbers of this chart", count_in_words),
        notes=_set(notes),
        study=items.study(study),
        locator=table.locator.reading(),
        table_address=urls.study_item(table_id),
        csv=urls.table_csv(table_id),
        svg=urls.chart_svg(name),
        formerly=chart.formerly,
    )


def _set(notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(replace(note, text=typographic(note.text)) for note in notes)


def number_table(
    table: Table, lines: Sequence[CellLine], caption: str, in_words: Callable[[CheckedNumber], str]
) -> NumberTable:
    """`lines` as rows: an answer or theme a row, or an item of a matrix with a column an answer."""
    if table.kind in WITH_COLUMNS:
        return _under_columns(table, lines, caption, in_words)
    first = _FIRST_COLUMN[table.kind]
    several = len({line.group for line in lines}) > 1 and table.kind != "theme_counts"
    if table.kind == "rating_matrix":
        answers = tuple(dict.fromkeys(line.column for line in lines))
        columns = (first, *answers)
    else:
        answers = ()
        columns = (first, _column(lines, in_words))
    groups = []
    for label, under in groupby(lines, key=lambda line: line.group):
        cells = list(under)
        rows = (
            _matrix_rows(cells, answers, in_words)
            if answers
            else tuple(_row(table, line, in_words) for line in cells)
        )
        headed = several or (table.kind == "theme_counts" and not cells[0].own_count)
        groups.append(RowGroup(label if headed else "", rows))
    return NumberTable(caption, columns, tuple(groups))


def _under_columns(
    table: Table, lines: Sequence[CellLine], caption: str, in_words: Callable[[CheckedNumber], str]
) -> NumberTable:
    """Rows under named columns. What stands beside a group's own label is its first line, and its rows are parts of it."""
    columns = {column.label: column for column in table.columns}
    groups = []
    for group, under in groupby(lines, key=lambda line: line.group):
        of_group = list(under)
        beside_label = any(not line.row for line in of_group)
        rows = []
        for _, cells in groupby(of_group, key=lambda line: line.path[:-1]):
            of_row = list(cells)
            printed = {
                line.column: Number(text, bool(line.note))
                for line in of_row
                if (text := _under(table, columns.get(line.column), line.reckoned, in_words))
            }
            numbers = tuple(printed.get(label) for label in columns)
            rows.append(NumberRow(of_row[0].row or group, numbers, beside_label and bool(of_row[0].row)))
        groups.append(RowGroup("" if beside_label else group, tuple(rows)))
    heads = tuple(_column_head(column) for column in table.columns)
    return NumberTable(
        caption, (_first_column(table), *heads), tuple(groups), is_listing=table.kind == "listing"
    )


def _first_column(table: Table) -> str:
    """What a row is: in a listing one of what its base counts."""
    base = as_base(table.base)
    if table.kind == "listing" and base is not None:
        return labels.sentence(singular(base.of))
    return _FIRST_COLUMN[table.kind]


def _column_head(column: TableColumn) -> str:
    """`Control group (125 people)`, `Change (difference, standard error)`, `Age (years)`: what holds for every cell."""
    base = as_base(column.base)
    kind = labels.VALUE_KIND[column.value_kind] if column.value_kind else ""
    said = column.label.casefold().replace("-", " ")
    beside = [number_of(base.n, base.of)] if base is not None else []
    beside += [text for text in (kind, column.unit) if text and text not in said]
    return f"{column.label} ({'; '.join(beside)})" if beside else column.label


def _under(
    table: Table,
    column: TableColumn | None,
    reckoned: CheckedNumber,
    in_words: Callable[[CheckedNumber], str],
) -> str:
    """What stands in a cell under a column: of a value nothing that the head of the column says already."""
    value = reckoned.value
    if table.kind == "listing" or (value and column and value.kind == column.value_kind):
        return reckoned.printed
    base = as_base(column.base) if column else None
    if value is not None and base is not None and base.n == reckoned.base:
        return in_words(replace(reckoned, base=None))
    return in_words(reckoned)


def _caption(lines: Sequence[CellLine]) -> str:
    if any(_is_partly_ours(line.reckoned) for line in lines):
        return "The numbers as printed, and what we worked out"
    return "The numbers as printed"


def _is_partly_ours(reckoned: CheckedNumber) -> bool:
    """Whether its count or its percent is not printed and was worked out."""
    without_percent = bool(reckoned.percent_computed) and not reckoned.percent_printed
    return without_percent or reckoned.n_basis in ("derived", "counted_by_us")


def _column(lines: Sequence[CellLine], in_words: Callable[[CheckedNumber], str]) -> str:
    """The heading of the numbers; where it is to say what is printed, it says what is not."""
    if all(line.reckoned.value is not None for line in lines):
        return "Value"
    counted = labels.sentence(_counted(lines))
    if in_words is not as_printed or any(
        line.reckoned.n_printed and line.reckoned.percent_printed for line in lines
    ):
        return f"{counted} (percent)"
    if all(line.reckoned.n_basis == "derived" for line in lines):
        return f"Percent ({counted.lower()} worked out by us)"
    worked_out = any(line.reckoned.percent_computed for line in lines)
    return f"{counted} (percent worked out by us)" if worked_out else counted


def _row(table: Table, line: CellLine, in_words: Callable[[CheckedNumber], str]) -> NumberRow:
    return NumberRow(
        label=line.row or line.group,
        numbers=(Number(in_words(line.reckoned), bool(line.note)),),
        is_part=table.kind == "theme_counts" and not line.own_count,
    )


def _matrix_rows(
    cells: Sequence[CellLine], answers: Sequence[str], in_words: Callable[[CheckedNumber], str]
) -> tuple[NumberRow, ...]:
    rows = []
    for _, item in groupby(cells, key=lambda line: line.path[:-1]):
        of_item = list(item)
        printed = {line.column: Number(in_words(line.reckoned), bool(line.note)) for line in of_item}
        rows.append(NumberRow(of_item[0].row, tuple(printed.get(answer) for answer in answers), False))
    return tuple(rows)


def _counted(lines: Sequence[CellLine]) -> str:
    return next((line.reckoned.base_of for line in lines if line.reckoned.base_of), "people")


def _whose(items: Items, table: Table) -> str:
    says = labels.listed(items.site.perspective_names([table.perspective]))
    return _estimate(items, table) or f"These are the answers of {says}."


def _estimate(items: Items, table: Table) -> str:
    others = [perspective for perspective in table.about if perspective != table.perspective]
    if not others:
        return ""
    says = labels.listed(items.site.perspective_names([table.perspective]))
    about = labels.listed(items.site.perspective_names(others))
    return f"These are estimates by {says} about {about}."


def cards_at(items: Items, charts: Sequence[tuple[str, str]]) -> tuple[ChartCard, ...]:
    """The cards of charts, each given by its table and its own address."""
    return tuple(
        card for table, chart in charts for card in chart_cards(items, table) if card.address == chart
    )


def rendered_charts(
    renderer: Renderer, items: Items, charts: Sequence[tuple[str, str]], address: str
) -> Markup:
    """Charts, each given by its table and its own address, on the page at `address`: away from home, without ids."""
    return renderer.part("_partials/cards", address, cards=cards_at(items, charts), tables=())


def rendered_tables(renderer: Renderer, tables: Sequence[PrintedTable], address: str, changed: str) -> Markup:
    """The tables of a study on its own page, each whole, with its charts."""
    return renderer.part("_partials/cards", address, cards=(), tables=tables, changed=changed)
