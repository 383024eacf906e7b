"""What each side said about one topic, set side by side."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from build_scripts.model.fields import BaseLike, Change, Formerly, Line, Record
from build_scripts.model.records.theme import GapKind
from build_scripts.model.references import FindingRef, PerspectiveRef, ThemeRef


class SideAnswers(Record):
    """What one group of people said to one question of one study."""

    asked: Line = Field(
        description="What they were asked and how, in our words and without numbers; of researchers, what they looked at.",
        examples=["Asked to write what keeps them from asking for help"],
    )
    of: BaseLike | None = Field(
        default=None,
        description="Out of how many, as the study prints it; only where neither the counts of the findings nor the "
        "size of the sample say it.",
        examples=[38],
    )
    findings: Annotated[tuple[FindingRef, ...], Field(min_length=1)] = Field(
        description="Findings of one study (`study/finding`), said by this group.",
        examples=[["okafor-2021/waiting-named-most"]],
    )


class SideGap(Record):
    """That a group said nothing about the topic, and why."""

    kind: GapKind = Field(
        description="not_looked_for: no study asked; nothing_found: asked, and nothing came; not_reported: asked, and "
        "the answers are not printed.",
        examples=["not_looked_for"],
    )
    reason: Line = Field(
        description="How that is known, in one sentence.", examples=["The one study asked visitors only."]
    )


class Side(Record):
    """One group of people on the topic: what it answered, or that it was not asked."""

    perspective: PerspectiveRef = Field(
        description="Whose side; a perspective of site.yaml.", examples=["visitors"]
    )
    answers: tuple[SideAnswers, ...] = Field(
        default=(), description="What they said, by question.", examples=[]
    )
    gap: SideGap | None = Field(
        default=None, description="Only without answers: why there are none.", examples=[]
    )


class PairedRow(Record):
    """A topic, and what each side said about it. The file's name is its id."""

    topic: Line = Field(description="The topic in a few words.", examples=["Not knowing how long"])
    theme: ThemeRef = Field(description="Theme on whose page it has its place.", examples=["waiting"])
    also_in: tuple[ThemeRef, ...] = Field(
        default=(), description="Further themes on whose pages it stands.", examples=[["trust"]]
    )
    order: int = Field(
        default=100, description="Place among the rows of a theme; smaller is earlier.", examples=[10]
    )
    sides: Annotated[tuple[Side, ...], Field(min_length=1)] = Field(
        description="The two sides of site.yaml; further groups after them.", examples=[]
    )
    caution: Line | None = Field(
        default=None,
        description="How the questions differ, or what else keeps the sides from being compared; needed where both answered.",
        examples=["Visitors were asked about waiting, librarians about their desk."],
    )
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(description="Dated changes.", examples=[[]])
