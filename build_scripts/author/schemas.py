"""The JSON Schemas on disk, where editors find them: written, and held against the records."""

from __future__ import annotations

from pathlib import Path

from build_scripts.author.writing import write_whole
from build_scripts.model.layout import SCHEMAS
from build_scripts.read.corpus import read_corpus
from build_scripts.read.schema import IDS, ids_schema, schemas


def stale_schemas(root: Path) -> list[str]:
    """Names of schema files under `root` that are missing, differ from the records, or belong to none.

    That of the ids only offers them, and may be older than the evidence.
    """
    due, folder = schemas(), root / SCHEMAS
    there = {path.name for path in folder.glob("*.json")} - {IDS}
    stale = {name for name, text in due.items() if _text(folder / name) != text}
    return sorted(stale | (there - due.keys()))


def write_schemas(root: Path) -> list[str]:
    """Write the schemas that are stale under `root`, and the ids that there are; the names of those written."""
    folder, due = root / SCHEMAS, {**schemas(), IDS: ids_schema(read_corpus(root).corpus)}
    return [name for name, text in due.items() if write_whole(folder / name, text)]


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
