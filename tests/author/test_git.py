from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from build_scripts.author.git import NoBaseError, changed_lines


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "site.yaml").write_text("a\nb\nc\n")
    (tmp_path / "evidence" / "old.yaml").write_text("a\nb\n")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x")


def test_changed_and_new_lines_are_those_since_the_branch_left_its_base(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "study")
    (repository / "evidence" / "site.yaml").write_text("a\nB\nc\nd\ne\n")
    (repository / "evidence" / "old.yaml").write_text("a\n")
    commit(repository)
    (repository / "evidence" / "nëw.yaml").write_text("x\n")
    git(repository, "checkout", "-q", "main")
    (repository / "evidence" / "other.yaml").write_text("meanwhile\n")
    git(repository, "add", "evidence/other.yaml")
    git(repository, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "y")
    git(repository, "checkout", "-q", "study")
    changed = changed_lines(repository, "main")
    assert [(lines.start, lines.stop) for lines in changed["evidence/site.yaml"]] == [(2, 3), (4, 6)]
    assert all(len(lines) == 0 for lines in changed["evidence/old.yaml"])
    assert 1 in changed["evidence/nëw.yaml"][0]
    assert "evidence/other.yaml" not in changed


def test_a_base_that_git_does_not_know_is_a_sentence(repository: Path) -> None:
    with pytest.raises(NoBaseError, match="Git knows no commit --all here"):
        changed_lines(repository, "--all")
