"""A study as a workbook and back: nothing is lost, and a file that nobody changed stays byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.author.rewriting import rewritten, same, whole_text
from build_scripts.author.workbook.book import Offered, read_workbook, workbook_bytes
from build_scripts.author.workbook.exchange import study_workbook, take_in
from build_scripts.author.workbook.from_lines import RawLine, raw_lines, study_of
from build_scripts.author.workbook.shape import Field, sheets
from build_scripts.author.workbook.to_lines import SheetLines, lines_of
from build_scripts.model.layout import IN_STUDY, file_of
from build_scripts.read.corpus import Reading, read_corpus
from build_scripts.read.yaml_text.parse import parse

ROOT = Path(__file__).parents[3]
DAY = "2026-11-21"
EXAMPLE = Path(str(files("build_scripts.author.example")))
STUDIES = sorted(path.name for path in (ROOT / "evidence" / "studies").iterdir())
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_corpus(ROOT)


AWKWARD = (
    "85.70", "=1+1", "+44", "-", "@home", "007", "1e5", "true", "no", "null", "2021-03", "1/2", "#REF!", "_x000D_",
    "a: b", "a # b", "- a", '"quoted"', "it's", "*", "&a", "{a}", "[a]", " leading", "trailing ", "tab\there",
    "שלום \u200fabc", "名前", "✓", "x [2]", "not_stated", "themes 1", "|", ">", "%", "~", "\\n", "'",
)  # fmt: skip
line = st.sampled_from(AWKWARD) | st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20
).filter(lambda text: text.strip() and text != "TODO")
block = st.lists(line, min_size=1, max_size=3).map("\n".join)
an_id = st.from_regex(r"[a-z]{1,3}(-[0-9]{1,2})?", fullmatch=True)


def value_of(field: Field) -> st.SearchStrategy[Any]:
    if field.flags:
        return st.booleans()
    if field.counts:
        return st.integers(0, 10**6) | (st.sampled_from(field.words) if field.words else st.nothing())
    if field.words:
        return st.sampled_from(field.words)
    if field.ref or field.key in ("id", "formerly"):
        return an_id
    return line if field.many else line | block


def data_of(field: Field) -> st.SearchStrategy[Any]:
    kinds: list[st.SearchStrategy[Any]] = []
    if field.many:
        kinds.append(st.lists(value_of(field), max_size=4))
    elif field.plain:
        kinds.append(value_of(field))
    if field.parts:
        kinds.append(record_of(field.parts))
    if field.rows:
        kinds.append(st.lists(record_of(field.rows).filter(bool), max_size=3))
    return st.one_of(kinds)


def record_of(fields: Sequence[Field]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.key: data_of(field) for field in fields if field.needed}
    optional = {field.key: data_of(field) for field in fields if not field.needed}
    # Most optional keys stay away, as they do in studies.
    some = st.sets(st.sampled_from(sorted(optional)), max_size=3) if optional else st.just(set())
    return some.flatmap(
        lambda keys: st.fixed_dictionaries({**needed, **{key: optional[key] for key in sorted(keys)}})
    )


def a_file(name: str) -> st.SearchStrategy[Any]:
    sheet = next(sheet for sheet in sheets() if sheet.name == name)
    record = record_of(sheet.fields)
    return st.lists(record, min_size=1, max_size=3) if sheet.kind.many else record


def as_read(filled: Sequence[SheetLines]) -> dict[str, list[RawLine]]:
    """The lines as a program that keeps every cell gives them back."""
    return {
        one.sheet.name: raw_lines(
            one.sheet,
            [(str(at), heading) for at, heading in enumerate(one.headings)],
            iter(
                [(at, [row.get(heading) for heading in one.headings]) for at, row in enumerate(one.lines, 2)]
            ),
        )
        for one in filled
    }


@pytest.mark.parametrize("kind", [kind.name for kind in IN_STUDY.values()])
@given(data=st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_file_may_hold_comes_back_from_its_sheets(kind: str, data: st.DataObject) -> None:
    content = data.draw(a_file(kind))
    read = study_of(as_read(lines_of({kind: content})))
    assert read.mistakes == []
    assert same(read.data[kind], content)


@pytest.mark.parametrize("kind", ["study", "tables"])
@given(data=st.data())
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_file_may_hold_comes_back_from_a_workbook(kind: str, data: st.DataObject) -> None:
    content = data.draw(a_file(kind))
    packed = workbook_bytes(lines_of({kind: content}), Offered(), [("start",)])
    read = study_of(read_workbook(packed).lines)
    assert read.mistakes == []
    assert same(read.data[kind], content)


@pytest.mark.parametrize("kind", ["tables", "findings"])
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_file_says_what_it_is_told_to_and_is_left_alone_where_nothing_changed(
    kind: str, data: st.DataObject
) -> None:
    old, new = data.draw(a_file(kind)), data.draw(a_file(kind))
    if isinstance(old, list):
        new = [*old[:1], *new]
    parsed = parse("a.yaml", f"# The head.\n{whole_text(old)}".encode())
    assert parsed.tree is not None
    assert same(parsed.tree.data, old)
    assert rewritten(parsed.tree, old) == parsed.tree.text
    text = rewritten(parsed.tree, new)
    assert text.startswith("# The head.\n")
    again = parse("a.yaml", text.encode())
    assert again.tree is not None
    assert same(again.tree.data, new)


@pytest.mark.parametrize("study", STUDIES)
def test_a_study_of_this_site_that_nobody_changed_stays_byte_for_byte(study: str, reading: Reading) -> None:
    read = study_of(read_workbook(study_workbook(reading, study)).lines)
    assert (read.study, read.mistakes) == (study, [])
    for kind in IN_STUDY.values():
        tree = reading.trees.get(file_of(kind.record, study))
        assert (tree is None) == (kind.name not in read.data)
        if tree is not None:
            assert rewritten(tree, read.data[kind.name]) == tree.text


def test_the_example_that_nobody_changed_stays_byte_for_byte() -> None:
    taken = take_in(EXAMPLE, study_workbook(read_corpus(EXAMPLE), "okafor-2021"), DAY)
    assert (taken.study, taken.is_new, taken.files) == ("okafor-2021", False, {})
    assert (taken.mistakes, taken.problems, taken.remarks) == ([], [], [])


def test_the_same_study_gives_the_same_bytes() -> None:
    reading = read_corpus(EXAMPLE)
    assert study_workbook(reading, "okafor-2021") == study_workbook(reading, "okafor-2021")


@pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed: whether it keeps all is not tested"
)
def test_what_libreoffice_saved_again_is_the_same(tmp_path: Path) -> None:
    awkward = [
        {"id": "q", "wording": text, "reported": "reported", "locator": {"page": text}} for text in AWKWARD
    ]
    (tmp_path / "okafor-2021.xlsx").write_bytes(study_workbook(read_corpus(EXAMPLE), "okafor-2021"))
    (tmp_path / "awkward.xlsx").write_bytes(
        workbook_bytes(lines_of({"questions": awkward}), Offered(), [("start",)])
    )
    subprocess.run(
        [
            str(SOFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved"),
            str(tmp_path / "okafor-2021.xlsx"), str(tmp_path / "awkward.xlsx"),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    taken = take_in(EXAMPLE, (tmp_path / "saved" / "okafor-2021.xlsx").read_bytes(), DAY)
    assert (taken.files, taken.mistakes) == ({}, [])
    read = study_of(read_workbook((tmp_path / "saved" / "awkward.xlsx").read_bytes()).lines)
    assert read.mistakes == []
    assert same(read.data["questions"], awkward)
