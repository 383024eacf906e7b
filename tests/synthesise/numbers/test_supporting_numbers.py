"""What the numbers behind a sentence bear, and what is told of them where they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.numbers.cells import cell_lines, reckon
from build_scripts.synthesise.numbers.sentences import numbers_in
from build_scripts.synthesise.numbers.supporting_numbers import Grounds, grounds_of, is_there


def grounds(*counts: tuple[int | None, str | None, int | None]) -> Grounds:
    made = Grounds()
    for n, percent, base in counts:
        made.add(reckon(n, percent, base))
    return made


def borne(made: Grounds, sentence: str) -> list[bool]:
    return [made.bears(said) for said in numbers_in(sentence)]


ONE = ((18, "47.4", 38),)
TWO = (*ONE, (9, None, 30))


@pytest.mark.parametrize(
    ("counts", "sentence", "expected"),
    [
        (ONE, "18 of 38 named it.", [True]),
        (ONE, "20 of 38 named it.", [True]),
        (ONE, "19 of 38 named it.", [False]),
        (ONE, "18 of 37 named it.", [False]),
        (ONE, "18 of 38 (47.4%) named it.", [True]),
        (ONE, "18 of 38 (47%) named it.", [True]),
        (ONE, "18 of 38 (48%) named it.", [False]),
        (ONE, "47.4% named it.", [True]),
        (ONE, "47% named it.", [True]),
        (ONE, "53% did not name it.", [True]),
        (ONE, "48% named it.", [False]),
        (ONE, "More than half of them named it.", [True]),
        (ONE, "Nobody named it.", [False]),
        (((0, None, 38),), "Nobody named it.", [True]),
        (((38, None, 38),), "All participants named it.", [True]),
        (ONE, "All participants named it.", [False]),
        ((), "Nobody named it.", [True]),
        ((), "All participants named it.", [True]),
        (TWO, "9 of 30 named it.", [True]),
        (TWO, "21 of 30 named it.", [True]),
        (TWO, "18 of 30 named it.", [False]),
        (TWO, "9 of 38 named it.", [False]),
        (((14, None, None),), "14 visitors named it.", [True]),
        (((14, None, None),), "15 visitors named it.", [False]),
        (((2, None, None),), "Two participants named it.", [True]),
        (((3, None, None),), "Two participants named it.", [False]),
        (((3, None, None),), "One participant named it.", []),
        (((3, None, None),), "It was the one participants named.", []),
        (((3, None, None),), "It was so in 2019.", []),
        (((3, None, None),), "1,250 letters came.", [False]),
        (((None, "40", None),), "40% named it.", [True]),
        (((None, "40", None),), "41% named it.", [False]),
    ],
)
def test_a_sentence_says_what_is_counted(
    counts: tuple[tuple[int | None, str | None, int | None], ...], sentence: str, expected: list[bool]
) -> None:
    assert borne(grounds(*counts), sentence) == expected


def test_exactly_half_is_neither_more_nor_less_than_half() -> None:
    made = grounds((19, None, 38))
    assert borne(made, "More than half of them named it.") == [False]
    assert borne(made, "Less than half of them named it.") == [False]
    assert borne(grounds((20, None, 38)), "More than half of them named it.") == [True]
    assert borne(grounds((18, None, 38)), "Less than half of them named it.") == [True]


@pytest.mark.parametrize(
    ("n", "sentence", "expected"),
    [
        (101, "More than half of them named it.", True),
        (99, "Less than half of them named it.", True),
        (40, "A quarter of them named it.", True),
        (39, "A quarter of them named it.", False),
        (60, "A quarter of them named it.", True),
        (61, "A quarter of them named it.", False),
        (164, "Three quarters of them named it.", True),
        (165, "Three quarters of them named it.", False),
    ],
)
def test_a_word_for_an_extent_reaches_to_its_ends_and_no_further(
    n: int, sentence: str, expected: bool
) -> None:
    assert borne(grounds((n, None, 200)), sentence) == [expected]


def test_the_sources_own_words_bear_a_word_for_an_extent() -> None:
    made = grounds((19, None, 38))
    made.words = "Most of them"
    assert borne(made, "More than half of them named it.") == [True]


def test_where_nothing_is_counted_words_and_parts_of_the_sample_may_tell() -> None:
    made = Grounds(parts={12}, texts=["It took 7 weeks and 1,250 letters, at five desks."])
    assert made.facts == {"7", "1250", "5"}
    assert borne(made, "12 visitors came.") == [True]
    assert borne(made, "7 visitors came.") == [True]
    assert borne(made, "13 visitors came.") == [False]
    made.add(reckon(3, None, 38))
    assert borne(made, "7 visitors came.") == [False]


def test_the_nearest_shares_are_told_four_at_most() -> None:
    made = grounds((18, "47.4", 38), (9, "24.0", 38), (12, None, 38), (14, None, 30), (20, None, 38))
    (said,) = numbers_in("19 of 38 named it.")
    assert made.told(said) == "18 of 38, 20 of 38, 12 of 38, 9 of 38"
    (said,) = numbers_in("13 of 30 named it.")
    assert made.told(said) == "14 of 30, 12 of 38, 9 of 38, 18 of 38"
    few = grounds(
        (18, "47.4", 38), (None, "24.0", None), (None, "9", None), (None, "31.6", None), (None, "40", None)
    )
    assert few.told(said) == "18 of 38, 24.0%, 31.6%, 40%"
    words = Grounds(texts=["7 of 9, then 3, 4 and 8"])
    assert words.told(said) == "3, 4, 7, 8"
    assert Grounds().told(said) == ""


def test_cells_of_one_row_are_counted_together_up_to_seven(reading_of: Callable[..., Reading]) -> None:
    tables = {table.id: table for table in reading_of().corpus.studies["okafor-2021"].tables}
    made = Grounds()
    made.add_lines(cell_lines(tables["table-3"]))
    assert made.shares[38] == {20, 18, 12, 26, 6, 32, 38}
    assert made.shares[30] == {6, 24, 9, 21, 15, 30}
    alone = Grounds()
    alone.add_lines([line for line in cell_lines(tables["table-4"]) if line.own_count])
    assert alone.shares[30] == {21, 9, 12, 18}


def test_behind_a_statement_stand_its_findings_its_cells_and_its_study(
    reading_of: Callable[..., Reading],
) -> None:
    joined = join(reading_of().corpus)
    of_finding = grounds_of(joined, ["okafor-2021/waiting-named-most"])
    assert of_finding.given == {(18, 38): None}
    assert of_finding.sizes >= {1, 3, 38}
    of_review = grounds_of(joined, ["not-knowing-weighs"])
    assert set(of_review.given) == {(12, 30), (14, 30), (18, 38)}
    assert of_review.words == " some"
    assert is_there(joined, "not-knowing-weighs")
    assert is_there(joined, "okafor-2021/waiting-named-most")
    assert not is_there(joined, "okafor-2021/gone")
