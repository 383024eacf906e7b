"""Tails of distributions beside formulas that hold in closed form, and at the edges of what is defined."""

from __future__ import annotations

from math import atan, comb, erfc, exp, factorial, pi, sqrt

import pytest

from build_scripts.synthesise.numbers.distributions import STEPS, beta_tail, gamma_tail, p_of

VALUES = (0.01, 0.1, 0.5, 1.0, 1.7, 2.5, 4.0, 9.0, 30.0)


@pytest.mark.parametrize("value", VALUES)
def test_t_with_few_degrees_of_freedom(value: float) -> None:
    assert p_of("t", value, (1,)) == pytest.approx(1 - 2 / pi * atan(value), rel=1e-10)
    assert p_of("t", value, (2,)) == pytest.approx(1 - value / sqrt(2 + value * value), rel=1e-9)
    four = 1 - value / sqrt(4 + value * value) * (1 + 2 / (4 + value * value))
    assert p_of("t", -value, (4,)) == pytest.approx(four, rel=1e-7)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("half", [1, 2, 3, 10, 40])
def test_chi_squared_with_even_degrees_of_freedom(value: float, half: int) -> None:
    x = value * half / 2
    tail = exp(-x) * sum(x**k / factorial(k) for k in range(half))
    assert p_of("chi2", 2 * x, (2 * half,)) == pytest.approx(tail, rel=1e-9)


@pytest.mark.parametrize("value", VALUES)
def test_chi_squared_with_one_degree_of_freedom_is_that_of_z(value: float) -> None:
    assert p_of("chi2", value * value, (1,)) == pytest.approx(erfc(value / sqrt(2)), rel=1e-9)
    assert p_of("z", -value, ()) == erfc(value / sqrt(2))


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("second", [1, 2, 7, 30, 200])
def test_f_with_two_degrees_of_freedom_above(value: float, second: int) -> None:
    assert p_of("F", value, (2, second)) == pytest.approx((1 + 2 * value / second) ** (-second / 2), rel=1e-9)


@pytest.mark.parametrize("value", [0.01, 0.2, 0.5, 0.8, 0.99])
def test_r_is_t_in_other_clothes(value: float) -> None:
    for n in (1, 2, 10, 50):
        t = value * sqrt(n / (1 - value * value))
        assert p_of("r", -value, (n,)) == pytest.approx(p_of("t", t, (n,)), rel=1e-8)


@pytest.mark.parametrize("x", [0.05, 0.3, 0.5, 0.62, 0.9])
@pytest.mark.parametrize(("a", "b"), [(1, 1), (2, 3), (5, 2), (7, 9)])
def test_the_beta_function_of_whole_numbers_is_a_sum(a: int, b: int, x: float) -> None:
    n = a + b - 1
    whole = sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
    assert beta_tail(a, b, x) == pytest.approx(whole, rel=1e-10)


def test_outside_of_its_range_a_tail_is_all_or_nothing() -> None:
    assert [beta_tail(2, 3, x) for x in (-0.5, 0, 1, 1.5)] == [0.0, 0.0, 1.0, 1.0]
    assert [gamma_tail(2, x) for x in (-1, 0)] == [1.0, 1.0]


def test_without_fitting_degrees_of_freedom_there_is_no_p() -> None:
    nothing = [
        ("t", 2.0, ()), ("t", 2.0, (0,)), ("t", 2.0, (1, 2)), ("r", 1.0, (10,)), ("r", -1.0, (10,)), ("r", 0.5, (0,)),
        ("F", 2.0, (3,)), ("F", 2.0, (0, 3)), ("F", 2.0, (3, 0)), ("F", -0.1, (3, 3)), ("chi2", -0.1, (3,)), ("chi2", 2.0, (0,)),
        ("U", 2.0, (3,)),
    ]  # fmt: skip
    assert [p_of(*one) for one in nothing] == [None] * len(nothing)


def test_a_statistic_of_nought_says_nothing() -> None:
    for statistic, df in (("t", (5,)), ("r", (5,)), ("F", (2, 5)), ("chi2", (5,)), ("z", ())):
        assert p_of(statistic, 0.0, df) == 1.0


def test_many_degrees_of_freedom_are_reached_in_the_steps_there_are() -> None:
    assert STEPS >= 400
    assert p_of("t", 1.959964, (100_000,)) == pytest.approx(0.05, rel=1e-3)
    assert p_of("chi2", 1000.0, (1000,)) == pytest.approx(0.494, abs=0.001)
