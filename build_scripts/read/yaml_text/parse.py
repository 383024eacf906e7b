"""Bytes -> tree with data, or the reason why not; YAML is narrowed to text, whole numbers, true and false.

Knows nothing of records: what a key means is asked elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.read.yaml_text.encoding import (
    decode,
    odd_characters,
    unreadable_character,
    without_invisible,
)
from build_scripts.read.yaml_text.suspicious import diagnose, fatal
from build_scripts.read.yaml_text.syntax_errors import not_yaml
from build_scripts.read.yaml_text.tree import DEEPEST, Loader, Suspicious, Tree, build, compose
from build_scripts.read.yaml_text.unsupported_syntax import not_allowed

SPECIAL = re.compile(r"(?:^|[\s\[{,:])[&*!]\S", re.MULTILINE)
"""Where an anchor, an alias or a tag could stand; in honest prose now and then too."""

MANY_OPENERS = 2000
"""Below so many brackets the C loader cannot run out of stack."""


@dataclass(frozen=True)
class Parsed:
    """What became of a file: its tree, if YAML could read it, and the problems of its text.

    `invalid_keys` holds the top-level keys or positions whose data are not what the author meant: a record made
    from them is not used.
    """

    tree: Tree | None
    problems: tuple[Diagnostic, ...] = ()
    invalid_keys: frozenset[str | int] = frozenset()


def parse(file: str, content: bytes) -> Parsed:
    """The tree of a file. A file that YAML cannot read gives exactly one error."""
    text = decode(file, content)
    if isinstance(text, Diagnostic):
        return Parsed(None, (text,))
    stopped = unreadable_character(file, text) or _unsafe(file, text)
    if stopped:
        return Parsed(None, (stopped,))
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        syntax_error = not_yaml(file, text, error)
        near = (
            problem
            for problem in odd_characters(file, text)
            if 0 <= syntax_error.place.line - problem.place.line <= 1
        )
        return Parsed(None, (next(near, syntax_error),))
    suspicious = Suspicious()
    tree = Tree.of(file, text, root, build(root, suspicious))
    stopped = fatal(tree, suspicious)
    if stopped:
        return Parsed(None, (stopped,))
    if suspicious == Suspicious() and text.isascii() and " #" not in text and "\\" not in text:
        return Parsed(tree)
    odd = tuple(odd_characters(file, text))
    if odd:
        tree = Tree.of(file, text, root, without_invisible(tree.data))
    problems = (*odd, *diagnose(tree, suspicious))
    invalid_keys = {
        problem.path[0] for problem in problems if problem.path and problem.severity is Severity.ERROR
    }
    return Parsed(tree, problems, frozenset(invalid_keys))


def _unsafe(file: str, text: str) -> Diagnostic | None:
    """The first thing that YAML offers and we do not: anchors, aliases, tags, very deep nesting.

    The slow pass over events runs only for a text in which one of them could stand.
    """
    special = ("&" in text or "*" in text or "!" in text) and SPECIAL.search(text)
    deep = "- - - - - - - -" in text or "? ? ?" in text or " " * 80 in text
    if not (special or deep or text.count("[") + text.count("{") > MANY_OPENERS):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader):
            if isinstance(event, yaml.AliasEvent):
                return not_allowed(file, text, _at(event), "alias")
            if isinstance(event, yaml.NodeEvent) and event.anchor:
                return not_allowed(file, text, _at(event), "anchor")
            if getattr(event, "tag", None):
                return not_allowed(file, text, _at(event), "tag")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    return not_allowed(file, text, _at(event), "depth")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        return not_yaml(file, text, error)
    return None


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line, event.start_mark.column
