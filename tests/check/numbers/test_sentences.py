"""Numbers in our own words are held against what stands behind them."""

from __future__ import annotations

import pytest

from build_scripts.synthesise.numbers.sentences import numbers_in

FINDING = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: opening-hours
  statement: {statement}
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  count: {{n: 18, base: 38, percent: "47.4"}}
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{{table: table-2, row: Waiting lists}}, {{table: table-2, row: Cost}}]
  locator: {{table: Table 2}}
"""


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Waiting was named by 18 of the 38 visitors (47.4%).", []),
        ("Waiting was named by 18 of the 38 visitors (74%).", ["18 of the 38 visitors (74%)"]),
        ("Waiting was named by 19 of 38.", ["19 of 38"]),
        ("Waiting was named by 18 of 83.", ["18 of 83"]),
        ("Of 38 visitors, 18 named waiting and 9 cost.", []),
        ("Of 38 visitors, 18 named waiting and 8 cost.", ["8"]),
        ("Of 39 visitors, 18 named waiting.", ["39"]),
        ("Waiting was named by 47.4% of visitors.", []),
        ("Waiting was named by 47 per cent of visitors.", []),
        ("Waiting was named by 75% of visitors.", ["75%"]),
        ("Nobody asked about opening hours.", ["Nobody"]),
        ("All visitors asked about opening hours.", ["All visitors"]),
        ("Eighteen visitors named waiting.", []),
        ("Eleven visitors named waiting.", ["Eleven visitors"]),
        ("The first question of Table 2, asked in 2021, was about 24/7 opening.", []),
        ("It was a one-to-one talk, one visitor said.", []),
    ],
)
def test_a_number_stands_in_what_is_behind_it(problems_of, statement: str, told: list[str]):
    found = [
        problem
        for problem in problems_of(FINDING.format(statement=f'"{statement}"'))
        if problem.code == "EV347"
    ]
    assert [problem.message.partition("”")[0].removeprefix("“") for problem in found] == told


@pytest.mark.parametrize(("count", "told"), [(True, []), (False, ["Two thirds"])])
def test_a_word_for_a_share_beside_a_count_is_left_to_the_rule_about_counts(
    problems_of, count: bool, told: list[str]
):
    finding = FINDING.format(statement="Two thirds of the visitors named waiting.").replace(
        ", {table: table-2, row: Cost}", ""
    )
    lines = [line for line in finding.splitlines(keepends=True) if count or "count:" not in line]
    found = [problem for problem in problems_of("".join(lines)) if problem.code == "EV347"]
    assert [problem.message.partition("”")[0].removeprefix("“") for problem in found] == told


NOTE = """\
# in evidence/review_findings/not-knowing-weighs.yaml
evidence:
  - finding: okafor-2021/waiting-named-most
    relation: supports
    note: {note}
"""


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Waiting lists were named by 18 of 38 visitors.", []),
        ("Waiting lists were named by 19 of 38 visitors.", ["19 of 38"]),
        ("Waiting lists were named by 18 of 38 visitors; the text prints 17.", []),
        ("Waiting lists were named by 74% of visitors.", ["74%"]),
        ("Nobody was asked why.", []),
    ],
)
def test_a_share_in_a_note_on_a_link_stands_in_what_is_behind_it(problems_of, note: str, told: list[str]):
    found = [problem for problem in problems_of(NOTE.format(note=f'"{note}"')) if problem.code == "EV348"]
    assert [problem.message.partition("”")[0].removeprefix("“") for problem in found] == told


ADVICE = """\
# in evidence/recommendations/say-how-long-it-takes.yaml
what_it_would_take: {text}
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A sign, since 18 of 38 visitors named waiting lists.", []),
        ("A sign, since 19 of 38 visitors named waiting lists.", ["19 of 38"]),
        ("A sign. One of two studies asked about it, and nobody tested it.", []),
    ],
)
def test_what_advice_would_take_says_no_other_number_than_what_it_rests_on(
    problems_of, text: str, told: list[str]
):
    found = [problem for problem in problems_of(ADVICE.format(text=f'"{text}"')) if problem.code == "EV348"]
    assert [problem.message.partition("”")[0].removeprefix("“") for problem in found] == told


def test_of_two_findings_with_one_id_nothing_is_held_against_either(problems_of, example_files):
    path = "evidence/studies/okafor-2021/findings.yaml"
    before = f"# {path}\n{example_files()[path].decode()}"
    finding = FINDING.format(statement="Waiting was named by 18 of 38.").partition("\n")[2]
    note = NOTE.format(note='"19 of 38."').replace("waiting-named-most", "opening-hours")
    for times, told in ((1, 1), (2, 0)):
        problems = problems_of(before + finding * times + note)
        assert [problem.code for problem in problems].count("EV348") == told


def test_the_warning_names_what_is_there(problems_of):
    (found,) = (
        problem
        for problem in problems_of(FINDING.format(statement="Waiting was named by 19 of 38."))
        if problem.code == "EV347"
    )
    assert (found.code, str(found.severity)) == ("EV347", "warning")
    assert found.message == (
        "“19 of 38” stands nowhere in what this rests on; there it says 18 of 38, 9 of 38, 24.0%, 47.4%."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 of the 38 visitors (47.4%)", [("share", 18, (38,), ("47.4",))]),
        ("three of 39 people", [("share", 3, (39,), ())]),
        (
            "Of 50 people, 32 said so, and 5 did not",
            [("base", 50, (), ()), ("count", 32, (50,), ()), ("count", 5, (50,), ())],
        ),
        ("between 66-89% of them", [("percent", None, (), ("66", "89"))]),
        ("12.5 per cent of the 40", [("percent", None, (40,), ("12.5",))]),
        ("It cost £6,000 in 2017", [("count", 6000, (), ())]),
        ("see Table 4 and phase 2, the 3rd of Q7", []),
        ("one of the two groups", []),
        ("most people", [("fraction", None, (), ())]),
        ("the most important people", []),
    ],
)
def test_what_a_sentence_says(text: str, expected) -> None:
    assert [(number.kind, number.n, number.bases, number.percents) for number in numbers_in(text)] == expected


@pytest.mark.parametrize(
    "sentence", ["{} people waited.", "{} of {} people waited.", "Of {} people, most waited.", "47% of {}"]
)
def test_more_digits_than_anybody_counts_with_are_a_large_number(sentence: str) -> None:
    said = numbers_in(sentence.format("9" * 5000, "8" * 5000))
    assert {number for one in said for number in (one.n, *one.bases) if number} == {10**15}
