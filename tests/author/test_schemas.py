from __future__ import annotations

import pathlib

from build_scripts.author.schemas import stale_schemas, write_schemas
from build_scripts.read.schema import IDS, schemas


def test_schemas_are_written_once_and_then_fresh(tmp_path: pathlib.Path) -> None:
    assert stale_schemas(tmp_path) == sorted(schemas())
    assert write_schemas(tmp_path) == [*sorted(schemas()), IDS]
    assert stale_schemas(tmp_path) == []
    assert write_schemas(tmp_path) == []
    assert {path.name for path in (tmp_path / "evidence/schema").iterdir()} == {*schemas(), IDS}


def test_a_changed_missing_or_foreign_schema_is_stale(tmp_path: pathlib.Path) -> None:
    write_schemas(tmp_path)
    folder = tmp_path / "evidence/schema"
    (folder / "study.json").write_bytes(b"\xff")
    (folder / "site.json").unlink()
    (folder / "old.json").write_text("{}")
    assert stale_schemas(tmp_path) == ["old.json", "site.json", "study.json"]
