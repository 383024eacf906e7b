from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.author.permalinks import HEADER, changes, write_additions
from build_scripts.read.corpus import read_corpus

STUDY = "evidence/studies/okafor-2021"
LEDGER = "evidence/permalinks.lock"


@pytest.fixture
def project(tmp_path: Path, example_files) -> Path:
    """The example on disk."""
    for path, content in example_files().items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return tmp_path


def write(project: Path) -> str:
    write_additions(project, changes(read_corpus(project)))
    return (project / LEDGER).read_text(encoding="utf-8")


def rename(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_first_ledger_holds_every_address_sorted_under_a_sentence_that_says_what_it_is(project):
    lines = write(project).splitlines()
    assert lines[:2] == list(HEADER)
    assert lines[2:] == sorted(lines[2:])
    assert "studies/okafor-2021/#chart-gender" in lines
    assert "review-findings/not-knowing-weighs/" in lines
    assert "recommendations/#say-how-long-it-takes" in lines
    assert not any(line.startswith("/") or "quotes/2/" in line for line in lines)


def test_nothing_changes_once_it_is_written(project):
    before = write(project)
    stamp = (project / LEDGER).stat().st_mtime_ns
    found = changes(read_corpus(project))
    assert (found.added, found.moved, found.withdrawn, found.lost) == ((), (), (), ())
    assert write(project) == before
    assert (project / LEDGER).stat().st_mtime_ns == stamp


def test_an_addition_is_named_and_recorded_and_old_lines_and_comments_stay(project):
    write(project)
    path = project / LEDGER
    path.write_text(
        "# ours\r\n" + "themes/gone/  # kept\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
    )
    rename(project, f"{STUDY}/discrepancies.yaml", "- id: cost-percent", "- id: cost-share")
    found = changes(read_corpus(project))
    assert found.added == ("studies/okafor-2021/#cost-share",)
    assert found.lost == ("studies/okafor-2021/#cost-percent", "themes/gone/")
    text = write(project)
    assert text.startswith("# ours\n" + HEADER[0])
    assert "themes/gone/  # kept\n" in text
    assert "studies/okafor-2021/#cost-percent\n" in text
    assert "studies/okafor-2021/#cost-share\n" in text


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
    assert "`evidence permalinks --write` records what is new." in report


def test_a_long_list_of_additions_is_cut_and_counted(project):
    report = changes(read_corpus(project)).report()
    assert "  and 33 more\n" in report
    assert report.endswith("`evidence permalinks --write` records what is new.\n")


def test_a_study_that_could_not_be_read_loses_nothing(project):
    write(project)
    (project / STUDY / "findings.yaml").write_text("- id: [\n", encoding="utf-8")
    assert changes(read_corpus(project)).lost == ()


def test_a_ledger_that_cannot_be_read_is_left_as_it_is(project):
    path = project / LEDGER
    path.write_bytes(b"themes/waiting/\n\x92\n")
    found = changes(read_corpus(project))
    write_additions(project, found)
    assert path.read_bytes() == b"themes/waiting/\n\x92\n"
    assert "could not be read" in found.report()


def test_writing_leaves_no_other_file_behind_when_it_fails(project, monkeypatch):
    before = write(project)
    rename(project, f"{STUDY}/discrepancies.yaml", "- id: cost-percent", "- id: cost-share")
    found = changes(read_corpus(project))

    def fail(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_additions(project, found)
    assert (project / LEDGER).read_text(encoding="utf-8") == before
    assert {path.name for path in (project / "evidence").iterdir() if path.is_file()} == {
        "glossary.yaml",
        "permalinks.lock",
        "review.yaml",
        "site.yaml",
    }
