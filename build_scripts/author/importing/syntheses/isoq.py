"""A table of review findings with their assessment by GRADE-CERQual, as iSoQ and spreadsheets hold them, from CSV."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_scripts.author.importing.import_result import ImportRefusedError, fitting
from build_scripts.author.importing.tables.sheets import read_table
from build_scripts.model.records.review_finding import COMPONENTS
from build_scripts.model.todo import GAP

HEADINGS: Mapping[str, re.Pattern[str]] = {
    "explanation": re.compile(r"explanation|justification|rationale", re.IGNORECASE),
    **{name: re.compile(name.replace("_", r"[\s_]*"), re.IGNORECASE) for name in COMPONENTS},
    "studies": re.compile(r"stud(?:y|ies)|references?|contribut", re.IGNORECASE),
    "level": re.compile(r"confidence|cerqual|overall", re.IGNORECASE),
    "statement": re.compile(r"finding|summary|statement", re.IGNORECASE),
}
"""What a column holds, by its heading; the first that fits counts."""

_LEVEL = re.compile(r"\b(very low|low|moderate|high)\b", re.IGNORECASE)
_CONCERN = re.compile(
    r"^\s*(?P<none>no(?:\s+or\s+|\s*/\s*)very\s+minor|very\s+minor|no)?(?P<some>minor|moderate|serious)?\s+concerns?\b[\s.,:;–-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AssessedFinding:
    """A row of the table; what it does not hold is a gap."""

    statement: str
    level: str
    explanation: str
    components: Mapping[str, Mapping[str, str]]
    """By name: concern and explanation."""
    studies: str = ""
    """The studies that it names, as they stand there."""


def read_review_findings(name: str, content: bytes) -> tuple[AssessedFinding, ...]:
    """The review findings of a table, one a row."""
    grid = read_table(name, content)
    columns = _columns([slot.text for row in grid.head for slot in row])
    if "statement" not in columns:
        raise ImportRefusedError("No column of the table is called a finding, a summary or a statement.")
    rows = [{key: row[place].text for key, place in columns.items()} for row in grid.body]
    return tuple(_assessed(row) for row in rows if row["statement"])


def _columns(headings: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        key = next((key for key, pattern in HEADINGS.items() if pattern.search(heading)), "")
        if key:
            found.setdefault(key, place)
    return found


def _assessed(row: Mapping[str, str]) -> AssessedFinding:
    level = _LEVEL.search(row.get("level", ""))
    return AssessedFinding(
        fitting(row["statement"]),
        level[1].lower().replace(" ", "_") if level else GAP,
        fitting(row.get("explanation", "")) or GAP,
        {name: _component(row.get(name, "")) for name in COMPONENTS},
        fitting(row.get("studies", "")),
    )


def _component(text: str) -> dict[str, str]:
    """A concern and its explanation of `Minor concerns: two studies ...`."""
    said = _CONCERN.match(text)
    if said is None or not (said["none"] or said["some"]):
        return {"concern": GAP, "explanation": fitting(text) or GAP}
    concern = said["some"].lower() if said["some"] else "no_or_very_minor"
    rest = re.sub(r"^explanation\s*:\s*", "", text[said.end() :], flags=re.IGNORECASE)
    return {"concern": concern, "explanation": fitting(rest) or GAP}
