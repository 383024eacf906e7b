from __future__ import annotations

import pytest

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.syntheses.isoq import AssessedFinding, read_review_findings

TABLE = """#,Summarised review finding,Contributing studies,Methodological limitations,Coherence,Adequacy,Relevance,GRADE-CERQual assessment of confidence,Explanation of assessment
1,Waiting keeps people away.,"Okafor 2021; Lee 2019",Minor concerns: two,No/Very minor concerns,Serious concerns. Explanation: Thin.,Unclear,Very low confidence,Thin data.
2,The desk helps.,,,,,,,
,,,,,,,,
"""


def test_a_row_is_a_review_finding_and_what_it_does_not_hold_is_a_gap() -> None:
    first, second = read_review_findings("a.csv", TABLE.encode())
    assert first == AssessedFinding(
        "Waiting keeps people away.",
        "very_low",
        "Thin data.",
        {
            "methodological_limitations": {"concern": "minor", "explanation": "two"},
            "coherence": {"concern": "no_or_very_minor", "explanation": "TODO"},
            "adequacy": {"concern": "serious", "explanation": "Thin."},
            "relevance": {"concern": "TODO", "explanation": "Unclear"},
        },
        "Okafor 2021; Lee 2019",
    )
    assert (second.level, second.explanation, second.components["coherence"]["concern"]) == (
        "TODO",
        "TODO",
        "TODO",
    )


@pytest.mark.parametrize(
    ("words", "concern"),
    [
        ("No or very minor concerns", "no_or_very_minor"),
        ("Very minor concerns", "no_or_very_minor"),
        ("No concerns", "no_or_very_minor"),
        ("moderate concerns regarding adequacy", "moderate"),
        ("There are concerns", "TODO"),
        ("Minor", "TODO"),
    ],
)
def test_a_concern_is_read_only_where_it_is_called_one(words: str, concern: str) -> None:
    table = f"Finding,Coherence\nIt holds.,{words}\n"
    (only,) = read_review_findings("a.csv", table.encode())
    assert only.components["coherence"]["concern"] == concern


def test_a_table_without_findings_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="No column of the table is called a finding"):
        read_review_findings("a.csv", b"Food,n\nRice,1\n")
