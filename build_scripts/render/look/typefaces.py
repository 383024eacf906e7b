"""The two typefaces of the site, a serif and a sans that everybody sees: made once, when the package is installed.

They come from packages of open fonts, cut down to the letters of the Latin languages and the signs of print, and renamed as
their licence asks. The letters are a fixed set, not those that a corpus happens to print, so that no study changes a
byte. Where the made files are not at hand (a checkout that was not installed), they are made in memory.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = "typefaces"
"""Where the made files lie, beside this module."""

LETTERS = (
    *range(0x20, 0x7F), *range(0xA0, 0x12C), *range(0x12E, 0x132), *range(0x134, 0x14A), *range(0x14C, 0x166),
    *range(0x168, 0x17F), 0x192, *range(0x218, 0x21C), 0x2C6, 0x2C7, *range(0x2D8, 0x2DE), 0x1E9E, *range(0x2012, 0x2016),
    *range(0x2018, 0x201B), *range(0x201C, 0x201F), *range(0x2020, 0x2023), 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A,
    0x2044, 0x2070, *range(0x2074, 0x207A), *range(0x2080, 0x208A), 0x20AC, 0x2122, 0x2153, 0x2154, *range(0x2190, 0x2194),
    0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265,
)  # fmt: skip
"""Latin with its accents, punctuation, small figures, currencies, arrows and signs of arithmetic."""

FEATURES = ["kern"]
"""Pairs of letters set closer. Figures are all of one width as they are, as tables need them."""

INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
OUTLINES = "initials.json"
LICENCE = "OFL.txt"


@dataclass(frozen=True)
class Face:
    """One cut of a typeface, and how a face that every system has is stretched to the same measure until it has come.

    `width` is how much wider its English text runs than that of the stand-in, in percent: the mean width of its letters by
    their frequency, over that of the stand-in; so lines break where they will break, and nothing jumps.
    """

    family: str
    package: str
    source: str
    file: str
    weight: int
    style: str
    stand_ins: tuple[str, ...]
    width: float
    ascent: int
    descent: int
    """In thousandths of the size."""


SANS, SERIF = "Evidence Sans", "Evidence Serif"
_ARIAL, _TIMES = ("Arial", "Liberation Sans", "Roboto"), ("Times New Roman", "Liberation Serif", "Noto Serif")
_BOLD_ARIAL = ("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Roboto Bold")
_BOLD_TIMES = ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "Noto Serif Bold")
_SANS_PACKAGE, _SERIF_PACKAGE = "font_source_sans_pro", "font_source_serif_pro"

FACES = (
    Face(SANS, _SANS_PACKAGE, "SourceSansPro-Regular", "sans", 400, "normal", _ARIAL, 94.7, 984, 273),
    Face(SANS, _SANS_PACKAGE, "SourceSansPro-Semibold", "sans-bold", 600, "normal", _BOLD_ARIAL, 90.1, 984, 273),
    Face(SANS, _SANS_PACKAGE, "SourceSansPro-It", "sans-italic", 400, "italic", _ARIAL, 92.2, 984, 273),
    Face(SERIF, _SERIF_PACKAGE, "SourceSerifPro-Regular", "serif", 400, "normal", _TIMES, 111.9, 1036, 335),
    Face(SERIF, _SERIF_PACKAGE, "SourceSerifPro-Semibold", "serif-bold", 600, "normal", _BOLD_TIMES, 106.7, 1036, 335),
)  # fmt: skip


def address(file: str) -> str:
    """Where a made file stands in the site."""
    return f"assets/{FOLDER}/{file}"


@lru_cache(maxsize=1)
def made_files() -> Mapping[str, bytes]:
    """Name to content: the faces as WOFF2, the outlines of initials, and the licence."""
    folder = files(__package__) / FOLDER
    if folder.is_dir():
        return {
            entry.name: entry.read_bytes() for entry in folder.iterdir() if not entry.name.startswith(".")
        }
    return make()


def web_files() -> dict[str, bytes]:
    """What the site publishes of them: address to content."""
    return {address(name): content for name, content in sorted(made_files().items()) if name != OUTLINES}


def font_faces() -> str:
    """The style sheet's rules for the faces and for what stands in for them until they have come."""
    rules = []
    for face in FACES:
        name = f"font-weight: {_weights(face)}; font-style: {face.style}; "
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; {name}font-display: swap; '
            f'src: url("{FOLDER}/{face.file}.woff2") format("woff2"); }}\n'
        )
        local = ", ".join(f'local("{stand_in}")' for stand_in in face.stand_ins)
        stretched = f"size-adjust: {face.width}%; line-gap-override: 0%; "
        stretched += f"ascent-override: {face.ascent / face.width:.1f}%; descent-override: {face.descent / face.width:.1f}%; "
        rules.append(
            f'@font-face {{ font-family: "{face.family} before"; {name}{stretched}src: {local}; }}\n'
        )
    return "".join(rules)


def _weights(face: Face) -> str:
    """The weights that a face is used for: the half-bold stands for every bold."""
    return "100 500" if face.weight == 400 else "501 900"


def outline(letter: str) -> tuple[str, int]:
    """An initial as an SVG path, its foot at 0 and upright downwards, and its width; in thousandths of the size.

    Raises KeyError for what is none of `INITIALS`.
    """
    path, width = json.loads(made_files()[OUTLINES])[letter]
    return path, width


def make() -> dict[str, bytes]:
    """Make every file anew from the packages of fonts; it takes some seconds."""
    made: dict[str, bytes] = {}
    for face in FACES:
        font = _cut(face)
        font.flavor = "woff2"
        out = BytesIO()
        font.save(out, reorderTables=False)
        made[f"{face.file}.woff2"] = out.getvalue()
    made[OUTLINES] = json.dumps(_outlines(_cut(FACES[-1]))).encode()
    made[LICENCE] = b"\n\n".join(
        (files(package) / "files" / "LICENSE.txt").read_bytes() for package in (_SANS_PACKAGE, _SERIF_PACKAGE)
    )
    return made


def _cut(face: Face) -> TTFont:
    """A face with the letters and features of ours alone, under its own name; no date of today in it."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    source = (files(face.package) / "files" / f"{face.source}.ttf").read_bytes()
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features, options.hinting, options.legacy_kern = FEATURES, False, False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "GDEF", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    _rename(font, face)
    return font


def _rename(font: TTFont, face: Face) -> None:
    """The licence keeps its own name for the whole typeface; a part of it bears another."""
    style = face.file.partition("-")[2].title() or "Regular"
    names = {
        1: face.family, 2: style, 3: f"{face.family} {style}", 4: f"{face.family} {style}", 6: f"{face.family} {style}".replace(" ", "-")
    }  # fmt: skip
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def _outlines(font: TTFont) -> dict[str, tuple[str, int]]:
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    found = {}
    glyphs, letters = font.getGlyphSet(), font.getBestCmap()
    for letter in INITIALS:
        glyph = glyphs[letters[ord(letter)]]
        pen = SVGPathPen(glyphs, ntos=lambda number: str(round(number)))
        glyph.draw(TransformPen(pen, (1, 0, 0, -1, 0, 0)))
        found[letter] = (pen.getCommands(), round(glyph.width))
    return found
