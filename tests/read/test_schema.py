from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from build_scripts.model.layout import FILE_KINDS, KnownFile, role_of
from build_scripts.read.schema import schemas
from build_scripts.read.yaml_text.tree import Tree


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert sorted(schemas()) == sorted(f"{kind.name}.json" for kind in FILE_KINDS)


def test_schemas_are_the_same_every_time_and_end_with_a_line_break() -> None:
    assert schemas() == schemas()
    assert all(text.endswith("}\n") for text in schemas().values())


def test_every_key_has_a_description_for_the_editor() -> None:
    for name, text in schemas().items():
        schema = json.loads(text)
        for group in (schema, schema.get("items", {}), *schema.get("$defs", {}).values()):
            for key, field in group.get("properties", {}).items():
                assert "description" in field or "$ref" in field, (name, key)


def test_editors_are_not_offered_an_empty_value() -> None:
    assert not any('"null"' in text for text in schemas().values())


def test_the_annotated_example_fits_the_schemas(example_files: Callable[[], dict[str, bytes]]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    due = schemas()
    for path, content in example_files().items():
        known = role_of(path)
        if isinstance(known, KnownFile) and known.kind is not None:
            schema = json.loads(due[f"{known.kind.name}.json"])
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.validate(Tree(path, content.decode()).data, schema)


def test_each_file_of_the_example_names_its_schema(example_files: Callable[[], dict[str, bytes]]) -> None:
    for path, content in example_files().items():
        known = role_of(path)
        if isinstance(known, KnownFile) and known.kind is not None:
            named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", content.decode())
            assert named is not None, path
            up = "../" * (path.count("/") - 1)
            assert named[1] == f"{up}schema/{known.kind.name}.json", path
