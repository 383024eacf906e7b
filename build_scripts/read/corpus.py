"""Files -> corpus: every record by kind and id, the trees behind them, and the problems met on the way.

Joins nothing and checks no reference: that is done over whole corpora elsewhere.
"""

from __future__ import annotations

import pathlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import Diagnostic, KeyPath, Severity
from build_scripts.model.ids import is_id
from build_scripts.model.layout import EVIDENCE, STUDIES, FileKind, FileRole, UnknownFile, role_of
from build_scripts.model.phrases import lines
from build_scripts.model.records.receipt import Receipt
from build_scripts.read.collector import put_off
from build_scripts.read.disk import (
    Found,
    bad_name,
    damaged_receipt,
    find,
    meant_path,
    missing,
    no_evidence,
    no_studies,
    no_study,
    stray_receipt,
    unknown_file,
)
from build_scripts.read.fields.formats import as_id
from build_scripts.read.records import Records, is_allowed_word, records_of
from build_scripts.read.yaml_text.encoding import decode, unreadable_character
from build_scripts.read.yaml_text.parse import parse
from build_scripts.read.yaml_text.tree import Tree


@dataclass(frozen=True)
class Reading:
    """Everything that was read. `trees` are named by path from the project folder, `problems` are sorted."""

    root: pathlib.Path
    corpus: Corpus
    trees: Mapping[str, Tree]
    problems: tuple[Diagnostic, ...]
    positions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By file with unreadable records in its list: where in the list its readable records stand, from 0."""

    def path_in_tree(self, file: str, path: KeyPath) -> KeyPath:
        """The path in the file's tree of what stands at `path` among its readable records."""
        positions = self.positions.get(file)
        if positions and path and isinstance(path[0], int) and path[0] < len(positions):
            return (positions[path[0]], *path[1:])
        return path


def read_corpus(root: pathlib.Path) -> Reading:
    """The corpus in the folder `evidence` under `root`. Never raises for what an author wrote."""
    return _read(root, find(root))


def read_files(files: Mapping[str, bytes]) -> Reading:
    """The corpus in `files`, named by path from the project folder. Touches no disk."""
    return _read(pathlib.Path(), Found(files))


def _read(root: pathlib.Path, found: Found) -> Reading:
    assembly = Assembly()
    assembly.problems += found.problems
    assembly.unread |= found.unread
    if not any(path.startswith(EVIDENCE + "/") for path in found.files) and not found.folders:
        assembly.problems += [] if found.problems else [no_evidence()]
        return Reading(root, assembly.corpus(), {}, tuple(assembly.problems))
    with put_off():
        for path in sorted(found.files):
            assembly.add_file(path, found.files[path])
    for folder in found.folders:
        assembly.study_folder(folder)
    assembly.look_for_what_is_missing()
    problems = tuple(sorted(assembly.problems, key=Diagnostic.sort_key))
    return Reading(root, assembly.corpus(), assembly.trees, problems, assembly.positions)


@dataclass
class Assembly:
    """The corpus while it is put together."""

    trees: dict[str, Tree] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    studies: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By study, then by the field of its folder."""
    single: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By folder, then by id."""
    top: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    receipts: dict[str, Receipt] = field(default_factory=dict)
    permalinks: dict[str, str] = field(default_factory=dict)
    """Address -> the file that holds it."""
    positions: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """By file with unreadable records: where in its list the readable ones stand."""
    present: set[str] = field(default_factory=set)
    """Every known file that was there, readable or not."""
    meant: set[str] = field(default_factory=set)
    """Paths that badly named files were most likely meant to have: a reference into one is not reported."""

    def add_file(self, path: str, content: bytes) -> None:
        """Read one file and put its records where they belong."""
        known = role_of(path)
        if known is None:
            return
        if isinstance(known, UnknownFile):
            self.problems.append(unknown_file(path, known))
            self.meant.add(meant_path(path, known) or "")
            return
        self.present.add(path)
        if known.id and not self._named_well(path, known):
            return
        if known.role == "permalinks":
            self._permalinks(path, content)
        elif known.role == "receipt":
            self._receipt(path, known.id, content)
        elif known.kind is not None:
            self._records(path, known, known.kind, content)

    def study_folder(self, study: str) -> None:
        """A study's folder that is there, whatever it holds."""
        if is_id(study):
            self.studies.setdefault(study, {})
        elif not any(path.startswith(f"{STUDIES}/{study}/") for path in self.present):
            self.problems.append(bad_name(f"{STUDIES}/{study}", study, "folder"))

    def look_for_what_is_missing(self) -> None:
        """Report the files that a corpus cannot do without."""
        self.unread |= self.meant - self.present - {""}
        for study in self.studies:
            path = f"{STUDIES}/{study}/study.yaml"
            if path not in self.present and path not in self.unread:
                self.problems.append(no_study(path, study))
        if not self.studies and not any(path.startswith(STUDIES) for path in self.present | self.unread):
            self.problems.append(no_studies())
        for name, what in (
            ("site.yaml", "what the site is called and whose views it tells apart"),
            ("review.yaml", "what the review asks and how it was done"),
        ):
            path = f"{EVIDENCE}/{name}"
            if path not in self.present and path not in self.unread:
                self.problems.append(missing(path, what))
        for study in self.receipts:
            if study not in self.studies and not any(
                path.startswith(f"{STUDIES}/{study}/") for path in self.unread
            ):
                self.problems.append(stray_receipt(study))

    def corpus(self) -> Corpus:
        """The corpus, in the order of ids."""
        top = {name: self.top.get(name, ()) for name in ("site", "review", "glossary", "waivers")}
        return Corpus(
            site=next(iter(top["site"]), None),
            review=next(iter(top["review"]), None),
            studies={study: self._folder(study) for study in sorted(self.studies)},
            themes=self._by_id("themes"),
            review_findings=self._by_id("review_findings"),
            pairs=self._by_id("pairs"),
            recommendations=self._by_id("recommendations"),
            models=self._by_id("models"),
            teaching=self._by_id("teaching"),
            glossary=top["glossary"],
            waivers=top["waivers"],
            permalinks=self.permalinks,
            unread=frozenset(self.unread),
        )

    def _folder(self, study: str) -> StudyFolder:
        here = f"{STUDIES}/{study}/"
        unread = {path.removeprefix(here) for path in self.unread if path.startswith(here)}
        parts = {"study": None, **self.studies[study], "receipt": self.receipts.get(study)}
        return StudyFolder(id=study, unread=frozenset(unread), **parts)

    def _by_id(self, folder: str) -> dict[str, Any]:
        return dict(sorted(self.single.get(folder, {}).items()))

    def _named_well(self, path: str, known: FileRole) -> bool:
        if is_id(known.id):
            return True
        self.unread.add(path)
        self.meant.add(path.replace(f"/{known.id}", f"/{as_id(known.id)}"))
        if known.role != "study":
            self.problems.append(bad_name(path, known.id, "file"))
        elif not any(
            problem.code == "EV056" and problem.file == f"{STUDIES}/{known.id}" for problem in self.problems
        ):
            self.problems.append(bad_name(f"{STUDIES}/{known.id}", known.id, "folder"))
        return False

    def _records(self, path: str, known: FileRole, kind: FileKind, content: bytes) -> None:
        parsed = parse(path, content)
        if parsed.tree is None:
            read = Records((), complete=False)
        else:
            read = records_of(parsed.tree, kind, parsed.invalid_keys)
            self.trees[path] = parsed.tree if read.problems else parsed.tree.without_cache()
        if parsed.tree is None:
            self.problems += parsed.problems
        else:
            self.problems += _each_once(parsed.tree, kind, parsed.problems, read)
        if not read.complete:
            self.unread.add(path)
            self.positions[path] = read.positions
        if known.role == "study":
            parts = self.studies.setdefault(known.id, {})
            parts[kind.name] = read.records if kind.many else next(iter(read.records), None)
        elif known.role == "one":
            self.single.setdefault(known.folder, {}).update((known.id, record) for record in read.records)
        else:
            self.top[kind.name] = read.records

    def _permalinks(self, path: str, content: bytes) -> None:
        text = decode(path, content)
        problem = text if isinstance(text, Diagnostic) else unreadable_character(path, text)
        if problem or isinstance(text, Diagnostic):
            self.problems += [problem] if problem else []
            self.unread.add(path)
            return
        self.trees[path] = Tree.of(path, text, None, None)
        # No address has a space, so what stands behind one is a comment.
        lines = (line.strip().partition(" ")[0] for line in text.splitlines())
        self.permalinks |= {line: path for line in lines if line and not line.startswith("#")}

    def _receipt(self, path: str, study: str, content: bytes) -> None:
        text = decode(path, content)
        if isinstance(text, Diagnostic):
            self.problems.append(text)
            self.unread.add(path)
            return
        try:
            self.receipts[study] = Receipt.model_validate_json(text)
        except ValidationError:
            self.problems.append(damaged_receipt(path, study, text))
            self.unread.add(path)


def _each_once(tree: Tree, kind: FileKind, of_text: Sequence[Diagnostic], read: Records) -> list[Diagnostic]:
    """All problems of a file: each mistake once, whether its writing shows it or its field."""
    at_margin = {problem.path[0] for problem in read.problems if problem.code == "EV028"}
    typed = {problem.path for problem in of_text if problem.severity is Severity.ERROR}
    of_fields = [
        problem
        for problem in read.problems
        if not (problem.path in typed or (problem.code == "EV032" and _next_entry(problem.path) in at_margin))
    ]
    wrong = {problem.path for problem in of_fields}
    # A comma that parted a text is told at the first of the keys it made; none of the others is a key of its own.
    parted = {problem.path[:-1] for problem in of_fields if problem.code == "EV031"}

    def is_told(problem: Diagnostic) -> bool:
        if problem.severity is Severity.ERROR:
            return False
        if problem.code == "EV023" and is_allowed_word(tree, kind, problem.path, _word(tree, problem)):
            return True
        empty = problem.code == "EV032" and (
            problem.path[:-1] in parted or _next_entry(problem.path) in at_margin
        )
        return problem.path in wrong or empty

    return together([problem for problem in of_text if not is_told(problem)] + of_fields)


def _next_entry(path: KeyPath) -> int:
    return path[0] + 1 if path and isinstance(path[0], int) else -1


def _word(tree: Tree, problem: Diagnostic) -> str:
    return tree.source(problem.path)


TOLD_TOGETHER = ("EV005", "EV023", "EV030", "EV035")
"""Warnings that one habit of writing gives at many places."""


def together(problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The problems of a file, with one in place of all warnings of a kind under keys of one name."""
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for problem in sorted(problems, key=Diagnostic.sort_key):
        if problem.code in TOLD_TOGETHER and problem.severity is Severity.WARNING:
            key = next((step for step in reversed(problem.path) if isinstance(step, str)), "")
            alike.setdefault((problem.code, key), []).append(problem)
    merged = {id(problem) for group in alike.values() for problem in group}
    rest = [problem for problem in problems if id(problem) not in merged]
    return rest + [_one_of(group) for group in alike.values()]


def _one_of(alike: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = alike
    numbers = list(dict.fromkeys(other.place.line for other in others))
    more = f" The same goes for {lines(numbers)}." if others else ""
    edits = tuple(edit for problem in alike for edit in problem.edits)
    return replace(first, message=first.message + more, edits=edits)
