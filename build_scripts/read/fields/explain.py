"""Where a record does not fit its model: what is wrong in plain words, and what is due instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from build_scripts.model.diagnostics import KeyPath, Severity
from build_scripts.model.fields import PercentText
from build_scripts.model.messages import either, nearest, quoted, shorten, written
from build_scripts.read.fields.describe import (
    Miss,
    Schema,
    allowed_by,
    due_by,
    example_of,
    kind_of,
    name_of,
    noun_of,
    snake,
    subject_of,
    with_article,
)
from build_scripts.read.fields.formats import count_as_meant, pattern_of, percent_as_meant, wrong_text

AsRead = tuple[Any, list[Miss]]
"""The value as it is read (repairs that cannot change the meaning are made), and what is wrong with it."""

AS_PRINTED = "Write the number as it is printed, or delete the line."
LEAVE_OUT = "Leave it out if none is printed."


YES = frozenset({"yes", "on", "true", "y", "1"})


NO = frozenset({"no", "off", "false", "n", "0"})


def read_text(schema: Schema, value: Any, path: KeyPath) -> AsRead:
    """A text. A number is taken as it is written, a percent without its sign."""
    name = name_of(path)
    if isinstance(value, bool | int):
        value = written(value)
    if isinstance(value, str):
        if schema.get("pattern") == pattern_of(PercentText):
            meant = percent_as_meant(value)
            if meant is not None:
                message = f'{name} is read as {meant}: "{shorten(value)}" has a sign, a comma or brackets.'
                hint = f'Write "{meant}": no % sign, no brackets, a full stop.'
                put = quoted(meant)
                return meant, [Miss("EV039", path, message, hint, put=put, severity=Severity.WARNING)]
        wrong = wrong_text(schema, name, value, path)
        return value, [wrong] if wrong else []
    sign = "[" if isinstance(value, list) else "{"
    message = f"{name} should be text, and here stands {kind_of(value)}."
    hint = f'Text that begins with "{sign}" needs quotes. {example_of(path, schema)}'.strip()
    return value, [Miss("EV034", path, message, hint, fits=False)]


def read_choice(schema: Schema, value: Any, path: KeyPath) -> AsRead:
    """One of a few words."""
    allowed, name = allowed_by(schema), name_of(path)
    if isinstance(value, int) and written(value) in allowed:
        return written(value), []
    if any(value == word and type(value) is type(word) for word in allowed):
        return value, []
    words = either((str(word) for word in allowed), most=20)
    only = f"It is {words}." if len(allowed) == 1 else f"Choose from: {words}."
    if isinstance(value, list | dict):
        message = f"{name} is one word, and here stands {kind_of(value)}."
        return value, [Miss("EV036", path, message, only, fits=False)]
    near = nearest(str(value), [str(word) for word in allowed])
    message = f'"{shorten(value)}" is not a value of {name[0].lower()}{name[1:]}.'
    hint = f'Did you mean "{near}"? {only}' if near and len(allowed) > 1 else only
    put = written(next(word for word in allowed if str(word) == near)) if near else None
    return value, [Miss("EV036", path, message, hint, put=put)]


def wrong_number(schema: Schema, value: Any, path: KeyPath) -> list[Miss]:
    """What is wrong with a whole number."""
    name = name_of(path)
    if isinstance(value, int) and not isinstance(value, bool):
        least, most = schema.get("minimum"), schema.get("maximum")
        if least is not None and value < least:
            return [
                Miss(
                    "EV043", path, f"{name} cannot be less than {least}, and here stands {value}.", AS_PRINTED
                )
            ]
        if most is not None and value > most:
            return [
                Miss(
                    "EV043", path, f"{name} cannot be more than {most}, and here stands {value}.", AS_PRINTED
                )
            ]
        return []
    digits = re.sub(r"(?<=\d)[ ,_](?=\d{3}(?!\d))", "", value.strip()) if isinstance(value, str) else ""
    put = str(int(digits)) if re.fullmatch(r"[0-9]{1,18}", digits) else None
    message = f"{name} is a whole number, and here stands {kind_of(value)}."
    key = path[-1] if path else ""
    hint = f"Write: {key}: {put}" if put else f"Write digits only, without quotes. {LEAVE_OUT}"
    return [Miss("EV034", path, message, hint, put=put, fits=False)]


def wrong_flag(name: str, value: Any, path: KeyPath) -> list[Miss]:
    """What is wrong with a value that should be true or false."""
    if isinstance(value, bool):
        return []
    word = str(value).strip().lower()
    put = "true" if word in YES else "false" if word in NO else None
    hint = f"Write: {path[-1] if path else ''}: {put or 'true'}" + ("" if put else " (or false).")
    return [Miss("EV044", path, f"{name} must be true or false.", hint, put=put, fits=False)]


def empty(schema: Schema, path: KeyPath, optional: bool = False) -> Miss:
    """A key or an entry without a value; `optional` if the record can do without it."""
    hint = example_of(path, schema)
    if schema.get("type") == "array" and isinstance(path[-1], str):
        none = "" if schema.get("minItems") else f", or write `{path[-1]}: []` if there is none"
        hint = "Add an entry." if optional else f"Add an entry{none}."
    if optional:
        hint = f"{hint.removesuffix('.')}, or delete the line." if hint else "Delete the line."
    return Miss("EV032", path, f"{name_of(path)} is empty.", hint, at_key=True)


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


Resolve = Callable[[Schema], Schema]

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


def without_lost_key(
    schema: Schema, value: Mapping[str, Any], path: KeyPath, misses: Sequence[Miss], resolve: Resolve
) -> list[Miss]:
    """The mistakes in a group of keys; one in place of all those that come from a key left out in it."""
    lacking = {miss.meant for miss in misses if miss.code == "EV033" and miss.path == path}
    fields = {name: _inner(field, resolve) for name, field in schema.get("properties", {}).items()}
    absent = {name: one for name, one in fields.items() if name not in value and snake(name) not in value}
    for key, item in value.items():
        for stray in _strays(fields[key], item, (*path, key), resolve) if key in fields else ():
            for name, field in absent.items():
                if _belongs(stray, _inner(field.get("items", field), resolve), name in lacking):
                    rest = [miss for miss in misses if not _explained(miss, stray, name, path)]
                    return [_told(name, stray), *rest]
    return list(misses)


def _belongs(stray: _Stray, field: Schema, is_lacking: bool) -> bool:
    needed = frozenset(field.get("required", ()))
    if not stray.strangers:
        return is_lacking and not field.get("properties")
    known = stray.strangers <= frozenset(field.get("properties", ()))
    return known and needed <= stray.keys and bool(needed or is_lacking)


def _explained(miss: Miss, stray: _Stray, name: str, path: KeyPath) -> bool:
    if miss.code == "EV033" and (miss.path in stray.entries or (miss.path, miss.meant) == (path, name)):
        return True
    return any(miss.path[: len(place)] == place for place in stray.places)


def _told(name: str, stray: _Stray) -> Miss:
    message = f"The line `{name}:` seems to be missing above this."
    if not stray.strangers:
        message = f"The lines below became part of this text: the line `{name}:` seems to be missing."
    hint = f"Write `{name}:` on a line of its own, and below it what belongs to it."
    return Miss("EV033", stray.places[0], message, hint, at_key=stray.at_key, meant=name)


def _strays(field: Schema, item: Any, path: KeyPath, resolve: Resolve) -> Iterator[_Stray]:
    if isinstance(item, str) and allowed_by(field) and RUN_ON in item:
        yield _Stray((path,), frozenset(), frozenset(), at_key=False)
    elif isinstance(item, dict) and field.get("properties"):
        strangers = _unknown(field, item)
        if strangers:
            yield _Stray(
                tuple((*path, key) for key in strangers), frozenset(item), frozenset(strangers), at_key=True
            )
    elif isinstance(item, list):
        yield from _stray_entries(_inner(field.get("items", {}), resolve), item, path)


def _stray_entries(field: Schema, entries: Sequence[Any], path: KeyPath) -> Iterator[_Stray]:
    groups = [(position, entry) for position, entry in enumerate(entries) if isinstance(entry, dict)]
    of_groups = bool(field.get("properties"))
    strange = [(position, entry, _unknown(field, entry)) for position, entry in groups]
    strange = [one for one in strange if one[2]]
    if not strange:
        return
    places = tuple(
        (*path, position, *((key,) if of_groups else ()))
        for position, _, strangers in strange
        for key in (strangers if of_groups else strangers[:1])
    )
    _, first, strangers = strange[0]
    yield _Stray(
        places,
        frozenset(first),
        frozenset(strangers),
        at_key=of_groups,
        entries=tuple((*path, position) for position, _, _ in strange),
    )


def _unknown(field: Schema, value: Mapping[str, Any]) -> list[str]:
    known = {form for name in field.get("properties", {}) for form in (name, snake(name))}
    return [key for key in value if key not in known]


def _inner(field: Schema, resolve: Resolve) -> Schema:
    """A field's schema; of several forms the one with keys of its own or entries."""
    field = resolve(field)
    forms = [resolve(form) for form in field.get("anyOf", ())]
    return next((form for form in forms if form.get("properties") or form.get("items")), field)


ALSO_CALLED = {
    "year": "issued",
    "date": "issued",
    "journal": "container_title",
    "quote": "text",
    "question": "wording",
    "link": "url",
    "license": "licence",
}
"""Keys of other formats, and what they are here."""


class Shape:
    """The shape of one kind of record. `noun` is what messages call it."""

    def __init__(self, schema: Schema, noun: str, named_by: str = "") -> None:
        """Take the JSON Schema of one record; `named_by` says whose name is its id, if it has no key for that."""
        self._schema = schema
        self._named_by = named_by
        self._definitions: Schema = schema.get("$defs", {})
        self._noun = noun

    def read(self, value: Any, path: KeyPath) -> AsRead:
        """The record at `path`, read as far as it goes."""
        if not isinstance(value, dict):
            keys = either([f"`{key}`" for key in self._schema.get("required", ())], "and")
            noun = with_article(self._noun)
            message = f"Here {noun} is due, and this is {kind_of(value)}."
            if value is None and not path:
                message = f"This file is empty, and {noun} is due here."
            hint = f"{noun.capitalize()} has keys with values, such as {keys}."
            return value, [Miss("EV034", path, message, hint)]
        return self._object(self._schema, value, path, self._noun)

    def _read(self, schema: Schema, value: Any, path: KeyPath) -> AsRead:
        schema = self._resolved(schema)
        name = name_of(path)
        if "anyOf" in schema:
            return self._one_of(schema, value, path)
        if value is None:
            return value, [empty(schema, path)]
        if "enum" in schema or "const" in schema:
            return read_choice(schema, value, path)
        match schema.get("type"):
            case "object":
                return self._group(schema, value, path)
            case "array":
                return self._list(schema, value, path)
            case "string":
                return read_text(schema, value, path)
            case "integer":
                return value, wrong_number(schema, value, path)
            case "boolean":
                return value, wrong_flag(name, value, path)
        return value, []

    def _resolved(self, schema: Schema) -> Schema:
        if "$ref" in schema:
            target: Schema = self._definitions[schema["$ref"].rpartition("/")[2]]
            return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        return schema

    def _group(self, schema: Schema, value: Any, path: KeyPath) -> AsRead:
        if isinstance(value, dict):
            return self._object(schema, value, path, noun_of(schema, path))
        keys = either([f"`{key}`" for key in schema.get("properties", {})], "and", most=6)
        message = f"{name_of(path)} has keys of its own, and here stands {kind_of(value)}."
        if isinstance(value, str) and {"n", "base", "percent"} <= set(schema.get("properties", ())):
            count = count_as_meant(value)
            if count is not None:
                hint = f"Write: {path[-1]}: {written(count)}"
                return value, [Miss("EV034", path, message, hint, put=written(count), fits=False)]
        hint = example_of(path, schema)
        if not hint and keys:
            hint = f"It may have {keys}, each on a line of its own below."
        return value, [Miss("EV034", path, message, hint, fits=False)]

    def _object(self, schema: Schema, value: dict[str, Any], path: KeyPath, noun: str) -> AsRead:
        properties: dict[str, Any] = {
            key: item for name, item in schema.get("properties", {}).items() for key in (name, snake(name))
        }
        others = schema.get("additionalProperties", False)
        missing = [key for key in schema.get("required", ()) if key not in value and snake(key) not in value]
        misses: list[Miss] = []
        settled: dict[str, Any] = {}
        for key, item in value.items():
            field: Any = properties.get(key, others)
            if field is False and item is None and texts_with_commas(properties, value).get(key) == "":
                continue
            if field is False:
                miss = self._unknown(schema, value, key, path, noun)
                missing = [other for other in missing if other != miss.meant]
                misses.append(miss)
                continue
            settled[key], found = self._read(field, item, (*path, key))
            if item is None and found and key not in schema.get("required", ()):
                found = [empty(self._resolved(field), (*path, key), optional=True)]
            misses += found
        subject = subject_of(value, noun)
        lacking = [self._lacking(schema, key, subject, path) for key in missing]
        return settled, without_lost_key(schema, value, path, lacking + misses, self._resolved)

    def _unknown(self, schema: Schema, value: dict[str, Any], key: str, path: KeyPath, noun: str) -> Miss:
        known = [str(name) for name in schema.get("properties", {})]
        free = [name for name in known if name not in value]
        also = next((name for name in free if snake(name) == ALSO_CALLED.get(key.lower())), None)
        near = also or nearest(key, free)
        listed = f"{with_article(noun).capitalize()} has: {', '.join(known)}."
        there = next((name for name in known if name in value and nearest(key, [name], 0.85)), None)
        if near is None and there is not None:
            hint = f'"{there}" is there already; delete this line, or put both together. {listed}'
        else:
            hint = f'Did you mean "{near}"?' if near else listed
        front, colon, back = key.partition(":")
        if colon and back and value[key] is None and front in free:
            message = f'After the colon of "{front}" a space is missing.'
            hint = f"Write: {front}: {shorten(back)}"
            return Miss("EV024", (*path, key), message, hint, at_key=True, meant=front)
        if key == "id" and near is None and not path and self._named_by:
            hint = f"The name of its {self._named_by} is its id. Delete this line."
        if key.isdigit():
            return self._parted(schema, value, key, path)
        whole = texts_with_commas(known, value).get(key) if near is None else None
        return Miss(
            "EV031",
            (*path, key),
            f'"{shorten(key)}" is not a field of {with_article(noun)}.',
            hint,
            at_key=True,
            put=near,
            meant=near or "",
            between_braces=f"Text with a comma needs quotes between {{ and }}: {whole}" if whole else "",
        )

    def _parted(self, schema: Schema, value: dict[str, Any], key: str, path: KeyPath) -> Miss:
        """A number with a comma inside brackets, where a comma parts entries."""
        before = list(value)[: list(value).index(key)]
        name = before[-1] if before else ""
        field = self._resolved(schema["properties"].get(name, {}))
        kinds = {branch.get("type") for branch in (field, *field.get("anyOf", ()))}
        whole = f"{value.get(name)}{key}" if "integer" in kinds else quoted(f"{value.get(name)}.{key}")
        return Miss(
            "EV031",
            (*path, key),
            f'Inside brackets a comma parts the entries, so "{shorten(key)}" stands here by itself.',
            f"If it belongs to the number before it, write: {name}: {whole}" if name else "Delete it.",
            at_key=True,
        )

    def _lacking(self, schema: Schema, key: str, subject: str, path: KeyPath) -> Miss:
        field = self._resolved(schema["properties"][key])
        description = field.get("description", "")
        hint = example_of((*path, key), field, "Add")
        if not hint:
            inner = self._resolved(field.get("items", field)) if field.get("type") == "array" else field
            keys = either([f"`{name}`" for name in inner.get("required", ())], "and")
            start = "a list; each entry has" if inner is not field else "below it"
            hint = f"Add `{key}:`" + (f" and {start} {keys}." if keys else ".")
        return Miss("EV033", path, f"{subject} has no `{key}`.", f"{hint} {description}".strip(), meant=key)

    def _list(self, schema: Schema, value: Any, path: KeyPath) -> AsRead:
        items = schema.get("items", {})
        if not isinstance(value, list):
            return self._no_list(schema, value, path)
        settled, misses = [], []
        for position, item in enumerate(value):
            read, found = self._read(items, item, (*path, position))
            settled.append(read)
            misses += found
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        name = name_of(path)
        if len(value) < least:
            number = "one" if least == 1 else least
            hint = example_of(path, schema) or "Add one, on a line that begins with a hyphen."
            entries = "entry" if least == 1 else "entries"
            has = len(value) or "none"
            message = f"{name} needs at least {number} {entries}, and has {has}."
            misses.append(Miss("EV045", path, message, hint))
        elif most is not None and len(value) > most:
            hint = "Keep what matters most."
            misses.append(Miss("EV045", path, f"{name} may have {most}, and has {len(value)}.", hint))
        return settled, misses

    def _no_list(self, schema: Schema, value: Any, path: KeyPath) -> AsRead:
        name, items = name_of(path), schema.get("items", {})
        settled, misses = self._read(items, value, (*path, 0))
        key = path[-1] if path else ""
        if not misses and not isinstance(value, dict):
            message = f'{name} should be a list. It is read as a list of one: "{shorten(settled)}".'
            hint = f"Put it on a line of its own below `{key}:`, after a hyphen: - {written(settled)}"
            put = f"[{written(settled)}]"
            return [settled], [Miss("EV035", path, message, hint, put=put, severity=Severity.WARNING)]
        pieces = [piece.strip() for piece in re.split(r"[,;]", value)] if isinstance(value, str) else []
        if len(pieces) > 1 and not any(self._read(items, piece, path)[1] for piece in pieces):
            put = written(pieces)
            return value, [
                Miss("EV034", path, f"{name} should be a list.", f"Write: {key}: {put}", put=put, fits=False)
            ]
        message = f"{name} should be a list, and here stands {kind_of(value)}."
        hint = "Begin each entry with a hyphen on a line of its own."
        return value, [Miss("EV034", path, message, hint, fits=False)]

    def _one_of(self, schema: Schema, value: Any, path: KeyPath) -> AsRead:
        branches = [self._resolved(branch) for branch in schema["anyOf"]]
        outer = {key: schema[key] for key in ("description", "examples") if key in schema}
        if value is None and any(branch.get("type") == "null" for branch in branches):
            return value, []
        branches = [{**branch, **outer} for branch in branches if branch.get("type") != "null"]
        if len(branches) == 1:
            return self._read(branches[0], value, path)
        if value is None:
            return value, [empty(schema, path)]
        if isinstance(value, int) and any(branch.get("type") == "integer" for branch in branches):
            branches = [branch for branch in branches if branch.get("type") == "integer"]
        readings = [self._read(branch, value, path) for branch in branches]
        for settled, misses in readings:
            if not any(miss.refuses for miss in misses):
                return settled, misses
        fitting = [
            (branch, reading)
            for branch, reading in zip(branches, readings, strict=True)
            if all(miss.fits or miss.path != path for miss in reading[1])
        ]
        if not fitting:
            dues = either(due_by(branch) for branch in branches)
            message = f"{name_of(path)} should be {dues}, and here stands {kind_of(value)}."
            return value, [Miss("EV034", path, message, example_of(path, schema), fits=False)]
        if isinstance(value, dict):
            return value, _nearest_form(fitting, value, path)
        return value, _nearest_text(fitting, branches)


def _nearest_form(
    fitting: Sequence[tuple[Schema, AsRead]], value: Mapping[str, Any], path: KeyPath
) -> list[Miss]:
    """The mistakes of a group of keys as the form that its first demanded key tells it to be."""
    forms = [(branch["required"][0], misses) for branch, (_, misses) in fitting if branch.get("required")]
    told = [misses for key, misses in forms if key in value]
    if told or len(forms) < 2:
        return min(told or [misses for _, (_, misses) in fitting], key=len)
    keys = [key for key, _ in forms]
    known = {key for branch, _ in fitting for key in branch.get("properties", {})}
    stranger = next((key for key in value if key not in known), None)
    near = nearest(stranger, keys) if stranger is not None else None
    noun = noun_of(fitting[0][0], path)
    message = f"{subject_of(value, noun)} needs one of {either(f'`{key}`' for key in keys)}."
    hint = f'Did you mean "{near}"?' if near else f"Add one of them: it tells what the {noun} says."
    if stranger is None:
        return [Miss("EV046", path, message, hint)]
    return [Miss("EV046", (*path, stranger), message, hint, at_key=True, put=near)]


def _nearest_text(fitting: Sequence[tuple[Schema, AsRead]], branches: Sequence[Schema]) -> list[Miss]:
    words = [str(word) for branch in branches for word in allowed_by(branch)]
    choices = [misses for branch, (_, misses) in fitting if allowed_by(branch)]
    near_word = next((misses for misses in choices if misses[0].put is not None), None)
    forms = [misses for branch, (_, misses) in fitting if not allowed_by(branch)]
    if near_word is not None or not forms:
        rest = [due_by(branch) for branch in branches if not allowed_by(branch)]
        misses = near_word or choices[0]
        if rest and near_word is None:
            shown = (
                example_of(misses[0].path, branch) for branch in branches if branch.get("type") == "array"
            )
            example = next(filter(None, shown), "")
            return [replace(misses[0], hint=f"Write {either([*words, *rest])}. {example}".strip())]
        return misses
    first = forms[0][0]
    instead = (
        f"If none is printed, write {words[0]}." if words == ["not_stated"] else f"Or write {either(words)}."
    )
    hint = f"{first.hint.removesuffix(LEAVE_OUT).strip()} {instead}" if words else first.hint
    return [replace(first, hint=hint), *forms[0][1:]]
