"""Broken files and folders at the command line: a plain sentence and an exit code, never a traceback."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main

EXAMPLE = Path(__file__).parent.parent / "build_scripts" / "author" / "example" / "evidence"
STUDY = Path("evidence/studies/okafor-2021")
PLACE = re.compile(r"^(\S.*?):(\d+):(\d+): (error|warning|note) (EV\d{3}) ", re.MULTILINE)

Break = Callable[[Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "evidence")
    return tmp_path


def check(root: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(main, ["check", "--root", str(root), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return done


def codes(done: Result) -> list[str]:
    return [found[4] for found in PLACE.findall(done.output)]


def holds(name: str, content: bytes) -> Break:
    return lambda root: (root / STUDY / name).write_bytes(content) and None


def lacks(path: str) -> Break:
    return lambda root: (root / path).unlink()


def folder_named(name: str) -> Break:
    def turn(root: Path) -> None:
        (root / STUDY / name).unlink()
        (root / STUDY / name).mkdir()

    return turn


def renamed(old: str, new: str) -> Break:
    return lambda root: (root / old).rename(root / new) and None


def empty_study(root: Path) -> None:
    (root / "evidence/studies/lee-2019").mkdir()


@pytest.mark.parametrize(
    ("break_it", "code", "sentence"),
    [
        (lacks("evidence/site.yaml"), "EV054", "There is no site.yaml"),
        (lacks("evidence/review.yaml"), "EV054", "There is no review.yaml"),
        (lacks(f"{STUDY}/study.yaml"), "EV053", "has no file study.yaml"),
        (empty_study, "EV053", 'The study "lee-2019" has no file study.yaml'),
        (holds("study.yaml", b""), "EV034", "This file is empty, and a study is due here."),
        (holds("study.yaml", b"# only a comment\n"), "EV034", "This file is empty, and a study is due here."),
        (holds("findings.yaml", b"waiting: was named most\n"), "EV034", "findings.yaml holds a list"),
        (folder_named("findings.yaml"), "EV057", "This is a folder, and a file of the name findings.yaml"),
        (renamed(f"{STUDY}/findings.yaml", f"{STUDY}/findings.yml"), "EV055", "Did you mean findings.yaml?"),
        (renamed(f"{STUDY}/findings.yaml", f"{STUDY}/finding.yaml"), "EV055", "Did you mean findings.yaml?"),
        (renamed(str(STUDY), f"{STUDY.parent}/Okafor 2021"), "EV056", "for example to okafor-2021"),
        (renamed("evidence/themes/waiting.yaml", "evidence/themes/Waiting.yaml"), "EV056", "waiting"),
        (holds("findings.yaml", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "EV001", "This file is an image"),
        (holds("findings.yaml", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "EV001", "This file is a PDF"),
        (holds("findings.yaml", b"PK\x03\x04\x14\x00\x06\x00"), "EV001", "a Word, Excel or zip file"),
        (holds("findings.yaml", bytes(range(256)) * 9), "EV001", "is not UTF-8"),
        (holds("findings.yaml", "- id: a\n".encode("utf-16")), "EV001", "saved as UTF-16"),
        (holds("findings.yaml", "- id: a\n".encode("utf-16-le")), "EV001", "saved as UTF-16"),
        (
            holds("findings.yaml", b"- id: a\n  statement: \x93six\x94 months\n"),
            "EV001",
            "from Word or Excel",
        ),
        (holds("findings.yaml", b"- id: a\n  statement: " + b"x" * 2_000_000), "EV002", "2.0 MB"),
        (holds("findings.yaml", b"[" * 100_000), "EV016", "more than 40 levels deep"),
        (holds("findings.yaml", b"a: " + b"[" * 100_000 + b"]" * 100_000), "EV016", "more than 40 levels"),
        (holds("findings.yaml", b"{" * 100_000), "EV016", "more than 40 levels deep"),
        (holds("findings.yaml", b"- " * 100_000), "EV016", "more than 40 levels deep"),
    ],
)
def test_a_broken_file_gives_one_plain_sentence(
    project: Path, break_it: Break, code: str, sentence: str
) -> None:
    break_it(project)
    done = check(project)
    assert codes(done) == [code], done.output
    assert sentence in done.output
    assert done.exit_code == 1
    assert max(map(len, done.output.splitlines())) < 400


def a_file(root: Path) -> Path:
    (root / "evidence").write_text("hello")
    return root


@pytest.mark.parametrize(
    "make",
    [a_file, lambda root: a_file(root) / "evidence", lambda root: root / "nowhere", lambda root: root],
    ids=["evidence is a file", "root is a file", "no such folder", "an empty folder"],
)
def test_a_root_without_evidence_is_misuse(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    done = check(make(tmp_path))
    assert done.exit_code == 2
    assert "holds no folder evidence/" in done.output
    assert "--root" in done.output
    assert len(done.output.splitlines()) == 1


def test_an_empty_folder_evidence_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    done = check(tmp_path)
    assert (codes(done), done.exit_code) == (["EV051"], 1)


@pytest.mark.parametrize("change", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_how_lines_end_is_nobodys_mistake_and_moves_no_place(project: Path, change: bytes) -> None:
    for path in (project / STUDY).glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", change))
    assert (codes(check(project)), check(project).exit_code) == ([], 0)
    tables = project / STUDY / "tables.yaml"
    tables.write_bytes(tables.read_bytes().replace(b'n: 18, percent: "47.4"', b'n: 18, percent: "48.6"'))
    assert f"{STUDY.as_posix()}/tables.yaml:41:46: error EV311" in check(project).output


def test_a_byte_order_mark_and_a_missing_last_line_break_are_nobodys_mistake(project: Path) -> None:
    for path in (project / STUDY).glob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().rstrip(b"\n"))
    assert (codes(check(project)), check(project).exit_code) == ([], 0)
    tables = project / STUDY / "study.yaml"
    tables.write_bytes(tables.read_bytes().replace(b"type: report", b"type: reprot"))
    assert "study.yaml:5:7: error EV036" in check(project).output


def slip(root: Path, name: str, *pairs: tuple[str, str]) -> None:
    path = root / STUDY / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_thirty_mistakes_in_one_study_are_told_at_once_and_sorted(project: Path) -> None:
    slip(
        project,
        "study.yaml",
        ("type: report", "type: reprot"),
        ("title: Waiting", "titel: Waiting"),
        ("issued: ", "isued: "),
        ("review_status: report", "review_status: prepint"),
        ("not_checked", "unchecked"),
        ("category: mixed_methods", "category: mixed"),
        ("country: England, UK", "country:"),
        ("start: 2020-03", "start: 2020-13"),
        ("level: co_produced", "level: coproduced"),
        ("size: 38", "size: thirty-eight"),
    )
    slip(
        project,
        "findings.yaml",
        ("statement: Waiting", "statment: Waiting"),
        ("kind: quantitative", "kind: quantitive"),
        ("basis: own_data", "basis: own"),
        ("credibility: not_assessed", "credibility: unknown"),
        ('page: "8"}', 'pge: "8"}'),
        ("id: not-knowing-how-long", "id: Not Knowing"),
        ("credibility: unequivocal", "credibility: sure"),
        ("count: {n: 14, base: 30}", "count: {n: fourteen, base: 30}"),
        ("id: friendly-face-helped", "id: 1st"),
        ("n: 12", "m: 12"),
    )
    slip(
        project,
        "tables.yaml",
        ("kind: frequency", "kind: frequencies"),
        ("{label: Women, n: 20", "{lable: Women, n: 20"),
        ('"44.7"', "about 45"),
        ("multiple_response: true", "multiple_response: yes"),
        ("n: 9", "n: -9"),
        ("kind: rating_matrix", "kind: matrix"),
        ("order: [At the desk, By telephone]", "order: [At the desk]"),
        ("kind: theme_counts", "kind: themes"),
        ("compare: more_than_half\n          n: 21", "compare: most\n          n: 21"),
        ("asked: 30 visitors", "askd: 30 visitors"),
    )
    done = check(project)
    found = [(file, int(line), int(column)) for file, line, column, _, _ in PLACE.findall(done.output)]
    assert len(found) == 30, done.output
    assert found == sorted(found)
    assert "Checked 16 files: 30 errors" in done.output


HOSTILE = "a%0A::error file=x::b, c:d \U0001f600 \\u0007"


@pytest.fixture
def hostile(project: Path) -> Path:
    """Two mistakes whose own text would break a format that does not guard itself."""
    slip(
        project,
        "findings.yaml",
        ("id: waiting-named-most", f"id: '{HOSTILE}'"),
        ("kind: qualitative", 'kind: "line\\nbreak\\e[31m\\"quoted\\""'),
    )
    return project


def test_all_formats_carry_the_same_problems(hostile: Path) -> None:
    as_text = check(hostile)
    as_json = check(hostile, "--format", "json")
    as_github = check(hostile, "--format", "github")
    assert {done.exit_code for done in (as_text, as_json, as_github)} == {1}
    places = [
        (file, int(line), int(column), code) for file, line, column, _, code in PLACE.findall(as_text.output)
    ]
    assert len(places) >= 2
    objects = [json.loads(line) for line in as_json.output.splitlines()]
    assert [
        (found_problem["file"], found_problem["line"], found_problem["column"], found_problem["code"])
        for found_problem in objects
    ] == places
    command = re.compile(
        r"^::(?:error|warning|notice) file=([^,]*),line=(\d+),col=(\d+),endColumn=\d+,title=(EV\d{3})"
    )
    lines = [line for line in as_github.output.splitlines() if line.startswith("::")]
    found = [command.match(line) for line in lines]
    assert sorted((match[1], int(match[2]), int(match[3]), match[4]) for match in found if match) == sorted(
        places
    )


def test_no_text_of_an_author_can_command_a_terminal_or_a_workflow(hostile: Path) -> None:
    assert "\x1b" not in check(hostile).output
    lines = check(hostile, "--format", "github").output.splitlines()
    assert all(
        line.startswith(("::error file=evidence/", "::warning file=evidence/", "Checked ")) for line in lines
    )
    assert any("a%250A" in line for line in lines)
    messages = [
        json.loads(line)["message"] for line in check(hostile, "--format", "json").output.splitlines()
    ]
    assert any("a%0A::error file=x::b, c:d \U0001f600" in message for message in messages)
