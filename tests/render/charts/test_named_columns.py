"""A table of arms, a listing and a count of our own, as readers see them."""

from __future__ import annotations

from build_scripts.render.charts.card import PrintedTable, chart_cards, table_view
from build_scripts.render.data.datasets import CHECKS, TABLES
from build_scripts.render.site.site import SiteContent

ARMS = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Scores
  locator: {table: Table 5}
  kind: arms
  perspective: visitors
  columns:
    - {label: All, base: 38, total: true}
    - {label: North, base: 19, note: Asked at the door.}
    - {label: South, base: 19}
    - {label: P, value_kind: p}
  groups:
    - label: Age
      value_kind: mean_sd
      unit: years
      cells:
        - {label: North, printed: "44.2 (12.1)"}
        - {label: P, printed: "<.001"}
    - label: Stage
      cells: [{label: P, printed: "0.7"}]
      rows:
        - label: I
          cells: [{label: All, n: 20, percent: "52.6", as_printed: "The arms add up to 19, not 20."}, {label: North, n: 9, percent: "47.4"}, {label: South, n: 10}]
        - label: II
          cells: [{label: North, n: 9}, {label: South, n: 9}]
  charts:
    - id: chart-stage
      title: In the North and the South the shares of stage I were close
      asked: All were examined.
      group: Stage
      claims:
        - order: [South, North]
          group: Stage
          by: [I]
        - share: [I]
          group: Stage
          by: [North]
          compare: less_than_half
          n: 9
          base: 19
"""
LISTING = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Who took part
  locator: {table: Table 5}
  kind: listing
  base: {n: 2, of: participants}
  perspective: visitors
  columns: [{label: Age, value_kind: number, unit: years}, {label: Town}]
  rows:
    - label: V1
      cells: [{label: Age, printed: "34"}, {label: Town, printed: Northtown}]
    - label: V2
      cells: [{label: Age}, {label: Town, printed: Southtown}]
"""


def rows(view: PrintedTable) -> list[tuple[str, str, bool, list[str | None]]]:
    return [
        (group.heading, row.label, row.is_part, [one and one.text for one in row.numbers])
        for group in view.numbers.groups
        for row in group.rows
    ]


def test_arms_are_columns_under_their_bases(problems_of, items_of) -> None:
    assert problems_of(ARMS) == ()
    view = table_view(items_of(ARMS), "okafor-2021/table-5")
    assert view.numbers.columns == (
        "Measure",
        "All (38 people)",
        "North (19 people)",
        "South (19 people)",
        "P (p value)",
    )
    assert rows(view) == [
        ("", "Age", False, [None, "44.2 (12.1) years (mean, standard deviation)", None, "<.001"]),
        ("", "Stage", False, [None, None, None, "0.7"]),
        ("", "I", True, ["20 of 38 people (52.6%)", "9 of 19 people (47.4%)", "10 of 19 people (52.6%, worked out by us)", None]),
        ("", "II", True, [None, "9 of 19 people (47.4%, worked out by us)", "9 of 19 people (47.4%, worked out by us)", None]),
    ]  # fmt: skip
    assert [(note.place, note.text) for note in view.notes] == [
        ("Stage, I, All", "The arms add up to 19, not 20."),
        ("Stage, North", "1 of the 19 people is not accounted for in the printed table."),
        ("North", "Asked at the door."),
    ]


def test_a_chart_of_arms_has_a_heading_a_row_and_a_bar_an_arm(items_of) -> None:
    (card,) = chart_cards(items_of(ARMS), "okafor-2021/table-5")
    assert [heading.lines for heading in card.drawing.headings] == [("Stage, I",), ("Stage, II",)]
    assert [(bar.label, bar.whole, bar.segments[0].length) for bar in card.drawing.bars] == [
        (("North",), 19, 9),
        (("South",), 19, 10),
        (("North",), 19, 9),
        (("South",), 19, 9),
    ]


def test_a_claim_names_rows_of_an_arm_or_arms_of_a_row(problems_of) -> None:
    told = problems_of(ARMS.replace("order: [South, North]", "order: [North, South]"))
    assert [one.message for one in told] == [
        "The numbers do not say this. “North” has 9 of 19, and “South” has 10 of 19."
    ]


def test_a_listing_is_one_row_each_and_its_empty_cells_stay_empty(problems_of, items_of) -> None:
    assert problems_of(LISTING) == ()
    view = table_view(items_of(LISTING), "okafor-2021/table-5")
    assert view.numbers.columns == ("Participant", "Age (years)", "Town")
    assert rows(view) == [("", "V1", False, ["34", "Northtown"]), ("", "V2", False, [None, "Southtown"])]


def test_a_listing_stands_on_the_page_as_a_close_table(site_of) -> None:
    site: SiteContent = site_of(LISTING)
    html = site.pages["studies/okafor-2021/"].html
    assert '<table class="ev-numbers ev-numbers--listing">' in html
    assert '<th scope="row">V2</th><td>not printed</td><td>Southtown</td>' in html


def test_every_cell_and_check_of_arms_is_published(items_of) -> None:
    joined = items_of(ARMS).joined
    folder = joined.corpus.studies["okafor-2021"]
    cells = [dict(zip(TABLES.header, line, strict=True)) for line in TABLES.study_lines(joined, folder)]
    found = [one for one in cells if one["table"] == "okafor-2021/table-5"]
    assert [
        (one["group"], one["row"], one["column"], one["base"], one["n"], one["value"]) for one in found
    ] == [
        ("Age", None, "North", 19, None, "44.2"),
        ("Age", None, "P", None, None, "0.001"),
        ("Stage", None, "P", None, None, "0.7"),
        ("Stage", "I", "All", 38, 20, None),
        ("Stage", "I", "North", 19, 9, None),
        ("Stage", "I", "South", 19, 10, None),
        ("Stage", "II", "North", 19, 9, None),
        ("Stage", "II", "South", 19, 9, None),
    ]
    checks = [dict(zip(CHECKS.header, line, strict=True)) for line in CHECKS.study_lines(joined, folder)]
    assert [
        (one["rule"], one["row"], one["column"], one["status"], one["as_printed"])
        for one in checks
        if one["table"] == "okafor-2021/table-5"
    ] == [
        ("arms_add_up", None, "All", "consistent", False),
        ("arms_add_up", "I", "All", "inconsistent", True),
        ("categories_add_up", None, "North", "consistent", False),
        ("categories_add_up", None, "South", "consistent", False),
        ("rounding", None, None, "consistent", False),
    ]


def test_a_count_of_ours_says_so_and_is_never_published_as_printed(problems_of, items_of) -> None:
    overlay = LISTING.replace("  columns: [", "  note: See below.\n  columns: [") + """\
- id: table-6
  title: Towns
  locator: {table: Table 6}
  kind: frequency
  base: {n: 2, of: participants}
  perspective: visitors
  cells:
    - {label: Northtown, n: 1, counted_by_us: "Table 5, column Town"}
"""  # fmt: skip
    assert problems_of(overlay) == ()
    items = items_of(overlay)
    view = table_view(items, "okafor-2021/table-6")
    assert rows(view) == [
        ("", "Northtown", False, ["1 of 2 participants (50.0%), counted by us: Table 5, column Town"])
    ]
    assert view.numbers.caption == "The numbers as printed, and what we worked out"
    folder = items.joined.corpus.studies["okafor-2021"]
    last = dict(zip(TABLES.header, TABLES.study_lines(items.joined, folder)[-1], strict=True))
    assert (last["n"], last["n_printed"], last["n_basis"]) == (1, None, "counted_by_us")
