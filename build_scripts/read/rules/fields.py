"""The rules about the shape of records: their keys, and the kind of value under each."""

from __future__ import annotations

from build_scripts.model.diagnostics import RuleText, Severity


def _rule(
    code: str, slug: str, why: str, bad: str = "", good: str = "", severity: Severity = Severity.ERROR
) -> RuleText:
    return RuleText(code, slug, severity, "file", why, bad, good)


GLOSSARY = """\
# evidence/glossary.yaml
- id: waiting-list
  term: waiting list
  meaning: People who wait for their turn.
"""

MEANING = "  meaning: People who wait for their turn."


def _term(*lines: str) -> str:
    """A glossary whose one term has these lines in place of its meaning."""
    return GLOSSARY.replace(MEANING, "\n".join(lines))


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
    _rule(
        "EV031",
        "unknown-key",
        "A key that nobody knows is read by nobody: most likely it is mistyped, and what stands there would be "
        "missing on the page.",
        bad=_term(MEANING, "  allso: [waiting lists]  # <- here"),
        good=_term(MEANING, "  also: [waiting lists]"),
    ),
    _rule(
        "EV032",
        "empty-value",
        "A key without a value says neither that there is nothing nor that somebody forgot it.",
        bad=_term(MEANING, "  also:  # <- here"),
        good=_term(MEANING),
    ),
    _rule(
        "EV033",
        "missing-key",
        "Some things every record must say. What the source does not print is `not_stated`, which is an answer "
        "too.",
        bad=_term("  also: [waiting lists]").replace("waiting-list\n", "waiting-list  # <- here\n"),
        good=_term(MEANING, "  also: [waiting lists]"),
    ),
    _rule(
        "EV034",
        "wrong-kind",
        "Text, numbers, lists and groups of keys cannot stand for each other.",
        bad=_term("  meaning: {short: People who wait.}  # <- here"),
        good=_term("  meaning: People who wait."),
    ),
    _rule(
        "EV035",
        "list-wanted",
        "A list with one entry is still a list: one entry a line, each after a hyphen.",
        bad=_term(MEANING, "  also: waiting lists  # <- here"),
        good=_term(MEANING, "  also:", "    - waiting lists"),
        severity=Severity.WARNING,
    ),
    _rule(
        "EV036",
        "not-a-choice",
        "Some fields take one of a few words, so that pages can count and compare them.",
        bad=QUESTION.replace("REPORTED", "reportd  # <- here"),
        good=QUESTION.replace("REPORTED", "reported"),
    ),
    _rule(
        "EV037",
        "not-an-id",
        "Ids become part of addresses that people put on slides. So they are plain: lower-case letters, digits "
        "and single hyphens, beginning with a letter.",
        bad=GLOSSARY.replace("waiting-list\n", "Waiting List  # <- here\n"),
        good=GLOSSARY,
    ),
    _rule(
        "EV038",
        "not-a-date",
        "Dates are written year-month-day, so that everybody reads the same day and lists sort.",
        bad=WAIVERS.replace("{day}", "2027-13-05  # <- here"),
    ),
    _rule(
        "EV039",
        "not-a-percent",
        "A percent is kept as the text that is printed, without sign and brackets, so that 6.0 stays 6.0.",
        bad=_table("{label: Not knowing how long, n: 14, percent: half}  # <- here"),
        good=_table('{label: Not knowing how long, n: 14, percent: "46.7"}'),
    ),
    _rule(
        "EV040",
        "not-a-link",
        "Readers follow links. Only https and mailto are safe to follow.",
        bad="# in evidence/site.yaml\ncontact: team@example.org  # <- here\n",
        good="# in evidence/site.yaml\ncontact: mailto:team@example.org\n",
    ),
    _rule(
        "EV041",
        "too-long",
        "A statement or label of more than 600 characters is no longer one: it would not be read. Texts of several "
        "paragraphs may have 10,000.",
        bad=_term(f"  meaning: {'People who wait. ' * 40} # <- here"),
        good=_term(MEANING),
    ),
    _rule(
        "EV042",
        "several-lines",
        "Names, labels and statements stand on one line wherever they are shown.",
        bad=_term("  meaning: |  # <- here", "    People who wait", "    for their turn."),
        good=_term("  meaning: >", "    People who wait", "    for their turn."),
    ),
    _rule(
        "EV043",
        "out-of-range",
        "A number of people cannot be negative, nor larger than any study.",
        bad=_table("{label: Not knowing how long, n: -14}  # <- here"),
        good=_table(),
    ),
    _rule(
        "EV044",
        "true-or-false",
        "Only true and false are sure to mean the same to every tool.",
        bad=_quote("perspective: [visitors]\n  reported_speech: yes  # <- here"),
        good=_quote("perspective: [visitors]\n  reported_speech: true"),
    ),
    _rule(
        "EV045",
        "too-few-or-many",
        "Some lists must have an entry to mean anything, and some may have only a few.",
        bad=_quote("perspective: []  # <- here"),
        good=_quote("perspective: [visitors]"),
    ),
    _rule(
        "EV046",
        "which-form",
        "Some records come in several forms, and one key tells which it is.",
        bad=_table(claim="largst: [Waiting]  # <- here"),
        good=_table(),
    ),
    _rule(
        "EV047",
        "not-as-due",
        "The record demands something that no other rule explains.",
    ),
    _rule(
        "EV048",
        "too-nested",
        "Lists in lists in lists cannot be read, and a text of nothing but brackets or hyphens is a slip.",
        bad=f'# in evidence/studies/okafor-2021/study.yaml\nsummary: "{"- " * 20}waiting"  # <- here\n',
        good='# in evidence/studies/okafor-2021/study.yaml\nsummary: "- waiting"\n',
    ),
    _rule(
        "EV050",
        "decisions-left",
        "What takes a person who has read the paper is never guessed: a scaffold or an import leaves `TODO` there, and "
        "all of them are told as one list.",
        bad=_quote("perspective: TODO  # <- here"),
        good=_quote("perspective: [visitors]"),
    ),
)
