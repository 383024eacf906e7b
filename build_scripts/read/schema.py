"""JSON Schemas from the records, so that an editor completes keys and shows what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_scripts.model.corpus import Corpus
from build_scripts.model.fields import ONE_LINE, SOME_TEXT, DateText, PercentText
from build_scripts.model.layout import FILE_KINDS, FileKind
from build_scripts.model.phrases import shorten
from build_scripts.model.references import NAMES, Target
from build_scripts.read.fields.formats import pattern_of
from build_scripts.read.records import whole_file

LONGEST_OFFER = 120

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


IDS = "ids.json"
"""The schema of the ids that there are, which the others name."""

WITH_IDS: tuple[Target, ...] = ("theme", "perspective", "audience", "study", "finding", "review_finding")


def ids_schema(corpus: Corpus) -> str:
    """The ids of a corpus for an editor to offer, each with what it names.

    Any other id is taken too: one that was just written is not known here yet. One id a line and a last line that
    stays, so that two branches with new ones can be joined line by line.
    """
    parts = []
    for target in WITH_IDS:
        offered = [
            json.dumps({"const": id_, "description": shorten(what, LONGEST_OFFER)}, ensure_ascii=False) + ","
            for id_, what in sorted(_ids(corpus, target))
        ]
        parts.append("\n".join([f'"{target}": {{"anyOf": [', *offered, '{"type": "string"}', "]}"]))
    return f'{{\n"$schema": "{DIALECT}",\n"$defs": {{\n' + ",\n".join(parts) + "\n}\n}\n"


def _ids(corpus: Corpus, target: Target) -> Iterator[tuple[str, str]]:
    """Every id of a kind, with what it names."""
    match target:
        case "theme":
            yield from ((id_, theme.name) for id_, theme in corpus.themes.items())
        case "review_finding":
            yield from ((id_, finding.statement) for id_, finding in corpus.review_findings.items())
        case "perspective" | "audience" if corpus.site:
            listed = corpus.site.perspectives if target == "perspective" else corpus.site.audiences
            yield from ((entry.id, entry.definition) for entry in listed)
        case "study":
            yield from (
                (id_, study.study.title if study.study else "") for id_, study in corpus.studies.items()
            )
        case "finding":
            for id_, folder in corpus.studies.items():
                yield from ((f"{id_}/{finding.id}", finding.statement) for finding in folder.findings)


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
    return _with_ids(_with_number(_without_empty(tidy)))


def _with_ids(schema: dict[str, Any]) -> dict[str, Any]:
    """An id of the corpus, with those that there are to choose from."""
    names = [name for name in schema.pop(NAMES, ()) if name in WITH_IDS]
    if not names:
        return schema
    return {**schema, "allOf": [{"anyOf": [{"$ref": f"{IDS}#/$defs/{name}"} for name in names]}]}


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
