"""The arithmetic, held against exact fractions and against counting every case."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise, product
from math import ceil, floor

import pytest

from build_scripts.synthesise.numbers.arithmetic import (
    Bases,
    Excess,
    Percent,
    Rounding,
    base_vote,
    bases_cut_from,
    bases_for,
    counts_cut_to,
    counts_for,
    fits,
    flow_breaks,
    is_testable,
    looks_like_several_answers,
    multiple_response,
    parts_fit,
    percent_begins,
    percent_of,
    percent_total,
    read_percent,
    rounded_twice,
    rounding_profile,
    single_choice,
    write_percent,
)

HALF = Fraction(1, 2)


def share(n: int, base: int, decimals: int) -> Fraction:
    """100 n / base in units of the last digit."""
    return Fraction(100 * 10**decimals * n, base)


def half_even(value: Fraction) -> int:
    return round(value)


ROUNDINGS = {
    Rounding.HALF_UP: lambda value: floor(value + HALF),
    Rounding.HALF_DOWN: lambda value: ceil(value - HALF),
    Rounding.HALF_EVEN: half_even,
    Rounding.TRUNCATION: floor,
    Rounding.CEILING: ceil,
}


def text(units: int, decimals: int) -> str:
    return write_percent(Percent(units, decimals))


@pytest.mark.parametrize(
    ("printed", "units", "decimals"),
    [("48.6", 486, 1), ("6.0", 60, 1), ("0", 0, 0), ("0.05", 5, 2), ("100", 100, 0)],
)
def test_a_percent_keeps_the_decimals_it_is_printed_with(printed: str, units: int, decimals: int) -> None:
    assert read_percent(printed) == Percent(units, decimals)
    assert write_percent(Percent(units, decimals)) == printed


@pytest.mark.parametrize("printed", ["", "48,6", "48.6%", "-3", ".5", "5.", "1.2.3", "4 8", "٤٨", "nan"])
def test_what_is_no_printed_percent_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="not a printed percent"):
        read_percent(printed)


def test_a_share_is_written_half_up_for_every_count_and_base() -> None:
    for decimals, base in product(range(4), range(1, 60)):
        for n in range(base + 1):
            exact = floor(share(n, base, decimals) + HALF)
            assert percent_of(n, base, decimals) == text(exact, decimals)
    assert percent_of(18, 38, 1) == "47.4"
    assert percent_of(3, 48, 1) == "6.3"


def test_a1_finds_exactly_the_roundings_that_give_a_percent() -> None:
    for decimals, base in product(range(3), range(1, 61)):
        for n in range(base + 1):
            value = share(n, base, decimals)
            for units in range(max(floor(value) - 1, 0), floor(value) + 3):
                fit = fits(n, text(units, decimals), base)
                assert fit.rules == {rule for rule, to_units in ROUNDINGS.items() if to_units(value) == units}
                assert fit.acceptable == (abs(value - units) <= HALF)


def test_a1_accepts_an_exact_tie_rounded_either_way() -> None:
    assert fits(3, "6.2", 48).acceptable
    assert fits(3, "6.3", 48).acceptable
    assert not fits(3, "6.1", 48).acceptable
    assert fits(3, "6.2", 48).rules == {Rounding.HALF_DOWN, Rounding.HALF_EVEN, Rounding.TRUNCATION}


def test_a2_finds_every_count_that_gives_a_percent() -> None:
    for decimals, base in product(range(2), (*range(1, 40), *range(41, 130, 11))):
        for units in range(0, 100 * 10**decimals + 1, 1 if decimals == 0 else 7):
            found = [n for n in range(base + 1) if abs(share(n, base, decimals) - units) <= HALF]
            assert list(counts_for(text(units, decimals), base)) == found


@pytest.mark.parametrize(("base", "impossible"), [(20, 79), (30, 69), (83, 17), (100, 0)])
def test_a2_refuses_the_known_share_of_whole_percents(base: int, impossible: int) -> None:
    refused = sum(not counts_for(str(units), base) for units in range(101))
    assert abs(refused * 100 // 101 - impossible) <= 1


def test_a2_tests_nothing_once_the_base_has_as_many_steps_as_the_percent() -> None:
    assert is_testable("33", 99)
    assert not is_testable("33", 100)
    assert is_testable("33.3", 999)
    assert not is_testable("33.3", 1000)


def test_a3_finds_every_base_of_which_a_count_is_a_percent() -> None:
    for decimals, n in product(range(2), range(25)):
        for units in range(0, 100 * 10**decimals + 1, 1 if decimals == 0 else 13):
            bases = bases_for(n, text(units, decimals))
            for base in range(max(n, 1), 150):
                assert (base in bases) == (abs(share(n, base, decimals) - units) <= HALF)
            assert 0 not in bases
            assert n == 0 or n - 1 not in bases


def test_a3_knows_the_base_that_was_meant() -> None:
    assert bases_for(18, "48.6").only == 37
    assert bases_for(0, "0") == Bases(1, None)
    assert bases_for(0, "5").is_empty
    assert bases_for(14, "27.1").is_empty
    assert bases_for(18, "48.6").nearest(38) == 37
    assert bases_for(0, "0").nearest(38) == 38
    assert bases_for(0, "5").nearest(38) is None


def test_a4_elects_the_base_that_all_rows_fit() -> None:
    counts = (18, 9, 10, 5, 3, 7)
    for true_base in range(30, 60):
        rows = [(n, percent_of(n, true_base, 1)) for n in counts]
        fitting = [base for base in range(18, 400) if all(fits(n, p, base).acceptable for n, p in rows)]
        vote = base_vote(rows)
        assert [base for base in range(18, 400) if base in vote.bases] == fitting
        assert vote.base == (fitting[0] if len(fitting) == 1 else None)
        assert base_vote(rows, [("other", 17), ("true", true_base)]).base == true_base


def test_a4_elects_nobody_when_no_base_fits() -> None:
    vote = base_vote([(18, "48.6"), (9, "23.7")], [("printed", 38)])
    assert vote.bases.is_empty
    assert vote.base is None


def test_a4_asks_the_named_bases_in_their_order() -> None:
    assert base_vote([(100, "50")], [("sum", 90), ("answered", 200)]).name == "answered"
    assert base_vote([(0, "0")], [("first", 7), ("second", 8)]).base == 7


def test_a5_tells_the_rounding_of_a_table() -> None:
    assert Rounding.HALF_UP in rounding_profile([(3, "6.3", 48), (9, "18.8", 48)]).rules
    assert Rounding.HALF_UP not in rounding_profile([(3, "6.2", 48), (9, "18.8", 48)]).rules
    mixed = rounding_profile([(3, "6.2", 48), (3, "6.3", 48), (1, "2.1", 48)])
    assert mixed.mixed
    assert mixed.mixed_at == 1
    assert not rounding_profile([(3, "6.2", 48), (3, "7.0", 48)]).mixed


def test_a5_finds_880_pairs_that_differ_when_rounded_twice() -> None:
    found = 0
    for base in range(1, 201):
        for n in range(base + 1):
            once = floor(share(n, base, 1) + HALF)
            twice = floor(Fraction(once, 10) + HALF)
            assert rounded_twice(n, str(twice), base)
            found += twice != floor(share(n, base, 0) + HALF)
    assert found == 880


def test_a5_names_the_cells_that_are_right_only_when_rounded_twice() -> None:
    assert rounding_profile([(54, "85.7", 63), (12, "19.1", 63)]).twice == (1,)
    assert rounding_profile([(12, "19.0", 63), (12, "25.0", 63)]).twice == ()


def test_a6_works_out_who_is_not_accounted_for() -> None:
    assert single_choice([54, 9], 63).unaccounted == 0
    assert single_choice([49, 6, 5, 2], 63).unaccounted == 1
    assert single_choice([7, 18, 14, 10], 48).unaccounted == -1


@pytest.mark.parametrize("kinds", [1, 2, 3, 4])
def test_a6_explains_by_rounding_exactly_what_rounding_can_do(kinds: int) -> None:
    reached = set()
    for base in range(1, 25):
        for cuts in combinations(range(base + kinds - 1), kinds - 1):
            edges = (-1, *cuts, base + kinds - 1)
            counts = [second - first - 1 for first, second in pairwise(edges)]
            for to_units in (ROUNDINGS[Rounding.HALF_UP], ROUNDINGS[Rounding.HALF_DOWN]):
                total = percent_total([text(to_units(share(n, base, 0)), 0) for n in counts])
                assert total.tolerance == kinds // 2
                assert total.explained
                reached.add(abs(total.off))
    assert max(reached) == kinds // 2


def test_a6_adds_percents_with_different_decimals_in_the_finest_unit() -> None:
    total = percent_total(["33", "33.3", "33.4"])
    assert total.total == Percent(997, 1)
    assert total.tolerance == 6
    assert total.explained
    assert not percent_total(["25", "30", "20", "20"]).explained


def test_a7_refuses_exactly_what_no_choice_of_answers_can_give() -> None:
    for base, kinds, most in product(range(1, 4), range(1, 4), range(1, 4)):
        choices = [set(c) for size in range(most + 1) for c in combinations(range(kinds), size)]
        possible = {
            tuple(sum(kind in picked for picked in people) for kind in range(kinds))
            for people in product(choices, repeat=base)
        }
        for counts in product(range(base + 2), repeat=kinds):
            assert (counts in possible) == (not multiple_response(counts, base, most_answers=most))


def test_a7_refuses_exactly_what_an_exclusive_answer_rules_out() -> None:
    for base, kinds in product(range(1, 4), range(2, 4)):
        others = [set(c) for size in range(kinds) for c in combinations(range(1, kinds), size)]
        choices = [*others, {0}]
        possible = {
            tuple(sum(kind in picked for picked in people) for kind in range(kinds))
            for people in product(choices, repeat=base)
        }
        for counts in product(range(base + 2), repeat=kinds):
            assert (counts in possible) == (not multiple_response(counts, base, exclusive=0))


def test_a7_names_what_is_broken() -> None:
    assert multiple_response([41, 3], 38) == {Excess.COUNT_ABOVE_BASE}
    assert multiple_response([30, 30, 30], 38, most_answers=2) == {Excess.TOO_MANY_ANSWERS}
    assert multiple_response([10, 30], 38, exclusive=0) == {Excess.EXCLUSIVE_OVERLAPS}


def test_a7_suspects_several_answers_only_where_every_percent_is_right() -> None:
    assert looks_like_several_answers([(20, "52.6"), (19, "50.0")], 38)
    assert not looks_like_several_answers([(20, "52.6"), (18, "47.4")], 38)
    assert not looks_like_several_answers([(20, "51.3"), (19, "48.7")], 38)


def test_a8_lets_only_overlapping_parts_exceed_the_whole() -> None:
    assert parts_fit([20, 18], 38)
    assert parts_fit([20, 17], 38)
    assert not parts_fit([20, 19], 38)
    assert parts_fit([20, 19], 38, overlapping=True)
    assert not parts_fit([39, 1], 38, overlapping=True)
    assert parts_fit([], 0)
    assert parts_fit([], 0, overlapping=True)


def test_a9_finds_every_step_that_does_not_follow_from_the_one_before() -> None:
    for steps in product(range(4), repeat=3):
        for left in product((None, 0, 1, 2), repeat=2):
            expected = tuple(
                at
                for at in (1, 2)
                if steps[at] > steps[at - 1] or left[at - 1] not in (None, steps[at - 1] - steps[at])
            )
            assert flow_breaks(steps, left) == expected


def test_percents_that_were_cut_have_their_counts_and_bases() -> None:
    for decimals, base in product(range(2), (*range(1, 40), *range(41, 130, 11))):
        for units in range(0, 100 * 10**decimals + 1, 1 if decimals == 0 else 7):
            percent = text(units, decimals)
            found = [n for n in range(base + 1) if 100 * 10**decimals * n // base == units]
            assert list(counts_cut_to(percent, base)) == found
            assert all(base in bases_cut_from(n, percent) for n in found)
    assert bases_cut_from(6, "13.3") & bases_cut_from(23, "51.1") & bases_cut_from(7, "15.5") == Bases(45, 45)


@pytest.mark.parametrize(
    ("n", "base", "begins"), [(5, 46, "10.869..."), (1, 8, "12.500"), (0, 3, "0.000"), (1, 3, "33.333...")]
)
def test_a_share_is_begun_without_rounding(n: int, base: int, begins: str) -> None:
    assert percent_begins(n, base, 3) == begins
