"""The list of review findings, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.share_picture import Picture, picture
from build_scripts.render.site import Page
from build_scripts.render.typography import typographic
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.confidence import levels
from build_scripts.synthesise.views.explorer import Explorer
from build_scripts.synthesise.views.explorers_of_lists import review_finding_ids
from build_scripts.synthesise.views.item_views import ReviewFindingLine
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.lists import list_pages, titled
from build_scripts.synthesise.views.parts import shared_line
from build_scripts.synthesise.views.review_finding import review_finding_view


def review_finding_pages(renderer: Renderer, items: Items, explorer: Explorer | None) -> Iterator[Page]:
    """The list, by theme, then each review finding."""
    ids = review_finding_ids(items)
    for entries in list_pages(addresses.REVIEW_FINDINGS, ids, items.review_finding):
        yield renderer.page(
            "review_findings",
            entries.address,
            titled("Review findings", entries),
            titled("Statements across studies, each with how sure one can be", entries) + ".",
            hide=("navigation", "toc"),
            list=entries,
            explorer=explorer,
            levels=levels(),
        )
    for id_ in ids:
        view = review_finding_view(items, id_)
        line = view.line
        sure = f"{line.confidence.words}{', draft' if line.is_draft else ''}"
        yield renderer.page(
            "review_finding",
            line.address,
            line.statement,
            shared_line(line.notice, f"{sure}. {line.statement}"),
            picture=_picture(items, line, words.within(sure)),
            view=view,
        )


def _picture(items: Items, line: ReviewFindingLine, sure: str) -> Picture | None:
    """The statement, or where it has a content note only what it is about: in a chat nobody chose to read it."""
    about = f"A review finding on {words.within(line.theme.text)}" if line.theme else "A review finding"
    return picture(
        line.address,
        items.site.title,
        f"Review finding, {sure}",
        about if line.notice else typographic(line.statement),
        line.notice.text if line.notice else "",
    )
