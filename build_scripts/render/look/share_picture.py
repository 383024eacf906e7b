"""The picture of a page that is shared in a chat: our own words on our own ground, never a quotation.

It is set in the site's own typefaces, which have the letters of the Latin languages; others are written with those. The
same words give the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import category, name, normalize

from build_scripts.model import urls
from build_scripts.render.look.design_tokens import palette
from build_scripts.render.look.typefaces import LETTERS, made_files
from build_scripts.render.text.text_width import wrapped

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630

_MARGIN, _TOP, _BOTTOM = 96, 210, 536
_SIZES = range(76, 35, -4)
_LEADING = 1.25
_INKS = {
    "ink": "paper",
    "ink-soft": "paper",
    "caution": "paper",
    "evidence": "evidence-tint",
    "evidence-tint": "paper",
}
"""Each ink and the ground it stands on."""

_STEPS = 6
_SPELLED = str.maketrans(
    {
        "‐": "-", "‑": "-", "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T", "№": "No ", "⇒": "→", "∼": "~", "⟨": "(", "⟩": ")", "ɑ": "a", "ə": "e", "ʼ": "’", "ʻ": "‘", "↔": "-", "■": "-", "●": "-",
    }
)  # fmt: skip
_DRAWN = frozenset(map(chr, LETTERS)) - {"\u00a0", "\u00ad"}
"""What the typefaces have."""

_GREEK = {
    "ETA": "i", "THETA": "th", "XI": "x", "UPSILON": "y", "PHI": "ph", "CHI": "ch", "PSI": "ps", "OMEGA": "o",
}  # fmt: skip
"""Names of Greek letters that are not written with their first."""

_MOST_LOST = 0.1
"""A text of which more than this share cannot be written is left out whole."""


@dataclass(frozen=True)
class Picture:
    """What a picture says. `kind` says what the page is; `note` is a content note or empty."""

    path: str
    title: str
    kind: str
    text: str
    note: str = ""

    @property
    def alt(self) -> str:
        """The same in words."""
        said = (self.title, self.kind, self.note, self.text)
        return " ".join(part if part[-1] in ".?!" else f"{part}." for part in said if part)


def picture(address: str, title: str, kind: str, text: str, note: str = "") -> Picture | None:
    """The picture of the page at `address`; `note` is what its content note names.

    There is none for a text that the typeface cannot write: an empty picture says less than no picture.
    """
    if not written(text):
        return None
    return Picture(urls.share_picture(address), title, kind, text, f"Content note: {note}" if note else "")


def written(text: str) -> str:
    """A text in the letters that the typeface has; empty if too much of it would be lost."""
    letters = [_letter(part) for letter in text for part in _parts(letter)]
    made = "".join("?" if letter is None else letter for letter in letters)
    made = " ".join(re.sub(r"\?{2,}", "?", made).split())
    return made if letters.count(None) <= _MOST_LOST * len(text) else ""


def _parts(letter: str) -> str:
    """A letter spelled with others, its accents apart; itself if it is drawn as it is."""
    if letter.isascii() or letter in _DRAWN:
        return letter
    return normalize("NFKD", letter.translate(_SPELLED)).translate(_SPELLED)


def _letter(letter: str) -> str | None:
    """A letter as it is, or in Latin; empty for what has no ink of its own, None for what has no equal."""
    if letter.isspace():
        return " "
    if letter in _DRAWN and category(letter)[0] not in "MC":
        return letter
    if category(letter)[0] in "MC":
        return ""
    greek = re.fullmatch(r"GREEK (SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)", name(letter, ""))
    if not greek:
        return None
    latin = _GREEK.get(greek[2], greek[2][0].lower())
    return latin if greek[1] == "SMALL" else latin.capitalize()


def drawn(picture: Picture) -> bytes:
    """The picture as PNG: 1200 by 630, a palette of a few colours, no date in it."""
    # Imported here because only pictures need it.
    from PIL import Image

    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette(_palette())
    image.paste(_plain("evidence"), (0, 0, 28, HEIGHT))
    width = WIDTH - 2 * _MARGIN
    _write(image, 58, _one_line(written(picture.title), 34, width), 34, "ink-soft")
    if kind := _one_line(written(picture.kind), 30, width - 40):
        right = _MARGIN + 40 + round(_font("sans", 30).getlength(kind))
        image.paste(_plain("evidence-tint"), (_MARGIN, 126, right, 178))
        _write(image, 133, kind, 30, "evidence", _MARGIN + 20)
    size, lines = fitted(written(picture.text), width, _BOTTOM - _TOP)
    for number, line in enumerate(lines):
        _write(image, _TOP + round(number * size * _LEADING), line, size, "ink", face="serif")
    _write(image, 556, _one_line(written(picture.note), 30, width), 30, "caution")

    out = BytesIO()
    image.save(out, "PNG", bits=8, compress_level=4)
    return out.getvalue()


def _palette() -> list[int]:
    """The ground, then each ink from the ground it stands on up to itself, in steps that smooth its edges."""
    colours = {
        ink: tuple(int(value[at : at + 2], 16) for at in (1, 3, 5)) for ink, value in palette("light").items()
    }
    levels = [colours["paper"]]
    for ink, ground in _INKS.items():
        for step in range(1, _STEPS + 1):
            pairs = zip(colours[ground], colours[ink], strict=True)
            levels.append(tuple(first + (last - first) * step // _STEPS for first, last in pairs))
    return [value for level in levels for value in level]


def _plain(ink: str) -> int:
    """The number of an ink in the palette, unmixed."""
    return (list(_INKS).index(ink) + 1) * _STEPS


def _write(
    image: Image, top: int, text: str, size: int, ink: str, left: int = _MARGIN, face: str = "sans"
) -> None:
    """Set a line of text."""
    from PIL import Image as Images
    from PIL import ImageDraw

    if not text:
        return
    mask = Images.new("L", (WIDTH - left, round(size * 1.4)))
    ImageDraw.Draw(mask).text((0, 0), text, font=_font(face, size), fill=255)
    base = _plain(ink) - _STEPS
    steps = [round(level * _STEPS / 255) for level in range(256)]
    image.paste(
        mask.point([base + step for step in steps]),
        (left, top),
        mask.point([255 * bool(step) for step in steps]),
    )


def fitted(text: str, width: float, height: float) -> tuple[int, list[str]]:
    """The largest size at which a text fits, and its lines; no word is cut, the last words of a long text go."""
    lines: list[str] = []
    for size in _SIZES:
        lines = wrapped(text, width / size, _serif_length, int(height // (size * _LEADING)), breaks=False)
        if " ".join(lines) == " ".join(text.split()):
            return size, lines
    return _SIZES[-1], lines


def _one_line(text: str, size: int, width: float) -> str:
    return wrapped(text, width / size, _sans_length, 1, breaks=False)[0]


@lru_cache(maxsize=4096)
def _serif_length(text: str) -> float:
    """How long a text is at size 1: letters keep their shape at every size."""
    return _font("serif", 100).getlength(text) / 100


@lru_cache(maxsize=4096)
def _sans_length(text: str) -> float:
    return _font("sans", 100).getlength(text) / 100


@lru_cache(maxsize=32)
def _font(face: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    # The plain layout engine: the other is there on some machines only, and sets some letters elsewhere.
    content = BytesIO(made_files()[f"{face}.woff2"])
    return ImageFont.truetype(content, size, layout_engine=ImageFont.Layout.BASIC)
