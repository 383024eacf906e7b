"""A new kind of page takes five files: its address, its row, its module, its template and its golden file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
MODULE = '''\
"""The page of thanks."""

from collections.abc import Iterator

from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page


def pages(given: PageInput) -> Iterator[Page]:
    """To whom thanks are due."""
    yield given.renderer.page("thanks", "To whom thanks are due.", names=["Everybody who was asked"])
'''
TEMPLATE = """\
{% extends "_partials/base.html.j2" %}
{% set kind = "list" %}
{% block body %}<ul>{% for name in names %}<li>{{ name }}</li>{% endfor %}</ul>{% endblock %}
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    return write(path, text.replace(old, new))


def with_a_page_of_thanks(package: Path, golden: Path) -> list[Path]:
    """The files that a page takes, written."""
    render = package / "render"
    row = '    PageKind("glossary", urls.GLOSSARY, "Glossary", ABOUT),\n'
    return [
        change(
            package / "model" / "urls.py",
            "\n\nLISTS = (\n",
            '\nTHANKS = "methods/thanks/"\n\nLISTS = (\n    THANKS,\n',
        ),
        change(
            render / "site" / "registry.py",
            row,
            f'{row}    PageKind("thanks", urls.THANKS, "Thanks", ABOUT),\n',
        ),
        write(render / "pages" / "thanks.py", MODULE),
        write(render / "templates" / "thanks.html.j2", TEMPLATE),
        write(golden / "methods--thanks.html", ""),
    ]


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "build_scripts", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_kind_of_page_takes_five_files_and_is_found_everywhere(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "build_scripts", tmp_path / "build_scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "build_scripts" / "author" / "example" / "evidence", tmp_path / "evidence")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    site_yaml = tmp_path / "evidence" / "site.yaml"
    write(site_yaml, f"url: https://example.org/\n{site_yaml.read_text(encoding='utf-8')}")
    (tmp_path / "golden").mkdir()
    assert len(with_a_page_of_thanks(tmp_path / "build_scripts", tmp_path / "golden")) == 5

    run(tmp_path, "build", "--out", "site")
    html = (tmp_path / "site" / "methods" / "thanks" / "index.html").read_text(encoding="utf-8")
    assert "<li>Everybody who was asked</li>" in html
    assert "<h1>Thanks</h1>" in html
    assert (
        '<li><a href="../../methods/">Methods</a></li><li><span aria-current="page">Thanks</span></li>'
        in html
    )
    assert ">Thanks</a>" in (tmp_path / "site" / "studies" / "index.html").read_text(encoding="utf-8")
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/methods/thanks/</loc>" in sitemap
    run(tmp_path, "permalinks", "--publish")
    ledger = (tmp_path / "evidence" / "permalinks" / "_site.txt").read_text(encoding="utf-8")
    assert "methods/thanks/" in ledger.splitlines()
