"""Checksums and zips: all files, sorted, and the same bytes whenever they were written."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

from build_scripts.publish.archive.packing import CHECKSUMS, EARLIEST, write_checksums, write_zip


def folder(at: Path, stamp: int) -> Path:
    made = at / "2026.1"
    (made / "site").mkdir(parents=True)
    for name, text in (("site/b.html", "b"), ("a.md", "a")):
        (made / name).write_text(text, encoding="utf-8")
        os.utime(made / name, (stamp, stamp))
    return made


def test_every_file_has_its_checksum(tmp_path: Path) -> None:
    made = folder(tmp_path, 1_000_000_000)
    write_checksums(made)
    digests = {text: hashlib.sha256(text.encode()).hexdigest() for text in "ab"}
    assert (made / CHECKSUMS).read_text(encoding="utf-8") == (
        f"{digests['a']}  a.md\n{digests['b']}  site/b.html\n"
    )


def test_a_zip_holds_the_folder_and_no_time(tmp_path: Path) -> None:
    packed = []
    for number, stamp in enumerate((1_000_000_000, 1_700_000_000)):
        file = tmp_path / f"{number}.zip"
        write_zip(folder(tmp_path / str(number), stamp), file)
        packed.append(file)
    assert packed[0].read_bytes() == packed[1].read_bytes()
    with zipfile.ZipFile(packed[0]) as held:
        assert held.namelist() == ["2026.1/a.md", "2026.1/site/b.html"]
        assert {entry.date_time for entry in held.infolist()} == {EARLIEST}
