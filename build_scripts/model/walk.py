"""One walk over the corpus: each record of a kind, each reference and each text, with its file and path.

Which fields lead to what is read off the annotations of the records, once a class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import Edit, KeyPath, Severity, Violation
from build_scripts.model.fields import Record, Wording
from build_scripts.model.layout import AT_TOP, IN_FOLDER, IN_STUDY, file_of
from build_scripts.model.records.waiver import Waiver
from build_scripts.model.references import Ref, Target

Value = TypeVar("Value", covariant=True)
RecordT = TypeVar("RecordT", bound=Record)
Mark = TypeVar("Mark", Ref, Wording)
Spot = tuple[str, KeyPath]
"""A file and a path in it."""


@dataclass(frozen=True)
class Located(Generic[Value]):
    """A record, or a value in one, with the file it stands in and its path there."""

    file: str
    path: KeyPath
    value: Value

    def at(
        self,
        step: str | KeyPath,
        message: str,
        hint: str = "",
        *,
        at_key: bool = False,
        part: str = "",
        severity: Severity | None = None,
        elsewhere: tuple[Spot, ...] = (),
        edits: tuple[Edit, ...] = (),
    ) -> Violation:
        """A violation at a key of the record, or at a path from it; at the value itself where the path is empty."""
        return Violation(
            *self.spot(step),
            message,
            hint,
            at_key=at_key,
            part=part,
            severity=severity,
            elsewhere=elsewhere,
            edits=edits,
        )

    def spot(self, step: str | KeyPath = ()) -> Spot:
        """File and path of a key of the record, or of a path from it."""
        return self.file, (*self.path, *((step,) if isinstance(step, str) else step))


Root = Corpus | StudyFolder | Located[Record]


def records(root: Root, kind: type[RecordT]) -> Iterator[Located[RecordT]]:
    """Every record of a kind, at any depth, in the order of the files; waivers and receipts apart."""
    for file, path, value, _ in _walk(root, Goal(kind)):
        yield Located(file, path, value)


def marked(root: Root, mark: type[Mark]) -> Iterator[tuple[Located[str], Mark]]:
    """Every reference (`Ref`) or every text (`Wording`), with what its field says of it."""
    for file, path, value, found in _walk(root, Goal(mark)):
        yield Located(file, path, value), found


def references(root: Root, *targets: Target, own: bool | None = None) -> Iterator[Located[str]]:
    """Every id that names one of `targets`: local to its study or model, or not, where `own` is given."""
    for file, path, value, _ in _walk(root, Goal(Ref, frozenset(targets), own)):
        yield Located(file, path, value)


def file_itself(kind: type[Record], id_: str = "") -> Located[None]:
    """The file that holds a kind of record, for what concerns no record in it."""
    return Located(file_of(kind, id_), (), None)


class Goal(NamedTuple):
    """What a walk looks for: a kind of record, or what annotates the fields that it looks for."""

    kind: type[Record | Ref | Wording]
    targets: frozenset[Target] = frozenset()
    """Only references to one of these, unless empty."""
    own: bool | None = None
    """Only references that are local, or that are not."""

    def is_met_by(self, part: object) -> bool:
        """Whether this annotates a field that the walk looks for."""
        if not isinstance(part, self.kind):
            return False
        if not isinstance(part, Ref) or not self.targets:
            return True
        return self.own in (None, part.own) and not self.targets.isdisjoint(part.targets)


Found = tuple[str, KeyPath, Any, Any]
"""File, path, the record or text, and what its field says of it."""


def _walk(root: Root, goal: Goal) -> Iterator[Found]:
    for top in _tops(root, goal):
        found: list[Found] = []
        _collect(found, top.file, top.path, top.value, None, goal)
        yield from found


def _tops(root: Root, goal: Goal) -> Iterator[Located[Record]]:
    """The records that stand in a file by themselves or in its list, where they can lead to `goal`."""
    if isinstance(root, Located):
        yield root
    elif isinstance(root, StudyFolder):
        for name, kind in IN_STUDY.items():
            if _leads_to(kind.record, goal):
                yield from _in_file(file_of(kind.record, root.id), getattr(root, name.removesuffix(".yaml")))
    else:
        for name, kind in AT_TOP.items():
            if kind.record is not Waiver and _leads_to(kind.record, goal):
                yield from _in_file(file_of(kind.record), getattr(root, name.removesuffix(".yaml")))
        for folder in root.studies.values():
            yield from _tops(folder, goal)
        for name, kind in IN_FOLDER.items():
            if _leads_to(kind.record, goal):
                for id_, record in getattr(root, name).items():
                    yield Located(file_of(kind.record, id_), (), record)


def _in_file(file: str, content: Record | tuple[Record, ...] | None) -> Iterator[Located[Record]]:
    if isinstance(content, tuple):
        for position, record in enumerate(content):
            yield Located(file, (position,), record)
    elif content is not None:
        yield Located(file, (), content)


def _collect(found: list[Found], file: str, path: KeyPath, value: Any, mark: object, goal: Goal) -> None:
    if isinstance(value, str):
        if mark is not None:
            found.append((file, path, value, mark))
    elif isinstance(value, tuple):
        for position, entry in enumerate(value):
            _collect(found, file, (*path, position), entry, mark, goal)
    elif isinstance(value, Record):
        if isinstance(value, goal.kind):
            found.append((file, path, value, None))
        for name, key, inner in _ways(type(value), goal):
            below = getattr(value, name)
            if below:
                _collect(found, file, (*path, key), below, inner, goal)


@cache
def _ways(kind: type[Record], goal: Goal) -> tuple[tuple[str, str, object], ...]:
    """`(name, key in the file, annotation of its texts)` of each field of a record that leads to `goal`."""
    ways = []
    for name, key, parts in _fields(kind):
        mark = next((part for part in parts if goal.is_met_by(part)), None)
        if mark or any(isinstance(part, type) and _leads_to(part, goal) for part in parts):
            ways.append((name, key, mark))
    return tuple(ways)


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str, tuple[object, ...]], ...]:
    """`(name, key in the file, parts of its annotation)` of each field of a record."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (name, field.alias or name, tuple(_parts(hints[name]))) for name, field in kind.model_fields.items()
    )


@cache
def _leads_to(kind: type[Record], goal: Goal) -> bool:
    return issubclass(kind, goal.kind) or bool(_ways(kind, goal))


def _parts(hint: Any) -> Iterator[object]:
    """The kinds of record that an annotation holds at any depth, and what annotates its texts.

    Not those of a mapping: its keys and values are words that are looked up.
    """
    if isinstance(hint, type) and get_origin(hint) is None:
        if issubclass(hint, Record):
            yield hint
    elif get_origin(hint) is Annotated:
        yield from (part for part in hint.__metadata__ if isinstance(part, Ref | Wording))
        yield from _parts(get_args(hint)[0])
    elif get_origin(hint) is not dict:
        for part in get_args(hint):
            yield from _parts(part)
