"""Making the repairs that rules offer, until none is left; a source's own words are never touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import yaml

from build_scripts.author.edits import TextEdit, applied, text_edit
from build_scripts.author.writing import write_whole
from build_scripts.check.repairs import SOURCES_WORDS, is_mechanical
from build_scripts.check.run import check
from build_scripts.model.diagnostics import Diagnostic
from build_scripts.read.corpus import Reading, read_files
from build_scripts.read.disk import find
from build_scripts.read.yaml_text.encoding import BYTE_ORDER_MARK, decode
from build_scripts.read.yaml_text.parse import parse
from build_scripts.read.yaml_text.tree import Tree

MOST_ROUNDS = 50
"""One repair can bring the next to light."""

LINE_END = "\n"
TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")


@dataclass(frozen=True)
class Mended:
    """A file with its repairs: what each was, and the text before and after."""

    file: str
    repairs: tuple[str, ...]
    before: str
    after: str

    def difference(self) -> str:
        """The lines that change, as `diff` shows them."""
        lines = unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.file, self.file
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def fix(root: Path, is_wanted: Callable[[str], bool], only_show: bool = False) -> list[Mended]:
    """Mend the wanted files of the evidence under `root`, each whole or not at all."""
    found = mended(find(root).files, is_wanted)
    if not only_show:
        for change in found:
            write_whole(root / change.file, change.after)
    return found


def mended(files: Mapping[str, bytes], is_wanted: Callable[[str], bool]) -> list[Mended]:
    """What every repair that a rule offers makes of the files."""
    now, repairs = dict(files), dict[str, list[str]]()
    changed = {file for file in files if file.endswith(".yaml") and is_wanted(file)}
    for _ in range(MOST_ROUNDS):
        for file in sorted(changed):
            text = _tidy(file, now[file])
            if text is not None and text.encode() != now[file]:
                now[file] = text.encode()
                repairs.setdefault(file, []).append("line ends, spaces at the end of lines")
        reading, changed = read_files(now), set()
        for file, offered in _offered(reading, is_wanted).items():
            text, made = _with_repairs(reading, file, now[file], offered)
            if made and _is_no_worse(reading, file, text):
                changed.add(file)
                now[file] = text.encode()
                repairs.setdefault(file, []).extend(made)
        if not changed:
            break
    return [
        Mended(file, tuple(made), _text(file, files[file]), now[file].decode())
        for file, made in sorted(repairs.items())
    ]


def _offered(reading: Reading, is_wanted: Callable[[str], bool]) -> dict[str, list[Diagnostic]]:
    """By file, the problems with repairs in it."""
    offered: dict[str, list[Diagnostic]] = {}
    for problem in check(reading):
        for file in dict.fromkeys(edit.file for edit in problem.edits if is_mechanical(problem)):
            if is_wanted(file):
                offered.setdefault(file, []).append(problem)
    return offered


def _with_repairs(
    reading: Reading, file: str, content: bytes, offered: list[Diagnostic]
) -> tuple[str, list[str]]:
    text = _text(file, content)
    tree = reading.trees.get(file, Tree(file, text))
    kept = _spans_of_source_words(tree) if file in reading.trees else []
    edits, made = list[TextEdit](), list[str]()
    for problem in offered:
        possible = [text_edit(tree, edit) for edit in problem.edits if edit.file == file]
        right = [edit for edit in possible if edit and not _meets(edit, kept)]
        if right:
            edits += right
            made.append(f"line {problem.place.line}: {problem.code} {problem.slug}")
    after = applied(text, edits)
    return after, made if after != text else []


def _meets(edit: TextEdit, spans: list[tuple[int, int]]) -> bool:
    return any(edit.start < end and start < edit.end for start, end in spans)


def _spans_of_source_words(tree: Tree) -> list[tuple[int, int]]:
    keys = SOURCES_WORDS.get(tree.file.rpartition("/")[2], set())
    return [tree.span(path) for path, _ in tree.nodes() if path and path[-1] in keys]


def _is_no_worse(reading: Reading, file: str, text: str) -> bool:
    """Whether the file can be read after the repairs, if it could be before."""
    return file not in reading.trees or file in read_files({file: text.encode()}).trees


def _text(file: str, content: bytes) -> str:
    text = decode(file, content)
    return text if isinstance(text, str) else ""


def _tidy(file: str, content: bytes) -> str | None:
    """The text with plain line ends, no spaces behind lines but those of texts, and one line end last.

    None for what is no text, or cannot be read yet.
    """
    text = decode(file, content.removeprefix(BYTE_ORDER_MARK))
    if not isinstance(text, str):
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree = parse(file, text.encode()).tree
    if tree is None:
        return None
    texts = list(_spans_of_texts(tree))
    edits = (TextEdit(*found.span(), "") for found in TRAILING.finditer(text))
    text = applied(text, (edit for edit in edits if not _meets(edit, texts)))
    return f"{text.rstrip(LINE_END)}\n" if text.strip() else text


def _spans_of_texts(tree: Tree) -> Iterator[tuple[int, int]]:
    """Where texts of several lines stand: spaces at the end of their lines may belong to them."""
    for _, step in tree.nodes():
        node = step.node
        if isinstance(node, yaml.ScalarNode) and node.start_mark.line < node.end_mark.line:
            yield node.start_mark.index, node.end_mark.index
