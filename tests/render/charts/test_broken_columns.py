"""A preview shows what it can of a table whose columns are wrong, and never breaks."""

from __future__ import annotations

import pytest

TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: Scores
  locator: {{table: Table 5}}
  kind: {kind}
  perspective: visitors
  columns: [{columns}]
  {shape}
  charts:
    - id: chart-prices
      title: More than half asked about prices
      asked: All were asked.
      claims: [{{largest: [Prices]}}]
"""
CELLS = "{label: North, n: 9}, {label: South, printed: x, value_kind: mean}"
ROWS = f"rows: [{{label: Prices, cells: [{CELLS}]}}]"
GROUPS = f"groups: [{{label: Prices, cells: [{CELLS}]}}, {{label: Empty}}]"
BOTH = "{label: North}, {label: South, base: {n: 0, of: answers}}"


@pytest.mark.parametrize("kind", ["arms", "listing"])
@pytest.mark.parametrize("shape", [ROWS, GROUPS, f"cells: [{CELLS}]"])
@pytest.mark.parametrize(
    "columns", ["", "{label: North, base: 3, total: true}", BOTH, "{label: North}, {label: North}"]
)
def test_a_preview_is_made_in_spite_of_wrong_columns(
    problems_of, site_of, kind: str, shape: str, columns: str
) -> None:
    overlay = TABLE.format(kind=kind, shape=shape, columns=columns)
    assert any(problem.severity.value == "error" for problem in problems_of(overlay))
    assert "Scores" in site_of(overlay).pages["studies/okafor-2021/"].html
