"""What is said behind a gap: the words that may stand there, or what its field is for."""

from __future__ import annotations

from pydantic import TypeAdapter

from build_scripts.author.scaffolds.yaml_writer import Comment
from build_scripts.model.corpus import Corpus
from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Record
from build_scripts.model.phrases import shorten
from build_scripts.read.fields.record_schema import RecordSchema, Schema, allowed_by

LONGEST_HINT = 150


def hints(kind: type[Record], corpus: Corpus) -> Comment:
    """What is said behind the gaps of a kind of record, with this corpus's own ids."""
    schema = RecordSchema(TypeAdapter(kind).json_schema())
    site = corpus.site
    known = {
        "perspective": [perspective.id for perspective in site.perspectives] if site else [],
        "about": [perspective.id for perspective in site.perspectives] if site else [],
        "perspectives": [perspective.id for perspective in site.perspectives] if site else [],
        "audiences": [audience.id for audience in site.audiences] if site else [],
        "themes": list(corpus.themes),
        "theme": list(corpus.themes),
    }

    def hint(path: KeyPath) -> str:
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        field = _field(schema, path)
        words = known.get(key) or [str(word) for word in _words(field)]
        if words:
            several = "one or more of" if field.get("type") == "array" else "one of"
            return f"{several}: {', '.join(words)}"
        return shorten(str(field.get("description", "")), LONGEST_HINT)

    return hint


def _field(schema: RecordSchema, path: KeyPath) -> Schema:
    field = schema.root
    for step in path:
        forms = schema.forms(field)
        field = next((form for form in forms if form.get("type") in ("object", "array")), field)
        field = schema.below(field, step)
    return field


def _words(field: Schema) -> list[object]:
    return allowed_by(field) or allowed_by(field.get("items", {}))
