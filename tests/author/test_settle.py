from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from build_scripts.author.edits import TextEdit, add_entry, applied, put_block
from build_scripts.author.settle import UnknownStatementError, settle
from build_scripts.check.run import check
from build_scripts.read.corpus import read_corpus
from build_scripts.read.yaml_text.tree import Tree

DAY = "2026-12-24"
STATEMENT = "evidence/review_findings/not-knowing-weighs.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with_example = files("build_scripts.author.example") / "evidence"
    shutil.copytree(str(with_example), tmp_path / "evidence")
    return tmp_path


def codes(project: Path) -> list[str]:
    return [problem.code for problem in check(read_corpus(project))]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_first_time_only_keeps_what_a_statement_rests_on(project: Path) -> None:
    before = (project / STATEMENT).read_text(encoding="utf-8")
    (settled,) = settle(project, ["not-knowing-weighs"], DAY)
    assert (settled.file, settled.line, settled.written) == (STATEMENT, "", True)
    after = (project / STATEMENT).read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after.removeprefix(before).startswith("seen:\n  items:\n    okafor-2021/")
    (again,) = settle(project, ["not-knowing-weighs"], DAY)
    assert not again.written
    assert codes(project) == []


def test_all_statements_can_be_settled_at_once(project: Path) -> None:
    settled = settle(project, [], DAY)
    assert all(one.written for one in settled)
    assert {one.file for one in settled} == {
        STATEMENT,
        "evidence/themes/waiting.yaml",
        "evidence/recommendations/say-how-long-it-takes.yaml",
        "evidence/review.yaml",
    }
    assert codes(project) == []


def test_settling_again_takes_the_note_away_and_dates_it(project: Path) -> None:
    settle(project, [], DAY)
    findings = project / "evidence/studies/okafor-2021/findings.yaml"
    edit(findings, "statement: ", "statement: Hardly ever, ")
    assert set(codes(project)) == {"EV551"}
    shown = settle(project, [], DAY, only_show=True)
    assert "Read again after changes in okafor-2021." in {one.line for one in shown}
    assert set(codes(project)) == {"EV551"}
    settle(project, [], DAY, because="Read again: it holds.")
    changes = read_corpus(project).corpus.review_findings["not-knowing-weighs"].history
    assert (changes[-1].date, changes[-1].change) == (DAY, "Read again: it holds.")


def test_an_unknown_id_gets_the_nearest(project: Path) -> None:
    with pytest.raises(UnknownStatementError, match='Did you mean "waiting"'):
        settle(project, ["waitin"], DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nh:\n  - x: 1 # c\n", "a: 1\nh:\n  - x: 1 # c\n  - x: 2\n    y: z\n"),
        ("h:\n- x: 1\nb: 2\n", "h:\n- x: 1\n- x: 2\n  y: z\nb: 2\n"),
        ("h:\n  - x: 1", "h:\n  - x: 1\n  - x: 2\n    y: z\n"),
        ("h: [{x: 1}]\n", "h: [{x: 1}, {x: 2, y: z}]\n"),
        ("h: []\n", "h: [{x: 2, y: z}]\n"),
        ("h:\n  - |\n    text\n\n# c\nb: 2\n", "h:\n  - |\n    text\n  - x: 2\n    y: z\n\n# c\nb: 2\n"),
    ],
)
def test_an_entry_is_added_as_the_list_is_written(text: str, expected: str) -> None:
    edit = add_entry(Tree("f", text), ("h",), ["x: 2", "y: z"])
    assert applied(text, [edit]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", "a: 1\nk: 2\n"),
        ("a: 1", "a: 1\nk: 2\n"),
        ("k:\n  x: 1  # c\nb: 2\n", "k: 2\nb: 2\n"),
    ],
)
def test_a_block_takes_the_place_of_the_old_one(text: str, expected: str) -> None:
    assert applied(text, [put_block(Tree("f", text), "k", "k: 2\n")]) == expected


def test_of_edits_that_overlap_only_the_first_is_made() -> None:
    assert applied("abcdef", [TextEdit(2, 4, "X"), TextEdit(3, 5, "Y"), TextEdit(5, 5, "Z")]) == "abXeZf"
