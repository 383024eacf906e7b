"""Tree -> records: the fast way for what is right, the slow way with reasons for what is not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from build_scripts.model.diagnostics import Diagnostic, Edit, KeyPath, Place
from build_scripts.model.fields import Record
from build_scripts.model.layout import IN_FOLDER, STUDY_KIND, FileKind
from build_scripts.model.messages import shorten
from build_scripts.read.fields.describe import Miss
from build_scripts.read.fields.explain import Shape
from build_scripts.read.fields.formats import LIKELY_WRONG_DATE
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.tree import Tree

LEADING_SPACE = re.compile(r'(?<!\\)" ')
"""In JSON: a text that begins with a space."""


@dataclass(frozen=True)
class Records:
    """The records of one file that can be used, in the author's order, and what is wrong with the others."""

    records: tuple[Any, ...]
    problems: tuple[Diagnostic, ...] = ()
    complete: bool = True
    """Whether every record of the file is there."""
    positions: tuple[int, ...] = ()
    """Where in the file's list the records stand, if some of the list are missing; from 0."""


def records_of(tree: Tree, kind: FileKind, spoiled: frozenset[str | int] = frozenset()) -> Records:
    """The records of a file. One bad record of a list does not hide the others.

    `spoiled` are top-level keys or positions whose data are not what the author meant (`yaml_text.Parsed`).
    """
    if tree.data is None and kind.many:
        return Records(())
    if not spoiled:
        records = _at_once(tree, kind)
        if records is not None:
            return Records(records)
    return _one_by_one(tree, kind, spoiled)


def _at_once(tree: Tree, kind: FileKind) -> tuple[Any, ...] | None:
    """All records, or None if any of them needs a closer look."""
    text = json.dumps(tree.data, ensure_ascii=False)
    # What the records let through and the shape does not: line breaks where one line is due, nothing but
    # spaces, 30 February.
    if "\\n" in text or ('" ' in text and LEADING_SPACE.search(text)) or LIKELY_WRONG_DATE.search(tree.text):
        return None
    try:
        read = whole_file(kind).validate_json(text)
    except ValidationError:
        return None
    return read if kind.many else (read,)


def _one_by_one(tree: Tree, kind: FileKind, spoiled: frozenset[str | int]) -> Records:
    data, shape = tree.data, shape_of(kind)
    if not kind.many:
        if spoiled and isinstance(data, dict):
            _, misses = _read_one(shape, kind, data, ())
            return Records((), _problems(tree, misses), complete=False)
        entries: list[tuple[KeyPath, Any]] = [((), data)]
    elif isinstance(data, list):
        entries = [((position,), item) for position, item in enumerate(data)]
    else:
        return Records((), _problems(tree, [_no_list(kind, tree)]), complete=False)
    records, positions, all_misses = [], [], []
    for position, (path, item) in enumerate(entries):
        record, misses = _read_one(shape, kind, item, path)
        all_misses += misses
        if record is not None and not spoiled.intersection(path):
            records.append(record)
            positions.append(position)
    complete = len(records) == len(entries)
    return Records(
        tuple(records), _problems(tree, all_misses), complete, () if complete else tuple(positions)
    )


def _read_one(shape: Shape, kind: FileKind, value: Any, path: KeyPath) -> tuple[Record | None, list[Miss]]:
    settled, misses = shape.read(value, path)
    if any(miss.refuses for miss in misses):
        return None, misses
    try:
        record = one_record(kind).validate_json(json.dumps(settled, ensure_ascii=False))
    except ValidationError as error:
        return None, [*misses, *_unexplained(error, path)]
    return record, misses


def _unexplained(error: ValidationError, path: KeyPath) -> list[Miss]:
    """For demands of a record that its schema does not know: the record's own words."""
    return [
        Miss("EV047", (*path, *found["loc"]), shorten(found["msg"].removeprefix("Value error, "), 300))
        for found in error.errors(include_url=False, include_input=False)
    ]


def _no_list(kind: FileKind, tree: Tree) -> Miss:
    name = tree.file.rpartition("/")[2]
    return Miss(
        "EV034",
        (),
        f"{name} holds a list, one entry a {kind.noun}.",
        'Begin each entry with a hyphen and a space: "- id: ...", and indent its other lines by two spaces.',
    )


def _problems(tree: Tree, misses: list[Miss]) -> tuple[Diagnostic, ...]:
    return tuple(_problem(tree, miss) for miss in misses)


def _problem(tree: Tree, miss: Miss) -> Diagnostic:
    place = tree.place(miss.path, miss.at_key, miss.part)
    edits = (Edit(tree.file, miss.path, miss.put, of_key=miss.at_key),) if miss.put is not None else ()
    return diagnostic(
        miss.code,
        tree.file,
        place,
        miss.message,
        miss.between_braces if miss.between_braces and _in_braces(tree, place) else miss.hint,
        path=miss.path,
        source_line=tree.line(place.line),
        edits=edits,
        severity=miss.severity,
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
def shape_of(kind: FileKind) -> Shape:
    """The shape of one record of this kind, for the reasons."""
    named_by = "folder" if kind is STUDY_KIND else "file" if kind in IN_FOLDER.values() else ""
    return Shape(one_record(kind).json_schema(), kind.noun, named_by)
