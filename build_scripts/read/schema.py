"""JSON Schemas from the records, so that an editor completes keys and shows what they mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from build_scripts.model.layout import FILE_KINDS, FileKind
from build_scripts.read.records import whole_file

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """The text of every schema, by file name; the same records always give the same text."""
    return {
        f"{kind.name}.json": json.dumps(schema_of(kind), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        for kind in sorted(FILE_KINDS, key=lambda kind: kind.name)
    }


def schema_of(kind: FileKind) -> dict[str, Any]:
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
