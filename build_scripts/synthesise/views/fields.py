"""The keys of every file, for authors: which are needed, what they mean, what they may hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from build_scripts.model.base import Record
from build_scripts.read.files import AT_TOP, IN_FOLDER, IN_STUDY, Kind


@dataclass(frozen=True)
class FieldView:
    """A key."""

    name: str
    is_needed: bool
    meaning: str
    choices: tuple[str, ...]
    """What it may hold, where only certain words are allowed."""
    parts: tuple[tuple[str, str], ...]
    """Records it may hold: id on the page and name."""


@dataclass(frozen=True)
class RecordView:
    """A record: a file's, or a part of one."""

    id: str
    title: str
    meaning: str
    fields: tuple[FieldView, ...]


def file_records() -> tuple[RecordView, ...]:
    """The record of each kind of file, titled with the file."""
    files = {
        **{f"evidence/studies/<study>/{name}": kind for name, kind in IN_STUDY.items()},
        **{f"evidence/{folder}/<id>.yaml": kind for folder, kind in IN_FOLDER.items()},
        **{f"evidence/{name}": kind for name, kind in AT_TOP.items()},
    }
    return tuple(_view(kind.record, f"{file}{_listed(kind)}") for file, kind in files.items())


def part_records() -> tuple[RecordView, ...]:
    """Every record that stands inside another, by name."""
    found: dict[type[Record], None] = {}
    waiting = [kind.record for kind in (*IN_STUDY.values(), *IN_FOLDER.values(), *AT_TOP.values())]
    files = set(waiting)
    while waiting:
        for field in waiting.pop().model_fields.values():
            for part in _records(field.annotation):
                if part not in found and part not in files:
                    found[part] = None
                    waiting.append(part)
    return tuple(_view(part, part.__name__) for part in sorted(found, key=lambda one: one.__name__))


def _listed(kind: Kind) -> str:
    return ", a list" if kind.many else ""


def _view(record: type[Record], title: str) -> RecordView:
    return RecordView(
        id=_id(record),
        title=title,
        meaning=(record.__doc__ or "").strip(),
        fields=tuple(_field(name, field) for name, field in record.model_fields.items()),
    )


def _field(name: str, field: FieldInfo) -> FieldView:
    return FieldView(
        name=field.alias or name,
        is_needed=field.is_required(),
        meaning=field.description or "",
        choices=tuple(dict.fromkeys(_choices(field.annotation))),
        parts=tuple((_id(part), part.__name__) for part in dict.fromkeys(_records(field.annotation))),
    )


def _id(record: type[Record]) -> str:
    return f"_{record.__name__.lower()}"


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (str(value) for value in get_args(annotation))
    else:
        for inner in get_args(annotation):
            yield from _choices(inner)


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and get_origin(annotation) is None and annotation is not NoneType:
        if issubclass(annotation, Record):
            yield annotation
    else:
        for inner in get_args(annotation):
            yield from _records(inner)
