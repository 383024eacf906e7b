"""Which of the repairs that rules offer a program may make."""

from __future__ import annotations

from build_scripts.model.diagnostics import Diagnostic

FOR_A_PERSON = frozenset({"EV032"})
"""Rules whose repair only the author can choose: an empty value may wait to be filled."""

SOURCES_WORDS = {"quotes.yaml": {"text"}, "questions.yaml": {"wording"}, "tables.yaml": {"printed"}}
"""By file, the keys of words and cells that stand as they are printed: no program touches them."""


def is_mechanical(problem: Diagnostic) -> bool:
    """Whether a problem can be mended without a person."""
    printed = SOURCES_WORDS.get(problem.file.rpartition("/")[2], set())
    return bool(problem.edits) and problem.code not in FOR_A_PERSON and printed.isdisjoint(problem.path[-1:])
