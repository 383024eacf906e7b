"""What an author mistypes, and what they are told: one mistake, one message, at the place where it was made.

The rows are those of a list of seventy bad inputs that the first plan of the checks drew up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import pytest

from build_scripts.author.sources import SourceText
from build_scripts.author.verify import verify
from build_scripts.check.links.permalinks import EVERY
from build_scripts.check.report import text
from build_scripts.check.run import check, problem_of
from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.read.corpus import read_files

Files = dict[str, bytes]
Level = Literal["error", "warning", "note"]

STUDY = "evidence/studies/okafor-2021/"
THEME = "evidence/themes/waiting.yaml"
GLOSSARY = "evidence/glossary.yaml"
ADVICE = "evidence/recommendations/say-how-long-it-takes.yaml"
RECEIPT = "evidence/receipts/okafor-2021.json"
LEDGER = "evidence/permalinks/_site.txt"

NAMED_MOST = '{label: Waiting lists, n: 18, percent: "47.4"}'
MEN = '{label: Men, n: 17, percent: "44.7"}'
NOT_KNOWING = '{label: Not knowing whom to ask, n: 12, percent: "31.6"}'
TOWNS = """\
        - {label: Northtown, n: 19, percent: "50.0"}
        - {label: Southtown, n: 19, percent: "50.0"}
"""
DESCRIBED = "Some visitors described that not knowing how long they would wait made them feel unheard."
FACE = '"There was one friendly face at the desk, and that was enough."'
SPEAKER = "speaker: not_stated"
ENDS = "Waiting was named most."

NOT_OURS = {
    42: "no means are encoded",
    43: "no means are encoded",
    44: "no means are encoded",
    45: "no p-values are encoded",
    46: "told of findings, as a note (test_numbers_and_claims)",
    54: "participants' ids are never joined, so nothing is gathered of one person",
    55: "a judgement about meaning; content notes are chosen by the author",
    56: "`plain_words` in site.yaml lists such words (test_language_and_care)",
    60: "no images are encoded",
    61: "no images are encoded",
    70: "how lines end is nobody's mistake (test_cli_bad_input)",
}
"""Rows that no case below stands for, and why; 53 and 62 to 66 stand in the tests of their rules."""

NOTHING_TO_SAY = {
    34: "people whom a table does not account for are computed, never encoded",
    35: "percents that miss 100 by rounding get a remark on the page, and the author has nothing to do",
}
"""Rows that the first plan held for mistakes and that are none."""


@dataclass(frozen=True)
class Case:
    """A slip: `old` becomes `new` in a file (the whole file where `old` is empty), and what is said of it."""

    row: int
    file: str
    old: str
    new: str | bytes
    code: str
    line: int
    column: int
    phrases: tuple[str, ...]
    severity: Level = "error"
    at: str = ""
    """The file that is pointed at, if it is another."""


def in_study(
    row: int, name: str, old: str, new: str, code: str, place: tuple[int, int], *phrases: str
) -> Case:
    return Case(row, STUDY + name, old, new, code, *place, phrases)


def warned(case: Case) -> Case:
    return replace(case, severity="warning")


CASES = [
    # Keys and text.
    in_study(1, "study.yaml", "title: Wai", "titel: Wai", "EV031", (6, 1), '"titel" is not a field', 'mean "title"'),
    in_study(1, "findings.yaml", "  statement: Some", "  statment: Some", "EV031", (18, 3), '"statement"?'),
    in_study(1, "tables.yaml", "{label: Women", "{lable: Women", "EV031", (12, 12), "of a cell", '"label"?'),
    in_study(1, "tables.yaml", "  groups:", "  gorups:", "EV031", (8, 3), "of a table", '"groups"?'),
    in_study(2, "study.yaml", "title: Waiting to be heard\n", "", "EV033", (5, 1), "no `title`", "Add `title: "),
    in_study(2, "findings.yaml", f"  statement: {DESCRIBED}\n", "", "EV033", (17, 3), "not-knowing-how-long", "Add `st"),
    in_study(3, "study.yaml", "Waiting to", "Waiting: to", "EV008", (6, 8), "second colon", 'title: "Waiting: to be'),
    in_study(3, "tables.yaml", "label: Women", "label: Women: all", "EV008", (12, 19), "colon", 'label: "Women: all"'),
    in_study(4, "quotes.yaml", "  voice", "\tvoice", "EV006", (5, 1), "Line 5", "with a tab", "two spaces"),
    in_study(5, "quotes.yaml", "  voice", "   voice", "EV007", (5, 4), '"voice"', "3 spaces", '"text" on line 4'),
    in_study(5, "quotes.yaml", "  voice", " voice", "EV007", (5, 2), "one space", "line up"),
    in_study(5, "study.yaml", "  place: two", "   place: two", "EV007", (34, 4), '"country" on line 33', "line up"),
    in_study(6, "study.yaml", "ethics: ", "aim: Another.\nethics: ", "EV017", (59, 1), "lines 27 and 59", "delete one"),
    warned(in_study(7, "study.yaml", "England, UK", "NO", "EV023", (33, 12), 'the text "NO"', "false", "in quotes")),
    in_study(8, "tables.yaml", "response: true", "response: yes", "EV044", (35, 22), "true or false", "response: true"),
    in_study(9, "quotes.yaml", "nobody-listened", "0123", "EV037", (3, 7), "begin with a letter", "item-0123"),
    in_study(10, "study.yaml", '"2021"', "2021-13-05", "EV038", (11, 9), "no month 13", "mean 2021-05-13?"),
    in_study(10, "study.yaml", '"2026-11-21"', "2026-02-30", "EV038", (73, 11), "no day 30 in month 2", "year-month"),
    in_study(11, "study.yaml", '"2021"', '"2012-2014"', "EV038", (11, 9), "span of years", "start: 2012, end: 2014"),
    in_study(11, "study.yaml", "issued", "year", "EV031", (11, 1), '"year" is not a field', '"issued"?'),
    in_study(12, "quotes.yaml", FACE, "I felt #blessed", "EV018", (11, 16), "is a comment", 'quotes: "I felt #blessed"'),
    in_study(13, "quotes.yaml", FACE, '"I felt" lost', "EV009", (11, 18), "closes too early", "Begin the text with |"),
    in_study(14, "quotes.yaml", FACE, "[laughs] I was fine", "EV010", (11, 9), 'with "[" is', '"[laughs] I was fine"'),
    in_study(15, "study.yaml", "The Listening", "*asterisk", "EV012", (12, 12), 'with "*"', '"*asterisk Project"'),
    in_study(15, "study.yaml", "The Listening", "&x", "EV012", (12, 12), 'with "&"', 'in quotes: "&x Project"'),
    in_study(16, "study.yaml", "The L", "!!python/object/apply:os [L", "EV013", (12, 12), "a tag, which is not allowed"),
    Case(17, GLOSSARY, "", b"a: &a [lol, lol]\nb: &b [*a, *a]\nc: [*b]\n", "EV012", 1, 4, ('"&a"', "Leave it out")),
    Case(18, GLOSSARY, "", b"- id: a\n" + b" " * 5_100_000, "EV002", 1, 1, ("5.1 MB", "limit is 1 MB", "PDF")),
    Case(
        19, STUDY + "quotes.yaml", "that was", b"it\x92s", "EV001", 11, 57, ("0x92 on line 11", "curly apostrophe", "UTF-8")
    ),
    in_study(20, "quotes.yaml", "voice", "vo\u200bice", "EV004", (5, 5), "U+200B (zero width space)", "Delete it"),
    in_study(20, "findings.yaml", "- waiting\n", "- wai\u200bting\n", "EV004", (13, 10), "U+200B", "Delete it"),
    in_study(20, "tables.yaml", "Waiting lists, n", "Waiting\u202e lists, n", "EV004", (41, 22), "right-to-left"),
    in_study(21, "quotes.yaml", "- id: fri", "---\n- id: fri", "EV015", (10, 1), '"---" on line 10', "a new file"),
    # Ids.
    in_study(22, "study.yaml", "type: r", "id: okafor-2012\ntype: r", "EV031", (5, 1), "name of its folder is its id"),
    Case(22, THEME, "name: W", "id: waitin\nname: W", "EV031", 3, 1, ("name of its file is its id", "Delete this line")),
    in_study(23, "quotes.yaml", "nobody-listened", "../../etc/x", "EV037", (3, 7), "lower-case letters", "etc-x"),
    in_study(23, "discrepancies.yaml", "cost-percent", "Con", "EV037", (3, 7), '"Con" cannot be an id', "con-1"),
    in_study(23, "discrepancies.yaml", "cost-percent", "con", "EV104", (3, 7), "Windows", "Try con-1"),
    in_study(24, "discrepancies.yaml", "cost-percent", "say-how-long", "EV101", (3, 7), "yaml:3", "-2, which is free"),
    in_study(
        24,
        "findings.yaml",
        "- id: friendly-face-helped",
        "- id: not-knowing-how-long\n  statement: Some waited.\n  kind: mixed\n  basis: own_data\n  count: {n: 14, base: 30}\n"
        "  perspective: [visitors]\n  credibility: not_assessed\n  credibility_reason: no_illustration_printed\n"
        '  themes: [waiting]\n  locator: {page: "12"}\n- id: friendly-face-helped',
        "EV101",
        (35, 7),
        "belongs to a finding at line 17",
        "not-knowing-how-long-2",
    ),
    in_study(
        24,
        "quotes.yaml",
        "- id: friendly-face",
        "- id: nobody-listened\n  text: and wait six months\n  voice: participant\n  speaker: not_stated\n"
        '  perspective: [visitors]\n  locator: {page: "11"}\n- id: friendly-face',
        "EV101",
        (10, 7),
        "belongs to a quotation at line 3",
        "nobody-listened-2",
    ),
    Case(
        25,
        STUDY + "discrepancies.yaml",
        "",
        b"# None.\n",
        "EV801",
        46,
        1,
        ("#cost-percent was published", "may link to it", "`formerly`", "`withdrawn`"),
        at=LEDGER,
    ),
    # Chains.
    in_study(26, "recommendations.yaml", "- waiting\n", "- wating\n", "EV201", (11, 7), 'no theme "wating"', "waiting\"?"),
    in_study(27, "findings.yaml", '{section: The desk, page: "12"}', "{}", "EV222", (50, 12), "cannot check it", "Give"),
    in_study(27, "findings.yaml", '  locator: {section: The desk, page: "12"}\n', "", "EV033", (35, 3), "no `locator`"),
    Case(28, ADVICE, "\n  - not-knowing-weighs", " []", "EV045", 4, 11, ("at least one entry, and has none", "rests_on: [")),
    Case(29, THEME, "question: ", "parent: waiting\nquestion: ", "EV221", 4, 9, ("names itself as its parent", "Delete")),
    # Numbers.
    in_study(30, "tables.yaml", NAMED_MOST, NAMED_MOST.replace("47.4", "48.6"), "EV311", (41, 46), "18 of 38 is 47.4%",
             "48.6% of 37: did one person not answer?", "set `base: 37`", "`as_printed:`"),
    in_study(30, "tables.yaml", "n: 20, percent", "n: 28, percent", "EV311", (12, 42), "28 of 38 is 73.7%", "But 20 of 38"),
    in_study(30, "tables.yaml", "base: 30\n      cells", "base: 300\n      cells", "EV311", (73, 13), "All 3 percents fit 30",
             "set `base: 30`"),
    in_study(31, "tables.yaml", NOT_KNOWING, '{label: Not knowing whom to ask, percent: "33"}', "EV312", (42, 49),
             "No whole number of 38 people gives 33%", "(32 or 34 would)", "check the base"),
    in_study(32, "tables.yaml", NAMED_MOST, "{label: Waiting lists, n: 41}", "EV302", (41, 33), "41 is more than the 38",
             "correct the count or the base"),
    in_study(32, "tables.yaml", "Waiting alone, n: 9", "Waiting alone, n: 90", "EV303", (98, 37), "90 is more than the 30"),
    in_study(32, "tables.yaml", "base: 30\n  perspective", "base: 3\n  perspective", "EV303", (89, 9), "more than the 3 "),
    in_study(33, "tables.yaml", MEN, "{label: Men, n: 19}", "EV321", (11, 7), "add up to 39, but 38 people answered",
             "`multiple_response: true`"),
    in_study(33, "tables.yaml", MEN, '{label: Men, n: 19, percent: "50.0"}', "EV322", (11, 7), "each percent is right",
             "several answers", "`multiple_response: true`"),
    in_study(36, "tables.yaml", TOWNS, '        - {label: Northtown, percent: "50"}\n        - {label: Southtown, percent: "32"}\n'
             '        - {label: Both, percent: "13"}\n', "EV323", (16, 7), "add up to 95", "at most 1 point",
             "Is a row missing?"),
    in_study(37, "tables.yaml", '"47.4"', "0.474", "EV314", (41, 46), "looks like a proportion", "“47.4”?"),
    warned(in_study(38, "tables.yaml", '"47.4"', "47.4%", "EV039", (41, 46), "read as 47.4", 'Write "47.4": no % sign')),
    warned(in_study(38, "tables.yaml", '"47.4"', '"47,4"', "EV039", (41, 46), "read as 47.4", "a full stop")),
    in_study(38, "tables.yaml", '"47.4"', "47,4", "EV031", (41, 49), "a comma parts the entries", 'percent: "47.4"'),
    in_study(39, "tables.yaml", '"47.4"', '"112"', "EV313", (41, 46), "112% cannot be", "correct the percent"),
    in_study(40, "tables.yaml", "      base: 38\n      cells:\n        - {label: North", "      cells:\n        - {label: North",
             "EV301", (16, 46), "50.0% of how many?", "Add `base:`"),
    in_study(40, "tables.yaml", "  base: 38\n  multiple", "  multiple", "EV301", (40, 46), "47.4% of how many?", "Add `base:`"),
    in_study(41, "study.yaml", "    - {label: Visitors, n: 38, perspective: visitors}", "    - {label: North, n: 20}\n"
             "    - {label: South, n: 19}", "EV305", (52, 3), "add up to 39, but the sample is 38", "`overlapping: true`"),
    # Quotations.
    Case(49, RECEIPT, "", b"", "EV401", 4, 9, ("have not been looked for", "evidence verify okafor-2021 --source FILE"),
         "note", at=STUDY + "quotes.yaml"),
    in_study(50, "quotes.yaml", "that was", "this was", "EV402", (11, 9), "changed since", "2026-11-21", "evidence verify"),
    in_study(51, "quotes.yaml", f"  {SPEAKER}\n", "", "EV033", (10, 3), "friendly-face", "no `speaker`", "not_stated"),
    in_study(51, "quotes.yaml", SPEAKER, "speaker:", "EV032", (13, 3), "`speaker` is empty", "speaker: P07"),
    in_study(52, "quotes.yaml", SPEAKER, 'speaker: "Sarah Jones, 34, Leeds"', "EV412", (13, 12), "“Sarah Jones”",
             "“P07, woman, 30s”"),
    # What a browser or a spreadsheet would run.
    in_study(57, "findings.yaml", "Some visitors d", "<script>x</script> d", "EV602", (18, 14), "<script> is HTML", "words"),
    in_study(57, "study.yaml", ENDS, "A <img src=x onerror=x> b.", "EV602", (26, 95), "not allowed here", "**bold**"),
    in_study(58, "study.yaml", ENDS, "It was [x](javascript:x).", "EV603", (26, 104), '"javascript:x"', "https:// or mailto:"),
    in_study(58, "study.yaml", ENDS, "It was [x](data:text/html,x).", "EV603", (26, 104), '"data:text/html,x"', "https://"),
    in_study(58, "study.yaml", "publisher:", "URL: javascript:alert(1)\npublisher:", "EV040", (12, 6), "https:// or mailto:"),
    in_study(59, "tables.yaml", "Southtown", '"=HYPERLINK(A1)"', "EV604", (18, 19), 'begins with "="', "a letter or a digit"),
    # Left unfinished.
    in_study(67, "recommendations.yaml", "themes:\n    - waiting\n", "themes:\n", "EV032", (10, 3), "`themes` is empty",
             "Add an entry, or delete the line"),
    in_study(67, "findings.yaml", "themes:\n    - waiting\n", "themes:\n", "EV032", (12, 3), "or write `themes: []`"),
    warned(in_study(68, "recommendations.yaml", "themes:\n    - waiting\n", "themes: waiting\n", "EV035", (10, 11),
                    "should be a list", "after a hyphen: - waiting")),
    warned(in_study(69, "study.yaml", "aim: To", "aim: TODO", "EV605", (27, 6), '"TODO" looks like a placeholder')),
    warned(in_study(69, "study.yaml", ENDS, "Lorem ipsum.", "EV605", (26, 93), '"Lorem ipsum"', "Write what belongs")),
    warned(in_study(69, "study.yaml", "Approved by the two councils.", "xxx", "EV605", (59, 9), '"xxx"', "delete")),
]  # fmt: skip

ALL_AT_ONCE = [
    in_study(0, "findings.yaml", "  kind: qualitative\n  basis: own_data\n", "", "EV033", (17, 3), "no `kind` and `basis`",
             "kind: quantitative", "basis: own_data"),
    in_study(0, "quotes.yaml", "  voice: participant\n  speaker: P07, visitor         # as printed, or not_stated\n  persp",
             "\tvoice: participant\n\tspeaker: P07\n  persp", "EV006", (5, 1), "Line 5 is indented with a tab", "So is line 6."),
    in_study(0, "quotes.yaml", "  voice: participant\n", "<<<<<<< HEAD\n  voice: participant\n=======\n  voice: observation\n"
             ">>>>>>> other\n", "EV022", (5, 1), "The same stands on lines 7 and 9.", "<<<<<<<, ======= and >>>>>>>"),
    in_study(0, "quotes.yaml", "  voice: participant\n", "||||||| base\n  voice: participant\n", "EV022", (5, 1), "Git left"),
    in_study(0, "quotes.yaml", "  voice: participant\n", "=======\r\n  voice: participant\n", "EV022", (5, 1), "Git left"),
]  # fmt: skip
"""Several slips of one kind at one place: told together, so that one run is enough."""

LOOK_ALIKES = [
    warned(in_study(0, "study.yaml", "title: Waiting to be heard", "title: “Waiting to be heard”", "EV030", (6, 8),
                    "“ and ” become part", 'Write "Waiting to be heard"')),
    in_study(0, "study.yaml", "title: Waiting to be heard", "title: “Waiting: to be”", "EV008", (6, 8), 'title: "Waiting: to be"'),
    in_study(0, "findings.yaml", "    - waiting\n", "    – waiting\n", "EV030", (13, 5), "U+2013 (en dash)", "Write: - waiting"),
    in_study(0, "findings.yaml", "- id: fr", "— id: fr", "EV030", (35, 1), "U+2014 (em dash)", "Write: - id: friendly"),
    in_study(0, "study.yaml", "type: r", "type： r", "EV030", (5, 5), "U+FF1A (fullwidth colon)", "Write: type: report"),
    in_study(0, "findings.yaml", "- waiting\n", "- wait‑ing\n", "EV037", (13, 7), "U+2011 (non-breaking hyphen) stands in it"),
    in_study(0, "study.yaml", "title-short", "title–short", "EV031", (7, 1), 'Write "title-short" with plain signs'),
    in_study(0, "study.yaml", '"2021"', "2021–03", "EV038", (11, 9), 'Write "2021-03" with plain signs'),
    in_study(0, "study.yaml", '"2021"', "２０２１", "EV038", (11, 9), "U+FF12 (fullwidth digit two)"),
    warned(in_study(0, "tables.yaml", '"47.4"', "４７.４", "EV039", (41, 46), "read as 47.4", "other digits")),
    in_study(0, "tables.yaml", '"47.4"', "9" * 5000, "EV039", (41, 46), "a percent as printed"),
    in_study(0, "tables.yaml", "n: 18", "n: " + "9" * 5000, "EV034", (41, 33), "a whole number"),
    warned(in_study(0, "tables.yaml", "label: Waiting lists", "label: Waiting\u00a0lists", "EV005", (41, 15),
                    "read with plain spaces", "U+00A0 (no-break space)")),
]  # fmt: skip
"""Signs of a word processor, or of another keyboard, that look like those of YAML."""

LINES_LEFT_OUT = [
    in_study(0, "study.yaml", "context:\n", "", "EV033", (32, 3), "The line `context:` seems to be missing above"),
    in_study(0, "tables.yaml", "  charts:\n    - id: chart-g", "    - id: chart-g", "EV033", (19, 7), "`charts:` seems"),
    in_study(0, "findings.yaml", "  illustrations:\n    - {quote: n", "    - {quote: n", "EV033", (31, 7), "`illustrations:`"),
    in_study(0, "findings.yaml", "  perspective:\n", "", "EV033", (6, 10), "became part of this text", "`perspective:`"),
    in_study(0, "quotes.yaml", "- id: friendly-face\n", "", "EV017", (10, 3), "again from line 10", "with a hyphen"),
    in_study(0, "tables.yaml", "{label: Women", "{label:Women", "EV024", (12, 12), "a space is missing", "label: Women"),
    in_study(0, "findings.yaml", "  themes:\n    - waiting\n", "  themes:\n- waiting\n", "EV028", (13, 1), 'left of "themes"'),
    in_study(0, "findings.yaml", "  illustrations:\n    - {quote: n", "  illustrations:\n- {quote: n", "EV028", (32, 1),
             'left of "illustrations"'),
    in_study(0, "findings.yaml", "  statement: Waiting l", "  statement Waiting l", "EV029", (4, 3), "a colon is missing",
             "write: statement: Waiting l"),
    in_study(0, "study.yaml", "context:\n", "context\n", "EV029", (32, 1), 'After "context" a colon', "Write: context:"),
    in_study(0, "findings.yaml", "  themes:\n", "  themes\n", "EV029", (12, 3), 'After "themes" a colon is missing'),
    in_study(0, "study.yaml", "title: Wai", "title Wai", "EV029", (6, 1), 'After "title" a colon is missing'),
    in_study(0, "study.yaml", "family: Okafor", "literal: A group, family: Okafor", "EV046", (9, 5), "one of the two"),
    in_study(0, "study.yaml", "{family: Okafor, given: Ada}", "{}", "EV046", (9, 5), "`family`", "`literal`"),
    Case(0, THEME, "history:\n", "", "EV033", 24, 5, ("`history:` seems to be missing", "on a line of its own")),
]  # fmt: skip
"""Slips that the list does not have and that used to cost a message for every line below them."""


EVERY_CASE = [*CASES, *ALL_AT_ONCE, *LOOK_ALIKES, *LINES_LEFT_OUT]


def named(case: Case) -> str:
    return f"row-{case.row}-{case.code}" if case.row else f"{case.code}-{case.line}"


def edited(files: Files, case: Case) -> Files:
    new = case.new if isinstance(case.new, bytes) else case.new.encode()
    if case.row == 25:
        files[LEDGER] = EVERY.partition("\n")[2].encode()
    if case.row == 49:
        del files[case.file]
    elif case.old:
        assert case.old.encode() in files[case.file]
        files[case.file] = files[case.file].replace(case.old.encode(), new, 1)
    else:
        files[case.file] = new
    return files


def told(problem: Diagnostic) -> str:
    return f"{problem.message} {problem.hint}"


@pytest.mark.parametrize("case", EVERY_CASE, ids=named)
def test_one_mistake_gives_one_message_at_its_place(case: Case, example_files: Callable[[], Files]) -> None:
    (problem,) = check(read_files(edited(example_files(), case)))
    assert (problem.code, problem.severity) == (case.code, Severity(case.severity)), told(problem)
    assert (problem.file, problem.place.line, problem.place.column) == (
        case.at or case.file,
        case.line,
        case.column,
    )
    for phrase in case.phrases:
        assert phrase in told(problem)


@pytest.mark.parametrize("case", EVERY_CASE, ids=named)
def test_no_message_speaks_the_language_of_programs(case: Case, example_files: Callable[[], Files]) -> None:
    for problem in check(read_files(edited(example_files(), case))):
        said = told(problem)
        assert not re.search(r"(?i)\binvalid|\billegal|\bnull\b|traceback|exception", said)
        assert not re.search(r"\bNone\b|\b[A-Z][a-z]+[A-Z]\w*|\b\w+Error\b|<class|\bpydantic", said)
        assert problem.message.endswith((".", "?")), problem.message
        assert text([problem], 1).startswith(f"{problem.file}:{problem.place.line}:{problem.place.column}: ")


@pytest.mark.parametrize(
    "men",
    [
        '{label: Men, n: 16, percent: "42.1"}',
        '{label: Men, percent: "45"}\n        - {label: Not said, percent: "3"}',
    ],
    ids=["row-34", "row-35"],
)
def test_what_is_no_mistake_gives_no_message(men: str, example_files: Callable[[], Files]) -> None:
    files = example_files()
    path = STUDY + "tables.yaml"
    files[path] = files[path].replace(MEN.encode(), men.encode())
    assert check(read_files(files)) == ()


def test_every_row_is_covered_or_explained() -> None:
    asked = {*range(1, 42), *range(47, 53), *range(57, 60), *range(67, 70)}
    covered = {case.row for case in CASES} | {47, 48} | set(NOTHING_TO_SAY)
    assert asked <= covered
    assert not covered & set(NOT_OURS)


def verified(files: Files, quotation: str, source: str) -> list[Diagnostic]:
    """What `evidence verify` says of the example's first quotation, with other words, in a source."""
    path = STUDY + "quotes.yaml"
    words = '"I felt like nobody was listening to me [...] wait six months"'
    files[path] = files[path].replace(words.encode(), f'"{quotation}"'.encode())
    reading = read_files(files)
    complaints = verify(reading.corpus.studies["okafor-2021"], SourceText(source), "2026-11-21").violations
    return [problem_of(complaint, rule, reading) for rule, complaint in complaints if complaint.path[0] == 0]


def test_row_47_a_quotation_that_is_not_in_the_source_is_told_with_both_wordings(
    example_files: Callable[[], Files],
) -> None:
    source = "She said: I felt like nobody was hearing me at all. And then we left the desk."
    (problem,) = verified(example_files(), "I felt like nobody was listening to me at all", source)
    assert (problem.code, problem.severity, problem.place.line) == ("EV403", Severity.ERROR, 4)
    assert problem.source_line[problem.place.column - 1 :].startswith("listening")
    for phrase in (
        "agrees up to",
        "nobody was”",
        "the source then says “hearing",
        "you have “listening",
        "Correct the quotation",
    ):
        assert phrase in told(problem)
    assert "[...]" not in told(problem)


def test_row_48_a_quotation_cut_at_a_negation_is_a_warning(example_files: Callable[[], Files]) -> None:
    source = "At first I did not feel safe at the desk (P07). Later on it was better for most of us."
    (problem,) = verified(example_files(), "feel safe at the desk", source)
    assert (problem.code, problem.severity) == ("EV405", Severity.WARNING)
    assert (problem.place.line, problem.place.column) == (4, 9)
    for phrase in (
        "reads “not feel safe at the desk”",
        "a negation stands just before what is quoted",
        "Quote the negation too",
    ):
        assert phrase in told(problem)
