"""What a tree can tell of doubtful writing: keys that stand twice, lost comments, empty values, ambiguous words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from build_scripts.model.diagnostics import Diagnostic, Edit, KeyPath, Place, Severity
from build_scripts.model.phrases import HYPHENS, either, quoted, shorten, sign_name, uncommented
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.encoding import hidden_in
from build_scripts.read.yaml_text.look_alikes import without_curly_marks
from build_scripts.read.yaml_text.tree import Suspicious, Tree
from build_scripts.read.yaml_text.unsupported_syntax import not_allowed

Pair = tuple[yaml.ScalarNode, yaml.ScalarNode]
"""A key, and the earlier one of the same name in the same group."""

SWALLOWED = re.compile(r"(?<![ \t])[ \t]+#(?=[^\s#])")
"""A comment without a space after its sign: more likely a hash tag or a number."""


def diagnose(tree: Tree, suspicious: Suspicious) -> Iterator[Diagnostic]:
    """What is worth a word in a file that YAML can read."""
    lost = _swallowed(tree)
    yield from lost.values()
    if suspicious != Suspicious():
        paths = {id(step.node): path for path, step in tree.nodes()}
        keys = {id(step.key): path for path, step in tree.nodes() if step.key is not None}
        for path, pairs in _by_group(suspicious.twice, keys):
            yield _twice(tree, path, *pairs[0]) if len(pairs) == 1 else _run_together(tree, path, pairs)
        for node in suspicious.empty:
            path = paths[id(node)]
            if path and path not in lost:
                yield _empty(tree, path)
        for node in suspicious.blank:
            yield _blank(tree, paths[id(node)])
        for node in suspicious.ambiguous:
            yield _ambiguous(tree, paths[id(node)], node.value)
    if not tree.text.isascii():
        yield from _look_alikes(tree)
    if "\\" in tree.text:
        yield from _escaped(tree)


def _by_group(twice: Iterable[Pair], paths: Mapping[int, KeyPath]) -> list[tuple[KeyPath, list[Pair]]]:
    """The keys that stand twice; several of one group together, if they come in the same order again."""
    groups: list[tuple[KeyPath, list[Pair]]] = []
    for key, first in twice:
        path = paths[id(key)]
        together = groups[-1] if groups and groups[-1][0][:-1] == path[:-1] else None
        if together is not None and first.start_mark.line > together[1][-1][1].start_mark.line:
            together[1].append((key, first))
        else:
            groups.append((path, [(key, first)]))
    return groups


def _twice(tree: Tree, path: KeyPath, key: yaml.ScalarNode, first: yaml.ScalarNode) -> Diagnostic:
    return _here(
        tree,
        "EV017",
        path,
        f'"{shorten(key.value)}" stands twice, on lines {first.start_mark.line + 1} and {key.start_mark.line + 1}; '
        "only one can be kept.",
        "Put both together, or delete one.",
        place=_place_of(tree, key),
    )


def _run_together(tree: Tree, path: KeyPath, pairs: Sequence[Pair]) -> Diagnostic:
    names = either([f'"{shorten(key.value)}"' for key, _ in pairs], "and", most=3)
    again, first = pairs[0]
    missing = "begins a new entry with a hyphen" if isinstance(path[-2:][0], int) else "they stand under"
    return _here(
        tree,
        "EV017",
        path,
        f"{names} stand twice, from line {first.start_mark.line + 1} and again from line "
        f"{again.start_mark.line + 1}.",
        f"Is the line missing that {missing}? Otherwise put both together, or delete one of each.",
        place=_place_of(tree, again),
    )


def fatal(tree: Tree, suspicious: Suspicious) -> Diagnostic | None:
    """The problem for which a file is not read further, although YAML can read it."""
    if suspicious.too_deep is not None:
        mark: Any = suspicious.too_deep.start_mark
        return not_allowed(tree.file, tree.text, (mark.line, mark.column), "depth")
    if suspicious.no_words:
        key = suspicious.no_words[0]
        message = "A key must be a plain word, and here stands a list or a group of keys."
        hint = "Write `word: value`. If this is text, put it in quotes."
        return _here(tree, "EV021", (), message, hint, place=_place_of(tree, key))
    merged = (step.key for _, step in tree.nodes()) if "<<" in tree.text else ()
    for node in merged:
        if isinstance(node, yaml.ScalarNode) and node.value == "<<" and not node.style:
            message = 'The key "<<" takes keys over from another place in YAML, and that is not allowed.'
            hint = "Write out what belongs here, and delete this line."
            return _here(tree, "EV027", (), message, hint, place=_place_of(tree, node))
    return None


def _place_of(tree: Tree, node: yaml.Node) -> Place:
    return tree.place_between(node.start_mark.index, node.end_mark.index)


def _empty(tree: Tree, path: KeyPath) -> Diagnostic:
    name = path[-1]
    what = f"`{shorten(name)}` is empty." if isinstance(name, str) else "This entry of the list is empty."
    return _here(
        tree,
        "EV032",
        path,
        what,
        "Write a value, or delete the line.",
        edits=(Edit(tree.file, path, None),),
        severity=Severity.WARNING,
    )


def _blank(tree: Tree, path: KeyPath) -> Diagnostic:
    source = tree.source(path)
    message = f'"{source[:1]}" is read as the sign for text on the lines below, and there is none.'
    hint = f"If it is text, put it in quotes: {quoted(shorten(source))}. Otherwise write the text below, indented."
    return _here(tree, "EV011", path, message, hint)


def _ambiguous(tree: Tree, path: KeyPath, word: str) -> Diagnostic:
    meaning = "true" if word.lower() in ("yes", "on", "true") else "false"
    if word.lower() == "null":
        meaning = "nothing"
    return _here(
        tree,
        "EV023",
        path,
        f'{word} is kept as the text "{word}". Some tools read it as {meaning}.',
        f'Write "{word}" in quotes.',
        edits=(Edit(tree.file, path, f'"{word}"'),),
    )


def _swallowed(tree: Tree) -> dict[KeyPath, Diagnostic]:
    signs = (
        {found.start(): found.end() - 1 for found in SWALLOWED.finditer(tree.text)}
        if " #" in tree.text
        else {}
    )
    found = {}
    for path, step in tree.nodes() if signs else ():
        node = step.node
        if isinstance(node, yaml.ScalarNode) and not node.style and node.end_mark.index in signs:
            sign = signs[node.end_mark.index]
            place = tree.place_between(sign, len(tree.text))
            lost = uncommented(tree.line(place.line)[place.column - 1 :])
            found[path] = _here(
                tree,
                "EV018",
                path,
                f'Everything after " #" is a comment, so "{shorten(lost)}" would be lost.',
                "If it is a comment, put a space after the #. Otherwise put the whole text in quotes: "
                f"{quoted(f'{node.value} {lost}'.strip())}",
                place=place,
            )
    return found


def _escaped(tree: Tree) -> Iterator[Diagnostic]:
    for path, step in tree.nodes():
        node = step.node
        if isinstance(node, yaml.ScalarNode) and node.style == '"':
            name = hidden_in(node.value)
            if name and not hidden_in(tree.source(path)):
                yield _here(
                    tree,
                    "EV004",
                    path,
                    f"This text holds the invisible character {name}, written with a backslash.",
                    "Delete it.",
                )


def _look_alikes(tree: Tree) -> Iterator[Diagnostic]:
    """Text in typographic quotation marks, and lists whose entries begin with a dash."""
    for path, step in tree.nodes():
        node: Any = step.node
        if not isinstance(node, yaml.ScalarNode) or node.style or not node.value:
            continue
        inner = without_curly_marks(node.value)
        if inner != node.value:
            message = f"The quotation marks {node.value[0]} and {node.value[-1]} become part of the text here: they are no marks of YAML."
            hint = f"Write {quoted(shorten(inner))}. If the source prints them, put plain quotes around all of it."
            yield _here(tree, "EV030", path, message, hint, edits=(Edit(tree.file, path, quoted(inner)),))
        below_key = step.key is not None and node.start_mark.line > step.key.end_mark.line
        if below_key and re.match(rf"[{HYPHENS}]\s", node.value):
            message = f"{sign_name(node.value[0])} only looks like the hyphen that begins an entry of a list."
            hint = f"Write: - {shorten(node.value[1:].strip())}"
            yield _here(
                tree,
                "EV030",
                path,
                message,
                hint,
                part=node.value[0],
                severity=Severity.ERROR,
                edits=tuple(_hyphens(tree, path)),
            )


def _hyphens(tree: Tree, path: KeyPath) -> Iterator[Edit]:
    """A plain hyphen for each dash that begins a line of a text."""
    start, end = tree.span(path)
    begin = tree.text.rfind("\n", 0, start) + 1
    for dash in re.finditer(rf"^[ \t]*([{HYPHENS}])(?=\s)", tree.text[begin:end], re.MULTILINE):
        at = begin + dash.start(1)
        yield Edit(tree.file, (), "-", place=tree.place_between(at, at + 1))


def _here(
    tree: Tree,
    code: str,
    path: KeyPath,
    message: str,
    hint: str,
    *,
    place: Place | None = None,
    part: str = "",
    edits: tuple[Edit, ...] = (),
    severity: Severity | None = None,
) -> Diagnostic:
    place = place or tree.place(path, part=part)
    line = tree.line(place.line)
    return diagnostic(
        code, tree.file, place, message, hint, path=path, source_line=line, edits=edits, severity=severity
    )
