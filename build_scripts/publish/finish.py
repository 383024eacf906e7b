"""What the pages of a build still need before readers get them."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path

from build_scripts.model import progress
from build_scripts.publish.indexing import Indexing
from build_scripts.publish.security_policy import faults_of, with_policy
from build_scripts.render.pages.search import INDEX
from build_scripts.render.site.search_entry import SearchEntry


class Finish:
    """The last hand at the pages of one build.

    A preview has no policy: it reloads itself by a script that the host puts into each page as it sends it.
    """

    def __init__(self, folder: Path, tell: Callable[[str], object], *, is_preview: bool) -> None:
        """For the site that is built into `folder`; `tell` gets a sentence about each thing that does not work."""
        self._folder = folder
        self._tell = tell
        self._is_preview = is_preview
        self._done: set[str] = set()
        self._entries: tuple[SearchEntry, ...] = ()
        self._indexing: Indexing | None = None

    def index(self, entries: Iterable[SearchEntry]) -> None:
        """Make the index of `entries` while the pages are written; in a preview only after them."""
        self._entries = tuple(entries)
        if not self._is_preview:
            self._begin()

    def page(self, name: str, html: str) -> str:
        """A page as it is to be written into the file `name`: with its security policy."""
        if self._is_preview or not name.endswith(".html"):
            return html
        self._done.add(name)
        for fault in faults_of(html):
            self._tell(f"{name} {fault}")
        return with_policy(html)

    def site(self) -> None:
        """Finish what stands in the folder, with the pages that were written there as they are."""
        for path in () if self._is_preview else sorted(self._folder.rglob("*.html")):
            name = path.relative_to(self._folder).as_posix()
            if name not in self._done:
                path.write_bytes(self.page(name, path.read_bytes().decode()).encode())
        _without_stamp(self._folder / "sitemap.xml.gz")
        if self._is_preview:
            self._begin()
        elif self._indexing:
            progress.tell("Making the search index")
            self._indexing.wait()

    def stop(self) -> None:
        """Leave the folder alone from now on."""
        if self._indexing:
            self._indexing.stop()

    def _begin(self) -> None:
        self._indexing = Indexing(self._entries, self._folder / INDEX, self._tell)


def _without_stamp(packed: Path) -> None:
    """Take the time of the build out of a packed file, so that the same input gives the same bytes."""
    if packed.is_file():
        packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), mtime=0))
