"""Checksums of a folder, and the folder as a zip whose bytes follow from its files alone."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

CHECKSUMS = "SHA256SUMS"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip; the form knows none before it."""


def write_checksums(folder: Path) -> None:
    """Write the SHA-256 of every file, as `sha256sum --check` reads them."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in _files(folder)]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def write_zip(folder: Path, file: Path) -> None:
    """Pack the folder, itself included, with its files sorted and without a date."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, path in _files(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", EARLIEST)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def _files(folder: Path) -> list[tuple[str, Path]]:
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return sorted(found)
