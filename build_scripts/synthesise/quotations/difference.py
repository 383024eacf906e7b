"""Why a quotation was not found: how far it agrees, and what stands on both sides where it no longer does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.synthesise.quotations.parse import Bracket, QuotationPart, Words
from build_scripts.synthesise.quotations.tokens import JOINT, Tokens

BESIDE = 3
"""Words on each side that are shown where they differ."""
MOST_LEFT_OUT = 400
"""Where a quotation goes on no farther from the place than this, it leaves words out."""

DifferenceKind = Literal["words", "order", "bracketed_negation", "attached_bracket", "no_words"]


@dataclass(frozen=True)
class Difference:
    """Why a quotation was not found."""

    kind: DifferenceKind
    agrees: str = ""
    """The longest run of its words that the source has."""
    quotation: str = ""
    """The quotation's words beside that run."""
    source: str = ""
    """The source's words in the same place."""
    before: bool = False
    """They stand before the run, not after it."""
    leaves_out: bool = False
    """The rest of its words follows farther on in the source."""


def difference(parts: tuple[QuotationPart, ...], source: Tokens) -> Difference:
    """Why a quotation with these parts has no place in `source`."""
    runs = [part.words for part in parts if isinstance(part, Words)]
    if not runs:
        return Difference("no_words")
    lost = next((run for run in runs if not source.places(run)), None)
    if lost is not None:
        return _first_difference(lost, source)
    for part in parts:
        if isinstance(part, Bracket) and len(part.options) == 1:
            return Difference("bracketed_negation", quotation=part.shown.replace(JOINT, "-"))
        if isinstance(part, Bracket) and all(
            len(option.words) and not source.places(option.words) for option in part.options
        ):
            return Difference("attached_bracket", quotation=part.shown.replace(JOINT, "-"))
    return Difference("order", agrees=runs[0].show(0, len(runs[0])))


def _first_difference(run: Tokens, source: Tokens) -> Difference:
    length, first, at = _longest_run(run, source)
    if not length:
        return Difference("words", quotation=run.show(0, BESIDE))
    last, end = first + length, at + length
    before = last == len(run)
    return Difference(
        "words",
        agrees=run.show(first, last),
        quotation=run.show(first - BESIDE, first) if before else run.show(last, last + BESIDE),
        source=source.show(at - BESIDE, at) if before else source.show(end, end + BESIDE),
        before=before,
        leaves_out=not before and _follows(run, last, source, end),
    )


def _follows(run: Tokens, first: int, source: Tokens, after: int) -> bool:
    """Whether the words of a run from `first` on stand in the source, not at `after` but soon behind it."""
    return any(
        all(
            at + step < len(source) and source.agree(at + step, run, first + step)
            for step in range(len(run) - first)
        )
        for at in range(after + 1, min(after + MOST_LEFT_OUT, len(source)))
    )


def _longest_run(run: Tokens, source: Tokens) -> tuple[int, int, int]:
    """`(words, first word of the run, place in the source)` of the longest agreement, the earliest of equals."""
    best = (0, 0, 0)
    for first in range(len(run)):
        for at in sorted({place for word in run.readings(first) for place in source.index.get(word, ())}):
            if first and at and run.agree(first - 1, source, at - 1):
                continue
            length = 0
            while (
                first + length < len(run)
                and at + length < len(source)
                and run.agree(first + length, source, at + length)
            ):
                length += 1
            if length > best[0]:
                best = (length, first, at)
    return best
