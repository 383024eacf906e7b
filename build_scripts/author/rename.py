"""Another id for something, everywhere that it is named; a published one keeps its old links alive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.author.edits import TextEdit, add_entry, applied, replaced
from build_scripts.author.writing import write_whole
from build_scripts.check.run import check
from build_scripts.model import urls
from build_scripts.model.corpus import Corpus
from build_scripts.model.diagnostics import Diagnostic, KeyPath, Severity
from build_scripts.model.ids import global_id, is_id, split_global
from build_scripts.model.layout import RECEIPTS, SITE_FILE, STUDIES, WAIVERS_FILE
from build_scripts.model.phrases import suggestion
from build_scripts.model.records.review_finding import Component
from build_scripts.model.records.seen import Seen
from build_scripts.model.references import Ref, Target
from build_scripts.model.walk import marked, records
from build_scripts.read.corpus import Reading, read_files
from build_scripts.read.disk import find
from build_scripts.read.yaml_text.tree import Tree
from build_scripts.synthesise.link_targets import address, items_of_corpus, items_of_study


class RenameError(Exception):
    """Nothing was renamed; the message is a sentence for people."""


TARGETS: Mapping[str, Target] = {
    "theme": "theme",
    "study": "study",
    "finding": "finding",
    "review finding": "review_finding",
    "quotation": "quotation",
    "table": "table",
    "question": "question",
    "perspective": "perspective",
    "audience": "audience",
}
"""What a reference to a kind of item is called; one to an item of any kind is an `item`."""


@dataclass(frozen=True)
class Named:
    """Something with an id: where its record stands, and where readers find it, if they do."""

    kind: str
    id: str
    file: str
    path: KeyPath
    study: str = ""
    published: bool = False

    @property
    def in_corpus(self) -> str:
        """Its id across the corpus."""
        return global_id(self.study, self.id) if self.study else self.id


@dataclass(frozen=True)
class Renamed:
    """What a renaming does: places changed, files moved, and the new text of each file."""

    named: Named
    new: str
    places: int
    texts: dict[str, str] = field(repr=False)
    moved: dict[str, str] = field(default_factory=dict)
    """Old name of a file to its new one."""


def rename(root: Path, old: str, new: str, only_show: bool = False) -> Renamed:
    """Give what `old` names the id `new`, everywhere in the evidence under `root`.

    Raises:
        RenameError: nothing or several things have that id, or the new one cannot be.
    """
    files = find(root).files
    done = renamed(files, old, new)
    if not only_show:
        for file, text in done.texts.items():
            write_whole(root / file, text)
        for file in done.moved:
            (root / file).unlink()
        if done.named.kind == "study":
            _remove_if_empty(root / STUDIES / done.named.id)
    return done


def renamed(files: Mapping[str, bytes], old: str, new: str) -> Renamed:
    """What the renaming makes of the files; `rename` says what is raised."""
    reading = read_files(files)
    named = _named(reading.corpus, old)
    new_id = _new_id(named, new)
    if named.kind == "study" and any(
        permalink.startswith(f"studies/{named.id}/") for permalink in reading.corpus.permalinks
    ):
        raise RenameError(f"{old} was published, and a study's address never moves.")
    edits = _Edits(reading)
    _references(edits, named, new_id)
    _own_record(edits, named, new_id)
    _what_else_names_it(edits, named, new_id)
    moved = _moved(files, named, new_id)
    texts = edits.texts()
    texts |= _receipt(files, named, new_id)
    for before, after in moved.items():
        texts[after] = texts.pop(before, files[before].decode())
    _hold_against(reading, files, texts, moved)
    return Renamed(named, new_id, edits.number, texts, moved)


class _Edits:
    """Edits of several files, gathered."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.number = 0
        self._by_file: dict[str, list[TextEdit]] = {}

    def put(self, file: str, path: KeyPath, text: str, of_key: bool = False) -> None:
        """Write a value, or a key, otherwise."""
        tree = self.reading.trees[file]
        self.add(file, replaced(tree, self.reading.path_in_tree(file, path), text, of_key))
        self.number += 1

    def add(self, file: str, edit: TextEdit) -> None:
        """Take an edit."""
        self._by_file.setdefault(file, []).append(edit)

    def texts(self) -> dict[str, str]:
        """The new text of each file."""
        return {file: applied(self.reading.trees[file].text, edits) for file, edits in self._by_file.items()}


def _everything(corpus: Corpus) -> Iterator[Named]:
    items = [
        *items_of_corpus(corpus),
        *(item for folder in corpus.studies.values() for item in items_of_study(folder)),
    ]
    for item in items:
        published = address(item) in corpus.permalinks
        yield Named(item.kind, item.id, item.file, item.path, item.study, published)
    if corpus.site:
        for position, perspective in enumerate(corpus.site.perspectives):
            yield Named("perspective", perspective.id, SITE_FILE, ("perspectives", position))
        for position, audience in enumerate(corpus.site.audiences):
            published = urls.audience(audience.id) in corpus.permalinks
            yield Named("audience", audience.id, SITE_FILE, ("audiences", position), published=published)


def _named(corpus: Corpus, old: str) -> Named:
    kind, _, id_ = old.rpartition(":")
    everything = list(_everything(corpus))
    found = [
        item for item in everything if item.in_corpus == id_ and kind in ("", item.kind.replace(" ", "-"))
    ]
    if not found:
        near = suggestion(id_, {item.in_corpus for item in everything})
        raise RenameError(f'Nothing has the id "{id_}". {near}'.strip())
    if len(found) > 1:
        ways = " or ".join(f"{item.kind.replace(' ', '-')}:{id_}" for item in found)
        raise RenameError(f"{id_} is the id of several things. Say which: {ways}.")
    return found[0]


def _new_id(named: Named, new: str) -> str:
    study, id_ = split_global(new)
    if study not in ("", named.study):
        raise RenameError(f"{named.in_corpus} belongs to the study {named.study}, and stays there.")
    if not is_id(id_):
        raise RenameError(
            f'"{id_}" cannot be an id: small letters, digits and single hyphens, beginning with a letter.'
        )
    return id_


def _references(edits: _Edits, named: Named, new: str) -> None:
    """Every reference that names it: by its global id, or by its own id inside its study."""
    target = TARGETS.get(named.kind, "item")
    for reference, ref in marked(edits.reading.corpus, Ref):
        value, names_it = reference.value, target in ref.targets or "item" in ref.targets
        if ref.own:
            inside = named.study and reference.file.startswith(f"{STUDIES}/{named.study}/")
            if inside and names_it and value == named.id:
                edits.put(reference.file, reference.path, new)
        elif named.kind == "study" and value.startswith(f"{named.id}/"):
            edits.put(reference.file, reference.path, global_id(new, split_global(value)[1]))
        elif names_it and value == named.in_corpus:
            edits.put(reference.file, reference.path, global_id(named.study, new) if named.study else new)
    _marks_of_what_was_seen(edits, named, new)


def _marks_of_what_was_seen(edits: _Edits, named: Named, new: str) -> None:
    for seen in records(edits.reading.corpus, Seen):
        for key in ("items", "studies"):
            for name in getattr(seen.value, key):
                study, item = split_global(name)
                if named.kind in ("finding", "review finding") and name == named.in_corpus:
                    edits.put(
                        *seen.spot((key, name)), global_id(named.study, new) if named.study else new, True
                    )
                elif named.kind == "study" and named.id in (study, name if key == "studies" else ""):
                    edits.put(*seen.spot((key, name)), global_id(new, item) if study else new, True)


def _own_record(edits: _Edits, named: Named, new: str) -> None:
    """The id itself, and the old one under `formerly` if it was published."""
    if named.path:
        edits.put(named.file, (*named.path, "id"), new)
    if not named.published:
        return
    tree = edits.reading.trees[named.file]
    path = edits.reading.path_in_tree(named.file, named.path)
    start, _ = tree.span((*path, "id"), at_key=True)
    _, end = tree.span((*path, "id"))
    before = tree.text[tree.text.rfind("\n", 0, start) + 1 : start]
    has = tree.data
    for step in path:
        has = has[step]
    if "formerly" in has:
        edits.add(named.file, _further(tree, (*path, "formerly"), named.id))
    elif not path:
        lines = f"formerly: [{named.id}]\n"
        edits.add(
            named.file,
            TextEdit(len(tree.text), len(tree.text), lines if tree.text.endswith("\n") else f"\n{lines}"),
        )
    elif "{" in before:
        edits.add(named.file, TextEdit(end, end, f", formerly: [{named.id}]"))
    else:
        line_end = tree.text.find("\n", end)
        line_end = len(tree.text) if line_end < 0 else line_end
        indent = " " * len(before)
        edits.add(named.file, TextEdit(line_end, line_end, f"\n{indent}formerly: [{named.id}]"))


def _further(tree: Tree, path: KeyPath, id_: str) -> TextEdit:
    """One more id in a list of them."""
    start, end = tree.span(path)
    if tree.text[start] == "[":
        comma = ", " if tree.text[start + 1 : end - 1].strip() else ""
        return TextEdit(end - 1, end - 1, f"{comma}{id_}")
    return add_entry(tree, path, [id_])


def _what_else_names_it(edits: _Edits, named: Named, new: str) -> None:
    """Waivers, and the items of a study's appraisal, which are named in a text."""
    corpus = edits.reading.corpus
    for position, waiver in enumerate(corpus.waivers):
        if waiver.item == named.id and waiver.file == named.file:
            edits.put(WAIVERS_FILE, (position, "item"), new)
        if (file := _new_name(waiver.file, named, new)) != waiver.file:
            edits.put(WAIVERS_FILE, (position, "file"), file)
    if named.kind == "study":
        for component in records(corpus, Component):
            for position, item in enumerate(component.value.appraisal_items):
                study, space, number = item.partition(" ")
                if study == named.id:
                    edits.put(*component.spot(("appraisal_items", position)), f"{new}{space}{number}")


def _new_name(file: str, named: Named, new: str) -> str:
    """What a file is called afterwards."""
    if named.kind == "study":
        for before, after in (
            (f"{STUDIES}/{named.id}/", f"{STUDIES}/{new}/"),
            (f"{RECEIPTS}/{named.id}.json", f"{RECEIPTS}/{new}.json"),
        ):
            if file.startswith(before):
                return after + file.removeprefix(before)
    elif not named.path and file == named.file:
        return file.replace(f"/{named.id}.yaml", f"/{new}.yaml")
    return file


def _moved(files: Mapping[str, bytes], named: Named, new: str) -> dict[str, str]:
    moved = {file: name for file in files if (name := _new_name(file, named, new)) != file}
    taken = sorted(set(moved.values()) & set(files))
    if taken:
        raise RenameError(f"{taken[0]} is there already.")
    return moved


def _receipt(files: Mapping[str, bytes], named: Named, new: str) -> dict[str, str]:
    """The receipt of the study of a quotation, which names it."""
    file = f"{RECEIPTS}/{named.study}.json"
    if named.kind != "quotation" or file not in files:
        return {}
    receipt = json.loads(files[file])
    if named.id not in receipt["quotes"]:
        return {}
    receipt["quotes"] = {new if id_ == named.id else id_: entry for id_, entry in receipt["quotes"].items()}
    return {file: json.dumps(receipt, indent=2, sort_keys=True) + "\n"}


def _hold_against(
    before: Reading, files: Mapping[str, bytes], texts: Mapping[str, str], moved: Mapping[str, str]
) -> None:
    """Refuse what would bring an error that was not there."""
    now = {file: content for file, content in files.items() if file not in moved}
    now |= {file: text.encode() for file, text in texts.items()}
    was, new = _errors(check(before)), _errors(check(read_files(now)))
    if len(new) > len(was):
        told = {problem.message for problem in was}
        problem = next((one for one in new if one.message not in told), new[0])
        raise RenameError(f"{problem.file}:{problem.place.line}: {problem.code}: {problem.message}")


def _errors(problems: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
