"""What a person changes in a workbook reaches the files, and each mistake is told with its cell."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.workbook.exchange import TakenIn, new_workbook, study_workbook, take_in
from build_scripts.cli import main
from build_scripts.read.corpus import read_corpus

DAY = "2026-11-21"
EXAMPLE = Path(str(files("build_scripts.author.example")))
OKAFOR = "evidence/studies/okafor-2021"
Change = Callable[[Workbook], None]


def saved(packed: bytes, change: Change) -> bytes:
    book = load_workbook(io.BytesIO(packed))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken(change: Change) -> TakenIn:
    return take_in(EXAMPLE, saved(study_workbook(read_corpus(EXAMPLE), "okafor-2021"), change), DAY)


def cell(book: Workbook, sheet: str, heading: str, row: int = 2) -> Any:
    """The cell under a heading, or beside a key."""
    page = book[sheet]
    if page["A1"].value == "key":
        return next(row[1] for row in page.iter_rows(min_row=2) if row[0].value == heading)
    column = next(first.column for first in page[1] if first.value == heading)
    return page.cell(row, column)


def put(book: Workbook, sheet: str, row: int, **values: Any) -> None:
    for heading, value in values.items():
        cell(book, sheet, heading.replace("__", " ").replace("_of_", "of "), row).value = value


def lines_that_differ(path: str, text: str) -> tuple[list[str], list[str]]:
    """Lines that a file had and has no longer, and those that it has now."""
    before = (EXAMPLE / path).read_text(encoding="utf-8").splitlines()
    after = text.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_a_word_that_changed_is_the_only_change() -> None:
    def change(book: Workbook) -> None:
        cell(book, "study", "review_status").value = "brief"
        cell(book, "findings", "locator.page", 3).value = "12"

    found = taken(change)
    assert found.mistakes == []
    assert set(found.files) == {f"{OKAFOR}/study.yaml", f"{OKAFOR}/findings.yaml"}
    assert lines_that_differ(f"{OKAFOR}/study.yaml", found.files[f"{OKAFOR}/study.yaml"]) == (
        ["review_status: report          # preprint, peer_reviewed, report or brief"],
        ["review_status: brief          # preprint, peer_reviewed, report or brief"],
    )
    text = found.files[f"{OKAFOR}/findings.yaml"]
    assert text.count('  locator: {section: Waiting, page: "12"}\n') == 1


def test_rows_that_are_new_gone_and_changed_reach_the_file_where_they_belong() -> None:
    def change(book: Workbook) -> None:
        cells = book["tables.cells"]
        rows = [row for row in cells.iter_rows(min_row=2) if row[0].value == "table-2"]
        for one in rows[1]:
            one.value = None
        at = cells.max_row + 1
        put(book, "tables.cells", at, of__table="table-2", label="Noise", n=3, percent="7.90")
        put(book, "quotes", 4, id="too-loud", text="- too loud", voice="participant", speaker="P09")
        cell(book, "quotes", "perspective 1", 4).value = "visitors"
        cell(book, "quotes", "locator.page", 4).value = "13"

    found = taken(change)
    assert found.mistakes == []
    gone, new = lines_that_differ(f"{OKAFOR}/tables.yaml", found.files[f"{OKAFOR}/tables.yaml"])
    assert gone == ['    - {label: Not knowing whom to ask, n: 12, percent: "31.6"}']
    assert new == ['    - {label: Noise, n: 3, percent: "7.90"}']
    gone, new = lines_that_differ(f"{OKAFOR}/quotes.yaml", found.files[f"{OKAFOR}/quotes.yaml"])
    assert gone == []
    assert new[:2] == ["- id: too-loud", '  text: "- too loud"']


def test_every_mistake_is_told_at_once_with_its_cell() -> None:
    def change(book: Workbook) -> None:
        cell(book, "findings", "credibility").value = "unequivocall"
        cell(book, "tables.cells", "percent").value = 52.6
        cell(book, "tables.cells", "n", 3).value = "=A1"
        cell(book, "tables.cells", "of group", 4).value = "Twon"
        cell(book, "quotes", "locator.page").value = datetime(2026, 4, 3)
        cell(book, "study", "sample.size").value = "many"
        book["questions"].cell(1, 40).value = "remarks"
        book["questions"].cell(2, 40).value = "look again"
        book.create_sheet("my notes")

    found = taken(change)
    places = [mistake.splitlines()[0] for mistake in found.mistakes]
    said = "\n".join(found.mistakes)
    assert "Sheet tables.cells, row 2, column F (percent):" in places
    assert "52.6 stands here as a number, which loses zeros at its end." in said
    assert "Sheet tables.cells, row 3, column E (n):" in places
    assert "A formula stands here (=A1)." in said
    assert "Sheet tables.cells, row 4, column B (of group):" in places
    assert 'There is no group "Twon". Did you mean "Town"?' in said
    assert any(place.startswith("Sheet quotes, row 2, column") for place in places)
    assert "took what was typed here for a date or a time" in said
    assert 'This sheet has no column "remarks".' in said
    assert any(
        place.startswith("Sheet findings, row 2, column") and "(credibility)" in place for place in places
    )
    assert 'Did you mean "unequivocal"?' in said
    assert any("(sample.size)" in place for place in places)
    assert found.remarks == ['The sheet "my notes" is none of a study: nothing was taken from it.']


def test_what_the_check_says_is_told_with_its_cell_and_hinders_nothing() -> None:
    def change(book: Workbook) -> None:
        cell(book, "tables.cells", "percent").value = "99.9"
        cell(book, "findings", "themes 1").value = "wating"

    found = taken(change)
    assert found.mistakes == []
    assert any("(percent): error EV311" in problem for problem in found.problems)
    assert any("(themes 1): error EV201" in problem for problem in found.problems)


def test_what_goes_for_several_rows_names_no_line_of_a_file() -> None:
    def change(book: Workbook) -> None:
        for row in (2, 3, 4):
            cell(book, "findings", "themes 1", row).value = "wating"

    (problem,) = (problem for problem in taken(change).problems if "EV201" in problem)
    assert problem.startswith("Sheet findings, row 2, column")
    assert "The same goes for other rows." in problem
    assert "line" not in problem


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda book: book.remove(book["tables.cells"]), "The sheet tables.cells is missing"),
        (lambda book: book["quotes"].delete_cols(2), "Sheet quotes: the column text is missing"),
    ],
)
def test_what_somebody_deleted_from_the_workbook_is_not_deleted_from_the_study(
    change: Change, sentence: str
) -> None:
    assert any(sentence in mistake for mistake in taken(change).mistakes)


def test_a_cell_far_away_is_refused_before_all_between_is_read() -> None:
    def change(book: Workbook) -> None:
        book["quotes"].cell(1_000_000, 16_000).value = "x"

    with pytest.raises(ImportRefusedError, match="The sheet quotes goes on to row 1000000 and column 16000"):
        taken(change)


def test_what_is_no_workbook_is_refused_in_a_sentence() -> None:
    with pytest.raises(ImportRefusedError, match="cannot be unpacked"):
        take_in(EXAMPLE, b"no workbook", DAY)
    other = io.BytesIO()
    Workbook().save(other)
    with pytest.raises(ImportRefusedError, match="has no sheet `study`"):
        take_in(EXAMPLE, other.getvalue(), DAY)


def test_a_row_that_does_not_say_whose_it_is_is_told() -> None:
    def change(book: Workbook) -> None:
        cell(book, "findings.illustrations", "of finding").value = None

    (mistake,) = taken(change).mistakes
    assert mistake == (
        "Sheet findings.illustrations, row 2, column A (of finding):\n"
        '  This row does not say whose it is: fill in "of finding".'
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "evidence", tmp_path / "evidence")
    return tmp_path


def test_an_empty_workbook_becomes_a_study_with_its_decisions_left(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)

    def evidence(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, arguments)
        return done.exit_code, done.output

    assert evidence("workbook", "--new", "new.xlsx")[0] == 0
    assert evidence("workbook", "--new", "new.xlsx") == (
        2,
        "new.xlsx is there already. Name a new file, so that nothing of yours is written over.\n",
    )
    code, said = evidence("import", "workbook", "new.xlsx")
    assert (code, "The study has no id." in said, "1 mistake. Nothing was written." in said) == (
        1,
        True,
        True,
    )

    def change(book: Workbook) -> None:
        cell(book, "study", "id").value = "lee-2019"
        cell(book, "study", "title").value = "Quiet hours"
        put(book, "findings", 2, id="quiet-helped", statement="Quiet hours appeared to help some visitors.")

    (project / "new.xlsx").write_bytes(saved((project / "new.xlsx").read_bytes(), change))
    code, said = evidence("import", "new.xlsx")
    assert code == 0, said
    assert "Began the study lee-2019;" in said
    assert "decisions left. To take all of this back: evidence import --undo" in said
    assert "Left to decide on sheet study: type, title-short, author, issued," in said
    assert "Left to decide on sheet findings: kind (row 2), basis (row 2)," in said
    text = (project / "evidence/studies/lee-2019/findings.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/findings.json\n- id: quiet-helped\n")
    record = (project / "evidence/studies/lee-2019/study.yaml").read_text(encoding="utf-8")
    assert "change: First version." in record
    assert "  kind: TODO  # one of: qualitative, quantitative, mixed\n" in text
    assert evidence("import", "--undo")[0] == 0
    assert not (project / "evidence/studies/lee-2019").exists()


def test_the_workbook_of_a_new_study_does_not_take_the_place_of_another() -> None:
    def change(book: Workbook) -> None:
        cell(book, "study", "id").value = "okafor-2021"
        cell(book, "study", "title").value = "Quiet hours"

    found = take_in(EXAMPLE, saved(new_workbook(read_corpus(EXAMPLE).corpus), change), DAY)
    assert any(
        'There is a study okafor-2021 already: "Waiting to be heard".' in one for one in found.mistakes
    )


def test_an_old_workbook_says_what_has_changed_since_it_was_made(project: Path) -> None:
    packed = study_workbook(read_corpus(project), "okafor-2021")
    quotes = project / OKAFOR / "quotes.yaml"
    quotes.write_text(quotes.read_text(encoding="utf-8").replace("P07", "P08"), encoding="utf-8")
    found = take_in(project, packed, DAY)
    assert list(found.files) == [f"{OKAFOR}/quotes.yaml"]
    assert found.remarks == [
        "The quotes of okafor-2021 have changed since this workbook was made. They will be as the workbook says."
    ]


def test_what_was_begun_from_a_workbook_may_be_taken_in_again(project: Path) -> None:
    def change(book: Workbook) -> None:
        cell(book, "study", "id").value = "lee-2019"
        cell(book, "study", "title").value = "Quiet hours"

    packed = saved(new_workbook(read_corpus(project).corpus), change)
    for path, text in take_in(project, packed, DAY).files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    again = take_in(project, packed, "2026-12-24")
    assert (again.is_new, again.files, again.mistakes) == (False, {}, [])


def test_headings_say_what_they_mean_and_lists_offer_what_there_is() -> None:
    book = load_workbook(io.BytesIO(new_workbook(read_corpus(EXAMPLE).corpus)))
    statement = cell(book, "findings", "statement", 1)
    assert statement.comment.text.startswith("What was found, in our words")
    offered = {rule.sqref.ranges.pop().coord: rule.formula1 for rule in _rules(book, "findings")}
    themes = cell(book, "findings", "themes 1").column_letter
    formula = offered[f"{themes}2:{themes}2000"]
    column = formula.split("!$")[1][0]
    assert [row.value for row in book["lists"][column] if row.value] == ["waiting"]
    assert cell(book, "tables.cells", "percent").column_letter
    assert book["tables.cells"].column_dimensions["F"].number_format == "@"
    owners = {rule.sqref.ranges.pop().coord: rule.formula1 for rule in _rules(book, "tables.cells")}
    assert owners["A2:A2000"] == "tables!$A$2:$A$2000"


def _rules(book: Workbook, sheet: str) -> list[Any]:
    return list(book[sheet].data_validations.dataValidation)
