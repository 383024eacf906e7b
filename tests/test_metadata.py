"""The head of finished pages: what a chat, a search engine and a machine are told, with and without an address."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
URL = "https://example.org/heard/"
HOSTILE = 'Waiting "quoted" <b>bold</b> & more </script><script>alert(1)</script>?'


class Head(HTMLParser):
    """Names and properties to contents, links by their relation, and the linked data."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.title = ""
        self.data: list[dict[str, object]] = []
        self.alerts = 0
        self._in = ""
        self.feed(text.split("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            self.meta[name] = values["content"]
        if tag == "link":
            self.links[values["rel"]] = values["href"]
        self._in = tag if tag != "script" or values.get("type") == "application/ld+json" else ""

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif self._in == "script":
            self.data.append(json.loads(data))
        self.alerts += "alert(1)" in data and self._in != "script"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    def make(site: str, question: str) -> Path:
        project = tmp_path_factory.mktemp("project")
        shutil.copytree(ROOT / "build_scripts" / "author" / "example" / "evidence", project / "evidence")
        shutil.copytree(ROOT / "docs", project / "docs")
        shutil.copy(ROOT / "mkdocs.yml", project)
        record, theme = project / "evidence" / "site.yaml", project / "evidence" / "themes" / "waiting.yaml"
        record.write_text(record.read_text(encoding="utf-8") + site, encoding="utf-8")
        text = theme.read_text(encoding="utf-8")
        text = re.sub(r"question: .*", lambda _: f"question: {json.dumps(question)}", text)
        theme.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "build_scripts", "build", "--root", str(project), "--out", "site"],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, cwd=project,
            capture_output=True, text=True, timeout=180, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return project / "site"

    return make


def head(folder: Path, address: str) -> Head:
    path = folder / address
    return Head((path if path.suffix else path / "index.html").read_text(encoding="utf-8"))


def test_with_an_address_a_page_tells_everything_and_hostile_text_stays_text(
    build: Callable[[str, str], Path],
) -> None:
    # Typed without the slash that every address of the site begins behind.
    built = build(f"url: {URL.rstrip('/')}\n", HOSTILE)
    theme = head(built, "themes/waiting/")
    assert theme.alerts == 1, "in the title, as text"
    assert theme.title == f"{HOSTILE} - Being Heard"
    assert theme.links["canonical"] == theme.meta["og:url"] == f"{URL}themes/waiting/"
    assert theme.meta["og:title"] == HOSTILE
    assert theme.meta["og:site_name"] == "Being Heard"
    assert theme.meta["og:type"] == "article"
    assert theme.meta["og:description"] == theme.meta["description"]
    assert theme.meta["og:description"].startswith(
        "In one study, waiting lists were what visitors named most often"
    )
    assert theme.meta["twitter:card"] == "summary_large_image"
    assert (theme.meta["og:image:width"], theme.meta["og:image:height"]) == ("1200", "630")
    assert theme.meta["og:image:alt"].startswith(
        "Being Heard. One study so far. Waiting ‘quoted’ ".replace("‘quoted’", "“quoted”")
    )
    assert (built / theme.meta["og:image"].removeprefix(URL)).read_bytes()[:4] == b"\x89PNG"
    assert [block["@type"] for block in theme.data] == ["BreadcrumbList"]

    home = head(built, "")
    assert (home.title, home.meta["og:title"], home.meta["og:type"]) == (
        "Being Heard",
        "Being Heard",
        "website",
    )
    assert home.data == [
        {"@context": "https://schema.org", "@type": "WebSite", "name": "Being Heard", "url": URL}
    ]

    study = head(built, "studies/okafor-2021/")
    assert "og:image" not in study.meta
    assert study.meta["twitter:card"] == "summary"

    missing = head(built, "404.html")
    assert missing.data == []
    assert "og:url" not in missing.meta
    for page in built.rglob("index.html"):
        found = head(built, page.parent.relative_to(built).as_posix())
        assert found.links["canonical"].startswith(URL), page
        assert found.meta["description"] == found.meta["og:description"], page
        assert found.meta["og:title"] in found.title, page


def test_without_an_address_the_rest_stays(build: Callable[[str, str], Path]) -> None:
    theme = head(build("", "What does waiting do?"), "themes/waiting/")
    assert theme.meta["og:title"] == "What does waiting do?"
    assert theme.meta["og:description"]
    assert not {"og:url", "og:image"} & theme.meta.keys()
    assert "canonical" not in theme.links
    assert theme.meta["twitter:card"] == "summary"
    assert "http" not in json.dumps([block.get("itemListElement") for block in theme.data])
