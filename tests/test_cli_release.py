"""`evidence release`: a folder and a zip to keep, in which every link leads to a file, and the record of addresses."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "build_scripts" / "author" / "example"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(EXAMPLE / "evidence", folder / "evidence")
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copy(ROOT / "requirements.lock", folder)
    site = folder / "evidence" / "site.yaml"
    kept = re.sub(r"(?m)^(url|contact):.*\n", "", site.read_text(encoding="utf-8"))
    site.write_text(
        f"{kept}url: https://evidence.example.org/\ncontact: mailto:team@example.org\n", encoding="utf-8"
    )
    return folder


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(project), "release", *arguments])


@pytest.fixture(scope="module")
def released(project: Path) -> Path:
    done = run(project, "2026.1", "--as-of", "2031-01-01")
    assert done.exit_code == 0, done.output
    assert "open site/index.html there" in done.output
    return project / "releases" / "2026.1"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in ("href", "src", "action") and value]


def links(page: Path) -> Iterator[str]:
    reader = _Links()
    reader.feed(page.read_text(encoding="utf-8"))
    for link in reader.links:
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc and parts.path:
            yield unquote(parts.path)


def test_every_link_leads_to_a_file_on_the_disk(released: Path) -> None:
    pages = [page for page in (released / "site").rglob("*.html") if page.name != "404.html"]
    lost = {
        (page.relative_to(released).as_posix(), link)
        for page in pages
        for link in links(page)
        if not (page.parent / link).is_file()
    }
    assert len(pages) > 20
    assert lost == set()


def test_the_copy_says_that_it_has_no_search(released: Path) -> None:
    text = (released / "site" / "search" / "index.html").read_text(encoding="utf-8")
    assert "has no search there" in text
    assert not list((released / "site").rglob("pagefind*"))


def test_beside_the_site_stands_what_says_where_it_comes_from(released: Path) -> None:
    assert json.loads((released / "release.json").read_text(encoding="utf-8")) == {
        "version": "2026.1",
        "as_of": "2031-01-01",
    }
    assert (released / "notes.md").read_text(encoding="utf-8") == (
        "# 2026.1\n\nThe evidence stands at 2031-01-01. This is the first release.\n"
    )
    bill = json.loads((released / "made-with.cdx.json").read_text(encoding="utf-8"))
    assert "mkdocs" in {component["name"] for component in bill["components"]}
    for line in (released / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((released / name).read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(released.parent / "2026.1.zip") as packed:
        assert "2026.1/site/index.html" in packed.namelist()


def test_its_addresses_are_recorded(project: Path, released: Path) -> None:
    recorded = "".join(
        path.read_text(encoding="utf-8") for path in (project / "evidence" / "permalinks").iterdir()
    )
    assert "studies/" in recorded


def test_a_release_is_never_written_again(project: Path, released: Path) -> None:
    before = (released / "SHA256SUMS").read_bytes()
    done = run(project, "2026.1")
    assert done.exit_code == 2
    assert "a release is never written again" in done.output
    assert (released / "SHA256SUMS").read_bytes() == before


@pytest.mark.parametrize("version", ["../x", ".hidden", "a b", "a/", "-x", "x" * 33, "ä"])
def test_a_version_is_the_name_of_a_folder(project: Path, version: str) -> None:
    done = run(project, "--", version)
    assert done.exit_code == 2
    assert "cannot be a folder's name" in done.output


def test_what_hinders_a_release_is_told_and_nothing_is_written(project: Path, released: Path) -> None:
    done = run(project, "2026.2", "--as-of", "2001-01-01")
    assert done.exit_code == 1
    assert "the evidence has a date after it" in done.output
    done = run(project, "2026.2", "--since", "nowhere")
    assert done.exit_code == 2
    assert "Git knows no commit nowhere" in done.output
    assert not (project / "releases" / "2026.2").exists()
