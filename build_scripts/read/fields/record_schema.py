"""What the records say of their fields, looked up by place: description, example, allowed words, keys.

Nothing is judged here: whether a value is right, pydantic says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.model.diagnostics import KeyPath

Schema = Mapping[str, Any]

OUTER = ("description", "examples")


@dataclass(frozen=True)
class Field:
    """A field at its place. `among` is the field with all its forms, where `schema` is one of several."""

    path: KeyPath
    schema: Schema
    among: Schema | None = None


class RecordSchema:
    """The fields of one kind of record."""

    def __init__(self, schema: Schema) -> None:
        """Take the JSON Schema that pydantic makes of the record."""
        self._definitions: Schema = schema.get("$defs", {})
        self.root = self._whole(schema)

    def _whole(self, schema: Schema) -> Schema:
        """A schema with all that it refers to in its place; what may be left out is read as what may stand there."""
        optional = [form for form in schema.get("anyOf", ()) if form != {"type": "null"}]
        if "$ref" in schema:
            target: Schema = self._definitions[schema["$ref"].rpartition("/")[2]]
            return self._whole({**target, **{key: value for key, value in schema.items() if key != "$ref"}})
        outer = {key: schema[key] for key in OUTER if key in schema}
        if len(optional) == 1:
            return self._whole({**optional[0], **outer})
        whole = dict(schema)
        if "properties" in schema:
            whole["properties"] = {key: self._whole(field) for key, field in schema["properties"].items()}
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                whole[key] = self._whole(schema[key])
        if "oneOf" in schema:
            whole["oneOf"] = [{**self._whole(form), **outer} for form in schema["oneOf"]]
        return whole

    def forms(self, schema: Schema) -> Sequence[Schema]:
        """The several forms that a field may have; none where there is one."""
        forms: Sequence[Schema] = schema.get("oneOf", ())
        return forms

    def below(self, schema: Schema, step: str | int) -> Schema:
        """The field under a key or at a position."""
        if isinstance(step, int):
            field: Schema = schema.get("items", {})
        else:
            field = schema.get("properties", {}).get(step) or schema.get("additionalProperties") or {}
        return field

    def at(self, steps: Sequence[str | int]) -> Field:
        """The field to which pydantic's steps lead: keys, positions, and the name of a form where there are several."""
        path: KeyPath = ()
        schema, among = self.root, None
        for step in steps:
            forms = self.forms(schema)
            if forms:
                schema, among = next(form for form in forms if step in names_of(form)), schema
            else:
                path, schema, among = (*path, step), self.below(schema, step), None
        return Field(path, schema, schema if "oneOf" in schema else among)

    def of_value(self, path: KeyPath, value: Any) -> Schema:
        """The field at a path of the data, in the form that the value there has."""
        schema = self.root
        for step in path:
            schema = self.below(self._form_of(schema, value), step)
            value = value[step]
        return self._form_of(schema, value)

    def _form_of(self, schema: Schema, value: Any) -> Schema:
        forms = self.forms(schema)
        kinds: dict[type, str] = {dict: "object", list: "array", str: "string", int: "integer"}
        kind = kinds.get(type(value), "")
        fitting = [form for form in forms if form.get("type") == kind]
        named = [
            form for form in fitting if kind == "object" and set(form.get("required", ())[:1]) & set(value)
        ]
        return next(iter([*named, *fitting, schema]))


def names_of(form: Schema) -> tuple[str, ...]:
    """What a form is called among others: its only word, its first needed key, or its type."""
    word = (form["const"],) if "const" in form else (str(form.get("type")),)
    return (*form.get("required", ())[:1], *word)


def allowed_by(schema: Schema) -> list[Any]:
    """The words that a field may take; empty for any other field."""
    return [schema["const"]] if "const" in schema else list(schema.get("enum", ()))
