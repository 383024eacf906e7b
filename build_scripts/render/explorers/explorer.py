"""What an explorer of a long list needs: its rows in columns, its facets with counts, and its orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_scripts.render.text import labels
from build_scripts.render.views.item_views import StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link, Notice
from build_scripts.render.views.theme_line import theme_ids
from build_scripts.synthesise.joins import ancestors

FEW = 12
"""Values of a facet that stand open; of a longer one, the most frequent do."""

Texts = tuple[str, ...]
Links = tuple[tuple[Link, ...], ...]


@dataclass(frozen=True)
class Value:
    """One value of a facet and how many rows have it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Facet:
    """Something to choose by. A row may have several values of it, or none."""

    key: str
    name: str
    values: tuple[Value, ...]
    of_rows: tuple[tuple[str, ...], ...]
    """Keys of each row's values."""

    @property
    def is_choice(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.values) > 1

    @property
    def open(self) -> tuple[Value, ...]:
        """The values that stand open."""
        return self.values[:FEW]

    @property
    def more(self) -> str:
        """What shows the others; empty where there are none."""
        return f"Show all {len(self.values)}" if len(self.values) > FEW else ""


@dataclass(frozen=True)
class Order:
    """An order of the rows, by a column; the first of an explorer is that of its rows."""

    key: str
    name: str
    column: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Explorer:
    """A list that readers search and narrow down. Every column has a value for each row."""

    address: str
    csv: str
    """The published file with the same items."""
    one: str
    many: str
    facets: tuple[Facet, ...]
    orders: tuple[Order, ...]
    texts: Mapping[str, Texts]
    links: Mapping[str, Links]
    searched: tuple[str, ...]
    """Columns in which words are looked for."""
    ours: frozenset[str]
    """Columns in our own words."""

    @cached_property
    def size(self) -> int:
        """The number of rows."""
        return len(self.texts["id"])

    @property
    def rows(self) -> str:
        """The address of the file with the rows."""
        return f"{self.address}rows.json"

    @property
    def all_of_them(self) -> str:
        """`1,250 findings`."""
        return f"{self.size:,} {self.many}"


def facet(key: str, name: str, names: Mapping[str, str], of_rows: Sequence[Sequence[str]]) -> Facet:
    """A facet whose values are `names`, in their order; a long one has the most frequent first.

    Values that `names` does not have are left out.
    """
    known = tuple(tuple(dict.fromkeys(one for one in row if one in names)) for row in of_rows)
    counts = Counter(one for row in known for one in row)
    values = [Value(one, text, counts[one]) for one, text in names.items()]
    if len(values) > FEW:
        values.sort(key=lambda value: -value.count)
    return Facet(key, name, tuple(values), known)


def used(names: Mapping[str, str], of_rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Those of `names` that a row has."""
    here = {one for row in of_rows for one in row}
    return {key: text for key, text in names.items() if key in here}


UNSURE = "in_none"
"""Of findings that no review finding rests on: nobody has said how sure one can be."""

LEVELS: dict[str, str] = {**{key: level for key, (_, level, _) in labels.LEVEL.items()}, UNSURE: "In none"}

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
        names = {one.id: labels.sentence(one.name) for one in self.items.site.perspectives}
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
