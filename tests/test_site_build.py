"""Whole builds of the annotated example: through the plugin, and from the exported folder by plain MkDocs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "build_scripts" / "author" / "example"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def make_project(folder: Path) -> Path:
    shutil.copytree(EXAMPLE / "evidence", folder / "evidence")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    # As strict as a release, so that no link of ours leads nowhere.
    done = run("mkdocs", "build", "--strict", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


class _VisibleWords(HTMLParser):
    """The words of a page's article, without scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += tag == "article"
        self.silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "article"
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent:
            self.words += data.split()


def words_of(page: Path) -> list[str]:
    reader = _VisibleWords()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.words


def pages_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_plain_mkdocs_builds_the_same_pages_with_the_same_words_from_the_export(
    project: Path, built: Path
) -> None:
    done = run("build_scripts", "export", "exported", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        "evidence"
        not in (project / "exported" / "mkdocs.yml").read_text(encoding="utf-8").split("plugins:")[1][:20]
    )
    done = run("mkdocs", "build", "-q", "-f", "exported/mkdocs.yml", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    plain = project / "exported" / "site"
    assert pages_of(plain) == pages_of(built)
    for page in ("themes/waiting/index.html", "studies/okafor-2021/index.html", "review-findings/index.html"):
        assert words_of(plain / page) == words_of(built / page)


def test_building_twice_gives_the_same_bytes(project: Path, built: Path, tmp_path: Path) -> None:
    again = make_project(tmp_path / "elsewhere")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    done = subprocess.run(
        [sys.executable, "-m", "build_scripts", "build", "--out", "site"],
        cwd=again,
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for path in sorted(built.rglob("*")):
        name = path.relative_to(built)
        # The search index is not reproducible.
        if path.is_file() and name.parts[0] != "pagefind":
            assert (again / "site" / name).read_bytes() == path.read_bytes(), name


def test_a_broken_study_shows_its_problems_and_the_rest_of_the_site_stays(
    project: Path, tmp_path: Path
) -> None:
    broken = make_project(tmp_path / "broken")
    study = broken / "evidence" / "studies" / "okafor-2021" / "study.yaml"
    study.write_text(study.read_text(encoding="utf-8") + "\n  : [", encoding="utf-8")
    done = run("build_scripts", "build", "--out", "site", cwd=broken)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "study.yaml" in done.stdout + done.stderr
    page = " ".join(words_of(broken / "site" / "studies" / "okafor-2021" / "index.html"))
    assert "study.yaml" in page
    assert (broken / "site" / "themes" / "waiting" / "index.html").is_file()


def test_a_hand_written_page_at_an_address_of_the_evidence_is_told_and_a_release_refuses_it(
    tmp_path: Path,
) -> None:
    twice = make_project(tmp_path / "twice")
    (twice / "docs" / "themes").mkdir()
    (twice / "docs" / "themes" / "index.md").write_text("# Mine\n", encoding="utf-8")
    record = twice / "evidence" / "site.yaml"
    record.write_text(
        record.read_text(encoding="utf-8")
        + "url: https://example.org/heard/\ncontact: mailto:team@example.org\n",
        encoding="utf-8",
    )
    for release, code in (((), 0), (("--release",), 1)):
        done = run("build_scripts", "build", "--out", "site", *release, cwd=twice)
        assert done.returncode == code, done.stdout + done.stderr
        assert "both have a page themes/" in done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr


def test_no_page_names_another_host_to_load_from(built: Path) -> None:
    loading = re.compile(
        r'(?:<script|<img|<iframe|<source|<video|<audio|<embed)[^>]*\ssrc="(?:https?:)?//[^"]*"',
        re.IGNORECASE,
    )
    sheets = re.compile(
        r'<link[^>]*rel="(?:stylesheet|preload|preconnect)"[^>]*href="(?:https?:)?//', re.IGNORECASE
    )
    for path in built.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not loading.search(text), path
        assert not sheets.search(text), path
