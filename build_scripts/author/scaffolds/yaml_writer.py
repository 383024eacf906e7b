"""Records as YAML, in the style of the annotated example: short records on a line, a comment at each gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.phrases import written
from build_scripts.model.todo import gaps, is_gap

WIDEST = 110
"""Characters of a record that stands on one line."""

Comment = Callable[[KeyPath], str]
"""What is said behind the gap at a path."""


def mapping_text(record: Mapping[str, Any], comment: Comment, path: KeyPath = (), indent: str = "") -> str:
    """The lines of a record's keys."""
    return "".join(
        f"{indent}{line}\n"
        for key, value in record.items()
        for line in _key_lines(key, value, comment, (*path, key))
    )


def entry_text(record: Mapping[str, Any], comment: Comment, path: KeyPath = (), indent: str = "") -> str:
    """The lines of a record as an entry of a list."""
    lines = mapping_text(record, comment, path, f"{indent}  ")
    return f"{indent}- {lines[len(indent) + 2 :]}"


def _key_lines(key: str, value: Any, comment: Comment, path: KeyPath) -> Iterator[str]:
    if is_gap(value):
        hint = comment(path)
        yield f"{key}: {value}" + (f"  # {hint}" if hint else "")
    elif isinstance(value, str) and ("\n" in value or '"' in value) and _stands_in_a_block(value):
        yield f"{key}: |"
        yield from (f"  {line}" for line in value.split("\n"))
    elif _fits_on_a_line(key, value):
        yield f"{key}: {written(value)}"
    elif isinstance(value, Mapping):
        yield f"{key}:"
        yield from mapping_text(value, comment, path, "  ").splitlines()
    else:
        yield f"{key}:"
        for position, item in enumerate(value):
            yield from _item_lines(item, comment, (*path, position))


def _item_lines(item: Any, comment: Comment, path: KeyPath) -> Iterator[str]:
    if isinstance(item, Mapping) and not _fits_on_a_line("", item):
        yield from entry_text(item, comment, path, "  ").splitlines()
    else:
        yield f"  - {written(item)}"


def _stands_in_a_block(text: str) -> bool:
    """Whether a text is the same again when it was written on indented lines below its key."""
    lines = text.split("\n")
    plain = text.replace("\n", "").isprintable()
    return plain and bool(lines[-1]) and all(line == line.strip() for line in lines) and bool(lines[0])


def _fits_on_a_line(key: str, value: Any) -> bool:
    if not isinstance(value, Mapping | Sequence) or isinstance(value, str) or not value:
        return True
    is_flat = isinstance(value, Mapping) and not any(
        isinstance(inner, Mapping | list | tuple) for inner in value.values()
    )
    return is_flat and not any(gaps(dict(value))) and len(key) + len(written(value)) <= WIDEST
