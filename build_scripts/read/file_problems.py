"""What is said about files and folders as a whole: missing, unknown, badly named, damaged."""

from __future__ import annotations

import json
from difflib import get_close_matches

from build_scripts.model.ids import is_id
from build_scripts.model.problems import Place, Problem, Severity
from build_scripts.read.faults import fault
from build_scripts.read.files import EVIDENCE, STUDIES, Unknown
from build_scripts.read.phrases import shorten
from build_scripts.read.text_shapes import as_id

TOP = Place(1, 1, 2)
"""Where a problem of a whole file or folder stands."""


COPY = "Copy one from the annotated example (page Contributing)."
"""Where an author gets a file to start from."""


def no_evidence() -> Problem:
    """The folder `evidence` is missing or empty."""
    return fault(
        "EV051",
        EVIDENCE,
        TOP,
        "There is no folder `evidence` here, or it is empty.",
        "Start the command in the project folder, or name that folder with --root. " + COPY,
    )


def no_studies() -> Problem:
    """There is no folder of a study."""
    return fault(
        "EV052",
        STUDIES,
        TOP,
        "There is no study yet.",
        f"Add the folder of the first; its name could be the first author and the year. {COPY}",
    )


def no_study(path: str, study: str) -> Problem:
    """A study has a folder and no `study.yaml`."""
    return fault(
        "EV053",
        path,
        TOP,
        f'The study "{study}" has no file study.yaml, so nothing of it can be shown.',
        f"Add it, or move the folder's files to the study they belong to. {COPY}",
    )


def missing(path: str, what: str) -> Problem:
    """A file that every corpus needs is not there; `what` is what it says."""
    name = path.rpartition("/")[2]
    return fault(
        "EV054",
        path,
        TOP,
        f"There is no {name}, which says {what}.",
        COPY,
    )


def unknown_file(path: str, unknown: Unknown) -> Problem:
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
    return fault(
        "EV055",
        path.rstrip("/"),
        TOP,
        f'"{shorten(name)}" is not a file that is read here, so what it holds would be left out.',
        hint,
        severity=Severity.ERROR if meant_for_us else Severity.WARNING,
    )


def meant_path(path: str, unknown: Unknown) -> str | None:
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


def bad_name(path: str, name: str, what: str) -> Problem:
    """A file or folder (`what`) whose name cannot be an id."""
    near = as_id(name)
    return fault(
        "EV056",
        path,
        TOP,
        f'The name of a {what} is an id, and "{shorten(name)}" cannot be one: ids use lower-case letters, digits '
        "and single hyphens, begin with a letter, and are no name of a device such as con.",
        f"Rename it, for example to {near if is_id(near) else 'okafor-2021'}.",
    )


def damaged_receipt(path: str, study: str, text: str) -> Problem:
    """A receipt that cannot be read."""
    line, column = 1, 1
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
    return fault(
        "EV059",
        path,
        Place(line, column, column + 1),
        "This receipt cannot be read: it was changed by hand, or only partly written.",
        f"Write it again with `evidence verify {study} --source FILE`.",
        source_line=text.split("\n")[line - 1] if text else "",
    )


def stray_receipt(study: str) -> Problem:
    """A receipt without its study."""
    return fault(
        "EV060",
        f"{EVIDENCE}/receipts/{study}.json",
        TOP,
        f'There is no study "{study}" for this receipt.',
        "Delete it, or rename it as the study was renamed.",
    )
