"""Chains down to the printed words: of each theme, of each point to consider, and of what each study recommends."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.chain import (
    ChainView,
    chain_index,
    recommendation_chain,
    study_chain,
    theme_chain,
    with_advice,
)
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.theme_line import theme_ids

HIDE = ("navigation", "toc")


def chain_pages(renderer: Renderer, items: Items) -> Iterator[Page]:
    """The list, then every chain."""
    yield renderer.page(
        "chains",
        addresses.CHAINS,
        "Down to the printed words",
        "From each theme and each recommendation, step by step, down to a quotation or a printed number.",
        hide=HIDE,
        view=chain_index(items),
    )
    for id_ in theme_ids(items):
        yield _page(renderer, theme_chain(items, id_))
    for id_ in items.corpus.recommendations:
        yield _page(renderer, recommendation_chain(items, id_))
    for id_ in with_advice(items):
        study = study_chain(items, id_)
        yield renderer.page(
            "chain_of_study",
            study.address,
            f"What {study.study.text} recommends, down to the printed words",
            f"Each recommendation of {study.study.text}, and what it rests on.",
            hide=HIDE,
            crumb=study.study.text,
            view=study,
        )


def _page(renderer: Renderer, view: ChainView) -> Page:
    return renderer.page(
        "chain",
        view.address,
        f"{view.top.text.rstrip('.')}: down to the printed words",
        f"{view.kind}, down to quotations and printed numbers: {view.statement}",
        hide=HIDE,
        crumb=view.top.text,
        view=view,
    )
