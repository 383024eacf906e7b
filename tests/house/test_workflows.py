"""What the repository asks its host to do: least permissions, commands that exist, forms that the site fills in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from build_scripts.cli import main as commands
from build_scripts.render.views.shared import MISTAKE_FORM

GITHUB = Path(__file__).parents[2] / ".github"
OF_A_NEW_SITE = GITHUB.parent / "build_scripts" / "author" / "beginning" / "files"
OURS = sorted((GITHUB / "workflows").glob("*.yml"))
WORKFLOWS = [*OURS, OF_A_NEW_SITE / "check.yml", OF_A_NEW_SITE / "publish.yml"]
CHECK = GITHUB / "workflows" / "check.yml"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
COMMAND = re.compile(r"(?:\.venv/bin/)?\bevidence ([a-z-]+)((?: +(?:--?[a-z-]+|\"?\$?[\w./-]+\"?))*)")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs(workflow: Path) -> Iterator[dict[str, Any]]:
    yield from read(workflow)["jobs"].values()


def runs(workflow: Path) -> list[str]:
    return [step["run"] for job in jobs(workflow) for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_token_may_do_what_its_job_needs_and_no_more(workflow: Path) -> None:
    granted = [read(workflow)["permissions"], *(job.get("permissions", {}) for job in jobs(workflow))]
    writes = {scope for one in granted for scope, right in one.items() if right == "write"}
    assert writes <= (
        {"pages", "id-token", "contents"} if workflow.name in ("publish.yml", "release.yml") else set()
    )
    assert all("timeout-minutes" in job for job in jobs(workflow))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_that_a_stranger_typed_is_part_of_a_command(workflow: Path) -> None:
    """Titles and names of branches come from outside; in `env` they are data, in `run` they would be code."""
    assert not [run for run in runs(workflow) if "${{" in run]
    assert "pull_request_target" not in workflow.read_text(encoding="utf-8")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_command_with_its_options_is_there(workflow: Path) -> None:
    named = [(found[1], found[2].split()) for run in runs(workflow) for found in COMMAND.finditer(run)]
    for name, words in named:
        assert name in commands.commands, name
        known = {
            flag
            for option in commands.commands[name].params
            for flag in (*option.opts, *option.secondary_opts)
        }
        assert {word for word in words if word.startswith("-")} <= known, (name, words)


def test_these_workflows_run_our_commands() -> None:
    found = {found[1] for workflow in OURS for run in runs(workflow) for found in COMMAND.finditer(run)}
    assert {"check", "permalinks", "build"} <= found


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.name != "config.yml"], ids=lambda path: path.name
)
def test_a_form_has_a_label_for_each_field_and_no_id_twice(form: Path) -> None:
    fields = read(form)["body"]
    ids = [field["id"] for field in fields]
    assert len(set(ids)) == len(ids)
    assert all(field["attributes"]["label"] for field in fields)


def step_of_check(name: str) -> str:
    return str(next(step["run"] for job in jobs(CHECK) for step in job["steps"] if step.get("name") == name))


@pytest.mark.skipif(shutil.which("bash") is None, reason="the workflow's shell")
@pytest.mark.parametrize(
    ("before", "changed", "base", "only_evidence"),
    [
        ("HEAD~1", "evidence/a", "HEAD~1", "true"),
        ("HEAD~1", "docs/a", "HEAD~1", "false"),
        ("0" * 40, "evidence/a", "origin/main", "false"),
    ],
)
def test_a_change_is_compared_with_the_commit_before_or_else_the_default_branch(
    before: str, changed: str, base: str, only_evidence: str, tmp_path: Path
) -> None:
    def told(*command: str, **env: str) -> str:
        known = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **env}
        return subprocess.run(
            command, cwd=tmp_path, env=known, check=True, capture_output=True, text=True, timeout=60
        ).stdout

    told("git", "init", "-q", "-b", "main")
    for name in ("first", changed):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
        told("git", "add", "-A")
        told("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", name)
    told("git", "update-ref", "refs/remotes/origin/main", "HEAD")
    files = {name: str(tmp_path / ".git" / name) for name in ("GITHUB_ENV", "GITHUB_OUTPUT")}
    told("bash", "-e", "-c", step_of_check("Find the commit to compare with"),
         BEFORE=before, DEFAULT_BRANCH="main", **files)  # fmt: skip
    assert Path(files["GITHUB_ENV"]).read_text(encoding="utf-8") == f"BASE={base}\n"
    told("bash", "-e", "-c", step_of_check("See what was changed"), BASE=base, **files)
    assert Path(files["GITHUB_OUTPUT"]).read_text(encoding="utf-8") == f"only_evidence={only_evidence}\n"


def test_the_link_of_the_site_fills_in_the_page() -> None:
    assert read(GITHUB / "ISSUE_TEMPLATE" / MISTAKE_FORM)["body"][0]["id"] == "page"


def test_the_hooks_before_a_commit_are_our_own_commands() -> None:
    (local,) = read(GITHUB.parent / ".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    assert {hook["id"] for hook in local["hooks"]} == {"evidence", "style", "format"}


def test_a_command_is_recognised() -> None:
    found = COMMAND.search('.venv/bin/evidence check --changed "$BASE" --format github')
    assert found is not None
    assert (found[1], found[2].split()) == ("check", ["--changed", '"$BASE"', "--format", "github"])
    assert isinstance(commands, click.Group)
