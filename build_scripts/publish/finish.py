"""What the pages of a build still need before readers get them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from build_scripts.publish.search import SearchIndexError, index_site
from build_scripts.publish.security_policy import faults_of, with_policy
from build_scripts.render.pages.search import INDEX
from build_scripts.render.site.search_entry import SearchEntry


class Finish:
    """The last hand at the pages of one build.

    A preview has no policy: it reloads itself by a script that the host puts into each page as it sends it.
    """

    def __init__(self, folder: Path, *, is_preview: bool) -> None:
        """For the site that is built into `folder`."""
        self.folder = folder
        self.is_preview = is_preview
        self._done: set[str] = set()
        self._faults: dict[str, list[str]] = {}

    def page(self, name: str, html: str) -> str:
        """A page as it is to be written into the file `name`: with its security policy."""
        if self.is_preview or not name.endswith(".html"):
            return html
        self._done.add(name)
        self._faults[name] = [f"{name} {fault}" for fault in faults_of(html)]
        return with_policy(html)

    def site(self, entries: Iterable[SearchEntry]) -> tuple[str, ...]:
        """Finish what stands in the folder: the pages that were written there as they are, and the index of `entries`.

        Returns a sentence about each thing that did not work.
        """
        for path in () if self.is_preview else sorted(self.folder.rglob("*.html")):
            name = path.relative_to(self.folder).as_posix()
            if name not in self._done:
                path.write_bytes(self.page(name, path.read_bytes().decode()).encode())
        faults = tuple(fault for name in sorted(self._faults) for fault in self._faults[name])
        _without_stamp(self.folder / "sitemap.xml.gz")
        try:
            index_site(entries, self.folder / INDEX)
        except SearchIndexError as error:
            return (*faults, f"The search could not be made. {error}")
        return faults


def _without_stamp(packed: Path) -> None:
    """Take the time of the build out of a packed file, so that the same input gives the same bytes."""
    if packed.is_file():
        packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), mtime=0))
