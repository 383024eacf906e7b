from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.model.diagnostics import Severity
from build_scripts.read.corpus import Reading, read_files

ExampleFiles = Callable[[], dict[str, bytes]]
OKAFOR = "evidence/studies/okafor-2021"


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in reading.problems]


def test_the_annotated_example_is_read_whole_and_without_a_problem(example_files: ExampleFiles) -> None:
    reading = read_files(example_files())
    assert reading.problems == ()
    corpus = reading.corpus
    assert corpus.site is not None
    assert corpus.review is not None
    folder = corpus.studies["okafor-2021"]
    assert folder.study is not None
    assert all((folder.questions, folder.tables, folder.findings, folder.quotes, folder.recommendations))
    assert folder.appraisal is not None
    assert folder.receipt is not None
    assert all((corpus.themes, corpus.review_findings, corpus.recommendations, corpus.glossary))
    assert corpus.unread == frozenset()


def test_trees_are_named_by_path_from_the_project_folder(example_files: ExampleFiles) -> None:
    reading = read_files(example_files())
    tree = reading.trees[f"{OKAFOR}/quotes.yaml"]
    assert tree.file == f"{OKAFOR}/quotes.yaml"
    assert tree.data[0]["id"] == reading.corpus.studies["okafor-2021"].quotes[0].id


def test_reading_twice_gives_the_same(example_files: ExampleFiles) -> None:
    files = example_files()
    files[f"{OKAFOR}/quotes.yaml"] += b"- id: X\n"
    assert read_files(files) == read_files(dict(reversed(files.items())))


def test_a_broken_file_counts_as_unread_and_hides_no_other(example_files: ExampleFiles) -> None:
    files = example_files()
    files[f"{OKAFOR}/findings.yaml"] = b"- id: a: b\n"
    files[f"{OKAFOR}/quotes.yaml"] += b"- id: b\n  text: c\n"
    reading = read_files(files)
    assert {file for _, file in codes(reading)} == {f"{OKAFOR}/findings.yaml", f"{OKAFOR}/quotes.yaml"}
    folder = reading.corpus.studies["okafor-2021"]
    assert folder.unread == {"findings.yaml", "quotes.yaml"}
    assert reading.corpus.unread == {f"{OKAFOR}/findings.yaml", f"{OKAFOR}/quotes.yaml"}
    assert folder.findings == ()
    assert len(folder.quotes) == 2
    assert folder.tables


def test_a_key_twice_leaves_out_its_record_alone(example_files: ExampleFiles) -> None:
    files = example_files()
    files["evidence/glossary.yaml"] = (
        b"- {id: a, term: a, meaning: a}\n- id: b\n  term: b\n  meaning: b\n  meaning: c\n"
    )
    reading = read_files(files)
    assert codes(reading) == [("EV017", "evidence/glossary.yaml")]
    assert [term.id for term in reading.corpus.glossary] == ["a"]
    assert "evidence/glossary.yaml" in reading.corpus.unread


def test_a_warning_about_writing_is_left_out_where_the_value_is_wrong(example_files: ExampleFiles) -> None:
    files = example_files()
    files["evidence/glossary.yaml"] = (
        b"- {id: a, term: a, meaning: a, also: }\n- {id: NO, term: b, meaning: b}\n"
    )
    assert [code for code, _ in codes(read_files(files))] == ["EV032", "EV037"]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        (f"{OKAFOR}/finding.yaml", "findings.yaml"),
        (f"{OKAFOR}/quotes.yml", "quotes.yaml"),
        (f"{OKAFOR}/Study.yaml", "study.yaml"),
        ("evidence/themes/trust.yml", "trust.yaml"),
        ("evidence/theme/trust.yaml", "evidence/themes/trust.yaml"),
        ("evidence/study/okafor-2021/study.yaml", "evidence/studies/okafor-2021/study.yaml"),
        ("evidence/sites.yaml", "site.yaml"),
        ("evidence/studies/lee-2019.yaml", "evidence/studies/lee-2019/study.yaml"),
        ("evidence/permalinks/okafor-2021.lock", "okafor-2021.txt"),
    ],
)
def test_a_file_with_a_mistyped_name_is_not_left_out_silently(
    example_files: ExampleFiles, path: str, meant: str
) -> None:
    problems = read_files(example_files() | {path: b"a: b\n"}).problems
    (problem,) = [problem for problem in problems if problem.file == path]
    assert (problem.code, problem.severity) == ("EV055", Severity.ERROR)
    assert f"Did you mean {meant}?" in problem.hint


def test_other_files_are_worth_a_warning(example_files: ExampleFiles) -> None:
    (problem,) = read_files(example_files() | {f"{OKAFOR}/paper.pdf": b""}).problems
    assert (problem.code, problem.severity) == ("EV055", Severity.WARNING)


def test_schemas_and_hidden_files_are_no_business_of_reading(example_files: ExampleFiles) -> None:
    extra = {"evidence/schema/study.json": b"{", "evidence/.gitkeep": b"", "README.md": b""}
    assert read_files(example_files() | extra).problems == ()


def test_a_study_folder_without_its_study_is_told_once(example_files: ExampleFiles) -> None:
    files = example_files() | {"evidence/studies/lee-2019/findings.yaml": b"[]\n"}
    reading = read_files(files)
    assert codes(reading) == [("EV053", "evidence/studies/lee-2019/study.yaml")]
    assert reading.corpus.studies["lee-2019"].study is None


def test_a_study_that_cannot_be_read_is_not_called_missing(example_files: ExampleFiles) -> None:
    files = example_files() | {f"{OKAFOR}/study.yaml": b"a: b: c\n"}
    assert codes(read_files(files)) == [("EV008", f"{OKAFOR}/study.yaml")]


@pytest.mark.parametrize("name", ["Okafor 2021", "2021-okafor", "con", "okafor_2021", "a--b"])
def test_a_folder_whose_name_is_no_id_is_told_once(example_files: ExampleFiles, name: str) -> None:
    files = example_files()
    files |= {f"evidence/studies/{name}/{file}.yaml": b"[]\n" for file in ("findings", "quotes")}
    reading = read_files(files)
    assert codes(reading) == [("EV056", f"evidence/studies/{name}")]
    assert name not in reading.corpus.studies


def test_a_file_whose_name_is_no_id_is_told(example_files: ExampleFiles) -> None:
    reading = read_files(example_files() | {"evidence/themes/Safe Spaces.yaml": b"a: b\n"})
    assert codes(reading) == [("EV056", "evidence/themes/Safe Spaces.yaml")]
    assert "safe-spaces" in reading.problems[0].hint


def test_nothing_at_all_is_one_problem() -> None:
    assert codes(read_files({})) == [("EV051", "evidence")]


def test_a_corpus_without_a_study_is_told(example_files: ExampleFiles) -> None:
    files = {path: content for path, content in example_files().items() if "okafor" not in path}
    assert codes(read_files(files)) == [("EV052", "evidence/studies")]


@pytest.mark.parametrize("name", ["site.yaml", "review.yaml"])
def test_a_file_that_every_corpus_needs_is_missed(example_files: ExampleFiles, name: str) -> None:
    files = example_files()
    del files[f"evidence/{name}"]
    assert codes(read_files(files)) == [("EV054", f"evidence/{name}")]


def test_the_ledger_is_read_line_by_line(example_files: ExampleFiles) -> None:
    files = example_files() | {
        "evidence/permalinks/_site.txt": b"# kept for good\r\nthemes/\r\n",
        "evidence/permalinks/a.txt": b"\r\nstudies/a/#b\r\n",
        "evidence/permalinks.lock": b"quotes/\n",
    }
    assert read_files(files).corpus.permalinks == {
        "quotes/": "evidence/permalinks.lock",
        "themes/": "evidence/permalinks/_site.txt",
        "studies/a/#b": "evidence/permalinks/a.txt",
    }


@pytest.mark.parametrize(("content", "line"), [(b"{}", 1), (b'{\n "tool": x}', 2), (b"", 1), (b"\xff", 1)])
def test_a_damaged_receipt_is_told(example_files: ExampleFiles, content: bytes, line: int) -> None:
    reading = read_files(example_files() | {"evidence/receipts/okafor-2021.json": content})
    (problem,) = reading.problems
    assert problem.code in {"EV059", "EV001"}
    assert problem.place.line == line
    assert reading.corpus.studies["okafor-2021"].receipt is None
    assert "evidence/receipts/okafor-2021.json" in reading.corpus.unread


def test_a_receipt_without_its_study_is_worth_a_warning(example_files: ExampleFiles) -> None:
    files = example_files()
    receipt = files["evidence/receipts/okafor-2021.json"]
    (problem,) = read_files(files | {"evidence/receipts/lee-2019.json": receipt}).problems
    assert (problem.code, problem.severity) == ("EV060", Severity.WARNING)


def test_one_habit_of_writing_is_told_once_with_all_its_lines(example_files: ExampleFiles) -> None:
    path = "evidence/studies/okafor-2021/findings.yaml"
    files = example_files()
    files[path] = files[path].replace(b"  themes:\n    - waiting\n", b"  themes: waiting\n")
    (problem,) = read_files(files).problems
    assert (problem.code, problem.place.line) == ("EV035", 12)
    assert problem.message.endswith(" The same goes for lines 25 and 41.")
    assert [edit.text for edit in problem.edits] == ["[waiting]"] * 3


def test_a_word_that_its_field_takes_is_not_ambiguous(example_files: ExampleFiles) -> None:
    path = "evidence/studies/okafor-2021/appraisal.yaml"
    files = example_files()
    files[path] = files[path].replace(b'answer: "yes"', b"answer: yes")
    assert read_files(files).problems == ()


def test_other_ambiguous_words_of_a_file_are_told_once_a_key(example_files: ExampleFiles) -> None:
    path = "evidence/studies/okafor-2021/study.yaml"
    files = example_files()
    files[path] = files[path].replace(b"England, UK", b"NO").replace(b"family: Okafor", b"family: No")
    files[path] = files[path].replace(b"family: Lee", b"family: On")
    problems = read_files(files).problems
    assert [(problem.code, problem.place.line) for problem in problems] == [("EV023", 9), ("EV023", 33)]
    assert "The same goes for line 10." in problems[0].message
