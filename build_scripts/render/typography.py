"""Quotation marks of our own sentences, as a printer would set them; words of others stay as they are printed."""

from __future__ import annotations

import re

_OPENING = re.compile(r"""(^|(?<=[\s(\[/‘“–—]))(['"])(?=\S)""")
_MARKS = {"'": ("‘", "’"), '"': ("“", "”")}


def typographic(text: str) -> str:
    """`people's 'own' words` as `people’s ‘own’ words`."""
    opened = _OPENING.sub(lambda mark: _MARKS[mark[2]][0], text)
    for straight, (_, closing) in _MARKS.items():
        opened = opened.replace(straight, closing)
    return opened
