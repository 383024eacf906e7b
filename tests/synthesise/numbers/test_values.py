"""Printed values are read number by number, and what cannot be is told; each check beside an oracle written apart."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import product
from statistics import stdev

import pytest

from build_scripts.model.records.table import Scale
from build_scripts.synthesise.numbers.distributions import p_of
from build_scripts.synthesise.numbers.plausible import judged
from build_scripts.synthesise.numbers.values import PrintedP, PrintedValue, read_value


@pytest.mark.parametrize(
    ("kind", "printed", "expected"),
    [
        ("mean", "44.2", {"value": "44.2"}),
        ("mean", "-0.5", {"value": "-0.5"}),
        ("mean", "\u22120.5", {"value": "-0.5"}),
        ("mean", "44,2", {"value": "44.2"}),
        ("mean", "44.2*", {"value": "44.2"}),
        ("mean", "44.2a", {"value": "44.2"}),
        ("mean", "1,234.5", {"value": "1234.5"}),
        ("mean_sd", "44.2 (12.1)", {"value": "44.2", "spread": "12.1"}),
        ("mean_sd", "44.2 (SD = 12.1)", {"value": "44.2", "spread": "12.1"}),
        ("mean_sd", "44.2 ± 12.1", {"value": "44.2", "spread": "12.1"}),
        ("mean_se", "44.2 (.9)", {"value": "44.2", "spread": "0.9"}),
        ("mean_ci", "3.1 (95% CI 2.8 to 3.4)", {"value": "3.1", "low": "2.8", "high": "3.4"}),
        ("median_range", "12 (3-40)", {"value": "12", "low": "3", "high": "40"}),
        ("median_range", "12 (3\u201340)", {"value": "12", "low": "3", "high": "40"}),
        ("median_iqr", "12 [8, 20]", {"value": "12", "low": "8", "high": "20"}),
        ("ratio", "1.52 (1.10-2.10)", {"value": "1.52", "low": "1.10", "high": "2.10"}),
        ("ratio", "1.52", {"value": "1.52"}),
        ("difference", "-2.3 (-4.1 to -0.5)", {"value": "-2.3", "low": "-4.1", "high": "-0.5"}),
        ("difference", "\u22122.3 (\u22124.1, \u22120.5)", {"value": "-2.3", "low": "-4.1", "high": "-0.5"}),
        ("range", "12-60", {"low": "12", "high": "60"}),
        ("rate", "3.2 per 1000", None),
        ("p", ".032", {"value": "0.032", "p": PrintedP("=", "0.032")}),
        ("p", "<.001", {"value": "0.001", "p": PrintedP("<", "0.001")}),
        ("p", "0,05", {"value": "0.05", "p": PrintedP("=", "0.05")}),
        ("p", "p = .032*", {"value": "0.032", "p": PrintedP("=", "0.032")}),
        ("test", "t(28) = 2.20, p = .036", {"value": "2.20", "statistic": "t", "df": ("28",), "p": PrintedP("=", "0.036")}),
        ("test", "F(2, 38) = 1.50, p > .05", {"value": "1.50", "statistic": "F", "df": ("2", "38"), "p": PrintedP(">", "0.05")}),
        ("test", "χ2(1, N = 90) = 5.65, p = .032", {"value": "5.65", "statistic": "chi2", "df": ("1",), "p": PrintedP("=", "0.032")}),
        ("test", "χ² = 5.65, df = 1, p=.032", {"value": "5.65", "statistic": "chi2", "df": ("1",), "p": PrintedP("=", "0.032")}),
        ("test", "z = 1.96", {"value": "1.96", "statistic": "z"}),
        ("text", "see note 3", {}),
    ],
)  # fmt: skip
def test_a_printed_value_is_read(kind, printed: str, expected) -> None:
    found = read_value(kind, printed)
    if expected is None:
        assert found.unread
    else:
        assert found == PrintedValue(kind, **expected)


@pytest.mark.parametrize(
    ("kind", "printed", "why"),
    [
        ("mean_sd", "44.2", "standard deviation is missing"),
        ("mean_ci", "44.2", "confidence interval is missing"),
        ("median_iqr", "12", "quartiles is missing"),
        ("mean", "1,234", "thousands or decimals"),
        ("mean", "n/a", "does not begin with a number"),
        ("range", "12", "two numbers"),
        ("test", "significant", "no statistic"),
        ("p", "ns", "no p value"),
    ],
)
def test_what_cannot_be_read_is_told(kind, printed: str, why: str) -> None:
    assert why in read_value(kind, printed).unread
    assert judged(read_value(kind, printed), None, None)[0] == "not_testable"


def status(kind, printed: str, scale: Scale | None = None, people: int | None = None) -> str:
    return judged(read_value(kind, printed), scale, people)[0]


LIKERT = Scale(low="1", high="7", whole_numbers=True)


@pytest.mark.parametrize(
    ("kind", "printed", "expected"),
    [
        ("difference", "-2.3 (-0.5 to -4.1)", "inconsistent"),
        ("difference", "-2.3 (-4.1 to -0.5)", "consistent"),
        ("difference", "-2.3 (-4.1 to -0.9)", "inconsistent"),
        ("ratio", "1.52 (1.10-2.10)", "consistent"),
        ("ratio", "2.52 (1.10-2.10)", "inconsistent"),
        ("p", "1.2", "inconsistent"),
        ("p", ".000", "inconsistent"),
        ("p", "<.001", "not_testable"),
        ("mean", "44.2", "not_testable"),
    ],
)
def test_an_interval_and_a_p_value_that_cannot_be(kind, printed: str, expected: str) -> None:
    assert status(kind, printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("t(28) = 2.20, p = .036", "consistent"),
        ("t(28) = 2.20, p = .03", "inconsistent"),
        ("F(2, 38) = 1.50, p = .24", "consistent"),
        ("χ2(1) = 5.65, p = .032", "inconsistent"),
        ("χ2(1) = 5.65, p = .017", "consistent"),
        ("z = 1.96, p < .05", "consistent"),
        ("z = 1.90, p < .05", "inconsistent"),
        ("t(30) = 4.0, p < .001", "consistent"),
        ("χ2 = 5.65, p = .032", "not_testable"),
        ("t(28) = 2.20", "not_testable"),
        ("r(28) = .50, p = .005", "consistent"),
        ("r(28) = 1.00, p < .001", "not_testable"),
    ],
)
def test_a_p_value_follows_from_its_statistic(printed: str, expected: str) -> None:
    assert status("test", printed) == expected


@pytest.mark.parametrize(
    ("statistic", "value", "df", "p"),
    [
        # Critical values of printed tables.
        ("t", 12.706, (1,), 0.05), ("t", 2.228, (10,), 0.05), ("t", 2.042, (30,), 0.05), ("t", 3.646, (30,), 0.001),
        ("chi2", 3.841, (1,), 0.05), ("chi2", 6.635, (1,), 0.01), ("chi2", 18.307, (10,), 0.05), ("chi2", 124.342, (100,), 0.05),
        ("F", 4.965, (1, 10), 0.05), ("F", 3.493, (2, 20), 0.05), ("F", 5.849, (2, 20), 0.01),
        ("z", 1.95996, (), 0.05), ("z", 2.57583, (), 0.01), ("r", 0.576, (10,), 0.05), ("r", 0.349, (30,), 0.05),
    ],
)  # fmt: skip
def test_tails_are_those_of_printed_tables(
    statistic: str, value: float, df: tuple[float, ...], p: float
) -> None:
    assert p_of(statistic, value, df) == pytest.approx(p, rel=0.01)


@pytest.mark.parametrize(
    ("mean", "n", "possible"),
    [
        # The examples of the GRIM test's literature: whole-number answers, two decimals.
        ("5.19", 28, False), ("7.22", 32, True), ("4.74", 25, False), ("5.23", 29, False), ("2.57", 24, False),
        ("6.77", 27, False), ("2.68", 28, True), ("7.01", 29, False), ("7.38", 26, True), ("3.14", 27, False),
        ("6.89", 31, False), ("5.00", 25, True), ("0.24", 28, False),
    ],
)  # fmt: skip
def test_a_mean_of_whole_numbers(mean: str, n: int, possible: bool) -> None:
    scale = Scale(low="0", high="10", whole_numbers=True)
    assert status("mean", mean, scale, n) == ("consistent" if possible else "inconsistent")


def test_means_of_real_answers_are_never_refused_and_all_others_are() -> None:
    for n in range(2, 30):
        real = {f"{(Decimal(total) / n).quantize(Decimal('0.01'))}" for total in range(n, 7 * n + 1)}
        for hundredths in range(100, 701, 3):
            mean = f"{Decimal(hundredths) / 100:.2f}"
            near = {f"{Decimal(mean) + Decimal(step):.2f}" for step in ("0", "0.005")}
            if mean in real:
                assert status("mean", mean, LIKERT, n) == "consistent", (mean, n)
            elif all(
                abs(Decimal(total) / n - Decimal(mean)) > Decimal("0.005") for total in range(n, 7 * n + 1)
            ):
                assert status("mean", mean, LIKERT, n) == "inconsistent", (mean, n, near)


def test_spreads_of_real_answers_are_never_refused() -> None:
    random_ = random.Random(20261130)
    for _ in range(400):
        n = random_.randint(2, 40)
        answers = [
            random_.choice((1, 7)) if random_.random() < 0.5 else random_.randint(1, 7) for _ in range(n)
        ]
        printed = f"{sum(answers) / n:.2f} ({stdev(answers):.2f})"
        assert status("mean_sd", printed, Scale(low="1", high="7"), n) == "consistent", printed
        assert status("mean_sd", printed, LIKERT, n) == "consistent", printed


def test_no_small_sample_has_a_wider_spread_than_is_allowed() -> None:
    for n in (2, 3, 4):
        widest: dict[str, float] = {}
        for answers in product(range(1, 5), repeat=n):
            mean = f"{sum(answers) / n:.2f}"
            widest[mean] = max(widest.get(mean, 0), stdev(answers))
        for mean, spread in widest.items():
            too_wide = f"{mean} ({spread * 1.6 + 0.9:.2f})"
            assert status("mean_sd", too_wide, Scale(low="1", high="4"), n) == "inconsistent", too_wide


def test_a_mean_outside_its_scale() -> None:
    assert status("mean", "7.2", Scale(low="1", high="7")) == "inconsistent"
    assert status("median_range", "9 (1-9)", Scale(low="1", high="7")) == "inconsistent"
    assert status("mean", "6.9", Scale(low="1", high="7")) == "consistent"
