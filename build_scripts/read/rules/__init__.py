"""The EV0 rules: what can be wrong with a file before anybody asks what it says."""

from __future__ import annotations

from build_scripts.model.diagnostics import Diagnostic, Edit, KeyPath, Place, RuleText, Severity
from build_scripts.read.rules.fields import FIELD_RULES
from build_scripts.read.rules.files import FILE_RULES
from build_scripts.read.rules.yaml import YAML_RULES

READING_RULES: tuple[RuleText, ...] = (*YAML_RULES, *FIELD_RULES, *FILE_RULES)
"""In the order of their codes."""

BY_CODE = {text.code: text for text in READING_RULES}


def diagnostic(
    code: str,
    file: str,
    place: Place,
    message: str,
    hint: str = "",
    *,
    path: KeyPath = (),
    source_line: str = "",
    edits: tuple[Edit, ...] = (),
    severity: Severity | None = None,
) -> Diagnostic:
    """A problem with the slug of its rule, and its severity unless another is given."""
    text = BY_CODE[code]
    return Diagnostic(
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
