from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from build_scripts.check.rule import lay_over
from build_scripts.model.layout import (
    FILE_KINDS,
    IN_FOLDER,
    IN_STUDY,
    STUDY_KIND,
    FileKind,
    FileRole,
    role_of,
)
from build_scripts.read.corpus import Reading, read_corpus
from build_scripts.read.records import records_of
from build_scripts.read.schema import ids_schema, schema_of, schemas
from build_scripts.read.yaml_text.parse import parse
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


class Editor(yaml.CSafeLoader):
    """Reads YAML as an editor does, by the core schema of YAML 1.2: dates are text, `yes` is text, 1.1 is a number."""


Editor.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"|~|null|Null|NULL", ["", "~", "n", "N"]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{form})$"), list(first))


@cache
def validator(kind: FileKind) -> Draft202012Validator:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    ids = json.loads(ids_schema(read_corpus(pathlib.Path()).corpus))
    known = Registry().with_resource("ids.json", Resource.from_contents(ids))
    return Draft202012Validator(schema, registry=known)


def flagged(kind: FileKind, text: str) -> list[str]:
    """What an editor underlines in a file."""
    return [
        f"{error.json_path}: {error.message}"
        for error in validator(kind).iter_errors(yaml.load(text, Editor))
    ]


def in_evidence() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in pathlib.Path("evidence").rglob("*.yaml")}


def test_an_editor_flags_nothing_in_the_evidence_and_the_example(
    example_files: Callable[[], dict[str, bytes]],
) -> None:
    for files in (in_evidence(), example_files()):
        for path, content in files.items():
            known = role_of(path)
            if isinstance(known, FileRole) and known.kind is not None:
                assert flagged(known.kind, content.decode()) == [], path


def test_an_editor_flags_nothing_in_the_evidence_without_quotation_marks() -> None:
    """Whatever the checker reads without a word when the quotation marks are taken away, an editor takes too."""
    looked_at = 0
    for path, content in in_evidence().items():
        known = role_of(path)
        text = re.sub(r'(?<=: )"([\w. -]+)"(?=[,}]?$|,|\})', r"\1", content.decode(), flags=re.MULTILINE)
        if isinstance(known, FileRole) and known.kind is not None:
            parsed = parse(path, text.encode())
            if (
                parsed.tree is not None
                and not parsed.problems
                and not records_of(parsed.tree, known.kind).problems
            ):
                looked_at += 1
                assert flagged(known.kind, text) == [], path
    assert looked_at > 40


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("study.yaml", "volume: 12"),
        ("study.yaml", "issue: 3"),
        ("study.yaml", "issued: 2019"),
        ("study.yaml", "page: 1.5"),
        ("study.yaml", "title: true"),
        ("study.yaml", "funding: -1"),
        ("study.yaml", "aim: >\n  To learn\n  what waiting is.\n"),
        ("study.yaml", "summary: |\n  One.\n\n  Two.\n"),
        ("study.yaml", "fieldwork: {start: 2019, end: not_stated}"),
        ("appraisal.yaml", "version: 2018"),
        ("appraisal.yaml", "answers: [{item: 1.1, answer: yes, reason: Said.}]"),
    ],
)
def test_an_editor_takes_what_the_checker_takes(
    name: str, entry: str, example_files: Callable[[], dict[str, bytes]]
) -> None:
    path = f"evidence/studies/okafor-2021/{name}"
    text = lay_over(example_files(), f"# in {path}\n{entry}\n")[path].decode()
    tree, kind = Tree(path, text), IN_STUDY[name]
    assert records_of(tree, kind).problems == ()
    assert flagged(kind, text) == []


@pytest.mark.parametrize(
    "entry",
    [
        "aim: |\n  One.\n  Two.\n",
        "aim: '  '",
        "issued: soon",
        "titel: A",
        "sample: {size: many}",
        "author: []",
    ],
)
def test_an_editor_flags_what_the_checker_refuses(
    entry: str, example_files: Callable[[], dict[str, bytes]]
) -> None:
    path = "evidence/studies/okafor-2021/study.yaml"
    text = lay_over(example_files(), f"# in {path}\n{entry}\n")[path].decode()
    assert records_of(Tree(path, text), STUDY_KIND).problems != ()
    assert flagged(STUDY_KIND, text) != []


def test_an_editor_offers_the_ids_of_the_corpus_and_takes_others(
    reading_of: Callable[..., Reading],
) -> None:
    text = ids_schema(reading_of().corpus)
    defs = json.loads(text)["$defs"]
    offered = {form["const"]: form["description"] for form in defs["finding"]["anyOf"] if "const" in form}
    assert list(offered) == [
        f"okafor-2021/{name}"
        for name in ("friendly-face-helped", "not-knowing-how-long", "waiting-named-most")
    ]
    assert all(offered.values())
    assert {name: len(kind["anyOf"]) - 1 for name, kind in defs.items()} == {
        "theme": 1,
        "perspective": 2,
        "audience": 1,
        "study": 1,
        "finding": 3,
        "review_finding": 1,
    }
    theme = schema_of(IN_FOLDER["themes"])["$defs"]["Message"]["properties"]["rests_on"]["items"]["allOf"]
    assert theme == [
        {"anyOf": [{"$ref": "ids.json#/$defs/finding"}, {"$ref": "ids.json#/$defs/review_finding"}]}
    ]


def test_every_text_has_a_longest_length() -> None:
    def texts(schema: object) -> Iterator[dict[str, object]]:
        if isinstance(schema, dict):
            kinds = schema.get("type", ())
            if (
                "string" in ([kinds] if isinstance(kinds, str) else kinds)
                and not {"enum", "const"} & schema.keys()
            ):
                yield schema
            for key, value in schema.items():
                yield from () if key == "examples" else texts(value)
        elif isinstance(schema, list):
            for item in schema:
                yield from texts(item)

    for kind in FILE_KINDS:
        for text in texts(schema_of(kind)):
            assert "maxLength" in text, (kind.name, text)


def test_each_file_of_the_example_names_its_schema(example_files: Callable[[], dict[str, bytes]]) -> None:
    for path, content in example_files().items():
        known = role_of(path)
        if isinstance(known, FileRole) and known.kind is not None:
            named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", content.decode())
            assert named is not None, path
            up = "../" * (path.count("/") - 1)
            assert named[1] == f"{up}schema/{known.kind.name}.json", path


def parts(value: object) -> Iterator[dict[str, object]]:
    """Every mapping in a schema."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from parts(part)


def test_no_text_can_be_of_any_length() -> None:
    texts = [
        part
        for text in schemas().values()
        for part in parts(json.loads(text))
        if part.get("type") == "string"
    ]
    assert len(texts) > 100
    assert [part for part in texts if not part.keys() & {"maxLength", "enum", "const"}] == []
