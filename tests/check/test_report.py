from __future__ import annotations

import json
from dataclasses import replace

import pytest

from build_scripts.check.report import FORMATS, MOST_TOLD, changed_first, sarif, summary, told
from build_scripts.model.diagnostics import Diagnostic, Place, Severity

MISMATCH = Diagnostic(
    file="evidence/studies/okafor/tables.yaml",
    place=Place(42, 44, 50),
    code="EV311",
    slug="percent-mismatch",
    severity=Severity.ERROR,
    message="18 of 38 is 47.4%, not 48.6%. But 18 is 48.6% of 37: did one person not answer?",
    hint="Either set `base: 37`, or correct the number, or add `as_printed:` if the paper itself prints this.",
    source_line='  - {label: Waiting lists, n: 18,  percent: "48.6"}',
)
NOTE = Diagnostic(
    file="evidence/permalinks/_site.txt",
    place=Place(1, 1, 2),
    code="EV229",
    slug="address-not-recorded",
    severity=Severity.NOTE,
    message="themes/queues/ is new, and not recorded yet.",
)
GOLDEN = """\
evidence/studies/okafor/tables.yaml:42:44: error EV311 percent-mismatch
   42 |   - {label: Waiting lists, n: 18,  percent: "48.6"}
      |                                            ^^^^^^
  18 of 38 is 47.4%, not 48.6%. But 18 is 48.6% of 37: did one person not answer?
  Either set `base: 37`, or correct the number, or add `as_printed:` if the paper itself prints this.

evidence/permalinks/_site.txt:1:1: note EV229 address-not-recorded
  themes/queues/ is new, and not recorded yet.

Checked 12 files: 1 error, 0 warnings, 1 note.
"""


def shown(line: str, place: Place) -> list[str]:
    problem = Diagnostic("f.yaml", place, "EV999", "slug", Severity.ERROR, "M.", source_line=line)
    return FORMATS["text"]((problem,), 1).splitlines()[1:3]


def test_text_looks_as_the_design_says():
    assert FORMATS["text"]((MISMATCH, NOTE), 12) == GOLDEN


def test_text_without_a_problem_still_says_what_was_checked():
    assert FORMATS["text"]((), 1) == "Checked 1 file: 0 errors, 0 warnings, 0 notes.\n"


def test_the_summary_counts_each_severity():
    assert summary((MISMATCH, MISMATCH, NOTE), 3) == "Checked 3 files: 2 errors, 0 warnings, 1 note."


def test_the_caret_counts_characters_however_wide_they_are():
    assert shown("名: é́x", Place(7, 4, 7)) == ["    7 | 名: é́x", "      |    ^^^"]


def test_the_caret_keeps_tabs_so_that_it_stands_under_its_place():
    assert shown("a\tbc", Place(1, 3, 5)) == ["    1 | a\tbc", "      |  \t^^"]


def test_the_caret_is_at_least_one_character_wide_and_ends_with_the_line():
    assert shown("abc", Place(1, 4, 4)) == ["    1 | abc", "      |    ^"]
    assert shown("abc", Place(1, 2, 99)) == ["    1 | abc", "      |  ^^"]


@pytest.mark.parametrize("column", [1, 40, 200, 395])
def test_a_long_line_is_cut_around_the_caret(column):
    line = "".join(chr(ord("a") + number % 26) for number in range(400))
    source, caret = shown(line, Place(1, column, column + 3))
    under = caret.index("^")
    assert len(source) <= 118
    assert source[under : under + 3] == line[column - 1 : column + 2]
    assert source.count("…") == (1 if column in (1, 395) else 2)


def test_control_characters_of_a_file_cannot_command_the_terminal():
    source, _ = shown("a\x1b[2Jb\u202ec", Place(1, 1, 2))
    assert "\x1b" not in source
    assert "\u202e" not in source


def test_json_is_one_object_a_line_with_the_promised_keys():
    lines = FORMATS["json"]((MISMATCH, NOTE), 12).splitlines()
    first = json.loads(lines[0])
    assert list(first) == ["code", "slug", "severity", "file", "line", "column", "message", "hint"]
    assert (first["code"], first["severity"], first["line"], first["column"]) == ("EV311", "error", 42, 44)
    assert json.loads(lines[1])["hint"] == ""


def test_github_puts_errors_first_and_escapes_what_would_end_a_command():
    odd = Diagnostic(
        file="a,b:c.yaml",
        place=Place(3, 5, 9),
        code="EV601",
        slug="plain-words",
        severity=Severity.WARNING,
        message="100% of\nthem::set-output",
        hint="Do this.\r",
    )
    lines = FORMATS["github"]((NOTE, odd, MISMATCH), 2).splitlines()
    assert lines[0].startswith(
        "::error file=evidence/studies/okafor/tables.yaml,line=42,col=44,endColumn=50,title=EV311 percent-mismatch::18"
    )
    assert lines[1] == (
        "::warning file=a%2Cb%3Ac.yaml,line=3,col=5,endColumn=9,title=EV601 plain-words::"
        "100%25 of%0Athem::set-output%0ADo this.%0D"
    )
    assert lines[2].startswith("::notice file=evidence/permalinks/_site.txt,line=1,")
    assert lines[3] == "Checked 2 files: 1 error, 1 warning, 1 note."


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_flood_of_one_kind_in_one_file_is_cut_and_counted(form: str):
    flood = [replace(MISMATCH, place=Place(line, 1, 2)) for line in range(1, 60_001)]
    lines = FORMATS[form]([*flood, NOTE], 3).splitlines()
    assert sum("EV311" in line for line in lines) == 101
    assert "... and 59,900 more of EV311 in evidence/studies/okafor/tables.yaml." in lines
    assert sum("EV229" in line for line in lines) == 1
    assert lines[-1] == "Checked 3 files: 60000 errors, 0 warnings, 1 note."


@pytest.mark.parametrize(("many", "cut"), [(100, 0), (101, 1)])
def test_a_hundred_of_a_kind_are_told(many: int, cut: int):
    flood = [replace(MISMATCH, place=Place(line, 1, 2)) for line in range(many)]
    assert sum(bool(more) for _, more in told(flood)) == cut
    assert len(list(told(flood))) == 100


def test_problems_of_changed_lines_come_first_and_errors_are_never_left_out():
    def at(file, line, severity):
        return replace(MISMATCH, file=file, place=Place(line, 1, 2), severity=severity)

    error, note = Severity.ERROR, Severity.NOTE
    listed = [at("a", 1, error), at("a", 5, note), at("b", 1, note), at("b", 2, error), at("c", 3, note)]
    told, left_out = changed_first(listed, {"a": [range(5, 6)], "c": []})
    assert [(one.file, one.place.line) for one in told] == [("a", 5), ("a", 1), ("c", 3), ("b", 2)]
    assert left_out == 1


def test_sarif_names_rule_level_and_region():
    report = json.loads(sarif((replace(MISMATCH, code="EV311", file="evidence/a b.yaml"),), 1))
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["EV311"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert result["level"] == MISMATCH.severity.value
    assert place["artifactLocation"]["uri"] == "evidence/a%20b.yaml"
    assert place["region"]["startLine"] == MISMATCH.place.line


@pytest.mark.parametrize(
    ("column", "line", "caret"),
    [
        # Of 200 letters 110 stand there, the place a third from the left; signs stand for what is cut.
        (1, f"{'a' * 109}…", 0),
        (37, f"{'a' * 109}…", 36),
        (38, f"…{'a' * 108}…", 36),
        (126, f"…{'a' * 108}…", 36),
        (127, f"…{'a' * 109}", 36),
        (128, f"…{'a' * 109}", 37),
        (200, f"…{'a' * 109}", 109),
    ],
)
def test_a_long_line_shows_what_is_around_its_place(column: int, line: str, caret: int):
    assert shown("a" * 200, Place(3, column, column + 1)) == [f"    3 | {line}", f"      | {' ' * caret}^"]


def test_a_line_of_a_hundred_and_ten_letters_is_whole():
    line, under = shown("a" * 110, Place(3, 105, 120))
    assert line == f"    3 | {'a' * 110}"
    assert under == f"      | {' ' * 104}{'^' * 6}"


def test_of_many_alike_the_rest_is_counted_once_behind_the_last_that_is_told():
    many = [replace(MISMATCH, place=Place(number, 1, 2)) for number in range(1, 1302)]
    other = replace(MISMATCH, code="EV312")
    found = list(told([*many, other]))
    assert len(found) == MOST_TOLD + 1
    assert [more for _, more in found if more] == [f"... and 1,201 more of {many[0].code} in {many[0].file}."]
    assert found[MOST_TOLD - 1][1]
    assert [more for _, more in told(many[:MOST_TOLD])] == [""] * MOST_TOLD
