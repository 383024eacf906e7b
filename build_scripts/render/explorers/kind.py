"""What every kind of explorer shares: its rows, its facets, and how they become one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.render.data.dataset import Dataset, DatasetLine
from build_scripts.render.data.datasets import STUDIES
from build_scripts.render.explorers.explorer import Explorer, ExplorerRow, Facet, RowOrder, facet, used
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items
from build_scripts.render.views.theme_line import theme_ids
from build_scripts.synthesise.joins import ancestors


class Choices:
    """Items, and the facets that follow from the corpus, whatever the rows are."""

    def __init__(self, items: Items) -> None:
        """Nothing is looked for before it is needed."""
        self.items = items
        self.joined = items.joined
        self.corpus = items.corpus

    @cached_property
    def theme_places(self) -> Mapping[str, int]:
        """The place of each theme in the order of themes."""
        return {id_: place for place, id_ in enumerate(theme_ids(self.items))}

    @cached_property
    def study_themes(self) -> Mapping[str, list[str]]:
        """The themes of each study."""
        found: dict[str, list[str]] = {}
        for theme, studies in self.joined.theme_studies.items():
            for study in studies:
                found.setdefault(study, []).append(theme)
        return found

    @cached_property
    def _themes_above(self) -> Mapping[str, tuple[str, ...]]:
        return ancestors(self.corpus.themes)

    def with_above(self, themes: Iterable[str]) -> tuple[str, ...]:
        """Themes with all above them: a theme has what is tagged with it or with a theme below it."""
        return tuple(above for theme in themes for above in self._themes_above.get(theme, ()))

    def place(self, themes: Iterable[str]) -> str:
        """The place of an item's first theme."""
        return next((str(self.theme_places[theme]) for theme in themes if theme in self.theme_places), "")

    def by_theme(self, rows: Sequence[ExplorerRow]) -> Facet:
        """Themes in their order."""
        return _facet(
            "theme", "Theme", {id_: self.corpus.themes[id_].name for id_ in self.theme_places}, rows
        )

    def by_perspective(self, name: str, rows: Sequence[ExplorerRow]) -> Facet:
        """Perspectives, as `site.yaml` lists them."""
        names = {
            perspective.id: labels.sentence(perspective.name) for perspective in self.items.site.perspectives
        }
        return _facet("perspective", name, names, rows)

    def by_study(self, rows: Sequence[ExplorerRow]) -> Facet:
        """Studies by their short names."""
        return _facet(
            "study", "Study", {id_: self.items.study(id_).name for id_ in self.corpus.studies}, rows
        )


@dataclass(frozen=True)
class ExplorerKind:
    """A list that can be explored: what stands in a row, what rows are chosen by and sorted."""

    dataset: Dataset[Any]
    address: str
    one: str
    many: str
    row: Callable[[Choices, DatasetLine[Any]], ExplorerRow]
    facets: Callable[[Choices, Sequence[ExplorerRow]], tuple[Facet, ...]]
    orders: tuple[RowOrder, ...]
    searched: tuple[str, ...]
    ours: frozenset[str] = frozenset()
    place: Callable[[Choices, ExplorerRow], Any] | None = None
    """Where a row stands; without it, what belongs to no study comes first, then study by study."""

    def of_study(self, choices: Choices, folder: StudyFolder) -> tuple[ExplorerRow, ...]:
        """The rows that a study gives; one that could not be read is listed all the same."""
        lines = self.dataset.of_study(choices.joined, folder)
        if self.dataset is STUDIES:
            lines = [DatasetLine(folder.id, folder.study, choices.joined)]
        return tuple(self.row(choices, line) for line in lines)

    def of_corpus(self, choices: Choices) -> tuple[ExplorerRow, ...]:
        """The rows that belong to no study."""
        return tuple(self.row(choices, line) for line in self.dataset.of_corpus(choices.joined))

    def explorer(self, choices: Choices, given: Sequence[ExplorerRow]) -> Explorer:
        """All rows together, in order and counted."""
        place = self.place
        rows = given if place is None else sorted(given, key=lambda row: place(choices, row))
        return Explorer(
            address=self.address,
            csv=f"{urls.DATA}{self.dataset.name}.csv",
            one=self.one,
            many=self.many,
            facets=self.facets(choices, rows),
            orders=self.orders,
            texts={name: tuple(row.texts[name] for row in rows) for name in rows[0].texts},
            links={name: tuple(row.links[name] for row in rows) for name in rows[0].links},
            searched=self.searched,
            ours=self.ours,
        )


def _facet(key: str, name: str, names: Mapping[str, str], rows: Sequence[ExplorerRow]) -> Facet:
    return facet(key, name, names, [row.values[key] for row in rows])


def facet_of_used(key: str, name: str, names: Mapping[str, str], rows: Sequence[ExplorerRow]) -> Facet:
    """A facet with those of `names` that a row has."""
    values = [row.values[key] for row in rows]
    return facet(key, name, used(names, values), values)
