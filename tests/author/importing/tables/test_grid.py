from __future__ import annotations

import pytest

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.markup import parse_xml
from build_scripts.author.importing.tables import grid as grid_module
from build_scripts.author.importing.tables.grid import Grid, grid_of_element, grid_of_texts


def laid(xml: str) -> Grid:
    return grid_of_element(parse_xml(xml.encode()))


def texts(rows: object) -> list[list[str]]:
    return [[slot.text for slot in row] for row in rows]  # type: ignore[attr-defined]


def test_cells_stand_in_every_place_that_they_span() -> None:
    grid = laid(
        "<table><tr><td rowspan='2'>A</td><td colspan='2'>B</td></tr><tr><td>c</td><td>d</td></tr>"
        "<tr><td>E</td></tr></table>"
    )
    assert texts((*grid.head, *grid.body)) == [["A", "B", "B"], ["A", "c", "d"], ["E", "", ""]]
    assert [slot.width for slot in (*grid.head, *grid.body)[0]] == [1, 2, 2]


def test_the_head_is_what_the_table_says_or_its_first_rows_without_data() -> None:
    said = laid("<table><thead><tr><td>A</td></tr></thead><tbody><tr><td>1</td></tr></tbody></table>")
    unsaid = laid("<table><tr><th>A</th></tr><tr><th>B</th></tr><tr><th>c</th><td>1</td></tr></table>")
    assert (texts(said.head), texts(said.body)) == ([["A"]], [["1"]])
    assert (texts(unsaid.head), texts(unsaid.body)) == ([["A", ""], ["B", ""]], [["c", "1"]])


def test_words_in_paragraphs_and_a_table_inside_a_cell_stay_in_their_cell() -> None:
    grid = laid(
        "<table><tr><td><p>two</p><p>lines</p></td><td><table><tr><td>in</td></tr></table></td></tr></table>"
    )
    assert texts((*grid.head, *grid.body)) == [["two lines", "in"]]


def test_rows_of_texts_are_made_equally_long_and_empty_ones_go() -> None:
    grid = grid_of_texts([["A", "B", "C"], ["", " "], ["d", "1"]])
    assert (texts(grid.head), texts(grid.body)) == ([["A", "B", "C"]], [["d", "1", ""]])


@pytest.mark.parametrize("span", ["999999999", "99999999999999999999", "-3", "two"])
def test_a_span_beyond_all_tables_costs_nothing(span: str) -> None:
    grid = laid(f"<table><tr><td rowspan='{span}'>A</td><td>b</td></tr></table>")
    assert texts((*grid.head, *grid.body)) == [["A", "b"]]


@pytest.mark.parametrize(
    "table",
    [
        "<table>" + "<tr><td>1</td></tr>" * 21 + "</table>",
        "<table><tr>" + "<td>1</td>" * 11 + "</tr></table>",
        "<table>" + "<tr><td colspan='9'>1</td></tr>" * 20 + "</table>",
    ],
)
def test_a_table_that_is_no_print_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.setattr(grid_module, "MOST_ROWS", 20)
    monkeypatch.setattr(grid_module, "MOST_COLUMNS", 10)
    monkeypatch.setattr(grid_module, "MOST_CELLS", 100)
    with pytest.raises(ImportRefusedError, match="are no printed table"):
        laid(table)


def test_rows_of_texts_beyond_print_are_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_module, "MOST_ROWS", 3)
    with pytest.raises(ImportRefusedError, match="A table has 4 rows"):
        grid_of_texts([["a"]] * 4)
