from __future__ import annotations

import pytest

from build_scripts.author.importing.tables.numbers import About, about, base_in, value_of

NOTHING = About(False, False)
COUNTS = about("n")
BOTH = about("Frequency, n (%)")


@pytest.mark.parametrize(
    ("text", "said", "base", "value"),
    [
        ("18 (47.4)", BOTH, None, {"n": 18, "percent": "47.4"}),
        ("18 (47.4%)", NOTHING, None, {"n": 18, "percent": "47.4"}),
        ("18 (47.4)%", NOTHING, None, {"n": 18, "percent": "47.4"}),
        ("18 [47·4]", BOTH, None, {"n": 18, "percent": "47.4"}),
        ("18 (47,4)", BOTH, None, {"n": 18, "percent": "47.4"}),
        ("18/38 (47.4%)", NOTHING, 40, {"n": 18, "percent": "47.4", "base": 38}),
        ("18/38 (47.4%)", NOTHING, 38, {"n": 18, "percent": "47.4"}),
        ("47.4% (18/38)", NOTHING, 38, {"n": 18, "percent": "47.4"}),
        ("47.4% (n = 18)", NOTHING, None, {"n": 18, "percent": "47.4"}),
        ("18 (47.4)", NOTHING, 38, {"n": 18, "percent": "47.4"}),
        ("18 (47.4)", NOTHING, 40, {"printed": "18 (47.4)"}),
        ("18 (47.4)", NOTHING, None, {"printed": "18 (47.4)"}),
        ("18 (4)", about("Mean (SD)"), 450, {"printed": "18 (4)", "value_kind": "mean_sd"}),
        ("1,218 (47.4)*", BOTH, None, {"n": 1218, "percent": "47.4"}),
        ("12ᵃ", COUNTS, None, {"n": 12}),
        ("0 (0)", BOTH, None, {"n": 0, "percent": "0"}),
        ("18", COUNTS, None, {"n": 18}),
        ("18", NOTHING, 38, {"printed": "18"}),
        ("18", BOTH, None, {"n": 18}),
        ("47.4", about("%"), None, {"percent": "47.4"}),
        ("47.4", BOTH, None, {"percent": "47.4"}),
        ("47.4%", NOTHING, None, {"percent": "47.4"}),
        ("18/38", NOTHING, 38, {"n": 18}),
        ("<5", COUNTS, None, {"printed": "<5"}),
        ("65 (63–68)", NOTHING, 125, {"printed": "65 (63–68)"}),
        ("−0.32 (0.03)∗∗∗", NOTHING, None, {"printed": "−0.32 (0.03)∗∗∗"}),
        ("0.429", about("P-value"), None, {"printed": "0.429", "value_kind": "p"}),
        (
            "25.5 [22–32]",
            about("Median age [IQR]"),
            None,
            {"printed": "25.5 [22–32]", "value_kind": "median_iqr"},
        ),
        ("", COUNTS, None, {}),
    ],
)
def test_a_number_is_called_what_its_signs_the_words_around_it_or_the_base_bear_out(
    text: str, said: About, base: int | None, value: dict[str, object]
) -> None:
    assert value_of(text, said, base) == value


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("No. of transcripts", About(True, False)),
        ("Patients (n = 125)", About(False, False)),
        ("Percentage", About(False, True, "", True)),
        ("Odds ratio (95% CI)", About(False, False, "ratio")),
        ("Median (range)", About(False, False, "median_range")),
        ("Mean (SE)", About(False, False, "mean_se")),
        ("Mean", About(False, False)),
        ("p", About(False, False, "p")),
        ("Type of food", About(False, False)),
    ],
)
def test_what_words_say_of_numbers(words: str, said: About) -> None:
    assert about(words) == said


def test_a_base_is_taken_where_exactly_one_is_named() -> None:
    assert base_in("Who took part (N = 1,046)") == 1046
    assert base_in("Desk (n = 20) and telephone (n = 18)") is None
    assert base_in("Who took part") is None
