"""Tree -> records: the fast way for what is right, the slow way with reasons for what is not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from build_scripts.model.diagnostics import Diagnostic, Edit, KeyPath, Place
from build_scripts.model.layout import IN_FOLDER, STUDY_KIND, FileKind
from build_scripts.model.phrases import SPACES, either, lines
from build_scripts.model.todo import GAP, gaps
from build_scripts.read.fields.describe import FieldError
from build_scripts.read.fields.explain import RecordReader
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.indentation_errors import entry_at_margin, left_of
from build_scripts.read.yaml_text.tree import Tree

MOST_KEYS = 30
"""Keys with decisions left that are listed by name."""


@dataclass(frozen=True)
class Records:
    """The records of one file that can be used, in the author's order, and what is wrong with the others."""

    records: tuple[Any, ...]
    problems: tuple[Diagnostic, ...] = ()
    complete: bool = True
    """Whether every record of the file is there."""
    positions: tuple[int, ...] = ()
    """Where in the file's list the records stand, if some of the list are missing; from 0."""


def records_of(tree: Tree, kind: FileKind, invalid_keys: frozenset[str | int] = frozenset()) -> Records:
    """The records of a file. One bad record of a list does not hide the others.

    `invalid_keys` are top-level keys or positions whose data are not what the author meant (`yaml_text.Parsed`).
    """
    if tree.data is None and kind.many:
        return Records(())
    if not (invalid_keys or GAP in tree.text or set(SPACES) & set(tree.text)):
        records = _at_once(tree, kind)
        if records is not None:
            return Records(records)
    return _one_by_one(tree, kind, invalid_keys)


def _at_once(tree: Tree, kind: FileKind) -> tuple[Any, ...] | None:
    """All records, or None if any of them needs a closer look."""
    try:
        read = whole_file(kind).validate_json(json.dumps(tree.data, ensure_ascii=False), by_name=False)
    except ValidationError:
        return None
    return read if kind.many else (read,)


def _one_by_one(tree: Tree, kind: FileKind, invalid_keys: frozenset[str | int]) -> Records:
    data, reader = tree.data, reader_of(kind)
    if not kind.many:
        entries: list[tuple[KeyPath, Any]] = [((), data)]
    elif isinstance(data, list):
        entries = [((position,), item) for position, item in enumerate(data)]
    else:
        return Records((), _problems(tree, [_no_list(kind, tree)]), complete=False)
    records, positions, errors = [], [], []
    undecided = tuple(gaps(data))
    for position, (path, item) in enumerate(entries):
        record, found = reader.read(item, path)
        errors += _at_margin(tree, path) or found if record is None and kind.many else found
        is_invalid = bool(invalid_keys.intersection(path) if kind.many else invalid_keys)
        is_invalid = is_invalid or any(gap[: len(path)] == path for gap in undecided)
        if record is not None and not is_invalid:
            records.append(record)
            positions.append(position)
    complete = len(records) == len(entries)
    told = [error for error in errors if error.path not in undecided]
    told += [_decisions_left(tree, undecided)] if undecided else []
    return Records(tuple(records), _problems(tree, told), complete, () if complete else tuple(positions))


def _decisions_left(tree: Tree, undecided: tuple[KeyPath, ...]) -> FieldError:
    """All gaps of a file as one list, by key."""
    by_key: dict[str, list[int]] = {}
    for path in undecided:
        key = ".".join(step for step in path if isinstance(step, str))
        by_key.setdefault(f"`{key}`", []).append(tree.place(path).line)
    number = f"{len(undecided)} decisions" if len(undecided) > 1 else "1 decision"
    listed = either((f"{key} ({lines(numbers)})" for key, numbers in by_key.items()), "and", MOST_KEYS)
    return FieldError(
        "EV050",
        undecided[0],
        f"{number} left in this file: {listed}.",
        f"Put what the paper says, or what you judge, in the place of each {GAP}. What the paper does not print is "
        "not_stated.",
    )


def _at_margin(tree: Tree, path: KeyPath) -> list[FieldError]:
    """The error of an entry that is none of the file's list: it belongs below the key above it."""
    key = entry_at_margin(tree.lines, tree.place(path).line - 1)
    return [FieldError("EV028", path, *left_of(key))] if key else []


def _no_list(kind: FileKind, tree: Tree) -> FieldError:
    name = tree.file.rpartition("/")[2]
    return FieldError(
        "EV034",
        (),
        f"{name} holds a list, one entry a {kind.noun}.",
        'Begin each entry with a hyphen and a space: "- id: ...", and indent its other lines by two spaces.',
    )


def is_allowed_word(tree: Tree, kind: FileKind, path: KeyPath, word: str) -> bool:
    """Whether a word of the file is one of the few that its field takes."""
    start = 1 if kind.many else 0
    record = tree.data[path[0]] if kind.many else tree.data
    return isinstance(record, dict) and reader_of(kind).takes(word, path[start:], record)


def _problems(tree: Tree, errors: list[FieldError]) -> tuple[Diagnostic, ...]:
    return tuple(sorted((_problem(tree, error) for error in errors), key=Diagnostic.sort_key))


def _problem(tree: Tree, error: FieldError) -> Diagnostic:
    place = tree.place(error.path, error.at_key, error.part)
    edits = (Edit(tree.file, error.path, error.put, of_key=error.at_key),) if error.put is not None else ()
    return diagnostic(
        error.code,
        tree.file,
        place,
        error.message,
        error.between_braces if error.between_braces and _in_braces(tree, place) else error.hint,
        path=error.path,
        source_line=tree.line(place.line),
        edits=edits,
        severity=error.severity,
    )


def _in_braces(tree: Tree, place: Place) -> bool:
    before = tree.line(place.line)[: place.column - 1]
    return before.count("{") > before.count("}")


@cache
def whole_file(kind: FileKind) -> TypeAdapter[Any]:
    """What reads all records of a file of this kind."""
    return TypeAdapter(tuple[kind.record, ...]) if kind.many else one_record(kind)  # type: ignore[name-defined]


@cache
def one_record(kind: FileKind) -> TypeAdapter[Any]:
    """What reads one record of this kind."""
    return TypeAdapter(kind.record)


@cache
def reader_of(kind: FileKind) -> RecordReader:
    """What reads one record of this kind and gives reasons."""
    named_by = "folder" if kind is STUDY_KIND else "file" if kind in IN_FOLDER.values() else ""
    return RecordReader(one_record(kind), kind.noun, named_by)
