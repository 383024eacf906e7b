"""What each printed value of a table was held against by itself, and what came of it: a line a check."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model.records.table import Table
from build_scripts.synthesise.numbers.cells import cell_lines
from build_scripts.synthesise.numbers.plausible import verdicts
from build_scripts.synthesise.numbers.total_line import TotalLine


def value_lines(table: Table) -> Iterator[TotalLine]:
    """Every check of a value in printed order; of a table that cannot be recomputed none."""
    for line in cell_lines(table):
        known = line.reckoned
        if known.value is None or table.not_recomputable is not None:
            continue
        for rule, (status, remark) in verdicts(known.value, known.scale, known.base):
            yield TotalLine(
                rule=rule,
                path=line.path,
                group=line.group,
                row=line.row,
                status=status,
                as_printed=line.as_printed if status == "inconsistent" else "",
                remark=remark,
                base=known.base,
                column=line.column,
            )
