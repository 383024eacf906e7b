from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.author.git import NoBaseError
from build_scripts.author.permalinks import HEADER, changes, publish, recorded_at
from build_scripts.check.links.permalinks import EVERY
from build_scripts.read.corpus import read_corpus

STUDY = "evidence/studies/okafor-2021"
PERMALINKS = "evidence/permalinks"
OF_STUDY = f"{PERMALINKS}/okafor-2021.txt"
OF_SITE = f"{PERMALINKS}/_site.txt"


@pytest.fixture
def project(tmp_path: Path, example_files) -> Path:
    """The example on disk."""
    for path, content in example_files().items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return tmp_path


def write(project: Path) -> str:
    """Publish; gives the text of both files, the study's first."""
    publish(project, changes(read_corpus(project)))
    return "".join((project / file).read_text(encoding="utf-8") for file in (OF_STUDY, OF_SITE))


def rename(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_each_owner_has_a_file_sorted_under_a_sentence_that_says_what_it_is(project):
    write(project)
    study, site = ((project / file).read_text(encoding="utf-8").splitlines() for file in (OF_STUDY, OF_SITE))
    for lines in (study, site):
        assert lines[:2] == list(HEADER)
        assert lines[2:] == sorted(lines[2:])
    assert "studies/okafor-2021/#chart-gender" in study
    assert {line.partition("#")[0] for line in study[2:]} == {
        "studies/okafor-2021/",
        "chains/studies/okafor-2021/",
    }
    assert {
        "review-findings/not-knowing-weighs/",
        "recommendations/#say-how-long-it-takes",
        "studies/",
    } <= set(site)
    assert not any(line.startswith("/") or "quotes/2/" in line for line in site)


def test_nothing_changes_once_it_is_written(project):
    before = write(project)
    stamp = (project / OF_STUDY).stat().st_mtime_ns
    found = changes(read_corpus(project))
    assert (found.added, found.moved, found.withdrawn, found.lost) == ((), (), (), ())
    assert write(project) == before
    assert (project / OF_STUDY).stat().st_mtime_ns == stamp


def test_an_addition_is_named_and_recorded_and_old_lines_and_comments_stay(project):
    write(project)
    path = project / OF_STUDY
    path.write_text(
        "# ours\r\nstudies/okafor-2021/#gone  # kept\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
    )
    rename(project, f"{STUDY}/discrepancies.yaml", "- id: cost-percent", "- id: cost-share")
    found = changes(read_corpus(project))
    assert found.added == ("studies/okafor-2021/#cost-share",)
    assert found.lost == ("studies/okafor-2021/#cost-percent", "studies/okafor-2021/#gone")
    text = write(project)
    assert text.startswith("# ours\n" + HEADER[0])
    assert "studies/okafor-2021/#gone  # kept\n" in text
    assert "studies/okafor-2021/#cost-percent\n" in text
    assert "studies/okafor-2021/#cost-share\n" in text


def test_one_file_of_before_is_parted_and_every_line_carried_over(project):
    whole = write(project).splitlines()
    for file in (OF_STUDY, OF_SITE):
        (project / file).unlink()
    old = project / "evidence/permalinks.lock"
    old.write_text("\n".join([*whole, "themes/gone/  # said twice"]), encoding="utf-8")
    assert changes(read_corpus(project)).lost == ("themes/gone/",)
    text = write(project)
    assert set(text.splitlines()) == {*whole, "themes/gone/  # said twice"}
    assert not old.exists()


def test_an_old_id_under_formerly_is_moved_and_not_lost(project):
    write(project)
    rename(
        project,
        f"{STUDY}/discrepancies.yaml",
        "- id: cost-percent",
        "- id: cost-share\n  formerly: [cost-percent]",
    )
    found = changes(read_corpus(project))
    assert found.moved == (("studies/okafor-2021/#cost-percent", "studies/okafor-2021/#cost-share"),)
    assert found.lost == ()
    assert "Moved, old links lead on:\n  studies/okafor-2021/#cost-percent -> " in found.report()


def test_a_loss_is_named_with_what_to_do(project):
    write(project)
    rename(project, f"{STUDY}/discrepancies.yaml", "- id: cost-percent", "- id: cost-share")
    report = changes(read_corpus(project)).report()
    assert "Lost:\n  studies/okafor-2021/#cost-percent\n" in report
    assert "1 new, 0 moved, 0 withdrawn, 1 lost." in report
    assert "under `formerly`" in report


def test_a_long_list_of_additions_is_cut_and_counted(project):
    found = changes(read_corpus(project))
    assert len(found.added) == EVERY.count("\n") - 1
    assert f"  and {len(found.added) - 20} more\n" in found.report()
    assert found.report().endswith(
        f"0 addresses recorded: {len(found.added)} new, 0 moved, 0 withdrawn, 0 lost.\n"
    )


def test_no_line_of_the_ledger_can_command_the_workflow_that_prints_it(project):
    ledger = project / "evidence" / "permalinks" / "_site.txt"
    ledger.parent.mkdir(exist_ok=True)
    ledger.write_text("::stop-commands::x\n##[error]x\n", encoding="utf-8")
    found = changes(read_corpus(project), frozenset({"::add-mask::x"}))
    for line in found.report().splitlines():
        assert "::" not in line
        assert "##[" not in line
    lost = replace(found, lost=("::stop-commands::x", "##[error]x"))
    assert "  %3A%3Astop-commands%3A%3Ax\n  ##%5Berror%5Dx\n" in lost.report()


def test_a_study_that_could_not_be_read_loses_nothing(project):
    write(project)
    (project / STUDY / "findings.yaml").write_text("- id: [\n", encoding="utf-8")
    assert changes(read_corpus(project)).lost == ()


@pytest.mark.parametrize(
    "text", [b"themes/waiting/\n\x92\n", b"<<<<<<< HEAD\nthemes/waiting/\n=======\n>>>>>>> other\n"]
)
def test_a_file_that_cannot_be_read_is_left_as_it_is_and_nothing_is_recorded(project, text):
    path = project / OF_SITE
    path.parent.mkdir()
    path.write_bytes(text)
    found = changes(read_corpus(project))
    publish(project, found)
    assert path.read_bytes() == text
    assert not (project / OF_STUDY).exists()
    assert not found.is_safe()
    assert found.report().startswith(f"{OF_SITE} could not be read")


def test_a_file_that_holds_no_address_any_more_is_named(project):
    write(project)
    (project / OF_SITE).write_text("\n".join(HEADER), encoding="utf-8")
    found = changes(read_corpus(project))
    assert found.empty == (OF_SITE,)
    assert not found.is_safe()
    assert OF_SITE in found.report()


def test_writing_leaves_no_other_file_behind_when_it_fails(project, monkeypatch):
    before = write(project)
    rename(project, f"{STUDY}/discrepancies.yaml", "- id: cost-percent", "- id: cost-share")
    found = changes(read_corpus(project))

    def fail(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        publish(project, found)
    assert (project / OF_STUDY).read_text(encoding="utf-8") in before
    assert {path.name for path in (project / PERMALINKS).iterdir()} == {"_site.txt", "okafor-2021.txt"}


def git(project: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=project, check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


@pytest.fixture
def repository(project: Path) -> Path:
    """The example with its addresses published, as the first commit of a repository."""
    write(project)
    shutil.copy(Path(__file__).parents[2] / ".gitattributes", project)
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "First")
    return project


def test_lines_that_are_taken_out_are_seen_beside_the_base(repository):
    path = repository / OF_STUDY
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "#cost-percent" not in line), encoding="utf-8")
    rename(repository, f"{STUDY}/discrepancies.yaml", "- id: cost-percent", "- id: cost-share")
    reading = read_corpus(repository)
    assert changes(reading).is_safe()
    found = changes(reading, recorded_at(repository, "HEAD"))
    assert found.erased == ("studies/okafor-2021/#cost-percent",)
    assert not found.is_safe()
    assert "git checkout BASE" in found.report()


def test_a_whole_folder_that_is_taken_out_is_seen_beside_the_base(repository):
    shutil.rmtree(repository / PERMALINKS)
    found = changes(read_corpus(repository), recorded_at(repository, "HEAD"))
    assert len(found.erased) == EVERY.count("\n") - 1


@pytest.mark.parametrize("commit", ["nowhere", "--output=x"])
def test_a_base_that_git_does_not_know_gets_a_sentence(repository, commit):
    with pytest.raises(NoBaseError, match="Git knows no commit"):
        recorded_at(repository, commit)


def test_two_branches_that_each_add_a_study_merge_without_a_conflict(repository):
    base = git(repository, "rev-parse", "HEAD").strip()
    for study in ("lee-2019", "levy-2020"):
        git(repository, "checkout", "-qB", study, base)
        shutil.copytree(repository / STUDY, repository / "evidence/studies" / study)
        write(repository)
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", study)
    git(repository, "merge", "-q", "--no-edit", "lee-2019")
    assert {path.stem for path in (repository / PERMALINKS).iterdir()} == {
        "_site",
        "okafor-2021",
        "lee-2019",
        "levy-2020",
    }
    found = changes(read_corpus(repository), recorded_at(repository, base))
    assert (found.added, found.lost, found.erased) == ((), (), ())
