"""The search index in the making, beside what else is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

from build_scripts.publish.search import SearchIndexError, index_site
from build_scripts.render.site.search_entry import SearchEntry


class Indexing:
    """An index that is made in a thread of its own, and there for the most part by a program of its own."""

    def __init__(self, entries: Iterable[SearchEntry], folder: Path, tell: Callable[[str], object]) -> None:
        """Begin to write the index of `entries` into `folder`; `tell` gets a sentence where that does not work."""
        self._stopped = Event()
        self._tell = tell
        worker = ThreadPoolExecutor(1, "search index")
        self._made: Future[None] = worker.submit(self._make, tuple(entries), folder)
        worker.shutdown(wait=False)

    def wait(self) -> None:
        """Wait until the index is there, or until it is told why not."""
        self._made.result()

    def stop(self) -> None:
        """Make no more of it, because the site is made anew; then nothing is written any more."""
        self._stopped.set()
        self.wait()

    def _make(self, entries: tuple[SearchEntry, ...], folder: Path) -> None:
        try:
            index_site(entries, folder, self._stopped)
        except (SearchIndexError, OSError) as error:
            if not self._stopped.is_set():
                self._tell(f"The search could not be made. {error}")
