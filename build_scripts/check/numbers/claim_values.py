"""Whether the numbers of a table bear a chart's claim. Counts decide; shares must not say the opposite.

Where the rows hold means, ratios or other values, those are compared: of one measure and unit, never with counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from build_scripts.model.phrases import suggestion
from build_scripts.model.records.table import Claim, Largest, Order, Share, Smallest, Table
from build_scripts.synthesise.numbers.cells import CellLine, cell_lines, number_of, table_sections
from build_scripts.synthesise.numbers.measures import Measured, measured


class UnclearClaimError(Exception):
    """A claim that cannot be held against the table; `str()` says why, `hint` what to do, `part` which words."""

    def __init__(self, message: str, hint: str, part: str = "") -> None:
        """Keep the remedy beside the reason."""
        super().__init__(message)
        self.hint = hint
        self.part = part


@dataclass(frozen=True)
class MeasuredRow:
    """A row with the count, or the value, that a claim is about."""

    label: str
    n: int | Decimal
    base: int | None
    """None for a value, which is no part of a base."""
    of: str
    value: Measured | None = None

    def has_larger_share(self, other: MeasuredRow) -> bool:
        """Whether its share of its base is larger; False where a base is not known."""
        return bool(self.base and other.base) and self.n * (other.base or 0) > other.n * (self.base or 0)

    def in_words(self) -> str:
        """`“Cost” has 9 of 38`, `“Control” has 44.2`."""
        return f"“{self.label}” has {self.n}" + (f" of {self.base}" if self.base is not None else "")


def false_claim(table: Table, claim: Claim) -> str | None:
    """What the numbers say instead, in a sentence or two; None if they bear the claim."""
    rows = _measured(table, claim)
    match claim:
        case Largest():
            return _not_at_end(rows, claim.largest, largest=True)
        case Smallest():
            return _not_at_end(rows, claim.smallest, largest=False)
        case Order():
            return _not_in_order(rows, claim.order)
        case Share():
            return _not_this_share(table, rows, claim)


def named_rows(claim: Claim) -> tuple[str, ...]:
    """The labels that a claim is about."""
    match claim:
        case Largest():
            return claim.largest
        case Smallest():
            return claim.smallest
        case Order():
            return claim.order
        case Share():
            return claim.share


def compared(table: Table, claim: Claim) -> list[CellLine]:
    """The lines whose counts decide the claim; none where it is not clear which those are."""
    try:
        lines = list(_lines(table, claim))
    except UnclearClaimError:
        return []
    if isinstance(claim, Largest | Smallest):
        return lines
    return [line for line in lines if (line.row or line.group) in named_rows(claim)]


def keyword(claim: Claim) -> str:
    """The key under which a claim names its rows."""
    return type(claim).__name__.lower()


def _not_at_end(rows: Sequence[MeasuredRow], named: Sequence[str], *, largest: bool) -> str | None:
    word = "largest" if largest else "smallest"
    extreme = (max if largest else min)(row.n for row in rows)
    there = [row for row in rows if row.n == extreme]
    if {row.label for row in there} != set(named):
        have = " and ".join(row.in_words() for row in there)
        wrong = [row.in_words() for row in rows if row.label in named and row not in there]
        if wrong:
            return f"{' and '.join(wrong)}, but {have}."
        return f"The {word} count is shared, so all who share it are named: {have}."
    for row in rows:
        for end in there:
            higher, lower = (row, end) if largest else (end, row)
            if row not in there and higher.has_larger_share(lower):
                return (
                    f"By counts it is the {word}, but not by shares, because the bases differ: {end.in_words()}, "
                    f"{row.in_words()}."
                )
    return None


def _not_in_order(rows: Sequence[MeasuredRow], named: Sequence[str]) -> str | None:
    by_label = {row.label: row for row in rows}
    for first, second in pairwise(by_label[label] for label in named):
        if first.n <= second.n:
            return f"{first.in_words()}, and {second.in_words()}."
        if second.has_larger_share(first):
            return (
                f"By counts the order is right, but not by shares, because the bases differ: {first.in_words()}, "
                f"{second.in_words()}."
            )
    return None


def _not_this_share(table: Table, rows: Sequence[MeasuredRow], claim: Share) -> str | None:
    chosen = [row for row in rows if row.label in claim.share]
    if len(chosen) > 1 and (table.kind != "frequency" or _several(table, claim)):
        raise UnclearClaimError(
            "Several rows cannot be counted together here: a person may be under more than one of them.",
            "Make one claim for each row.",
        )
    bases = {row.base for row in chosen}
    base = chosen[0].base
    if base is None or len(bases) > 1:
        raise UnclearClaimError("These rows have no common base.", "Give the base, or claim something else.")
    n = sum(row.n for row in chosen)
    holds = {
        "all": n == base,
        "more_than_half": 2 * n > base,
        "half": 2 * n == base,
        "less_than_half": 2 * n < base,
        "exactly": claim.n is not None,
        "none": n == 0,
    }[claim.compare]
    right_numbers = claim.n in (None, n) and claim.base in (None, base)
    if holds and right_numbers:
        return None
    if claim.compare == "exactly" and claim.n is None:
        raise UnclearClaimError("A claim of exactly so many names the number.", "Add `n:` and `base:`.")
    together = " and ".join(f"“{row.label}”" for row in chosen)
    return f"{together}: {n} of {base}."


def _several(table: Table, claim: Share) -> bool:
    return any(
        section.takes_several(table)
        for section in table_sections(table)
        if claim.group in (None, section.group_label or None)
    )


# Finding the rows a claim is about


def _measured(table: Table, claim: Claim) -> list[MeasuredRow]:
    """The rows that decide a claim: of a share or an order only those it names."""
    lines = list(_lines(table, claim))
    in_columns = table.kind in ("rating_matrix", "arms")
    rows = _rows_of_matrix(table, claim, lines) if in_columns else _rows(claim, lines)
    labels = [label for label, _ in rows]
    for label in named_rows(claim):
        if label not in labels:
            raise UnclearClaimError(
                f"“{label}” is no row here.",
                suggestion(label, labels, cutoff=0.6)
                or f"Rows: {', '.join(f'“{known}”' for known in labels)}.",
                label,
            )
        if labels.count(label) > 1:
            raise UnclearClaimError(
                f"“{label}” stands for {labels.count(label)} rows here.", "Name a `group`.", label
            )
    if not rows:
        raise UnclearClaimError(
            "No row is there to compare.", "Encode the rows of the table, or delete this claim."
        )
    all_of_them = isinstance(claim, Largest | Smallest)
    decided = [_row(label, cells) for label, cells in rows if all_of_them or label in named_rows(claim)]
    first = decided[0]
    for row in decided:
        alike = row.value.fits_beside(first.value) if row.value and first.value else row.value is first.value
        if not alike:
            raise UnclearClaimError(
                f"“{row.label}” and “{first.label}” are not numbers of one kind and unit.",
                "Claim something of rows that can be compared.",
                row.label,
            )
    return decided


def _lines(table: Table, claim: Claim) -> Iterator[CellLine]:
    """The lines that a claim compares."""
    groups = [group.label for group in table.groups]
    if claim.group is not None and claim.group not in groups:
        near = suggestion(claim.group, groups, cutoff=0.6)
        hint = near or ("See `groups`." if groups else "Delete `group`.")
        raise UnclearClaimError(f"“{claim.group}” is no group of this table.", hint, claim.group)
    lines = [line for line in cell_lines(table) if not line.is_total]
    if table.kind == "theme_counts" and claim.group is None:
        of_themes = set(named_rows(claim)) <= set(groups)
        yield from (line for line in lines if line.own_count == of_themes)
        return
    if claim.group is None and len(groups) > 1:
        raise UnclearClaimError("This table has several groups: which one is meant?", "Add `group:`.")
    found = (line for line in lines if not line.own_count and claim.group in (None, line.group))
    if table.kind == "arms" and set(named_rows(claim)) <= {column.label for column in table.columns}:
        found = (replace(line, row=line.column, column=line.row or line.group) for line in found)
    yield from found


def _rows(claim: Claim, lines: Sequence[CellLine]) -> list[tuple[str, list[CellLine]]]:
    """The label and the one cell of each row."""
    if claim.by:
        raise UnclearClaimError(
            "Only a rating matrix or a table of arms has columns to count by.", "Delete `by`."
        )
    return [(line.row or line.group, [line]) for line in lines]


def _rows_of_matrix(
    table: Table, claim: Claim, lines: Sequence[CellLine]
) -> list[tuple[str, list[CellLine]]]:
    """The label of each row, and the cells that are counted together."""
    answers = list(dict.fromkeys(line.column for line in lines))
    if not claim.by:
        raise UnclearClaimError(
            "In a table of arms, of which arm or row are the counts?"
            if table.kind == "arms"
            else "In a rating matrix, which answers are counted?",
            f"Add `by:` with one or more of: {', '.join(f'“{answer}”' for answer in answers)}.",
        )
    for answer in claim.by:
        if answer not in answers:
            raise UnclearClaimError(
                f"“{answer}” is no answer here.",
                suggestion(answer, answers, cutoff=0.6) or f"Answers: {', '.join(answers)}.",
                answer,
            )
    rows: dict[tuple[str, str], list[CellLine]] = {}
    for line in lines:
        if line.column in claim.by:
            rows.setdefault((line.group, line.row or line.group), []).append(line)
    return [(row, cells) for (_, row), cells in rows.items()]


def _row(label: str, lines: Sequence[CellLine]) -> MeasuredRow:
    value = measured(lines[0]) if len(lines) == 1 else None
    if value is not None:
        return MeasuredRow(label, value.at, None, "", value)
    counts = [line.reckoned.n for line in lines if line.reckoned.n is not None]
    if len(counts) < len(lines):
        raise UnclearClaimError(
            f"“{label}” has no count, neither printed nor worked out, so the claim cannot be held against it.",
            "Claim something that the printed counts show."
            if all(line.reckoned.value is None for line in lines)
            else "Values are compared one by one, never added: name one column under `by`, and no test or text.",
        )
    bases = {line.reckoned.base for line in lines}
    base = bases.pop() if len(bases) == 1 else None
    of = lines[0].reckoned.base_of
    return MeasuredRow(label, sum(counts), base, number_of(base or 0, of))
