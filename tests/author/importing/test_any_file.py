"""Whatever stands in a file, an import gives what it found or a sentence, and what it writes can be read again."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from build_scripts.author.importing.formats import read_file
from build_scripts.author.importing.forms import FORMS, read_form
from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.syntheses.isoq import read_review_findings
from build_scripts.author.importing.syntheses.refi_qda import read_codebook, read_project
from build_scripts.author.importing.tables.sheets import read_table
from build_scripts.author.scaffolds.answers import answered
from build_scripts.author.scaffolds.items import NotBegunError
from build_scripts.author.scaffolds.study import new_study
from build_scripts.read.corpus import read_files
from tests.author.importing.references.test_references import BIBTEX, CROSSREF, CROSSREF_XML, PUBMED, RIS
from tests.author.importing.syntheses.test_isoq import TABLE
from tests.author.importing.syntheses.test_refi_qda import CODEBOOK, packed, selection
from tests.author.importing.tables.test_sheets import workbook
from tests.author.importing.test_forms import issue

ARTICLE = (Path(__file__).parent / "jats" / "article.xml").read_bytes()
STUDIES: tuple[tuple[str, bytes], ...] = (
    ("a.xml", ARTICLE),
    ("a.xml", PUBMED.encode()),
    ("a.xml", CROSSREF_XML.encode()),
    ("a.ris", RIS.encode()),
    ("a.bib", BIBTEX.encode()),
    ("a.json", json.dumps({**CROSSREF, "funder": [{"name": "x", "award": ["1"]}]}).encode()),
)
OTHERS: tuple[tuple[Callable[[bytes], object], bytes], ...] = (
    (lambda content: read_table("a.csv", content), b"a,n\nb,2\n"),
    (lambda content: read_table("a.html", content), b"<table><tr><td rowspan=2>a<td>1<tr><td>2</table>"),
    (lambda content: read_table("a.xlsx", content), workbook()),
    (lambda content: read_review_findings("a.csv", content), TABLE.encode()),
    (read_project, packed(selection(9, 18, "C1"))),
    (read_codebook, CODEBOOK.encode()),
)
PIECES = (
    b"<sec>",
    b"</p>",
    b"&x;",
    b"\0",
    b"\x14",
    b"null",
    b'"',
    b"[",
    b"{",
    b"9" * 30,
    b"\n",
    b"TODO",
    b"- ",
    b"\xff",
)
CHANGES = 12
SHAPE = ("EV00", "EV01", "EV02")
"""Codes of texts that are no YAML."""


def changed(content: bytes, chance: random.Random) -> bytes:
    """The file with some pieces of it cut, doubled, moved or written over."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        start = chance.randrange(len(made) or 1)
        end = min(len(made), start + chance.randrange(1, 40))
        made[start:end] = chance.choice((b"", made[start:end] * 3, chance.choice(PIECES), made[:40]))
    return bytes(made)


@pytest.mark.prove("seed", range(3), range(100))
def test_any_record_is_read_or_refused_and_what_is_begun_is_yaml(
    seed: int, example_files: Callable[[], Mapping[str, bytes]]
) -> None:
    chance = random.Random(seed)
    corpus = read_files(example_files()).corpus
    for name, content in STUDIES * (CHANGES // len(STUDIES)):
        try:
            found = read_file(name, changed(content, chance))
        except ImportRefusedError:
            continue
        begun = new_study("lee-2021", found, corpus, on="2026-11-30")
        reading = read_files({path: text.encode() for path, text in begun.files.items()})
        assert [problem for problem in reading.problems if problem.code.startswith(SHAPE)] == []


@pytest.mark.prove("seed", range(3), range(100))
def test_any_table_or_project_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    for reader, content in OTHERS * (CHANGES // len(OTHERS)):
        with suppress(ImportRefusedError):
            reader(changed(content, chance))


@pytest.mark.prove("seed", range(3), range(100))
def test_any_form_is_taken_or_refused_and_what_is_written_is_yaml(
    seed: int, example_files: Callable[[], Mapping[str, bytes]]
) -> None:
    chance = random.Random(seed)
    reading = read_files(example_files())
    for file in sorted(FORMS):
        whole = issue(
            file, **dict.fromkeys(FORMS[file].labels, "okafor-2021 https://x.org/studies/okafor-2021/")
        )
        with suppress(ImportRefusedError, NotBegunError):
            done = answered(reading, read_form(changed(whole.encode(), chance)), "", "2026-11-30")
            written = read_files({path: text.encode() for path, text in done.files.items()})
            assert [problem for problem in written.problems if problem.code.startswith(SHAPE)] == []
