"""What a parser's error means in plain words: the likely slip, its place, and the remedy.

Decides nothing about a file that YAML can read.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from build_scripts.model.problems import Problem
from build_scripts.read import slips_of_layout as layout
from build_scripts.read import slips_of_signs as signs
from build_scripts.read.slip import Slip

EXPLANATIONS: tuple[Callable[[Slip], Problem | None], ...] = (
    signs.tab,
    signs.second_document,
    signs.never_closed_quote,
    signs.quote_over_lines,
    signs.backslash,
    signs.block_text,
    signs.special_sign,
    signs.quote_closes_early,
    signs.bracket_in_text,
    layout.space_missing,
    layout.colon_in_text,
    layout.list_and_keys,
    layout.uneven,
    signs.never_closed_bracket,
    layout.lost_line,
)
"""The first that fits is told: what is surest comes first."""


def not_yaml(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """The one problem of a file that YAML cannot read."""
    slip = Slip(file, text, error)
    return next((problem for explain in EXPLANATIONS if (problem := explain(slip))), _unknown(slip))


def _unknown(slip: Slip) -> Problem:
    """Whatever is left."""
    start = slip.column if slip.line[slip.column :].strip() else 0
    return slip.at(
        "EV020",
        slip.row,
        start,
        max(len(slip.line.rstrip()), start + 1),
        "YAML cannot make sense of this place.",
        "Look here and on the lines above for a missing quotation mark, colon, bracket or space.",
    )
