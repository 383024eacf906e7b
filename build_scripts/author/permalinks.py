"""What was published, in `evidence/permalinks/`: what a change would add, move or lose, and the recording of additions.

Never takes an address out: what was published once stays recorded for good. An author never writes there; the job
that publishes does, and a pull request is compared with what its base had recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from build_scripts.author.git import git, known_commit
from build_scripts.author.writing import write_whole
from build_scripts.model.layout import OLD_PERMALINKS, PERMALINKS, SITE_FILE, permalinks_file
from build_scripts.read.corpus import Reading
from build_scripts.synthesise.permalinks import standing

HEADER = (
    "# Every address and id that was published. The check fails when one would lead nowhere.",
    "# Written by `evidence permalinks --publish`, which only ever adds lines. They stand sorted, one a line.",
)

MOST_LISTED = 20
"""Longer lists of additions are cut; what moves or goes is always listed whole."""

PLAIN = "/#-_. >"
"""Signs that an address is printed with, besides letters and digits; others stand there as %3A."""


@dataclass(frozen=True)
class Changes:
    """What the evidence as it stands does to the addresses published so far."""

    recorded: int
    added: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    """Old address and the new one it leads to."""
    withdrawn: tuple[str, ...]
    lost: tuple[str, ...]
    unread: tuple[str, ...] = ()
    """Files with recorded addresses that are there and could not be read: nothing can be said, and nothing is written."""
    empty: tuple[str, ...] = ()
    """Files that should hold addresses, and hold none."""
    erased: tuple[str, ...] = ()
    """Recorded at the base, and recorded no more."""

    def is_safe(self) -> bool:
        """Whether every address that was published still leads somewhere, as far as that can be known."""
        return not (self.lost or self.unread or self.empty or self.erased)

    def report(self) -> str:
        """What changes, for people; ends with what to do."""
        if self.unread:
            files = ", ".join(quote(file, safe=PLAIN) for file in self.unread)
            return f"{files} could not be read: run `evidence check` to see why. Nothing was compared.\n"
        parts = [
            _listed("New", self.added, MOST_LISTED),
            _listed("Moved, old links lead on", [f"{old} -> {new}" for old, new in self.moved]),
            _listed("Withdrawn, old links lead to the reason", self.withdrawn),
            _listed("Lost", self.lost),
            _listed("Taken out of the record of what was published", self.erased),
            _listed("Files that hold no address any more", self.empty),
            f"{_counted(self.recorded)} recorded: {len(self.added)} new, {len(self.moved)} moved, "
            f"{len(self.withdrawn)} withdrawn, {len(self.lost)} lost.\n",
        ]
        if self.lost:
            parts.append(
                "Bring back what is lost, keep its old id under `formerly`, or say under `withdrawn` in "
                f"{SITE_FILE} why it went.\n"
            )
        if self.erased or self.empty:
            parts.append(f"Bring back the lines of {PERMALINKS}/: `git checkout BASE -- {PERMALINKS}`.\n")
        return "".join(parts)


def changes(reading: Reading, base: frozenset[str] = frozenset()) -> Changes:
    """Compare what a reading publishes with what is recorded, and that with what `base` had recorded."""
    now, recorded = standing(reading.corpus), reading.corpus.permalinks
    files = {path for path in reading.trees if path.startswith(PERMALINKS)}
    return Changes(
        recorded=len(recorded),
        added=now.added,
        moved=now.moved,
        withdrawn=now.withdrawn,
        lost=now.lost,
        unread=tuple(sorted(path for path in reading.corpus.unread if path.startswith(PERMALINKS))),
        empty=tuple(sorted(files - set(recorded.values()))),
        erased=tuple(sorted(base - set(recorded))),
    )


def recorded_at(root: Path, commit: str) -> frozenset[str]:
    """Every address that a commit of git has recorded; raises NoBaseError with a sentence."""
    known_commit(root, commit)
    listed = git(root, "ls-tree", "-r", "--name-only", commit, "--", PERMALINKS, OLD_PERMALINKS) or ""
    texts = (git(root, "show", f"{commit}:./{path}") or "" for path in listed.splitlines())
    lines = (line.strip().partition(" ")[0] for text in texts for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def publish(root: Path, found: Changes) -> None:
    """Record the new addresses under `root`, each in its study's file or in the site's; nothing if a file is unread.

    A `permalinks.lock` of before is parted into these files, comments included, and goes.
    """
    if found.unread:
        return
    old = root / OLD_PERMALINKS
    before = old.read_text(encoding="utf-8").splitlines() if old.exists() else []
    lines: dict[str, set[str]] = defaultdict(set)
    for line in (*_entries(before), *found.added):
        lines[permalinks_file(line.partition(" ")[0])].add(line)
    for file, additions in sorted(lines.items()):
        _add(root / file, additions)
    old.unlink(missing_ok=True)


def _add(path: Path, additions: set[str]) -> None:
    """Add lines to a file, sorted; its comments and what stands behind an address stay."""
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    comments = [line for line in before if line.lstrip().startswith("#")]
    kept = set(_entries(before))
    known = {line.partition(" ")[0] for line in kept}
    new = {line for line in additions if line.partition(" ")[0] not in known}
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, "\n".join([*(comments or HEADER), *sorted(kept | new)]) + "\n")


def _entries(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _listed(title: str, entries: Sequence[str], most: int | None = None) -> str:
    if not entries:
        return ""
    # A line of a workflow's log that holds :: or ##[ would be a command to it.
    shown = [quote(entry, safe=PLAIN) for entry in entries[:most]]
    if len(entries) > len(shown):
        shown.append(f"and {len(entries) - len(shown)} more")
    return f"{title}:\n" + "".join(f"  {entry}\n" for entry in shown)


def _counted(number: int) -> str:
    return "1 address" if number == 1 else f"{number} addresses"
