"""The outline of a record: its needed keys, each with a gap, read off the record itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from build_scripts.model.fields import Day, Record
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.recommendation import StudyRecommendation
from build_scripts.model.records.review_finding import COMPONENTS, ReviewFinding
from build_scripts.model.records.table import Table
from build_scripts.model.todo import GAP
from build_scripts.read.fields.record_schema import RecordSchema, Schema

USUAL: Mapping[type[Record], tuple[str, ...]] = {
    Finding: ("illustrations",),
    StudyRecommendation: ("audiences", "rests_on"),
    ReviewFinding: COMPONENTS,
    Table: ("cells",),
}
"""Keys that most records of a kind have, though none needs them, at whatever depth."""

DAY = TypeAdapter(Day).json_schema()["pattern"]


def outline(kind: type[Record], on: str) -> dict[str, Any]:
    """The needed and usual keys of a kind of record; `on` is the day of its first version."""
    schema = RecordSchema(TypeAdapter(kind).json_schema())
    return _record(schema.root, USUAL.get(kind, ()), on)


def _record(schema: Schema, usual: tuple[str, ...], on: str) -> dict[str, Any]:
    needed = set(schema.get("required", ())) | set(usual)
    return {
        key: _value(key, field, usual, on) for key, field in schema["properties"].items() if key in needed
    }


def _value(key: str, field: Schema, usual: tuple[str, ...], on: str) -> Any:
    if key == "history":
        return [{"date": on, "change": "First version."}]
    if field.get("pattern") == DAY:
        return on
    if "properties" in field and field.get("required"):
        return _record(field, usual, on)
    items = field.get("items", {})
    if "properties" in items and items.get("required"):
        return [_record(items, usual, on)]
    return GAP
