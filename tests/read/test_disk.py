from __future__ import annotations

import os
import pathlib
from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading, read_corpus, read_files

Write = Callable[[dict[str, bytes]], pathlib.Path]


@pytest.fixture(name="root")
def _root(tmp_path: pathlib.Path, example_files: Callable[[], dict[str, bytes]]) -> pathlib.Path:
    for path, content in example_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in reading.problems]


def test_the_disk_gives_the_same_as_the_files(
    root: pathlib.Path, example_files: Callable[[], dict[str, bytes]]
) -> None:
    reading = read_corpus(root)
    assert reading.root == root
    assert reading.corpus == read_files(example_files()).corpus
    assert reading.problems == ()


def test_a_wrong_root_is_one_problem(tmp_path: pathlib.Path) -> None:
    assert codes(read_corpus(tmp_path)) == [("EV051", "evidence")]
    assert codes(read_corpus(tmp_path / "nowhere")) == [("EV051", "evidence")]


def test_an_empty_evidence_folder_is_one_problem(tmp_path: pathlib.Path) -> None:
    (tmp_path / "evidence").mkdir()
    assert codes(read_corpus(tmp_path)) == [("EV051", "evidence")]


def test_an_empty_study_folder_is_told(root: pathlib.Path) -> None:
    (root / "evidence/studies/lee-2019").mkdir()
    assert codes(read_corpus(root)) == [("EV053", "evidence/studies/lee-2019/study.yaml")]


def test_an_empty_folder_whose_name_is_no_id_is_told(root: pathlib.Path) -> None:
    (root / "evidence/studies/Lee 2019").mkdir()
    assert codes(read_corpus(root)) == [("EV056", "evidence/studies/Lee 2019")]


def test_a_folder_inside_a_study_is_told(root: pathlib.Path) -> None:
    (root / "evidence/studies/okafor-2021/old").mkdir()
    assert codes(read_corpus(root)) == [("EV055", "evidence/studies/okafor-2021/old")]


def test_a_link_to_a_place_outside_is_not_followed(root: pathlib.Path) -> None:
    secret = root / "secret.yaml"
    secret.write_text("- {id: a, term: a, meaning: a}\n")
    (root / "evidence/glossary.yaml").unlink()
    (root / "evidence/glossary.yaml").symlink_to(secret)
    (root / "evidence/studies/lee-2019").symlink_to(root)
    reading = read_corpus(root)
    assert codes(reading) == [("EV058", "evidence/glossary.yaml"), ("EV058", "evidence/studies/lee-2019")]
    assert reading.corpus.glossary == ()
    assert "evidence/glossary.yaml" in reading.corpus.unread


def test_a_link_to_nowhere_and_a_link_in_a_circle_are_told(root: pathlib.Path) -> None:
    (root / "evidence/themes/a.yaml").symlink_to("nowhere.yaml")
    (root / "evidence/themes/b.yaml").symlink_to("b.yaml")
    assert [code for code, _ in codes(read_corpus(root))] == ["EV058", "EV058"]


def test_a_link_that_stays_inside_is_followed(root: pathlib.Path) -> None:
    (root / "evidence/themes/other.yaml").symlink_to("waiting.yaml")
    reading = read_corpus(root)
    assert reading.problems == ()
    assert "other" in reading.corpus.themes


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_that_may_not_be_opened_is_told(root: pathlib.Path) -> None:
    path = root / "evidence/studies/okafor-2021/study.yaml"
    path.chmod(0)
    assert codes(read_corpus(root)) == [("EV057", "evidence/studies/okafor-2021/study.yaml")]


def test_a_folder_where_a_file_is_due_is_told(root: pathlib.Path) -> None:
    path = root / "evidence/studies/okafor-2021/study.yaml"
    path.unlink()
    path.mkdir()
    assert codes(read_corpus(root)) == [("EV057", "evidence/studies/okafor-2021/study.yaml")]


def test_a_pipe_is_not_waited_for(root: pathlib.Path) -> None:
    os.mkfifo(root / "evidence/waivers.yaml")
    assert codes(read_corpus(root)) == [("EV057", "evidence/waivers.yaml")]


def test_a_huge_file_is_not_even_opened(root: pathlib.Path) -> None:
    with (root / "evidence/glossary.yaml").open("wb") as file:
        file.truncate(5_000_000_000)
    reading = read_corpus(root)
    assert codes(reading) == [("EV002", "evidence/glossary.yaml")]
    assert "5000.0 MB" in reading.problems[0].message


def test_a_file_name_that_is_no_text_is_told(root: pathlib.Path) -> None:
    (
        pathlib.Path(os.fsdecode(os.fsencode(root) + b"/evidence/themes")) / os.fsdecode(b"\xff.yaml")
    ).write_bytes(b"a: b")
    (problem,) = read_corpus(root).problems
    assert problem.code == "EV056"
    problem.file.encode()
