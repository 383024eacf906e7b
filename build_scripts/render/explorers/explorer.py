"""An explorer of a long list: its rows in columns, its facets with counts, and its orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_scripts.render.views.shared import Link

FEW = 12
"""Values of a facet that stand open; of a longer one, the most frequent do."""

Texts = tuple[str, ...]
Links = tuple[tuple[Link, ...], ...]


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet and how many rows have it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Facet:
    """Something to choose by. A row may have several values of it, or none."""

    key: str
    name: str
    values: tuple[FacetValue, ...]
    of_rows: tuple[tuple[str, ...], ...]
    """Keys of each row's values."""

    @property
    def is_choice(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.values) > 1

    @property
    def open(self) -> tuple[FacetValue, ...]:
        """The values that stand open."""
        return self.values[:FEW]

    @property
    def more(self) -> str:
        """What shows the others; empty where there are none."""
        return f"Show all {len(self.values)}" if len(self.values) > FEW else ""


@dataclass(frozen=True)
class RowOrder:
    """An order of the rows, by a column; the first of an explorer is that of its rows."""

    key: str
    name: str
    column: str = ""
    descending: bool = False


@dataclass(frozen=True)
class ExplorerRow:
    """What one row says, links to and can be chosen by; rows of one list have the same keys."""

    texts: Mapping[str, str]
    links: Mapping[str, tuple[Link, ...]]
    values: Mapping[str, tuple[str, ...]]
    """By the key of a facet."""


@dataclass(frozen=True)
class Explorer:
    """A list that readers search and narrow down. Every column has a value for each row."""

    address: str
    csv: str
    """The published file with the same items."""
    one: str
    many: str
    facets: tuple[Facet, ...]
    orders: tuple[RowOrder, ...]
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
    known = tuple(tuple(dict.fromkeys(value for value in row if value in names)) for row in of_rows)
    counts = Counter(value for row in known for value in row)
    values = [FacetValue(name, text, counts[name]) for name, text in names.items()]
    if len(values) > FEW:
        values.sort(key=lambda value: -value.count)
    return Facet(key, name, tuple(values), known)


def used(names: Mapping[str, str], of_rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Those of `names` that a row has."""
    here = {value for row in of_rows for value in row}
    return {key: text for key, text in names.items() if key in here}
