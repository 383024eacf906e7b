"""Paired rows: what is told of a side that is missing, silent, borrowed from others or without a base."""

from __future__ import annotations

from build_scripts.check.judgements.paired_rows import ANSWERED, CAUTION, OF_LIBRARIANS, row_example


def told(problems) -> list[tuple[str, str, str]]:
    return [(one.code, one.message, one.hint) for one in problems]


def test_a_side_that_is_left_out_is_named_with_both_ways_to_fill_it(problems_of):
    ((code, message, hint),) = told(problems_of(row_example().partition("  - perspective: librarians")[0]))
    assert (code, message) == ("EV561", "Nothing is said of librarians here.")
    assert "`answers`, or with a `gap`" in hint


def test_a_site_that_names_no_sides_is_told_once_a_row_with_the_perspectives_it_has(
    problems_of, example_files
):
    site = example_files()["evidence/site.yaml"].decode().replace("  - visitors\n  - librarians\n", "", 1)
    changed = "# evidence/site.yaml\n" + "\n".join(
        line for line in site.splitlines() if not line.startswith("sides:")
    )
    ((code, message, hint),) = told(problems_of(changed + "\n"))
    assert (code, message.partition(" (")[0]) == (
        "EV561",
        "site.yaml does not say which two perspectives stand side by side",
    )
    assert hint == "Add there `sides:` with two of librarians or visitors, the left one first."


def test_a_side_that_stands_twice_is_told_at_the_second(problems_of):
    twice = row_example(
        end="  - perspective: visitors\n    gap: {kind: not_looked_for, reason: Nobody asked.}\n"
    )
    (problem,) = problems_of(twice)
    assert (problem.code, problem.path) == ("EV561", ("sides", 2, "perspective"))


def test_answers_and_a_gap_cannot_both_be_true(problems_of):
    both = OF_LIBRARIANS + row_example(
        other=ANSWERED + "    gap: {kind: nothing_found, reason: Nothing came.}\n", end=CAUTION
    )
    assert [(code, message) for code, message, _ in told(problems_of(both))] == [
        ("EV562", 'The side "librarians" has answers and a gap.')
    ]


def test_what_librarians_say_of_visitors_does_not_fill_the_visitors_side(problems_of):
    estimate = OF_LIBRARIANS.replace("[librarians]", "[librarians]\n  about: [visitors]", 1)
    ((code, message, _),) = told(
        problems_of(estimate + row_example(finding="okafor-2021/librarians-on-cost"))
    )
    assert (code, message) == (
        "EV563",
        "okafor-2021/librarians-on-cost is said by librarians, not by visitors.",
    )


def test_a_base_that_the_study_has_nowhere_is_told_with_those_it_has(problems_of):
    ((code, message, hint),) = told(problems_of(row_example(more="        of: 31\n")))
    assert (code, message) == (
        "EV566",
        "31 is no base that okafor-2021 has: not its sample, nor a base of its tables or findings.",
    )
    assert hint == "It has 30 and 38."


def test_numbers_are_told_wherever_words_of_ours_stand_in_a_row(problems_of):
    def places(overlay: str) -> list[tuple[str, object]]:
        return [(one.code, one.path) for one in problems_of(overlay)]

    assert places("# in evidence/pairs/not-knowing.yaml\ntopic: Top 3\n") == [("EV569", ("topic",))]
    assert places(row_example(other="    gap: {kind: not_looked_for, reason: None of 9 was asked.}\n")) == [
        ("EV569", ("sides", 1, "gap", "reason"))
    ]
    assert places(row_example(asked="Asked 30 of them")) == [("EV569", ("sides", 0, "answers", 0, "asked"))]


def test_an_unknown_side_is_told_as_such_and_not_as_a_missing_one(problems_of):
    ((code, message, hint),) = told(problems_of(row_example().replace("librarians", "librarian")))
    assert (code, message) == ("EV214", 'There is no perspective "librarian" in evidence/site.yaml.')
    assert hint.startswith('Did you mean "librarians"?')
