"""One thing that a study found, in our words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from build_scripts.model.fields import (
    BaseLike,
    Change,
    ContentNote,
    Count,
    Formerly,
    Line,
    Locator,
    PercentText,
    Printed,
    Record,
    by_key,
)
from build_scripts.model.ids import Id
from build_scripts.model.records.table import Cell
from build_scripts.model.references import OwnQuoteRef, OwnTableRef, PerspectiveRef, Perspectives, ThemeRef

Credibility = Literal["unequivocal", "credible", "not_supported", "not_assessed"]
"""JBI levels (manual 3.7.6.3): how well the source's interpretation is borne by its illustration."""

EVIDENCE_BASES = frozenset({"own_data", "author_interpretation"})
"""The only bases that are evidence."""


class QuoteIllustration(Record):
    """A quotation that shows the finding."""

    quote: OwnQuoteRef = Field(description="Id of a quotation of this study.", examples=["nobody-listened"])


class CellIllustration(Record):
    """A cell, row or group of a table that shows the finding."""

    table: OwnTableRef = Field(description="Id of a table of this study.", examples=["table-2"])
    group: Printed | None = Field(default=None, description="Group as encoded.", examples=["Gender"])
    row: Printed | None = Field(default=None, description="Row as encoded.", examples=["Waiting lists"])
    column: Printed | None = Field(default=None, description="Answer as encoded.", examples=["A great deal"])
    which: int | None = Field(
        default=None,
        ge=1,
        description="Only where several rows have this name: which of them, from 1, as printed.",
        examples=[2],
    )


Illustration = Annotated[
    Annotated[QuoteIllustration, Tag("quote")] | Annotated[CellIllustration, Tag("table")],
    by_key("quote", "table"),
]


class PrintedCount(Record):
    """n of N as the source prints it."""

    n: Count | None = Field(
        default=None, description="Count as printed; leave out if only a percent is.", examples=[18]
    )
    base: BaseLike | None = Field(
        default=None, description="Out of how many; leave out if not printed.", examples=[38]
    )
    percent: PercentText | None = Field(default=None, description="Percent as printed.", examples=["47.4"])
    counted_by_us: Line | None = Field(
        default=None,
        description="Only if `n` is printed nowhere and we counted it: where, so that a reader can count again.",
        examples=["Table 1, the rows of women"],
    )
    as_printed: Printed | None = Field(
        default=None,
        description="How the paper prints it, if it does not fit.",
        examples=["The paper prints 48.6%."],
    )


class Disposition(Record):
    """Why a finding stands under no review finding."""

    kind: Literal["repeats", "overview", "context", "outside_question"] = Field(
        description="repeats: another finding says it; overview: sums up others; context: of the study or its place; "
        "outside_question: the review does not ask it.",
        examples=["overview"],
    )
    reason: Line = Field(
        description="Why, in a sentence of its own, naming what it repeats, sums up or belongs to.",
        examples=["Sums up what the findings on waiting and cost say one by one."],
    )


class Finding(Record):
    """One thing that a study found: faithful, no stronger than the source."""

    id: Id = Field(
        description="Id, unique in this study; links use it for good.", examples=["waiting-lists-first"]
    )
    statement: Line = Field(
        description="What was found, in our words: keep 'appeared to', the sample, the setting.",
        examples=["Waiting lists were the barrier that people named most often."],
    )
    kind: Literal["qualitative", "quantitative", "mixed"] = Field(
        description="What it rests on.", examples=["quantitative"]
    )
    basis: Literal["own_data", "author_interpretation", "cited", "asserted"] = Field(
        description="own_data and author_interpretation are evidence; cited comes from elsewhere; asserted has no data shown.",
        examples=["own_data"],
    )
    perspective: Perspectives = Field(description="Who says so.", examples=[["visitors"]])
    about: tuple[PerspectiveRef, ...] = Field(
        default=(),
        description="Whom it is about, if not the people who say so.",
        examples=[["visitors"]],
    )
    count: PrintedCount | None = Field(
        default=None, description="n of N, where printed.", examples=[{"n": 18, "base": 38}]
    )
    numbers: tuple[Cell, ...] = Field(
        default=(),
        description="Where it compares groups or states a mean: each number as in a cell of a table, its label says whose.",
        examples=[[{"label": "Control group", "n": 65, "base": 125}]],
    )
    extent_as_printed: Printed | None = Field(
        default=None,
        description="'several', 'most' and the like, as printed; never counted.",
        examples=["several"],
    )
    credibility: Credibility = Field(description="JBI credibility.", examples=["unequivocal"])
    credibility_reason: (
        Literal["quantitative", "no_illustration_printed", "illustrated_in_appendix"] | None
    ) = Field(
        default=None,
        description="Only with not_assessed: why. illustrated_in_appendix: an appendix prints what shows it, and we do not.",
        examples=["quantitative"],
    )
    themes: tuple[ThemeRef, ...] = Field(
        description="Themes it belongs to; may be empty.", examples=[["barriers"]]
    )
    source_path: tuple[Printed, ...] = Field(
        default=(),
        description="The source's own theme, from the top down, as printed.",
        examples=[["Barriers", "Access"]],
    )
    illustrations: tuple[Illustration, ...] = Field(
        default=(),
        description="Quotations and table cells that show it.",
        examples=[[{"quote": "nobody-listened"}]],
    )
    locator: Locator = Field(description="Where the source says so.", examples=[{"section": "Results"}])
    disposition: Disposition | None = Field(
        default=None,
        description="Only where no review finding uses it: why not.",
        examples=[{"kind": "overview", "reason": "Sums up the findings on waiting."}],
    )
    note: Line | None = Field(
        default=None, description="A note that readers see.", examples=["The authors call this tentative."]
    )
    content_notes: tuple[ContentNote, ...] = Field(
        default=(), description="Shown before the text.", examples=[["loss"]]
    )
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(default=(), description="Dated changes of meaning.", examples=[[]])
