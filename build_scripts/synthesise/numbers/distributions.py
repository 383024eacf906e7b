"""Tail probabilities of four distributions, by the continued fractions of the incomplete beta and gamma functions."""

from __future__ import annotations

from math import erfc, exp, lgamma, log, sqrt

STEPS = 400
TINY = 1e-300
CLOSE = 1e-14


def beta_tail(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, 1 - x) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Lentz's way through the continued fraction (DLMF 8.17.22)."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, STEPS):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + numerator * d)
            c = _away(1 + numerator / c)
            result *= d * c
        if abs(d * c - 1) < CLOSE:
            break
    return result


def gamma_tail(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function Q(a, x)."""
    if x <= 0:
        return 1.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, STEPS * 10):
            term *= x / (a + n)
            total += term
            if term < total * CLOSE:
                break
        return 1 - front * total
    b = x + 1 - a
    c, d = 1 / TINY, 1 / b
    result = d
    for n in range(1, STEPS * 10):
        numerator = n * (a - n)
        b += 2
        d = 1 / _away(numerator * d + b)
        c = _away(b + numerator / c)
        result *= d * c
        if abs(d * c - 1) < CLOSE:
            break
    return front * result


def _away(value: float) -> float:
    return value if abs(value) > TINY else TINY


def p_of(statistic: str, value: float, df: tuple[float, ...]) -> float | None:
    """The two-sided p (upper tail for chi2 and F) of a statistic; None where its degrees of freedom do not fit."""
    match statistic, df:
        case "t", (n,) if n > 0:
            return beta_tail(n / 2, 0.5, n / (n + value * value))
        case "r", (n,) if n > 0 and abs(value) < 1:
            return beta_tail(n / 2, 0.5, 1 - value * value)
        case "F", (first, second) if first > 0 and second > 0 and value >= 0:
            return beta_tail(second / 2, first / 2, second / (second + first * value))
        case "chi2", (n,) if n > 0 and value >= 0:
            return gamma_tail(n / 2, value / 2)
        case "z", _:
            return erfc(abs(value) / sqrt(2))
    return None
