"""What is said of cells that hold no number, of sums among the answers, and of tables that nothing follows from."""

from __future__ import annotations

import pytest

from build_scripts.model.records.table import is_total_label
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.numbers.cells import cell_lines
from build_scripts.synthesise.numbers.totals import total_lines

HEAD = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked about
  locator: {table: Table 5}
  kind: frequency
  base: 38
  perspective: visitors
"""
MATRIX = HEAD.replace("frequency", "rating_matrix")


def table(*lines: str, head: str = HEAD) -> str:
    return head + "".join(f"  {line}\n" for line in lines)


def codes(problems):
    return [(problem.code, problem.message) for problem in problems]


@pytest.fixture
def record(reading_of):
    return lambda overlay: join(reading_of(overlay).corpus).tables["okafor-2021/table-5"]


@pytest.mark.parametrize(
    "label",
    [
        "Total",
        "TOTAL",
        "Totals",
        "Total (n = 38)",
        "Total, n (%)",
        "Grand total",
        "Sub-total:",
        "Sum",
        "Total N",
        "Overall*",
    ],
)
def test_labels_of_sums(label: str) -> None:
    assert is_total_label(label)


@pytest.mark.parametrize(
    "label", ["Totally agree", "All", "Summer", "Total knee replacement", "Overall satisfaction", ""]
)
def test_labels_of_answers(label: str) -> None:
    assert not is_total_label(label)


def test_a_sum_that_comes_out_is_neither_an_answer_nor_a_fault(record, problems_of):
    overlay = table(
        "cells:",
        "  - {label: A, n: 20}",
        "  - {label: B, n: 18}",
        "  - {label: Total, n: 38, percent: '100'}",
    )
    assert codes(problems_of(overlay)) == []
    totals = {total.rule: total for total in total_lines(record(overlay))}
    assert (totals["counts_add_up"].total, totals["counts_add_up"].unaccounted) == (38, 0)
    assert totals["printed_total"].status == "consistent"
    assert [line.is_total for line in cell_lines(record(overlay))] == [False, False, True]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("A, n: 20", "B, n: 17", "Total, n: 38"), "The numbers add up to 37, but “Total” says 38."),
        (("A, n: 20", "B, n: 18", "Everybody, n: 38, total: true"), ""),
        (("A, n: 20", 'B, printed: "<5"', "Total, n: 23"), ""),
        (("A, n: 20", 'B, printed: "<5"', "Total, n: 19"), "The numbers add up to 20, but “Total” says 19."),
    ],
)
def test_a_sum_is_held_against_the_rows(problems_of, cells, expected: str):
    found = problems_of(table("cells:", *(f"  - {{label: {cell}}}" for cell in cells)))
    assert codes(found) == ([("EV353", expected)] if expected else [])


def test_a_sum_of_several_answers_each_may_be_more_than_the_people(problems_of):
    cells = ('A, n: 30, percent: "78.9"', 'B, n: 27, percent: "71.1"', 'Total, n: 57, percent: "150.0"')
    overlay = table("multiple_response: true", "cells:", *(f"  - {{label: {cell}}}" for cell in cells))
    assert codes(problems_of(overlay)) == []


def test_no_message_takes_a_sum_for_several_answers(problems_of):
    for label in ("Total", "All visitors"):
        cells = (
            'A, n: 20, percent: "52.6"',
            'B, n: 18, percent: "47.4"',
            f'{label}, n: 38, percent: "100.0"',
        )
        found = problems_of(table("cells:", *(f"  - {{label: {cell}}}" for cell in cells)))
        assert [problem.code for problem in found] == ([] if label == "Total" else ["EV322"])
    assert found[0].message == "“All visitors” is the sum of the other rows, so it seems to be no answer."
    assert found[0].hint.startswith("If so, add `total: true` to “All visitors”.")


def test_sums_of_a_matrix_stand_in_rows_and_in_columns(problems_of):
    def rows(last: int) -> str:
        numbers = (("X", 3, 4, 7), ("Y", 5, 6, 11), ("Total", 8, last, 18))
        lines = ["rows:"]
        for label, a, b, both in numbers:
            lines += [f"  - label: {label}", "    cells:"]
            lines += [
                f"      - {{label: {name}, n: {n}}}" for name, n in (("A", a), ("B", b), ("Total", both))
            ]
        return table(*lines, head=MATRIX)

    assert codes(problems_of(rows(10))) == []
    assert codes(problems_of(rows(9))) == [
        ("EV353", "The numbers add up to 10, but “B” says 9."),
        ("EV353", "The numbers add up to 17, but “Total” says 18."),
    ]


def test_a_count_held_back_is_not_worked_out_from_its_percent(record):
    line = cell_lines(record(table("cells:", '  - {label: A, printed: "<5", percent: "7.9"}')))[0]
    assert (line.reckoned.n, line.reckoned.n_basis, line.reckoned.printed) == (None, "not_stated", "<5")


@pytest.mark.parametrize("cell", ["A", "A, n: 3, printed: '<5'"])
def test_a_cell_holds_one_thing(problems_of, cell: str):
    found = problems_of(table("cells:", f"  - {{label: {cell}}}"))
    assert [problem.code for problem in found] == ["EV352" if "n: 3" in cell else "EV351"]


def test_where_nothing_follows_nothing_is_tested(record, problems_of):
    cells = ('A, n: 20, percent: "61"', 'B, n: 30, percent: "52"')
    overlay = table("not_recomputable: rounded", "cells:", *(f"  - {{label: {cell}}}" for cell in cells))
    assert codes(problems_of(overlay)) == []
    assert {line.reckoned.status for line in cell_lines(record(overlay))} == {"not_testable"}
    assert {line.reckoned.percent_computed for line in cell_lines(record(overlay))} == {""}
    assert total_lines(record(overlay)) == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Percents are weighted.", "weighted"),
        ("Counts are rounded to the nearest five.", "rounded"),
        ("Small cells were suppressed.", "suppressed"),
        ("Rates are age-standardised.", "adjusted"),
        ("Missing answers were imputed.", "imputed"),
    ],
)
def test_words_that_say_why_nothing_fits_lead_to_the_key(problems_of, words: str, reason: str):
    cells = ('A, n: 18, percent: "51.2"', f'B, n: 10, percent: "20.1", as_printed: "{words}"')
    found = problems_of(table("cells:", *(f"  - {{label: {cell}}}" for cell in cells)))
    assert [problem.code for problem in found] == ["EV354"]
    assert f"`not_recomputable: {reason}`" in found[0].hint


def test_a_lone_percent_is_no_proportion(problems_of):
    finding = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: opening-hours
  statement: Some visitors asked about opening hours.
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  count: {percent: "0.23"}
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{table: table-2, row: Waiting lists}]
  locator: {table: Table 2}
"""
    assert "EV341" not in [problem.code for problem in problems_of(finding)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("row: Other", "“Other” stands for 2 rows of this table: 1. with 12 and 2. with 3. Which is meant?"),
        ("row: Other, which: 2", ""),
        ("row: Other, which: 3", "“Other” stands for 2 rows here."),
        ("row: Cost, which: 2", "“Cost” stands for one row here."),
    ],
)
def test_one_of_two_rows_of_one_name_is_told_apart(problems_of, row: str, expected: str):
    cells = ("Other, n: 12", "Other, n: 3", "Cost, n: 9")
    overlay = table("cells:", *(f"  - {{label: {cell}}}" for cell in cells)) + (
        "# in evidence/studies/okafor-2021/findings.yaml\n"
        "- id: other-things\n  statement: Some visitors named other things.\n  kind: quantitative\n"
        "  basis: own_data\n  perspective: [visitors]\n  credibility: not_assessed\n"
        "  credibility_reason: quantitative\n  themes: [waiting]\n"
        f"  illustrations: [{{table: table-5, {row}}}]\n  locator: {{table: Table 5}}\n"
        "  disposition: {kind: outside_question, reason: It does not say what the other things are.}\n"
    )
    found = problems_of(overlay)
    assert codes(found) == ([("EV231", expected)] if expected else [])


def test_whatever_a_source_counts_can_be_a_base(record, problems_of):
    overlay = table(
        "base: {n: 12, of: nurse visits}",
        "cells:",
        "  - {label: A, n: 3, percent: '25.0'}",
        head=HEAD.replace("  base: 38\n", ""),
    )
    assert codes(problems_of(overlay)) == []
    assert cell_lines(record(overlay))[0].reckoned.base_of == "nurse visits"
