"""What is said of tables with named columns: arms, listings, and counts that we made."""

from __future__ import annotations

import json

import pytest

from build_scripts.render.charts.card import table_view
from build_scripts.render.data.evidence_json import evidence_schema
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

ARMS = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Scores
  locator: {table: Table 5}
  kind: arms
  perspective: visitors
  columns:
    - {label: All, base: 38, total: true}
    - {label: North, base: 19}
    - {label: South, base: 19}
    - {label: P, value_kind: p}
  rows:
    - label: Prices
      cells:
        - {label: All, n: 12}
        - {label: North, n: 9}
        - {label: South, n: 3}
        - {label: P, printed: ".04"}
"""
LISTING = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Who took part
  locator: {table: Table 5}
  kind: listing
  base: {n: 2, of: participants}
  perspective: visitors
  columns:
    - {label: Age, value_kind: number}
    - {label: Town}
  rows:
    - label: V1
      cells: [{label: Age, printed: "34"}, {label: Town, printed: Northtown}]
    - label: V2
      cells: [{label: Age}, {label: Town, printed: Southtown}]
"""


def test_tables_that_fit_are_silent(problems_of) -> None:
    assert problems_of(ARMS) == ()
    assert problems_of(LISTING) == ()


@pytest.mark.parametrize(
    ("overlay", "was", "instead", "code", "line", "message"),
    [
        (ARMS, "    - {label: South, base: 19}", "    - {label: South}", "EV373", "label: South", "How many are in “South”?"),
        (ARMS, "South, base: 19", "South, base: 18", "EV375", "label: All, base", "The arms add up to 37; all together are 38."),
        (ARMS, "All, n: 12", "All, n: 13", "EV375", "All, n: 13", "The arms add up to 12; “All” says 13."),
        (ARMS, "{label: South, n: 3}", "{label: Soth, n: 3}", "EV372", "Soth", "“Soth” is no column of this table."),
        (ARMS, "{label: South, n: 3}", "{label: North, n: 3}", "EV372", "North, n: 3", "“North” has two cells in this row."),
        (ARMS, "    - {label: South, base", "    - {label: North, base", "EV371", "North, base", "“North” is the name of two columns, so nobody can tell whose a cell is."),
        (ARMS, "kind: arms", "kind: rating_matrix", "EV371", "columns:", "This table is a rating matrix: it cannot have `columns`."),
        (ARMS, "South, n: 3", 'South, n: 3, percent: "30"', "EV311", "South, n: 3", "3 of 19 is 16%, not 30%."),
        (LISTING, "[{label: Age}, ", "[", "EV374", "label: V2", "“V2” has no cell under “Age”."),
        (LISTING, 'Age, printed: "34"', "Age, n: 34", "EV374", "n: 34", "A row of a listing is one participant, document or session, so nothing is counted in it."),
        (LISTING, "base: {n: 2", "base: {n: 3", "EV374", "base: {n: 3", "The listing has 2 rows, and its base says 3."),
        (LISTING, 'printed: "34"', 'printed: "34 or so, 35"', "EV361", "34 or so", "“34 or so, 35” cannot be read as `number`. It holds more numbers than this kind has."),
    ],
)  # fmt: skip
def test_each_slip_has_its_own_words_at_its_place(
    problems_of, overlay: str, was: str, instead: str, code: str, line: str, message: str
) -> None:
    assert was in overlay
    found = [one for one in problems_of(overlay.replace(was, instead)) if one.code == code]
    assert [one.message for one in found] == [message]
    assert all(line in one.source_line for one in found)


def test_a_column_without_its_number_is_excused_by_what_the_paper_prints(problems_of) -> None:
    said = "South, as_printed: The paper prints no number for it."
    told = problems_of(
        ARMS.replace("South, base: 19", said).replace(
            "All, base: 38, total: true", "All, base: 38, total: false"
        )
    )
    assert [one.code for one in told if one.code in ("EV373", "EV315")] == []
    needless = problems_of(
        ARMS.replace("South, base: 19", "South, base: 19, as_printed: The paper prints 19.")
    )
    assert [one.code for one in needless] == ["EV315"]


def test_the_words_that_the_remedy_gives_are_accepted(problems_of) -> None:
    said = ARMS.replace("All, n: 12", 'All, n: 13, as_printed: "The arms add up to 12, not 13."')
    assert problems_of(said) == ()


@pytest.mark.parametrize("counted", ["agencies", "consultations", "hours", "library visits"])
def test_an_arm_can_be_of_anything_that_the_source_counts(problems_of, reading_of, counted: str) -> None:
    overlay = ARMS.replace("base: 38", f"base: {{n: 38, of: {counted}}}").replace(
        "base: 19", f"base: {{n: 19, of: {counted}}}"
    )
    assert problems_of(overlay) == ()
    view = table_view(Items(join(reading_of(overlay).corpus)), "okafor-2021/table-5")
    assert view.numbers.columns[1:4] == (
        f"All (38 {counted})",
        f"North (19 {counted})",
        f"South (19 {counted})",
    )
    (row,) = view.numbers.groups[0].rows
    assert [number and number.text for number in row.numbers][1] == (
        f"9 of 19 {counted} (47.4%, worked out by us)"
    )


def test_arms_counts_of_ours_and_numbers_of_findings_are_in_the_schema_of_the_data() -> None:
    definitions = json.loads(evidence_schema())["$defs"]
    assert {"columns", "overlapping"} <= set(definitions["Table"]["properties"])
    assert "base" in definitions["TableColumn"]["properties"]
    assert "counted_by_us" in definitions["Cell"]["properties"]
    assert "counted_by_us" in definitions["PrintedCount"]["properties"]
    assert "numbers" in definitions["Finding"]["properties"]
    assert set(definitions["Table"]["properties"]["kind"]["enum"]) >= {"arms", "listing"}
