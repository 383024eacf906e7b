"""Exact arithmetic on printed numbers: percents, counts, bases and totals. Integers only; knows no records.

A printed percent is text, because `6.0` says more than `6`. Written `p` units of its last digit, with `d`
decimals, the whole is `S = 100 * 10**d` such units; `n` is a count and `N` its base. The inequalities compare
whole multiples of these, so nothing is ever rounded on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise


class Rounding(StrEnum):
    """How a share may have been turned into its printed percent."""

    HALF_UP = "half_up"
    HALF_DOWN = "half_down"
    HALF_EVEN = "half_even"
    TRUNCATION = "truncation"
    CEILING = "ceiling"


@dataclass(frozen=True)
class Percent:
    """A printed percent: `units` of its last digit, with so many `decimals`."""

    units: int
    decimals: int

    @property
    def whole(self) -> int:
        """100 percent, in units of the last digit."""
        return 100 * power_of_ten(self.decimals)


def read_percent(text: str) -> Percent:
    """The percent that `text` prints: digits with at most one full stop; ValueError for anything else."""
    before, point, after = text.partition(".")
    digits = before + after
    if not (before and digits.isascii() and digits.isdigit() and bool(after) == bool(point)):
        raise ValueError(f"not a printed percent: {text!r}")
    return Percent(int(digits), len(after))


def write_percent(percent: Percent) -> str:
    """The text of a percent, with all its decimals."""
    if not percent.decimals:
        return str(percent.units)
    digits = str(percent.units).rjust(percent.decimals + 1, "0")
    return f"{digits[: -percent.decimals]}.{digits[-percent.decimals :]}"


def percent_of(n: int, base: int, decimals: int) -> str:
    """100 n / base as text with `decimals` decimals, an exact half rounded up; `base` is at least 1."""
    return write_percent(Percent(_half_up(100 * power_of_ten(decimals) * n, base), decimals))


def power_of_ten(exponent: int) -> int:
    """10 to the power of `exponent`, which is at least 0."""
    return int("1" + "0" * exponent)


def percent_begins(n: int, base: int, decimals: int) -> str:
    """100 n / base as text with its first `decimals` decimals and, where more follow, three dots."""
    scaled = 100 * power_of_ten(decimals) * n
    return write_percent(Percent(scaled // base, decimals)) + ("..." if scaled % base else "")


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


# A1: a count and a percent


@dataclass(frozen=True)
class Fit:
    """How a count and a percent go together: `difference` is 2 S n - 2 p N."""

    difference: int
    base: int
    rules: frozenset[Rounding]
    """Every rounding under which the percent is right."""

    @property
    def acceptable(self) -> bool:
        """Right to the nearest, an exact tie rounded either way."""
        return abs(self.difference) <= self.base


def fits(n: int, percent: str, base: int) -> Fit:
    """A1: under which roundings `n` of `base` (at least 1) is `percent`."""
    printed = read_percent(percent)
    share, claimed = printed.whole * n, printed.units * base
    difference = 2 * (share - claimed)
    rules = set()
    if abs(difference) < base:
        rules |= {Rounding.HALF_UP, Rounding.HALF_DOWN, Rounding.HALF_EVEN}
    elif abs(difference) == base:
        rules.add(Rounding.HALF_DOWN if difference > 0 else Rounding.HALF_UP)
        if printed.units % 2 == 0:
            rules.add(Rounding.HALF_EVEN)
    if claimed <= share < claimed + base:
        rules.add(Rounding.TRUNCATION)
    if claimed - base < share <= claimed:
        rules.add(Rounding.CEILING)
    return Fit(difference, base, frozenset(rules))


# A2: a percent without its count


def counts_for(percent: str, base: int) -> range:
    """A2: the counts of `base` that round to `percent`; empty if there are none."""
    printed = read_percent(percent)
    least = _ceiling((2 * printed.units - 1) * base, 2 * printed.whole)
    most = (2 * printed.units + 1) * base // (2 * printed.whole)
    return range(max(least, 0), min(most, base) + 1)


def counts_cut_to(percent: str, base: int) -> range:
    """A2 with the further decimals cut instead of rounded: the counts of `base` that give `percent`."""
    printed = read_percent(percent)
    least = _ceiling(printed.units * base, printed.whole)
    most = ((printed.units + 1) * base - 1) // printed.whole
    return range(least, min(most, base) + 1)


def is_testable(percent: str, base: int) -> bool:
    """Whether some percent printed like this could be impossible: not once the base has as many steps."""
    return base < read_percent(percent).whole


def _ceiling(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)


# A3 and A4: bases


@dataclass(frozen=True)
class Bases:
    """All bases from `least` to `most`; None is no upper limit."""

    least: int
    most: int | None

    def __contains__(self, base: int) -> bool:
        """Whether `base` is one of them."""
        return self.least <= base and (self.most is None or base <= self.most)

    def __and__(self, other: Bases) -> Bases:
        """The bases in both."""
        limits = [most for most in (self.most, other.most) if most is not None]
        return Bases(max(self.least, other.least), min(limits, default=None))

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        return self.most is not None and self.most < self.least

    @property
    def only(self) -> int | None:
        """The one base, if there is exactly one."""
        return self.least if self.most == self.least else None

    def nearest(self, base: int) -> int | None:
        """The base nearest to `base`, if there are any."""
        if self.is_empty:
            return None
        capped = base if self.most is None else min(base, self.most)
        return max(self.least, capped)


def bases_for(n: int, percent: str) -> Bases:
    """A3: the bases of which `n` rounds to `percent`, at least `n` and at least 1."""
    printed = read_percent(percent)
    least = _ceiling(2 * printed.whole * n, 2 * printed.units + 1)
    most = 2 * printed.whole * n // (2 * printed.units - 1) if printed.units else None
    return Bases(max(least, n, 1), most)


def bases_cut_from(n: int, percent: str) -> Bases:
    """A3 with the further decimals cut instead of rounded."""
    printed = read_percent(percent)
    least = printed.whole * n // (printed.units + 1) + 1
    most = printed.whole * n // printed.units if printed.units else None
    return Bases(max(least, n, 1), most)


@dataclass(frozen=True)
class Vote:
    """Which base the rows speak for: `bases` fit every row, `base` is elected, `name` says as what."""

    bases: Bases
    base: int | None
    name: str = ""


def base_vote(rows: Sequence[tuple[int, str]], named: Sequence[tuple[str, int]] = ()) -> Vote:
    """A4: the base that every `(n, percent)` fits: the only one there is, or else the first of `named`."""
    bases = Bases(1, None)
    for n, percent in rows:
        bases &= bases_for(n, percent)
    if bases.only is not None:
        return Vote(bases, bases.only)
    return next((Vote(bases, base, name) for name, base in named if base in bases), Vote(bases, None))


# A5: rounding


@dataclass(frozen=True)
class RoundingProfile:
    """How a table rounds: roundings that fit every cell, and cells that fit only when rounded twice."""

    rules: frozenset[Rounding]
    mixed_at: int | None
    """Every cell is acceptable, but no one rounding gives this one and all before it."""
    twice: tuple[int, ...]
    """Positions of cells that are right only after rounding twice."""

    @property
    def mixed(self) -> bool:
        """Whether every cell is acceptable, and no one rounding gives them all."""
        return self.mixed_at is not None


def rounded_twice(n: int, percent: str, base: int) -> bool:
    """Whether `n` of `base` gives `percent` when it is rounded to one decimal more, and then again."""
    printed = read_percent(percent)
    return _half_up(_half_up(10 * printed.whole * n, base), 10) == printed.units


def rounding_profile(cells: Sequence[tuple[int, str, int]]) -> RoundingProfile:
    """A5: the rounding of all `(n, percent, base)` of a table."""
    found = [fits(*cell) for cell in cells]
    common = list(accumulate((fit.rules for fit in found), lambda rules, more: rules & more))
    acceptable = all(fit.acceptable for fit in found)
    return RoundingProfile(
        rules=common[-1] if common else frozenset(Rounding),
        mixed_at=next((at for at, rules in enumerate(common) if not rules), None) if acceptable else None,
        twice=tuple(
            position
            for position, (fit, cell) in enumerate(zip(found, cells, strict=True))
            if not fit.acceptable and rounded_twice(*cell)
        ),
    )


# A6: one answer each


@dataclass(frozen=True)
class Total:
    """Counts that stand under one base."""

    total: int
    base: int

    @property
    def unaccounted(self) -> int:
        """How many of the base are under no count; below 0 where the counts exceed it."""
        return self.base - self.total


def single_choice(counts: Sequence[int], base: int) -> Total:
    """A6: the total of counts where each of `base` gave one answer at most."""
    return Total(sum(counts), base)


@dataclass(frozen=True)
class PercentTotal:
    """Printed percents added up, in units of the finest last digit."""

    total: Percent
    tolerance: int
    """How far rounding alone can carry them from 100."""

    @property
    def off(self) -> int:
        """How far they are from 100; below 0 where they fall short."""
        return self.total.units - self.total.whole

    @property
    def explained(self) -> bool:
        """Whether rounding alone can explain that."""
        return abs(self.off) <= self.tolerance


def percent_total(percents: Sequence[str]) -> PercentTotal:
    """A6 without counts: each of k rounded percents is off by half a unit at most, so floor(k / 2) in all.

    Percents with fewer decimals than the finest bring as many more of its units.
    """
    printed = [read_percent(percent) for percent in percents]
    decimals = max((percent.decimals for percent in printed), default=0)
    steps = [power_of_ten(decimals - percent.decimals) for percent in printed]
    units = sum(percent.units * step for percent, step in zip(printed, steps, strict=True))
    return PercentTotal(Percent(units, decimals), sum(steps) // 2)


# A7: several answers each


class Excess(StrEnum):
    """What counts of several answers cannot be."""

    COUNT_ABOVE_BASE = "count_above_base"
    TOO_MANY_ANSWERS = "too_many_answers"
    EXCLUSIVE_OVERLAPS = "exclusive_overlaps"


def multiple_response(
    counts: Sequence[int],
    base: int,
    *,
    most_answers: int | None = None,
    exclusive: int | None = None,
) -> frozenset[Excess]:
    """A7: what `counts` break where each of `base` people could pick several answers.

    `most_answers` is "up to m answers"; `exclusive` is the position of a "none of these", which nobody picks
    together with another. Percents of answers instead of people are A1 and A6 with the sum of the counts.
    """
    others = [n for position, n in enumerate(counts) if position != exclusive]
    alone = 0 if exclusive is None else counts[exclusive]
    excess = set()
    if any(n > base for n in counts):
        excess.add(Excess.COUNT_ABOVE_BASE)
    if most_answers is not None and sum(others) > most_answers * (base - alone):
        excess.add(Excess.TOO_MANY_ANSWERS)
    if exclusive is not None and alone > base - max(others, default=0):
        excess.add(Excess.EXCLUSIVE_OVERLAPS)
    return frozenset(excess)


def looks_like_several_answers(rows: Sequence[tuple[int, str]], base: int) -> bool:
    """A7: more answers than people, and yet each percent is right: people could pick several, it seems."""
    return sum(n for n, _ in rows) > base and all(
        n <= base and fits(n, percent, base).acceptable for n, percent in rows
    )


# A8: parts of a whole


def parts_fit(parts: Sequence[int], whole: int, *, overlapping: bool = False) -> bool:
    """A8: whether parts of unlike kinds can make up at most `whole`; overlapping parts need only fit singly."""
    return max(parts, default=0) <= whole if overlapping else sum(parts) <= whole


# A9: people on their way through a study


def flow_breaks(steps: Sequence[int], left: Sequence[int | None]) -> tuple[int, ...]:
    """A9: positions of the steps that do not follow from the step before.

    `steps` are how many were invited, eligible and so on; `left[i]` is how many are said to have left between
    step `i` and the next, None where that is not said. Nobody may join on the way.
    """
    return tuple(
        position
        for position, ((before, after), gone) in enumerate(zip(pairwise(steps), left, strict=True), start=1)
        if after > before or (gone is not None and before - after != gone)
    )
