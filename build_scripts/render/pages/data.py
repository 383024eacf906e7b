"""The page of downloads: what each file holds, column by column, and on what terms."""

from __future__ import annotations

import json
from collections.abc import Iterator

from build_scripts.model import urls
from build_scripts.render.data.datapackage import data_package
from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page
from build_scripts.render.views.shared import Link


def pages(given: PageInput) -> Iterator[Page]:
    """What can be taken away; the descriptor of the data package says what stands in each file."""
    package = json.loads(data_package(given.items.corpus.site, given.items.joined.as_of))
    yield given.renderer.page(
        "data",
        "Everything on this site as files to download, with what each holds and on what terms.",
        structured=(
            given.renderer.linked_data.dataset(
                "Everything on this site as files.",
                [*(resource["path"] for resource in package["resources"]), "evidence.json"],
                urls.DATA,
            ),
        ),
        folder=urls.DATA,
        resources=package["resources"],
        references=[
            Link(urls.all_studies_reference(ending), f"studies.{ending}")
            for ending in urls.REFERENCES.values()
        ],
    )
