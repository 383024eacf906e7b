"""Words explained."""

from __future__ import annotations

from pydantic import Field

from build_scripts.model.fields import Formerly, Line, Printed, Record
from build_scripts.model.ids import Id


class GlossaryTerm(Record):
    """A specialist word in plain words; a contested one with who uses it and what is objected."""

    id: Id = Field(description="Id.", examples=["thematic-analysis"])
    term: Printed = Field(description="The word.", examples=["thematic analysis"])
    also: tuple[Printed, ...] = Field(
        default=(), description="Other spellings and forms.", examples=[["thematic analyses"]]
    )
    meaning: Line = Field(
        description="What it means, in plain words.", examples=["Sorting what people said into topics."]
    )
    used_by: Line | None = Field(
        default=None, description="Contested words: who uses it.", examples=["Some services."]
    )
    objections: Line | None = Field(
        default=None, description="Contested words: what is objected.", examples=["Some find it blaming."]
    )
    linked: bool = Field(
        default=True,
        description="Whether pages link its first use. Say false for a word that most readers know from daily life.",
        examples=[False],
    )
    formerly: Formerly = ()
