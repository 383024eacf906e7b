"""The Site as a folder that any engine builds: pages with front matter and HTML body, files, `mkdocs.yml`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from build_scripts.model import urls
from build_scripts.model.records.site import Site
from build_scripts.render.look import site_mark
from build_scripts.render.mkdocs_settings import HostSettings
from build_scripts.render.project import open_project
from build_scripts.render.site import registry
from build_scripts.render.site.site import Page
from build_scripts.render.text.hand_written import hand_written, stays_inside

OVERRIDES = files("build_scripts.render") / "overrides"
STYLES = ("assets/site.css",)
SCRIPTS = ("assets/site.js",)


def settings(record: Site | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """The host's settings that follow from `site.yaml`; styles and scripts come before those already given."""
    # The host's theme puts these into its pages as they are: they are HTML to it.
    from_record = (
        {
            "site_name": escape(record.title),
            "site_description": escape(record.description),
            "site_author": escape(record.publisher) if record.publisher else None,
        }
        if record
        else {}
    )
    if record and record.url:
        from_record["site_url"] = urls.home(record.url)
    return {
        **from_record,
        "extra": {**(given.get("extra") or {}), "mark": (record and record.mark) or site_mark.ADDRESS},
        "extra_css": [*STYLES, *(given.get("extra_css") or ())],
        "extra_javascript": [*SCRIPTS, *(given.get("extra_javascript") or ())],
    }


def write_export(host: HostSettings, folder: Path) -> tuple[int, int]:
    """Write the project that the host's settings are of into the new `folder`; returns how many pages and files.

    Hand-written pages are copied as they are, but for what leads out of their folder. Nothing outside `folder` is
    touched.
    """
    project = open_project(host.root)
    docs = host.docs
    written = {
        path.relative_to(docs).as_posix(): path
        for path in sorted(docs.rglob("*"))
        if path.is_file() and stays_inside(path, docs)
    }
    site, _ = project.site(_address(path) for path in written if path.endswith(".md"))

    for path, source in written.items():
        if path.endswith(".md"):
            content = hand_written(source, f"{docs.name}/{path}").text.encode()
        else:
            content = source.read_bytes()
        _write(folder, f"docs/{path}", content)
    for page in site.pages.values():
        _write(folder, f"docs/{page.source_uri}", page_text(page).encode())
    for path, content in site.files.items():
        _write(folder, f"docs/{path}", content)
    for override in sorted(Path(str(OVERRIDES)).rglob("*")):
        if override.is_file():
            name = override.relative_to(str(OVERRIDES)).as_posix()
            _write(folder, f"overrides/{name}", override.read_bytes())

    by_hand = {_address(path): path for path in written if path.endswith(".md")}
    nav = registry.navigation({**site.sources, **by_hand}, by_hand)
    settings = _settings(host, project.record, nav)
    _write(folder, "mkdocs.yml", yaml.safe_dump(settings, sort_keys=False, allow_unicode=True).encode())
    return len(site.pages), len(site.files)


def page_text(page: Page) -> str:
    """A page as a `.md` file: front matter, then the HTML body as one block."""
    front = json.dumps(page.front_matter, ensure_ascii=False, indent=0)
    body = "\n".join(line for line in page.html.splitlines() if line.strip())
    return f"---\n{front}\n---\n\n<div>\n{body}\n</div>\n"


def _settings(host: HostSettings, record: Site | None, nav: Sequence[object]) -> dict[str, object]:
    """The project's own settings without our plugin, and with what the plugin would have set."""
    given = dict(host.given)
    theme = given.get("theme")
    theme = dict(theme) if isinstance(theme, dict) else {"name": theme or "material", "font": False}
    for key in ("watch", "plugins", "docs_dir", "site_dir"):
        given.pop(key, None)
    return {
        "site_name": "Evidence",
        **given,
        **settings(record, given),
        "plugins": [],
        "theme": {**theme, "custom_dir": "overrides"},
        "nav": list(nav),
    }


def _address(path: str) -> str:
    """The address that MkDocs gives to a hand-written page."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def _write(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{name} leads out of {folder}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
