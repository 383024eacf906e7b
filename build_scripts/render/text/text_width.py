"""How much room text takes, reckoned with care before there is a browser: the one place that knows letters' widths.

Letters are taken to be as wide as in the widest of the usual typefaces, so what fits here fits everywhere. Widths
are in units of the letters' size, but for the page of a brief, which is measured in points; sizes of letters stand
in the style sheets and have to agree with those that are given here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

WIDTH = 500.0
"""Of the text on A4, which is narrower than US Letter."""

HEIGHT = 712.0
"""Of the text on US Letter, which is lower than A4, less what a heading or a mark may take beyond its line."""

_THIN = frozenset(" .,;:'’‘|!iljI")
_NARROW = frozenset("tfr()[]-/")
_BROAD = frozenset("wABCDEFGHJKLNOPQRSTUVXYZ")
_WIDE = frozenset("mMW@%&—–…")
_BOLD = 1.14
"""How much wider bold letters are."""


class _Widths(dict[str, float]):
    """The width of each letter, found once."""

    def __missing__(self, letter: str) -> float:
        self[letter] = width = _width(letter)
        return width


def _width(letter: str) -> float:
    if letter in _THIN:
        return 0.34
    if letter in _NARROW:
        return 0.42
    if letter in _BROAD:
        return 0.78
    if letter in _WIDE or east_asian_width(letter) in "WF":
        return 1.05
    return 0.6 if letter.isascii() else 0.8


_WIDTHS = _Widths()


def width_of(text: str) -> float:
    """The width of a text on one line."""
    return sum(map(_WIDTHS.__getitem__, text))


def bold_width_of(text: str) -> float:
    """The same in bold letters."""
    return _BOLD * width_of(text)


def wrapped(
    text: str,
    width: float,
    measure: Callable[[str], float] = width_of,
    most: int | None = None,
    breaks: bool = True,
) -> list[str]:
    """A text in lines of whole words; one line without words is empty.

    A word longer than a line is broken; without `breaks` the text ends before it. Of more lines than `most` the
    first stay. Where the text ends before it should, the last line says so with a sign.
    """
    lines: list[str] = []
    used, space = width, measure(" ")
    for word in text.split():
        needed = measure(word)
        if used + space + needed <= width:
            lines[-1] += f" {word}"
            used += space + needed
        elif needed <= width:
            lines.append(word)
            used = needed
        elif breaks:
            lines += _broken(word, width, measure)
            used = width
        else:
            return _cut(lines[:most], width, measure)
    return lines[:most] or [""] if most is None or len(lines) <= most else _cut(lines[:most], width, measure)


def _broken(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A long word in parts, each with a little to spare."""
    parts = [word[0]]
    for letter in word[1:]:
        if measure(parts[-1] + letter) <= width - 1:
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


def _cut(lines: list[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Lines that end with a sign, in the place of words where need be."""
    last = lines[-1].split() if lines else []
    while len(last) > 1 and measure(" ".join([*last, "…"])) > width:
        last.pop()
    return [*lines[:-1], " ".join([*last, "…"])]


@dataclass(frozen=True)
class Style:
    """Letters of one size on lines of one height, and the gap below a paragraph of them."""

    size: float
    line: float
    gap: float

    def height(self, text: str, width: float = WIDTH) -> float:
        """What a paragraph takes on lines so wide."""
        return len(wrapped(text, width / self.size)) * self.line + self.gap


class Room:
    """What is left of a column."""

    def __init__(self, height: float) -> None:
        """Nothing is taken yet."""
        self.left = height

    def take(self, height: float) -> bool:
        """Take so much if it is left."""
        fits = height <= self.left
        self.left -= height if fits else 0
        return fits


def shared(room: Room, *lists: Sequence[float]) -> tuple[int, ...]:
    """How many of each list's first entries fit, the lists taking turns; a list ends at the first that does not."""
    taken = [0] * len(lists)
    waiting = list(range(len(lists)))
    while waiting:
        for number in tuple(waiting):
            heights = lists[number]
            if taken[number] < len(heights) and room.take(heights[taken[number]]):
                taken[number] += 1
            else:
                waiting.remove(number)
    return tuple(taken)
