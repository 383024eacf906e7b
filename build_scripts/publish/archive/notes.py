"""What a release changes for readers: every change of meaning, every address that moved or went."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from build_scripts.author.changes_report import as_markdown, reading_at, report
from build_scripts.author.git import git
from build_scripts.synthesise.joins import Joined


def last_release(root: Path) -> str:
    """The newest tag of git before what stands here; empty where there is none."""
    return (git(root, "describe", "--tags", "--abbrev=0", "HEAD") or "").strip()


def release_notes(root: Path, joined: Joined, version: str, since: str) -> str:
    """The notes as Markdown; `since` is a commit or a tag, or empty for the first release.

    Raises NoBaseError with a sentence where git does not know `since`.
    """
    head = f"# {version}\n\nThe evidence stands at {joined.as_of}."
    if not since:
        return f"{head} This is the first release.\n"
    found = report(reading_at(root, since).corpus, joined, "")
    # What a reviewer is asked to do is no news to a reader.
    told = as_markdown(replace(found, look_again=(), compare=()), most=sys.maxsize)
    return f"{head} What is listed has changed since {since}.\n\n{told}"
