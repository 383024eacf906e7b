"""A synthesised statement across studies, with its evidence and how sure we are."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from build_scripts.model.fields import Change, ContentNote, Day, Formerly, Line, Prose, Record
from build_scripts.model.records.seen import Seen
from build_scripts.model.references import FindingRef, ThemeRef

Concern = Literal["no_or_very_minor", "minor", "moderate", "serious"]
"""GRADE-CERQual (Lewin 2018): how much a component lowers confidence."""

ConfidenceLevel = Literal["high", "moderate", "low", "very_low", "not_assessed"]

COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
"""The four components of GRADE-CERQual, in the order of its evidence profile."""


class EvidenceLink(Record):
    """A finding and how it bears on the statement: same phenomenon, comparable people."""

    finding: FindingRef = Field(description="`study/finding`.", examples=["okafor-2021/waiting-lists-first"])
    relation: Literal["supports", "supports_indirectly", "qualifies", "contradicts"] = Field(
        description="supports_indirectly: a neighbouring phenomenon or other people, by inference only; "
        "contradicts: both cannot hold; qualifies: limits when, where or for whom.",
        examples=["supports"],
    )
    note: Line = Field(
        description="How it bears on the statement, in one sentence.",
        examples=["People named waiting first."],
    )


class Component(Record):
    """One of the four GRADE-CERQual components."""

    concern: Concern = Field(description="How much it lowers confidence.", examples=["minor"])
    explanation: Line = Field(description="Why, naming these data.", examples=["One study, with few people."])
    appraisal_items: tuple[Line, ...] = Field(
        default=(), description="Appraisal items concerned, `study item`.", examples=[["okafor-2021 1.3"]]
    )


class MethodologicalLimitations(Component):
    """How the studies behind a statement were done."""

    differs_because: Line | None = Field(
        default=None,
        description="Why one study counts as more or less limited here than for other review findings.",
        examples=["Here the numbers matter, and they are complete."],
    )


class Relevance(Component):
    """How near the data are to the review question."""

    kind: Literal["direct", "indirect", "partial", "unclear"] | None = Field(
        default=None,
        description="direct: what is asked; indirect: a neighbouring phenomenon or other people; partial: a part of "
        "the people or places; unclear: not enough is reported.",
        examples=["partial"],
    )


class Confidence(Record):
    """How sure we are: GRADE-CERQual where qualitative data bear the statement."""

    level: ConfidenceLevel = Field(
        description="Overall level; a judgement, never computed.", examples=["low"]
    )
    explanation: Line = Field(
        description="The overall reason, naming what weighed most.", examples=["One small study."]
    )
    not_assessed_reason: Literal["numbers_only", "single_brief", "not_yet"] | None = Field(
        default=None, description="Only with not_assessed: why.", examples=["numbers_only"]
    )
    methodological_limitations: MethodologicalLimitations | None = Field(
        default=None, description="How the studies were done.", examples=[]
    )
    coherence: Component | None = Field(
        default=None, description="How well data and statement fit.", examples=[]
    )
    adequacy: Component | None = Field(
        default=None, description="How rich and how much the data are.", examples=[]
    )
    relevance: Relevance | None = Field(
        default=None, description="How near to the review question.", examples=[]
    )
    level_differs_because: Line | None = Field(
        default=None,
        description="Why the level differs from that of a review finding with the same four concerns.",
        examples=["All of it rests on one person's words."],
    )


class Assessment(Record):
    """Who assessed, when, and what was disagreed about."""

    role: Line = Field(description="A role, never a name.", examples=["first assessor"])
    independent: bool = Field(
        description="True if this role had no part in earlier assessments.", examples=[False]
    )
    date: Day = Field(description="The day.", examples=["2026-11-21"])
    level: ConfidenceLevel = Field(description="The level this role gave.", examples=["low"])
    agreement: Line | None = Field(
        default=None,
        description="How far independent gradings agreed, where there were some.",
        examples=["Two gradings made apart gave the same level."],
    )
    disagreement: Line | None = Field(
        default=None, description="What was disagreed about.", examples=["Adequacy."]
    )
    resolution: Line | None = Field(
        default=None, description="How it was resolved.", examples=["By a third role."]
    )


class ExaminedPair(Record):
    """A finding that was read against the statement for contradiction, and what came of it."""

    finding: FindingRef = Field(description="`study/finding`.", examples=["okafor-2021/waiting-lists-first"])
    against: FindingRef = Field(
        description="The finding of the other side.", examples=["okafor-2021/nobody-asked"]
    )
    result: Line = Field(
        description="Can both hold, and why, in one sentence.",
        examples=["Both can hold: they speak of different people."],
    )


class ReviewFinding(Record):
    """A full sentence that can be true or false, across studies. The file's name is its id."""

    statement: Line = Field(
        description="A full sentence, not a theme's title.",
        examples=["Waiting keeps people from seeking help."],
    )
    theme: ThemeRef = Field(description="Its first theme.", examples=["barriers"])
    also_in: tuple[ThemeRef, ...] = Field(default=(), description="Further themes.", examples=[["trust"]])
    evidence: Annotated[tuple[EvidenceLink, ...], Field(min_length=1)] = Field(
        description="What bears on it.", examples=[]
    )
    confidence: Confidence = Field(description="How sure we are.", examples=[])
    assessments: Annotated[tuple[Assessment, ...], Field(min_length=1)] = Field(
        description="Who assessed.", examples=[]
    )
    examined_pairs: tuple[ExaminedPair, ...] = Field(
        default=(), description="Pairs read for contradiction; none is a result too.", examples=[[]]
    )
    no_recommendation_because: Line | None = Field(
        default=None,
        description="Why it leads to no point to consider, where confidence is moderate or high.",
        examples=["It describes; nobody's action follows from it."],
    )
    content_notes: tuple[ContentNote, ...] = Field(
        default=(), description="Shown before the text.", examples=[["loss"]]
    )
    note: Prose | None = Field(
        default=None, description="What a reader must know.", examples=["One study so far."]
    )
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(description="Dated changes.", examples=[[]])
    seen: Seen | None = Field(
        default=None,
        description="What it rested on when somebody last looked; `evidence settle` writes it.",
        examples=[],
    )

    def is_draft(self) -> bool:
        """True until a second, independent role has assessed it."""
        return not any(assessment.independent for assessment in self.assessments[1:])
