"""Which items a course uses."""

from __future__ import annotations

from pydantic import Field

from build_scripts.model.fields import Formerly, Line, Prose, Record
from build_scripts.model.references import PinRef


class TeachingSession(Record):
    """A session and its pins. The file's name is its id."""

    title: Line = Field(description="Title.", examples=["Listening, one hour"])
    purpose: Prose = Field(description="What learners take away.", examples=["..."])
    minutes: int = Field(description="How long it takes.", examples=[60])
    pins: tuple[PinRef, ...] = Field(description="Items it uses.", examples=[["okafor-2021/nobody-listened"]])
    questions: tuple[Line, ...] = Field(default=(), description="Questions for discussion.", examples=[[]])
    formerly: Formerly = ()
