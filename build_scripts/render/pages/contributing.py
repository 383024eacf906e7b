"""Reference pages for authors: the annotated example, every field, every rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from build_scripts.author.workbook.book import makes_workbooks
from build_scripts.model import urls
from build_scripts.model.fields import Record
from build_scripts.model.layout import AT_TOP, IN_FOLDER, IN_STUDY, FileKind
from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page

BLOCKS = {
    "EV0": "Files and their shape",
    "EV1": "Ids",
    "EV2": "References",
    "EV3": "Numbers",
    "EV4": "Quotations",
    "EV5": "Synthesis",
    "EV6": "Language and care",
    "EV7": "Rights",
    "EV8": "Addresses",
    "EV9": "Waivers",
}


def pages(given: PageInput) -> Iterator[Page]:
    """The annotated example, every field, and every rule."""
    yield given.renderer.page(
        "example",
        "One whole small corpus with comments, invented from end to end, to copy from.",
        files=[
            (f"_file-{number}", path, text) for number, (path, text) in enumerate(example_files().items(), 1)
        ],
        workbook=urls.NEW_STUDY if makes_workbooks() else "",
    )
    yield given.renderer.page(
        "fields",
        "Every key of every file: whether it is needed, what it means and what it may hold.",
        files=file_records(),
        parts=part_records(),
    )
    yield from _rule_pages(given)


def _rule_pages(given: PageInput) -> Iterator[Page]:
    """The list by blocks of codes, then each rule."""
    texts = given.rule_texts
    blocks = [
        (heading, [(urls.rule(text.code), text) for text in texts if text.code.startswith(block)])
        for block, heading in BLOCKS.items()
    ]
    yield given.renderer.page(
        "rules",
        "Everything the check looks for, with the reason for each rule.",
        blocks=[(heading, rules) for heading, rules in blocks if rules],
    )
    for text in texts:
        yield given.renderer.page(
            "rule",
            f"{text.code}: the reason for this rule, a bad example and a good one.",
            address=urls.rule(text.code),
            title=f"{text.code} {text.slug}",
            rule=text,
        )


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
    return tuple(_view(part, part.__name__) for part in sorted(found, key=lambda module: module.__name__))


def _listed(kind: FileKind) -> str:
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


def example_files() -> dict[str, str]:
    """The files of the annotated example, by path from the project folder."""
    return dict(_texts(files("build_scripts.author.example") / "evidence", "evidence"))


def _texts(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    """`(path, text)` of every YAML file, a folder's own files before its folders."""
    entries = sorted(folder.iterdir(), key=lambda entry: (entry.is_dir(), entry.name))
    for entry in entries:
        here = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _texts(entry, here)
        elif entry.name.endswith(".yaml"):
            yield here, entry.read_text(encoding="utf-8")
