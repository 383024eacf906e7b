"""`evidence new` and `evidence import`, as an author at a terminal sees them."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from tests.author.importing.test_forms import issue

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "build_scripts" / "author" / "example"
ARTICLE = HERE / "author" / "importing" / "jats" / "article.xml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the annotated example."""
    shutil.copytree(EXAMPLE / "evidence", tmp_path / "evidence")
    return tmp_path


def evidence(project: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--root", str(project), *map(str, arguments)])


def files(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "evidence" / "studies" / "lee-2021").glob("*"))


def test_a_study_is_begun_from_an_article_and_taken_back(project: Path) -> None:
    result = evidence(project, "new", "study", "lee-2021", "--from", ARTICLE, "--perspective", "visitors")
    assert result.exit_code == 0
    assert "6 quotations, 6 found in the source's text; 1 table." in result.output
    assert "25 decisions left: `evidence check` lists them." in result.output
    assert files(project) == ["quotes.yaml", "recommendations.yaml", "study.yaml", "tables.yaml"]
    back = evidence(project, "import", "--undo")
    assert (back.exit_code, files(project)) == (0, [])
    assert not (project / "evidence" / "receipts" / "lee-2021.json").exists()
    assert evidence(project, "import", "--undo").exit_code == 1


def test_a_dry_run_prints_the_files_and_writes_none(project: Path) -> None:
    result = evidence(project, "new", "study", "lee-2021", "--from", ARTICLE, "--dry-run")
    assert "# evidence/studies/lee-2021/study.yaml\n" in result.output
    assert "title: Waiting to be heard\n" in result.output
    assert not (project / "evidence" / "studies" / "lee-2021").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["Lee 2021"], 2, "cannot be an id"),
        (["okafor-2021"], 2, "There is a study okafor-2021 already. Nothing was written."),
        (["lee-2021", "--perspective", "nobody"], 2, "knows no perspective nobody. Perspectives: visitors"),
        (["lee-2021", "--from", "bomb.xml"], 1, "declares entities of its own"),
        (["lee-2021", "--from", "page.xml"], 1, "its first element is `html`"),
        (["lee-2021", "--from", "picture.png"], 1, "A file of the kind `.png` cannot be imported."),
    ],
)
def test_what_cannot_be_begun_is_said_in_a_sentence_and_nothing_is_written(
    project: Path, arguments: list[str], code: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (project / "bomb.xml").write_text('<!DOCTYPE a [<!ENTITY x "ha">]><a>&x;</a>')
    (project / "page.xml").write_text("<html/>")
    (project / "picture.png").write_bytes(b"\x89PNG")
    result = evidence(project, "new", "study", *arguments)
    assert (result.exit_code, sentence in result.output) == (code, True)
    assert files(project) == []


@pytest.mark.parametrize(
    ("group", "name"),
    [
        (group.name, name)
        for group in main.commands.values()
        if isinstance(group, click.Group)
        for name, command in sorted(group.commands.items())
        if not command.hidden
    ],
)
def test_help_fits_a_screen_and_shows_an_example(project: Path, group: str, name: str) -> None:
    lines = evidence(project, group, name, "--help").output.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert any(line.strip().startswith(f"evidence {group} {name} ") for line in lines)


def test_a_finding_is_begun_from_its_words_and_taken_back(project: Path) -> None:
    file = project / "evidence" / "studies" / "okafor-2021" / "findings.yaml"
    before = file.read_text()
    result = evidence(project, "new", "finding", "okafor-2021", "--words", "Waiting was named most.")
    assert result.output == (
        "Began waiting-was-named-most in evidence/studies/okafor-2021/findings.yaml: 7 decisions left, marked TODO.\n"
    )
    assert evidence(project, "check").exit_code == 1
    evidence(project, "import", "--undo")
    assert file.read_text() == before


def test_advice_of_a_study_and_of_the_review_team_are_told_apart_by_their_id(project: Path) -> None:
    assert (
        "studies/okafor-2021/recommendations.yaml"
        in evidence(project, "new", "recommendation", "okafor-2021/a").output
    )
    assert "evidence/recommendations/a.yaml" in evidence(project, "new", "recommendation", "a").output


def test_a_dry_run_of_an_item_prints_its_file(project: Path) -> None:
    result = evidence(project, "new", "theme", "desk", "--words", "The desk", "--dry-run")
    assert "name: The desk\nquestion: TODO  # Title as a question.\n" in result.output
    assert not (project / "evidence" / "themes" / "desk.yaml").exists()


QUOTES = Path("evidence") / "studies" / "okafor-2021" / "quotes.yaml"
TABLES = QUOTES.with_name("tables.yaml")


def test_a_quotation_is_added_by_its_first_and_last_words_with_its_place(project: Path) -> None:
    wanted = ["--source", ARTICLE, "--find", "I waited ... of spring", "--perspective", "visitors"]
    result = evidence(project, "quote", "add", "okafor-2021", *wanted)
    assert (
        "Added i-waited-for-the-whole to evidence/studies/okafor-2021/quotes.yaml; no decision is left."
        in result.output
    )
    assert f"The receipt is written by: evidence verify okafor-2021 --source {ARTICLE}\n" in result.output
    assert (
        (project / QUOTES)
        .read_text()
        .endswith(
            "- id: i-waited-for-the-whole\n  text: I waited for the whole of spring\n  voice: participant\n"
            '  speaker: "P09, librarian"\n  perspective:\n    - visitors\n  locator: {section: Waiting}\n'
        )
    )


def test_a_quotation_that_is_not_there_is_not_added(project: Path) -> None:
    before = (project / QUOTES).read_text()
    result = evidence(
        project, "quote", "add", "okafor-2021", "--source", ARTICLE, "--find", "Nobody ever ... said"
    )
    assert (result.exit_code, "“Nobody ever” is not in the source." in result.output) == (1, True)
    assert (project / QUOTES).read_text() == before


def test_pasted_text_becomes_a_table(project: Path) -> None:
    pasted = "Reason\tn (%)\nWaiting\t18 (47.4)\nCost\t9 (23.7)\n"
    arguments = [
        "table",
        "add",
        "okafor-2021",
        "--from",
        "-",
        "--label",
        "Table 7",
        "--title",
        "Why (N = 38)",
    ]
    result = CliRunner().invoke(main, ["--root", str(project), *arguments], input=pasted)
    assert "Added table-7 to evidence/studies/okafor-2021/tables.yaml; 1 decision left." in result.output
    assert (
        (project / TABLES)
        .read_text()
        .endswith(
            '- id: table-7\n  title: "Why (N = 38)"\n  locator: {table: Table 7}\n'
            "  perspective: TODO  # one of: visitors, librarians\n  imported: true\n  kind: frequency\n  base: 38\n  cells:\n"
            '    - {label: Waiting, n: 18, percent: "47.4"}\n    - {label: Cost, n: 9, percent: "23.7"}\n'
        )
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", "Word,Meaning\ndesk,table\n", "holds no column of numbers"),
        ("a.doc", "", "No table is read from a file of the kind `.doc`"),
        ("a.xlsx", "PK", "is not whole"),
        ("none.csv", None, "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_read_is_not_added(
    project: Path, name: str, content: str | None, sentence: str
) -> None:
    if content is not None:
        (project / name).write_text(content)
    result = evidence(project, "table", "add", "okafor-2021", "--from", project / name)
    assert (result.exit_code, sentence in result.output) == (1, True)


def test_a_table_of_review_findings_and_a_codebook_are_imported(project: Path) -> None:
    (project / "findings.csv").write_text("Finding,Overall\nWaiting weighs.,Low confidence\n")
    result = evidence(project, "import", project / "findings.csv")
    assert "Wrote evidence/review_findings/waiting-weighs.yaml.\n1 review finding begun" in result.output
    (project / "codes.qdc").write_text('<CodeBook><Codes><Code guid="a" name="Waiting"/></Codes></CodeBook>')
    assert evidence(project, "import", project / "codes.qdc").output == (
        "Codes, to map to themes:\nWaiting | theme waiting?\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ([], 2, "Name one file to import, or give --undo."),
        (["a.qdpx"], 1, "is not whole"),
        (["a.csv"], 1, "No column of the table is called a finding"),
        (["a.png"], 1, "No table is read from a file of the kind `.png`"),
    ],
)
def test_what_cannot_be_imported_is_said(
    project: Path, arguments: list[str], code: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    for name in ("a.qdpx", "a.csv", "a.png"):
        Path(name).write_text("x")
    result = evidence(project, "import", *arguments)
    assert (result.exit_code, sentence in result.output) == (code, True)


def test_a_form_begins_a_study_that_can_be_taken_back(project: Path) -> None:
    (project / "issue.md").write_text(issue("study.yml", title="The desk", authors="Lee, Ben", year="2021"))
    result = evidence(project, "import", "form", project / "issue.md")
    assert result.exit_code == 0
    assert (
        "Wrote evidence/studies/lee-2021/study.yaml.\nBegan the study lee-2021; 27 decisions" in result.output
    )
    assert files(project) == ["study.yaml"]
    evidence(project, "import", "--undo")
    assert files(project) == []


def test_a_form_that_writes_nothing_says_so(project: Path) -> None:
    (project / "issue.md").write_text(issue("mistake.yml", page="/studies/okafor-2021/#nobody-listened"))
    result = evidence(project, "import", "form", project / "issue.md")
    assert result.exit_code == 0
    assert result.output.startswith(f"{QUOTES.as_posix()}:3: quotation okafor-2021/nobody-listened\n")
    assert result.output.endswith("Nothing was written.\n")
    (project / "issue.md").write_text("### Title\n")
    refused = evidence(project, "import", "form", project / "issue.md")
    assert (refused.exit_code, "is not there. Save the whole issue. Nothing" in refused.output) == (1, True)
