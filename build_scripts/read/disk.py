"""The folder `evidence` -> bytes by path, and what is said of files that are missing, unknown or damaged."""

from __future__ import annotations

import json
import os
import pathlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from build_scripts.model.diagnostics import Diagnostic, Place, Severity
from build_scripts.model.ids import is_id
from build_scripts.model.layout import EVIDENCE, SCHEMAS, STUDIES, FileRole, UnknownFile, role_of
from build_scripts.model.phrases import shorten
from build_scripts.read.fields.formats import as_id
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.encoding import LARGEST, too_large

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
    problems: tuple[Diagnostic, ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass
class _Search:
    root: pathlib.Path
    files: dict[str, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def refuse(self, path: str, problem: Diagnostic) -> None:
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
        elif isinstance(role_of(inner), FileRole):
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
    if not isinstance(role_of(path), FileRole):
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


def _cannot_open(path: str, what: str, error: OSError) -> Diagnostic:
    reason = (error.strerror or str(error)).lower()
    message = f"This {what} cannot be opened: {reason}."
    return diagnostic("EV057", path, TOP, message, "Look at its permissions, or make it again.")


def _is_no_file(path: str) -> Diagnostic:
    name = path.rpartition("/")[2]
    message = f"This is a folder, and a file of the name {name} is due here."
    return diagnostic(
        "EV057", path, TOP, message, "Rename the folder, or put the file that it holds in its place."
    )


def _leads_away(path: str) -> Diagnostic:
    message = "This is a link to a place outside the folder evidence, or to nowhere."
    return diagnostic("EV058", path, TOP, message, "Put the file itself here.")


def _odd_name(path: str) -> Diagnostic:
    shown = path.encode("unicode_escape", "surrogateescape").decode("ascii", "replace")
    message = "The name of this file holds a character that cannot be shown."
    return diagnostic("EV056", shown, TOP, message, "Rename it with lower-case letters, digits and hyphens.")


COPY = "Copy one from the annotated example (page Contributing)."
"""Where an author gets a file to start from."""


def no_evidence() -> Diagnostic:
    """The folder `evidence` is missing or empty."""
    return diagnostic(
        "EV051",
        EVIDENCE,
        TOP,
        "There is no folder `evidence` here, or it is empty.",
        "Start the command in the project folder, or name that folder with --root. " + COPY,
    )


def no_studies() -> Diagnostic:
    """There is no folder of a study."""
    return diagnostic(
        "EV052",
        STUDIES,
        TOP,
        "There is no study yet.",
        "`evidence workbook --new new-study.xlsx` makes a workbook to fill in, `evidence new study ID --from FILE` begins one "
        f"from what the paper already says. Or write its files. {COPY}",
    )


def no_study(path: str, study: str) -> Diagnostic:
    """A study has a folder and no `study.yaml`."""
    return diagnostic(
        "EV053",
        path,
        TOP,
        f'The study "{study}" has no file study.yaml, so nothing of it can be shown.',
        f"Add it, or move the folder's files to the study they belong to. {COPY}",
    )


def missing(path: str, what: str) -> Diagnostic:
    """A file that every corpus needs is not there; `what` is what it says."""
    name = path.rpartition("/")[2]
    return diagnostic(
        "EV054",
        path,
        TOP,
        f"There is no {name}, which says {what}.",
        COPY,
    )


def unknown_file(path: str, unknown: UnknownFile) -> Diagnostic:
    """A file without a place in the layout. An error where somebody most likely meant it to be read."""
    name = path.rstrip("/").rpartition("/")[2]
    meant_for_us = _is_meant_for_us(path)
    meant = meant_path(path, unknown)
    hint = "Delete it, or keep it elsewhere."
    if meant is not None:
        here, there = path.rpartition("/")[0], meant.rpartition("/")[0]
        hint = f"Did you mean {meant.rpartition('/')[2] if here == there else meant}?"
    elif len(unknown.candidates) > 1:
        names = ", ".join(candidate.rpartition("/")[2] for candidate in unknown.candidates)
        hint = f"{hint} Files with a place here: {names}."
    return diagnostic(
        "EV055",
        path.rstrip("/"),
        TOP,
        f'"{shorten(name)}" is not a file that is read here, so what it holds would be left out.',
        hint,
        severity=Severity.ERROR if meant_for_us else Severity.WARNING,
    )


def meant_path(path: str, unknown: UnknownFile) -> str | None:
    """The path with a place in the layout that a file was most likely meant to have."""
    return _meant(path, unknown.candidates) if _is_meant_for_us(path) else None


def _is_meant_for_us(path: str) -> bool:
    return path.lower().endswith((".yaml", ".yml", ".lock", ".json", "/", ".yaml.txt", ".yml.txt"))


def _meant(path: str, candidates: tuple[str, ...]) -> str | None:
    # In the same folder names tell; between folders the name is the same and the folders tell.
    same_folder = all(candidate.rpartition("/")[0] == path.rpartition("/")[0] for candidate in candidates)
    by_form = {_form(candidate, same_folder): candidate for candidate in candidates}
    near = get_close_matches(_form(path, same_folder), by_form, n=1, cutoff=0.6)
    return by_form[near[0]] if near and by_form[near[0]] != path else None


def _form(path: str, name_only: bool) -> str:
    folder, _, name = path.lower().rpartition("/")
    stem = name.partition(".")[0]
    return stem if name_only else f"{folder.removeprefix(EVIDENCE)}/{stem}"


def bad_name(path: str, name: str, what: str) -> Diagnostic:
    """A file or folder (`what`) whose name cannot be an id."""
    near = as_id(name)
    return diagnostic(
        "EV056",
        path,
        TOP,
        f'The name of a {what} is an id, and "{shorten(name)}" cannot be one: ids use lower-case letters, digits '
        "and single hyphens, begin with a letter, and are no name of a device such as con.",
        f"Rename it, for example to {near if is_id(near) else 'okafor-2021'}.",
    )


EARLIER_TOOLS = ("evidence verify 1",)
"""What wrote receipts before their form changed."""


def damaged_receipt(path: str, study: str, text: str) -> Diagnostic:
    """A receipt that cannot be read, or one of an earlier version."""
    line, column = 1, 1
    message = "This receipt cannot be read: it was changed by hand, or only partly written."
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
    else:
        tool = content.get("tool") if isinstance(content, dict) else None
        if tool in EARLIER_TOOLS:
            message = (
                f"An earlier version wrote this receipt (`{tool}`), which proved less than is asked now."
            )
    return diagnostic(
        "EV059",
        path,
        Place(line, column, column + 1),
        message,
        f"Write it again with `evidence verify {study} --source FILE`.",
        source_line=text.split("\n")[line - 1] if text else "",
    )


def stray_receipt(study: str) -> Diagnostic:
    """A receipt without its study."""
    return diagnostic(
        "EV060",
        f"{EVIDENCE}/receipts/{study}.json",
        TOP,
        f'There is no study "{study}" for this receipt.',
        "Delete it, or rename it as the study was renamed.",
    )
