from __future__ import annotations

import pytest

from build_scripts.model.records.site import QuotationBudget
from build_scripts.synthesise.quotations.budget import quoted, words_in

STUDY = "# in evidence/studies/okafor-2021/study.yaml\n"


def rights(quotations: str = "{basis: licence, licence: CC-BY-4.0}", tables: str = "{basis: facts}") -> str:
    return f"{STUDY}rights:\n  quotations: {quotations}\n  tables: {tables}\n"


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rights(tables="{basis: facts}"), []),
        (rights("{basis: facts}"), ["EV701"]),
        (rights(tables="{basis: own}"), ["EV701"]),
        (rights("{basis: licence}"), ["EV702"]),
        (rights("{basis: permission}"), ["EV702"]),
        (rights("{basis: permission, note: Given by Ada Okafor on 2026-11-20.}"), []),
        (rights("{basis: licence, licence: CC-BY-SA-4.0}"), ["EV704"]),
        (rights("{basis: licence, licence: CC-BY-SA-4.0, note: Printed beside the quotation.}"), []),
    ],
)
def test_the_basis_fits_and_is_named(text, expected, problems_of):
    assert codes(problems_of(text)) == expected


@pytest.mark.parametrize(
    ("licence", "message", "meant"),
    [
        ("CC-BY", '"CC-BY" does not say which version.', "CC-BY-4.0"),
        ("CC BY-NC", '"CC BY-NC" does not say which version.', "CC-BY-NC-4.0"),
        ("CC-BY-4", '"CC-BY-4" does not say which version.', "CC-BY-4.0"),
        ("cc-by-9.0", 'There is no licence "cc-by-9.0".', "CC-BY-4.0"),
    ],
)
def test_a_licence_has_its_version(licence, message, meant, problems_of):
    problems = [
        problem
        for problem in problems_of(f"{STUDY}licence: {licence}\n" + rights("{basis: quotation}"))
        if problem.code == "EV703"
    ]
    assert [problem.message for problem in problems] == [message]
    assert problems[0].hint.startswith(f'Did you mean "{meant}"? ')


@pytest.mark.parametrize(
    "licence", ["not_stated", "all_rights_reserved", "CC0-1.0", "OGL-UK-3.0", "House Licence 2.1"]
)
def test_other_licences_with_a_version_are_taken_as_they_are(licence, problems_of):
    assert problems_of(f"{STUDY}licence: {licence}\n" + rights("{basis: quotation}")) == ()


def test_words_of_a_quotation_are_counted_without_our_own():
    assert words_in("I felt like nobody [...] wait six months") == 7
    assert words_in("They [the staff] don't re-read it, I'm sure. 24 times!") == 8
    assert words_in("我在那里感到安全") == 8


@pytest.mark.parametrize(
    ("keys", "limit", "reason"),
    [
        ("source_words: 8200\nquoted_words: 900\n", 297, "33% of the words it quotes itself (900)"),
        ("source_words: 500\nquoted_words: 900\n", 50, "10% of its words (500)"),
        ("source_words: 90000\nquoted_words: 90000\n", 1000, "1000 words from one source"),
    ],
)
def test_the_lowest_of_three_limits_counts(keys, limit, reason, reading_of):
    folder = reading_of(rights("{basis: quotation}") + STUDY + keys).corpus.studies["okafor-2021"]
    found = quoted(folder, QuotationBudget())
    assert found is not None
    assert (found.words, found.limit, found.reason) == (23, limit, reason)


def test_a_source_under_a_licence_has_no_budget(reading_of):
    assert quoted(reading_of().corpus.studies["okafor-2021"], QuotationBudget()) is None


def test_an_unknown_length_is_said_once_and_stops_nothing(problems_of, example_files):
    study = example_files()["evidence/studies/okafor-2021/study.yaml"].decode()
    without = study.replace("source_words: 8200\n", "").replace(
        "{basis: licence, licence: CC-BY-4.0}", "{basis: quotation}", 1
    )
    problems = problems_of(f"# evidence/studies/okafor-2021/study.yaml\n{without}")
    assert [(problem.code, problem.severity.value) for problem in problems] == [("EV705", "note")]
    assert "`source_words:`" in problems[0].hint


@pytest.mark.parametrize("licence", ["CC BY 4.0", "CC-BY 4.0", "cc by v4.0"])
def test_a_licence_that_is_only_written_otherwise_is_no_other_licence(licence, problems_of):
    text = rights(tables="{basis: licence, licence: CC-BY-4.0}")
    (problem,) = problems_of(f"{STUDY}licence: {licence}\n{text}")
    assert (problem.code, problem.edits[0].text) == ("EV703", "CC-BY-4.0")
    assert problem.message == f'"{licence}" is written CC-BY-4.0 here.'


@pytest.mark.parametrize(("source_words", "codes"), [(230, []), (229, ["EV705"])])
def test_the_last_word_of_the_budget_may_be_quoted_and_no_more(source_words, codes, problems_of):
    """The example quotes 23 words: a tenth of 230, and one more than a tenth of 229 allows."""
    keys = f"source_words: {source_words}\nquoted_words: 900\n"
    problems = problems_of(rights("{basis: quotation}") + STUDY + keys)
    assert [problem.code for problem in problems] == codes
    assert all("23" in problem.message and "22" in problem.message for problem in problems)
