"""Charts as files of their own: the picture, and with it all that must travel where the page does not.

Title, what was asked, notes, source, place and terms stand in the file; its colours are those of light.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from build_scripts.render.charts.card import ChartCard, PrintedTable
from build_scripts.render.look import design_tokens
from build_scripts.render.text.text_width import bold_width_of, width_of, wrapped
from build_scripts.render.views.shared import SiteWords

_WIDTH, _MARGIN, _GAP = 640, 20, 12
_TITLE, _TEXT = (18, bold_width_of, 24), (12, width_of, 18)
"""Size of the letters, how they are measured, and pixels from line to line."""
_TOKEN = re.compile(rf"var\({design_tokens.PREFIX}([a-z0-9-]+)\)")


def chart_files(tables: Iterable[PrintedTable], site: SiteWords) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of a file for each chart of some tables."""
    for table in tables:
        for card in table.cards:
            yield card.svg, chart_file(card, site).encode()


def chart_file(card: ChartCard, site: SiteWords) -> str:
    """A chart as an SVG file that needs nothing else."""
    title = _Lines("ev-svg__title", [card.title], *_TITLE)
    asked = _Lines("ev-svg__soft", [f"{card.asked} {card.estimate}".strip()], *_TEXT)
    below = _Lines("ev-svg__soft", list(_below(card, site)), *_TEXT)
    tops = [_MARGIN]
    for height in (title.height + _GAP // 2, asked.height + _GAP, card.height + _GAP, below.height):
        tops.append(tops[-1] + height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ev-svg" width="{_WIDTH}" height="{tops[-1] + _MARGIN}"'
        f' viewBox="0 0 {_WIDTH} {tops[-1] + _MARGIN}"><style>{_style()}</style>'
        f'<rect class="ev-svg__ground" width="100%" height="100%"/>{title.at(tops[0])}{asked.at(tops[1])}'
        f'<svg x="{_MARGIN}" y="{tops[2]}" width="{_WIDTH - 2 * _MARGIN}" height="{card.height}">{card.picture}</svg>'
        f"{below.at(tops[3])}</svg>\n"
    )


class _Lines:
    """Paragraphs of text, each in lines."""

    def __init__(
        self,
        kind: str,
        paragraphs: Sequence[str],
        size: int,
        measure: Callable[[str], float],
        leading: int,
    ) -> None:
        self.kind = kind
        width = (_WIDTH - 2 * _MARGIN) / size
        self.lines = [line for text in paragraphs if text for line in wrapped(text, width, measure)]
        self.leading = leading

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)

    def at(self, top: int) -> str:
        return "".join(
            f'<text class="{self.kind}" x="{_MARGIN}" y="{top + self.leading * place}">{escape(line)}</text>'
            for place, line in enumerate(self.lines, 1)
        )


def _below(card: ChartCard, site: SiteWords) -> Iterator[str]:
    for note in card.notes:
        yield f"* {note.place}: {note.text}" if note.place else note.text
    kind = " (preprint)" if card.study.is_preprint else ""
    yield f"Source: {card.study.name}{kind}, {card.locator}."
    yield card.study.retraction
    terms = f", {site.licence}" if site.licence else ""
    yield f"Chart: {site.title}{terms}."
    if site.url:
        yield f"{site.url}{card.address}"


@cache
def _style() -> str:
    """The rules of the picture with values for tokens: outside of a page there are none."""
    values = {**design_tokens.palette("light"), **{size.name: size.value for size in design_tokens.SIZES}}
    rules = (files("build_scripts.render") / "assets" / "picture.css").read_text(encoding="utf-8")
    return _TOKEN.sub(lambda token: values[token[1]], rules)
