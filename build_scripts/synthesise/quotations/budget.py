"""How many words of a source we quote, and how many the site's own rule allows (a house rule, no legal harbour)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.site import QuotationBudget
from build_scripts.synthesise.quotations.tokens import tokens

OURS = re.compile(r"\[[^\]]*\]")
"""Omissions and insertions are not the source's words."""

FREE_BASES = frozenset({"licence", "permission", "own"})
"""With one of these there is no limit."""


@dataclass(frozen=True)
class Quoted:
    """Words that we quote from one source under a right to quote, and the most that the site allows."""

    words: int
    limit: int
    reason: str
    """Which of the three limits is the lowest, in words."""
    unknown: tuple[str, ...]
    """Keys of study.yaml without which a limit cannot be worked out."""


def words_in(text: str) -> int:
    """How many words of the source a quotation holds; signs, in a script that puts no spaces between words."""
    return len(tokens(OURS.sub(" ", text)))


def is_limited(quote: Quote, folder: StudyFolder) -> bool:
    """Whether a quotation counts against the budget: its own rights decide, else the study's."""
    rights = quote.rights or (folder.study.rights.quotations if folder.study else None)
    return rights is None or rights.basis not in FREE_BASES


def quoted(folder: StudyFolder, budget: QuotationBudget) -> Quoted | None:
    """What a source's budget stands at; None where every quotation stands under a licence or permission."""
    limited = [quote for quote in folder.quotes if is_limited(quote, folder)]
    if not limited or folder.study is None:
        return None
    limits = [(budget.words, f"{budget.words} words from one source")]
    unknown = []
    for key, total, share, what in (
        ("source_words", folder.study.source_words, budget.share_of_document, "of its words"),
        (
            "quoted_words",
            folder.study.quoted_words,
            budget.share_of_its_quotations,
            "of the words it quotes itself",
        ),
    ):
        if total is None:
            unknown.append(key)
        else:
            limits.append((total * share // 100, f"{share}% {what} ({total})"))
    limit, reason = min(limits)
    return Quoted(sum(words_in(quote.text) for quote in limited), limit, reason, tuple(unknown))
