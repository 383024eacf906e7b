"""The JSON Schemas on disk, where editors find them: written, and held against the records."""

from __future__ import annotations

from pathlib import Path

from build_scripts.author.writing import write_whole
from build_scripts.model.layout import SCHEMAS
from build_scripts.read.schema import schemas


def stale_schemas(root: Path) -> list[str]:
    """Names of schema files under `root` that are missing, differ from the records, or belong to none."""
    due, folder = schemas(), root / SCHEMAS
    there = {path.name for path in folder.glob("*.json")}
    stale = {name for name, text in due.items() if _text(folder / name) != text}
    return sorted(stale | (there - due.keys()))


def write_schemas(root: Path) -> list[str]:
    """Write the schemas that are stale under `root`; the names of those written."""
    folder = root / SCHEMAS
    return [name for name, text in schemas().items() if write_whole(folder / name, text)]


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
