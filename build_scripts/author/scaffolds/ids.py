"""Ids that are offered: made of the first words of what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from build_scripts.model.ids import is_id

MOST_WORDS = 5
LONGEST = 40


def offered_id(words: str, taken: Collection[str], otherwise: str) -> str:
    """A free id of the first words; of `otherwise`, such as `quote`, where they have no plain letters."""
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    flat = re.sub(r"(?<=[a-z])['’](?=[a-z])", "", flat)
    parts = re.findall(r"[a-z0-9]+", flat)
    while parts and not parts[0][0].isalpha():
        parts.pop(0)
    wanted = ""
    for part in parts[:MOST_WORDS]:
        longer = f"{wanted}-{part}" if wanted else part
        if len(longer) > LONGEST:
            break
        wanted = longer
    return free_id(wanted if is_id(wanted) else otherwise, taken)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or with the first number behind it that is free."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
