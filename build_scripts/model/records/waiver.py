"""An accepted exception to a rule."""

from __future__ import annotations

from pydantic import Field

from build_scripts.model.fields import Day, Line, Record


class Waiver(Record):
    """An exception with its reason. One that is no longer needed is itself a problem."""

    code: Line = Field(description="Code of the rule.", examples=["EV601"])
    file: Line = Field(
        description="File it concerns, from the project folder.",
        examples=["evidence/studies/okafor-2021/findings.yaml"],
    )
    item: Line | None = Field(
        default=None,
        description="Id of the item in that file, if it is one item.",
        examples=["waiting-lists-first"],
    )
    reason: Line = Field(
        description="Why it is right here.", examples=["The paper's own title uses the word."]
    )
    review_by: Day = Field(description="The day to look again.", examples=["2027-11-21"])
