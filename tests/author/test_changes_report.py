"""`evidence diff`: what a branch means, in a sentence and item by item."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.author.changes_report import (
    MOST_KEYS,
    MOST_LISTED,
    Report,
    as_json,
    as_markdown,
    summary,
)
from build_scripts.cli import main
from build_scripts.read.corpus import read_corpus
from build_scripts.render.data.evidence_json import evidence_json, study_json
from build_scripts.synthesise.changes import ItemChange, KeyChange
from build_scripts.synthesise.joins import join


def report(*changes: ItemChange, **more: object) -> Report:
    given = {
        "new_addresses": (), "moved_addresses": (), "lost_addresses": (), "verified": 0, "look_again": (), "compare": (),
    }  # fmt: skip
    return Report(changes, **{**given, **more})  # type: ignore[arg-type]


def new(kind: str, number: int) -> list[ItemChange]:
    return [ItemChange("new", kind, f"s/{kind}-{place}", "It says.") for place in range(number)]


def test_a_sentence_counts_kinds_and_names_what_is_left_to_do() -> None:
    found = report(
        *new("study", 1),
        *new("finding", 17),
        *new("quotation", 12),
        ItemChange("changed", "review finding", "a", "It says."),
        ItemChange("gone", "study", "b", "It said."),
        verified=11,
        look_again=("a", "b"),
        new_addresses=("themes/a/",),
        lost_addresses=("themes/b/", "themes/c/"),
    )
    assert summary(found) == (
        "Adds 1 study, 17 findings and 12 quotations. Changes 1 review finding. Takes out 1 study. 11 of 12 new quotations "
        "were compared with the source. 2 statements to look at again. 1 address new. 2 addresses lost."
    )


def test_nothing_is_said_to_be_nothing() -> None:
    assert as_markdown(report()) == "**Changes nothing that readers see of the evidence.**\n"


@pytest.mark.parametrize(("number", "last"), [(MOST_LISTED, None), (MOST_LISTED + 1, "- and 1 more")])
def test_a_long_list_says_how_many_more_there_are(number: int, last: str | None) -> None:
    lines = as_markdown(report(*new("finding", number))).splitlines()
    listed = [line for line in lines if line.startswith("- finding")]
    assert len(listed) == MOST_LISTED
    assert f"### Is new ({number})" in lines
    assert (lines[-1] == last) if last else (lines[-1] == listed[-1])


def test_of_many_keys_the_first_are_told() -> None:
    keys = tuple(KeyChange(f"k{place}", "a", "b") for place in range(MOST_KEYS + 2))
    text = as_markdown(report(ItemChange("changed", "study", "a", "It says.", keys)))
    assert text.count(" became ") == MOST_KEYS
    assert "  - and 2 more" in text


def test_of_two_long_texts_what_differs_stands_with_a_few_words_beside_it() -> None:
    words = [f"w{place}" for place in range(30)]
    other = [*words[:15], "new", *words[16:]]
    change = ItemChange(
        "changed", "study", "a", "It says.", (KeyChange("aim", " ".join(words), " ".join(other)),)
    )
    assert (
        "`aim`: “… w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 w20 w21 …” became "
        "“… w9 w10 w11 w12 w13 w14 new w16 w17 w18 w19 w20 w21 …”"
    ) in as_markdown(report(change))


def test_words_of_the_evidence_are_no_markup() -> None:
    text = as_markdown(report(ItemChange("new", "finding", "a", "<img src=x> [a](b) `c` | *d*")))
    assert "\\<img src=x\\> \\[a\\](b) \\`c\\` \\| \\*d\\*" in text


def test_json_holds_the_same() -> None:
    held = json.loads(as_json(report(*new("study", 1), compare=("a/b",))))
    assert held["changes"][0] == {
        "what": "new",
        "kind": "study",
        "id": "s/study-0",
        "says": "It says.",
        "keys": [],
    }
    assert held["compare"] == ["a/b"]


@pytest.fixture
def example_project(tmp_path: Path, example_files: Callable[[], dict[str, bytes]]) -> Path:
    for path, content in example_files().items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path


def git(root: Path, *arguments: str) -> None:
    told = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(root), *told, *arguments], check=True, capture_output=True, timeout=60)


def test_a_branch_is_compared_with_where_it_left_its_base(example_project: Path) -> None:
    git(example_project, "init", "-q", "-b", "main")
    git(example_project, "add", "-A")
    git(example_project, "commit", "-q", "-m", "First")
    theme = example_project / "evidence" / "themes" / "waiting.yaml"
    text = theme.read_text(encoding="utf-8")
    theme.write_text(text.replace("\nname: ", "\nname: Long ", 1), encoding="utf-8")
    run = CliRunner().invoke(main, ["--root", str(example_project), "diff", "main"])
    assert run.exit_code == 0, run.output
    assert run.output.startswith("**Changes 1 theme.")
    assert "`name`: “" in run.output
    missing = CliRunner().invoke(main, ["--root", str(example_project), "diff", "nowhere"])
    assert (missing.exit_code, "Git knows no commit nowhere here." in missing.output) == (2, True)


def published_from(root: Path) -> bytes:
    joined = join(read_corpus(root).corpus)
    return evidence_json(joined, {id_: study_json(folder) for id_, folder in joined.corpus.studies.items()})


@pytest.mark.parametrize("place", ["evidence.json", "data/evidence.json", "site/data/evidence.json"])
def test_a_built_site_is_a_base_without_git_and_withheld_words_are_no_change(
    place: str, example_project: Path
) -> None:
    study = example_project / "evidence" / "studies" / "okafor-2021" / "study.yaml"
    was = study.read_text(encoding="utf-8")
    study.write_text(was.replace("basis: licence", "basis: quotation"), encoding="utf-8")
    kept = example_project / "kept" / place
    kept.parent.mkdir(parents=True)
    kept.write_bytes(published_from(example_project))
    assert b"I felt like nobody was listening" not in kept.read_bytes()
    said = [str(example_project / "kept"), str(kept)]
    for base in said:
        run = CliRunner().invoke(main, ["--root", str(example_project), "diff", base])
        assert run.output == "**Changes nothing that readers see of the evidence.**\n"
    theme = example_project / "evidence" / "themes" / "waiting.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("\nname: ", "\nname: Long "), encoding="utf-8")
    run = CliRunner().invoke(main, ["--root", str(example_project), "diff", said[0], "--format", "json"])
    (change,) = json.loads(run.output)["changes"]
    assert (change["kind"], change["id"], change["keys"][0]["key"]) == ("theme", "waiting", "name")


def test_what_is_no_published_data_is_said(example_project: Path) -> None:
    other = example_project / "other.json"
    other.write_text("{}", encoding="utf-8")
    run = CliRunner().invoke(main, ["--root", str(example_project), "diff", str(other)])
    assert (run.exit_code, "other.json: It has no `schema_version`" in run.output) == (2, True)
