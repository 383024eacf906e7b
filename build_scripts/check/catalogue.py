"""Every rule there is. A code is given once and never again: a retired one stays listed in `RETIRED`."""

from __future__ import annotations

from build_scripts.check import (
    addresses,
    appraisal,
    as_printed,
    care,
    cells,
    chains,
    claims,
    confidence,
    explanations,
    identity,
    language,
    links,
    locators,
    numbers,
    perspectives,
    quotations,
    references,
    rights,
    synthesis,
    tables,
    totals,
    waivers,
    wholeness,
)
from build_scripts.check.rule import Rule
from build_scripts.model.rules import RuleText
from build_scripts.read.faults import FAULTS

RETIRED: frozenset[str] = frozenset()

MODULES = (
    wholeness,
    identity,
    references,
    links,
    cells,
    locators,
    chains,
    perspectives,
    tables,
    totals,
    numbers,
    as_printed,
    claims,
    quotations,
    confidence,
    explanations,
    synthesis,
    appraisal,
    language,
    care,
    rights,
    addresses,
)

ALL_RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in vars(module).values() if isinstance(rule, Rule))

RULE_TEXTS: tuple[RuleText, ...] = tuple(
    sorted(
        (*FAULTS, *(rule.text for rule in ALL_RULES), *quotations.NEEDS_SOURCE, *waivers.TEXTS),
        key=lambda text: text.code,
    )
)
"""What all rules say to authors, those of reading included, by code."""

_given = [text.code for text in RULE_TEXTS] + [*RETIRED]
if len(set(_given)) < len(_given):
    raise ValueError(f"given twice: {sorted({code for code in _given if _given.count(code) > 1})}")
