"""Sheets <-> the bytes of a workbook (.xlsx), by openpyxl, which is loaded when one is made or read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.tables.sheets import checked_archive
from build_scripts.author.workbook.from_lines import Formula, RawLine, Spot, raw_lines
from build_scripts.author.workbook.shape import Field, Sheet, sheets
from build_scripts.author.workbook.timeless import without_time
from build_scripts.author.workbook.to_lines import ID, CellValue, SheetLines
from build_scripts.model.progress import watched
from build_scripts.model.references import Target

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

START, LISTS = "start here", "lists"
"""The sheets that hold nothing of the study: how to fill it in, and what the drop-down lists offer."""
MADE_FROM = "made from "
"""Before the kind of a file, in the lines that say what a workbook was made from."""
LAST_ROW = 2000
"""As far down as drop-down lists are offered."""
MOST_ROWS, MOST_COLUMNS = 20_000, 500
"""As far as a sheet is read: a cell far away would make a rectangle of millions."""
WIDTHS = ((("text", "statement", "wording", "title", "handling", "reason", "claim"), 60), (("id",), 26))
USUAL_WIDTH, MEANING_WIDTH, VALUE_WIDTH = 18, 90, 60
NEEDED_FILL, HEADING_FILL = "FFE699", "DDEBF7"
TEXT = "@"
FONT = "Calibri"
"""The one that a new workbook has; another takes its place where it is missing."""
WRAPPED = 40
"""From this width on the words of a column go on in the next line."""
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would take for a sign by its number."""
OWN_SHEETS: dict[Target, str] = {
    "finding": "findings", "quotation": "quotes", "table": "tables", "question": "questions",
}  # fmt: skip
"""The sheet whose ids name what a study refers to in itself."""
NEEDS = "Workbooks need the package openpyxl, which is not installed: `pip install openpyxl`."


def makes_workbooks() -> bool:
    """Whether the package that makes and reads workbooks is installed."""
    return find_spec("openpyxl") is not None


@dataclass(frozen=True)
class Offered:
    """What the drop-down lists offer: ids of the corpus, by what they name."""

    ids: tuple[tuple[Target, tuple[str, ...]], ...] = ()

    def of(self, field_: Field) -> tuple[str, ...]:
        """The ids that a field can name."""
        targets = field_.ref.targets if field_.ref else ()
        return tuple(word for target, ids in self.ids if target in targets for word in ids)


def workbook_bytes(filled: Sequence[SheetLines], offered: Offered, guide: Sequence[Sequence[str]]) -> bytes:
    """The workbook of the sheets; `guide` are the lines of the sheet that says how to fill it in."""
    try:
        from openpyxl import Workbook
    except ImportError as missing:
        raise ImportRefusedError(NEEDS) from missing
    book = Workbook()
    book.remove(book.active)
    _guide_sheet(book, guide)
    lists = _Lists(offered)
    for sheet in filled:
        if sheet.sheet.is_single:
            _one_record(book, sheet, lists)
        else:
            _many_records(book, sheet, lists)
    lists.write(book)
    packed = io.BytesIO()
    book.save(packed)
    return without_time(packed.getvalue())


class _Lists:
    """What the drop-down lists offer, each in a column of its own sheet."""

    def __init__(self, offered: Offered) -> None:
        self.offered = offered
        self.columns: dict[tuple[str, ...], str] = {}

    def formula(self, field_: Field) -> str | None:
        """The range whose words a field's list offers."""
        from openpyxl.utils import get_column_letter

        if field_.ref is not None and field_.ref.own:
            name = next((OWN_SHEETS[target] for target in field_.ref.targets if target in OWN_SHEETS), None)
            return f"{name}!$A$2:$A${LAST_ROW}" if name else None
        words = ("true", "false") if field_.flags else field_.words
        if field_.ref is not None:
            words = self.offered.of(field_)
        if not words:
            return None
        letter = self.columns.setdefault(words, get_column_letter(len(self.columns) + 1))
        return f"{LISTS}!${letter}$1:${letter}${len(words)}"

    def offer(self, page: Worksheet, formula: str | None, cells: str) -> None:
        """Put a list on cells. What is not in it is let through, so that a decision can be left as TODO."""
        from openpyxl.worksheet.datavalidation import DataValidation

        if formula:
            rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="warning")
            rule.add(cells)
            page.add_data_validation(rule)

    def write(self, book: Workbook) -> None:
        """The sheet of all lists, last."""
        page = book.create_sheet(LISTS)
        for column, words in enumerate(self.columns, 1):
            for row, word in enumerate(words, 1):
                _put(page, row, column, word)


def _put(page: Worksheet, row: int, column: int, value: CellValue) -> Any:
    """A value in a cell. Text is text, whatever it looks like: a number keeps its zeros, a formula is not worked out."""
    cell = page.cell(row, column)
    if isinstance(value, int):
        cell.value = value
        return cell
    cell.value = ESCAPED.sub("_x005F_", value)
    cell.data_type, cell.number_format = "s", TEXT
    # Shown as typed with an apostrophe before it, so that it stays text when it is edited.
    cell.quotePrefix = value[:1] in "=+-@"
    return cell


def _heading(page: Worksheet, row: int, column: int, text: str, field_: Field | None, note: str = "") -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    cell = _put(page, row, column, text)
    needed = field_ is None or field_.needed
    cell.font = Font(name=FONT, bold=needed)
    cell.fill = PatternFill("solid", fgColor=NEEDED_FILL if needed else HEADING_FILL)
    if note:
        cell.comment = Comment(note, "evidence", width=320, height=120)


def meaning_of(heading: str, field_: Field | None) -> str:
    """What is said beside a heading: what the key means, and whether it is needed."""
    if field_ is None:
        return (
            "The id of this study: lower-case letters, digits and single hyphens, such as okafor-2021."
            if heading == ID
            else f"Whose this row is: what the sheet of that {heading.removeprefix('of ')} calls it, by its id or label."
        )
    said = field_.meaning + (" Needed." if field_.needed else "")
    if field_.rows and field_.plain and not field_.many:
        said += " They stand on a sheet of their own; here only that they are not stated."
    if field_.parts and field_.needed and not field_.plain:
        said += " (none) if there is nothing of it; else leave this blank, and fill in what follows."
    if field_.many and not field_.is_chosen:
        said += " One a line, in the one cell."
    return said


def _many_records(book: Workbook, filled: SheetLines, lists: _Lists) -> None:
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(filled.sheet.name)
    page.freeze_panes = "B2"
    for column, (heading, field_) in enumerate(filled.headings.items(), 1):
        letter = get_column_letter(column)
        _heading(page, 1, column, heading, field_, meaning_of(heading, field_))
        page.column_dimensions[letter].width = _width(heading)
        page.column_dimensions[letter].number_format = "General" if field_ and field_.counts else TEXT
        formula = lists.formula(field_) if field_ and field_.is_chosen else None
        if filled.sheet.kind.many and heading in filled.sheet.owners[:1]:
            formula = f"{filled.sheet.kind.name}!$A$2:$A${LAST_ROW}"
        lists.offer(page, formula, f"{letter}2:{letter}{LAST_ROW}")
    places = {heading: column for column, heading in enumerate(filled.headings, 1)}
    for row, line in enumerate(filled.lines, 2):
        for heading, value in line.items():
            _wrap(_put(page, row, places[heading], value), _width(heading))


def _one_record(book: Workbook, filled: SheetLines, lists: _Lists) -> None:
    """A sheet with a key a line: its value, and what it means."""
    page = book.create_sheet(filled.sheet.name)
    page.freeze_panes = "A2"
    for column, (text, width) in enumerate(
        (("key", 34), ("value", VALUE_WIDTH), ("what it means", MEANING_WIDTH)), 1
    ):
        _heading(page, 1, column, text, None)
        page.column_dimensions["ABC"[column - 1]].width = width
    page.column_dimensions["B"].number_format = TEXT
    (line,) = filled.lines
    for row, (heading, field_) in enumerate(filled.headings.items(), 2):
        _heading(page, row, 1, heading, field_)
        value = _put(page, row, 2, line.get(heading, ""))
        value.number_format = "General" if field_ and field_.counts else TEXT
        _wrap(value, VALUE_WIDTH)
        _wrap(_put(page, row, 3, meaning_of(heading, field_)), MEANING_WIDTH)
        lists.offer(page, lists.formula(field_) if field_ and field_.is_chosen else None, f"B{row}")


def _width(heading: str) -> int:
    return next((width for keys, width in WIDTHS if heading in keys), USUAL_WIDTH)


def _wrap(cell: Any, width: int) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(vertical="top", wrap_text=width >= WRAPPED)


def _guide_sheet(book: Workbook, guide: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import Font

    page = book.create_sheet(START)
    page.column_dimensions["A"].width = 34
    page.column_dimensions["B"].width = 110
    for row, texts in enumerate(guide, 1):
        for column, text in enumerate(texts, 1):
            cell = _put(page, row, column, text)
            cell.font = Font(name=FONT, bold=column == 1)
            _wrap(cell, WRAPPED)


@dataclass(frozen=True)
class BookRead:
    """The lines of a workbook's sheets by their names, and what was not read."""

    lines: Mapping[str, Sequence[RawLine]]
    headings: Mapping[str, frozenset[str]]
    """By sheet, those that are there."""
    remarks: tuple[str, ...]
    made_from: Mapping[str, str]
    """By kind of file, the print of what the study held when the workbook was made; empty in that of a new study."""


def is_study_workbook(content: bytes) -> bool:
    """Whether a packed file is a workbook of a study."""
    try:
        return {"study", START} <= set(_open(content).sheetnames)
    except ImportRefusedError:
        return False


def read_workbook(content: bytes) -> BookRead:
    """The lines of a study's workbook.

    Raises:
        ImportRefusedError: it cannot be opened, or is no workbook of a study.
    """
    book = _open(content)
    if "study" not in book.sheetnames:
        raise ImportRefusedError(
            "The workbook has no sheet `study`. `evidence workbook --new FILE.xlsx` makes one to fill in."
        )
    known = {sheet.name: sheet for sheet in sheets()}
    lines, headings, remarks = {}, {}, []
    for page in watched(book.worksheets, "Reading sheets"):
        if page.title in (START, LISTS):
            continue
        if page.title not in known:
            remarks.append(f'The sheet "{page.title}" is none of a study: nothing was taken from it.')
            continue
        sheet = known[page.title]
        if page.max_row > MOST_ROWS or page.max_column > MOST_COLUMNS:
            raise ImportRefusedError(
                f"The sheet {page.title} goes on to row {page.max_row} and column {page.max_column}. Delete what stands "
                "far away from the study's rows."
            )
        found, there = _read_one(page, sheet) if sheet.is_single else _read_many(page, sheet)
        lines[sheet.name], headings[sheet.name] = found, there
    return BookRead(lines, headings, tuple(remarks), _made_from(book))


def _made_from(book: Any) -> dict[str, str]:
    if START not in book.sheetnames:
        return {}
    rows = [[str(cell.value or "") for cell in row] for row in book[START].iter_rows(max_col=2)]
    return {row[0].removeprefix(MADE_FROM): row[1] for row in rows if row[0].startswith(MADE_FROM)}


def _open(content: bytes) -> Any:
    try:
        from openpyxl import load_workbook
    except ImportError as missing:
        raise ImportRefusedError(NEEDS) from missing
    checked_archive(content)
    try:
        return load_workbook(io.BytesIO(content))
    except Exception as fault:  # openpyxl lets through whatever its parts raise
        raise ImportRefusedError(
            "The workbook cannot be read: is it a whole .xlsx file, without a password?"
        ) from fault


def _value(cell: Any) -> Any:
    """What stands in a cell; signs that were written by their number are themselves again."""
    if cell.data_type in ("f", "e"):
        return Formula(str(getattr(cell.value, "text", cell.value)))
    return cell.value.replace("_x005F_", "_") if isinstance(cell.value, str) else cell.value


def _read_many(page: Any, sheet: Sheet) -> tuple[list[RawLine], frozenset[str]]:
    rows = page.iter_rows()
    first = next(rows, ())
    headings = [(cell.column_letter, str(cell.value or "").strip()) for cell in first]
    values: Iterator[tuple[int, list[Any]]] = (
        (row[0].row, [_value(cell) for cell in row]) for row in rows if row
    )
    return raw_lines(sheet, headings, values), frozenset(heading for _, heading in headings)


def _read_one(page: Any, sheet: Sheet) -> tuple[list[RawLine], frozenset[str]]:
    cells, spots = {}, {}
    for row in page.iter_rows(min_row=2, max_col=2):
        heading = str(row[0].value or "").strip()
        value = _value(row[1]) if len(row) > 1 else None
        if not heading:
            continue
        spots[heading] = Spot(sheet.name, row[0].row, "B", heading)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            cells[heading] = value
    first = next(iter(spots.values()), Spot(sheet.name, 2, "B"))
    return ([RawLine(cells, spots, first)] if cells else []), frozenset(spots)
