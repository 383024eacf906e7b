"""Rules about what the numbers of a table come to together: sub-themes (EV304) and sums (EV32x)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.numbers.mismatches import is_suspect
from build_scripts.check.numbers.recomputable import inconsistent_totals
from build_scripts.check.numbers.tables import table_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.fields import Counted, as_base
from build_scripts.model.records.table import Table
from build_scripts.model.walk import Located
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.arithmetic import Percent, percent_total, write_percent
from build_scripts.synthesise.numbers.cells import number_of, table_sections
from build_scripts.synthesise.numbers.total_line import TotalLine
from build_scripts.synthesise.numbers.totals import by_section


@rule(
    "EV304",
    "subtheme-above-theme",
    scope="study",
    why="Who contributed to a sub-theme contributed to its theme, so a theme's count is at least that of its "
    "largest sub-theme. (Sub-themes never add up: a person may be under several.)",
    bad=table_example(
        "kind: theme_counts",
        "base: 38",
        "groups:",
        "  - label: Opening hours",
        "    n: 9  # <- here",
        "    cells:",
        "      - {label: Evenings, n: 12}",
    ),
    good=table_example(
        "kind: theme_counts",
        "base: 38",
        "groups:",
        "  - label: Opening hours",
        "    n: 19",
        "    cells:",
        "      - {label: Evenings, n: 12}",
    ),
)
def subtheme_above_theme(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A theme with a smaller count than one of its sub-themes."""
    for table, total in inconsistent_totals(folder, "subthemes_within_theme"):
        if _a_number_is_suspect(table.value, total):
            continue
        lines = next(lines for section, lines, _ in by_section(table.value) if section.path == total.path)
        largest = next(line for line in lines if line.reckoned.n == total.total)
        yield table.at(
            (*total.path, "n"),
            f"The theme has {total.base}, but its sub-theme “{largest.row}” has {total.total} ({{0}}).",
            "Correct one of the two, or add `as_printed:` to the theme if the paper itself prints this.",
            elsewhere=(table.spot((*largest.path, "n")),),
        )


_SEVERAL = "If people could give several answers, add `multiple_response: true`."


@rule(
    "EV321",
    "counts-above-base",
    scope="study",
    why="Where each person gave one answer, the counts of a group or row add up to its base at most. (Fewer is no "
    "mistake: people the table does not account for are worked out and shown.)",
    bad=table_example(
        "kind: frequency",
        "base: 38",
        "cells:  # <- here",
        "  - {label: Opening hours, n: 20}",
        "  - {label: Prices, n: 19}",
    ),
    good=table_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        "  - {label: Opening hours, n: 19}",
        "  - {label: Prices, n: 18}",
    ),
)
def counts_above_base(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Counts that add up to more than their base, with nothing to say that people gave several answers."""
    for table, total in inconsistent_totals(folder, "counts_add_up"):
        if not total.several and not _a_number_is_suspect(table.value, total):
            holder = "row" if total.row else "group" if total.group else "table"
            label = _with_own_base(table.value, total)
            if label:
                yield table.at(
                    (*total.path, "cells"),
                    f"The {'answers' if total.row else 'rows'} add up to {total.total}, but “{label}” has "
                    f"`base: {total.base}`, and all of them answer the same question.",
                    f"Delete that `base`, or correct a number. {_SEVERAL} If the paper itself prints this, "
                    f"add `as_printed:` to the {holder}.",
                    at_key=True,
                )
                continue
            sum_label = _unmarked_sum(table.value, total)
            if sum_label:
                yield _sum_as_answer(table, total, sum_label)
                continue
            yield table.at(
                (*total.path, "cells"),
                f"The {'answers' if total.row else 'rows'} add up to {total.total}, "
                f"but {_answered(total, table.value)}.",
                f"{_SEVERAL} Otherwise correct a number, or add `as_printed:` to the {holder} if the paper itself "
                "prints this.",
                at_key=True,
            )


def _unmarked_sum(table: Table, total: TotalLine) -> str:
    """The label of the one cell that is the sum of all the others, which no label told; empty if none is."""
    section = next(section for section in table_sections(table) if section.path == total.path)
    counts = [cell.n or 0 for cell in section.answers]
    sums = [
        cell.label for cell in section.answers if cell.n and len(counts) > 2 and 2 * cell.n == sum(counts)
    ]
    return sums[0] if len(sums) == 1 else ""


def _sum_as_answer(table: Located[Table], total: TotalLine, label: str) -> Violation:
    return table.at(
        (*total.path, "cells"),
        f"“{label}” is the sum of the other {'answers' if total.row else 'rows'}, so it seems to be no answer.",
        f"If so, add `total: true` to “{label}”. If it is an answer and people could give several, add "
        "`multiple_response: true`.",
        at_key=True,
    )


def _with_own_base(table: Table, total: TotalLine) -> str:
    """The label of the cell whose own base the counts exceed; empty where they exceed the base of them all."""
    section = next(section for section in table_sections(table) if section.path == total.path)
    own = ((cell.label, as_base(cell.base)) for cell in section.cells)
    return next((label for label, base in own if base is not None and base.n == total.base), "")


def _a_number_is_suspect(table: Table, total: TotalLine) -> bool:
    """Whether a single number does not fit already, which has a rule of its own."""
    lines, own = next((lines, own) for section, lines, own in by_section(table) if section.path == total.path)
    return any(is_suspect(line) for line in [own, *lines] if line is not None)


def _answered(total: TotalLine, table: Table) -> str:
    of = _counted(total, table)
    number = number_of(total.base or 0, of)
    return f"{number} answered" if of == "people" else f"there are {number}"


def _counted(total: TotalLine, table: Table) -> Counted:
    base = next(
        section.printed_base(table) for section in table_sections(table) if section.path == total.path
    )
    return base.of if base else "people"


@rule(
    "EV322",
    "several-answers-suspected",
    scope="study",
    why="The counts add up to more than the people, and yet each percent is right for these people: then they "
    "could give several answers, and readers must be told.",
    bad=table_example(
        "kind: frequency",
        "base: 38",
        "cells:  # <- here",
        '  - {label: Opening hours, n: 20, percent: "52.6"}',
        '  - {label: Prices, n: 19, percent: "50.0"}',
    ),
    good=table_example(
        "kind: frequency",
        "base: 38",
        "multiple_response: true",
        "cells:",
        '  - {label: Opening hours, n: 20, percent: "52.6"}',
        '  - {label: Prices, n: 19, percent: "50.0"}',
    ),
)
def several_answers_suspected(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """More answers than people, every percent right, and `multiple_response` not declared."""
    for table, total in inconsistent_totals(folder, "counts_add_up"):
        if total.several:
            sum_label = _unmarked_sum(table.value, total)
            if sum_label:
                yield _sum_as_answer(table, total, sum_label)
                continue
            yield table.at(
                (*total.path, "cells"),
                f"The counts add up to {total.total}, but {_answered(total, table.value)}; and yet each percent is right, "
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
    bad=table_example(
        "kind: frequency",
        "base: 38",
        "cells:  # <- here",
        '  - {label: Opening hours, percent: "50"}',
        '  - {label: Prices, percent: "32"}',
        '  - {label: Both, percent: "13"}',
    ),
    good=table_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        '  - {label: Opening hours, percent: "50"}',
        '  - {label: Prices, percent: "37"}',
        '  - {label: Both, percent: "13"}',
    ),
)
def percents_do_not_add_up(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Percents without counts that miss 100 by more than rounding explains."""
    for table, total in inconsistent_totals(folder, "percents_add_up"):
        lines = next(lines for section, lines, _ in by_section(table.value) if section.path == total.path)
        added = percent_total([line.reckoned.percent_printed for line in lines])
        tolerance = write_percent(Percent(added.tolerance, added.total.decimals))
        doubt = "Is a row missing?" if added.off < 0 else _SEVERAL
        yield table.at(
            (*total.path, "cells"),
            f"The percents add up to {write_percent(added.total)}; rounding explains at most {tolerance} "
            f"{'point' if tolerance == '1' else 'points'}. {doubt}",
            "Add what is missing, correct a percent, or add `as_printed:` to the group, row or table if the paper "
            "itself prints this.",
            at_key=True,
        )


def _capped(books: int) -> str:
    return table_example(
        "kind: frequency",
        "base: 38",
        "multiple_response: true",
        "most_answers: 2",
        "cells:",
        "  - {label: Opening hours, n: 30}",
        "  - {label: Prices, n: 30}",
        f"  - {{label: Books, n: {books}}}",
    )


@rule(
    "EV324",
    "answers-above-limit",
    scope="study",
    why="Where people could give up to two answers, all answers together are at most twice as many as the people. And "
    "whoever gave an answer that excludes the others gave no other.",
    bad=_capped(20).replace("cells:", "cells:  # <- here"),
    good=_capped(16),
)
def answers_above_limit(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """More answers than the people could give."""
    for table, total in inconsistent_totals(folder, "answers_within_limit"):
        if not _a_number_is_suspect(table.value, total):
            yield table.at(
                (*total.path, "cells"),
                total.remark,
                "Correct a number, `most_answers` or `exclusive`, or add `as_printed:` if the paper itself prints this.",
                at_key=True,
            )
