"""What makes two spellings one word, for the search: the text that is indexed and the words that are typed are folded alike.

The scripts of the search page fold with the same tables, which `tables` hands them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

APOSTROPHES = "'’‘ʼʻ`´＇′"
"""Signs that part no word: people's and peoples are one."""

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ",
}  # fmt: skip
"""Letters that Unicode does not take apart, as they are typed without them."""

ACCENTS = (
    (0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip
"""Marks that many people leave out: accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic, and what
chooses between pictures of one sign."""

UNSPACED = (
    (0xE00, 0xEFF), (0xF00, 0xFFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3005, 0x3007),
    (0x3040, 0x30FF), (0x3130, 0x318F), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Scripts that write words without spaces, or join to them what other scripts write apart: here each sign is a word."""

ENDINGS: tuple[tuple[tuple[str, int, str], ...], ...] = (
    (
        ("sses", 2, "ss"), ("shes", 2, "sh"), ("ches", 2, "ch"), ("xes", 2, "x"), ("ies", 2, "y"), ("sis", 3, "s"),
        ("ss", 0, "ss"), ("us", 0, "us"), ("is", 0, "is"), ("s", 3, ""),
    ),
    (
        ("ied", 2, "y"), ("ated", 4, ""), ("ating", 4, ""), ("ation", 4, ""), ("ate", 4, ""), ("acy", 4, ""),
        ("ing", 4, ""), ("ed", 4, ""), ("iness", 4, "y"), ("ness", 5, ""), ("ioner", 5, "ion"),
    ),
    (("ion", 5, ""), ("ly", 4, "")),
    (("ence", 5, ""), ("ance", 5, ""), ("ent", 5, ""), ("ant", 5, "")),
    (("e", 4, ""),),
    (
        ("iz", 3, "is"), ("bb", 2, "b"), ("dd", 2, "d"), ("gg", 2, "g"), ("ll", 5, "l"), ("mm", 2, "m"),
        ("nn", 2, "n"), ("pp", 2, "p"), ("rr", 2, "r"), ("tt", 2, "t"),
    ),
)  # fmt: skip
"""Endings of English words in steps: of each step the first that fits goes, where at least so many letters stay before
it, and something else may take its place. Words of one family (train, trained, training) end alike, and two words that
mean different things (person, personal, personality) do not."""

END = "qz"
"""What no word holds."""

_PARTS = 3
"""Letters that a part of a word between apostrophes has at least to be looked for alone."""


def _class(ranges: tuple[tuple[int, int], ...]) -> str:
    """A character class of regular expressions, the same in Python and in a browser."""
    return "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges) + "]"


_ACCENT = re.compile(_class(ACCENTS))
_UNSPACED = re.compile(f"({_class(UNSPACED)})")


@dataclass(frozen=True)
class Forms:
    """What is looked for in a run of signs without a space."""

    pieces: tuple[str, ...]
    """Its words in their order: two in well-being."""
    joined: str
    """Its words as one, where it is called that as well: wellbeing."""
    besides: tuple[str, ...]
    """Parts of its words that are looked for alone: the Brien of O'Brien."""


@lru_cache(maxsize=100_000)
def forms(run: str) -> Forms:
    """The words in `run`, folded; none in a run of signs alone."""
    pieces: list[str] = []
    besides: list[str] = []
    for part in "".join(sign if _is_of_a_word(sign) else " " for sign in _folded(run)).split():
        bits = [bit for bit in part.split("'") if bit]
        if len(bits) > 1:
            besides += [bit for bit in bits if len(bit) >= _PARTS]
        pieces += [piece for piece in _UNSPACED.split("".join(bits)) if piece]
    return Forms(tuple(pieces), _joined(pieces), tuple(besides))


@lru_cache(maxsize=100_000)
def family(word: str) -> str:
    """What `word` shares with its other forms."""
    for step in ENDINGS:
        for ending, least, instead in step:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word.removesuffix(ending) + instead
                break
    return word


def key(word: str) -> str:
    """`word` in letters and digits that the index leaves as they are, with an end, so that no word begins another."""
    return "".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in word) + END


def tables() -> dict[str, object]:
    """What a browser needs to fold alike."""
    return {
        "apostrophes": APOSTROPHES,
        "letters": LETTERS,
        "accents": _class(ACCENTS),
        "unspaced": _class(UNSPACED),
        "endings": ENDINGS,
        "parts": _PARTS,
        "end": END,
    }


def _joined(pieces: list[str]) -> str:
    if len(pieces) < 2 or any(_UNSPACED.match(piece) for piece in pieces):
        return ""
    is_number = all(piece.isdecimal() for piece in pieces)
    # 1,620 is 1620 as well, but 48.6 is no 486.
    return "" if is_number and any(len(piece) != 3 for piece in pieces[1:]) else "".join(pieces)


def _is_of_a_word(sign: str) -> bool:
    return sign == "'" or unicodedata.category(sign)[0] in "LMN"


def _folded(run: str) -> str:
    """`run` in small letters, without accents and invisible signs, each apostrophe a straight one."""
    seen = (sign for sign in run if unicodedata.category(sign) != "Cf")
    text = "".join("'" if sign in APOSTROPHES else sign for sign in seen)
    text = _ACCENT.sub("", unicodedata.normalize("NFKD", text).lower())
    return unicodedata.normalize("NFC", "".join(LETTERS.get(sign, sign) for sign in text))
