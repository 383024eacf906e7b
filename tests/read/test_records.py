"""Every mistake in a record gives one message, in plain words, at its own place."""

from __future__ import annotations

import pytest

from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.model.layout import AT_TOP, FILE_KINDS, IN_FOLDER, IN_STUDY, STUDY_KIND, FileKind
from build_scripts.read.records import Records, records_of
from build_scripts.read.yaml_text.tree import Tree

FINDING = """\
- id: waiting-first
  statement: Waiting was named most.
  kind: quantitative
  basis: own_data
  perspective:
    - visitors
  credibility: not_assessed
  themes:
    - waiting
  locator: {section: Results}
"""

QUOTE = """\
- id: nobody-listened
  text: Nobody asked me.
  voice: participant
  speaker: P07
  perspective: [visitors]
  locator: {section: Results}
"""

TABLE = """\
- id: table-1
  title: Who took part
  locator: {table: Table 1}
  kind: frequency
  base: 38
  perspective: visitors
  cells:
    - {label: Women, n: 20, percent: "52.6"}
"""

CHART = (
    TABLE
    + """\
  charts:
    - id: chart-1
      title: Most of the 38 visitors were women (20)
      asked: All were asked.
      claims:
        - {largest: [Women]}
"""
)

FINDINGS, QUOTES, TABLES = (IN_STUDY[f"{name}.yaml"] for name in ("findings", "quotes", "tables"))
SITE, REVIEW_FINDING = AT_TOP["site.yaml"], IN_FOLDER["review_findings"]


def read(kind: FileKind, text: str) -> Records:
    return records_of(Tree("evidence/f.yaml", text), kind)


def only(kind: FileKind, text: str) -> Diagnostic:
    read_ = read(kind, text)
    assert len(read_.problems) == 1, read_.problems
    return read_.problems[0]


def marked(problem: Diagnostic) -> str:
    return problem.source_line[problem.place.column - 1 : problem.place.end_column - 1]


@pytest.mark.parametrize(
    ("kind", "text"), [(FINDINGS, FINDING), (QUOTES, QUOTE), (TABLES, TABLE), (TABLES, CHART)]
)
def test_a_right_record_is_read(kind: FileKind, text: str) -> None:
    read_ = read(kind, text)
    assert read_.problems == ()
    assert read_.complete
    assert isinstance(read_.records[0], kind.record)


def test_a_mistyped_key_is_named_with_the_nearest_and_an_edit() -> None:
    problem = only(FINDINGS, FINDING.replace("statement", "statment"))
    assert (problem.code, problem.place.line, marked(problem)) == ("EV031", 2, "statment")
    assert problem.message == '"statment" is not a field of a finding.'
    assert problem.hint == 'Did you mean "statement"?'
    assert (problem.edits[0].text, problem.edits[0].of_key) == ("statement", True)


def test_an_unknown_key_that_is_like_none_lists_the_keys_there_are() -> None:
    problem = only(FINDINGS, FINDING + "  colour: red\n")
    assert problem.code == "EV031"
    assert "A finding has: id, statement, kind" in problem.hint
    assert problem.edits == ()


def test_a_key_that_is_there_in_another_spelling_is_not_offered_again() -> None:
    problem = only(FINDINGS, FINDING + "  Statement: Again.\n")
    assert "is there already" in problem.hint


def test_a_key_of_another_format_is_recognised() -> None:
    text = QUOTE.replace("  text:", "  quote:")
    assert 'Did you mean "text"?' in only(QUOTES, text).hint


def test_a_missing_key_is_told_at_the_record_with_an_example() -> None:
    problem = only(FINDINGS, FINDING.replace("  statement: Waiting was named most.\n", ""))
    assert (problem.code, problem.place.line) == ("EV033", 1)
    assert problem.message == 'The finding "waiting-first" has no `statement`.'
    assert problem.hint.startswith("Add `statement: Waiting lists were the barrier")


def test_a_quotation_without_a_speaker_says_what_to_write() -> None:
    problem = only(QUOTES, QUOTE.replace("  speaker: P07\n", ""))
    assert problem.message == 'The quotation "nobody-listened" has no `speaker`.'
    assert "not_stated" in problem.hint


@pytest.mark.parametrize(
    ("kind", "old", "new", "code", "message", "hint"),
    [
        # A value of the wrong kind.
        (FINDINGS, "{section: Results}", "Results", "EV034", "`locator` has keys of its own", "`locator: "),
        (FINDINGS, "statement: Waiting was named most.", "statement: [a, b]", "EV034", "should be text", "needs quotes"),
        (FINDINGS, "\n    - waiting", " waiting, trust", "EV034", "should be a list", "themes: [waiting, trust]"),
        (TABLES, "base: 38", 'base: "38"', "EV034", "a whole number or a group of keys (n)", "base: 38"),
        (TABLES, "n: 20", 'n: "20"', "EV034", "a whole number", "n: 20"),
        (TABLES, "n: 20", "n: 1,020", "EV031", '"020"', "write: n: 1020"),
        (TABLES, "n: 20", "n: 20.5", "EV034", "a whole number", "digits"),
        # Choices.
        (FINDINGS, "kind: quantitative", "kind: qantitative", "EV036", '"qantitative" is not', '"quantitative"?'),
        (FINDINGS, "kind: quantitative", "kind: large", "EV036", '"large" is not', "qualitative, quantitative or mixed"),
        # Forms of text.
        (FINDINGS, "id: waiting-first", "id: Waiting First", "EV037", "cannot be an id", "waiting-first"),
        (FINDINGS, "id: waiting-first", "id: ../../etc/x", "EV037", "cannot be an id", "etc-x"),
        (FINDINGS, "id: waiting-first", "id: Con", "EV037", "lower-case letters", "con-1"),
        (FINDINGS, "id: waiting-first", "id: 0123", "EV037", "begin with a letter", "item-0123"),
        (FINDINGS, "- waiting\n", "- Waiting Lists\n", "EV037", "cannot be an id", "waiting-lists"),
        (TABLES, '"52.6"', '"about half"', "EV039", '"about half" is none', "full stop"),
        # Empty, long, several lines, out of range.
        (FINDINGS, "\n    - waiting", "", "EV032", "`themes` is empty", "`themes: []`"),
        (FINDINGS, "statement: Waiting was named most.", 'statement: "  "', "EV032", "is empty", ""),
        (FINDINGS, "Waiting was named most.", "x" * 700, "EV041", "700 characters", "Shorten"),
        (FINDINGS, "Waiting was named most.", "|\n    one\n    two", "EV042", "this has 2", "Write >"),
        (TABLES, "n: 20", "n: -20", "EV043", "less than 0", ""),
        (FINDINGS, "\n    - visitors", " []", "EV045", "needs at least one", "perspective: "),
        # Several forms.
        (FINDINGS, "{section: Results}", "{section: Results}\n  illustrations: [{qoute: a}]", "EV046", "`quote` or `table`", '"quote"?'),
        (FINDINGS, "{section: Results}", "{section: Results}\n  illustrations: [{table: t-1, rwo: a}]", "EV031", '"rwo"', '"row"?'),
        (TABLES, "base: 38", "base: {n: 38, off: people}", "EV031", '"off" is not a field of a base', '"of"?'),
        (TABLES, "base: 38", "base: {n: 38, of: peple}", "EV036", '"peple"', '"people"?'),
        (TABLES, "base: 38", "base: {n: 38, of: person}", "EV036", '"person"', '"people"?'),
        (TABLES, "base: 38", "base: {n: 38, of: Nurse visits}", "EV036", "plural in small letters", '"nurse visits"'),
    ],
)  # fmt: skip
def test_a_mistake_has_one_message(
    kind: FileKind, old: str, new: str, code: str, message: str, hint: str
) -> None:
    base = {FINDINGS.name: FINDING, QUOTES.name: QUOTE, TABLES.name: TABLE}[kind.name]
    assert old in base
    problem = only(kind, base.replace(old, new))
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("claim", "code", "hint"),
    [
        ("{largst: [Women]}", "EV046", '"largest"?'),
        ("{group: Gender}", "EV046", "Add one of them"),
        ("{largest: [Women], groop: a}", "EV031", '"group"?'),
        ("{share: [Women], compare: mostly}", "EV036", "more_than_half"),
        ("{share: [Women]}", "EV033", "compare"),
        ("{largest: Women}", "EV035", "- Women"),
        ("Women", "EV034", ""),
    ],
)
def test_a_claim_is_judged_by_the_form_it_is_nearest_to(claim: str, code: str, hint: str) -> None:
    problem = only(TABLES, CHART.replace("{largest: [Women]}", claim))
    assert problem.code == code
    assert hint in problem.hint


def test_a_text_where_a_list_is_due_is_read_as_a_list_with_a_warning() -> None:
    read_ = read(FINDINGS, FINDING.replace("\n    - waiting", " waiting"))
    (problem,) = read_.problems
    assert (problem.code, problem.severity) == ("EV035", Severity.WARNING)
    assert problem.edits[0].text == "[waiting]"
    assert read_.complete
    assert read_.records[0].themes == ("waiting",)


@pytest.mark.parametrize("percent", ["48.6%", '"48,6"', '"(48.6)"', '"48.6 %"'])
def test_a_percent_with_a_sign_is_read_without_it_with_a_warning(percent: str) -> None:
    read_ = read(TABLES, TABLE.replace('"52.6"', percent))
    (problem,) = read_.problems
    assert (problem.code, problem.severity) == ("EV039", Severity.WARNING)
    assert problem.edits[0].text == '"48.6"'
    assert read_.records[0].cells[0].percent == "48.6"


@pytest.mark.parametrize("percent", ["48.6", "15", '"6.0"'])
def test_a_percent_needs_no_quotes_to_be_read_as_text(percent: str) -> None:
    read_ = read(TABLES, TABLE.replace('"52.6"', percent))
    assert read_.problems == ()
    assert read_.records[0].cells[0].percent == percent.strip('"')


def test_a_number_where_text_is_due_is_taken_as_written() -> None:
    read_ = read(FINDINGS, FINDING.replace("{section: Results}", "{page: 12}"))
    assert read_.problems == ()
    assert read_.records[0].locator.page == "12"


def test_yes_is_not_true() -> None:
    problem = only(QUOTES, QUOTE + "  reported_speech: yes\n")
    assert problem.code == "EV044"
    assert problem.message == "`reported_speech` must be true or false."
    assert problem.hint == "Write: reported_speech: true"
    assert problem.edits[0].text == "true"


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        ("2021-13-05", "2021-05-13"),
        ("2021-02-30", "year-month-day"),
        ("2023-02-29", "year-month-day"),
        ("5.12.2021", '"2021-12-05"'),
        ("2021", '"2026-11-21"'),
    ],
)
def test_a_day_that_is_none_is_explained(day: str, hint: str) -> None:
    problem = only(FINDINGS, FINDING + f"  history:\n    - date: {day}\n      change: First.\n")
    assert problem.code == "EV038"
    assert hint in problem.hint


def test_the_29th_of_february_exists_in_leap_years() -> None:
    assert read(FINDINGS, FINDING + "  history: [{date: 2024-02-29, change: First.}]\n").problems == ()


def test_what_looks_like_a_wrong_date_in_text_is_no_problem() -> None:
    assert read(FINDINGS, FINDING.replace("named most", "named, see 2021-13-45,")).problems == ()


def test_paragraphs_in_our_own_prose_are_no_problem() -> None:
    problem = read(QUOTES, QUOTE.replace("Nobody asked me.", "|\n    Nobody\n\n    asked me."))
    assert problem.problems == ()
    assert problem.records[0].text == "Nobody\n\nasked me."


def test_one_bad_record_does_not_hide_the_others() -> None:
    text = (
        FINDING
        + FINDING.replace("waiting-first", "b").replace("kind:", "kindd:")
        + FINDING.replace("waiting-first", "c")
    )
    read_ = read(FINDINGS, text)
    assert [record.id for record in read_.records] == ["waiting-first", "c"]
    assert not read_.complete
    assert len(read_.problems) == 1


def test_all_mistakes_are_told_at_once() -> None:
    text = FINDING.replace("kind: quantitative", "kind: big").replace("basis: own_data", "bases: own_data")
    assert [problem.code for problem in read(FINDINGS, text).problems] == ["EV036", "EV031"]


def test_keys_where_a_list_of_records_is_due_are_explained() -> None:
    problem = only(FINDINGS, "id: a\nstatement: b\n")
    assert problem.code == "EV034"
    assert "Begin each entry with a hyphen" in problem.hint


def test_a_list_where_one_record_is_due_is_explained() -> None:
    assert only(SITE, "- a\n- b\n").code == "EV034"


def test_an_entry_that_is_no_record_is_explained() -> None:
    problem = only(FINDINGS, FINDING + "- just text\n")
    assert (problem.code, problem.place.line) == ("EV034", 11)


def test_an_empty_list_file_has_no_records_and_no_problem() -> None:
    assert read(FINDINGS, "# nothing yet\n").problems == ()


def test_an_empty_file_of_one_record_is_explained() -> None:
    assert only(SITE, "").code == "EV034"


def test_a_link_that_readers_cannot_follow_safely_is_refused() -> None:
    site = "schema_version: 1\ntitle: A\ndescription: B\nas_of: 2026-11-21\nintroduction: C\n"
    site += "perspectives: [{id: a, name: a, says: a, definition: a}]\n"
    assert read(SITE, site).problems == ()
    for link, hint in (
        ("javascript:alert(1)", "https://"),
        ("http://example.org/", "https://example.org/"),
        ("me@example.org", "mailto:me@example.org"),
        ("www.example.org", "https://www.example.org"),
    ):
        problem = only(SITE, site + f"contact: {link}\n")
        assert problem.code == "EV040"
        assert hint in problem.hint


def test_a_word_cut_short_is_completed_where_only_one_is_meant() -> None:
    problems = read(IN_STUDY["study.yaml"], "category: mixed\nreview_status: pre\n").problems
    by_path = {problem.path: problem.hint for problem in problems}
    assert by_path["category",].startswith('Did you mean "mixed_methods"?')
    problems = read(IN_STUDY["study.yaml"], "category: quantitative\n").problems
    assert {problem.path: problem.hint for problem in problems}["category",].startswith("Choose from")


def test_not_stated_is_offered_where_it_may_stand() -> None:
    study = IN_STUDY["study.yaml"]
    problems = read(study, "fieldwork: not stated\nissued: last year\nsample: {size: many}\n").problems
    by_path = {problem.path: problem for problem in problems}
    assert by_path[("fieldwork",)].edits[0].text == "not_stated"
    assert by_path[("issued",)].hint.endswith("If none is printed, write not_stated.")
    assert "not_stated" in by_path[("sample", "size")].hint


def test_a_span_of_years_is_sent_to_the_fieldwork() -> None:
    problems = read(IN_STUDY["study.yaml"], 'issued: "2012-2014"\n').problems
    problem = next(problem for problem in problems if problem.path == ("issued",))
    assert "fieldwork: {start: 2012, end: 2014}" in problem.hint


def test_a_text_with_commas_between_braces_is_told_once_with_its_quotes() -> None:
    text = FINDING.replace("{section: Results}", "{section: Results, the rest, and more}")
    problem = only(FINDINGS, text)
    assert (problem.code, marked(problem)) == ("EV031", "the rest")
    assert (
        problem.hint
        == 'Text with a comma needs quotes between { and }: section: "Results, the rest, and more"'
    )


def test_an_empty_key_that_is_unknown_is_taken_for_no_piece_of_the_text_above() -> None:
    problem = only(FINDINGS, FINDING.replace("  basis", "  colour:\n  basis"))
    assert problem.code == "EV031"
    assert problem.hint.startswith("A finding has: ")


@pytest.mark.parametrize(
    ("count", "meant"),
    [
        ("35 of 46 (76.1%)", '{n: 35, base: 46, percent: "76.1"}'),
        ("35 out of 46", "{n: 35, base: 46}"),
        ("35/46, 76,1 %", None),
        ("35 (76,1%)", '{n: 35, percent: "76.1"}'),
        ("most of them", None),
    ],
)
def test_a_count_written_as_a_sentence_is_offered_with_its_keys(count: str, meant: str | None) -> None:
    problem = only(FINDINGS, FINDING.replace("  themes:", f'  count: "{count}"\n  themes:'))
    assert problem.code == "EV034"
    assert problem.hint == (
        f"Write: count: {meant}" if meant else "Write `count: {base: 38, n: 18}`, for example."
    )


def test_authors_on_one_line_are_shown_how_a_list_of_them_looks() -> None:
    study = Tree("evidence/studies/lee-2019/study.yaml", "author: Lee M, Okafor A\n")
    problem = next(
        problem for problem in records_of(study, STUDY_KIND).problems if problem.path == ("author",)
    )
    assert problem.code == "EV036"
    assert problem.hint.endswith("Write `author: [{family: Okafor, given: Ada}]`, for example.")


def test_all_missing_keys_are_told_in_one_problem_whose_lines_can_be_copied() -> None:
    problem = only(STUDY_KIND, "title: Waiting\n")
    assert problem.code == "EV033"
    assert problem.message.startswith("This study has no `type`, `title-short`, `author`, ")
    assert problem.message.endswith(" and `history`.")
    first, *lines = problem.hint.split("\n")
    assert first == "Add them, here with made-up values:"
    study = "title: Waiting\n" + "".join(f"{line.strip()}\n" for line in lines)
    assert read(STUDY_KIND, study).problems == ()


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_lines_that_are_offered_for_missing_keys_fit(kind: FileKind) -> None:
    text = "- code: EV601\n" if kind.name == "waivers" else "- {}\n" if kind.many else "{}\n"
    problem = only(kind, text)
    lines = [line.strip() for line in problem.hint.split("\n")[1:]]
    record = "\n".join(
        f"{'- ' if kind.many and not place else '  ' if kind.many else ''}{line}"
        for place, line in enumerate(lines)
    )
    if kind.name == "waivers":
        record += "\n  code: EV601"
    assert read(kind, record + "\n").problems == ()


def test_two_unknown_keys_are_two_problems() -> None:
    problems = read(FINDINGS, FINDING + "  colour: red\n  size: large\n").problems
    assert [(problem.code, marked(problem)) for problem in problems] == [
        ("EV031", "colour"),
        ("EV031", "size"),
    ]


@pytest.mark.parametrize("text", ["- " * 20 + "a", "1. " * 20 + "a", "[" * 20, "(" * 9])
def test_prose_without_end_of_lists_or_brackets_is_refused(text: str) -> None:
    theme = "name: A\nquestion: B?\nincludes: []\nexcludes: []\nanswer: {text: A, rests_on: [a]}\n"
    theme += "key_messages: [{text: A, rests_on: [a]}]\nhistory: []\n"
    assert read(IN_FOLDER["themes"], f'{theme}definition: "A - b (c [d]) **e**"\n').problems == ()
    assert only(IN_FOLDER["themes"], f'{theme}definition: "{text}"\n').code == "EV048"


def test_a_quotation_has_a_longest_length() -> None:
    assert read(QUOTES, QUOTE.replace("Nobody", "N" * 9000)).problems == ()
    problem = only(QUOTES, QUOTE.replace("Nobody", "N" * 30_000))
    assert (problem.code, problem.message) == ("EV041", "`text` has 30010 characters; it may have 10000.")


# Decisions left


def test_all_decisions_left_in_a_file_are_told_as_one_list() -> None:
    text = QUOTE.replace("[visitors]", "TODO") + QUOTE.replace("nobody", "who").replace("[visitors]", "TODO")
    text = text.replace("{section: Results}", "{section: TODO}", 1)
    found = read(QUOTES, text)
    assert [(problem.code, problem.message) for problem in found.problems] == [
        (
            "EV050",
            "3 decisions left in this file: `perspective` (lines 5 and 11) and `locator.section` (line 6).",
        )
    ]
    assert found.records == ()


def test_a_record_with_a_decision_left_hides_no_other_and_its_mistakes_are_told() -> None:
    found = read(
        QUOTES, QUOTE.replace("participant", "loud").replace("P07", "TODO") + QUOTE.replace("no", "so")
    )
    assert [problem.code for problem in found.problems] == ["EV036", "EV050"]
    assert found.problems[1].message == "1 decision left in this file: `speaker` (line 4)."
    assert len(found.records) == 1
    assert not found.complete


def test_a_gap_may_stand_where_a_text_is_due_and_is_no_text() -> None:
    found = read(QUOTES, QUOTE.replace("Nobody asked me.", "TODO"))
    assert [problem.code for problem in found.problems] == ["EV050"]
    assert found.records == ()
