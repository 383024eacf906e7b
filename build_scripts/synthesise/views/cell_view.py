"""The printed numbers that illustrate a finding: a cell, a row or a group of a table."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.model import addresses
from build_scripts.model.finding import CellIllustration
from build_scripts.model.table import Table
from build_scripts.synthesise.counts import CellLine
from build_scripts.synthesise.views.item_views import CellNumber, CellView
from build_scripts.synthesise.views.parts import count_in_words


def cell_view(id_: str, table: Table, lines: Sequence[CellLine], named: CellIllustration) -> CellView:
    """Those of the `lines` of the table with the global id `id_` that an illustration names.

    A whole group of theme counts is shown by its theme's own count.
    """
    shown = [
        line
        for line in lines
        if (named.group is None or line.group == named.group)
        and (named.row is None or line.row == named.row)
        and (named.column is None or line.column == named.column)
    ]
    if named.row is None and any(line.own_count for line in shown):
        shown = [line for line in shown if line.own_count]
    place = ", ".join(part for part in (named.group, named.row, named.column) if part)
    return CellView(
        address=addresses.study_item(id_),
        table=table.title,
        locator=table.locator.model_copy(update={"row": place or None}).reading(),
        numbers=tuple(
            CellNumber(
                label=line.column or line.row or line.group,
                count=count_in_words(line.reckoned),
                note=line.note,
            )
            for line in shown
        ),
    )
