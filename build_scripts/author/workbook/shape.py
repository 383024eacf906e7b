"""Which sheets and columns a study has: read off its records, so that a new key has its column at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from build_scripts.model.fields import Record, singular
from build_scripts.model.layout import IN_STUDY, FileKind
from build_scripts.model.references import Ref

LONGEST_NAME = 31
"""Signs that a sheet's name may have."""
STUDY = "study"
Path = tuple[str, ...]
"""Keys that lead from a record to a value in it, through records that it holds."""


@dataclass(frozen=True)
class Field:
    """A key of a record. It may hold a value itself, a list of values, a record (`parts`) or a list of records (`rows`)."""

    key: str
    meaning: str
    needed: bool
    plain: bool = False
    """Whether one value may stand there itself."""
    many: bool = False
    """Whether it is a list of values."""
    counts: bool = False
    flags: bool = False
    is_date: bool = False
    words: tuple[str, ...] = ()
    ref: Ref | None = None
    parts: tuple[Field, ...] = ()
    rows: tuple[Field, ...] = ()
    about: str = ""
    """What one of its rows is."""

    @property
    def is_chosen(self) -> bool:
        """Whether its values come from a list that can be offered."""
        if self.counts:
            return False
        return bool(self.words) or self.flags or (self.ref is not None and "item" not in self.ref.targets)


@dataclass(frozen=True)
class Sheet:
    """A sheet: the record of a file, its list of records, or the records inside those."""

    name: str
    kind: FileKind
    about: str
    fields: tuple[Field, ...]
    chains: tuple[tuple[Path, ...], ...]
    """Ways to its rows: from a record of the file through lists of records; one without a step for the file's own."""
    is_needed: bool = False
    """Whether every study has something in it."""

    @property
    def is_single(self) -> bool:
        """Whether it holds one record, a key a line."""
        return self.chains == ((),) and not self.kind.many

    @property
    def is_inner(self) -> bool:
        """Whether its rows belong to rows of other sheets."""
        return self.chains != ((),)

    @property
    def owners(self) -> tuple[str, ...]:
        """Headings of the columns that say whose a row is, the outermost first."""
        if not self.is_inner:
            return ()
        outer = [f"of {singular(self.kind.name)}"] if self.kind.many else []
        longest_first = sorted(self.chains, key=len, reverse=True)
        steps = [owner_heading(step) for chain in longest_first for step in chain[:-1]]
        return tuple(dict.fromkeys(outer + steps))


def owner_heading(step: Path) -> str:
    """The heading above the names of owners in the list at the end of a path: `of group`."""
    return f"of {singular(step[-1])}"


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet of a study's workbook; those of owners stand before those of what they own."""
    found: list[Sheet] = []
    for kind in IN_STUDY.values():
        fields, about = fields_of(kind.record), _about(kind.record)
        of_study = kind.name == STUDY
        found.append(Sheet(kind.name, kind, about, fields, ((),), is_needed=of_study))
        inner: dict[str, Sheet] = {}
        for chain, field_ in _lists(fields, ()):
            name = ".".join(chain[-1] if of_study else (kind.name, *chain[-1]))[:LONGEST_NAME]
            if name in inner:
                inner[name] = replace(inner[name], chains=(*inner[name].chains, chain))
            else:
                inner[name] = Sheet(
                    name, kind, field_.about, field_.rows, (chain,), is_needed=of_study and field_.needed
                )
        found += sorted(inner.values(), key=lambda sheet: max(map(len, sheet.chains)))
    return tuple(found)


def columns(fields: tuple[Field, ...], before: Path = ()) -> Iterator[tuple[Path, Field]]:
    """Every key that may have a column, with its path from the record of the row."""
    for field_ in fields:
        path = (*before, field_.key)
        yield path, field_
        yield from columns(field_.parts, path)


def _lists(fields: tuple[Field, ...], chain: tuple[Path, ...]) -> Iterator[tuple[tuple[Path, ...], Field]]:
    for path, field_ in columns(fields):
        if field_.rows:
            yield (*chain, path), field_
            yield from _lists(field_.rows, (*chain, path))


@cache
def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The keys of a kind of record, in its order."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _field(found.alias or name, hints[name], found.description or "", found.is_required())
        for name, found in kind.model_fields.items()
    )


def _about(kind: type[Record]) -> str:
    return " ".join((kind.__doc__ or "").split())


@dataclass
class _Forms:
    """What may stand in a field."""

    types: set[type] = field(default_factory=set)
    words: dict[str, None] = field(default_factory=dict)
    ref: Ref | None = None
    is_date: bool = False
    records: list[type[Record]] = field(default_factory=list)
    entries: _Forms | None = None


def _field(key: str, hint: Any, meaning: str, needed: bool) -> Field:
    forms = _forms(hint, _Forms())
    entries = forms.entries or _Forms()
    own = entries if entries.types or entries.words else forms
    # A single value may be any text where words alone are not all that it takes.
    words = () if str in own.types else tuple(own.words)
    return Field(
        key,
        meaning,
        needed,
        plain=bool(forms.types or forms.words),
        many=own is entries,
        counts=int in own.types,
        flags=bool in own.types,
        is_date=own.is_date,
        words=words,
        ref=own.ref,
        parts=_united(forms.records),
        rows=_united(entries.records),
        about=" ".join(map(_about, entries.records)),
    )


def _united(records: list[type[Record]]) -> tuple[Field, ...]:
    """The keys of records of which one stands in a place; needed is what all of them need."""
    united: dict[str, Field] = {}
    for record in records:
        for field_ in fields_of(record):
            united.setdefault(field_.key, field_)
    return tuple(
        replace(field_, needed=all(_needs(record, key) for record in records))
        for key, field_ in united.items()
    )


def _needs(record: type[Record], key: str) -> bool:
    return any(field_.key == key and field_.needed for field_ in fields_of(record))


def _forms(hint: Any, forms: _Forms) -> _Forms:
    origin = get_origin(hint)
    if origin is Annotated:
        for mark in hint.__metadata__:
            if isinstance(mark, Ref):
                forms.ref = mark
            elif isinstance(mark, StringConstraints):
                forms.is_date |= str(mark.pattern or "").startswith("^[0-9]{4}")
        _forms(get_args(hint)[0], forms)
    elif origin is Literal:
        forms.words.update(dict.fromkeys(map(str, get_args(hint))))
    elif origin is tuple:
        forms.entries = _forms(get_args(hint)[0], forms.entries or _Forms())
    elif origin is not None:
        for inner in get_args(hint):
            _forms(inner, forms)
    elif issubclass(hint, Record):
        forms.records.append(hint)
    elif hint is not NoneType:
        forms.types.add(hint)
    return forms
