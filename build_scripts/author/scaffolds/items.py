"""New entries and files of one record: a finding, a quotation, a table, a theme and so on, with a gap for each decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_scripts.author.scaffolds.hints import hints
from build_scripts.author.scaffolds.ids import offered_id
from build_scripts.author.scaffolds.outline import outline
from build_scripts.author.scaffolds.yaml_writer import entry_text, mapping_text
from build_scripts.model.fields import Record
from build_scripts.model.ids import is_id, split_global
from build_scripts.model.layout import IN_FOLDER, IN_STUDY, STUDIES, file_of
from build_scripts.model.todo import gaps
from build_scripts.read.corpus import Reading
from build_scripts.read.yaml_text.tree import Tree

WORDS = ("statement", "text", "title", "name")
"""Keys that hold the words by which an item is known, of which the first that it has counts."""

COMMENT = "comment"
"""What is said above an entry, and is no key of it."""


class NotBegunError(Exception):
    """Nothing can be begun; `str()` says why and what to do."""


@dataclass(frozen=True)
class NewItem:
    """An item that is begun, or several: the id of the last, the file as it will be, and how many decisions are left."""

    id: str
    file: str
    text: str
    decisions: int


def new_item(reading: Reading, kind: type[Record], name: str, words: str, on: str) -> NewItem:
    """Begin an item.

    `name` is `study/item`, or `study` where the id is made of `words`; of what belongs to no study the id itself.
    """
    in_study = kind in {known.record for known in IN_STUDY.values()}
    record = outline(kind, on)
    if words:
        key = next(key for key in WORDS if key in record)
        record[key] = words
    if not in_study:
        return _new_file(reading, kind, name, record)
    study, item = split_global(name) if "/" in name else (name, "")
    if not item and not words:
        raise NotBegunError(
            f"Give it an id, as in {study}/an-id, or with --words the words from which one is made."
        )
    return added(reading, kind, study, {**record, "id": item})


def added(reading: Reading, kind: type[Record], study: str, *records: Mapping[str, Any]) -> NewItem:
    """A study's file with records more at its end; an empty id is made of a record's words.

    What stands under `comment` in a record is no key of it: it is said above the entry.
    """
    taken = ids_in(reading, study)
    noun = next(known.noun for known in IN_STUDY.values() if known.record is kind)
    file = file_of(kind, study)
    tree = reading.trees.get(file)
    if tree is None and file in reading.corpus.unread:
        raise NotBegunError(f"{file} has mistakes: run `evidence check` and mend them first.")
    text, indent = _before(tree, file)
    hint, decisions, id_ = hints(kind, reading.corpus), 0, ""
    for record in records:
        words = next((str(record[key]) for key in WORDS if key in record), noun)
        id_ = record["id"] or offered_id(words, taken, noun)
        if not is_id(id_):
            raise NotBegunError(f"{id_} cannot be an id: lower-case letters, digits and single hyphens.")
        if id_ in taken:
            raise NotBegunError(
                f"{study} has an item {id_} already. Ids of a study are unique across its files."
            )
        taken.add(id_)
        whole = {key: value for key, value in record.items() if key != COMMENT} | {"id": id_}
        text += "".join(f"{indent}# {line}\n" for line in record.get(COMMENT, "").splitlines())
        text += entry_text(whole, hint, indent=indent)
        decisions += len(list(gaps(whole)))
    return NewItem(id_, file, text, decisions)


def ids_in(reading: Reading, study: str) -> set[str]:
    """Every id in a study's files, those of records with decisions left included."""
    files = [tree for path, tree in reading.trees.items() if path.startswith(f"{STUDIES}/{study}/")]
    if not files:
        raise NotBegunError(f"There is no study {study}. Studies: {', '.join(reading.corpus.studies)}.")
    return {id_ for tree in files for id_ in _ids(tree.data)}


def _ids(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _ids(value)
    elif isinstance(data, list):
        for value in data:
            yield from _ids(value)


def _before(tree: Tree | None, file: str) -> tuple[str, str]:
    """What stands in the file, ready for an entry behind it, and how far the entries of its list are indented."""
    if tree is None:
        name = file.rpartition("/")[2].removesuffix(".yaml")
        return f"# yaml-language-server: $schema=../../schema/{name}.json\n", ""
    text = tree.text if tree.text.endswith("\n") else f"{tree.text}\n"
    if not tree.data:
        return text, ""
    line = tree.line(tree.place((0,)).line) if isinstance(tree.data, list) else ""
    if not line.lstrip().startswith("-"):
        raise NotBegunError(
            f"{file} holds no list with an entry a line: put the entries under hyphens first."
        )
    return text, line[: len(line) - len(line.lstrip())]


def _new_file(reading: Reading, kind: type[Record], id_: str, record: dict[str, Any]) -> NewItem:
    file = file_of(kind, id_)
    if not is_id(id_):
        raise NotBegunError(f"{id_} cannot be an id: lower-case letters, digits and single hyphens.")
    if file in reading.trees or file in reading.corpus.unread:
        raise NotBegunError(f"{file} is there already. Nothing was written.")
    name = next(known.name for known in IN_FOLDER.values() if known.record is kind)
    head = f"# yaml-language-server: $schema=../schema/{name}.json\n"
    text = head + mapping_text(record, hints(kind, reading.corpus))
    return NewItem(id_, file, text, len(list(gaps(record))))
