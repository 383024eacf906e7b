"""The rules about the shape of records: their keys, and the kind of value under each."""

from __future__ import annotations

from build_scripts.model.diagnostics import RuleText, Severity
from build_scripts.read.rules.examples import GLOSSARY, MEANING, file_rule, term_example

WAIVERS = """\
# evidence/waivers.yaml
- code: EV601
  file: evidence/glossary.yaml
  reason: The source uses the word.
  review_by: {day}
"""

QUOTE = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  PERSPECTIVE
  locator: {table: Table 4, row: A friendly face, page: "10"}
"""


def _quote(line: str) -> str:
    return QUOTE.replace("PERSPECTIVE", line)


QUESTION = """\
# in evidence/studies/okafor-2021/questions.yaml
- id: q-how-often
  wording: How often do you feel heard here?
  options:
    - Often
    - Sometimes
    - Hardly ever
  polarity: last_is_worse
  reported: REPORTED
  reported_at:
    - {table: Table 3}
  locator: {section: Appendix, page: "20"}
"""

TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-4
  title: Themes of the open answers
  locator: {table: Table 4, page: "10"}
  kind: theme_counts
  base: 30
  perspective: visitors
  themes:
    - waiting
  groups:
    - label: Waiting
      n: 21
      cells:
        - CELL
        - {label: Waiting alone, n: 9}
    - label: The desk
      n: 12
      cells:
        - {label: A friendly face, n: 12}
  charts:
    - id: chart-open-answers
      title: Waiting came up in the largest number of the 30 open answers (21)
      asked: 30 visitors wrote what else mattered.
      claims:
        - CLAIM
        - share: [Waiting]
          compare: more_than_half
          n: 21
          base: 30
"""


def _table(cell: str = "{label: Not knowing how long, n: 14}", claim: str = "largest: [Waiting]") -> str:
    return TABLE.replace("CELL", cell).replace("CLAIM", claim)


FIELD_RULES: tuple[RuleText, ...] = (
    file_rule(
        "EV031",
        "unknown-key",
        "A key that nobody knows is read by nobody: most likely it is mistyped, and what stands there would be "
        "missing on the page.",
        bad=term_example(MEANING, "  allso: [waiting lists]  # <- here"),
        good=term_example(MEANING, "  also: [waiting lists]"),
    ),
    file_rule(
        "EV032",
        "empty-value",
        "A key without a value says neither that there is nothing nor that somebody forgot it.",
        bad=term_example(MEANING, "  also:  # <- here"),
        good=term_example(MEANING),
    ),
    file_rule(
        "EV033",
        "missing-key",
        "Some things every record must say. What the source does not print is `not_stated`, which is an answer "
        "too.",
        bad=term_example("  also: [waiting lists]").replace("waiting-list\n", "waiting-list  # <- here\n"),
        good=term_example(MEANING, "  also: [waiting lists]"),
    ),
    file_rule(
        "EV034",
        "wrong-kind",
        "Text, numbers, lists and groups of keys cannot stand for each other.",
        bad=term_example("  meaning: {short: People who wait.}  # <- here"),
        good=term_example("  meaning: People who wait."),
    ),
    file_rule(
        "EV035",
        "list-wanted",
        "A list with one entry is still a list: one entry a line, each after a hyphen.",
        bad=term_example(MEANING, "  also: waiting lists  # <- here"),
        good=term_example(MEANING, "  also:", "    - waiting lists"),
        severity=Severity.WARNING,
    ),
    file_rule(
        "EV036",
        "not-a-choice",
        "Some fields take one of a few words, so that pages can count and compare them.",
        bad=QUESTION.replace("REPORTED", "reportd  # <- here"),
        good=QUESTION.replace("REPORTED", "reported"),
    ),
    file_rule(
        "EV037",
        "not-an-id",
        "Ids become part of addresses that people put on slides. So they are plain: lower-case letters, digits "
        "and single hyphens, beginning with a letter.",
        bad=GLOSSARY.replace("waiting-list\n", "Waiting List  # <- here\n"),
        good=GLOSSARY,
    ),
    file_rule(
        "EV038",
        "not-a-date",
        "Dates are written year-month-day, so that everybody reads the same day and lists sort.",
        bad=WAIVERS.replace("{day}", "2027-13-05  # <- here"),
    ),
    file_rule(
        "EV039",
        "not-a-percent",
        "A percent is kept as the text that is printed, without sign and brackets, so that 6.0 stays 6.0.",
        bad=_table("{label: Not knowing how long, n: 14, percent: half}  # <- here"),
        good=_table('{label: Not knowing how long, n: 14, percent: "46.7"}'),
    ),
    file_rule(
        "EV040",
        "not-a-link",
        "Readers follow links. Only https and mailto are safe to follow.",
        bad="# in evidence/site.yaml\ncontact: team@example.org  # <- here\n",
        good="# in evidence/site.yaml\ncontact: mailto:team@example.org\n",
    ),
    file_rule(
        "EV041",
        "too-long",
        "A statement or label of more than 600 characters is no longer one: it would not be read. Texts of several "
        "paragraphs may have 10,000.",
        bad=term_example(f"  meaning: {'People who wait. ' * 40} # <- here"),
        good=term_example(MEANING),
    ),
    file_rule(
        "EV042",
        "several-lines",
        "Names, labels and statements stand on one line wherever they are shown.",
        bad=term_example("  meaning: |  # <- here", "    People who wait", "    for their turn."),
        good=term_example("  meaning: >", "    People who wait", "    for their turn."),
    ),
    file_rule(
        "EV043",
        "out-of-range",
        "A number of people cannot be negative, nor larger than any study.",
        bad=_table("{label: Not knowing how long, n: -14}  # <- here"),
        good=_table(),
    ),
    file_rule(
        "EV044",
        "true-or-false",
        "Only true and false are sure to mean the same to every tool.",
        bad=_quote("perspective: [visitors]\n  reported_speech: yes  # <- here"),
        good=_quote("perspective: [visitors]\n  reported_speech: true"),
    ),
    file_rule(
        "EV045",
        "too-few-or-many",
        "Some lists must have an entry to mean anything, and some may have only a few.",
        bad=_quote("perspective: []  # <- here"),
        good=_quote("perspective: [visitors]"),
    ),
    file_rule(
        "EV046",
        "which-form",
        "Some records come in several forms, and one key tells which it is.",
        bad=_table(claim="largst: [Waiting]  # <- here"),
        good=_table(),
    ),
    file_rule(
        "EV047",
        "not-as-due",
        "The record demands something that no other rule explains.",
    ),
    file_rule(
        "EV048",
        "too-nested",
        "Lists in lists in lists cannot be read, and a text of nothing but brackets or hyphens is a slip.",
        bad=f'# in evidence/studies/okafor-2021/study.yaml\nsummary: "{"- " * 20}waiting"  # <- here\n',
        good='# in evidence/studies/okafor-2021/study.yaml\nsummary: "- waiting"\n',
    ),
    file_rule(
        "EV050",
        "decisions-left",
        "What takes a person who has read the paper is never guessed: a scaffold or an import leaves `TODO` there, and "
        "all of them are told as one list.",
        bad=_quote("perspective: TODO  # <- here"),
        good=_quote("perspective: [visitors]"),
    ),
)
