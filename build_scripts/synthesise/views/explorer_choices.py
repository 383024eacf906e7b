"""What several explorers share: facets of the whole corpus, and what every row says of its study."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from build_scripts.synthesise.joins import ancestors
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.explorer import Facet, Order, facet
from build_scripts.synthesise.views.item_views import StudyLine
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Notice
from build_scripts.synthesise.views.theme_line import theme_ids

UNSURE = "in_none"
"""Of findings that no review finding rests on: nobody has said how sure one can be."""

LEVELS: dict[str, str] = {**{key: level for key, (_, level, _) in words.LEVEL.items()}, UNSURE: "In none"}

NEWEST = Order("newest", "Newest study first", "year", descending=True)


class Choices:
    """The facets that follow from the corpus, whatever the rows are."""

    def __init__(self, items: Items) -> None:
        """Themes are put in order once."""
        self.items = items
        self.joined = items.joined
        self.corpus = items.corpus
        self._above = ancestors(self.corpus.themes)
        self._order = theme_ids(items)
        self._place = {id_: str(place) for place, id_ in enumerate(self._order)}

    def themes(self, of_rows: Iterable[Iterable[str]]) -> Facet:
        """A theme has what is tagged with it or with a theme below it."""
        names = {id_: self.corpus.themes[id_].name for id_ in self._order}
        lifted = [[above for theme in row for above in self._above.get(theme, ())] for row in of_rows]
        return facet("theme", "Theme", names, lifted)

    def perspectives(self, name: str, of_rows: Sequence[Sequence[str]]) -> Facet:
        """Perspectives, as `site.yaml` lists them."""
        names = {one.id: words.sentence(one.name) for one in self.items.site.perspectives}
        return facet("perspective", name, names, of_rows)

    def studies(self, of_rows: Iterable[Sequence[StudyLine]]) -> Facet:
        """Studies by their short names."""
        names = {id_: self.items.study(id_).name for id_ in self.corpus.studies}
        return facet("study", "Study", names, [tuple(study.id for study in row) for row in of_rows])

    def place(self, themes: Iterable[str]) -> str:
        """The place of an item's first theme in the order of themes."""
        return next((self._place[theme] for theme in themes if theme in self._place), "")


def of_studies(studies: Sequence[StudyLine | None]) -> dict[str, tuple[str, ...]]:
    """What every row says of its study; nothing where it has none."""
    return {
        "study": tuple(study.name if study else "" for study in studies),
        "study_address": tuple(study.address if study else "" for study in studies),
        "preprint": tuple("preprint" if study and study.is_preprint else "" for study in studies),
        "year": tuple(year if study and (year := study.year[-4:]).isdigit() else "" for study in studies),
    }


def notices(notices: Iterable[Notice | None]) -> tuple[str, ...]:
    """Content notes in words."""
    return tuple(notice.text if notice else "" for notice in notices)
