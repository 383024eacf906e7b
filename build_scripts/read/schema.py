"""JSON Schemas from the records, so that an editor completes keys and shows what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from build_scripts.model.fields import ONE_LINE, SOME_TEXT, DateText, PercentText
from build_scripts.model.layout import FILE_KINDS, FileKind
from build_scripts.read.fields.formats import pattern_of
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


UNQUOTED = {
    ONE_LINE: ["string", "number", "boolean"],
    SOME_TEXT: ["string", "number", "boolean"],
    pattern_of(PercentText): ["string", "number"],
    pattern_of(DateText): ["string", "number"],
}
"""By pattern, what an editor takes a text for that stands without quotes (`volume: 12`); we read it as it is written."""


def _tidied(schema: Any) -> Any:
    """As an editor needs it: no empty alternative, no titles that pydantic adds, numbers where text is read from them."""
    if isinstance(schema, list):
        return [_tidied(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: value if key == "examples" else _tidied(value) for key, value in schema.items()}
    if isinstance(tidy.get("title"), str):
        del tidy["title"]
    if tidy.get("default", "") is None:
        del tidy["default"]
    if tidy.get("pattern") in UNQUOTED:
        tidy["type"] = UNQUOTED[tidy["pattern"]]
    if isinstance(tidy.get("pattern"), str):
        # In an editor, text below > or | ends with a line break, which we leave off.
        tidy["pattern"] = re.sub(r"\$$", r"\\n*$", tidy["pattern"])
        tidy["maxLength"] += 1
    return _with_number(_without_empty(tidy))


def _without_empty(schema: dict[str, Any]) -> dict[str, Any]:
    forms = schema.pop("oneOf", None) or schema.pop("anyOf", [])
    kept = [form for form in forms if form != {"type": "null"}]
    if len(kept) == 1:
        return {**kept[0], **schema}
    return {**schema, "anyOf": kept} if kept else schema


def _with_number(schema: dict[str, Any]) -> dict[str, Any]:
    """A word that is a number (`version: 2018`) may stand without quotes."""
    word = schema.get("const")
    if not (isinstance(word, str) and word.isdecimal()):
        return schema
    return {key: value for key, value in schema.items() if key not in ("const", "type")} | {
        "enum": [word, int(word)]
    }
