"""The evidence map: three views, each a table, or a list for each theme where a table would be too wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.evidence_map import TITLES, EvidenceMap, ThemeList, tabs
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.lists import list_pages, titled

DESCRIPTIONS = {
    "perspective": "What is known under each theme from whom, how sure one can be, and where nobody looked.",
    "study": "What each study gives to each theme, and how sure one can be of what rests on it.",
    "setting": "In which settings the findings under each theme were made, and how sure one can be of them.",
}


def map_pages(renderer: Renderer, items: Items) -> Iterator[Page]:
    """The three views; of a list, each theme's pages too."""
    for by, (address, title, _) in TITLES.items():
        shown = EvidenceMap(items, by)
        lists = () if shown.is_table else shown.lists()
        yield renderer.page(
            "map",
            address,
            title,
            DESCRIPTIONS[by],
            hide=("navigation", "toc"),
            by=by,
            tabs=tabs(),
            view=shown.view() if shown.is_table else None,
            lists=lists,
        )
        yield from _theme_pages(renderer, shown, lists)


def _theme_pages(renderer: Renderer, shown: EvidenceMap, lists: Sequence[ThemeList]) -> Iterator[Page]:
    for one in lists:
        cells = partial(shown.cells.at, one.row.id)
        for entries in list_pages(one.address, one.columns, cells):
            title = f"{one.row.theme.text}: {TITLES[shown.by][1].lower()}"
            yield renderer.page(
                "map_theme",
                entries.address,
                titled(title, entries),
                titled(f"{DESCRIPTIONS[shown.by]} {one.row.question}", entries),
                hide=("navigation", "toc"),
                tab=tabs()[shown.by],
                one=one,
                list=entries,
            )
