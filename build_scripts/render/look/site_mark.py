"""The mark of a site: the initials of its title on the colour of evidence, for tabs of browsers and the head of pages."""

from __future__ import annotations

import re

from build_scripts.render.look.design_tokens import palette
from build_scripts.render.look.typefaces import INITIALS, outline

ADDRESS = "assets/mark.svg"
SIZE = 64
_LETTERS = 40.0
"""Room for the initials; a single one is as high as it is set, a pair as wide as fits."""
_CAPITAL = 670
"""Height of capitals, in thousandths of the size."""


def initials(title: str) -> str:
    """The first letters of the first two words that begin with a letter or digit of Latin; empty if none does."""
    found = [word[0].upper() for word in re.findall(r"\w+", title) if word[0].upper() in INITIALS]
    return "".join(found[:2])


def mark(title: str) -> str:
    """The mark as an SVG: initials on a rounded square, or a ring where the title has no Latin letter."""
    light, dark = palette("light"), palette("dark")
    style = (
        f"rect{{fill:{light['evidence']}}}.i{{fill:{light['card']}}}.r{{fill:none;stroke:{light['card']};stroke-width:7}}"
        f"@media(prefers-color-scheme:dark){{rect{{fill:{dark['evidence']}}}.i{{fill:{dark['card']}}}.r{{stroke:{dark['card']}}}}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}"><style>{style}</style>'
        f'<rect width="{SIZE}" height="{SIZE}" rx="12"/>{_drawn(initials(title))}</svg>'
    )


def _drawn(letters: str) -> str:
    if not letters:
        return f'<circle class="r" cx="{SIZE / 2:g}" cy="{SIZE / 2:g}" r="16"/>'
    outlines = [outline(letter) for letter in letters]
    width = sum(advance for _, advance in outlines)
    scale = _LETTERS / max(width, _CAPITAL * 1.3)
    left, foot = (SIZE - width * scale) / 2, (SIZE + _CAPITAL * scale) / 2
    paths, at = [], 0
    for path, advance in outlines:
        paths.append(f'<path transform="translate({at} 0)" d="{path}"/>')
        at += advance
    return (
        f'<g class="i" transform="translate({left:.2f} {foot:.2f}) scale({scale:.5f})">{"".join(paths)}</g>'
    )
