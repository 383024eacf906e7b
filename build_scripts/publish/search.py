"""The search index over finished pages, made by Pagefind's command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class SearchIndexError(Exception):
    """Pagefind did not finish; carries what it said."""


def index_site(folder: Path) -> None:
    """Write the index of the pages in `folder` into its `pagefind/`.

    Only parts marked `data-pagefind-body` are read, so lists and navigation stay out of the results.

    Raises:
        SearchIndexError: with Pagefind's own words.
    """
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if done.returncode:
        raise SearchIndexError(done.stderr.strip() or done.stdout.strip())
