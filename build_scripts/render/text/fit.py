"""How much room text takes on paper, reckoned with care before there is a browser.

Letters are taken to be as wide as in the widest of the usual typefaces, so what fits here fits everywhere. Sizes
are in points; those of the styles stand in `brief.css` and have to agree with these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

WIDTH = 500.0
"""Of the text on A4, which is narrower than US Letter."""

HEIGHT = 712.0
"""Of the text on US Letter, which is lower than A4, less what a heading or a mark may take beyond its line."""

_THIN = frozenset(" .,;:'’‘|!iljI")
_NARROW = frozenset("tfr()[]-/")
_BROAD = frozenset("wABCDEFGHJKLNOPQRSTUVXYZ")
_WIDE = frozenset("mMW@%&—–…")


@dataclass(frozen=True)
class Style:
    """Letters of one size on lines of one height, and the gap below a paragraph of them."""

    size: float
    line: float
    gap: float

    def height(self, text: str, width: float = WIDTH) -> float:
        """What a paragraph takes on lines so wide."""
        return lines(text, width / self.size) * self.line + self.gap


def lines(text: str, width: float) -> int:
    """Lines that words fill, `width` in units of the letters' size; a word longer than a line is broken."""
    count, used = 1, 0.0
    for word in text.split():
        needed = sum(_width(letter) for letter in word)
        space = _width(" ") if used else 0.0
        if used + space + needed <= width:
            used += space + needed
        elif needed <= width:
            count, used = count + 1, needed
        else:
            count, used = count + ceil(needed / (width - 1)) - (not used), width
    return count


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
