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

RAISED = "\ue000"
"""Stands before raised digits: the number of a note, or a power."""

PARTED = "\ue001"
"""Stands for a space beside a ligature, where extraction may have parted a word."""

MOST_JOINTS = 4
"""More joints than this in one word are decided together: sixteen readings of a word are enough."""

MOST_PIECES = 4
"""A word of a damaged text came apart into no more pieces than this."""

OPENING, CLOSING = "“„«「『", "”»」』"
_DOUBLE = dict.fromkeys(f"{OPENING}{CLOSING}‟″‶〝〞＂", '"')
_SINGLE = dict.fromkeys("‘’‚‛′‵ʹʼˈ`´＇‹›", "'")
_DIRECTED = frozenset(f"{OPENING}{CLOSING}‘’")
"""Quotation marks that tell whether they open or close."""
_KEPT = str.maketrans({mark: fold for mark, fold in {**_DOUBLE, **_SINGLE}.items() if mark in _DIRECTED})
_FOLDED = str.maketrans(
    {
        **{mark: fold for mark, fold in {**_DOUBLE, **_SINGLE}.items() if mark not in _DIRECTED},
        **dict.fromkeys("‐‑‒–−⁃﹣－", "-"),
        **dict.fromkeys("—―﹘⸺⸻", " - "),
        **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
        **dict.fromkeys("≦⩽", "≤"),
        **dict.fromkeys("≧⩾", "≥"),
        **dict.fromkeys("∼〜～", "~"),
        "⁄": "/",
        "¿": " ",
        "؟": "?",
    }
)
_SOFT_HYPHEN_AT_LINE_END = re.compile(r"[\u00ad¬][^\S\n]*(?=\n)")
_PARTED_LIGATURE = re.compile(r"(?<=[ﬀ-ﬆ]) (?=\w)|(?<=\w) (?=[ﬀ-ﬆ])")
_RAISED_DIGITS = re.compile(r"(?P<word>(?<=\w))?[⁺⁻]?[⁰¹²³⁴-⁹]+")
_FRACTION = re.compile(r"(?<=[0-9])(?=[¼-¾⅐-⅞])")
_SPACED_DOTS = re.compile(r"\.(?:[^\S\n]?\.){2,}")
_SPACED_PERCENT = re.compile(r"(?<=[0-9])[^\S\n]+(?=[%‰])")
_COMPARISONS = (("<=", "≤"), (">=", "≥"), ("+/-", "±"))
_LINE_BREAK_HYPHEN = re.compile(r"(?<=[^\W_])-[^\S\n]*\n\s*(?=[^\W_])")


def printed(text: str) -> str:
    """`text` with one form for everything that looks the same in print, but for its quotation marks.

    Compatibility forms are resolved (ligatures, no-break spaces, `…`), primes and dashes folded, invisible
    characters dropped, `. . .` joined; a dash as long as an em stands apart from words; a hyphen at the end of a
    line becomes `JOINT`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_FOLDED)
    text = _SOFT_HYPHEN_AT_LINE_END.sub("-", text)
    text = _FRACTION.sub(" ", _PARTED_LIGATURE.sub(PARTED, text))
    text = _RAISED_DIGITS.sub(lambda found: "" if found["word"] is None else RAISED + found[0], text)
    text = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    text = text.translate(dict.fromkeys(map(ord, filter(_is_invisible, set(text)))))
    for sign, spelled in _COMPARISONS:
        text = text.replace(sign, spelled)
    text = _SPACED_PERCENT.sub("", _SPACED_DOTS.sub("...", text))
    return _LINE_BREAK_HYPHEN.sub(JOINT, text)


def normalise(text: str) -> str:
    """`text` as `printed` gives it, character for character, with all quotation marks folded as well."""
    return folded(printed(text))


def folded(text: str) -> str:
    """A printed text, character for character, with all quotation marks folded."""
    return text.translate(_KEPT)


def _is_invisible(character: str) -> bool:
    return character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cf")


# What a word is

CURRENCY = "$£€¥¢₣₤₦₩₪₫₱₲₴₵₸₹₺₽₿"
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words: each of their signs is a word."""

_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_SIGN = rf"[<>≤≥=≠≈×÷±%‰&+{CURRENCY}]"
_BEFORE_NUMBER = rf"(?:[<>≤≥=≠≈~±{CURRENCY}][^\S\n]?|(?<![\w%.])[-+])*"
_AFTER_NUMBER = rf"(?:[%‰°]|[+{CURRENCY}](?![0-9.])|[^\S\n][{CURRENCY}](?![^\S\n]?[0-9.]))?"
_NUMBERS = r"[0-9]{1,3}(?:[^\S\n]?[,;-][^\S\n]?[0-9]{1,3})*"
_NOTE_MARK = re.compile(rf"\[{_NUMBERS}\]|(?<=[^\W0-9_])\({_NUMBERS}\)")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


def is_of_word(character: str) -> bool:
    """Whether a character can stand inside a word."""
    if _IS_UNSPACED.match(character):
        return False
    return character.isalnum() or character in "'-" + JOINT or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def token_pattern(normalised: str) -> re.Pattern[str]:
    """What a word is in this text: its combining marks belong to words."""
    return _token_pattern("".join(sorted(filter(_is_mark, set(normalised)))))


@lru_cache(maxsize=64)
def _token_pattern(marks: str) -> re.Pattern[str]:
    marks = re.escape(marks)
    letter = rf"(?:[^\W_{UNSPACED}]|[{marks}])" if marks else rf"[^\W_{UNSPACED}]"
    piece = rf"(?:[0-9]+(?:[.,/][0-9]+)+|{letter}+)"
    raised = rf"(?:{RAISED}[-+]?[0-9]+)?"
    word = rf"{piece}(?:['\-{JOINT}]{piece})*{raised}"
    counted = rf"{_BEFORE_NUMBER}(?:(?<![\w.])\.)?(?=[0-9]){word}{_AFTER_NUMBER}"
    sign = rf"[{UNSPACED}]" + (f"[{marks}]*" if marks else "")
    return re.compile(rf"{counted}|{word}|{sign}|{_SIGN}")


@dataclass(frozen=True)
class Tokens:
    """The words of a normalised text, case-folded.

    Inner apostrophes and hyphens belong to a word, decimals and signs (currency, comparison, minus, percent) to a
    number; a sign that stands alone is a word; other punctuation is none. A word with a joint stands in `words`
    without it, and in `undecided` with all its readings.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    """First character of each word in `text`, and the one after its last."""
    undecided: Mapping[int, frozenset[str]]
    loose: frozenset[int] = frozenset()
    """Words after which the text may have come apart: the next one may belong to the same word."""
    notes: Mapping[int, str] | None = None
    """Marks of notes, such as `[3]`, by the word before which they stand; only a source has them."""

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

    def pace(self, position: int, other: Tokens, other_position: int) -> int:
        """How many words here, from `position`, are one word there; 0 if it does not stand here."""
        if position >= len(self):
            return 0
        if self.agree(position, other, other_position):
            return 1
        if position not in self.loose:
            return 0
        wanted, joined, at = other.readings(other_position), self.readings(position), position
        while at in self.loose and at + 1 < len(self) and at - position + 1 < MOST_PIECES:
            at += 1
            joined = frozenset(
                first + between + last
                for first in joined
                for between in ("", "-")
                for last in self.readings(at)
            )
            if not joined.isdisjoint(wanted):
                return at + 1 - position
        return 0

    def aligned(self, other: Tokens, position: int) -> tuple[int, ...] | None:
        """Where each word of `other` begins here, and where the last ends, if all stand here in a row."""
        places = [position]
        for step in range(len(other)):
            pace = self.pace(places[-1], other, step)
            if not pace:
                return None
            places.append(places[-1] + pace)
        return tuple(places)

    def reach(self, other: Tokens, position: int) -> int | None:
        """The position behind the words of `other`, if all stand here one after another from `position`."""
        for step in range(len(other)):
            pace = self.pace(position, other, step)
            if not pace:
                return None
            position += pace
        return position

    def places(self, other: Tokens) -> list[int]:
        """Every position from which all words of `other` stand here, ascending; `other` has at least one."""
        if self.loose:
            starts = {at for word in other.readings(0) for at in self.index.get(word, ())}
            starts |= {at for at in self.loose if self.pace(at, other, 0)}
        else:
            postings = [
                (sum(len(self.index.get(word, ())) for word in other.readings(step)), step)
                for step in range(len(other))
            ]
            rarest = min(postings)[1]
            starts = {at - rarest for word in other.readings(rarest) for at in self.index.get(word, ())}
        return sorted(start for start in starts if start >= 0 and self.reach(other, start) is not None)

    @cached_property
    def index(self) -> Mapping[str, list[int]]:
        """Where each word stands, in all its readings."""
        places: dict[str, list[int]] = {}
        for position, word in enumerate(self.words):
            for reading in self.undecided.get(position, (word,)):
                places.setdefault(reading, []).append(position)
        return places

    def between(self, position: int) -> str:
        """What stands before a word, behind the one before it."""
        start = self.spans[position - 1][1] if position else 0
        end = self.spans[position][0] if position < len(self) else len(self.text)
        return self.text[start:end]

    def show(self, start: int, end: int) -> str:
        """The words from `start` up to `end` as the text has them, on one line."""
        start, end = max(start, 0), min(end, len(self))
        if start >= end:
            return ""
        shown = self.text[self.spans[start][0] : self.spans[end - 1][1]]
        return " ".join(shown.replace(JOINT, "-").replace(PARTED, "").replace(RAISED, "").split())


def tokens(text: str) -> Tokens:
    """The words of a text that is not normalised yet."""
    return tokens_of(normalise(text))


def tokens_of(normalised: str) -> Tokens:
    """The words of a normalised text."""
    return _tokens(normalised, tuple(_spans(normalised)))


def source_tokens(normalised: str) -> Tokens:
    """The words of a source's normalised text: marks of notes are none, and what came apart may be joined."""
    marks = [found for found in _NOTE_MARK.finditer(normalised)]
    covered = {at for found in marks for at in range(*found.span())}
    spans = tuple(span for span in _spans(normalised) if span[0] not in covered)
    plain = _with_notes_attached(_tokens(normalised, spans))
    notes: dict[int, str] = {}
    position = 0
    for found in marks:
        while position < len(spans) and spans[position][0] < found.start():
            position += 1
        notes[position] = notes.get(position, "") + found[0]
    loose = frozenset(at for at in range(len(plain) - 1) if _is_loose(plain, at))
    return Tokens(normalised, plain.words, spans, plain.undecided, loose, notes)


_NOTE_ATTACHED = re.compile(r"([^\W0-9_]{4,})[0-9]{1,2}")


def _with_notes_attached(plain: Tokens) -> Tokens:
    """A word that the text has elsewhere, with digits behind it, may carry the number of a note."""
    known = set(plain.words)
    undecided = dict(plain.undecided)
    for position, word in enumerate(plain.words):
        found = _NOTE_ATTACHED.fullmatch(word)
        if found and found[1] in known:
            undecided[position] = plain.readings(position) | {found[1]}
    return Tokens(plain.text, plain.words, plain.spans, undecided)


def _tokens(normalised: str, spans: tuple[tuple[int, int], ...]) -> Tokens:
    words, undecided = [], {}
    for position, (start, end) in enumerate(spans):
        word = re.sub(r"[ \t\n]", "", normalised[start:end].casefold())
        if JOINT in word or RAISED in word:
            undecided[position] = _readings(word)
            word = word.replace(JOINT, "").replace(RAISED, "^")
        words.append(word)
    return Tokens(normalised, tuple(words), spans, undecided)


_LIGATURES = frozenset({"ff", "fi", "fl", "ffi", "ffl"})
_DASH_AT_LINE_END = re.compile(r"[^\S\n]+-[^\S\n]*\n\s*")


def _is_loose(tokens: Tokens, at: int) -> bool:
    between = tokens.between(at + 1)
    if between == PARTED or _DASH_AT_LINE_END.fullmatch(between):
        return True
    return between == " " and not _LIGATURES.isdisjoint(tokens.words[at : at + 2])


def bracketed(tokens: Tokens) -> frozenset[int]:
    """The words that stand in square brackets."""
    inside: set[int] = set()
    spans = iter(_BRACKETED.finditer(tokens.text))
    found = next(spans, None)
    for position, (start, _) in enumerate(tokens.spans):
        while found and found.end() <= start:
            found = next(spans, None)
        if found and found.start() <= start:
            inside.add(position)
    return frozenset(inside)


def _spans(normalised: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in token_pattern(normalised).finditer(normalised))


def _readings(word: str) -> frozenset[str]:
    word, _, raised = word.partition(RAISED)
    pieces = word.split(JOINT)
    joints = len(pieces) - 1
    choices = (
        product(("", "-"), repeat=joints) if joints <= MOST_JOINTS else [("",) * joints, ("-",) * joints]
    )
    plain = frozenset(
        pieces[0] + "".join(joint + piece for joint, piece in zip(choice, pieces[1:], strict=True))
        for choice in choices
    )
    if not raised:
        return plain
    powers = frozenset(f"{unit}^{raised}" for unit in plain)
    # Behind a number raised digits may be a power, which is no note.
    return powers if word[-1:].isdigit() else powers | plain
