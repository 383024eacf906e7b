"""The folder `evidence` -> bytes by path: the only part of reading that touches the disk."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from build_scripts.model.problems import Place, Problem
from build_scripts.read.characters import LARGEST, too_large
from build_scripts.read.faults import fault
from build_scripts.read.files import EVIDENCE, SCHEMAS, STUDIES, Known, place_of

TOP = Place(1, 1, 2)
DEEPEST_FOLDER = 4
"""Parts of the longest path that is read: evidence/studies/<study>/<file>."""


@dataclass(frozen=True)
class Found:
    """What stands in the folder: contents by path from the project folder, and what could not be opened.

    A file that has no place in the layout is there without its content.
    """

    files: Mapping[str, bytes]
    folders: tuple[str, ...] = ()
    """Names of the folders of studies, empty ones too."""
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass
class _Search:
    root: pathlib.Path
    files: dict[str, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def refuse(self, path: str, problem: Problem) -> None:
        self.problems.append(problem)
        self.unread.add(path)


def find(root: pathlib.Path) -> Found:
    """Everything in `root`/evidence that can be read. Never raises for what stands there."""
    search = _Search(root)
    if (root / EVIDENCE).is_dir():
        _folder(search, EVIDENCE)
    return Found(search.files, tuple(search.folders), tuple(search.problems), frozenset(search.unread))


def _folder(search: _Search, path: str) -> None:
    try:
        entries = sorted(_entries(search.root / path), key=lambda entry: entry.name)
    except OSError as error:
        search.refuse(path, _cannot_open(path, "folder", error))
        return
    for entry in entries:
        inner = f"{path}/{entry.name}"
        if entry.name.startswith(".") or inner == SCHEMAS:
            continue
        if not inner.isprintable():
            search.refuse(inner, _odd_name(inner))
        elif entry.is_symlink() and not _stays_inside(search.root, entry):
            search.refuse(inner, _leads_away(inner))
        elif not _is_folder(entry):
            _file(search, inner)
        elif isinstance(place_of(inner), Known):
            search.refuse(inner, _is_no_file(inner))
        elif inner.count("/") < DEEPEST_FOLDER - 1:
            if path == STUDIES:
                search.folders.append(entry.name)
            _folder(search, inner)
        else:
            search.files[f"{inner}/"] = b""


def _entries(folder: pathlib.Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from entries


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(search: _Search, path: str) -> None:
    if not isinstance(place_of(path), Known):
        search.files[path] = b""
        return
    on_disk = search.root / path
    try:
        size = on_disk.stat().st_size
        if size > LARGEST:
            search.refuse(path, too_large(path, size))
        elif not on_disk.is_file():
            search.refuse(path, _cannot_open(path, "file", OSError("not a plain file")))
        else:
            search.files[path] = on_disk.read_bytes()
    except OSError as error:
        search.refuse(path, _cannot_open(path, "file", error))


def _stays_inside(root: pathlib.Path, entry: os.DirEntry[str]) -> bool:
    try:
        return pathlib.Path(entry.path).resolve(strict=True).is_relative_to((root / EVIDENCE).resolve())
    except (OSError, RuntimeError):
        return False


def _cannot_open(path: str, what: str, error: OSError) -> Problem:
    reason = (error.strerror or str(error)).lower()
    message = f"This {what} cannot be opened: {reason}."
    return fault("EV057", path, TOP, message, "Look at its permissions, or make it again.")


def _is_no_file(path: str) -> Problem:
    name = path.rpartition("/")[2]
    message = f"This is a folder, and a file of the name {name} is due here."
    return fault(
        "EV057", path, TOP, message, "Rename the folder, or put the file that it holds in its place."
    )


def _leads_away(path: str) -> Problem:
    message = "This is a link to a place outside the folder evidence, or to nowhere."
    return fault("EV058", path, TOP, message, "Put the file itself here.")


def _odd_name(path: str) -> Problem:
    shown = path.encode("unicode_escape", "surrogateescape").decode("ascii", "replace")
    message = "The name of this file holds a character that cannot be shown."
    return fault("EV056", shown, TOP, message, "Rename it with lower-case letters, digits and hyphens.")
