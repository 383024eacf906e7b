"""What is wrong with the keys of a group: unknown ones, missing ones, and those that a slip moved elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.phrases import did_you_mean, either, nearest, quoted, shorten, written
from build_scripts.read.fields.describe import (
    FieldError,
    example_of,
    example_value,
    subject_of,
    with_article,
)
from build_scripts.read.fields.record_schema import RecordSchema, Schema, allowed_by

ALSO_CALLED = {
    "year": "issued",
    "date": "issued",
    "journal": "container-title",
    "quote": "text",
    "question": "wording",
    "link": "URL",
    "url": "URL",
    "license": "licence",
}
"""Keys of other formats, and what they are here."""


@dataclass(frozen=True)
class KeyGroup:
    """A group of keys as it stands in a file, and what is due there. `noun` is what messages call it."""

    records: RecordSchema
    schema: Schema
    value: Mapping[str, Any]
    path: KeyPath
    noun: str
    named_by: str = ""
    """Whose name is its id, where it has no key for that."""

    @property
    def known(self) -> list[str]:
        """The keys it may have."""
        return list(self.schema.get("properties", {}))


def key_errors(group: KeyGroup, unknown: Iterable[str], missing: Sequence[str]) -> Iterator[FieldError]:
    """An error for each unknown key, then one for each missing key that no unknown one is meant to be."""
    meant = set[str]()
    pieces = texts_with_commas(group.known, group.value)
    for key in unknown:
        if pieces.get(key) != "":
            error = _unknown(group, key, pieces.get(key, ""))
            meant.add(error.meant)
            yield error
    yield from (_missing(group, key) for key in missing if key not in meant)


def texts_with_commas(known: Container[str], value: Mapping[str, Any]) -> dict[str, str]:
    """By the first key that a comma made of a text, the entry as it should stand; by each later one, nothing.

    `known` are the keys that the group may have.
    """
    found: dict[str, str] = {}
    name, pieces = "", list[str]()
    for key, item in value.items():
        if item is None and key not in known and name:
            pieces.append(key)
            found[pieces[1]] = f"{name}: {quoted(', '.join(pieces))}"
            found.setdefault(key, "")
        else:
            name, pieces = (key, [item]) if isinstance(item, str) else ("", [])
    return found


def _unknown(group: KeyGroup, key: str, with_comma: str) -> FieldError:
    path, value = (*group.path, key), group.value
    free = [name for name in group.known if name not in value]
    front, colon, back = key.partition(":")
    if colon and back and value[key] is None and front in free:
        message = f'After the colon of "{front}" a space is missing.'
        return FieldError(
            "EV024", path, message, f"Write: {front}: {shorten(back)}", at_key=True, meant=front
        )
    if key.isdecimal():
        return _parted_number(group, key)
    also = ALSO_CALLED.get(key.lower())
    near = also if also in free else nearest(key, free)
    return FieldError(
        "EV031",
        path,
        f'"{shorten(key)}" is not a field of {with_article(group.noun)}.',
        _instead_of(group, key, near),
        at_key=True,
        put=near,
        meant=near or "",
        between_braces=f"Text with a comma needs quotes between {{ and }}: {with_comma}"
        if with_comma and near is None
        else "",
    )


def _instead_of(group: KeyGroup, key: str, near: str | None) -> str:
    if near:
        return did_you_mean(key, near)
    if key == "id" and not group.path and group.named_by:
        return f"The name of its {group.named_by} is its id. Delete this line."
    listed = f"{with_article(group.noun).capitalize()} has: {', '.join(group.known)}."
    there = next(
        (name for name in group.known if name in group.value and nearest(key, [name], 0.85)),
        None,
    )
    return (
        f'"{there}" is there already; delete this line, or put both together. {listed}' if there else listed
    )


def _parted_number(group: KeyGroup, key: str) -> FieldError:
    """A number with a comma inside brackets, where a comma parts entries."""
    before = list(group.value)[: list(group.value).index(key)]
    name = before[-1] if before else ""
    field = group.records.below(group.schema, name)
    kinds = {form.get("type") for form in (field, *group.records.forms(field))}
    front = group.value.get(name)
    whole = f"{front}{key}" if "integer" in kinds else quoted(f"{front}.{key}")
    return FieldError(
        "EV031",
        (*group.path, key),
        f'Inside brackets a comma parts the entries, so "{shorten(key)}" stands here by itself.',
        f"If it belongs to the number before it, write: {name}: {whole}" if name else "Delete it.",
        at_key=True,
    )


def _missing(group: KeyGroup, key: str) -> FieldError:
    field = group.records.below(group.schema, key)
    hint = example_of((*group.path, key), field, "Add")
    if not hint:
        needed = either([f"`{name}`" for name in _needed_in(group.records, field)], "and")
        start = "a list; each entry has" if field.get("type") == "array" else "below it"
        hint = f"Add `{key}:`" + (f" and {start} {needed}." if needed else ".")
    message = f"{subject_of(group.value, group.noun)} has no `{key}`."
    description = field.get("description", "")
    return FieldError("EV033", group.path, message, f"{hint} {description}".strip(), meant=key)


def _needed_in(records: RecordSchema, field: Schema) -> list[str]:
    inner = next(iter([form for form in records.forms(field) if "const" not in form]), field)
    inner = records.below(inner, 0) if inner.get("type") == "array" else inner
    return list(inner.get("required", ()))


def told_together(group: KeyGroup, errors: Sequence[FieldError]) -> list[FieldError]:
    """The errors of a group, with one in place of several missing keys."""
    missing = [error for error in errors if error.code == "EV033" and error.path == group.path]
    if len(missing) < 2:
        return list(errors)
    keys = [error.meant for error in missing]
    lines = [f"{key}: {_skeleton(group.records, group.records.below(group.schema, key))}" for key in keys]
    message = (
        f"{subject_of(group.value, group.noun)} has no {either([f'`{key}`' for key in keys], 'and', 99)}."
    )
    hint = "\n".join(["Add them, here with made-up values:", *(f"  {line}" for line in lines)])
    rest = [error for error in errors if error not in missing]
    return [FieldError("EV033", group.path, message, hint, meant=keys[0]), *rest]


def _skeleton(records: RecordSchema, field: Schema) -> str:
    """A value that would fit a field, on one line."""
    return written(_example(records, field))


def _example(records: RecordSchema, field: Schema) -> Any:
    field = next(iter([form for form in records.forms(field) if "const" not in form]), field)
    example = example_value(field)
    if example is not None or allowed_by(field):
        return example if example is not None else allowed_by(field)[0]
    if field.get("type") == "string":
        return "..."
    if field.get("type") == "array":
        return [_example(records, records.below(field, 0))]
    needed = field.get("required") or list(field.get("properties", ()))[:1]
    return {key: _example(records, records.below(field, key)) for key in needed}


RUN_ON = " - "
"""How the entries of a list read that YAML took for more of the text above them."""


@dataclass(frozen=True)
class _Stray:
    """Keys that have no place where they stand, or the entries of a list that do."""

    places: tuple[KeyPath, ...]
    keys: frozenset[str]
    """All keys of the group they stand in; none for entries that are text."""
    strangers: frozenset[str]
    at_key: bool
    entries: tuple[KeyPath, ...] = ()
    """Entries of a list that may be no entries of this list."""


def without_missing_parent(group: KeyGroup, errors: Sequence[FieldError]) -> list[FieldError]:
    """The errors in a group of keys; one in place of all those that come from a key left out in it."""
    lacking = {error.meant for error in errors if error.code == "EV033" and error.path == group.path}
    records, schema, value = group.records, group.schema, group.value
    fields = {name: _inner(records, records.below(schema, name)) for name in group.known}
    absent = {name: field for name, field in fields.items() if name not in value}
    for key, item in value.items():
        for stray in _strays(records, fields[key], item, (*group.path, key)) if key in fields else ():
            for name, field in absent.items():
                entry = _inner(records, field.get("items", field))
                if _belongs(stray, entry, name in lacking):
                    rest = [error for error in errors if not _explained(error, stray, name, group.path)]
                    return [_told(name, stray), *rest]
    return list(errors)


def _belongs(stray: _Stray, field: Schema, is_lacking: bool) -> bool:
    needed = frozenset(field.get("required", ()))
    if not stray.strangers:
        return is_lacking and not field.get("properties")
    known = stray.strangers <= frozenset(field.get("properties", ()))
    return known and needed <= stray.keys and bool(needed or is_lacking)


def _explained(error: FieldError, stray: _Stray, name: str, path: KeyPath) -> bool:
    if error.code == "EV033" and (error.path in stray.entries or (error.path, error.meant) == (path, name)):
        return True
    return any(error.path[: len(place)] == place for place in stray.places)


def _told(name: str, stray: _Stray) -> FieldError:
    message = f"The line `{name}:` seems to be missing above this."
    if not stray.strangers:
        message = f"The lines below became part of this text: the line `{name}:` seems to be missing."
    hint = f"Write `{name}:` on a line of its own, and below it what belongs to it."
    return FieldError("EV033", stray.places[0], message, hint, at_key=stray.at_key, meant=name)


def _strays(records: RecordSchema, field: Schema, item: Any, path: KeyPath) -> Iterator[_Stray]:
    if isinstance(item, str) and allowed_by(field) and RUN_ON in item:
        yield _Stray((path,), frozenset(), frozenset(), at_key=False)
    elif isinstance(item, dict) and field.get("properties"):
        strangers = [key for key in item if key not in field["properties"]]
        if strangers:
            places = tuple((*path, key) for key in strangers)
            yield _Stray(places, frozenset(item), frozenset(strangers), at_key=True)
    elif isinstance(item, list):
        entry = _inner(records, field.get("items", {}))
        yield from _stray_entries(entry, item, path)


def _stray_entries(field: Schema, entries: Sequence[Any], path: KeyPath) -> Iterator[_Stray]:
    known = field.get("properties", {})
    strange = [
        (position, entry, strangers)
        for position, entry in enumerate(entries)
        if isinstance(entry, dict) and (strangers := [key for key in entry if key not in known])
    ]
    if not strange:
        return
    places = tuple(
        (*path, position, *((key,) if known else ()))
        for position, _, strangers in strange
        for key in (strangers if known else strangers[:1])
    )
    yield _Stray(
        places,
        frozenset(strange[0][1]),
        frozenset(strange[0][2]),
        at_key=bool(known),
        entries=tuple((*path, position) for position, _, _ in strange),
    )


def _inner(records: RecordSchema, field: Schema) -> Schema:
    """A field's schema; of several forms the one with keys of its own or entries."""
    forms = records.forms(field)
    return next((form for form in forms if form.get("properties") or form.get("items")), field)
