"""Page numbers, running heads and line numbers are left out; what may be data stays."""

from __future__ import annotations

import pytest

from build_scripts.author.page_furniture import without_furniture


def words(text: str) -> list[str]:
    return without_furniture(text)[0].split()


def left_out(text: str) -> tuple[str, ...]:
    return without_furniture(text)[1]


# Page numbers


def test_lone_page_numbers_that_rise_through_the_text_are_left_out() -> None:
    text = "We want\n\n7\n\ntime. They\n\n8\n\nsaid so\n\n- 9 -\n\ntwice."
    assert left_out(text) == ("7", "8", "- 9 -")
    assert words(text) == ["We", "want", "time.", "They", "said", "so", "twice."]


@pytest.mark.parametrize(
    "text",
    [
        "We want\n\n7\n\ntime.\n\n8\n\n",
        "Waiting\n12\nCost\n13\nOther\n14\n",
        "a\n\n9\n\nb\n\n8\n\nc\n\n7\n\nd",
    ],
)
def test_lone_numbers_that_may_be_data_stay(text: str) -> None:
    assert without_furniture(text) == (text, ())


def test_a_number_that_does_not_fit_into_the_rise_of_pages_stays() -> None:
    text = "a\n\n3\n\nb\n\n40\n\nc\n\n4\n\nd\n\n5\n\ne"
    assert left_out(text) == ("3", "4", "5")
    assert "40" in words(text)


def test_a_word_broken_over_a_page_is_still_one_word() -> None:
    assert "-\n\n\n\nrier" in without_furniture("3\n\na bar-\n\n4\n\nrier\n\n5\n")[0]


# Running heads

HEAD = "Journal of Waiting 3 (2021)"


def test_heads_beside_page_numbers_are_left_out() -> None:
    text = f"One.\n\n1\n\n{HEAD}\n\nby the staff\n\n2\n\n{HEAD}\n\nwho were\n\n3\n\n{HEAD}\n\nlate."
    assert words(text) == ["One.", "by", "the", "staff", "who", "were", "late."]
    assert left_out(text) == ("1", "2", "3", HEAD)


def test_heads_that_hold_the_page_number_are_left_out() -> None:
    text = "".join(f"the long\n\nWaiting, page {page}\n\nroad and " for page in (4, 5, 6))
    assert "Waiting," not in words(text)


def test_heads_at_the_start_of_a_page_are_left_out() -> None:
    text = f"by the staff\n\f{HEAD}\nwho were\n\f{HEAD}\nlate"
    assert words(text) == ["by", "the", "staff", "who", "were", "late"]


def test_heads_and_feet_of_two_lines_are_left_out() -> None:
    top = f"by the staff\n\f{HEAD}\nVolume 3, 2021\nwho were\n\f{HEAD}\nVolume 3, 2021\nlate"
    foot = "".join(
        f"{line}\n30/11/21, 8:07 Paper\nfile {page}/3\n\f"
        for page, line in enumerate(("by the staff", "who were", "late"), 1)
    )
    for text in (top, foot):
        assert words(text) == ["by", "the", "staff", "who", "were", "late"]


@pytest.mark.parametrize(
    "text",
    [
        "It is loud.\n\nNot at all\n\nIt is far.\n\nNot at all\n\nIt is cold.",
        f"One.\n\n{HEAD}\n\nTwo.",
        "- loud\n- far\n- loud\n- far\n",
    ],
)
def test_lines_that_a_text_repeats_stay(text: str) -> None:
    assert without_furniture(text) == (text, ())


def test_a_sentence_that_stands_where_a_page_turns_by_chance_stays() -> None:
    text = "".join(
        f"a page of text.\n\n{page}\n\n{'I like it here.' if page in (3, 9) else f'on it goes {chr(96 + page)}.'}\n\n"
        for page in range(1, 20)
    )
    assert words(text).count("like") == 2


# Line numbers


def test_numbers_of_lines_are_left_out() -> None:
    text = "144 it was verified by the\n145 staff who were\n146 evaluating the\n147 situation."
    assert " ".join(words(text)) == "it was verified by the staff who were evaluating the situation."
    assert left_out(text) == ("4 line numbers",)


def test_every_fifth_line_may_be_numbered() -> None:
    lines = [f"{number} and on it" if number % 5 == 0 else "goes and goes" for number in range(1, 21)]
    assert not any(word.isdigit() for word in words("\n".join(lines)))


@pytest.mark.parametrize(
    "text",
    [
        "1 apple.\n2 pears.\n3 plums.\n",
        "it was verified by the\n145 staff who were\nevaluating it",
        "12 people came\nand stayed. Then\n13 people left\nand 14 came\n",
    ],
)
def test_numbers_that_may_be_said_stay(text: str) -> None:
    assert without_furniture(text) == (text, ())


def test_as_many_lines_are_left_as_there_were() -> None:
    text = f"a\r\n\n1\n\n{HEAD}\n\nb\n\n2\n\n{HEAD}\n\nc\n\n3\n"
    assert without_furniture(text)[0].count("\n") == text.count("\n")
