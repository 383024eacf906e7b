"""Advice, always apart from evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from build_scripts.model.fields import Change, Formerly, Line, Locator, Printed, Prose, Record
from build_scripts.model.ids import Id
from build_scripts.model.records.seen import Seen
from build_scripts.model.references import AudienceRef, GroundRef, OwnFindingRef, ThemeRef


class PrintedVersion(Record):
    """Another printed version of the same advice."""

    locator: Locator = Field(description="Where.", examples=[{"page": "7"}])
    difference: Line = Field(description="How it differs, in our words.", examples=["Adds GPs."])


class StudyRecommendation(Record):
    """Advice that a source prints."""

    id: Id = Field(description="Id, unique in this study.", examples=["fund-groups"])
    origin: Literal["study_authors", "participants", "commentary", "external"] = Field(
        description="Whose advice it is.", examples=["study_authors"]
    )
    statement: Line = Field(description="The advice, in our words.", examples=["Fund a range of groups."])
    number_as_printed: Printed | None = Field(
        default=None, description="Its number, where printed.", examples=["5"]
    )
    audiences: tuple[AudienceRef, ...] = Field(
        default=(), description="Who is to act; audiences of site.yaml.", examples=[["commissioners"]]
    )
    rests_on: tuple[OwnFindingRef, ...] = Field(
        default=(), description="Findings of this study; may be empty.", examples=[["waiting-lists-first"]]
    )
    themes: tuple[ThemeRef, ...] = Field(
        default=(), description="Themes on whose pages it stands.", examples=[["barriers"]]
    )
    printed_versions: tuple[PrintedVersion, ...] = Field(
        default=(), description="Where printed versions differ.", examples=[[]]
    )
    note: Line | None = Field(
        default=None, description="A note that readers see.", examples=["Advice to researchers."]
    )
    locator: Locator = Field(description="Where it is printed.", examples=[{"section": "Recommendations"}])
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(default=(), description="Dated changes of meaning.", examples=[[]])


class Recommendation(Record):
    """A point to consider by the review team. The file's name is its id."""

    statement: Line = Field(
        description="What to consider, in one sentence.", examples=["Consider protected time for listening."]
    )
    rests_on: Annotated[tuple[GroundRef, ...], Field(min_length=1)] = Field(
        description="Review findings (and findings) it rests on.", examples=[["time-helps"]]
    )
    audiences: Annotated[tuple[AudienceRef, ...], Field(min_length=1)] = Field(
        description="Who could act.", examples=[["commissioners"]]
    )
    what_it_would_take: Prose = Field(
        description="What it would take, and what is not known.", examples=["Time, and a budget."]
    )
    themes: tuple[ThemeRef, ...] = Field(
        default=(), description="Themes on whose pages it stands.", examples=[["barriers"]]
    )
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(description="Dated changes.", examples=[[]])
    seen: Seen | None = Field(
        default=None,
        description="What it rested on when somebody last looked; `evidence settle` writes it.",
        examples=[],
    )
