"""A rule's page for the terminal: what it asks, why, a bad example and a good one."""

from __future__ import annotations

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.model import addresses
from build_scripts.model.rules import RuleText

SEVERITIES = {
    "error": "An error: a release cannot be built.",
    "warning": "A warning: worth a look, never needed for a merge.",
    "note": "A note: nothing to do.",
}


def explain(code: str) -> str | None:
    """The page of a rule, by its code or slug in any case; None if there is no such rule."""
    wanted = code.strip().lower()
    found = next((text for text in RULE_TEXTS if wanted in (text.code.lower(), text.slug)), None)
    return _page(found) if found else None


def _page(text: RuleText) -> str:
    parts = [f"{text.code} {text.slug}", SEVERITIES[text.severity.value], text.why]
    if text.bad:
        parts.append(f"Not like this:\n\n{_indented(text.bad)}")
    if text.good:
        parts.append(f"But like this:\n\n{_indented(text.good)}")
    parts.append(f"On the site: {addresses.rule(text.code)}")
    return "\n\n".join(parts) + "\n"


def _indented(example: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in example.rstrip("\n").split("\n"))
