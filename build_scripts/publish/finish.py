"""What a built folder of pages still needs before readers get it."""

from __future__ import annotations

from pathlib import Path

from build_scripts.publish.policy import add_policies
from build_scripts.publish.search import index_site


def finish(folder: Path, *, is_preview: bool) -> tuple[str, ...]:
    """Give the pages in `folder` their security policy and index them; returns a sentence about each fault.

    A preview has no policy: it reloads itself by a script that the host puts into each page as it sends it.
    """
    faults = () if is_preview else add_policies(folder)
    index_site(folder)
    return faults
