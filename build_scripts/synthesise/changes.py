"""What a change of the evidence means: items that are new, say something else, have another id, or are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from build_scripts.model.corpus import Corpus
from build_scripts.model.fields import Record
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.layout import IN_FOLDER, IN_STUDY
from build_scripts.model.records.glossary import GlossaryTerm
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.study import KeyPoint
from build_scripts.model.walk import records
from build_scripts.synthesise.seen import NOT_MEANING

WORDS_CHANGED = "other words"
"""Stands for the words of a quotation, which its rights may not let travel."""

OF_STUDIES: tuple[tuple[str, type[Record]], ...] = (
    ("key point", KeyPoint),
    *((one.noun, one.record) for one in IN_STUDY.values() if one.many),
)

What = Literal["new", "changed", "renamed", "gone"]


@dataclass(frozen=True)
class KeyChange:
    """A key with what it said before and says now; None where it was not there."""

    key: str
    before: str | None
    now: str | None


@dataclass(frozen=True)
class ItemChange:
    """An item that is not what it was. `id` is that across the corpus, now; of what is gone, the one it had."""

    what: What
    kind: str
    id: str
    says: str
    """Its statement, title or name; never the words of a quotation."""
    keys: tuple[KeyChange, ...] = ()


def changes(before: Corpus, now: Corpus) -> tuple[ItemChange, ...]:
    """Every item that differs between two corpora, kind by kind and by id."""
    old, new = dict(items(before)), dict(items(now))
    renamed = {
        (kind, former if "/" not in id_ else global_id(split_global(id_)[0], former)): (kind, id_)
        for (kind, id_), record in new.items()
        for former in getattr(record, "formerly", ())
    }
    found = []
    for key, record in new.items():
        if key not in old and key not in renamed.values():
            found.append(ItemChange("new", *key, says(record)))
    for key, record in old.items():
        now_at = key if key in new else renamed.get(key)
        if now_at is None or now_at not in new:
            found.append(ItemChange("gone", *key, says(record)))
            continue
        differing = tuple(_differing(record, new[now_at]))
        if now_at != key:
            differing = (KeyChange("id", key[1], now_at[1]), *differing)
        if differing:
            what: What = "changed" if now_at == key else "renamed"
            found.append(ItemChange(what, *now_at, says(new[now_at]), differing))
    return tuple(sorted(found, key=lambda change: (change.kind, change.id, change.what)))


def items(corpus: Corpus) -> Iterator[tuple[tuple[str, str], Record]]:
    """Every item with its kind and its id across the corpus."""
    for id_, folder in corpus.studies.items():
        if folder.study is not None:
            yield ("study", id_), folder.study
        for kind, record in OF_STUDIES:
            for found in records(folder, record):
                value: Any = found.value
                yield (kind, global_id(id_, value.id)), value
    for one in IN_FOLDER.values():
        for found in records(corpus, one.record):
            yield (one.noun, PurePath(found.file).stem), found.value
    for term in records(corpus, GlossaryTerm):
        yield ("glossary term", term.value.id), term.value


def says(record: Any) -> str:
    """What an item says or is called; never the words of a quotation."""
    if isinstance(record, Quote):
        return record.locator.reading()
    for key in ("statement", "question", "title", "topic", "name", "term", "wording", "what", "key_point"):
        if text := getattr(record, key, None):
            return str(text)
    return ""


def _differing(before: Record, now: Record) -> Iterator[KeyChange]:
    old, new = dict(_flat(_meaning(before))), dict(_flat(_meaning(now)))
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            if isinstance(now, Quote) and key == "text":
                yield KeyChange(key, WORDS_CHANGED, WORDS_CHANGED)
            else:
                yield KeyChange(key, old.get(key), new.get(key))


def _meaning(record: Record) -> Mapping[str, Any]:
    # Key points stand for themselves.
    return record.model_dump(mode="json", exclude={*NOT_MEANING, "key_points", "id"}, exclude_defaults=True)


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Leaves with dotted paths; entries of a list by the id they have or the item they name, else by their place."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _flat(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and all(isinstance(part, Mapping) for part in value):
        for place, part in enumerate(value, 1):
            name = part.get("id") or part.get("finding") or place
            yield from _flat(part, f"{path}[{name}]")
    elif isinstance(value, list):
        yield path, ", ".join(str(part) for part in value)
    else:
        yield path, str(value)
