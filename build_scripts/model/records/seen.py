"""What a statement rested on when somebody last looked."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from build_scripts.model.fields import Count, Record
from build_scripts.model.ids import GlobalId, Id

Mark = Annotated[str, StringConstraints(pattern=r"^[a-p]{6}$", max_length=6)]
"""A short hash in letters, so that no tool takes it for a number."""


class Seen(Record):
    """Marks of what a statement rests on: when one differs, the check notes it. Written by `evidence settle`."""

    items: dict[GlobalId, Mark] = Field(
        default={}, description="What it rests on, each with a mark of what it said.", examples=[{}]
    )
    studies: dict[Id, Count] = Field(
        default={}, description="Studies in view, each with how many findings it had there.", examples=[{}]
    )
