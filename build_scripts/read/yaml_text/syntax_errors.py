"""What a parser's error means in plain words: the likely syntax error, its place, and the remedy."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from build_scripts.model.diagnostics import Diagnostic
from build_scripts.read.yaml_text.indentation_errors import at_margin, list_and_keys, lost_line, tab, uneven
from build_scripts.read.yaml_text.look_alikes import look_alike
from build_scripts.read.yaml_text.punctuation_errors import (
    backslash,
    block_text,
    bracket_in_text,
    colon_in_text,
    colon_missing,
    never_closed_bracket,
    never_closed_quote,
    quote_closes_early,
    quote_over_lines,
    second_document,
    space_missing,
    special_sign,
)
from build_scripts.read.yaml_text.syntax_failure import SyntaxFailure

EXPLANATIONS: tuple[Callable[[SyntaxFailure], Diagnostic | None], ...] = (
    tab,
    look_alike,
    second_document,
    never_closed_quote,
    quote_over_lines,
    backslash,
    block_text,
    special_sign,
    quote_closes_early,
    bracket_in_text,
    space_missing,
    at_margin,
    colon_missing,
    colon_in_text,
    list_and_keys,
    uneven,
    never_closed_bracket,
    lost_line,
)
"""The first that fits is told: what is surest comes first."""


def not_yaml(file: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """The one problem of a file that YAML cannot read."""
    failure = SyntaxFailure(file, text, error)
    return next((problem for explain in EXPLANATIONS if (problem := explain(failure))), _unknown(failure))


def _unknown(failure: SyntaxFailure) -> Diagnostic:
    """Whatever is left."""
    start = failure.column if failure.line[failure.column :].strip() else 0
    return failure.at(
        "EV020",
        failure.row,
        start,
        max(len(failure.line.rstrip()), start + 1),
        "YAML cannot make sense of this place.",
        "Look here and on the lines above for a missing quotation mark, colon, bracket or space.",
    )
