"""What git knows of the project: a commit, and which lines have changed since."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from build_scripts.model.layout import EVIDENCE

GIT_SECONDS = 60

HUNK = re.compile(r"@@ -[0-9,]+ \+(?P<first>[0-9]+)(?:,(?P<number>[0-9]+))? @@")

EVERY_LINE = range(1, 10**9)


class NoBaseError(Exception):
    """The commit that a change is compared with could not be read; the message is a sentence for people."""


def git(root: Path, *arguments: str) -> str | None:
    """What git prints; None if it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments],
            capture_output=True, encoding="utf-8", errors="replace", timeout=GIT_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def git_bytes(root: Path, *arguments: str) -> bytes | None:
    """The same, byte for byte."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, timeout=GIT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def known_commit(root: Path, commit: str) -> str:
    """The commit's full name; raises NoBaseError with a sentence."""
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if found is None:
        raise NoBaseError(f"Git knows no commit {commit} here. Fetch it first, or name another.")
    return found.strip()


def changed_lines(root: Path, base: str) -> Mapping[str, tuple[range, ...]]:
    """By file of the evidence, the lines that are new or other than where the branch left `base`.

    A file of which lines were only taken out is there without lines. Raises NoBaseError with a sentence.
    """
    commit = known_commit(root, base)
    fork = (git(root, "merge-base", commit, "HEAD") or commit).strip()
    difference = git(
        root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--relative", fork, "--", EVIDENCE
    )
    new = git(root, "ls-files", "--others", "--exclude-standard", "--", EVIDENCE) or ""
    changed: dict[str, tuple[range, ...]] = {file: (EVERY_LINE,) for file in new.splitlines()}
    file = ""
    for line in (difference or "").splitlines():
        if line.startswith("+++ "):
            file = line.removeprefix("+++ ").removeprefix("b/").rstrip("\t")
            changed.setdefault(file, ())
        elif found := HUNK.match(line):
            first, number = int(found["first"]), int(found["number"] or 1)
            changed[file] = (*changed[file], range(first, first + number))
    return changed
