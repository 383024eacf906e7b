"""The list of studies, and a page for each, also for one that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_scripts.model import addresses
from build_scripts.model.problems import Problem
from build_scripts.render.cards import table_cards
from build_scripts.render.environment import Renderer
from build_scripts.render.linked_data import Data
from build_scripts.render.pages.gone import tombstones
from build_scripts.render.site import Page
from build_scripts.synthesise.views.explorer import Explorer
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.lists import list_pages, titled
from build_scripts.synthesise.views.study import study_view


def study_pages(
    renderer: Renderer,
    items: Items,
    problems: Mapping[str, Sequence[Problem]],
    explorer: Explorer | None,
) -> Iterator[Page]:
    """The list, then each study; `problems` are those of a study's files, by study."""
    for entries in list_pages(addresses.STUDIES, tuple(items.corpus.studies), items.study):
        yield renderer.page(
            "studies",
            entries.address,
            titled("Studies", entries),
            titled("The documents this site rests on, with where and when the work was done", entries) + ".",
            hide=("navigation", "toc"),
            list=entries,
            explorer=explorer,
        )
    for id_ in items.corpus.studies:
        view = study_view(items, id_, problems.get(id_, ()))
        yield renderer.page(
            "study",
            view.line.address,
            view.line.name,
            f"{view.line.title}: what it found, how it was done, its numbers and its words.",
            structured=_linked(renderer, items, id_),
            view=view,
            tables=table_cards(renderer, items, view.tables, view.line.address),
            gone=tombstones(renderer, items, view.line.address),
        )


def _linked(renderer: Renderer, items: Items, id_: str) -> tuple[Data, ...]:
    study = items.corpus.studies[id_].study
    return (renderer.linked_data.study(study, addresses.study(id_)),) if study else ()
