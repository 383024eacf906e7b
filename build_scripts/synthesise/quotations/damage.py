"""Whether a quotation fails only because the text of its source is damaged: the letters agree, the words do not.

Nothing is guessed: a text is called damaged only where print could not look like that (a word that comes apart at a
line end, a number at the start of a line, a line of its own in mid-sentence), or where the source itself writes the
word elsewhere as the quotation does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from build_scripts.synthesise.quotations.parse import QuotationPart, Words
from build_scripts.synthesise.quotations.tokens import JOINT, PARTED, RAISED, Tokens, normalise

FEWEST_LETTERS = 12
"""Fewer letters than this agree by chance."""
LONGEST_INTRUSION = 20
"""Words that a page heading between two lines of a sentence may have."""


@dataclass(frozen=True)
class Damage:
    """Where a source's text is damaged."""

    line: int
    source: str
    """What stands there."""
    quotation: str
    """What the quotation has."""
    certain: bool
    """Print cannot look like that; else the quotation may be what is wrong."""


def damage(parts: tuple[QuotationPart, ...], source: Tokens, raw: str) -> Damage | None:
    """The first place that explains why one run of the quotation's words is not found; None if none does."""
    for part in parts:
        if isinstance(part, Words) and not source.places(part.words):
            return _parted(part.words, source, raw) or _intruded(part.words, source, raw)
    return None


def _parted(run: Tokens, source: Tokens, raw: str) -> Damage | None:
    """A place where the same letters stand in other words."""
    letters = _letters(run.text)
    if len(letters) < FEWEST_LETTERS:
        return None
    whole, places = _letters_in(source.text)
    found = whole.find(letters)
    while found >= 0:
        start, end = places[found], places[found + len(letters) - 1] + 1
        at = _damaged_word(run, source, (start, end))
        if at is not None:
            return Damage(_line(raw, source.text, at[0]), *at[1:])
        found = whole.find(letters, found + 1)
    return None


# Each quotation that is not found asks again.
@lru_cache(maxsize=4)
def _letters_in(text: str) -> tuple[str, list[int]]:
    """The letters of a source, and where each stands."""
    places = [at for at, sign in enumerate(text) if sign.isalpha()]
    return "".join(text[at].casefold()[:1] for at in places), places


def _letters(text: str) -> str:
    return "".join(sign.casefold()[:1] for sign in text if sign.isalpha())


def _damaged_word(run: Tokens, source: Tokens, span: tuple[int, int]) -> tuple[int, str, str, bool] | None:
    """`(place, what stands there, what the quotation has, whether that is certain)` of the first word that differs."""
    inside = [at for at, (first, last) in enumerate(source.spans) if first < span[1] and last > span[0]]
    mine, theirs = 0, 0
    while mine < len(run) and theirs < len(inside):
        if source.agree(inside[theirs], run, mine):
            mine, theirs = mine + 1, theirs + 1
            continue
        last_mine, last_theirs = _meet(run, mine, source, inside, theirs)
        first, last = inside[theirs], inside[last_theirs - 1]
        certain = _is_certain(source, (first, last), run, (mine, last_mine))
        if certain is None:
            return None
        return source.spans[first][0], source.show(first, last + 1), run.show(mine, last_mine), certain
    return None


def _meet(run: Tokens, mine: int, source: Tokens, inside: list[int], theirs: int) -> tuple[int, int]:
    """Where both sides have the same letters again."""
    left, right = _letters(run.words[mine]), _letters(source.words[inside[theirs]])
    mine, theirs = mine + 1, theirs + 1
    while left != right:
        if len(left) < len(right) and mine < len(run):
            left, mine = left + _letters(run.words[mine]), mine + 1
        elif theirs < len(inside):
            right, theirs = right + _letters(source.words[inside[theirs]]), theirs + 1
        else:
            break
    return mine, theirs


def _is_certain(source: Tokens, place: tuple[int, int], run: Tokens, mine: tuple[int, int]) -> bool | None:
    """Whether these words of the source can only be damage; None if the quotation is plainly different."""
    first, last = place
    theirs, own = source.words[first : last + 1], run.words[slice(*mine)]
    between = source.text[source.spans[first][0] : source.spans[last][1]]
    if _digits(theirs) != _digits(own):
        # A number at the start of a line is the line's, unless the quotation has one there itself.
        leads = theirs[0].isdigit() and "\n" in source.between(first)
        if not _digits(own) and not _digits((_NOTE_BEHIND.sub("", between),)):
            return False
        return True if not _digits(own) and (leads or re.search(r"\n\s*[0-9]+[^\S\n]", between)) else None
    if _signs(theirs) != _signs(own):
        return None
    if any(sign in between for sign in (JOINT, PARTED, RAISED, "¬")):
        return True
    if any("-" in word for word in (*theirs, *own)):
        return None
    others = range(first, last + 1)
    written = all(_stands(source, word, others) for word in own)
    return written and not all(_stands(source, word, others) for word in theirs)


def _digits(words: tuple[str, ...]) -> str:
    return "".join(sign for word in words for sign in word if sign.isdigit())


def _signs(words: tuple[str, ...]) -> str:
    return "".join(sign for word in words for sign in word if not (sign.isalnum() or sign in "-'"))


def _stands(source: Tokens, word: str, but: range) -> bool:
    return any(at not in but for at in source.index.get(word, ()))


_NOTE_BEHIND = re.compile(r"(?<=[^\W0-9_])[0-9]{1,2}(?:,[0-9]{1,2})*(?!\w)")
"""The number of a note that is no longer raised."""
_PAGE_TURN = re.compile(r"\n(?:[^\n]*\n)?[^\S\n]*[0-9]{1,4}[^\S\n]*\n(?:[^\n]*\n)?")
"""A number on a line of its own, and a head before or behind it."""
_BLANK = re.compile(r"(?<![.!?])(?<![.!?][\"')])[^\S\n]*\n\s*\n\s*")


def _intruded(run: Tokens, source: Tokens, raw: str) -> Damage | None:
    """A line of its own, between blank lines, in the middle of the quotation's words."""
    blanks = [bisect_left(source.spans, (found.end(),)) for found in _BLANK.finditer(source.text)]
    turns = [
        tuple(bisect_left(source.spans, (at,)) for at in found.span())
        for found in _PAGE_TURN.finditer(source.text)
    ]
    for first, after in [*pairwise(blanks), *turns]:
        if not 0 < first < after < len(source) or after - first > LONGEST_INTRUSION:
            continue
        if source.text[source.spans[after][0]].islower() and _runs_through(run, source, first, after):
            return Damage(
                _line(raw, source.text, source.spans[first][0]), source.show(first, after), "", True
            )
    return None


def _runs_through(run: Tokens, source: Tokens, first: int, after: int) -> bool:
    """Whether the run stands in the source but for the words from `first` to `after`."""
    for cut in range(1, len(run)):
        if first - cut >= 0 and source.agree(first - 1, run, cut - 1) and source.agree(after, run, cut):
            places = [*range(first - cut, first), *range(after, after + len(run) - cut)]
            if places[-1] < len(source) and all(
                source.agree(at, run, step) for step, at in enumerate(places)
            ):
                return True
    return False


def _line(raw: str, normalised: str, place: int) -> int:
    """The line of `raw` on which a place of its normalised text stands: the one with as many letters and digits before it."""
    wanted = sum(sign.isalnum() for sign in normalised[:place])
    seen = 0
    for number, line in enumerate(raw.splitlines(), start=1):
        seen += sum(sign.isalnum() for sign in normalise(line))
        if seen > wanted:
            return number
    return raw.count("\n") + 1
