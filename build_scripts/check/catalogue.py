"""Every rule there is. A code is given once and never again: a retired one stays listed in `RETIRED`."""

from __future__ import annotations

from build_scripts.check import waivers
from build_scripts.check.judgements import (
    appraisal,
    cerqual_explanations,
    cerqual_levels,
    dates,
    looked_at,
    one_scale,
    paired_rows,
    review_findings,
    teaching,
    use_of_findings,
)
from build_scripts.check.links import ambiguous_rows, chains, ids, missing_files, permalinks, references
from build_scripts.check.numbers import (
    arms,
    as_printed,
    chart_claims,
    findings,
    percents,
    printed_cells,
    recomputable,
    samples,
    sentences,
    tables,
    totals,
    values,
)
from build_scripts.check.rule import Rule
from build_scripts.check.texts import answer_length, imported, language, privacy, quotations, remarks, rights
from build_scripts.model.diagnostics import RuleText
from build_scripts.read.rules import READING_RULES

RETIRED = {
    "EV542": "The site stands at the newest date in the evidence, so no date is ahead of it any more. EV543 warns of a "
    "date that is far after all others.",
    "EV802": "An author records no address any more: what publishes the site does (`evidence permalinks --publish`).",
}
"""Codes that are given no more, each with what became of them."""

MODULES = (
    missing_files,
    ids,
    references,
    ambiguous_rows,
    chains,
    tables,
    arms,
    samples,
    totals,
    percents,
    as_printed,
    recomputable,
    printed_cells,
    sentences,
    values,
    findings,
    chart_claims,
    quotations,
    remarks,
    imported,
    cerqual_levels,
    cerqual_explanations,
    one_scale,
    review_findings,
    teaching,
    use_of_findings,
    looked_at,
    paired_rows,
    dates,
    appraisal,
    language,
    answer_length,
    privacy,
    rights,
    permalinks,
)

ALL_RULES: tuple[Rule, ...] = tuple(
    rule for module in MODULES for rule in vars(module).values() if isinstance(rule, Rule)
)

RULE_TEXTS: tuple[RuleText, ...] = tuple(
    sorted(
        (*READING_RULES, *(rule.text for rule in ALL_RULES), *quotations.NEEDS_SOURCE, *waivers.TEXTS),
        key=lambda text: text.code,
    )
)
"""What all rules say to authors, those of reading included, by code."""

_given = [text.code for text in RULE_TEXTS] + [*RETIRED]
if len(set(_given)) < len(_given):
    raise ValueError(f"given twice: {sorted({code for code in _given if _given.count(code) > 1})}")
