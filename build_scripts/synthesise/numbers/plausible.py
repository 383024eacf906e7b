"""Whether a printed mean, spread, interval, test or p value is possible: arithmetic alone, unclear is not testable."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from build_scripts.model.records.table import Scale
from build_scripts.synthesise.numbers.distributions import p_of
from build_scripts.synthesise.numbers.values import PrintedP, PrintedValue, half_step

Status = Literal["consistent", "inconsistent", "not_testable"]

Verdict = tuple[Status, str]
"""Whether it is possible, and in neutral words why not or why nobody can tell."""

SYMMETRIC = frozenset({"mean_ci", "difference"})


ValueRule = Literal[
    "interval_around_value",
    "within_scale",
    "mean_possible",
    "spread_possible",
    "p_between_0_and_1",
    "p_recomputed",
]
"""What a value by itself is held against: its interval, its scale, whole numbers, mean and scale, its statistic."""


def verdicts(
    value: PrintedValue, scale: Scale | None, people: int | None
) -> Iterator[tuple[ValueRule, Verdict]]:
    """Every check that a value can be put to, with what came of it; none of a text that cannot be read."""
    if value.unread:
        return
    made: tuple[tuple[ValueRule, Verdict | None], ...] = (
        ("interval_around_value", _interval(value)),
        ("within_scale", _within_scale(value, scale)),
        ("mean_possible", _mean_of_whole_numbers(value, scale, people)),
        ("spread_possible", _spread(value, scale, people)),
        ("p_between_0_and_1", _p_range(value.p)),
        ("p_recomputed", _recomputed_p(value)),
    )
    for rule, verdict in made:
        if verdict is not None:
            yield rule, verdict


def judged(value: PrintedValue, scale: Scale | None, people: int | None) -> Verdict:
    """The first of all checks that fails, else that one was made, else why none could be."""
    if value.unread:
        return "not_testable", value.unread
    found = [verdict for _, verdict in verdicts(value, scale, people)]
    order: tuple[Status, ...] = ("inconsistent", "consistent")
    for status in order:
        first = next((verdict for verdict in found if verdict[0] == status), None)
        if first is not None:
            return first
    return found[0] if found else ("not_testable", "")


def _interval(value: PrintedValue) -> Verdict | None:
    if not (value.low and value.high):
        return None
    low, high = Decimal(value.low), Decimal(value.high)
    if low > high:
        return "inconsistent", f"The interval runs from {value.low} to {value.high}."
    if not value.value:
        return "consistent", ""
    middle = Decimal(value.value)
    if not low <= middle <= high:
        return "inconsistent", f"{value.value} does not lie between {value.low} and {value.high}."
    room = half_step(value.value) + (half_step(value.low) + half_step(value.high)) / 2
    if value.kind in SYMMETRIC and abs((low + high) / 2 - middle) > room:
        return "inconsistent", f"{value.value} is not in the middle of {value.low} and {value.high}."
    return "consistent", ""


def _within_scale(value: PrintedValue, scale: Scale | None) -> Verdict | None:
    if scale is None or not value.kind.startswith(("mean", "median")) or not value.value:
        return None
    middle = Decimal(value.value)
    if Decimal(scale.low) - half_step(value.value) <= middle <= Decimal(scale.high) + half_step(value.value):
        return "consistent", ""
    return "inconsistent", f"{value.value} lies outside the scale of {scale.low} to {scale.high}."


def _mean_of_whole_numbers(value: PrintedValue, scale: Scale | None, people: int | None) -> Verdict | None:
    """A10: some whole total must give the mean."""
    if scale is None or not scale.whole_numbers or not value.kind.startswith("mean") or not value.value:
        return None
    if not people:
        return "not_testable", "How many people the mean is of is not printed."
    answers, step, middle = people * scale.items, half_step(value.value), Decimal(value.value)
    if 2 * step * answers >= 1:
        return "not_testable", f"With {answers} answers every mean of so few decimals is possible."
    least = ((middle - step) * answers).to_integral_value(rounding=ROUND_CEILING)
    most = ((middle + step) * answers).to_integral_value(rounding=ROUND_FLOOR)
    if least <= most:
        return "consistent", ""
    return "inconsistent", f"No {answers} whole numbers have a mean of {value.value}."


def _spread(value: PrintedValue, scale: Scale | None, people: int | None) -> Verdict | None:
    """The widest spread that a scale allows: SD squared is at most (high - M)(M - low) n / (n - 1)."""
    if not value.spread:
        return None
    if Decimal(value.spread) < 0:
        return "inconsistent", f"A spread of {value.spread} is below 0."
    if scale is None or value.kind != "mean_sd" or not people or people < 2:
        return None
    low, high, half = Decimal(scale.low), Decimal(scale.high), half_step(value.value)
    middle = min(max(Decimal(value.value), low), high)
    centre = (low + high) / 2
    nearest = min(max(centre, middle - half), middle + half)
    with localcontext() as context:
        context.prec = 40
        widest = (high - nearest) * (nearest - low) * people / (people - 1)
        least = max(Decimal(value.spread) - half_step(value.spread), Decimal(0))
        fits = least * least <= widest
    if fits and _whole_numbers_spread_so(value, scale, people):
        return "consistent", ""
    if fits:
        return (
            "inconsistent",
            f"No {people} whole numbers from {scale.low} to {scale.high} have a mean of {value.value} and a standard "
            f"deviation of {value.spread}.",
        )
    return (
        "inconsistent",
        f"Between {scale.low} and {scale.high} no {people} answers with a mean of {value.value} have a standard deviation of {value.spread}.",
    )


def _whole_numbers_spread_so(value: PrintedValue, scale: Scale, people: int) -> bool:
    """Whether whole answers can have this mean with this standard deviation: their squares add up to a whole number.

    That number is even where the sum of the answers is, and no smaller or larger than the scale allows. True where
    answers are not whole, several are averaged, or no whole total gives the mean, which is said apart.
    """
    low, high = Fraction(scale.low), Fraction(scale.high)
    reach = int(high - low)
    if not scale.whole_numbers or scale.items != 1 or low.denominator * high.denominator != 1 or reach < 1:
        return True
    mean, half = Fraction(value.value) - low, Fraction(half_step(value.value))
    spread, about = Fraction(value.spread), Fraction(half_step(value.spread))
    first = max(ceil((mean - half) * people), 0)
    last = min(floor((mean + half) * people), reach * people)
    for total in range(first, last + 1):
        around = Fraction(total * total, people)
        each, over = divmod(total, people)
        at_ends, rest = divmod(total, reach)
        least = max(
            ceil((people - 1) * max(spread - about, Fraction(0)) ** 2 + around),
            people * each**2 + over * (2 * each + 1),
        )
        most = min(floor((people - 1) * (spread + about) ** 2 + around), at_ends * reach**2 + rest**2)
        if least + (least - total) % 2 <= most:
            return True
    return first > last


def _p_range(p: PrintedP | None) -> Verdict | None:
    if p is None:
        return None
    number = Decimal(p.text)
    if number < 0 or number > 1:
        return "inconsistent", f"A p value lies between 0 and 1, not at {p.text}."
    if number == 0 and p.relation != ">":
        return "inconsistent", f"A p value is never {p.text}; it may be below 0.001."
    return None


def _recomputed_p(value: PrintedValue) -> Verdict | None:
    """A13, as statcheck has it: the p values of the statistic within its rounding, against the printed one within its own."""
    if value.kind != "test":
        return None
    if value.p is None:
        return "not_testable", "No p value is printed beside the statistic."
    half = float(half_step(value.value))
    size = abs(float(value.value))
    df = tuple(float(degrees) for degrees in value.df)
    ends = (p_of(value.statistic, size + half, df), p_of(value.statistic, max(size - half, 0.0), df))
    if ends[0] is None or ends[1] is None:
        return "not_testable", "The degrees of freedom are not printed."
    low, high = ends[0], ends[1]
    printed, around = float(value.p.text), float(half_step(value.p.text))
    fits = {
        "=": low <= printed + around and high >= printed - around,
        "<": low < printed,
        ">": high > printed,
    }[value.p.relation]
    if fits:
        return "consistent", ""
    middle = p_of(value.statistic, size, df) or 0.0
    told = "below 0.001" if middle < 0.001 else f"{middle:.3f}"
    return (
        "inconsistent",
        f"The statistic and its degrees of freedom give a p value of {told}, not {value.p.relation.replace('=', '')}{value.p.text}.",
    )
