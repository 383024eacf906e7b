"""Long lists in pages of a hundred: every item is reached by links alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from build_scripts.model import urls
from build_scripts.render.views.item_views import StudyLine
from build_scripts.render.views.shared import Link

T = TypeVar("T")

PER_PAGE = 100

NEAR = 2
"""How many pages before and after the current one are linked, beside the first and the last."""


@dataclass(frozen=True)
class ListPage(Generic[T]):
    """One page of a list."""

    address: str
    number: int
    pages: int
    entries: tuple[T, ...]
    shown: str
    """`101 to 200 of 250`; empty where one page holds all."""
    before: Link | None
    after: Link | None
    links: tuple[Link | None, ...]
    """Links to pages; None stands for those left out."""


class OfStudy(Protocol):
    """Anything that a study gives."""

    @property
    def study(self) -> StudyLine:
        """The study."""


S = TypeVar("S", bound=OfStudy)


def by_study(entries: Sequence[S]) -> tuple[tuple[StudyLine, tuple[S, ...]], ...]:
    """Neighbours of the same study, grouped."""
    return tuple((study, tuple(group)) for study, group in groupby(entries, key=lambda entry: entry.study))


def list_pages(address: str, ids: Sequence[str], view: Callable[[str], T]) -> tuple[ListPage[T], ...]:
    """The pages of a list; an empty list has one."""
    pages = max(1, -(-len(ids) // PER_PAGE))

    def link(number: int, text: str = "") -> Link:
        return Link(urls.list_page(address, number), text or str(number))

    made = []
    for number in range(1, pages + 1):
        start = (number - 1) * PER_PAGE
        chosen = ids[start : start + PER_PAGE]
        made.append(
            ListPage(
                address=urls.list_page(address, number),
                number=number,
                pages=pages,
                entries=tuple(view(id_) for id_ in chosen),
                shown=f"{start + 1} to {start + len(chosen)} of {len(ids)}" if pages > 1 else "",
                before=link(number - 1, "Previous") if number > 1 else None,
                after=link(number + 1, "Next") if number < pages else None,
                links=_links(number, pages, link) if pages > 1 else (),
            )
        )
    return tuple(made)


def _links(number: int, pages: int, link: Callable[[int], Link]) -> tuple[Link | None, ...]:
    near = {1, pages, *range(max(1, number - NEAR), min(pages, number + NEAR) + 1)}
    links: list[Link | None] = []
    last = 0
    for number in sorted(near):
        if number > last + 1:
            links.append(None)
        links.append(link(number))
        last = number
    return tuple(links)
