"""The command line, as an author at a terminal sees it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.author.writing import whole_folder
from build_scripts.cli import main

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "build_scripts" / "author" / "example"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the annotated example with the host's settings beside it."""
    shutil.copytree(EXAMPLE / "evidence", tmp_path / "evidence")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs").mkdir()
    return tmp_path


def evidence(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("before", [True, False])
def test_root_may_stand_before_or_after_the_command(project: Path, before: bool) -> None:
    place = ["--root", project]
    done = evidence(*place, "check") if before else evidence("check", *place)
    assert done.exit_code == 0, done.output


def test_a_clean_check_says_how_much_it_looked_at(project: Path) -> None:
    assert "Checked" in evidence("check", "--root", project).output


def test_all_mistakes_are_named_at_once_with_their_places(project: Path) -> None:
    study = project / "evidence" / "studies" / "okafor-2021"
    edit(
        study / "tables.yaml",
        '{label: Waiting lists, n: 18, percent: "47.4"}',
        '{label: Waiting lists, n: 18, percent: "48.6"}',
    )
    edit(study / "findings.yaml", "statement: Some", "statment: Some")
    edit(study / "quotes.yaml", "nobody was listening", "nobody listened")
    edit(study / "recommendations.yaml", "    - waiting\n", "    - wating\n")
    done = evidence("check", "--root", project, "--format", "json")
    assert done.exit_code == 1
    problems = [json.loads(line) for line in done.output.splitlines()]
    files = {Path(problem["file"]).name for problem in problems if problem["severity"] == "error"}
    assert {"tables.yaml", "findings.yaml", "recommendations.yaml"} <= files
    for problem in problems:
        assert set(problem) == {"code", "slug", "severity", "file", "line", "column", "message", "hint"}
    assert problems == sorted(
        problems, key=lambda problem: (problem["file"], problem["line"], problem["column"])
    )


def test_paths_narrow_what_is_told(project: Path) -> None:
    study = project / "evidence" / "studies" / "okafor-2021"
    edit(study / "recommendations.yaml", "    - waiting\n", "    - wating\n")
    assert evidence("check", study / "recommendations.yaml", "--root", project).exit_code == 1
    assert evidence("check", study / "study.yaml", "--root", project).exit_code == 0


@pytest.mark.parametrize(
    "given", ["evidence/studies/okafor-2021", "{root}/evidence/studies/okafor-2021", "{kept}"]
)
def test_evidence_behind_a_link_is_checked_under_either_name(
    project: Path, tmp_path_factory: pytest.TempPathFactory, given: str
) -> None:
    kept = tmp_path_factory.mktemp("kept") / "elsewhere"
    shutil.move(project / "evidence", kept)
    (project / "evidence").symlink_to(kept, target_is_directory=True)
    edit(kept / "studies" / "okafor-2021" / "recommendations.yaml", "    - waiting\n", "    - wating\n")
    path = given.format(root=project, kept=kept / "studies" / "okafor-2021")
    done = evidence("check", path, "--root", project, "--format", "json")
    assert [json.loads(line)["file"] for line in done.output.splitlines()] == [
        "evidence/studies/okafor-2021/recommendations.yaml"
    ]


def test_a_folder_linked_inside_evidence_is_named_as_it_is_called(project: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    shutil.copytree(project / "evidence" / "studies" / "okafor-2021", away)
    (project / "evidence" / "studies" / "lee-2019").symlink_to(away, target_is_directory=True)
    done = evidence("check", "evidence/studies/lee-2019", "--root", project, "--format", "json")
    assert [json.loads(line)["code"] for line in done.output.splitlines()] == ["EV058"]


def test_a_path_elsewhere_is_misuse(project: Path) -> None:
    done = evidence("check", "/", "--root", project)
    assert done.exit_code == 2
    assert "is not inside the project folder" in done.output


@pytest.mark.parametrize("code_page", ["cp1252", "cp850"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_pipe_of_a_code_page_gets_what_it_has_not_as_its_number(
    project: Path, code_page: str, form: str
) -> None:
    edit(project / "evidence" / "themes" / "waiting.yaml", "name: ", "odd: \u2265 \U0001f600\nname: ")
    done = CliRunner(charset=code_page).invoke(main, ["check", "--root", str(project), "--format", form])
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    if form == "json":
        assert [json.loads(line)["code"] for line in done.stdout_bytes.decode(code_page).splitlines()]
    if form == "text":
        assert b"\\u2265 \\U0001f600" in done.stdout_bytes


@pytest.mark.parametrize("command", [["build"], ["serve"], ["export", "out"]])
def test_settings_that_would_run_code_are_refused(project: Path, command: list[str]) -> None:
    (project / "evil.py").write_text("raise SystemExit('it ran')\n", encoding="utf-8")
    edit(project / "mkdocs.yml", "strict: true", "strict: true\nhooks: [evil.py]")
    before = contents(project)
    done = evidence(*command, "--root", project)
    assert done.exit_code == 2
    assert "mkdocs.yml has `hooks`, which can run code." in done.output
    assert "--trust" in done.output
    assert "it ran" not in done.output
    assert contents(project) == before


def test_settings_that_run_code_are_used_where_they_are_trusted(project: Path) -> None:
    (project / "ours.py").write_text("raise SystemExit('it ran')\n", encoding="utf-8")
    edit(project / "mkdocs.yml", "strict: true", "strict: true\nhooks: [ours.py]")
    assert "it ran" in evidence("build", "--trust", "--root", project).output


def test_the_first_build_of_a_new_site_says_what_comes_next(project: Path) -> None:
    for kept in (project / "evidence").iterdir():
        if kept.name not in ("site.yaml", "review.yaml"):
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    (project / "docs").rmdir()
    (project / "evidence" / "site.yaml").write_text(
        "".join(
            line
            for line in (project / "evidence" / "site.yaml").read_text(encoding="utf-8").splitlines(True)
            if not line.startswith("url:")
        ),
        encoding="utf-8",
    )
    done = evidence("build", "--root", project)
    assert done.exit_code == 0, done.output
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "No study has been added yet." in home
    assert (project / "site" / "contributing" / "example" / "index.html").is_file()
    missing = (project / "site" / "404.html").read_text(encoding="utf-8")
    assert "There is no page here" in missing
    assert "href=" not in missing


@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["export", "out"], ["permalinks"], ["schema"], ["serve"]]
)
def test_a_folder_without_evidence_is_misuse_in_one_sentence(tmp_path: Path, command: list[str]) -> None:
    done = evidence(*command, "--root", tmp_path)
    assert done.exit_code == 2
    assert "holds no folder evidence/" in done.output
    assert "Traceback" not in done.output


def test_a_path_that_is_not_there_is_misuse(project: Path) -> None:
    done = evidence("check", "evidence/studies/nowhere", "--root", project)
    assert done.exit_code == 2
    assert "There is no file or folder" in done.output


def test_an_empty_corpus_gets_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    done = evidence("check", "--root", tmp_path)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_study_folder_without_its_record_is_named(project: Path) -> None:
    (project / "evidence" / "studies" / "okafor-2021" / "study.yaml").unlink()
    done = evidence("check", "--root", project)
    assert done.exit_code == 1
    assert "study.yaml" in done.output


def test_commands_that_read_change_nothing(project: Path) -> None:
    edit(
        project / "evidence" / "studies" / "okafor-2021" / "findings.yaml",
        "statement: Some",
        "statment: Some",
    )
    before = contents(project)
    evidence("check", "--root", project)
    evidence("permalinks", "--root", project)
    evidence("schema", "--check", "--root", project)
    assert contents(project) == before


def test_a_port_in_use_gets_a_plain_sentence(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = evidence("serve", "--port", port, "--root", project)
    assert done.exit_code == 1
    assert f"Port {port} is in use" in done.output


def test_explain_prints_reason_and_examples() -> None:
    done = evidence("explain", "EV311")
    assert done.exit_code == 0
    assert "percent-mismatch" in done.output
    assert evidence("explain", "EV999").exit_code == 2


def test_verify_writes_a_receipt_that_proves_the_quotation(project: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_text(
        "Page one. “I felt like nobody was listening to me, and so I had to wait six months”, said one (P07). Another: "
        "‘There was one friendly face at the desk, and that was enough.’ That is all.",
        encoding="utf-8",
    )
    done = evidence("verify", "okafor-2021", "--source", source, "--root", project)
    assert "2 of 2 quotations were found" in done.output
    assert done.exit_code == 0
    receipt = (project / "evidence" / "receipts" / "okafor-2021.json").read_text(encoding="utf-8")
    assert "listening" not in receipt
    edit(project / "evidence" / "studies" / "okafor-2021" / "quotes.yaml", "nobody was", "somebody was")
    done = evidence("check", "--root", project)
    assert done.exit_code == 1
    assert "quotes.yaml" in done.output


def test_a_quotation_that_is_not_in_the_source_is_told_with_both_wordings(
    project: Path, tmp_path: Path
) -> None:
    source = tmp_path / "source.txt"
    source.write_text(
        "I felt like nobody was hearing me. There was one friendly face at the desk.", encoding="utf-8"
    )
    done = evidence("verify", "okafor-2021", "--source", source, "--root", project)
    assert done.exit_code == 1
    assert "hearing" in done.output
    assert "listening" in done.output


def test_verify_names_the_studies_there_are(project: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_text("words", encoding="utf-8")
    done = evidence("verify", "okafor", "--source", source, "--root", project)
    assert done.exit_code == 1
    assert "okafor-2021" in done.output


def test_a_link_that_would_vanish_fails_the_ledger(project: Path) -> None:
    assert evidence("permalinks", "--publish", "--root", project).exit_code == 0
    assert evidence("permalinks", "--check", "--root", project).exit_code == 0
    quotes = project / "evidence" / "studies" / "okafor-2021" / "quotes.yaml"
    edit(quotes, "id: friendly-face", "id: kind-face")
    edit(
        project / "evidence" / "studies" / "okafor-2021" / "findings.yaml",
        "{quote: friendly-face}",
        "{quote: kind-face}",
    )
    done = evidence("permalinks", "--check", "--root", project)
    assert done.exit_code == 1
    assert "studies/okafor-2021/#friendly-face" in done.output
    edit(quotes, "id: kind-face", "id: kind-face\n  formerly:\n    - friendly-face")
    assert evidence("permalinks", "--check", "--root", project).exit_code == 0


def test_schema_check_says_how_to_repair(project: Path) -> None:
    done = evidence("schema", "--check", "--root", project)
    assert done.exit_code == 1
    assert "evidence schema" in done.output
    assert evidence("schema", "--root", project).exit_code == 0
    assert evidence("schema", "--check", "--root", project).exit_code == 0


def test_export_writes_pages_and_settings_and_refuses_a_folder_with_something_in_it(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "exported"
    done = evidence("export", out, "--root", project)
    assert done.exit_code == 0, done.output
    assert (out / "mkdocs.yml").is_file()
    assert (out / "docs" / "themes" / "waiting" / "index.md").is_file()
    before = contents(out)
    assert evidence("export", out, "--root", project).exit_code == 2
    assert contents(out) == before


def test_a_release_wants_what_readers_need(project: Path) -> None:
    done = evidence("build", "--release", "--root", project, "--out", project / "site")
    assert done.exit_code == 1
    assert "`url`" in done.output
    assert "`contact`" in done.output
    assert not (project / "site").exists()


@pytest.mark.parametrize("out", ["evidence", "evidence/studies", "docs", ".", "papers"])
def test_a_build_never_deletes_what_somebody_keeps(project: Path, out: str) -> None:
    (project / "papers").mkdir()
    (project / "papers" / "paper.txt").write_text("words", encoding="utf-8")
    before = contents(project)
    done = evidence("build", "--root", project, "--out", project / out)
    assert done.exit_code == 2
    assert "nothing was deleted" in done.output
    assert contents(project) == before


def test_a_build_replaces_an_earlier_one_only_if_it_is_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert evidence("build", "--root", project).exit_code == 0
    (project / "site" / "marked").touch()
    with monkeypatch.context() as change:
        change.setattr("mkdocs.commands.build.build", lambda _: os.open("/nowhere/x", os.O_RDONLY))
        done = evidence("build", "--root", project)
    assert done.exit_code == 1
    assert "No such file or directory (/nowhere/x). What stood there is unchanged." in done.output
    assert (project / "site" / "marked").is_file()
    assert evidence("build", "--root", project).exit_code == 0
    assert not (project / "site" / "marked").exists()
    assert not list(project.glob(".*.part"))


@pytest.mark.parametrize("command", [["build", "--out"], ["export"]])
def test_two_commands_that_write_one_folder_do_not_meet(
    project: Path, tmp_path_factory: pytest.TempPathFactory, command: list[str]
) -> None:
    out = tmp_path_factory.mktemp("out") / "site"
    with whole_folder(out):
        done = evidence(*command, out, "--root", project)
    assert done.exit_code == 1
    assert f"Another command is writing {out} at this moment." in done.output


def test_a_release_records_the_day_that_it_is_given(project: Path) -> None:
    edit(
        project / "evidence" / "site.yaml",
        "licence:",
        "url: https://example.org/heard/\ncontact: mailto:team@example.org\nlicence:",
    )
    release = ("build", "--release", "--root", project, "--out", project / "site", "--as-of")
    too_early = evidence(*release, "2026-11-01")
    assert too_early.exit_code == 1
    assert "the evidence has a date after it, 2026-11-21" in too_early.output
    assert evidence(*release, "yesterday").exit_code == 2
    done = evidence(*release, "2027-03-01")
    assert done.exit_code == 0, done.output
    package = json.loads((project / "site" / "data" / "datapackage.json").read_bytes())
    assert package["as_of"] == "2027-03-01"
    assert "as of 1 March 2027" in (project / "site" / "accessibility" / "index.html").read_text("utf-8")


def test_only_a_release_stands_at_a_day_of_its_own(project: Path) -> None:
    done = evidence("build", "--root", project, "--as-of", "2027-03-01")
    assert done.exit_code == 2
    assert "--release" in done.output


def test_doctor_leads_from_a_changed_finding_to_a_settled_statement(project: Path) -> None:
    assert "Statements that nobody has settled yet (4)" in evidence("doctor", "--root", project).output
    assert evidence("settle", "--all", "--root", project).exit_code == 0
    findings = project / "evidence" / "studies" / "okafor-2021" / "findings.yaml"
    edit(findings, "statement: ", "statement: Hardly ever, ")
    told = evidence("doctor", "--root", project).output
    assert "Statements whose evidence changed since somebody last looked (" in told
    assert "evidence/review_findings/not-knowing-weighs.yaml:" in told
    assert evidence("check", "--root", project).exit_code == 0
    done = evidence("settle", "not-knowing-weighs", "--on", "2026-12-24", "--root", project)
    assert "Settled 1 of 1" in done.output
    statement = (project / "evidence" / "review_findings" / "not-knowing-weighs.yaml").read_text("utf-8")
    assert 'date: "2026-12-24"' in statement
    for misuse in ((), ("waiting", "--all"), ("nobody",)):
        assert evidence("settle", *misuse, "--root", project).exit_code == 2


def test_stats_count_study_by_study_and_ids_list_what_there_is(project: Path) -> None:
    rows = [line.split() for line in evidence("stats", "--root", project).output.splitlines()]
    assert ["okafor-2021", "3", "2", "2", "4", "1", "1"] in rows
    assert "waiting  Waiting" in evidence("ids", "theme", "--root", project).output
    assert evidence("ids", "thing", "--root", project).exit_code == 2


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_fits_a_screen_and_shows_an_example(name: str) -> None:
    lines = evidence(name, "--help").output.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert any(
        line.strip().startswith(f"evidence {name} ") or line.strip() == f"evidence {name}" for line in lines
    )


def test_fix_shows_first_and_then_mends(project: Path) -> None:
    glossary = project / "evidence" / "glossary.yaml"
    edit(glossary, "  meaning:", "  meanning:")
    wrong = glossary.read_bytes()
    shown = evidence("fix", "--dry-run", "--root", project)
    assert "+  meaning:" in shown.output
    assert "Would mend 1 thing" in shown.output
    assert glossary.read_bytes() == wrong
    assert "EV031" in evidence("fix", "--root", project).output
    assert evidence("check", "--root", project).exit_code == 0
    assert "Nothing to mend." in evidence("fix", project / "evidence" / "themes", "--root", project).output


def test_rename_says_what_it_changed(project: Path) -> None:
    done = evidence("rename", "waiting", "time-to-wait", "--root", project)
    assert done.exit_code == 0, done.output
    assert "evidence/themes/waiting.yaml -> evidence/themes/time-to-wait.yaml" in done.output
    refused = evidence("rename", "nobody", "somebody", "--root", project)
    assert refused.exit_code == 1
    assert "Nothing was renamed." in refused.output


def test_check_can_look_at_one_study(project: Path) -> None:
    edit(project / "evidence" / "glossary.yaml", "  meaning:", "  meanning:")
    assert evidence("check", "--root", project).exit_code == 1
    done = evidence("check", "--study", "okafor-2021", "--root", project)
    assert done.exit_code == 0
    assert "Checked 8 files" in done.output or "Checked 9 files" in done.output
    wrong = evidence("check", "--study", "okafor-2012", "--root", project)
    assert wrong.exit_code == 2
    assert 'Did you mean "okafor-2021"?' in wrong.output


def test_check_of_a_change_shows_its_lines_first(project: Path) -> None:
    def git(*arguments: str) -> None:
        author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", str(project), *author, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    edit(project / "evidence" / "themes" / "waiting.yaml", "name:", "nam:")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    edit(project / "evidence" / "glossary.yaml", "  meaning:", "  meanning:")
    lines = evidence("check", "--format", "json", "--changed", "main", "--root", project).output.splitlines()
    assert [json.loads(line)["file"] for line in lines if line.startswith("{")] == [
        "evidence/glossary.yaml",
        "evidence/themes/waiting.yaml",
    ]
    assert evidence("check", "--changed", "nowhere", "--root", project).exit_code == 2
