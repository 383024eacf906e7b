"""What an id looks like, and how ids of study items are written across the corpus."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StringConstraints

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ID_MAX_LENGTH = 60

DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that Windows keeps for devices: a folder of that name cannot be checked out there."""

Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=ID_MAX_LENGTH),
    Field(examples=["lack-of-training"]),
]
"""An id: lower-case letters, digits and single hyphens, beginning with a letter."""

GlobalId = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(/[a-z][a-z0-9]*(-[a-z0-9]+)*)?$",
        max_length=2 * ID_MAX_LENGTH + 1,
    ),
    Field(examples=["okafor-2021/lack-of-training"]),
]
"""`<study>/<item>` for an item of a study, the bare id for what belongs to no study."""


def is_id(text: str) -> bool:
    """Whether `text` may be an id (the form alone, not whether it is free)."""
    return (
        len(text) <= ID_MAX_LENGTH and re.fullmatch(ID_PATTERN, text) is not None and text not in DEVICE_NAMES
    )


def global_id(study: str, item: str) -> str:
    """The id of a study's item across the corpus."""
    return f"{study}/{item}"


def split_global(text: str) -> tuple[str, str]:
    """`(study, item)` of a global id; the study is empty for what belongs to no study."""
    study, _, item = text.rpartition("/")
    return study, item
