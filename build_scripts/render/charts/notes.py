"""What a reader must know beside the numbers of a table: misprints, people not accounted for, notes of ours.

Wording is neutral: it says what is printed and what the arithmetic gives, never whose mistake it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.model.fields import Counted, as_base
from build_scripts.model.records.table import WITH_COLUMNS, Table
from build_scripts.render.text import labels
from build_scripts.synthesise.numbers.cells import CellLine, TableSection, number_of, table_sections
from build_scripts.synthesise.numbers.total_line import TotalLine


@dataclass(frozen=True)
class Note:
    """A sentence or two about a cell, a row, a group or, without a place, the whole table."""

    group: str
    row: str
    column: str
    text: str

    @property
    def place(self) -> str:
        """Where it belongs, in the labels of the table."""
        return ", ".join(text for text in (self.group, self.row, self.column) if text)


def notes_of(
    table: Table, lines: Sequence[CellLine], totals: Sequence[TotalLine], group: str | None
) -> tuple[Note, ...]:
    """Every note on `lines`, each once: on cells, then rows and groups, then the table.

    With `group` only what concerns that group, and its name is left out.
    """
    found = [
        *(Note(line.group, line.row, line.column, line.note) for line in lines if line.note),
        *_of_parts(table, totals, group),
        *([Note("", "", "", table.note)] if table.note else []),
        *(
            [Note("", "", "", labels.NOT_RECOMPUTABLE[table.not_recomputable])]
            if table.not_recomputable
            else []
        ),
    ]
    if group is not None:
        found = [Note("", note.row, note.column, note.text) for note in found]
    return tuple(dict.fromkeys(found))


def _of_parts(table: Table, totals: Sequence[TotalLine], group: str | None) -> Iterator[Note]:
    if table.kind in WITH_COLUMNS:
        yield from _under_columns(table, totals, group)
        return
    for section in table_sections(table):
        if group is not None and section.group_label != group:
            continue
        row = section.row.label if section.row else ""
        for total in totals:
            if total.path == section.path:
                yield from (
                    Note(section.group_label, row, "", text) for text in _of_total(table, section, total)
                )
        if section.group and section.group.note and not _stands_on_own_count(table, section):
            yield Note(section.group_label, "", "", section.group.note)
        if section.row and section.row.note:
            yield Note(section.group_label, row, "", section.row.note)


def _under_columns(table: Table, totals: Sequence[TotalLine], group: str | None) -> Iterator[Note]:
    """Notes where columns are named: on totals and bounds of an arm, on groups and rows, on the columns themselves."""
    for total in totals:
        if group is not None and total.group != group:
            continue
        if total.unaccounted and total.status == "consistent":
            base = next(as_base(column.base) for column in table.columns if column.label == total.column)
            text = unaccounted(total.unaccounted, total.base or 0, base.of if base else None)
            yield Note(total.group, total.row, total.column, text)
        elif total.status == "inconsistent" and total.note:
            yield Note(total.group, total.row, total.column, total.note)
    for section in table_sections(table):
        if group is None or section.group_label == group:
            if section.group and section.group.note:
                yield Note(section.group_label, "", "", section.group.note)
            if section.row and section.row.note:
                yield Note(section.group_label, section.row.label, "", section.row.note)
    for column in table.columns:
        for words in (column.as_printed, column.note):
            if words:
                yield Note("", "", column.label, words)


def _of_total(table: Table, section: TableSection, total: TotalLine) -> Iterator[str]:
    if total.unaccounted:
        whole = section.printed_base(table)
        yield unaccounted(total.unaccounted, total.base or 0, whole.of if whole else None)
        if total.as_printed:
            yield total.as_printed
    elif total.rule == "base_vote":
        # What the paper prints in the cells is said there.
        if not total.as_printed and total.remark:
            yield total.remark
    elif total.note and not _stands_on_own_count(table, section):
        yield total.note


def unaccounted(number: int, base: int, of: Counted | None) -> str:
    """`1 of the 63 people is not accounted for in the printed table.`"""
    return f"{number} of the {number_of(base, of)} {'is' if number == 1 else 'are'} not accounted for in the printed table."


def _stands_on_own_count(table: Table, section: TableSection) -> bool:
    """Whether the group's notes stand with the theme's own count already."""
    group = section.group
    return (
        table.kind != "rating_matrix"
        and group is not None
        and (group.n is not None or group.percent is not None)
    )
