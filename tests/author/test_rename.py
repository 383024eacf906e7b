from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from build_scripts.author.rename import RenameError, rename, renamed
from build_scripts.author.settle import settle
from build_scripts.check.run import check
from build_scripts.read.corpus import read_corpus

STUDY = "evidence/studies/okafor-2021"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with_example = files("build_scripts.author.example") / "evidence"
    shutil.copytree(str(with_example), tmp_path / "evidence")
    return tmp_path


@pytest.fixture
def draft(project: Path) -> Path:
    """The example before anything of it was published."""
    shutil.rmtree(project / "evidence/permalinks", ignore_errors=True)
    (project / "evidence/permalinks.lock").unlink(missing_ok=True)
    return project


def codes(project: Path) -> list[str]:
    return [problem.code for problem in check(read_corpus(project)) if problem.severity == "error"]


def mentions(project: Path, word: str) -> list[str]:
    return [
        str(path.relative_to(project))
        for path in (project / "evidence").rglob("*.*")
        if word in path.read_text()
    ]


def publish(project: Path, *addresses: str) -> None:
    folder = project / "evidence/permalinks"
    folder.mkdir(exist_ok=True)
    (folder / "okafor-2021.txt").write_text("".join(f"{one}\n" for one in addresses))


def test_a_draft_finding_is_renamed_wherever_it_is_named(draft: Path) -> None:
    settle(draft, [], "2026-11-21")
    done = rename(draft, "okafor-2021/waiting-named-most", "most-named-waiting")
    assert done.places > 3
    assert mentions(draft, "waiting-named-most") == []
    assert f"{STUDY}/findings.yaml" in mentions(draft, "most-named-waiting")
    assert [problem.code for problem in check(read_corpus(draft))] == []


def test_a_published_one_keeps_its_old_links(draft: Path) -> None:
    publish(draft, "studies/okafor-2021/#waiting-named-most")
    rename(draft, "okafor-2021/waiting-named-most", "okafor-2021/named-most")
    rename(draft, "okafor-2021/named-most", "most-named")
    finding = next(
        one for one in read_corpus(draft).corpus.studies["okafor-2021"].findings if one.id == "most-named"
    )
    assert finding.formerly == ("waiting-named-most",)
    assert codes(draft) == []


def test_a_theme_moves_its_file_and_a_quotation_its_receipt(draft: Path) -> None:
    done = rename(draft, "waiting", "time-to-wait")
    assert done.moved == {"evidence/themes/waiting.yaml": "evidence/themes/time-to-wait.yaml"}
    assert not (draft / "evidence/themes/waiting.yaml").exists()
    rename(draft, "okafor-2021/friendly-face", "a-face")
    receipt = json.loads((draft / "evidence/receipts/okafor-2021.json").read_text())
    assert "a-face" in receipt["quotes"]
    assert codes(draft) == []


def test_a_published_theme_has_its_old_id_at_the_end_of_its_file(draft: Path) -> None:
    publish(draft, "themes/waiting/")
    rename(draft, "waiting", "time-to-wait")
    assert read_corpus(draft).corpus.themes["time-to-wait"].formerly == ("waiting",)
    assert codes(draft) == []


def test_a_draft_study_moves_with_all_that_is_its_own(draft: Path) -> None:
    settle(draft, [], "2026-11-21")
    rename(draft, "okafor-2021", "okafor-2022")
    assert not (draft / STUDY).exists()
    assert (draft / "evidence/receipts/okafor-2022.json").exists()
    assert mentions(draft, "okafor-2021") == []
    assert [problem.code for problem in check(read_corpus(draft))] == []


def test_perspectives_and_audiences_are_named_in_the_site(draft: Path) -> None:
    rename(draft, "visitors", "readers")
    site = read_corpus(draft).corpus.site
    assert site is not None
    assert "readers" in {one.id for one in site.perspectives}
    assert codes(draft) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("waitin", "x", 'Did you mean "waiting"'),
        ("okafor-2021/friendly-face", "Friendly", "cannot be an id"),
        ("okafor-2021/friendly-face", "lee-2019/face", "stays there"),
        ("okafor-2021/friendly-face", "table-2", "EV101"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(draft: Path, old: str, new: str, words: str) -> None:
    before = {path: path.read_bytes() for path in draft.rglob("*.*") if path.is_file()}
    with pytest.raises(RenameError, match=words):
        rename(draft, old, new)
    assert {path: path.read_bytes() for path in draft.rglob("*.*") if path.is_file()} == before


def test_a_published_study_stays_where_it_is(draft: Path) -> None:
    publish(draft, "studies/okafor-2021/")
    with pytest.raises(RenameError, match="never moves"):
        rename(draft, "okafor-2021", "okafor-2022")


def test_an_id_of_two_things_asks_which(example_files) -> None:
    glossary = b"- id: waiting\n  term: waiting\n  meaning: Time before a turn.\n"
    both = {**example_files(), "evidence/glossary.yaml": glossary}
    with pytest.raises(RenameError, match="theme:waiting or glossary-term:waiting"):
        renamed(both, "waiting", "wait")
    done = renamed(both, "glossary-term:waiting", "wait")
    assert done.texts["evidence/glossary.yaml"].startswith("- id: wait\n")
