from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.tables import sheets
from build_scripts.author.importing.tables.grid import Grid
from build_scripts.author.importing.tables.sheets import checked_archive, read_table

ROWS = [["Reason", "n"], ["Waiting, long", "18"]]


def texts(grid: Grid) -> list[list[str]]:
    return [[slot.text for slot in row] for row in (*grid.head, *grid.body)]


def workbook() -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["Reason", "n"])
    first.append(["Waiting, long", 18])
    book.create_sheet("second").append(["Other", None, 1.5])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b'Reason,n\n"Waiting, long",18\n'),
        ("a.csv", "\ufeffReason;n\r\nWaiting, long;18\r\n".encode()),
        ("a.tsv", b"Reason\tn\nWaiting, long\t18\n"),
        ("-", b"\nReason\tn\nWaiting, long\t18\n\n"),
        ("a.html", b"<p>x<table><tr><th>Reason<th>n<tr><td>Waiting, long<td>18</table>"),
        ("a.xlsx", workbook()),
    ],
    ids=["commas", "semicolons", "tabs", "pasted", "html", "xlsx"],
)
def test_every_kind_of_file_gives_the_same_table(name: str, content: bytes) -> None:
    assert texts(read_table(name, content)) == ROWS


def test_one_of_several_is_named_by_its_number() -> None:
    assert texts(read_table("a.xlsx", workbook(), 2)) == [["Other", "", "1.5"]]
    with pytest.raises(ImportRefusedError, match="The file has 2 sheets; there is no number 3"):
        read_table("a.xlsx", workbook(), 3)
    with pytest.raises(ImportRefusedError, match="There is no table in the file"):
        read_table("a.html", b"")


def packed(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    "name", ["../out.xml", "a/../../out.xml", "/etc/out.xml", "C:out.xml", "..\\out.xml"]
)
def test_a_packed_part_that_would_lie_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(ImportRefusedError, match="would lie outside of it"):
        checked_archive(packed(**{name: b""}))


def test_a_packed_file_that_would_fill_the_disk_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 1000)
    with pytest.raises(ImportRefusedError, match="Unpacked, the file would have more"):
        checked_archive(packed(a=b"0" * 600, b=b"0" * 600))
    assert checked_archive(packed(a=b"0" * 600)).namelist() == ["a"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", packed(a=b"no sheet")])
def test_a_damaged_sheet_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ImportRefusedError, match=r"not whole|whole \.xlsx"):
        read_table("a.xlsx", content)
