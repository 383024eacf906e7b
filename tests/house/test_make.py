"""`make` says plainly what a machine lacks."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def fake_python(folder: Path, name: str, body: str) -> None:
    script = folder / name
    script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def bare_machine(tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the project's outside, and a PATH that holds the shell's tools and no Python."""
    project, tools = tmp_path / "project", tmp_path / "tools"
    project.mkdir()
    tools.mkdir()
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, project)
    for tool in ("sh", "make", "cat", "cmp", "echo", "rm"):
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)
    return project, tools


def make(project: Path, tools: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments],
        cwd=project,
        env={"PATH": str(tools), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_machine_without_a_new_enough_python_is_told_so(bare_machine: tuple[Path, Path]) -> None:
    project, tools = bare_machine
    fake_python(tools, "python3", "exit 1")
    done = make(project, tools, "setup")
    assert done.returncode != 0
    assert "Python 3.11 or later" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_named_python_that_is_too_old_is_told_so(bare_machine: tuple[Path, Path]) -> None:
    project, tools = bare_machine
    fake_python(tools, "old", "exit 1")
    done = make(project, tools, "setup", "PYTHON=old")
    assert done.returncode != 0
    assert "needs Python 3.11 or later, and none of these is: old." in done.stdout


def test_a_missing_venv_module_is_named_with_the_package_that_has_it(bare_machine: tuple[Path, Path]) -> None:
    project, tools = bare_machine
    fake_python(tools, "python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    done = make(project, tools, "setup")
    assert done.returncode != 0
    assert "apt install python3-venv" in done.stdout


def test_nothing_is_installed_when_the_lock_has_not_changed(bare_machine: tuple[Path, Path]) -> None:
    project, tools = bare_machine
    (project / ".venv").mkdir()
    installed = (project / "requirements.lock").read_text() + (project / "pyproject.toml").read_text()
    (project / ".venv" / "installed").write_text(installed)
    fake_python(tools, "python3", "echo touched >> touched; exit 1")
    done = make(project, tools, "setup")
    assert done.returncode == 0
    assert done.stdout == ""


def test_make_alone_says_what_there_is(bare_machine: tuple[Path, Path]) -> None:
    done = make(*bare_machine)
    assert [line.split()[:2] for line in done.stdout.splitlines()][:3] == [
        ["make", "serve"],
        ["make", "site"],
        ["make", "test"],
    ]
