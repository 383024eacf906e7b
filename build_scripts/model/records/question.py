"""A question that the study asked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from build_scripts.model.fields import Formerly, Line, Locator, Printed, Record, Verbatim
from build_scripts.model.ids import Id


class Question(Record):
    """A question of the survey or interview guide."""

    id: Id = Field(description="Id, unique in this study.", examples=["q-waiting"])
    wording: Verbatim = Field(
        description="The question as printed, or not_stated.", examples=["How long did you wait?"]
    )
    options: tuple[Printed, ...] = Field(
        default=(),
        description="Answer options in printed order; empty for open questions.",
        examples=[["Often", "Hardly ever"]],
    )
    polarity: Literal["first_is_worse", "last_is_worse", "none"] = Field(
        default="none", description="Which end of the options means worse.", examples=["first_is_worse"]
    )
    reported: Literal["reported", "partly_reported", "asked_not_reported"] = Field(
        description="Whether the study prints what people answered.", examples=["reported"]
    )
    reported_at: tuple[Locator, ...] = Field(
        default=(), description="Where.", examples=[[{"table": "Table 2"}]]
    )
    note: Line | None = Field(
        default=None, description="What a reader must know.", examples=["Asked of visitors only."]
    )
    locator: Locator = Field(
        description="Where the question is printed.", examples=[{"section": "Appendix A"}]
    )
    formerly: Formerly = ()
