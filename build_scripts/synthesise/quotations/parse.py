"""A quotation in its parts: words, omissions, and brackets with what they may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_scripts.synthesise.quotations.tokens import Tokens, is_of_word, normalise, tokens_of

LONGEST_SUBSTITUTION = 6
"""Words of the source that a bracket may stand in for."""
# fmt: off
NEGATIONS = frozenset({
    "not", "never", "no", "without", "cannot", "nor", "neither", "none", "nobody", "nothing", "nowhere",
    "non", "hardly", "barely", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "niemand", "niet", "geen", "pas",
    "jamais", "nunca", "не", "нет", "不", "没", "沒", "無", "无", "未",
})
# fmt: on
"""Beside words that end in n't or begin with non-."""
# fmt: off
CONTRASTS = frozenset({
    "but", "although", "though", "however", "except", "unless", "despite", "whereas", "aber", "obwohl", "mais", "pero",
    "sino", "maar", "но", "但",
})
# fmt: on
"""What follows one of these limits what stands before it."""
EDITORIAL = frozenset(
    {
        "sic",
        "emphasis added",
        "emphasis in original",
        "emphasis in the original",
        "italics added",
        "my emphasis",
        "our emphasis",
    }
)
"""What editors put in brackets beside the words, not in their place."""
INFLECTIONS = frozenset({"s", "es", "d", "ed", "ing"})
"""Endings that a bracket may add to a whole word; no other piece of a word may be added or taken."""

_OMISSION = re.compile(r"\[\s*\.\.\.\s*\]|\(\s*\.\.\.\s*\)")
_DOTS = "..."
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_GAP = "\x1e"
"""Stands for an omission in normalised text, which has no such character of its own."""
_PAUSE = "\x1d"
"""Stands for three dots without brackets: an omission, or a pause that is printed."""


@dataclass(frozen=True)
class Option:
    """One way to read a bracket: words that stand in the source, then up to `skip` that it stands in for."""

    words: Tokens
    skip: int = 0
    changed: bool = False
    """The reader sees words here that the source does not print."""


@dataclass(frozen=True)
class Words:
    """Words that stand in the source one after another."""

    words: Tokens


@dataclass(frozen=True)
class Omission:
    """An omission; `marked` if it stands in brackets, so that nobody takes it for a pause in what was said."""

    marked: bool = True


@dataclass(frozen=True)
class Bracket:
    """Words in brackets, and the piece of a word a bracket is attached to; the first option that fits holds."""

    options: tuple[Option, ...]
    shown: str
    """As the quotation has it."""


QuotationPart = Words | Omission | Bracket

_NOTHING = tokens_of("")


def parse(text: str) -> tuple[QuotationPart, ...]:
    """The parts of a quotation in order; omissions at either end say nothing and are left out."""
    normalised = _OMISSION.sub(f" {_GAP} ", normalise(text)).replace(_DOTS, f" {_PAUSE} ")
    parts: list[QuotationPart] = []
    at = 0
    for start, end in _bracketed_stretches(normalised):
        parts.extend(_plain(normalised[at:start]))
        parts.extend(_bracketed(normalised[start:end]))
        at = end
    parts.extend(_plain(normalised[at:]))
    return tuple(_trimmed(_merged(parts)))


def _bracketed_stretches(normalised: str) -> Iterator[tuple[int, int]]:
    """Each `[bracket]` with the pieces of words and the brackets that touch it."""
    start = end = 0
    for found in _BRACKET.finditer(normalised):
        first, last = found.span()
        while first > end and is_of_word(normalised[first - 1]):
            first -= 1
        while last < len(normalised) and is_of_word(normalised[last]):
            last += 1
        if first > end or not end:
            if end:
                yield start, end
            start = first
        end = last
    if end:
        yield start, end


def _plain(text: str) -> Iterator[QuotationPart]:
    for piece in re.split(f"([{_GAP}{_PAUSE}])", text):
        if piece in (_GAP, _PAUSE):
            yield Omission(marked=piece == _GAP)
            continue
        words = tokens_of(piece)
        if len(words):
            yield Words(words)


def _bracketed(text: str) -> Iterator[QuotationPart]:
    """A stretch with brackets: brackets alone, or brackets attached to pieces of a word."""
    inside = " ".join(_BRACKET.findall(text))
    outside = tokens_of(_BRACKET.sub(" ", text))
    apart = tokens_of(text)
    if not len(apart):
        if _GAP in inside or _PAUSE in inside:
            yield Omission()
    elif not len(outside):
        yield _bracket(inside)
    else:
        options = [Option(apart), Option(tokens_of(text.replace("[", "").replace("]", "")))]
        if text.endswith("]") and text.count("[") == 1:
            added = inside.strip().casefold()
            if added in EDITORIAL:
                options.append(Option(outside))
            elif added in INFLECTIONS:
                options.append(Option(outside, changed=True))
        yield Bracket(tuple(options), text)


def _bracket(inside: str) -> Bracket:
    words = tokens_of(inside)
    if " ".join(words.words) in EDITORIAL:
        instead = [Option(_NOTHING)]
    elif any(negates(words, position) for position in range(len(words))):
        instead = []
    else:
        instead = [Option(_NOTHING, skip=LONGEST_SUBSTITUTION, changed=True)]
    return Bracket((Option(words), *instead), f"[{inside}]")


def _merged(parts: list[QuotationPart]) -> Iterator[QuotationPart]:
    """Omissions side by side are one, and so are brackets: two in a row stand in for no more than one."""
    for kind, group in groupby(parts, _merges_as):
        alike = list(group)
        if len(alike) == 1 or not kind:
            yield from alike
        elif kind == "omission":
            yield Omission(any(isinstance(part, Omission) and part.marked for part in alike))
        else:
            shown = " ".join(part.shown for part in alike if isinstance(part, Bracket))
            yield _bracket(shown.replace("[", "").replace("]", ""))


def _merges_as(part: QuotationPart) -> str:
    """What a part is merged as with others of the kind beside it; empty if it stays alone."""
    if isinstance(part, Omission):
        return "omission"
    return "bracket" if isinstance(part, Bracket) and any(option.skip for option in part.options) else ""


def _trimmed(parts: Iterator[QuotationPart]) -> list[QuotationPart]:
    kept = list(parts)
    while kept and isinstance(kept[0], Omission):
        del kept[0]
    while kept and isinstance(kept[-1], Omission):
        del kept[-1]
    return kept


def negates(words: Tokens, position: int) -> bool:
    """Whether a word turns what stands around it into its opposite, in one of its readings."""
    return any(
        reading in NEGATIONS or reading.endswith("n't") or reading.startswith("non-")
        for reading in words.readings(position)
    )
