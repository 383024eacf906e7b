"""A table from a file of its own or from pasted text: CSV, tabs, a sheet, a web page."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.markup import within
from build_scripts.author.importing.references.record import decoded
from build_scripts.author.importing.tables.grid import (
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    grid_of_element,
    grid_of_texts,
)
from build_scripts.model.phrases import either

MOST_UNPACKED = 50_000_000
"""Bytes that a packed file may hold, all its parts together."""


def read_table(name: str, content: bytes, number: int = 1) -> Grid:
    """The table in a file; of several tables or sheets the one with this number, from 1. `-` is pasted text."""
    suffix = name[name.rfind(".") :].casefold() if "." in name else name
    reader = READERS.get(suffix)
    if reader is None:
        known = either(ending for ending in READERS if ending != "-")
        raise ImportRefusedError(
            f"No table is read from a file of the kind `{suffix}`. Readable: {known}, or - for pasted text."
        )
    return reader(content, number)


def _delimited(content: bytes, _number: int) -> Grid:
    text = decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max("\t;,", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as fault:
        raise ImportRefusedError(f"The table cannot be read: {fault}. Save it as CSV again.") from fault
    return grid_of_texts(rows)


def _page(content: bytes, number: int) -> Grid:
    try:
        from lxml import html
    except ImportError as missing:
        raise ImportRefusedError(
            "Reading a page needs the package lxml, which is not installed: `pip install lxml`."
        ) from missing
    root = html.document_fromstring(decoded(content) or "<p/>", parser=html.HTMLParser(no_network=True))
    return grid_of_element(_numbered(within(root, "table"), number, "table"))


def _workbook(content: bytes, number: int) -> Grid:
    try:
        from openpyxl import load_workbook
    except ImportError as missing:
        raise ImportRefusedError(
            "Reading a sheet needs the package openpyxl, which is not installed: `pip install openpyxl`."
        ) from missing
    checked_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as fault:  # openpyxl lets through whatever its parts raise
        raise ImportRefusedError(
            "The sheet cannot be read: is it a whole .xlsx file, without a password?"
        ) from fault
    sheet = _numbered(book.worksheets, number, "sheet")
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
    return grid_of_texts([["" if value is None else str(value) for value in row] for row in rows])


def _numbered(several: list[Any], number: int, noun: str) -> Any:
    if not several:
        raise ImportRefusedError(f"There is no {noun} in the file.")
    if not 1 <= number <= len(several):
        raise ImportRefusedError(f"The file has {len(several)} {noun}s; there is no number {number}.")
    return several[number - 1]


def checked_archive(content: bytes) -> zipfile.ZipFile:
    """A packed file whose parts are few and small enough to read, and whose names stay inside it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise ImportRefusedError("The file is not whole: it cannot be unpacked. Save it again.") from fault
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ImportRefusedError(
            f"Unpacked, the file would have more than {MOST_UNPACKED // 1_000_000} MB. Save the part that you need."
        )
    stray = next((part.filename for part in parts if _leads_out(part.filename)), None)
    if stray is not None:
        raise ImportRefusedError(
            f"The file holds a part that would lie outside of it: {stray}. It was not read."
        )
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of a packed file; refuses one that is damaged or locked."""
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as fault:
        raise ImportRefusedError(
            f"{name} inside of the file is damaged, or locked with a password. Save the file again."
        ) from fault


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")


READERS: Mapping[str, Callable[[bytes, int], Grid]] = {
    "-": _delimited,
    ".csv": _delimited,
    ".htm": _page,
    ".html": _page,
    ".tsv": _delimited,
    ".txt": _delimited,
    ".xlsx": _workbook,
}
"""By the ending of the file's name."""
