"""How messages call what stands at a place, what is due there, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from build_scripts.model.diagnostics import KeyPath, Severity
from build_scripts.model.phrases import either, shorten, written
from build_scripts.model.references import NAMES
from build_scripts.read.fields.record_schema import Schema, allowed_by

NOUNS = {
    "Largest": "claim",
    "Smallest": "claim",
    "Order": "claim",
    "Share": "claim",
    "QuoteIllustration": "illustration",
    "CellIllustration": "illustration",
    "EvidenceLink": "link to evidence",
    "PrintedCount": "count",
    "Perspectif": "question in PerSPecTiF terms",
}
"""What messages call a record whose class has another name."""


def example_value(schema: Schema) -> Any:
    """The field's example; None if it has none worth showing."""
    return next((example for example in schema.get("examples", ()) if example not in ([], {}, "...")), None)


LISTED = ("study", "theme", "review_finding", "finding", "perspective", "audience")
"""What an id can name of which the corpus has its own: no invented one is shown for it."""


def names_of(schema: Schema) -> list[str]:
    """What the id in a field can name, or each id in its list."""
    return list(schema.get(NAMES) or schema.get("items", {}).get(NAMES) or ())


def example_of(path: KeyPath, schema: Schema, verb: str = "Write") -> str:
    """The hint that shows the field's example, if it has one."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    named = [name for name in names_of(schema) if name in LISTED]
    if named and key and isinstance(path[-1], str):
        written_id = "[ID]" if schema.get("type") == "array" else "ID"
        nouns, kind = either([name.replace("_", " ") for name in named]), named[0].replace("_", "-")
        return f"{verb} `{key}: {written_id}` with the id of {with_article(nouns)}; `evidence ids {kind}` lists them."
    example = example_value(schema)
    if example is None or not key or not isinstance(path[-1], str):
        return ""
    return f"{verb} `{key}: {written(example)}`, for example."


def name_of(path: KeyPath) -> str:
    """What messages call the value at a path: its key, or the entry of a list."""
    if path and isinstance(path[-1], str):
        return f"`{shorten(path[-1])}`"
    key = next((step for step in reversed(path) if isinstance(step, str)), None)
    return f"An entry of `{key}`" if key else "This entry"


def noun_of(schema: Schema, path: KeyPath) -> str:
    """What a group of keys is called: by its record, or by the key it stands under."""
    title = str(schema.get("title", ""))
    if title in NOUNS:
        return NOUNS[title]
    if not schema.get("properties") or not re.fullmatch(r"[A-Za-z]+", title):
        return f"`{path[-1]}`" if path else "record"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title).lower()


def subject_of(value: Mapping[str, Any], noun: str) -> str:
    """The beginning of a sentence about a record: by its id or label, if it has one."""
    for key in ("id", "label", "name", "role", "finding", "item"):
        if isinstance(value.get(key), str) and value[key]:
            return f'The {noun} "{shorten(value[key], 40)}"'
    return f"This {noun}"


def with_article(noun: str) -> str:
    """A noun with a or an."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def kind_of(value: Any) -> str:
    """What stands there, in words."""
    if isinstance(value, bool):
        return f"{written(value)}"
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{shorten(value, 40)}"'
    if isinstance(value, dict):
        keys = either((str(key) for key in value), "and", most=3)
        return f"a group of keys ({shorten(keys)})" if value else "an empty group of keys"
    return "a list" if isinstance(value, list) else "nothing"


def due_by(schema: Schema) -> str:
    """What should stand there, in words."""
    allowed = allowed_by(schema)
    if allowed:
        return either((str(word) for word in allowed), most=20)
    if schema.get("type") == "object":
        return f"a group of keys ({either(schema.get('required') or schema.get('properties', {}), 'and', most=6)})"
    kinds = {"string": "text", "integer": "a whole number", "boolean": "true or false", "array": "a list"}
    return kinds.get(str(schema.get("type")), "something else")


@dataclass(frozen=True)
class FieldError:
    """One mistake in a record."""

    code: str
    path: KeyPath
    message: str
    hint: str = ""
    at_key: bool = False
    part: str = ""
    put: str | None = None
    """YAML that would mend it, in place of the value (or of the key, with `at_key`)."""
    severity: Severity | None = None
    meant: str = ""
    """The key that an unknown key most likely means, or that is missing."""
    between_braces: str = ""
    """The hint where this stands between braces on one line, if it is another there."""
