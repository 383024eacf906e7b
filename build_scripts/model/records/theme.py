"""A topic across studies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from build_scripts.model.fields import Change, ContentNote, Formerly, Line, Prose, Record
from build_scripts.model.records.seen import Seen
from build_scripts.model.references import GroundRef, ThemeRef

GapKind = Literal["not_looked_for", "nothing_found", "not_reported"]
"""Why nothing is known."""


class Message(Record):
    """A sentence of ours and what it rests on."""

    text: Line = Field(
        description="One plain sentence, no stronger than what it rests on.",
        examples=["Waiting was named most."],
    )
    rests_on: Annotated[tuple[GroundRef, ...], Field(min_length=1)] = Field(
        description="Findings (`study/finding`) or review findings (`id`).",
        examples=[["okafor-2021/waiting-lists-first"]],
    )


class ThemeAnswer(Message):
    """The answer to a theme's question."""

    long_because: Line | None = Field(
        default=None,
        description="Why it cannot be said in 25 words without misleading; it may then have 30.",
        examples=["Both halves mislead alone."],
    )


class Gap(Record):
    """What is not known under a theme."""

    text: Line = Field(description="What is not known.", examples=["Nobody asked carers."])
    kind: GapKind = Field(
        description="not_looked_for: no study asked; nothing_found: asked, and nothing came.",
        examples=["not_looked_for"],
    )


class Theme(Record):
    """A topic across studies. The file's name is its id."""

    name: Line = Field(description="Name in one to four words.", examples=["Barriers"])
    question: Line = Field(description="Title as a question.", examples=["What keeps people away?"])
    definition: Prose = Field(
        description="What it is, in one or two sentences.", examples=["Whatever keeps people from help."]
    )
    includes: tuple[Line, ...] = Field(description="What belongs.", examples=[["Waiting lists"]])
    excludes: tuple[Line, ...] = Field(
        description="What does not, and where it goes instead.", examples=[["Cost to services"]]
    )
    parent: ThemeRef | None = Field(default=None, description="Theme above it.", examples=["access"])
    related: tuple[ThemeRef, ...] = Field(default=(), description="Themes beside it.", examples=[["trust"]])
    answer: ThemeAnswer = Field(description="The answer in one sentence, with what it rests on.", examples=[])
    key_messages: Annotated[tuple[Message, ...], Field(min_length=1, max_length=3)] = Field(
        description="One to three messages. What would be a fourth stands as a review finding, which the page lists "
        "below them; or two are joined, and `history` says so.",
        examples=[],
    )
    gaps: tuple[Gap, ...] = Field(default=(), description="What is not known.", examples=[[]])
    order: int = Field(default=100, description="Place in lists; smaller is earlier.", examples=[10])
    content_notes: tuple[ContentNote, ...] = Field(
        default=(), description="Shown before the text.", examples=[["loss"]]
    )
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(description="Dated changes.", examples=[[]])
    seen: Seen | None = Field(
        default=None,
        description="What it rested on when somebody last looked; `evidence settle` writes it.",
        examples=[],
    )
