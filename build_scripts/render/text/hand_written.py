"""Pages that people write by hand in `docs/`: their text, or a page that says why it cannot be read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path

from build_scripts.model.diagnostics import Diagnostic
from build_scripts.model.fields import MARKERS
from build_scripts.read.yaml_text.encoding import decode
from build_scripts.read.yaml_text.tree import LINE_BREAK

DEEPEST = 100
"""Lists inside lists that a line may begin; Markdown gives up at some hundreds."""


@dataclass(frozen=True)
class HandWritten:
    """One page: its text in Markdown, and a sentence about what is wrong with it, with file and line."""

    text: str
    fault: str = ""


def hand_written(path: Path, name: str) -> HandWritten:
    """The page in the file `path`, which the sentence calls `name`."""
    try:
        decoded = decode(name, path.read_bytes())
    except OSError as error:
        return _in_its_place(f"{name} cannot be opened: {error.strerror}.")
    if isinstance(decoded, Diagnostic):
        return _in_its_place(f"{name}:{decoded.place.line}: {decoded.message} {decoded.hint}")
    text = LINE_BREAK.sub("\n", decoded)
    for found in MARKERS.finditer(text):
        if len(found[0].split()) > DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            return _in_its_place(
                f"{name}:{line}: more than {DEEPEST} lists or quotations stand inside each other here. Write them "
                "one below the other."
            )
    return HandWritten(text)


def _in_its_place(fault: str) -> HandWritten:
    return HandWritten(f"# This page cannot be shown\n\n<p>{escape(fault)}</p>\n", fault)


def stays_inside(path: Path, folder: Path) -> bool:
    """Whether the file is in the folder, and no link that leads out of it."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def linked_folders(docs: Path) -> tuple[str, ...]:
    """The folders of pages that are links, by their path in `docs`: what follows them may never come back."""
    return tuple(
        path.relative_to(docs).as_posix()
        for folder, names, _ in os.walk(docs)
        for path in (Path(folder, name) for name in sorted(names))
        if path.is_symlink()
    )
