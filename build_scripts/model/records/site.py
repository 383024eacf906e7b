"""The site: its title, its people, the words it uses for them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from build_scripts.model.fields import (
    Address,
    ContentNote,
    Count,
    Day,
    FileInDocs,
    Formerly,
    Line,
    Link,
    Prose,
    Record,
    SiteUrl,
)
from build_scripts.model.ids import Id
from build_scripts.model.references import PerspectiveRef

SCHEMA_VERSION = 1
"""Version of the records; raised when an older record no longer means the same."""


class Perspective(Record):
    """A group of people whose views are told apart."""

    id: Id = Field(description="Id.", examples=["visitors"])
    name: Line = Field(description="Name in the middle of a sentence.", examples=["visitors"])
    says: Line = Field(description="Heading over what they say.", examples=["What visitors say"])
    definition: Line = Field(description="Who belongs.", examples=["People who come to the library."])


class Audience(Record):
    """Who acts."""

    id: Id = Field(description="Id.", examples=["commissioners"])
    name: Line = Field(description="Name.", examples=["Commissioners"])
    definition: Line = Field(description="Who belongs.", examples=["People who buy services."])
    formerly: Formerly = ()


class HelpLine(Record):
    """A help line, shown only once somebody has checked it."""

    name: Line = Field(description="Name.", examples=["Example Line"])
    contact: Line = Field(description="Number or address.", examples=["000 000"])
    country: Line = Field(description="Where it helps.", examples=["UK"])
    for_notes: tuple[ContentNote, ...] = Field(
        description="Content notes it answers.", examples=[["suicide"]]
    )
    source_url: Link = Field(description="Where that stands.", examples=["https://example.org/"])
    checked_on: Day = Field(description="The day somebody checked it.", examples=["2026-11-21"])
    checked_by: Line = Field(description="Who checked, as a role.", examples=["editor"])


class Synonym(Record):
    """Words that readers type and the site does not print, and what they find instead."""

    typed: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(
        description="Words or short phrases that readers type.", examples=[["queue", "backlog"]]
    )
    finds: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(
        description="Words or short phrases that the site prints, looked for as well.",
        examples=[["waiting list"]],
    )


class Withdrawn(Record):
    """A tombstone: an address that was taken back, and why."""

    address: Address = Field(
        description="Address as in evidence/permalinks/.", examples=["studies/okafor-2021/#waiting"]
    )
    date: Day = Field(description="The day.", examples=["2026-11-21"])
    reason: Line = Field(
        description="Why, in one sentence.", examples=["It said the same as another finding."]
    )
    see: Address | None = Field(
        default=None,
        description="Address to read instead.",
        examples=["studies/okafor-2021/#waiting-lists-first"],
    )


class QuotationBudget(Record):
    """The most words we quote from a source without an open licence: the lowest of three."""

    words: Count = Field(default=1000, description="Words at most.", examples=[1000])
    share_of_document: Annotated[int, Field(ge=1, le=100)] = Field(
        default=10, description="Percent of its words.", examples=[10]
    )
    share_of_its_quotations: Annotated[int, Field(ge=1, le=100)] = Field(
        default=33, description="Percent of the words it quotes itself.", examples=[33]
    )


class Site(Record):
    """What the whole site needs to know."""

    schema_version: Literal[1] = Field(description="Version of these records.", examples=[1])
    title: Line = Field(description="Title.", examples=["Being Heard"])
    description: Line = Field(
        description="What it is, in one sentence.", examples=["What studies say about being heard."]
    )
    url: SiteUrl | None = Field(
        default=None, description="Address of the published site.", examples=["https://example.org/heard/"]
    )
    publisher: Line | None = Field(
        default=None, description="Who publishes it.", examples=["The Listening Project"]
    )
    contact: Link | None = Field(
        default=None, description="How to reach them.", examples=["mailto:team@example.org"]
    )
    repository: Link | None = Field(
        default=None, description="Where the evidence is kept.", examples=["https://example.org/repo"]
    )
    as_of: Day | None = Field(
        default=None,
        deprecated=True,
        description="The day at which the site stands. Written here no more: it is the newest date in the evidence, "
        "unless a release sets another.",
        examples=["2026-11-21"],
    )
    mark: FileInDocs | None = Field(
        default=None,
        description="A mark of your own in place of the initials of the title: a square SVG or PNG in `docs/`.",
        examples=["assets/our-mark.svg"],
    )
    licence: Line | None = Field(
        default=None, description="Licence of our own words, if one was chosen.", examples=["CC-BY-4.0"]
    )
    introduction: Prose = Field(description="The first paragraph of the home page.", examples=["..."])
    perspectives: Annotated[tuple[Perspective, ...], Field(min_length=1)] = Field(
        description="Whose views are told apart.", examples=[]
    )
    sides: Annotated[tuple[PerspectiveRef, ...], Field(min_length=2, max_length=2)] = Field(
        default=(),
        description="The two perspectives that paired rows set side by side: left, right.",
        examples=[["visitors", "librarians"]],
    )
    audiences: tuple[Audience, ...] = Field(default=(), description="Who acts.", examples=[])
    help_lines: tuple[HelpLine, ...] = Field(default=(), description="Help lines.", examples=[[]])
    quotation_budget: QuotationBudget = Field(
        default=QuotationBudget(), description="Limits for quoted words.", examples=[]
    )
    plain_words: dict[Line, Line] = Field(
        default={},
        description="Words to avoid in our own text, each with what to write instead.",
        examples=[{"sufferer": "person with"}],
    )
    synonyms: tuple[Synonym, ...] = Field(
        default=(),
        description="What the search looks for besides the words that are typed; the glossary's `also` needs no entry.",
        examples=[[{"typed": ["queue"], "finds": ["waiting list"]}]],
    )
    withdrawn: tuple[Withdrawn, ...] = Field(default=(), description="Tombstones.", examples=[[]])
