"""JSON Schemas from the records, so that an editor completes keys and shows what they mean."""

from __future__ import annotations

import json
import os
import pathlib
import tempfile
from collections.abc import Mapping
from typing import Any

from build_scripts.read.files import KINDS, SCHEMAS, Kind
from build_scripts.read.records import whole_file

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """The text of every schema, by file name; the same records always give the same text."""
    return {
        f"{kind.name}.json": json.dumps(schema_of(kind), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        for kind in sorted(KINDS, key=lambda kind: kind.name)
    }


def stale_schemas(root: pathlib.Path) -> list[str]:
    """Names of schema files under `root` that are missing, differ from the records, or belong to none."""
    due, folder = schemas(), root / SCHEMAS
    there = {path.name for path in folder.glob("*.json")}
    stale = {name for name, text in due.items() if _text(folder / name) != text}
    return sorted(stale | (there - due.keys()))


def write_schemas(root: pathlib.Path) -> list[str]:
    """Write the schemas that are stale under `root`, each whole or not at all; the names of those written."""
    due, folder = schemas(), root / SCHEMAS
    folder.mkdir(parents=True, exist_ok=True)
    written = [name for name in stale_schemas(root) if name in due]
    for name in written:
        _write(folder / name, due[name])
    return written


def schema_of(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    schema = _tidied(whole_file(kind).json_schema())
    return {**schema, "$schema": DIALECT, "title": f"{kind.name}.yaml" if kind.many else kind.noun}


def _tidied(schema: Any) -> Any:
    """Without the empty alternative and the titles that pydantic adds: editors would offer and show them."""
    if isinstance(schema, list):
        return [_tidied(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: value if key == "examples" else _tidied(value) for key, value in schema.items()}
    if isinstance(tidy.get("title"), str):
        del tidy["title"]
    if tidy.get("default", "") is None:
        del tidy["default"]
    branches = tidy.get("anyOf")
    if isinstance(branches, list):
        kept = [branch for branch in branches if branch != {"type": "null"}]
        if len(kept) == 1:
            del tidy["anyOf"]
            return {**kept[0], **tidy}
        tidy["anyOf"] = kept
    return tidy


def _text(path: pathlib.Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: pathlib.Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = pathlib.Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
