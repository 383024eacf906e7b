"""The numbers that a sentence of ours says: shares, counts, percents and words for them, with what they are out of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
}

PEOPLE = ("people", "persons", "participants", "respondents", "interviewees", "individuals")

MOST_DIGITS = 15

_WORD = "|".join(NUMBER_WORDS)
_NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+|(?:{_WORD}))"
_HINT = re.compile(
    r"[0-9]|per ?cent|\b(?:half|third|thirds|quarters?|majority|minority|most|nobody|no|none|all|every|everyone|everybody|"
    rf"{_WORD.removeprefix('one|')})\b",
    re.IGNORECASE,
)
"""Without any of these a text says no number."""
_PERCENT = (
    r"(?P<from>[0-9]+(?:\.[0-9]+)?)(?:\s?(?:-|–|to)\s?(?P<to>[0-9]+(?:\.[0-9]+)?))?\s?(?:%|per ?cent\b)"
)
_PLACE = (
    r"\b(?:tables?|figures?|appendix|sections?|questions?|pages?|phases?|waves?|chapters?|items?|parts?|version|"
    r"covid|q)[ -]?[0-9]+(?:\.[0-9]+)*"
)
_OTHER = (
    r"[0-9]+(?:\.[0-9]+)+(?=[^0-9]|$)(?!\s?(?:%|per ?cent))|\b[0-9]+(?:st|nd|rd|th)\b|\b[0-9]+/[0-9]+\b|"
    r"[^\W\d_][0-9]+|[0-9]+[^\W\d_]+"
)
_VALUE = r"(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)\.[0-9]+(?![\w%]|\.[0-9]|\s?(?:%|per ?cent))"
"""A mean, a p value, a ratio: a number with decimals that is neither a percent nor a numbered place."""
_MOST = r"(?<!the )(?<!at )(?<!one of the )most (?:of (?:the |these |those )?(?:[0-9]+ )?)?(?:{nouns})\b"
_SHARES: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"(?:more|greater) than half|over half|(?:the|a) (?:vast |large |clear )?majority", (51, 100)),
    (r"(?:less|fewer) than half|under half|a minority", (0, 49)),
    (r"three[- ]quarters", (68, 82)),
    (r"two[- ]thirds", (60, 73)),
    (r"(?:an? |one[- ])third of|just (?:over|under) a third", (28, 38)),
    (r"(?:an? |one[- ])quarter of|just (?:over|under) a quarter", (20, 30)),
    (r"(?<!than )(?<!over )(?<!under )half (?:of )?(?=the |of |[0-9])", (42, 58)),
)


SaidKind = Literal["share", "base", "count", "percent", "value", "fraction", "nobody", "everybody"]


@dataclass(frozen=True)
class SaidNumber:
    """One number that a sentence says."""

    kind: SaidKind
    words: str
    start: int
    n: int | None = None
    bases: tuple[int, ...] = ()
    """What it is out of, where the sentence says so; for a count every base that it names."""
    percents: tuple[str, ...] = ()
    within: tuple[int, int] = (0, 100)
    """The percents that a word for a share stands for; 51 and 49 are more and less than half."""


@lru_cache(maxsize=4096)
def numbers_in(text: str, nouns: tuple[str, ...] = PEOPLE) -> tuple[SaidNumber, ...]:
    """Every number of a sentence, in its order; `nouns` are words for what is counted."""
    if not _HINT.search(text):
        return ()
    reader = _Reader(text, _any(nouns))
    return tuple(sorted(reader.read(), key=lambda number: number.start))


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


def _value(text: str) -> int:
    """The number that a word or digits say; of more digits than anybody counts with, only that it is large."""
    digits = text.replace(",", "")
    return NUMBER_WORDS.get(text.lower()) or (int(digits) if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS)


class _Reader:
    """A sentence while it is read: what is understood is masked, so that nothing is read twice."""

    def __init__(self, text: str, nouns: str) -> None:
        self.text = text
        placed = re.sub(_PLACE, _mask, text, flags=re.IGNORECASE)
        self.values = [
            SaidNumber("value", found[0], found.start())
            for found in re.finditer(_VALUE, placed, re.IGNORECASE)
        ]
        self.rest = re.sub(rf"(?<![0-9.]){_OTHER}|{_VALUE}", _mask, placed, flags=re.IGNORECASE)
        self.nouns = nouns

    def read(self) -> Iterator[SaidNumber]:
        shares = list(self._shares())
        yield from shares
        yield from self._percents()
        yield from self.values
        yield from self._words_for_shares()
        bases = [(share.start, base) for share in shares for base in share.bases]
        opened = list(self._bases())
        yield from opened
        bases += [(base.start, base.n or 0) for base in opened]
        yield from self._counts(tuple(base for _, base in sorted(bases)))

    def _taken(self, pattern: str) -> Iterator[re.Match[str]]:
        """Each place of a pattern in what is not yet understood, and masks it."""
        yield from re.finditer(pattern, self.rest, re.IGNORECASE)
        self.rest = re.sub(pattern, _mask, self.rest, flags=re.IGNORECASE)

    def _shares(self) -> Iterator[SaidNumber]:
        """`18 of the 38 visitors (47.4%)`, `three of 39`."""
        pattern = (
            rf"\b(?P<n>{_NUMBER})(?: \w+)? (?:out )?of (?:the |these |those |all |our )*(?:\w+ )?(?P<base>[0-9]+)\b"
            rf"(?:[^0-9(;,.]{{0,40}}\((?:{_PERCENT})\))?"
        )
        for found in self._taken(pattern):
            percents = (found["from"],) if found["from"] else ()
            n, base = _value(found["n"]), _value(found["base"])
            yield SaidNumber("share", found[0], found.start(), n=n, bases=(base,), percents=percents)
        words = (
            rf"\b(?P<n>{_WORD}) (?:out )?of (?:the |these |those |all )?(?P<base>{_WORD}) (?:{self.nouns})\b"
        )
        for found in self._taken(words):
            n, base = _value(found["n"]), _value(found["base"])
            yield SaidNumber("share", found[0], found.start(), n=n, bases=(base,))

    def _bases(self) -> Iterator[SaidNumber]:
        """`Of 50 members, 32 ...`, `among 30 people`, `some of 56 people`."""
        opening = r"\bof (?:the |these |those |all )*(?P<base>[0-9]+)\b(?! of)(?=[^,;]*,)"
        inside = rf"\b(?:of|among|with|from) (?:the |these |those |all )*(?P<base>[0-9]+) (?:[\w-]+ )?(?:{self.nouns})\b"
        for found in (*self._taken(opening), *self._taken(inside)):
            yield SaidNumber("base", found["base"], found.start("base"), n=_value(found["base"]))

    def _percents(self) -> Iterator[SaidNumber]:
        for found in self._taken(rf"(?<![\w.]){_PERCENT}(?: of (?:the |these |all )*(?P<base>[0-9]+)\b)?"):
            percents = tuple(percent for percent in (found["from"], found["to"]) if percent)
            bases = (_value(found["base"]),) if found["base"] else ()
            yield SaidNumber("percent", found[0].strip(), found.start(), bases=bases, percents=percents)

    def _words_for_shares(self) -> Iterator[SaidNumber]:
        for pattern, within in ((_MOST.format(nouns=self.nouns), (51, 100)), *_SHARES):
            for found in self._taken(rf"\b{pattern}"):
                yield SaidNumber("fraction", found[0].strip(), found.start(), within=within)
        for found in self._taken(rf"\bnobody\b|\bno one\b|\bno (?:{self.nouns})\b|\bnone of the\b"):
            yield SaidNumber("nobody", found[0], found.start())
        for found in self._taken(
            rf"\b(?:everyone|everybody)\b|\b(?:all|every) (?:of )?(?:the )?(?:[0-9]+ )?(?:{self.nouns})\b"
        ):
            yield SaidNumber("everybody", found[0], found.start())

    def _counts(self, bases: tuple[int, ...]) -> Iterator[SaidNumber]:
        for found in self._taken(r"(?<![\w.,])[£$€]?(?P<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\b"):
            if not _is_year(found["n"]):
                yield SaidNumber("count", found[0], found.start(), n=_value(found["n"]), bases=bases)
        words = {word for word, n in NUMBER_WORDS.items() if n > 1}
        for found in self._taken(rf"\b(?P<n>{_any(words)}) (?:[\w-]+ )?(?:{self.nouns})\b"):
            yield SaidNumber("count", found[0], found.start(), n=_value(found["n"]), bases=bases)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _mask(found: re.Match[str]) -> str:
    return "·" * len(found[0])
