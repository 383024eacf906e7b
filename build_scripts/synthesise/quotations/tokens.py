"""Text as the words it is made of, the same way for a quotation and for its source.

Nothing here corrects a text: what print leaves open, a hyphen at the end of a line, stays open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

JOINT = "\x1f"
"""Stands in normalised text for a hyphen at the end of a line, with the break. No text can bring its own."""

MOST_JOINTS = 4
"""More joints than this in one word are decided together: sixteen readings of a word are enough."""

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‵ʹʼˈ`´＇‹›", "'"),
        **dict.fromkeys("“”„‟″‶〝〞＂«»", '"'),
        **dict.fromkeys("‐‑‒–−⁃﹣－", "-"),
        **dict.fromkeys("—―﹘⸺⸻", " - "),
        **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
    }
)
_SOFT_HYPHEN_AT_LINE_END = re.compile("\u00ad[^\\S\n]*\n\\s*")
_SPACED_DOTS = re.compile(r"\.(?:[^\S\n]?\.){2,}")
_SPACED_PERCENT = re.compile(r"(?<=[0-9])[^\S\n]+%")
_LINE_BREAK_HYPHEN = re.compile(r"(?<=[^\W_])-[^\S\n]*\n\s*(?=[^\W_])")


def normalise(text: str) -> str:
    """`text` with one form for everything that looks the same in print.

    Compatibility forms are resolved (ligatures, no-break spaces, `…`), quotation marks, primes and dashes
    folded, invisible characters dropped, `. . .` joined; a dash as long as an em stands apart from words; a
    hyphen at the end of a line becomes `JOINT`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_FOLDED)
    text = _SOFT_HYPHEN_AT_LINE_END.sub("", text)
    text = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    text = text.translate(dict.fromkeys(map(ord, filter(_is_invisible, set(text)))))
    text = _SPACED_PERCENT.sub("%", _SPACED_DOTS.sub("...", text))
    return _LINE_BREAK_HYPHEN.sub(JOINT, text)


def _is_invisible(character: str) -> bool:
    return character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cf")


def token_pattern(normalised: str) -> re.Pattern[str]:
    """What a word is in this text: its combining marks belong to words."""
    return _token_pattern("".join(sorted(filter(_is_mark, set(normalised)))))


def is_of_word(character: str) -> bool:
    """Whether a character can stand inside a word."""
    return character.isalnum() or character in "'-" + JOINT or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


@lru_cache(maxsize=64)
def _token_pattern(marks: str) -> re.Pattern[str]:
    letter = rf"(?:[^\W_]|[{re.escape(marks)}])" if marks else r"[^\W_]"
    piece = rf"(?:[0-9]+(?:[.,][0-9]+)+|{letter}+)"
    return re.compile(rf"{piece}(?:['\-{JOINT}]{piece})*%?")


@dataclass(frozen=True)
class Tokens:
    """The words of a normalised text, case-folded.

    Inner apostrophes and hyphens belong to a word, decimals and `%` to a number; other punctuation is no
    token. A word with a joint stands in `words` without it, and in `undecided` with all its readings.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    """First character of each word in `text`, and the one after its last."""
    undecided: Mapping[int, frozenset[str]]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)

    def readings(self, position: int) -> frozenset[str]:
        """Every reading of a word; one for all but those broken at the end of a line."""
        return self.undecided.get(position) or frozenset((self.words[position],))

    def agree(self, position: int, other: Tokens, other_position: int) -> bool:
        """Whether a word here is a word there, in one of their readings."""
        if self.words[position] == other.words[other_position]:
            return True
        if position not in self.undecided and other_position not in other.undecided:
            return False
        return not self.readings(position).isdisjoint(other.readings(other_position))

    def holds(self, other: Tokens, position: int) -> bool:
        """Whether all words of `other` stand here one after another from `position`."""
        return position + len(other) <= len(self) and all(
            self.agree(position + step, other, step) for step in range(len(other))
        )

    def places(self, other: Tokens) -> list[int]:
        """Every position from which all words of `other` stand here, ascending; `other` has at least one."""
        postings = [
            (sum(len(self.index.get(word, ())) for word in other.readings(step)), step)
            for step in range(len(other))
        ]
        rarest = min(postings)[1]
        starts = {at - rarest for word in other.readings(rarest) for at in self.index.get(word, ())}
        return sorted(start for start in starts if start >= 0 and self.holds(other, start))

    @cached_property
    def index(self) -> Mapping[str, list[int]]:
        """Where each word stands, in all its readings."""
        places: dict[str, list[int]] = {}
        for position, word in enumerate(self.words):
            for reading in self.undecided.get(position, (word,)):
                places.setdefault(reading, []).append(position)
        return places

    def show(self, start: int, end: int) -> str:
        """The words from `start` up to `end` as the text has them, on one line."""
        start, end = max(start, 0), min(end, len(self))
        if start >= end:
            return ""
        shown = self.text[self.spans[start][0] : self.spans[end - 1][1]]
        return " ".join(shown.replace(JOINT, "-").split())


def tokens(text: str) -> Tokens:
    """The words of a text that is not normalised yet."""
    return tokens_of(normalise(text))


def tokens_of(normalised: str) -> Tokens:
    """The words of a normalised text."""
    words, spans, undecided = [], [], {}
    for position, (start, end) in enumerate(_spans(normalised)):
        word = normalised[start:end].casefold()
        if JOINT in word:
            undecided[position] = _readings(word)
            word = word.replace(JOINT, "")
        words.append(word)
        spans.append((start, end))
    return Tokens(normalised, tuple(words), tuple(spans), undecided)


def _spans(normalised: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in token_pattern(normalised).finditer(normalised))


def _readings(word: str) -> frozenset[str]:
    pieces = word.split(JOINT)
    joints = len(pieces) - 1
    choices = (
        product(("", "-"), repeat=joints) if joints <= MOST_JOINTS else [("",) * joints, ("-",) * joints]
    )
    return frozenset(
        pieces[0] + "".join(joint + piece for joint, piece in zip(choice, pieces[1:], strict=True))
        for choice in choices
    )
