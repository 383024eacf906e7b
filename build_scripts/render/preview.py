"""A site in spite of what no page can be made of: that file is left out, says why on its page, and the rest stands."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import Diagnostic, Place, Severity
from build_scripts.model.layout import (
    AT_TOP,
    EVIDENCE,
    IN_FOLDER,
    IN_STUDY,
    STUDIES,
    FileRole,
    file_of,
    role_of,
)
from build_scripts.model.records.receipt import Receipt
from build_scripts.read.rules import diagnostic
from build_scripts.render.site.site import SiteContent

PACKAGE = Path(__file__).parents[1]
TOP = Place(1, 1, 2)
STUDY = "study.yaml"

Make = Callable[[Corpus, tuple[Diagnostic, ...]], SiteContent]
"""Makes the site of a corpus, with problems that are told on it besides those of the check."""


def site_without_what_fails(
    corpus: Corpus, problems: Sequence[Diagnostic], make: Make
) -> tuple[SiteContent, tuple[str, ...]]:
    """The site that `make` gives, and the files that it had to be made without, as few as will do.

    Files with errors are tried first. Where another one fails, its page says that it is the program's mistake.

    Raises:
        Exception: what `make` raises, where leaving out files is no help.
    """
    try:
        return make(corpus, ()), ()
    except Exception as error:
        told = tuple(
            dict.fromkeys(problem.file for problem in problems if problem.severity is Severity.ERROR)
        )
        for files in (told, (*_files(corpus), *told)):
            left_out = _fewest(files, lambda some: _is_made(make, without(corpus, some)))
            if left_out is not None:
                unexplained = tuple(_unexplained(file, error) for file in left_out if file not in told)
                return make(without(corpus, left_out), unexplained), left_out
        raise


def _fewest(files: Sequence[str], is_enough: Callable[[Sequence[str]], bool]) -> tuple[str, ...] | None:
    """The files without which it works; None if it does not even work without all.

    One by one: the last that is needed of those in front, found by halving.
    """
    found: list[str] = []
    while not is_enough(found):
        rest = [file for file in files if file not in found]
        if not is_enough([*found, *rest]):
            return None
        low, high = 0, len(rest)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if is_enough([*found, *rest[:middle]]) else (middle, high)
        found.append(rest[high - 1])
    return tuple(found)


def _is_made(make: Make, corpus: Corpus) -> bool:
    try:
        make(corpus, ())
    except Exception:
        return False
    return True


def _files(corpus: Corpus) -> Iterator[str]:
    """Every file with a record; that of the study itself after the others of its folder, since all go with it."""
    for id_, folder in corpus.studies.items():
        if folder.receipt:
            yield file_of(Receipt, id_)
        for name in (*(name for name in IN_STUDY if name != STUDY), STUDY):
            if getattr(folder, IN_STUDY[name].name):
                yield f"{STUDIES}/{id_}/{name}"
    for name in IN_FOLDER:
        yield from (f"{EVIDENCE}/{name}/{id_}.yaml" for id_ in getattr(corpus, name))
    yield from (f"{EVIDENCE}/{name}" for name, kind in AT_TOP.items() if getattr(corpus, kind.name))
    yield from dict.fromkeys(corpus.permalinks.values())


def without(corpus: Corpus, files: Iterable[str]) -> Corpus:
    """The corpus as if `files` could not be read; without the file of a study itself, nothing of it can be shown."""
    for file in files:
        role = role_of(file)
        if isinstance(role, FileRole):
            corpus = replace(_without(corpus, file, role), unread=corpus.unread | {file})
    return corpus


def _without(corpus: Corpus, file: str, role: FileRole) -> Corpus:
    match role.role:
        case "study" | "receipt":
            folder = corpus.studies.get(role.id)
            return _with(corpus, _less(folder, file, role)) if folder else corpus
        case "one":
            records = getattr(corpus, role.folder)
            fewer: dict[str, Any] = {role.folder: {id_: records[id_] for id_ in records if id_ != role.id}}
            return replace(corpus, **fewer)
        case "permalinks":
            kept = {address: held for address, held in corpus.permalinks.items() if held != file}
            return replace(corpus, permalinks=kept)
    return replace(corpus, **_nothing(role))


def _less(folder: StudyFolder, file: str, role: FileRole) -> StudyFolder:
    name = file.rpartition("/")[2]
    if role.role == "receipt":
        return replace(folder, receipt=None)
    if name == STUDY:
        return StudyFolder(folder.id, None, unread=frozenset(IN_STUDY))
    return replace(folder, **_nothing(role), unread=folder.unread | {name})


def _with(corpus: Corpus, folder: StudyFolder) -> Corpus:
    return replace(corpus, studies={**corpus.studies, folder.id: folder})


def _nothing(role: FileRole) -> dict[str, Any]:
    """The field of a file that holds nothing."""
    return {role.kind.name: () if role.kind.many else None} if role.kind else {}


def _unexplained(file: str, error: Exception) -> Diagnostic:
    """A problem about a file that the check has nothing to say of."""
    return diagnostic(
        "EV061",
        file,
        TOP,
        f"Nothing could be shown of this file: the program stopped {_where(error)}.",
        "That is a mistake of the program. Please report it, with this file.",
    )


def _where(error: Exception) -> str:
    """The last place of ours that the error came through."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(PACKAGE)
    ]
    last = frames[-1]
    return f"in {Path(last.filename).relative_to(PACKAGE).as_posix()}, line {last.lineno}"
