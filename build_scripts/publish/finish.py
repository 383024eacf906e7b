"""What a built folder of pages still needs before readers get it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_scripts.publish.policy import add_policies
from build_scripts.publish.search import SearchIndexError, index_site
from build_scripts.render.pages.search import INDEX
from build_scripts.render.site.search_entry import SearchEntry


def finish(folder: Path, entries: Iterable[SearchEntry], *, is_preview: bool) -> tuple[str, ...]:
    """Give the pages in `folder` their security policy and index `entries`.

    Returns a sentence about each thing that did not work. A preview has no policy: it reloads itself by a script
    that the host puts into each page as it sends it.
    """
    faults = () if is_preview else add_policies(folder)
    try:
        index_site(entries, folder / INDEX)
    except SearchIndexError as error:
        return (*faults, f"The search could not be made. {error}")
    return faults
