"""The EV0 rules: what can be wrong with a file before anybody asks what it says."""

from __future__ import annotations

from build_scripts.model.problems import Edit, Path, Place, Problem, Severity
from build_scripts.model.rules import RuleText
from build_scripts.read.faults_of_files import FAULTS_OF_FILES
from build_scripts.read.faults_of_records import FAULTS_OF_RECORDS
from build_scripts.read.faults_of_text import FAULTS_OF_TEXT

FAULTS: tuple[RuleText, ...] = (*FAULTS_OF_TEXT, *FAULTS_OF_RECORDS, *FAULTS_OF_FILES)
"""In the order of their codes."""

BY_CODE = {text.code: text for text in FAULTS}


def fault(
    code: str,
    file: str,
    place: Place,
    message: str,
    hint: str = "",
    *,
    path: Path = (),
    source_line: str = "",
    edits: tuple[Edit, ...] = (),
    severity: Severity | None = None,
) -> Problem:
    """A problem with the slug of its rule, and its severity unless another is given."""
    text = BY_CODE[code]
    return Problem(
        file=file,
        place=place,
        code=code,
        slug=text.slug,
        severity=severity or text.severity,
        message=message,
        hint=hint,
        path=path,
        source_line=source_line,
        edits=edits,
    )
