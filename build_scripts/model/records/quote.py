"""Words of a source, verbatim."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from build_scripts.model.fields import (
    ContentNote,
    Formerly,
    Imported,
    Language,
    Line,
    Locator,
    Printed,
    Record,
    Rights,
    Verbatim,
)
from build_scripts.model.ids import Id
from build_scripts.model.references import Perspectives, ThemeRef

WITHHELD = "[words withheld]"
"""Stands in published data for words that may not be copied in bulk."""


class FurtherPlace(Record):
    """Another place where the same words are printed."""

    locator: Locator = Field(description="Where.", examples=[{"section": "Discussion"}])
    speaker: Printed | None = Field(
        default=None, description="The speaker's label printed there.", examples=["P07"]
    )
    note: Line | None = Field(
        default=None, description="How it differs there.", examples=["Printed without the last four words."]
    )


class Quote(Record):
    """Verbatim words. `[...]` marks what we left out, `[words]` what stands in for the source's words."""

    id: Id = Field(description="Id, unique in this study.", examples=["nobody-listened"])
    text: Verbatim = Field(
        description="The exact words, without the quotation marks around them.", examples=["Nobody asked me."]
    )
    voice: Literal["participant", "observation", "author_interpretation"] = Field(
        description="Whose words they are.", examples=["participant"]
    )
    reported_speech: bool = Field(
        default=False, description="True where someone quotes another.", examples=[False]
    )
    speaker: Printed = Field(
        description="Speaker as printed, or not_stated. Never joined across quotations.", examples=["P07"]
    )
    perspective: Perspectives = Field(description="Perspective of the speaker.", examples=[["visitors"]])
    answer_group: Printed | None = Field(
        default=None, description="The answer group it stands under.", examples=["Often"]
    )
    locator: Locator = Field(
        description="Where it is printed.", examples=[{"table": "Table 3", "row": "Access"}]
    )
    also_printed_at: tuple[FurtherPlace, ...] = Field(
        default=(), description="Every further place.", examples=[[]]
    )
    themes: tuple[ThemeRef, ...] = Field(
        default=(), description="Beside the themes of its findings.", examples=[["barriers"]]
    )
    rights: Rights | None = Field(
        default=None, description="If it differs from the study's.", examples=[{"basis": "quotation"}]
    )
    sensitivity: tuple[ContentNote, ...] = Field(
        default=(), description="Shown before the text, wherever it travels.", examples=[["loss"]]
    )
    language: Language | None = Field(
        default=None, description="Language of these words, if not the study's.", examples=["ar"]
    )
    cut_because: Line | None = Field(
        default=None,
        description="Why it stops in the middle of a clause, or leaves out a 'but' or 'not' next to the cut.",
        examples=["The rest names a person."],
    )
    note: Line | None = Field(
        default=None,
        description="A note that readers see.",
        examples=["The closing bracket is missing in print."],
    )
    imported: Imported = False
    formerly: Formerly = ()
