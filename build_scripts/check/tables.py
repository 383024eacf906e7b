"""Rules about printed tables: their shape and bases (EV30x), and what their numbers add up to (EV32x)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.doubts import base_slips, is_doubtful
from build_scripts.check.paths import study_file
from build_scripts.check.rule import rule
from build_scripts.model.base import BaseLike, as_base
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.problems import Complaint, Path, Severity
from build_scripts.model.table import Group, Row, Table
from build_scripts.synthesise.arithmetic import Percent, parts_fit, percent_total, write_percent
from build_scripts.synthesise.counts import Counted, cell_lines, number_of, parts
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.totals import TotalLine, by_part, total_lines

TABLES = "tables.yaml"

_TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {table: Table 5}
  perspective: visitors
"""


def _example(*lines: str) -> str:
    return _TABLE + "".join(f"  {line}\n" for line in lines)


# The shape of a table


@rule(
    "EV307",
    "table-shape",
    scope="study",
    why="A table is drawn and read by its kind: a frequency has `cells`, a rating matrix `rows` with cells, and "
    "either may stand in `groups`; theme counts are groups, each with its own count or cells. What stands "
    "anywhere else would be lost.",
    bad=_example(
        "kind: rating_matrix",
        "base: 38",
        "cells:  # <- here",
        "  - {label: Opening hours, n: 12}",
    ),
    good=_example("kind: frequency", "base: 38", "cells:", "  - {label: Opening hours, n: 12}"),
)
def table_shape(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A table, or a group of one, whose numbers stand where its kind has none."""
    for position, table in enumerate(folder.tables):
        if table.groups:
            yield from _misplaced(folder, (position,), table, table, ("groups",))
            for number, group in enumerate(table.groups):
                yield from _misplaced(folder, (position, "groups", number), table, group, _wanted(table))
        elif table.kind == "theme_counts":
            yield from _misplaced(folder, (position,), table, table, ("groups",))
        else:
            yield from _misplaced(folder, (position,), table, table, _wanted(table))


def _wanted(table: Table) -> tuple[str, ...]:
    return ("rows",) if table.kind == "rating_matrix" else ("cells",)


def _misplaced(
    folder: StudyFolder, path: Path, table: Table, holder: Table | Group, wanted: tuple[str, ...]
) -> Iterator[Complaint]:
    given = [name for name in ("cells", "rows", "groups") if getattr(holder, name, ())]
    own_count = table.kind == "theme_counts" and isinstance(holder, Group) and holder.n is not None
    if given == list(wanted) or (not given and own_count):
        return
    kind = table.kind.replace("_", " ")
    where = "a group of it" if isinstance(holder, Group) else "it"
    stray = next((name for name in given if name not in wanted), "")
    if stray:
        message = f"This table is a {kind}: {where} cannot have `{stray}`."
        if len(given) > 1:
            message += f" (It has {' and '.join(f'`{name}`' for name in given)}.)"
    else:
        message = f"This table is a {kind}, but {where} has no `{wanted[0]}`."
    yield Complaint(
        study_file(folder.id, TABLES),
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
    bad=_example(
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
    good=_example(
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
def columns_differ(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A row of a matrix whose answers are not those of the first row."""
    for position, table in enumerate(folder.tables):
        firsts: dict[Path, Row] = {}
        for part in parts(table):
            if part.row is None:
                continue
            first = firsts.setdefault(part.path[:-1], part.row)
            yield from _other_columns(study_file(folder.id, TABLES), (position, *part.path), first, part.row)


def _other_columns(file: str, path: Path, first: Row, row: Row) -> Iterator[Complaint]:
    wanted, given = ([cell.label for cell in one.cells] for one in (first, row))
    if wanted == given:
        return
    at = next((at for at, (one, other) in enumerate(zip(wanted, given, strict=False)) if one != other), None)
    answers = ", ".join(f"“{label}”" for label in wanted)
    if at is None:
        yield Complaint(
            file,
            (*path, "cells"),
            f"This row has {len(given)} answers, the first row has {len(wanted)}: {answers}.",
            "Give every row the same answers in the same order.",
            at_key=True,
        )
    else:
        yield Complaint(
            file,
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
    bad=_example("kind: frequency", "cells:", '  - {label: Opening hours, percent: "45"}  # <- here'),
    good=_example(
        "kind: frequency", "base: 38", "cells:", '  - {label: Opening hours, n: 17, percent: "45"}'
    ),
)
def percent_without_base(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """The first percent of a group or row that has no base."""
    for position, table in enumerate(folder.tables):
        told: set[Path] = set()
        for line in cell_lines(table):
            around = line.path if line.own_count else line.path[:-2]
            bare = line.reckoned.percent_printed and line.reckoned.base is None
            if not bare or line.as_printed or around in told:
                continue
            told.add(around)
            yield Complaint(
                study_file(folder.id, TABLES),
                (position, *line.path, "percent"),
                f"{line.reckoned.percent_printed}% of how many?",
                "Add `base:` to the table, group, row or cell: the number of people who answered."
                if table.percent_of == "base"
                else f"It is a percent of its {table.percent_of}, so every count there must be given (`n`).",
            )


@rule(
    "EV304",
    "subtheme-above-theme",
    scope="study",
    why="Who contributed to a sub-theme contributed to its theme, so a theme's count is at least that of its "
    "largest sub-theme. (Sub-themes never add up: a person may be under several.)",
    bad=_example(
        "kind: theme_counts",
        "base: 38",
        "groups:",
        "  - label: Opening hours",
        "    n: 9  # <- here",
        "    cells:",
        "      - {label: Evenings, n: 12}",
    ),
    good=_example(
        "kind: theme_counts",
        "base: 38",
        "groups:",
        "  - label: Opening hours",
        "    n: 19",
        "    cells:",
        "      - {label: Evenings, n: 12}",
    ),
)
def subtheme_above_theme(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A theme with a smaller count than one of its sub-themes."""
    for position, table, total in _inconsistent(folder, "subthemes_within_theme"):
        if _one_is_doubtful(table, total):
            continue
        lines = next(lines for part, lines, _ in by_part(table) if part.path == total.path)
        largest = next(line for line in lines if line.reckoned.n == total.total)
        yield Complaint(
            study_file(folder.id, TABLES),
            (position, *total.path, "n"),
            f"The theme has {total.base}, but its sub-theme “{largest.row}” has {total.total} ({{0}}).",
            "Correct one of the two, or add `as_printed:` to the theme if the paper itself prints this.",
            elsewhere=((study_file(folder.id, TABLES), (position, *largest.path, "n")),),
        )


@rule(
    "EV305",
    "groups-above-sample",
    scope="study",
    why="The parts of a sample cannot be more people than the sample, unless a person can be in several.",
    bad="""\
# in evidence/studies/okafor-2021/study.yaml
sample:
  size: 38
  description: Visitors of two libraries.
  recruitment: Asked at the door.
  groups:  # <- here
    - {label: Visitors in Northtown, n: 20}
    - {label: Visitors in Southtown, n: 19}
""",
    good="""\
# in evidence/studies/okafor-2021/study.yaml
sample:
  size: 38
  description: Visitors of two libraries.
  recruitment: Asked at the door.
  groups:
    - {label: Visitors in Northtown, n: 19}
    - {label: Visitors in Southtown, n: 19}
""",
)
def groups_above_sample(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """Parts of a sample that are more than the whole."""
    sample = folder.study.sample if folder.study else None
    if sample is None or not isinstance(sample.size, int):
        return
    sizes = [group.n for group in sample.groups if isinstance(group.n, int)]
    if parts_fit(sizes, sample.size, overlapping=sample.overlapping):
        return
    message = f"The groups add up to {sum(sizes)}, but the sample is {sample.size}."
    hint = "Correct the numbers, or add `overlapping: true` if a person can be in several groups."
    if sample.overlapping:
        message = f"One of the groups has {max(sizes)} members, but the sample is {sample.size}."
        hint = "Correct the numbers."
    yield Complaint(study_file(folder.id), ("sample", "groups"), message, hint, at_key=True)


@rule(
    "EV306",
    "base-above-sample",
    scope="study",
    severity=Severity.WARNING,
    why="A table's base is usually at most the sample. A larger one may be right, for example if services or "
    "answers are counted: then `of` says so.",
    bad=_example(
        "kind: frequency",
        "base: 83  # <- here",
        "cells:",
        "  - {label: Opening hours, n: 18}",
    ),
    good=_example("kind: frequency", "base: 38", "cells:", "  - {label: Opening hours, n: 18}"),
)
def base_above_sample(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """A base of people larger than the study's sample of people."""
    sample = folder.study.sample if folder.study else None
    if sample is None or not isinstance(sample.size, int) or sample.of != "people":
        return
    for position, table in enumerate(folder.tables):
        told = {slip.path for slip in base_slips(table)}
        for path, base_like in _bases(table):
            base = as_base(base_like)
            if (
                (*path, "base") not in told
                and base is not None
                and base.of == "people"
                and base.n > sample.size
            ):
                yield Complaint(
                    study_file(folder.id, TABLES),
                    (position, *path, "base"),
                    f"The base is {base.n} people, but {sample.size} took part in the study.",
                    "Correct the base or `sample.size`; or say what is counted: "
                    f"`base: {{n: {base.n}, of: answers}}`.",
                )


def _bases(table: Table) -> Iterator[tuple[Path, BaseLike | None]]:
    """Every base that a table prints, with the path of what carries it."""
    yield (), table.base
    for number, group in enumerate(table.groups):
        yield ("groups", number), group.base
    for part in parts(table):
        if part.row is not None:
            yield part.path, part.row.base
        yield from (((*part.path, "cells", at), cell.base) for at, cell in enumerate(part.cells))


# Totals


def _inconsistent(folder: StudyFolder, name: str) -> Iterator[tuple[int, Table, TotalLine]]:
    """Totals that do not come out and are not confirmed as printed."""
    for position, table in enumerate(folder.tables):
        for total in total_lines(table):
            if total.rule == name and total.status == "inconsistent" and not total.as_printed:
                yield position, table, total


_SEVERAL = "If people could give several answers, add `multiple_response: true`."


@rule(
    "EV321",
    "counts-above-base",
    scope="study",
    why="Where each person gave one answer, the counts of a group or row add up to its base at most. (Fewer is no "
    "mistake: people the table does not account for are worked out and shown.)",
    bad=_example(
        "kind: frequency",
        "base: 38",
        "cells:  # <- here",
        "  - {label: Opening hours, n: 20}",
        "  - {label: Prices, n: 19}",
    ),
    good=_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        "  - {label: Opening hours, n: 19}",
        "  - {label: Prices, n: 18}",
    ),
)
def counts_above_base(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """Counts that add up to more than their base, with nothing to say that people gave several answers."""
    for position, table, total in _inconsistent(folder, "counts_add_up"):
        if not total.several and not _one_is_doubtful(table, total):
            bearer = "row" if total.row else "group" if total.group else "table"
            yield Complaint(
                study_file(folder.id, TABLES),
                (position, *total.path, "cells"),
                f"The {'answers' if total.row else 'rows'} add up to {total.total}, "
                f"but {_answered(total, table)}.",
                f"{_SEVERAL} Otherwise correct a number, or add `as_printed:` to the {bearer} if the paper itself "
                "prints this.",
                at_key=True,
            )


def _one_is_doubtful(table: Table, total: TotalLine) -> bool:
    """Whether a single number does not fit already, which has a rule of its own."""
    lines, own = next((lines, own) for part, lines, own in by_part(table) if part.path == total.path)
    return any(is_doubtful(line) for line in [own, *lines] if line is not None)


def _answered(total: TotalLine, table: Table) -> str:
    of = _counted(total, table)
    number = number_of(total.base or 0, of)
    return f"{number} answered" if of == "people" else f"there are {number}"


def _counted(total: TotalLine, table: Table) -> Counted:
    base = next(part.printed_base(table) for part in parts(table) if part.path == total.path)
    return base.of if base else "people"


@rule(
    "EV322",
    "several-answers-suspected",
    scope="study",
    why="The counts add up to more than the people, and yet each percent is right for these people: then they "
    "could give several answers, and readers must be told.",
    bad=_example(
        "kind: frequency",
        "base: 38",
        "cells:  # <- here",
        '  - {label: Opening hours, n: 20, percent: "52.6"}',
        '  - {label: Prices, n: 19, percent: "50.0"}',
    ),
    good=_example(
        "kind: frequency",
        "base: 38",
        "multiple_response: true",
        "cells:",
        '  - {label: Opening hours, n: 20, percent: "52.6"}',
        '  - {label: Prices, n: 19, percent: "50.0"}',
    ),
)
def several_answers_suspected(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """More answers than people, every percent right, and `multiple_response` not declared."""
    for position, table, total in _inconsistent(folder, "counts_add_up"):
        if total.several:
            yield Complaint(
                study_file(folder.id, TABLES),
                (position, *total.path, "cells"),
                f"The counts add up to {total.total}, but {_answered(total, table)}; and yet each percent is right, "
                "so it seems that people could give several answers.",
                "If so, add `multiple_response: true`. Otherwise correct a number, or add `as_printed:` if the paper "
                "itself prints this.",
                at_key=True,
            )


@rule(
    "EV323",
    "percents-do-not-add-up",
    scope="study",
    why="Where only percents are printed and each person gave one answer, they add up to 100, but for rounding: "
    "half a unit of the last digit for each of them.",
    bad=_example(
        "kind: frequency",
        "base: 38",
        "cells:  # <- here",
        '  - {label: Opening hours, percent: "50"}',
        '  - {label: Prices, percent: "32"}',
        '  - {label: Both, percent: "13"}',
    ),
    good=_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        '  - {label: Opening hours, percent: "50"}',
        '  - {label: Prices, percent: "37"}',
        '  - {label: Both, percent: "13"}',
    ),
)
def percents_do_not_add_up(_joined: Joined, folder: StudyFolder) -> Iterator[Complaint]:
    """Percents without counts that miss 100 by more than rounding explains."""
    for position, table, total in _inconsistent(folder, "percents_add_up"):
        lines = next(lines for part, lines, _ in by_part(table) if part.path == total.path)
        added = percent_total([line.reckoned.percent_printed for line in lines])
        tolerance = write_percent(Percent(added.tolerance, added.total.decimals))
        doubt = "Is a row missing?" if added.off < 0 else _SEVERAL
        yield Complaint(
            study_file(folder.id, TABLES),
            (position, *total.path, "cells"),
            f"The percents add up to {write_percent(added.total)}; rounding explains at most {tolerance} "
            f"{'point' if tolerance == '1' else 'points'}. {doubt}",
            "Add what is missing, correct a percent, or add `as_printed:` to the group, row or table if the paper "
            "itself prints this.",
            at_key=True,
        )


RULES = (
    percent_without_base,
    subtheme_above_theme,
    groups_above_sample,
    base_above_sample,
    table_shape,
    columns_differ,
    counts_above_base,
    several_answers_suspected,
    percents_do_not_add_up,
)
