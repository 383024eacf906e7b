"""Two places of one source that do not agree."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from build_scripts.model.fields import Change, Formerly, Line, Locator, Printed, Record
from build_scripts.model.ids import Id
from build_scripts.model.references import OwnItemRef


class Discrepancy(Record):
    """Two places of one source that do not agree, and how we handled it. Neutral words."""

    id: Id = Field(description="Id, unique in this study.", examples=["training-both-ways"])
    what: Line = Field(description="What it is about, in a few words.", examples=["Number of librarians"])
    place: Locator = Field(description="One place.", examples=[{"table": "Table 1"}])
    printed: Printed = Field(description="What stands there.", examples=["9 librarians"])
    other_place: Locator = Field(description="The other place.", examples=[{"section": "Results"}])
    other: Printed = Field(
        description="What stands there, or what the arithmetic gives.", examples=["8 librarians"]
    )
    weight: Literal["minor", "moderate", "major"] = Field(
        description="minor: no statement changes; moderate: a number a reader may use; major: a conclusion.",
        examples=["minor"],
    )
    handling: Line = Field(
        description="What we did with it.", examples=["Both are shown; the table is used."]
    )
    affects: tuple[OwnItemRef, ...] = Field(
        default=(), description="Findings, tables or quotations it touches.", examples=[["table-1"]]
    )
    authors_answer: Printed | None = Field(
        default=None, description="What the authors answered, if they did.", examples=["Nine is right."]
    )
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(default=(), description="Dated changes of meaning.", examples=[[]])
