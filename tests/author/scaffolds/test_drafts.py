from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from build_scripts.author.importing.syntheses.isoq import read_review_findings
from build_scripts.author.importing.syntheses.refi_qda import Code, Segment
from build_scripts.author.scaffolds.drafts import coded_quotes, codes_as_list, review_finding_files
from build_scripts.check.run import check
from build_scripts.read.corpus import Reading, read_files

SEGMENTS = (
    Segment("I waited for long.", "Interview 1", ("Waiting", "Desk")),
    Segment("I waited for long. Again.", "Interview 2", ("Waiting",)),
)


@pytest.fixture
def reading(example_files: Callable[[], Mapping[str, bytes]]) -> Reading:
    return read_files(example_files())


def test_coded_segments_become_quotations_with_their_codes_above(reading: Reading) -> None:
    item = coded_quotes(reading, "okafor-2021", SEGMENTS, "visitors")
    assert item.text.endswith(
        "# Codes: Waiting\n- id: i-waited-for-long-again\n  text: I waited for long. Again.\n"
        "  voice: TODO  # one of: participant, observation, author_interpretation\n"
        "  speaker: TODO  # Speaker as printed, or not_stated. Never joined across quotations.\n"
        "  perspective:\n    - visitors\n  locator: {section: Interview 2}\n  imported: true\n"
    )
    assert item.decisions == 4


def test_codes_are_listed_with_the_theme_of_their_name(reading: Reading) -> None:
    codes = (Code("Access / Waiting", "What it does.", 2), Code("Desk"))
    assert (
        codes_as_list(codes, reading)
        == "Access / Waiting | 2 segments | What it does. | theme waiting?\nDesk"
    )


def test_review_findings_become_drafts_whose_gaps_are_all_that_is_wrong(
    reading: Reading, example_files: Callable[[], Mapping[str, bytes]]
) -> None:
    table = "Finding,Studies,Overall\nWaiting weighs.,Okafor 2021,Low confidence\nWaiting weighs.,,\n"
    files = review_finding_files(reading, read_review_findings("a.csv", table.encode()), "2026-11-30")
    assert list(files) == [
        "evidence/review_findings/waiting-weighs.yaml",
        "evidence/review_findings/waiting-weighs-2.yaml",
    ]
    first = files["evidence/review_findings/waiting-weighs.yaml"]
    assert (
        "# The table names these studies: Okafor 2021\nstatement: Waiting weighs.\ntheme: TODO  # one of: waiting\n"
        in first
    )
    assert "confidence:\n  level: low\n" in first
    problems = check(read_files({**example_files(), **{path: text.encode() for path, text in files.items()}}))
    assert [(problem.code, problem.file) for problem in problems] == [
        ("EV050", path) for path in sorted(files)
    ]
