from __future__ import annotations

TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-9
  title: Who took part
  locator: {table: Table 9}
  kind: frequency
  base: 38
  perspective: visitors
  cells:
    - {label: Women, n: 20, percent: "52.6"}
  imported: true
"""

QUOTES = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: nobody-listened
  text: "I felt like nobody was listening to me [...] wait six months"
  voice: participant
  speaker: P07, visitor
  perspective: [visitors]
  locator: {section: Waiting, page: "11"}
  imported: true
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  perspective: [visitors]
  locator: {table: Table 4, row: A friendly face, page: "10"}
  imported: true
"""


def notes(problems):
    return [(problem.severity, problem.message) for problem in problems if problem.code == "EV419"]


def test_imports_that_nobody_read_are_counted_and_named_once_a_file(problems_of):
    assert notes(problems_of(QUOTES)) == [
        (
            "note",
            "2 of 2 quotations were typed by an import, and nobody has compared them with the paper: nobody-listened "
            "and friendly-face.",
        )
    ]
    assert notes(problems_of(TABLE)) == [
        (
            "note",
            "1 of 5 tables was typed by an import, and nobody has compared it with the paper: table-9.",
        )
    ]


def test_what_was_read_is_told_no_more(problems_of):
    assert notes(problems_of(QUOTES.replace("imported: true", "imported: false"))) == []
