"""How well a study was done, by the items of a published instrument; the instruments are versioned data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from build_scripts.model.fields import Day, Line, Prose, Record


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


@dataclass(frozen=True)
class Instrument:
    """An instrument. The wording of its items is ours; `source` has theirs."""

    name: str
    version: str
    source: str
    items: Mapping[str, str]
    """By item number, in the instrument's order."""
    screening: tuple[str, ...]
    """Items asked of every study; where one is not answered yes, the others may be left out."""
    of_category: Mapping[str, tuple[tuple[tuple[str, ...], ...], ...]]
    """For each category of study that it covers: the sections that must be answered whole, each as the one or
    more sections of which one will do."""


MMAT_ITEMS = {
    "S1": "The research questions are clear.",
    "S2": "The data that were collected can answer them.",
    "1.1": "A qualitative approach suits the question.",
    "1.2": "The ways of collecting qualitative data suit the question.",
    "1.3": "The findings are drawn from the data in an adequate way.",
    "1.4": "The interpretation is borne by the data that are shown.",
    "1.5": "Sources, collection, analysis and interpretation fit together.",
    "2.1": "People were allocated at random in a sound way.",
    "2.2": "The groups were alike at the start.",
    "2.3": "The outcome data are complete.",
    "2.4": "Those who measured did not know who got what.",
    "2.5": "People kept to what they were allocated to.",
    "3.1": "The participants stand for the people meant.",
    "3.2": "Outcome and exposure were measured in suitable ways.",
    "3.3": "The outcome data are complete.",
    "3.4": "Other influences were taken into account.",
    "3.5": "The intervention or exposure came about as meant.",
    "4.1": "The way of sampling suits the question.",
    "4.2": "The sample stands for the people meant.",
    "4.3": "The measurements are suitable.",
    "4.4": "Few enough stayed away not to tilt the result.",
    "4.5": "The statistics suit the question.",
    "5.1": "There is a reason for using several methods.",
    "5.2": "The parts are brought together to answer the question.",
    "5.3": "What comes of bringing them together is interpreted.",
    "5.4": "Where the parts disagree, this is dealt with.",
    "5.5": "Each part meets the standards of its own tradition.",
}


def _section(number: int) -> tuple[str, ...]:
    return tuple(item for item in MMAT_ITEMS if item.startswith(f"{number}."))


INSTRUMENTS = {
    "mmat": Instrument(
        name="Mixed Methods Appraisal Tool",
        version="2018",
        source="Hong et al. 2018, Mixed Methods Appraisal Tool (MMAT), version 2018",
        items=MMAT_ITEMS,
        screening=("S1", "S2"),
        of_category={
            "qualitative": ((_section(1),),),
            "quantitative_rct": ((_section(2),),),
            "quantitative_nonrandomised": ((_section(3),),),
            "quantitative_descriptive": ((_section(4),),),
            "mixed_methods": ((_section(1),), (_section(2), _section(3), _section(4)), (_section(5),)),
        },
    )
}
"""By the key in an appraisal. MMAT covers no reviews of other studies and no opinion."""

ENTREQ: Mapping[str, str] = {
    "1": "Aim",
    "2": "Synthesis methodology",
    "3": "Approach to searching",
    "4": "Inclusion criteria",
    "5": "Data sources",
    "6": "Electronic search strategy",
    "7": "Study screening methods",
    "8": "Study characteristics",
    "9": "Study selection results",
    "10": "Rationale for appraisal",
    "11": "Appraisal items",
    "12": "Appraisal process",
    "13": "Appraisal results",
    "14": "Data extraction",
    "15": "Software",
    "16": "Number of reviewers",
    "17": "Coding",
    "18": "Study comparison",
    "19": "Derivation of themes",
    "20": "Quotations",
    "21": "Synthesis output",
}
"""Items of the ENTREQ statement on reporting qualitative syntheses (Tong 2012), by number, in its names."""
