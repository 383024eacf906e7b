"""What authors are told about numbers, totals, claims and quotations, in the words they read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.model.diagnostics import Diagnostic

Problems = Callable[[str], tuple[Diagnostic, ...]]

OURS = ("EV30", "EV31", "EV32", "EV33", "EV34", "EV40", "EV41")


def table(*lines: str, kind: str = "frequency", base: str = "base: 38") -> str:
    head = f"""\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {{table: Table 5}}
  kind: {kind}
  perspective: visitors
"""
    return head + "".join(f"  {line}\n" for line in ([base] if base else []) + list(lines))


def cells(*values: str) -> tuple[str, ...]:
    return ("cells:", *(f"  - {{label: row {at}, {value}}}" for at, value in enumerate(values)))


@pytest.fixture
def ours(problems_of: Problems) -> Callable[[str], list[Diagnostic]]:
    """The problems of our blocks that the example has with an overlay."""
    return lambda overlay: [problem for problem in problems_of(overlay) if problem.code.startswith(OURS)]


def said(problems: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in problems]


def test_the_example_has_no_problem(ours: Callable[[str], list[Diagnostic]]) -> None:
    assert ours("") == []


def test_a_misprint_reads_as_in_the_contract(ours: Callable[[str], list[Diagnostic]]) -> None:
    (problem,) = ours(table(*cells('n: 18, percent: "48.6"')))
    assert problem.code == "EV311"
    assert problem.slug == "percent-mismatch"
    assert (
        problem.message == "18 of 38 is 47.4%, not 48.6%. But 18 is 48.6% of 37: did one person not answer?"
    )
    assert problem.hint == (
        "Either set `base: 37`, or correct the number, or add `as_printed:` if the paper itself prints this."
    )
    assert problem.source_line[problem.place.column - 1 : problem.place.end_column - 1] == '"48.6"'


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        (cells('n: 14, percent: "27.1"'), "EV311", "14 of 48 is 29.2%, not 27.1%. But 13 of 48 is 27.1%."),
        (
            cells('n: 9, percent: "19.1"'),
            "EV311",
            "9 of 48 is 18.8%, not 19.1%. But 9 is 19.1% of 47: did one person not answer?",
        ),
        (
            cells('n: 18, percent: "36.7"'),
            "EV311",
            "18 of 48 is 37.5%, not 36.7%. But 18 is 36.7% of 49: is the base 49?",
        ),
        (cells('percent: "34"'), "EV312", "No whole number of 48 people gives 34% (33 or 35 would)."),
        (cells("n: 49"), "EV302", "49 is more than the 48 people who answered."),
        (cells('n: 18, percent: "0.375"'), "EV314", "0.375 looks like a proportion. Did you mean “37.5”?"),
        (cells('percent: "112"'), "EV313", "112% cannot be: a part of a whole is at most 100%."),
        (cells("n: 30", "n: 22"), "EV321", "The rows add up to 52, but 48 people answered."),
        (
            cells('percent: "25"', 'percent: "29"', 'percent: "21"', 'percent: "21"'),
            "EV323",
            "The percents add up to 96; rounding explains at most 2 points. Is a row missing?",
        ),
    ],
)
def test_a_number_that_does_not_fit_is_told_with_what_would(
    ours: Callable[[str], list[Diagnostic]], lines: tuple[str, ...], code: str, message: str
) -> None:
    found = ours(table(*lines, base="base: 48"))
    assert ("EV306", "The base is 48 people, but 38 took part in the study.") in said(found)
    assert [told for told in said(found) if told[0] != "EV306"] == [(code, message)]


def test_rounding_twice_has_its_own_words(ours: Callable[[str], list[Diagnostic]]) -> None:
    found = ours(table(*cells('n: 12, percent: "19.1"'), base="base: {n: 63, of: answers}"))
    assert said(found) == [
        (
            "EV311",
            "12 of 63 is 19.0%, not 19.1%. It looks rounded twice: 19.05 was rounded again to 19.1.",
        )
    ]


def test_rows_that_agree_on_another_base_are_told_once_at_the_base(
    ours: Callable[[str], list[Diagnostic]],
) -> None:
    (problem,) = ours(table(*cells('n: 18, percent: "48.6"', 'n: 9, percent: "24.3"')))
    assert (problem.code, problem.source_line) == ("EV311", "  base: 38")
    assert problem.message == "All 2 percents fit 37 instead of 38: did one person not answer?"
    assert "set `base: 37`" in problem.hint


def test_a_row_with_another_base_than_the_table_is_told_at_that_row(
    ours: Callable[[str], list[Diagnostic]],
) -> None:
    lines = [
        f"  - {{label: {label}, cells: [{{label: Often, n: 20, percent: {often}}}, "
        f"{{label: Never, n: 12, percent: {never}}}]}}"
        for label, often, never in (("By post", "52.6", "31.6"), ("By hand", "54.1", "32.4"))
    ]
    (problem,) = ours(table("rows:", *lines, kind="rating_matrix"))
    assert (problem.code, problem.source_line[problem.place.column - 1 :][:7]) == ("EV311", "By hand")
    assert "add `base: 37` here" in problem.hint


def test_several_counts_above_one_base_are_told_once_at_the_base(
    ours: Callable[[str], list[Diagnostic]],
) -> None:
    (problem,) = ours(table(*cells("n: 18", "n: 9", "n: 2"), base="base: 8"))
    assert (problem.code, problem.source_line) == ("EV302", "  base: 8")
    assert problem.message == "18 and 9 are more than the 8 people who answered."


def test_a_number_that_does_not_fit_keeps_the_claims_about_it_quiet(
    ours: Callable[[str], list[Diagnostic]],
) -> None:
    slip = chart("Visitors asked", "largest: [Prices]").replace(
        "Prices, n: 12", 'Prices, n: 12, percent: "13.0"'
    )
    assert [problem.code for problem in ours(slip)] == ["EV311"]


@pytest.mark.parametrize(
    "lines",
    [
        cells('n: 18, percent: "47.4"', 'n: 19, percent: "50.0"'),
        cells("n: 18", "n: 19"),
        cells('percent: "33"', 'percent: "33"', 'percent: "33"'),
        cells('n: 0, percent: "0"'),
        cells('percent: "0.5"'),
        ("multiple_response: true", *cells('n: 30, percent: "78.9"', 'n: 20, percent: "52.6"')),
    ],
)
def test_numbers_that_fit_are_left_alone(
    ours: Callable[[str], list[Diagnostic]], lines: tuple[str, ...]
) -> None:
    base = "base: {n: 200, of: answers}" if 'percent: "0.5"' in lines[1] else "base: 38"
    if 'percent: "33"' in lines[1]:
        base = "base: {n: 99, of: answers}"
    assert ours(table(*lines, base=base)) == []


def test_as_printed_quiets_a_misprint_and_only_a_misprint(ours: Callable[[str], list[Diagnostic]]) -> None:
    assert ours(table(*cells('n: 18, percent: "48.6", as_printed: The paper prints 48.6%.'))) == []
    (problem,) = ours(table(*cells('n: 18, percent: "47.4", as_printed: So in print.')))
    assert problem.code == "EV315"
    over = cells("n: 20", "n: 19")
    assert ours(table("as_printed: The rows add up to 39.", *over)) == []
    assert [
        problem.code for problem in ours(table("as_printed: The rows add up to 39.", *cells("n: 20")))
    ] == ["EV315"]


def test_a_row_of_a_matrix_that_adds_up_to_too_much_is_its_own_mistake(
    ours: Callable[[str], list[Diagnostic]],
) -> None:
    rows = (
        "rows:",
        "  - label: Intrusiveness",
        "    base: 38",
        "    cells:",
        '      - {label: Not at all, n: 7, percent: "18.4"}',
        '      - {label: A great deal, n: 32, percent: "81.6", as_printed: The paper prints 81.6%.}',
    )
    (problem,) = ours(table(*rows, kind="rating_matrix", base=""))
    assert (problem.code, problem.message) == ("EV321", "The answers add up to 39, but 38 people answered.")
    assert "to the row" in problem.hint


def test_a_percent_without_a_base_asks_for_it_once(ours: Callable[[str], list[Diagnostic]]) -> None:
    found = ours(table(*cells('percent: "45"', 'percent: "55"'), base=""))
    assert said(found) == [("EV301", "45% of how many?")]


# Claims


def chart(title: str, *claims: str) -> str:
    lines = [
        "themes:",
        "  - waiting",
        "cells:",
        "  - {label: Opening hours, n: 18}",
        "  - {label: Prices, n: 12}",
        "  - {label: Toilets, n: 8}",
        "charts:",
        "  - id: chart-asked-about",
        f'    title: "{title}"',
        "    asked: 38 visitors were asked what they had come to ask.",
        "    claims:",
        *(f"      - {claim}" for claim in claims),
    ]
    return table(*lines)


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        (
            "Opening hours were asked about by the largest number of the 38 visitors",
            ["largest: [Opening hours]"],
        ),
        (
            "Opening hours came before prices, and prices before toilets",
            ["order: [Opening hours, Prices, Toilets]"],
        ),
        ("Toilets were asked about least", ["smallest: [Toilets]"]),
        (
            "More than half of the 38 visitors (26) asked about opening hours or toilets",
            ["{share: [Opening hours, Toilets], compare: more_than_half, n: 26, base: 38}"],
        ),
        (
            "18 of 38 visitors (47%) asked about opening hours",
            ["{share: [Opening hours], compare: exactly, n: 18, base: 38}"],
        ),
        (
            "Of three things, toilets were asked about by fewer than half (8)",
            ["{share: [Toilets], compare: less_than_half, n: 8}"],
        ),
    ],
)
def test_a_title_that_its_claims_bear_is_left_alone(
    ours: Callable[[str], list[Diagnostic]], title: str, claims: list[str]
) -> None:
    assert ours(chart(title, *claims)) == []


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("largest: [Prices]", "“Prices” has 12 of 38, but “Opening hours” has 18 of 38."),
        ("smallest: [Toilets, Prices]", "“Prices” has 12 of 38, but “Toilets” has 8 of 38."),
        ("order: [Prices, Opening hours]", "“Prices” has 12 of 38, and “Opening hours” has 18 of 38."),
        ("{share: [Prices], compare: more_than_half}", "“Prices”: 12 of 38."),
        ("{share: [Prices], compare: exactly, n: 13, base: 38}", "“Prices”: 12 of 38."),
        ("{share: [Prices], compare: exactly, n: 12, base: 37}", "“Prices”: 12 of 38."),
        ("{share: [Opening hours, Prices, Toilets], compare: less_than_half}", "38 of 38."),
        ("{share: [Prices], compare: none}", "“Prices”: 12 of 38."),
    ],
)
def test_a_false_claim_is_told_with_the_numbers(
    ours: Callable[[str], list[Diagnostic]], claim: str, message: str
) -> None:
    (problem,) = ours(chart("Visitors asked", claim))
    assert problem.code == "EV331"
    assert problem.message.endswith(message)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Prices were asked about most", "Prices"),
        ("Opening hours came first, before the rest", "before"),
        ("Opening hours were asked about most, by 17", "17"),
        ("Opening hours were asked about most, by 48%", "48%"),
        ("Opening hours were asked about most, by five visitors", "five"),
        ("More than half asked about opening hours most", "More than half"),
        ("All asked about opening hours most", "All"),
        ("Nobody asked about opening hours most", "Nobody"),
        ("A third asked about opening hours most", "A third"),
        ("Most of the visitors asked about opening hours", "Most of"),
    ],
)
def test_what_a_title_says_and_no_claim_does_is_pointed_at(
    ours: Callable[[str], list[Diagnostic]], title: str, words: str
) -> None:
    (problem,) = ours(chart(title, "largest: [Opening hours]"))
    assert problem.code == "EV332"
    assert problem.message == f"The title says “{words}”, but no claim says so."
    assert problem.source_line[problem.place.column - 1 : problem.place.end_column - 1] == words


def test_rows_that_share_the_largest_count_are_all_named(ours: Callable[[str], list[Diagnostic]]) -> None:
    tied = chart("Visitors asked", "largest: [Opening hours]")
    for before, after in (("Prices, n: 12", "Prices, n: 18"), ("Toilets, n: 8", "Toilets, n: 2")):
        tied = tied.replace(before, after)
    found = [problem for problem in ours(tied) if problem.code == "EV331"]
    assert "all who share it are named" in found[0].message
    both = tied.replace("largest: [Opening hours]", "largest: [Prices, Opening hours]")
    assert [problem for problem in ours(both) if problem.code == "EV331"] == []


def matrix(claim: str) -> str:
    return table(
        "themes:",
        "  - waiting",
        "rows:",
        "  - label: By post",
        "    base: 36",
        "    cells:",
        "      - {label: Often, n: 20}",
        "      - {label: Never, n: 16}",
        "  - label: In person",
        "    base: 30",
        "    cells:",
        "      - {label: Often, n: 18}",
        "      - {label: Never, n: 12}",
        "charts:",
        "  - id: chart-asked-how",
        "    title: Visitors asked",
        "    asked: Visitors were asked how they had asked.",
        "    claims:",
        f"      - {claim}",
        kind="rating_matrix",
        base="",
    )


@pytest.mark.parametrize(
    ("claim", "code", "message"),
    [
        ("{largest: [By post], by: [Often]}", "EV331", "but not by shares"),
        ("{order: [By post, In person], by: [Often]}", "EV331", "but not by shares"),
        ("largest: [By post]", "EV333", "which answers are counted?"),
        ("{largest: [By post], by: [Oftn]}", "EV333", "“Oftn” is no answer here."),
        ("{largest: [By pst], by: [Often]}", "EV333", "“By pst” is no row here."),
        ("{largest: [By post], by: [Often], group: G}", "EV333", "“G” is no group of this table."),
        ("{share: [By post, In person], by: [Often], compare: half}", "EV333", "cannot be counted together"),
    ],
)
def test_a_matrix_is_compared_by_answer_and_never_against_its_shares(
    ours: Callable[[str], list[Diagnostic]], claim: str, code: str, message: str
) -> None:
    (problem,) = ours(matrix(claim))
    assert problem.code == code
    assert message in problem.message


def test_a_claim_on_a_matrix_that_counts_and_shares_bear_is_left_alone(
    ours: Callable[[str], list[Diagnostic]],
) -> None:
    assert ours(matrix("{largest: [By post], by: [Never]}")) == []
    assert ours(matrix("{share: [In person], by: [Often], compare: more_than_half, n: 18, base: 30}")) == []


# Findings and speakers


def finding(statement: str, count: str) -> str:
    return f"""\
# in evidence/studies/okafor-2021/findings.yaml
- id: waiting-named-most
  statement: "{statement}"
  kind: quantitative
  basis: own_data
  perspective:
    - visitors
  count: {count}
  credibility: not_assessed
  credibility_reason: quantitative
  themes:
    - waiting
  illustrations:
    - {{table: table-2, row: Waiting lists}}
  locator: {{table: Table 2}}
"""


@pytest.mark.parametrize(
    ("statement", "count", "code"),
    [
        ("Some named waiting.", '{n: 18, base: 38, percent: "47.4"}', None),
        ("Some named waiting.", "{n: 39, base: 38}", "EV341"),
        ("Some named waiting.", '{percent: "33", base: 20}', "EV341"),
        ("Some named waiting.", '{n: 18, base: 38, percent: "0.474"}', "EV341"),
        ("Some named waiting.", '{percent: "47.4"}', "EV343"),
        ("Most people named waiting.", "{n: 17, base: 38}", "EV342"),
        ("Most people named waiting.", "{n: 20, base: 38}", None),
        ("Waiting was named most often.", "{n: 17, base: 38}", None),
        ("For most of them it was waiting.", "{n: 7, base: 38}", None),
        ("More than half of them named waiting.", "{n: 19, base: 38}", "EV342"),
        ("Half of the visitors named waiting.", "{n: 19, base: 38}", None),
        ("A third of visitors named waiting.", "{n: 19, base: 38}", "EV342"),
    ],
)
def test_a_finding_says_no_more_than_its_count(
    ours: Callable[[str], list[Diagnostic]], statement: str, count: str, code: str | None
) -> None:
    assert [problem.code for problem in ours(finding(statement, count))] == ([code] if code else [])


def speaker(label: str) -> str:
    return f"""\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: "{label}"
  perspective:
    - visitors
  locator: {{table: Table 4, row: A friendly face, page: "10"}}
"""


@pytest.mark.parametrize(
    ("label", "severity"),
    [
        ("Sarah Jones, 34, Leeds", "error"),
        ("Zoë O’Brien (Leeds)", "error"),
        ("Sarah Jones", "warning"),
        ("P07, visitor", None),
        ("ppt. 36", None),
        ("Participant Seven", None),
        ("Visitor, Northtown", None),
        ("not_stated", None),
        ("Focus Group 2", None),
    ],
)
def test_a_label_that_looks_like_a_name_is_pointed_at(
    ours: Callable[[str], list[Diagnostic]], label: str, severity: str | None
) -> None:
    found = ours(speaker(label))
    assert [(problem.code, problem.severity.value) for problem in found] == (
        [("EV412", severity)] if severity else []
    )


def test_counts_of_several_groups_above_one_base_are_one_message_at_the_base(ours) -> None:
    groups = [
        f"  - label: {label}\n    cells: [{{label: a {label}, n: {n}}}, {{label: b {label}, n: {n}}}]"
        for label, n in (("North", 40), ("South", 50))
    ]
    lines = "\n".join(["groups:", *groups]).split("\n")
    found = [told for told in said(ours(table(*lines))) if told[0] == "EV302"]
    assert found == [("EV302", "40, 40, 50 and 50 are more than the 38 people who answered.")]


def test_a_claim_on_a_table_without_rows_is_told(ours: Callable[[str], list[Diagnostic]]) -> None:
    overlay = table(
        "cells: [{label: All, n: 38, total: true}]",
        "charts:",
        "  - id: chart-empty",
        "    title: Prices were named by the largest number of the 38 visitors",
        "    asked: 38 visitors were asked.",
        "    claims: [{largest: []}]",
    )
    assert ("EV333", "No row is there to compare.") in said(ours(overlay))
