from __future__ import annotations

import pytest

from build_scripts.check.links.permalinks import EVERY
from build_scripts.synthesise.permalinks import published

FINDINGS = "evidence/studies/okafor-2021/findings.yaml"
MODEL = "evidence/models/listening-cycle.yaml"


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


@pytest.fixture
def without_face(example_files) -> str:
    """The example's findings with another id for the last one, which nothing names any more."""
    text, model = (
        example_files()[path].decode().replace("friendly-face-helped", "kind-face-helped")
        for path in (FINDINGS, MODEL)
    )
    theme = "# in evidence/themes/waiting.yaml\nkey_messages:\n  - {text: They felt unheard., rests_on: [not-knowing-weighs]}\n"
    review_finding = (
        "# in evidence/review_findings/not-knowing-weighs.yaml\nevidence:\n"
        "  - {finding: okafor-2021/not-knowing-how-long, relation: supports, note: In their own words.}\n"
    )
    return f"# evidence/studies/okafor-2021/findings.yaml\n{text}# {MODEL}\n{model}{theme}{review_finding}"


def test_a_ledger_that_is_complete_gives_nothing(problems_of):
    assert problems_of(EVERY) == ()


def test_the_ledger_of_the_rule_is_what_the_example_publishes(reading_of):
    addresses = [line for line in EVERY.splitlines() if not line.startswith("#")]
    assert published(reading_of().corpus) == tuple(addresses)


def test_a_changed_id_is_a_loss_with_its_line_and_a_guess(problems_of, without_face):
    (lost,) = problems_of(EVERY + without_face)
    assert (lost.code, lost.file, lost.severity.value) == ("EV801", "evidence/permalinks/_site.txt", "error")
    assert lost.source_line == "studies/okafor-2021/#friendly-face-helped"
    assert (lost.place.line, lost.place.column, lost.place.end_column) == (48, 1, 42)
    assert "It may be studies/okafor-2021/#kind-face-helped now" in lost.hint
    assert "`formerly: [friendly-face-helped]`" in lost.hint


def test_formerly_keeps_an_old_id_alive(problems_of, without_face):
    kept = without_face.replace(
        "- id: kind-face-helped\n", "- id: kind-face-helped\n  formerly: [friendly-face-helped]\n"
    )
    assert codes(problems_of(EVERY + kept)) == []


def test_a_tombstone_says_why_an_item_went(problems_of, without_face):
    stone = (
        "# in evidence/site.yaml\nwithdrawn:\n  - address: studies/okafor-2021/#friendly-face-helped\n"
        '    date: "2026-11-20"\n    reason: It was said twice.\n'
    )
    assert codes(problems_of(EVERY + without_face + stone)) == []


@pytest.mark.parametrize(
    "path", [FINDINGS, "evidence/themes/waiting.yaml", "evidence/glossary.yaml", "evidence/site.yaml"]
)
def test_what_could_not_be_read_is_not_lost(path, problems_of):
    problems = problems_of(f"{EVERY}# {path}\n- id: [never closed\n")
    assert {problem.file for problem in problems} == {path}


def test_before_there_is_a_ledger_nothing_is_said_of_new_addresses(problems_of):
    assert problems_of("# evidence/permalinks/_site.txt\n# nothing yet\n") == ()
