"""A line with a key that was left out: what belongs below it became part of what stands above."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.model.problems import Path
from build_scripts.read.miss import Miss
from build_scripts.read.wording import Schema, allowed_by, snake

Resolve = Callable[[Schema], Schema]

RUN_ON = " - "
"""How the entries of a list read that YAML took for more of the text above them."""


@dataclass(frozen=True)
class _Stray:
    """Keys that have no place where they stand, or the entries of a list that do."""

    places: tuple[Path, ...]
    keys: frozenset[str]
    """All keys of the group they stand in; none for entries that are text."""
    strangers: frozenset[str]
    at_key: bool
    entries: tuple[Path, ...] = ()
    """Entries of a list that may be no entries of this list."""


def without_lost_key(
    schema: Schema, value: Mapping[str, Any], path: Path, misses: Sequence[Miss], resolve: Resolve
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


def _explained(miss: Miss, stray: _Stray, name: str, path: Path) -> bool:
    if miss.code == "EV033" and (miss.path in stray.entries or (miss.path, miss.meant) == (path, name)):
        return True
    return any(miss.path[: len(place)] == place for place in stray.places)


def _told(name: str, stray: _Stray) -> Miss:
    message = f"The line `{name}:` seems to be missing above this."
    if not stray.strangers:
        message = f"The lines below became part of this text: the line `{name}:` seems to be missing."
    hint = f"Write `{name}:` on a line of its own, and below it what belongs to it."
    return Miss("EV033", stray.places[0], message, hint, at_key=stray.at_key, meant=name)


def _strays(field: Schema, item: Any, path: Path, resolve: Resolve) -> Iterator[_Stray]:
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


def _stray_entries(field: Schema, entries: Sequence[Any], path: Path) -> Iterator[_Stray]:
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
