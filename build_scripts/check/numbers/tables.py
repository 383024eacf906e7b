"""Rules about printed tables: their shape and their bases (EV30x)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Violation
from build_scripts.model.records.table import WITH_COLUMNS, Group, Row, Table
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import cell_lines, table_sections

_TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {table: Table 5}
  perspective: visitors
"""


def table_example(*lines: str) -> str:
    """A further table for the example, with these lines."""
    return _TABLE + "".join(f"  {line}\n" for line in lines)


# The shape of a table


@rule(
    "EV307",
    "table-shape",
    scope="study",
    why="A table is drawn and read by its kind: a frequency has `cells`, a rating matrix `rows` with cells, and "
    "either may stand in `groups`; theme counts are groups, each with its own count or cells. What stands "
    "anywhere else would be lost.",
    bad=table_example(
        "kind: rating_matrix",
        "base: 38",
        "cells:  # <- here",
        "  - {label: Opening hours, n: 12}",
    ),
    good=table_example("kind: frequency", "base: 38", "cells:", "  - {label: Opening hours, n: 12}"),
)
def table_shape(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A table, or a group of one, whose numbers stand where its kind has none."""
    for located in records(folder, Table):
        table = located.value
        grouped = (table.groups and table.kind != "listing") or table.kind == "theme_counts"
        whole = ("groups",) if grouped else _wanted(table)
        yield from _misplaced(located, (), table, whole)
        for number, group in enumerate(table.groups):
            yield from _misplaced(located, ("groups", number), group, _wanted(table))


def _wanted(table: Table) -> tuple[str, ...]:
    return ("cells",) if table.kind in ("frequency", "theme_counts") else ("rows",)


def _misplaced(
    located: Located[Table], path: KeyPath, holder: Table | Group, wanted: tuple[str, ...]
) -> Iterator[Violation]:
    table = located.value
    given = [name for name in ("cells", "rows", "groups") if getattr(holder, name, ())]
    own_count = table.kind == "theme_counts" and isinstance(holder, Group) and holder.n is not None
    beside_label = table.kind == "arms" and isinstance(holder, Group) and bool(given)
    if given == list(wanted) or (not given and own_count) or beside_label:
        return
    kind = {"arms": "table of arms"}.get(table.kind, table.kind.replace("_", " "))
    where = "a group of it" if isinstance(holder, Group) else "it"
    stray = next((name for name in given if name not in wanted), "")
    if stray:
        message = f"This table is a {kind}: {where} cannot have `{stray}`."
        if len(given) > 1:
            message += f" (It has {' and '.join(f'`{name}`' for name in given)}.)"
    else:
        message = f"This table is a {kind}, but {where} has no `{wanted[0]}`."
    yield located.at(
        (*path, stray or ("label" if isinstance(holder, Group) else "kind")),
        message,
        f"Put its numbers under `{wanted[0]}`, or change `kind`.",
        at_key=bool(stray),
    )


@rule(
    "EV308",
    "columns-differ",
    scope="study",
    why="A rating matrix has one column an answer. A row with other answers, or in another order, is a slip, or "
    "belongs to another table.",
    bad=table_example(
        "kind: rating_matrix",
        "base: 38",
        "rows:",
        "  - label: Opening hours",
        "    cells:",
        "      - {label: Often, n: 12}",
        "      - {label: Never, n: 26}",
        "  - label: Prices",
        "    cells:",
        "      - {label: Often, n: 8}",
        "      - {label: Nver, n: 30}  # <- here",
    ),
    good=table_example(
        "kind: rating_matrix",
        "base: 38",
        "rows:",
        "  - label: Opening hours",
        "    cells:",
        "      - {label: Often, n: 12}",
        "      - {label: Never, n: 26}",
        "  - label: Prices",
        "    cells:",
        "      - {label: Often, n: 8}",
        "      - {label: Never, n: 30}",
    ),
)
def columns_differ(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A row of a matrix whose answers are not those of the first row."""
    for table in records(folder, Table):
        firsts: dict[KeyPath, Row] = {}
        for section in table_sections(table.value):
            if section.row is not None and table.value.kind not in WITH_COLUMNS:
                first = firsts.setdefault(section.path[:-1], section.row)
                yield from _other_columns(table, section.path, first, section.row)


def _other_columns(table: Located[Table], path: KeyPath, first: Row, row: Row) -> Iterator[Violation]:
    wanted, given = ([cell.label for cell in matrix_row.cells] for matrix_row in (first, row))
    if wanted == given:
        return
    at = next(
        (at for at, labels in enumerate(zip(wanted, given, strict=False)) if labels[0] != labels[1]), None
    )
    answers = ", ".join(f"“{label}”" for label in wanted)
    if at is None:
        yield table.at(
            (*path, "cells"),
            f"This row has {len(given)} answers, the first row has {len(wanted)}: {answers}.",
            "Give every row the same answers in the same order.",
            at_key=True,
        )
    else:
        yield table.at(
            (*path, "cells", at, "label"),
            f"“{given[at]}” stands where the first row has “{wanted[at]}”.",
            f"Give every row the same answers in the same order: {answers}.",
        )


# Bases


@rule(
    "EV301",
    "percent-without-base",
    scope="study",
    why="Readers always see “18 of 40 people”, never a percent alone. So a table says who answered.",
    bad=table_example("kind: frequency", "cells:", '  - {label: Opening hours, percent: "45"}  # <- here'),
    good=table_example(
        "kind: frequency", "base: 38", "cells:", '  - {label: Opening hours, n: 17, percent: "45"}'
    ),
)
def percent_without_base(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """The first percent of a group or row that has no base."""
    for table in records(folder, Table):
        reported: set[KeyPath] = set()
        for line in cell_lines(table.value):
            scope = line.path if line.own_count else line.path[:-2]
            if not line.lacks_base or line.as_printed or scope in reported:
                continue
            reported.add(scope)
            yield table.at(
                (*line.path, "percent"),
                f"{line.reckoned.percent_printed}% of how many?",
                "Add `base:` to the table, group, row or cell: the number of people who answered."
                if table.value.percent_of == "base"
                else f"It is a percent of its {table.value.percent_of}, so every count there must be given (`n`).",
            )
