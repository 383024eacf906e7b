"""The page of downloads: what each file holds, column by column, and on what terms."""

from __future__ import annotations

import json

from build_scripts.model import urls
from build_scripts.render.data.datapackage import data_package
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page
from build_scripts.render.views.items import Items


def data_page(renderer: Renderer, items: Items) -> Page:
    """What can be taken away; the descriptor of the data package says what stands in each file."""
    package = json.loads(data_package(items.corpus.site))
    return renderer.page(
        "data",
        urls.DATA,
        "Data",
        "Everything on this site as files, with what each holds and on what terms.",
        structured=(
            renderer.linked_data.dataset(
                "Everything on this site as files.",
                [*(one["path"] for one in package["resources"]), "evidence.json"],
                urls.DATA,
            ),
        ),
        folder=urls.DATA,
        resources=package["resources"],
    )
