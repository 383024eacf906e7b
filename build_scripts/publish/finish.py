"""What a built folder of pages still needs before readers get it."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from build_scripts.publish.search import SearchIndexError, index_site
from build_scripts.publish.security_policy import add_policies
from build_scripts.render.pages.search import INDEX
from build_scripts.render.site.search_entry import SearchEntry


def finish(folder: Path, entries: Iterable[SearchEntry], *, is_preview: bool) -> tuple[str, ...]:
    """Give the pages in `folder` their security policy and index `entries`.

    Returns a sentence about each thing that did not work. A preview has no policy: it reloads itself by a script
    that the host puts into each page as it sends it.
    """
    faults = () if is_preview else add_policies(folder)
    _without_stamp(folder / "sitemap.xml.gz")
    try:
        index_site(entries, folder / INDEX)
    except SearchIndexError as error:
        return (*faults, f"The search could not be made. {error}")
    return faults


def _without_stamp(packed: Path) -> None:
    """Take the time of the build out of a packed file, so that the same input gives the same bytes."""
    if packed.is_file():
        packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), mtime=0))
