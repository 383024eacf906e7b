"""A conceptual model that a study proposes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from build_scripts.model.fields import Change, Formerly, Line, Locator, Printed, Prose, Record
from build_scripts.model.ids import Id
from build_scripts.model.references import FindingRef, PartRef, StudyRef


class Node(Record):
    """A part of the model."""

    id: Id = Field(description="Id within the model.", examples=["goal-setting"])
    label: Printed = Field(description="Label as printed.", examples=["Goal setting"])
    kind: Literal["feature", "step", "factor", "person", "barrier", "outcome"] = Field(
        description="What it is; a factor has no place in an order, a step has.", examples=["step"]
    )
    text: Line = Field(
        description="What the source says of it, in our words.", examples=["Goals are set together."]
    )
    findings: tuple[FindingRef, ...] = Field(
        default=(), description="Findings it rests on.", examples=[["okafor-2021/goals"]]
    )
    locator: Locator = Field(
        description="Where the source says so.", examples=[{"section": "Intervention model"}]
    )


class Flow(Record):
    """How one part leads to, or works against, another."""

    source: PartRef = Field(description="Node it starts from.", examples=["goal-setting"])
    target: PartRef = Field(description="Node it leads to.", examples=["new-networks"])
    kind: Literal["leads_to", "supports", "works_against", "part_of"] = Field(
        description="How.", examples=["leads_to"]
    )
    text: Line | None = Field(
        default=None, description="What the source says of it.", examples=["Barriers flow against it."]
    )


class ConceptualModel(Record):
    """A model as the text describes it; the drawing is ours. The file's name is its id."""

    name: Printed = Field(description="Name as printed.", examples=["The Listening Cycle"])
    study: StudyRef = Field(description="Study that proposes it.", examples=["okafor-2021"])
    summary: Prose = Field(description="What it is for.", examples=["It shows how listening works."])
    drawn_from: Line = Field(
        description="What our drawing rests on.", examples=["The text; the diagram is not in it."]
    )
    nodes: tuple[Node, ...] = Field(description="Parts.", examples=[])
    flows: tuple[Flow, ...] = Field(default=(), description="Links between parts.", examples=[])
    revolves: bool = Field(
        default=False,
        description="Whether the source says that its circle turns; the drawing then shows it turning.",
        examples=[True],
    )
    locator: Locator = Field(
        description="Where it is described.", examples=[{"section": "Intervention model"}]
    )
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(description="Dated changes.", examples=[[]])
