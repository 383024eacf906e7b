"""A new site: whole, free of what only this project has, and never written over what somebody keeps."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.author.beginning.new_site import NotEmptyError, begin_site, requirement, site_files
from build_scripts.check.run import check
from build_scripts.cli import main
from build_scripts.read.corpus import read_corpus

ROOT = Path(__file__).parents[3]


def installed_from(told: dict[str, Any] | None) -> Any:
    text = None if told is None else json.dumps(told)
    return SimpleNamespace(
        version="1.2.0", read_text=lambda name: text if name == "direct_url.json" else None
    )


def test_a_new_site_has_no_problem_and_every_schema(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "ours")])
    assert done.exit_code == 0, done.output
    assert f"evidence serve --root {tmp_path / 'ours'}" in done.output
    assert check(read_corpus(tmp_path / "ours")) == ()
    assert (tmp_path / "ours" / "evidence" / "schema" / "study.json").is_file()
    assert (tmp_path / "ours" / ".github" / "workflows" / "check.yml").is_file()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    done = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert done.exit_code == 2
    assert done.output == (
        f"{tmp_path} is not empty: it holds letter.txt. Name a new or empty folder; nothing was written.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(NotEmptyError, match="is a file, not a folder"):
        begin_site(tmp_path / "letter.txt")


def test_a_repository_that_was_just_made_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    begin_site(tmp_path)
    assert (tmp_path / "README.md").is_file()


def test_the_settings_are_those_of_this_project_but_for_the_title() -> None:
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theirs = yaml.safe_load(site_files()["mkdocs.yml"])
    assert theirs == {**ours, "site_name": "Evidence"}


def test_nothing_names_this_project_nor_a_page_that_only_it_has() -> None:
    for name, text in site_files().items():
        assert "Connected Lives" not in text, name
        assert "docs/contributing" not in text, name


def test_the_program_is_installed_elsewhere_from_where_it_came(tmp_path: Path) -> None:
    wheel = tmp_path / "connected_lives-1.2.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    commit = "6f8c0d2d5f5f0a1b"
    git = {"url": "https://example.org/generator.git", "vcs_info": {"vcs": "git", "commit_id": commit}}
    extras = "[import,sources,teaching]"
    assert requirement(installed_from(git)) == (
        f"connected-lives{extras} @ git+https://example.org/generator.git@{commit}"
    )
    named = f"./wheels/connected_lives-1.2.0-py3-none-any.whl{extras}"
    assert requirement(installed_from({"url": wheel.as_uri(), "archive_info": {}})) == named
    assert requirement(installed_from(None)) == named


def test_the_wheel_comes_along_where_it_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "connected_lives-1.2.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    found = installed_from({"url": wheel.as_uri(), "archive_info": {}})
    monkeypatch.setattr("build_scripts.author.beginning.new_site._installed", lambda: found)
    assert begin_site(tmp_path / "ours") == ()
    assert (tmp_path / "ours" / "wheels" / wheel.name).read_bytes() == b"wheel"
    wheel.unlink()
    (sentence,) = begin_site(tmp_path / "other")
    assert "requirements.txt names a wheel in ./wheels/" in sentence


def test_what_its_guide_deletes_is_all_that_names_the_invented_study(tmp_path: Path) -> None:
    begin_site(tmp_path)
    guide = site_files()["README.md"]
    deleted = guide.partition("rm -r ")[2].partition("\n")[0].split()
    assert deleted == guide.partition("Remove-Item -Recurse ")[2].partition("\n")[0].split(", ")
    for name in deleted:
        path = tmp_path / "evidence" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert [problem.code for problem in check(read_corpus(tmp_path))] == ["EV052"]


def test_every_command_that_its_guide_names_is_one() -> None:
    guide = site_files()["README.md"]
    named = re.findall(r"(?:^ *|\.venv/bin/|Scripts\\|`)evidence ([a-z]+)", guide, re.MULTILINE)
    assert len(set(named)) >= 6
    assert set(named) <= set(main.commands)


def test_nothing_is_published_before_its_owner_turns_it_on() -> None:
    files = site_files()
    workflow = yaml.safe_load(files[".github/workflows/publish.yml"])["jobs"]
    assert workflow["build"]["if"] == "vars.PUBLISH == 'true'"
    assert (workflow["deploy"]["needs"], workflow["record"]["needs"]) == ("build", "deploy")
    assert "a new variable `PUBLISH` with the value `true`" in files["README.md"]
