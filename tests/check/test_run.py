from __future__ import annotations

import subprocess
import sys

import pytest

from build_scripts.check.run import check, problem_of
from build_scripts.model.diagnostics import RuleText, Severity, Violation
from build_scripts.read.corpus import read_files
from build_scripts.synthesise.joins import join

STUDY = "evidence/studies/okafor-2021"
TEXT = RuleText("EV999", "made-up", Severity.WARNING, "corpus", "Why.", "", "")


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "broken",
    [
        f"{STUDY}/quotes.yaml",
        f"{STUDY}/tables.yaml",
        f"{STUDY}/findings.yaml",
        f"{STUDY}/questions.yaml",
        f"{STUDY}/study.yaml",
        f"{STUDY}/appraisal.yaml",
        f"{STUDY}/discrepancies.yaml",
        "evidence/site.yaml",
        "evidence/glossary.yaml",
        "evidence/themes/waiting.yaml",
        "evidence/review_findings/not-knowing-weighs.yaml",
        "evidence/recommendations/say-how-long-it-takes.yaml",
    ],
)
def test_nothing_is_said_of_references_into_a_file_that_could_not_be_read(broken, example_files):
    problems = check(read_files({**example_files(), broken: b"- id: [never closed\n"}))
    assert {problem.file for problem in problems} == {broken}


def test_a_file_that_is_missing_leaves_its_references_open(example_files):
    files = example_files()
    del files["evidence/themes/waiting.yaml"]
    assert set(codes(check(read_files(files)))) == {"EV201"}


def test_problems_of_two_files_are_told_at_once_in_order(problems_of):
    problems = problems_of(
        "# in evidence/themes/waiting.yaml\nrelated: [trust]\n"
        '# in evidence/glossary.yaml\n- id: con\n  term: wait\n  meaning: "TODO: write this."\n'
    )
    assert [(problem.file, problem.code) for problem in problems] == [
        ("evidence/glossary.yaml", "EV104"),
        ("evidence/glossary.yaml", "EV605"),
        ("evidence/themes/waiting.yaml", "EV201"),
    ]


@pytest.mark.parametrize(("again", "told"), [("the deaf again", 1), ("The deaf again", 2)])
def test_problems_of_a_kind_in_one_text_are_each_told_once(again, told, problems_of):
    problems = problems_of(
        f"# in evidence/glossary.yaml\n- id: queue\n  term: queue\n  meaning: People, the deaf. {again}.\n"
    )
    assert codes(problems) == ["EV601"] * told


def test_a_name_that_is_nowhere_is_told_once_with_all_its_lines(problems_of):
    (problem,) = problems_of(
        "# in evidence/studies/okafor-2021/tables.yaml\n"
        "- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, themes: [trust],\n"
        "   base: 38, cells: [{label: A, n: 3}]}\n"
        "- {id: table-9, title: B, locator: {table: Table 9}, kind: frequency, perspective: visitors, themes: [trust],\n"
        "   base: 38, cells: [{label: B, n: 3}]}\n"
    )
    assert (problem.code, problem.path) == ("EV201", (4, "themes", 0))
    assert problem.message == f'There is no theme "trust". The same goes for line {problem.place.line + 2}.'


def test_a_joined_corpus_may_be_handed_over(reading_of):
    reading = reading_of("# in evidence/themes/waiting.yaml\nrelated: [trust]\n")
    assert check(reading, join(reading.corpus)) == check(reading)


def test_other_places_are_written_as_file_and_line_or_as_line_in_the_same_file(reading_of):
    complaint = Violation(
        "evidence/glossary.yaml",
        (0, "term"),
        "As in {0} and {1}, not {7} or {this}.",
        "See {0}.",
        elsewhere=(
            ("evidence/themes/waiting.yaml", ("question",)),
            ("evidence/glossary.yaml", (0, "meaning")),
        ),
    )
    problem = problem_of(complaint, TEXT, reading_of())
    assert problem.message == "As in evidence/themes/waiting.yaml:4 and line 4, not {7} or {this}."
    assert problem.hint == "See evidence/themes/waiting.yaml:4."
    assert (problem.place.line, problem.place.column, problem.severity) == (3, 9, Severity.WARNING)
    assert problem.source_line == "  term: thematic analysis"


def test_braces_of_an_author_stay_where_no_other_place_is_named(reading_of):
    complaint = Violation("evidence/glossary.yaml", (0,), "The word {0} is odd.", "Mend it.")
    assert problem_of(complaint, TEXT, reading_of()).message == "The word {0} is odd."


def test_a_complaint_about_a_file_without_a_tree_stands_at_its_top(reading_of):
    problem = problem_of(Violation("evidence/nowhere.yaml", ("x",), "Gone.", "Look."), TEXT, reading_of())
    assert (problem.place.line, problem.place.column, problem.source_line) == (1, 1, "")


def test_the_check_loads_nothing_heavy():
    code = (
        "import sys; import build_scripts.check.run, build_scripts.check.report, build_scripts.read.corpus;"
        "print([m for m in ('pandas', 'plotly', 'jinja2', 'mkdocs', 'markdown', 'nh3') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.strip() == "[]"


def test_different_problems_of_one_rule_at_one_place_are_each_told(problems_of):
    """Words written with escapes cannot be underlined, so both stand at the whole text."""
    problems = problems_of(
        "# in evidence/glossary.yaml\n- id: queue\n  term: queue\n"
        '  meaning: "Where the d\\u0065af and the m\\u0061d wait."\n'
        "# in evidence/site.yaml\nplain_words: {the deaf: people who are deaf, the mad: people}\n"
    )
    assert [problem.message.split(" is on")[0] for problem in problems] == ['"the deaf"', '"the mad"']
    assert len({problem.place for problem in problems}) == 1
