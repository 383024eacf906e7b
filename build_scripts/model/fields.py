"""The ground all records stand on: strict, frozen, no unknown keys; and the kinds of text they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from build_scripts.model.ids import Id


class Record(BaseModel):
    """A piece of authored data: strict, frozen, unknown keys forbidden."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=True)


NotStated = Literal["not_stated"]
"""What the source does not print. Never guessed."""


@dataclass(frozen=True)
class Wording:
    """Annotates the text in a field: whose words it holds, and whether they stand on one line."""

    voice: Literal["ours", "printed", "verbatim"]
    """`printed`: a source's own labels and names, or words that are looked up; `verbatim`: its sentences."""
    one_line: bool = False


Line = Annotated[str, StringConstraints(min_length=1, max_length=600), Wording("ours", one_line=True)]
"""Plain text on one line: escaped, never read as Markdown."""

Printed = Annotated[str, StringConstraints(min_length=1, max_length=600), Wording("printed", one_line=True)]
"""A label or name on one line, as the source prints it."""

Prose = Annotated[str, StringConstraints(min_length=1), Wording("ours")]
"""Our own words: paragraphs with emphasis, lists and https links in Markdown, sanitised; no HTML."""

Verbatim = Annotated[str, StringConstraints(min_length=1), Wording("verbatim")]
"""Words of a source, exactly as printed: escaped, never read as Markdown."""

DateText = Annotated[
    str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), Field(examples=["2026-11-21"])
]
"""A year, a month or a day: 2026, 2026-11 or 2026-11-21."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), Field(examples=["2026-11-21"])]
"""A day: 2026-11-21."""

PercentText = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)?$"), Field(examples=["48.6"])]
"""A percentage as the source prints it, without brackets and sign; text, so that `6.0` stays `6.0`."""

Count = Annotated[int, Field(ge=0)]
"""A number of people, answers or texts."""

Counted = Literal["people", "answers", "texts", "services", "agencies"]
"""What a number counts."""


def singular(counted: str) -> str:
    """One of what is counted: `people` gives person, `agencies` gives agency."""
    if counted == "people":
        return "person"
    return f"{counted[:-3]}y" if counted.endswith("ies") else counted.removesuffix("s")


Link = Annotated[
    str, StringConstraints(pattern=r"^(https://|mailto:)\S+$"), Field(examples=["https://example.org/"])
]
"""A link that readers may follow: https or mailto."""


class Base(Record):
    """Who or what a count is out of."""

    n: Count = Field(description="How many there are.", examples=[38])
    of: Counted = Field(default="people", description="What is counted.", examples=["people"])


BaseLike = Count | Base
"""A base in full, or just its number, which then counts people."""


def as_base(value: BaseLike | None) -> Base | None:
    """The base in full; a bare number counts people."""
    return Base(n=value) if isinstance(value, int) else value


class Locator(Record):
    """Where in the source a reader finds something; at least one part is given."""

    section: Printed | None = Field(
        default=None, description="Heading it stands under, as printed.", examples=["Results"]
    )
    table: Printed | None = Field(default=None, description="Table, as printed.", examples=["Table 4"])
    row: Printed | None = Field(
        default=None, description="Row of that table, as printed.", examples=["Lack of training"]
    )
    question: Printed | None = Field(
        default=None, description="Question of the survey or interview.", examples=["Q12"]
    )
    page: Printed | None = Field(
        default=None, description="Page, only where the source prints one.", examples=["12"]
    )

    def reading(self) -> str:
        """The locator as readers see it: `Table 4, Lack of training; p. 12`."""
        table = ", ".join(part for part in (self.table, self.row) if part)
        page = f"p. {self.page}" if self.page else None
        return "; ".join(part for part in (self.section, table, self.question, page) if part)


class Change(Record):
    """A dated change of meaning."""

    date: Day = Field(description="The day of the change.", examples=["2026-11-21"])
    change: Line = Field(description="What changed, and why, in one sentence.", examples=["First version."])
    was: Line | None = Field(
        default=None,
        description="The words before, where the change altered what they mean; never those of a quotation.",
        examples=["Waiting kept most people away."],
    )


Formerly = Annotated[
    tuple[Id, ...],
    Field(
        default=(),
        description="Ids this item had before; old links keep working.",
        examples=[["no-training"]],
    ),
]

ContentNote = Literal[
    "suicide",
    "self_harm",
    "abuse",
    "sexual_violence",
    "loss",
    "racism_and_discrimination",
    "substance_use",
    "homelessness",
]
"""What a reader may want to know before reading on."""


class Rights(Record):
    """What allows us to print words or tables of a source."""

    basis: Literal["licence", "quotation", "permission", "own", "facts"] = Field(
        description="licence: an open licence; quotation: short extracts to illustrate a point; permission: given in "
        "writing; own: our words; facts: printed numbers, which nobody owns.",
        examples=["licence"],
    )
    licence: Line | None = Field(
        default=None, description="Licence with its version.", examples=["CC-BY-4.0"]
    )
    note: Line | None = Field(
        default=None, description="Where the basis is stated.", examples=["Licence in the archive record."]
    )
