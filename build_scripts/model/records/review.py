"""What this corpus asks, and how it came about."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from build_scripts.model.fields import Change, Line, Prose, Record
from build_scripts.model.records.review_finding import Concern
from build_scripts.model.records.seen import Seen


class Perspectif(Record):
    """The review question in PerSPecTiF terms (Booth 2019)."""

    perspective: Line = Field(description="Whose.", examples=["Visitors and librarians"])
    setting: Line = Field(description="Where.", examples=["Public libraries"])
    phenomenon_or_problem: Line = Field(description="Of what.", examples=["Being listened to"])
    environment: Line = Field(description="Under which wider conditions.", examples=["Publicly funded care"])
    comparison: Line = Field(
        default="not_applicable", description="Against what.", examples=["not_applicable"]
    )
    time_timing: Line = Field(description="When.", examples=["2010 to 2023"])
    findings: Line = Field(description="What kind of findings.", examples=["Views and experiences"])


class Role(Record):
    """Who did what, in roles."""

    role: Line = Field(description="A role, never a name.", examples=["first assessor"])
    did: Line = Field(description="What it did.", examples=["Encoded the studies."])


class ReportingItem(Record):
    """Where an item of the ENTREQ statement is met, or that it was not done."""

    item: Line = Field(description="Number of the item, 1 to 21.", examples=["1"])
    answer: Literal["met", "partly", "not_done"] = Field(description="Whether it is met.", examples=["met"])
    text: Line = Field(
        description="How, in one sentence.", examples=["The question is printed in PerSPecTiF terms."]
    )
    see: Line | None = Field(
        default=None, description="Address on this site where it is met.", examples=["methods/"]
    )


class ConcernAnchor(Record):
    """What of the appraisal of studies makes a concern about methods."""

    concern: Concern = Field(description="How much it lowers confidence.", examples=["minor"])
    means: Line = Field(
        description="What the appraisal of the studies that carry the weight must say.",
        examples=["One study carries the statement alone, and its appraisal leaves little open."],
    )


class Review(Record):
    """The review: its question, scope, people, and what was not done."""

    title: Line = Field(description="Title of the review.", examples=["Being heard"])
    question: Line = Field(description="The review question.", examples=["What helps people to feel heard?"])
    perspectif: Perspectif = Field(description="The question in PerSPecTiF terms.", examples=[])
    methodology: Literal[
        "thematic_synthesis",
        "meta_aggregation",
        "framework_synthesis",
        "meta_ethnography",
        "narrative_synthesis",
        "other",
    ] = Field(description="Method of synthesis (ENTREQ item 2).", examples=["narrative_synthesis"])
    methods: Prose = Field(description="How it was done.", examples=["Studies were encoded, then joined."])
    in_scope: tuple[Line, ...] = Field(description="What belongs.", examples=[["Views of visitors"]])
    out_of_scope: tuple[Line, ...] = Field(description="What does not.", examples=[["Drug trials"]])
    documents: Prose = Field(description="How the documents came in.", examples=["They were supplied."])
    roles: tuple[Role, ...] = Field(description="Who did what.", examples=[])
    reflexivity: Prose = Field(
        description="Where the team stands, and how that may colour its reading.", examples=["..."]
    )
    anchors: tuple[ConcernAnchor, ...] = Field(
        default=(),
        description="What makes no, minor, moderate and serious concerns about methods.",
        examples=[[]],
    )
    not_done: tuple[Line, ...] = Field(description="What was not done.", examples=[["No search was made."]])
    may_conclude: tuple[Line, ...] = Field(
        description="What a reader may conclude.", examples=[["What these documents say."]]
    )
    may_not_conclude: tuple[Line, ...] = Field(
        description="What a reader may not conclude.", examples=[["How common it is."]]
    )
    reporting: tuple[ReportingItem, ...] = Field(
        default=(), description="The items of the ENTREQ statement; all 21 or none.", examples=[[]]
    )
    history: tuple[Change, ...] = Field(description="Dated changes.", examples=[[]])
    seen: Seen | None = Field(
        default=None,
        description="What it rested on when somebody last looked; `evidence settle` writes it.",
        examples=[],
    )
