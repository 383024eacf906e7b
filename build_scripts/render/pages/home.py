"""The home page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from build_scripts.model import addresses
from build_scripts.model.problems import Problem
from build_scripts.render.environment import Renderer
from build_scripts.render.share_picture import picture
from build_scripts.render.site import Page
from build_scripts.synthesise.views.home import home_view
from build_scripts.synthesise.views.items import Items


def home_page(
    renderer: Renderer, items: Items, problems: Sequence[Problem], present: Collection[str]
) -> Page:
    """The home page; `problems` are those of files that belong to no study, `present` the other addresses."""
    return renderer.page(
        "home",
        addresses.HOME,
        "Home",
        items.site.description,
        hide=("navigation", "toc"),
        picture=picture(addresses.HOME, items.site.title, "", items.site.description),
        structured=(renderer.linked_data.website(),),
        view=home_view(items, problems, present),
    )
