"""The check's rules: a list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.model import addresses
from build_scripts.model.rules import RuleText
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page

BLOCKS = {
    "EV0": "Files and their shape",
    "EV1": "Ids",
    "EV2": "References",
    "EV3": "Numbers",
    "EV4": "Quotations",
    "EV5": "Synthesis",
    "EV6": "Language and care",
    "EV7": "Rights",
    "EV8": "Addresses",
    "EV9": "Waivers",
}


def rule_pages(renderer: Renderer, texts: Sequence[RuleText]) -> Iterator[Page]:
    """The list by blocks of codes, then each rule."""
    blocks = [
        (heading, [(addresses.rule(text.code), text) for text in texts if text.code.startswith(block)])
        for block, heading in BLOCKS.items()
    ]
    yield renderer.page(
        "rules",
        addresses.RULES,
        "Rules",
        "Everything the check looks for, with the reason for each rule.",
        hide=("toc",),
        blocks=[(heading, rules) for heading, rules in blocks if rules],
    )
    for text in texts:
        yield renderer.page(
            "rule",
            addresses.rule(text.code),
            f"{text.code} {text.slug}",
            f"{text.code}: the reason for this rule, a bad example and a good one.",
            hide=("toc",),
            rule=text,
        )
