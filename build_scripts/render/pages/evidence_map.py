"""The evidence map: themes by perspective, by study or by setting, as a table or as a list for each theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from build_scripts.model import urls
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.evidence_map_cells import By, MapCell, MapCells, MapColumn, levels_of
from build_scripts.render.site.registry import KINDS, PageKind
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items
from build_scripts.render.views.paging import list_pages
from build_scripts.render.views.review_finding_marks import Marks, legend
from build_scripts.render.views.shared import ConfidenceView, Link, Notice
from build_scripts.render.views.theme_line import theme_ids

COLUMNS_AT_MOST = 40
"""A table of more columns is of no use to anybody; then each theme has a list of its own."""


@dataclass(frozen=True)
class MapRow:
    """A theme."""

    id: str
    theme: Link
    question: str
    notice: Notice | None
    gaps: Link | None
    """What the review team wrote down as not known, counted by kind."""
    cells: tuple[MapCell, ...]


@dataclass(frozen=True)
class MapView:
    """One of the three views of the map."""

    by: By
    address: str
    title: str
    columns: tuple[MapColumn, ...]
    rows: tuple[MapRow, ...]
    levels: tuple[ConfidenceView, ...]
    """The levels of confidence that stand on the map, the highest first."""
    legend: tuple[tuple[Marks, str], ...]
    has_single_study: bool


@dataclass(frozen=True)
class ThemeList:
    """A theme whose row is too long for a table: the columns in which something stands."""

    row: MapRow
    address: str
    columns: tuple[str, ...]
    said: str
    """In how many columns something stands, and in how many nothing does."""


VIEWS: Mapping[By, tuple[PageKind, str]] = {
    "perspective": (KINDS["map"], "By who says so"),
    "study": (KINDS["map_by_study"], "By study"),
    "setting": (KINDS["map_by_setting"], "By setting"),
}
"""The page of each view, and what its tab says."""


class EvidenceMap:
    """One view of the map."""

    def __init__(self, items: Items, by: By) -> None:
        """Its columns and cells."""
        self.items = items
        self.by = by
        self.cells = MapCells(items, by)
        self.columns = self.cells.columns

    @property
    def is_table(self) -> bool:
        """Whether it can be read as a table."""
        return len(self.columns) <= COLUMNS_AT_MOST

    def view(self) -> MapView:
        """The whole table."""
        kind, _ = VIEWS[self.by]
        rows = tuple(
            self._row(theme, tuple(self.cells.at(theme, key) for key in self.columns))
            for theme in theme_ids(self.items)
        )
        lines = [entry.line for row in rows for cell in row.cells for entry in cell.entries]
        return MapView(
            by=self.by,
            address=kind.address,
            title=kind.title,
            columns=tuple(self.columns.values()),
            rows=rows,
            levels=levels_of(lines),
            legend=legend(lines),
            has_single_study=any(line.is_single_study for line in lines),
        )

    def lists(self) -> tuple[ThemeList, ...]:
        """The same where there are too many columns: a list for each theme."""
        one, many = {
            "perspective": ("perspective", "perspectives"),
            "study": ("study", "studies"),
            "setting": ("setting", "settings"),
        }[self.by]
        made = []
        for theme in theme_ids(self.items):
            filled = self.cells.filled(theme)
            empty = len(self.columns) - len(filled)
            made.append(
                ThemeList(
                    row=self._row(theme, ()),
                    address=f"{VIEWS[self.by][0].address}{theme}/",
                    columns=filled,
                    said=labels.sentence(f"{labels.counted(len(filled), one, many)} with findings under it")
                    + (f", {empty} without." if empty else "."),
                )
            )
        return tuple(made)

    def _row(self, theme: str, cells: tuple[MapCell, ...]) -> MapRow:
        record = self.items.corpus.themes[theme]
        kinds = [gap.kind for gap in record.gaps]
        gaps = "; ".join(
            f"{name.lower()} ({kinds.count(kind)})" for kind, name in labels.GAP.items() if kind in kinds
        )
        return MapRow(
            id=theme,
            theme=Link(urls.theme(theme), record.name),
            question=record.question,
            notice=self.items.site.notice(record.content_notes),
            gaps=Link(f"{urls.theme(theme)}#_gaps", f"Gaps noted: {gaps}") if gaps else None,
            cells=cells,
        )


def tabs() -> Mapping[By, Link]:
    """The three views."""
    return {by: Link(kind.address, text) for by, (kind, text) in VIEWS.items()}


DESCRIPTIONS = {
    "perspective": "What is known under each theme from whom, how sure one can be, and where nobody looked.",
    "study": "What each study gives to each theme, and how sure one can be of what rests on it.",
    "setting": "In which settings the findings under each theme were made, and how sure one can be of them.",
}


def pages(given: PageInput) -> Iterator[Page]:
    """The three views; of a list, each theme's pages too."""
    for by, (kind, _) in VIEWS.items():
        shown = EvidenceMap(given.items, by)
        lists = () if shown.is_table else shown.lists()
        yield given.renderer.page(
            kind.name,
            DESCRIPTIONS[by],
            by=by,
            tabs=tabs(),
            view=shown.view() if shown.is_table else None,
            lists=lists,
        )
        yield from _theme_pages(given, shown, lists)


def _theme_pages(given: PageInput, shown: EvidenceMap, lists: Sequence[ThemeList]) -> Iterator[Page]:
    for theme_list in lists:
        cells = partial(shown.cells.at, theme_list.row.id)
        for entries in list_pages(theme_list.address, theme_list.columns, cells):
            yield given.renderer.page(
                "map_theme",
                f"{DESCRIPTIONS[shown.by]} {theme_list.row.question}",
                address=theme_list.address,
                title=f"{theme_list.row.theme.text}: {VIEWS[shown.by][0].title.lower()}",
                number=entries.number,
                tab=tabs()[shown.by],
                theme_list=theme_list,
                list=entries,
            )
