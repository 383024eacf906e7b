"""Everything that can be taken away: CSV files, `evidence.json` with its schema, and `datapackage.json`.

Quotations without an open licence or a permission keep their line and lose their words.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from build_scripts.model import urls
from build_scripts.render.data.datapackage import data_package
from build_scripts.render.data.dataset import LineValues
from build_scripts.render.data.datasets import TABLES
from build_scripts.render.data.evidence_json import evidence_json, evidence_schema
from build_scripts.render.data.frames import frames
from build_scripts.render.data.study_download import StudyDownload
from build_scripts.synthesise.joins import Joined

_TABLE = itemgetter(TABLES.header.index("table"))
_RUN_BY_SPREADSHEETS = re.compile(r"\s*[=+\-@＝＋－＠]|[ ]*[\t\r\n]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def downloads(joined: Joined, studies: Sequence[StudyDownload]) -> Mapping[str, bytes]:
    """Paths in the site to the bytes of every file under `data/`, made from what each study gives."""
    tables = frames(joined, studies)
    record = joined.corpus.site
    base = urls.home(record.url) if record and record.url else ""
    of_tables = _lines_of_tables(tables[TABLES.name])
    made = {
        f"{urls.DATA}{name}.csv": _of_frame(frame, base)
        for name, frame in tables.items()
        if name != TABLES.name
    }
    head = _lines([TABLES.header])
    made[f"{urls.DATA}{TABLES.name}.csv"] = head + b"".join(of_tables.values())
    # Also one for a table without lines.
    made.update((urls.table_csv(table), head + of_tables.get(table, b"")) for table in joined.tables)
    made[f"{urls.DATA}evidence.json"] = evidence_json(joined, {study.study: study.json for study in studies})
    made[f"{urls.DATA}evidence.schema.json"] = evidence_schema()
    made[f"{urls.DATA}datapackage.json"] = data_package(record, joined.as_of)
    return made


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """RFC 4180 with LF for line ends, in UTF-8 without a mark.

    Lists are written with `;`, None as an empty cell. Text that a spreadsheet would run begins with `'`.
    """
    return _lines([columns]) + _lines(rows)


def _lines(rows: Iterable[Sequence[Any]]) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return target.getvalue().encode()


def _cell(value: Any) -> str | int | None:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return guarded(";".join(value))
    return value  # type: ignore[no-any-return]


def guarded(text: str) -> str:
    """Text as a spreadsheet shows it and never runs it; a number may begin with its sign."""
    if _RUN_BY_SPREADSHEETS.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _of_frame(frame: pd.DataFrame, base: str) -> bytes:
    columns = [frame[name].tolist() for name in frame.columns]
    if base and "url" in frame.columns:
        columns[list(frame.columns).index("url")] = [base + address for address in frame["url"]]
    return csv_bytes(list(frame.columns), zip(*columns, strict=True))


def _lines_of_tables(tables: pd.DataFrame) -> dict[str, bytes]:
    """The lines of each table, in the order of all."""
    rows: Iterable[LineValues] = zip(*(tables[name].tolist() for name in tables.columns), strict=True)
    return {table: _lines(of_table) for table, of_table in groupby(rows, key=_TABLE)}
