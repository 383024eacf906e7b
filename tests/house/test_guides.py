"""The guides: what they say is typed is typed here, and prints what they say it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from build_scripts.author.beginning.new_site import begin_site
from build_scripts.cli import main

GUIDES = Path(__file__).parents[2] / "docs" / "contributing"
FIRST_STUDY = (GUIDES / "first-study.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```\n\$ evidence (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
COMMAND = re.compile(r"(?:^|\| `|`|bin/|Scripts\\)evidence ([a-z]+)", re.MULTILINE)
ROW = re.compile(r"^\| (\S+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def blocks(guide: str) -> Iterator[tuple[list[str], str]]:
    """Each command that a guide shows, and what it says is printed."""
    for found in BLOCK.finditer(guide):
        yield found[1].split(), found[2]


def is_printed(said: str, output: str) -> bool:
    """Whether the output is as said; `...` stands for what is left out."""
    pattern = re.escape(said.strip()).replace(re.escape("..."), r"[\s\S]*")
    return re.fullmatch(pattern, output.strip()) is not None


def type_in(workbook: Path, **instead: str) -> None:
    """Type what the guide's table says into a workbook; `instead` has other words for a heading."""
    book = load_workbook(workbook)
    rows = [found.groups() for found in ROW.finditer(FIRST_STUDY) if found[1] not in ("Sheet", "---")]
    for sheet, heading, text in rows:
        page = book[sheet]
        if page["A1"].value == "key":
            cell = next(row[1] for row in page.iter_rows(min_row=2) if row[0].value == heading)
        else:
            cell = page.cell(2, next(first.column for first in page[1] if first.value == heading))
        cell.value = instead.get(heading, text)
    book.save(workbook)


def test_the_first_study_goes_as_its_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    imported = 0
    for arguments, said in blocks(FIRST_STUDY):
        if arguments[:2] == ["import", "workbook"]:
            wrong = {} if imported else {"credibility": "unequivocall"}
            type_in(Path(arguments[2]), **wrong)
            imported += 1
        done = CliRunner().invoke(main, arguments)
        lines = [line for line in done.output.splitlines() if line or "..." in said]
        # Wide lines are shown cut in a guide, never in a test.
        assert is_printed(said, "\n".join(lines)), f"{arguments}\n{done.output}"
    assert imported == 2
    assert (tmp_path / "evidence" / "studies" / "lee-2019" / "quotes.yaml").is_file()


@pytest.mark.parametrize("guide", sorted(path.name for path in GUIDES.glob("*.md")))
def test_every_command_that_a_guide_names_is_one(guide: str) -> None:
    text = (GUIDES / guide).read_text(encoding="utf-8")
    shown = "\n".join(re.findall(r"`[^`\n]+`|^```[\s\S]*?^```", text, re.MULTILINE))
    assert set(COMMAND.findall(shown)) <= set(main.commands)


@pytest.mark.parametrize("guide", ["index.md", "first-study.md", "add-a-study.md", "another-topic.md"])
def test_guides_say_what_is_typed_on_windows(guide: str) -> None:
    text = (GUIDES / guide).read_text(encoding="utf-8")
    assert "PowerShell" in text
    assert re.search(r"venv\\Scripts\\(evidence|python)", text)


def test_what_init_prints_is_what_its_guide_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    guide = (GUIDES / "another-topic.md").read_text(encoding="utf-8")
    shown = guide.partition("prints:\n\n```\n")[2].partition("```")[0]
    done = CliRunner().invoke(main, ["init", "our-review"])
    assert done.output.startswith(shown)
