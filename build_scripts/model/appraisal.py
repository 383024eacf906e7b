"""How well a study was done, by the items of a published instrument."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from build_scripts.model.base import Day, Line, Prose, Record


class Answer(Record):
    """An answer to one item, with its reason from the text."""

    item: Line = Field(description="Item of the instrument.", examples=["1.1"])
    answer: Literal["yes", "no", "cant_tell"] = Field(description="The answer.", examples=["cant_tell"])
    reason: Line = Field(
        description="What in the text says so.", examples=["The brief prints no account of the analysis."]
    )


class Appraisal(Record):
    """Answers item by item; never a score."""

    instrument: Literal["mmat"] = Field(description="The instrument.", examples=["mmat"])
    version: Literal["2018"] = Field(description="Its version.", examples=["2018"])
    answers: tuple[Answer, ...] = Field(description="One answer an item.", examples=[])
    overall: Prose = Field(
        description="What this means for readers, in words, without a score.",
        examples=["It cannot be appraised."],
    )
    in_short: Line | None = Field(
        None,
        description="The same in one sentence, what weighs most against it included: the first thing readers see of it.",
        examples=["It shows what kinds of views there were, not how common they are."],
    )
    assessed_on: Day = Field(description="The day.", examples=["2026-11-21"])
    assessed_by: Line = Field(description="A role, never a name.", examples=["first assessor"])
