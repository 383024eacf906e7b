"""The ledger of published addresses: what a change would add, move or lose, and the recording of additions.

Never takes an address out: what was published once stays in the ledger for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.author.writing import write_whole
from build_scripts.model.layout import PERMALINKS, SITE_FILE
from build_scripts.read.corpus import Reading
from build_scripts.synthesise.permalinks import standing

HEADER = (
    "# Every address and id that this site has published. The check fails when one would lead nowhere.",
    "# Written by `evidence permalinks --write`, which only ever adds lines. Keep them sorted, one a line.",
)

MOST_LISTED = 20
"""Longer lists of additions are cut; what moves or goes is always listed whole."""


@dataclass(frozen=True)
class Changes:
    """What the evidence as it stands does to the addresses published so far."""

    recorded: int
    added: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    """Old address and the new one it leads to."""
    withdrawn: tuple[str, ...]
    lost: tuple[str, ...]
    ledger_unread: bool = False
    """The ledger is there and could not be read: nothing can be said, and nothing is written."""

    def report(self) -> str:
        """What changes, for people; ends with what to do."""
        if self.ledger_unread:
            return f"{PERMALINKS} could not be read: run `evidence check` to see why. Nothing was compared.\n"
        parts = [
            _listed("New", self.added, MOST_LISTED),
            _listed("Moved, old links lead on", [f"{old} -> {new}" for old, new in self.moved]),
            _listed("Withdrawn, old links lead to the reason", self.withdrawn),
            _listed("Lost", self.lost),
            f"{_counted(self.recorded)} recorded: {len(self.added)} new, {len(self.moved)} moved, "
            f"{len(self.withdrawn)} withdrawn, {len(self.lost)} lost.\n",
        ]
        if self.lost:
            parts.append(
                "Bring back what is lost, keep its old id under `formerly`, or say under `withdrawn` in "
                f"{SITE_FILE} why it went.\n"
            )
        if self.added:
            parts.append("`evidence permalinks --write` records what is new.\n")
        return "".join(parts)


def changes(reading: Reading) -> Changes:
    """Compare what a reading publishes with its ledger."""
    now = standing(reading.corpus)
    return Changes(
        recorded=len(set(reading.corpus.permalinks)),
        added=now.added,
        moved=now.moved,
        withdrawn=now.withdrawn,
        lost=now.lost,
        ledger_unread=PERMALINKS in reading.corpus.unread,
    )


def write_additions(root: Path, found: Changes) -> None:
    """Add the new addresses to the ledger under `root`; all at once, or not at all if it could not be read."""
    path = root / PERMALINKS
    if found.ledger_unread or not found.added:
        return
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    comments = [line for line in before if line.lstrip().startswith("#")]
    lines = {line.strip() for line in before if line.strip() and not line.lstrip().startswith("#")}
    known = {line.partition(" ")[0] for line in lines}
    entries = sorted(lines | (set(found.added) - known))
    text = "\n".join([*(comments or HEADER), *entries]) + "\n"
    write_whole(path, text)


def _listed(title: str, entries: Sequence[str], most: int | None = None) -> str:
    if not entries:
        return ""
    shown = list(entries[:most])
    if len(entries) > len(shown):
        shown.append(f"and {len(entries) - len(shown)} more")
    return f"{title}:\n" + "".join(f"  {entry}\n" for entry in shown)


def _counted(number: int) -> str:
    return "1 address" if number == 1 else f"{number} addresses"
