"""The files of a new site: the invented study to delete, the settings, the commands, and the workflows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from build_scripts.author.schemas import write_schemas
from build_scripts.author.writing import write_whole

PACKAGE = "connected-lives"
EXTRAS = "import,sources,teaching"
REQUIREMENTS = "requirements.txt"
HEAD = "# The program that checks the evidence and makes the site. Every machine installs the same.\n"
WHEELS = "./wheels/"
MAY_BE_THERE = frozenset({".git", ".DS_Store"})
"""What a folder that was just made, or cloned while it was empty, may hold."""
NAMES = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "Makefile": "Makefile",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "check.yml": ".github/workflows/check.yml",
    "publish.yml": ".github/workflows/publish.yml",
}
"""What a file is called in the package, and in the new site."""


class NotEmptyError(Exception):
    """The folder cannot become a site; `str()` says why and what to do."""


def begin_site(folder: Path) -> tuple[str, ...]:
    """Write a new site into `folder`, which is made if it is missing; what is still to be done, if anything.

    The wheel that the program was installed from comes along, so that a colleague's machine installs the same.

    Raises:
        NotEmptyError: somebody keeps something there, or it is no folder. Nothing was written.
    """
    if folder.exists() and not folder.is_dir():
        raise NotEmptyError(f"{folder} is a file, not a folder. Name a new folder; nothing was written.")
    kept = sorted({path.name for path in folder.iterdir()} - MAY_BE_THERE) if folder.is_dir() else []
    if kept:
        raise NotEmptyError(
            f"{folder} is not empty: it holds {kept[0]}. Name a new or empty folder; nothing was written."
        )
    installed = _installed()
    needed = requirement(installed)
    for name, text in {**site_files(), REQUIREMENTS: f"{HEAD}{needed}\n"}.items():
        write_whole(folder / name, text)
    write_schemas(folder)
    if not needed.startswith(WHEELS):
        return ()
    wheel = _wheel(installed)
    if wheel is None:
        return (
            f"{REQUIREMENTS} names a wheel in {WHEELS}: before others install from it, make that wheel in a copy of the "
            "program's repository with `python -m pip wheel --no-deps --wheel-dir wheels .`",
        )
    (folder / WHEELS).mkdir(exist_ok=True)
    shutil.copyfile(wheel, folder / WHEELS / wheel.name)
    return ()


def site_files() -> dict[str, str]:
    """Every text of a new site, by path from its folder, but what names the program itself."""
    written = files("build_scripts.author.beginning") / "files"
    texts = {name: (written / stored).read_text(encoding="utf-8") for stored, name in NAMES.items()}
    return texts | dict(_example(files("build_scripts.author.example") / "evidence", "evidence"))


def _example(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        here = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _example(entry, here)
        elif entry.name.endswith((".yaml", ".json")):
            yield here, entry.read_text(encoding="utf-8")


def _installed() -> Distribution | None:
    try:
        return distribution(PACKAGE)
    except PackageNotFoundError:
        return None


def _told(installed: Distribution | None) -> dict[str, Any]:
    """Where the program was installed from: `direct_url.json`, which pip writes beside what it installs."""
    told: dict[str, Any] = json.loads((installed and installed.read_text("direct_url.json")) or "{}")
    return told


def _wheel(installed: Distribution | None) -> Path | None:
    """The wheel that the program was installed from, if it is still there."""
    address = urlsplit(_told(installed).get("url", ""))
    path = Path(url2pathname(address.path)) if address.scheme == "file" else None
    return path if path and path.suffix == ".whl" and path.is_file() else None


def requirement(installed: Distribution | None) -> str:
    """The program as pip is told to install it: from the commit, or the wheel, that it was installed from here.

    Never by its name alone: nobody knows who holds that name in an index.
    """
    told = _told(installed)
    if "vcs_info" in told:
        vcs = told["vcs_info"]
        return f"{PACKAGE}[{EXTRAS}] @ {vcs['vcs']}+{told['url']}@{vcs['commit_id']}"
    version = installed.version if installed else "0"
    wheel = _wheel(installed)
    name = wheel.name if wheel else f"{PACKAGE.replace('-', '_')}-{version}-py3-none-any.whl"
    return f"{WHEELS}{name}[{EXTRAS}]"
