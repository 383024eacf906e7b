"""Means, spreads and p values beside what two R packages are documented to say of the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, gamma, pi, sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.model.records.table import Scale, ValueKind
from build_scripts.synthesise.numbers.distributions import p_of
from build_scripts.synthesise.numbers.plausible import judged, verdicts
from build_scripts.synthesise.numbers.values import read_value

EXAMPLES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("published_examples.yaml").read_text(encoding="utf-8")
)


def status(kind: ValueKind, printed: str, scale: Scale | None = None, people: int | None = None) -> str:
    return judged(read_value(kind, printed), scale, people)[0]


def whole(low: int, high: int, items: int = 1) -> Scale:
    return Scale(low=str(low), high=str(high), whole_numbers=True, items=items)


@pytest.mark.parametrize(("name", "mean", "people", "items", "consistent"), EXAMPLES["grim"])
def test_grim(name: str, mean: str, people: int, items: int, consistent: bool) -> None:
    expected = "consistent" if consistent else "inconsistent"
    assert status("mean", mean, whole(0, 10, items), people) == expected, name


def test_grim_of_80_people_lets_everything_pass() -> None:
    means = {mean for name, mean, *_ in EXAMPLES["grim"] if name == "pigs1"}
    assert {status("mean", mean, whole(0, 10), 80) for mean in means} == {"consistent"}


@pytest.mark.parametrize(("name", "mean", "people", "items"), EXAMPLES["grim_untestable"])
def test_grim_of_more_answers_than_steps_tells_nothing(name: str, mean: str, people: int, items: int) -> None:
    found = dict(verdicts(read_value("mean", mean), whole(1, 7, items), people))
    assert found["mean_possible"][0] == "not_testable", name


@pytest.mark.parametrize(("name", "mean", "spread", "people", "consistent"), EXAMPLES["debit"])
def test_debit(name: str, mean: str, spread: str, people: int, consistent: bool) -> None:
    expected = "consistent" if consistent else "inconsistent"
    assert status("mean_sd", f"{mean} ({spread})", whole(0, 1), people) == expected, name


@pytest.mark.parametrize(("name", "mean", "spread", "people", "consistent"), EXAMPLES["grimmer"])
def test_grimmer(name: str, mean: str, spread: str, people: int, consistent: bool) -> None:
    expected = "consistent" if consistent else "inconsistent"
    assert status("mean_sd", f"{mean} ({spread})", whole(-1000, 1000), people) == expected, name


@pytest.mark.parametrize(("mean", "people", "least", "most"), EXAMPLES["widest"])
def test_the_smallest_and_the_largest_spread_of_whole_answers(
    mean: str, people: int, least: str, most: str
) -> None:
    for spread in (least, most):
        assert status("mean_sd", f"{mean} ({spread})", whole(1, 7), people) == "consistent"
    assert status("mean_sd", f"{mean} ({float(most) + 0.02:.2f})", whole(1, 7), people) == "inconsistent"
    if float(least):
        assert status("mean_sd", f"{mean} ({float(least) - 0.02:.2f})", whole(1, 7), people) == "inconsistent"


def area(density: Callable[[float], float], start: float, end: float, parts: int = 20_000) -> float:
    """The area under a density by Simpson's rule: another way than continued fractions."""
    width = (end - start) / parts
    inner = sum((4 if part % 2 else 2) * density(start + part * width) for part in range(1, parts))
    return (density(start) + inner + density(end)) * width / 3


def by_area(statistic: str, value: float, df: Sequence[float]) -> float:
    """The p value from the density of the distribution that the R function has."""
    if statistic == "z":
        return 2 * (0.5 - area(lambda x: exp(-x * x / 2) / sqrt(2 * pi), 0, value))
    if statistic == "F":
        a, b = df
        front = (a / b) ** (a / 2) * gamma((a + b) / 2) / gamma(a / 2) / gamma(b / 2)
        return 1 - area(lambda x: front * x ** (a / 2 - 1) * (1 + a * x / b) ** (-(a + b) / 2), 0, value)
    (n,) = df
    if statistic == "chi2":
        return 1 - area(lambda x: x ** (n / 2 - 1) * exp(-x / 2) / 2 ** (n / 2) / gamma(n / 2), 0, value)
    t = value * sqrt(n / (1 - value * value)) if statistic == "r" else value
    front = gamma((n + 1) / 2) / gamma(n / 2) / sqrt(n * pi)
    return 2 * (0.5 - area(lambda x: front * (1 + x * x / n) ** (-(n + 1) / 2), 0, t))


@pytest.mark.parametrize("printed", EXAMPLES["p_values"])
def test_recomputed_p_values_are_the_areas_under_their_densities(printed: str) -> None:
    value = read_value("test", printed)
    df = tuple(map(float, value.df))
    expected = by_area(value.statistic, float(value.value), df)
    assert 0.01 < expected < 0.9
    assert p_of(value.statistic, float(value.value), df) == pytest.approx(expected, rel=1e-7)


@pytest.mark.parametrize(("reported", "is_error"), EXAMPLES["statcheck"])
def test_statcheck(reported: str, is_error: bool) -> None:
    assert status("test", reported) == ("inconsistent" if is_error else "consistent")
