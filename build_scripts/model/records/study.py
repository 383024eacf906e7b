"""A study: one source document, as far as it prints what we ask."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from build_scripts.model.fields import (
    BY_FORM,
    Change,
    ContentNote,
    Count,
    Counted,
    CountOrNotStated,
    DateOrNotStated,
    Day,
    Formerly,
    Language,
    Line,
    Link,
    Locator,
    Printed,
    Prose,
    Record,
    Rights,
    Unstated,
)
from build_scripts.model.ids import Id
from build_scripts.model.references import OwnFindingRef, PerspectiveRef, Perspectives, StudyRef

Category = Literal[
    "qualitative",
    "quantitative_rct",
    "quantitative_nonrandomised",
    "quantitative_descriptive",
    "mixed_methods",
    "evidence_synthesis",
    "text_opinion",
]
"""Study designs as the Mixed Methods Appraisal Tool (2018) groups them, and two kinds outside it."""


class Name(Record):
    """An author: family and given name as printed, or a body in `literal`."""

    family: Printed | None = Field(default=None, description="Family name.", examples=["Okafor"])
    given: Printed | None = Field(
        default=None, description="Given names or initials, as printed.", examples=["Ada"]
    )
    literal: Printed | None = Field(
        default=None, description="Name of a body.", examples=["The Listening Project"]
    )

    @model_validator(mode="after")
    def _is_person_or_body(self) -> Self:
        if (self.family is None) == (self.literal is None) or (self.literal and self.given):
            raise PydanticCustomError(
                "which_form",
                "An author has a `family` name or, as a body, a name in `literal`: one of the two.",
            )
        return self


Authors = Annotated[
    Annotated[tuple[Name, ...], Field(min_length=1), Tag("array")] | Unstated,
    BY_FORM,
]


class Methodology(Record):
    """How the study was done, in the field's terms and in the authors' own."""

    value: Literal[
        "phenomenology",
        "grounded_theory",
        "ethnography",
        "case_study",
        "narrative_inquiry",
        "qualitative_description",
        "participatory_action_research",
        "thematic_analysis_generic",
        "process_evaluation",
        "survey_open_text",
        "other",
        "not_stated",
    ] = Field(description="The nearest of these.", examples=["thematic_analysis_generic"])
    as_stated: Printed = Field(
        description="The authors' own words for it, or not_stated.", examples=["thematic analysis"]
    )


class Fieldwork(Record):
    """When the data were collected."""

    start: DateOrNotStated = Field(description="First day, month or year.", examples=["2020-03"])
    end: DateOrNotStated = Field(description="Last day, month or year.", examples=["2020-06"])
    as_printed: Printed | None = Field(
        default=None, description="The dates as printed.", examples=["March to June 2020"]
    )


class Context(Record):
    """Where it was done and in which services."""

    country: Line = Field(description="Country, or not_stated.", examples=["England, UK"])
    place: Line = Field(
        description="Town, borough or region, or not_stated.", examples=["two London boroughs"]
    )
    setting: Line = Field(description="Kind of service or place.", examples=["Public libraries"])
    environment: Line | None = Field(
        default=None,
        description="Policy, funding or events that mattered, as printed.",
        examples=["During a funding cut."],
    )


class Equity(Record):
    """PROGRESS-Plus: what the source reports of its participants. Each is our short text, or not_reported."""

    place_of_residence: Line = Field(
        default="not_reported", description="Where people live.", examples=["not_reported"]
    )
    race_ethnicity_culture_language: Line = Field(
        default="not_reported", description="Race, ethnicity, culture, language.", examples=["White 49 of 63"]
    )
    occupation: Line = Field(default="not_reported", description="Work.", examples=["three occupations"])
    gender_sex: Line = Field(
        default="not_reported", description="Gender or sex.", examples=["Female 54 of 63"]
    )
    religion: Line = Field(default="not_reported", description="Religion.", examples=["not_reported"])
    education: Line = Field(default="not_reported", description="Education.", examples=["not_reported"])
    socioeconomic_status: Line = Field(
        default="not_reported", description="Income, benefits.", examples=["not_reported"]
    )
    social_capital: Line = Field(
        default="not_reported", description="Ties and networks.", examples=["not_reported"]
    )
    age: Line = Field(default="not_reported", description="Age.", examples=["26 to 35: 24 of 63"])
    disability: Line = Field(default="not_reported", description="Disability.", examples=["not_reported"])
    sexual_orientation: Line = Field(
        default="not_reported", description="Sexual orientation.", examples=["not_reported"]
    )


class Involvement(Record):
    """Who, beside researchers, had a part in making the study."""

    level: Literal["user_led", "co_produced", "consulted", "none_stated"] = Field(
        description="none_stated: the source says nothing of it.", examples=["co_produced"]
    )
    text: Line = Field(
        description="What the source says of it.", examples=["Two peer researchers did the interviews."]
    )


class SampleGroup(Record):
    """A part of the sample, with its size where printed."""

    label: Printed = Field(description="Who they are.", examples=["Visitors"])
    n: CountOrNotStated = Field(description="How many, as printed.", examples=[9])
    perspective: PerspectiveRef | None = Field(
        default=None, description="Perspective from site.yaml.", examples=["visitors"]
    )


class FlowStep(Record):
    """A step of people on their way into a study, and through it."""

    label: Printed = Field(description="The step, as printed.", examples=["Agreed to take part"])
    n: Count = Field(description="How many were left at this step.", examples=[45])
    left: Count | None = Field(
        default=None, description="How many are said to have left since the step before.", examples=[15]
    )
    as_printed: Printed | None = Field(
        default=None,
        description="How the paper prints it, if the numbers do not follow from each other in the paper itself.",
        examples=["The paper prints 45 of 60, and 14 who declined."],
    )


class Sample(Record):
    """Who took part."""

    size: CountOrNotStated = Field(description="How many took part, as printed.", examples=[38])
    of: Counted = Field(default="people", description="What is counted.", examples=["people"])
    description: Line = Field(
        description="Who they are, in one sentence.", examples=["Visitors of two libraries."]
    )
    recruitment: Line = Field(
        description="How they were found, or not_stated.", examples=["Invited by e-mail."]
    )
    groups: tuple[SampleGroup, ...] = Field(default=(), description="Parts of the sample.", examples=[[]])
    flow: tuple[FlowStep, ...] = Field(
        default=(),
        description="Steps from those who were invited to those whose data were analysed, where printed.",
        examples=[[{"label": "Invited", "n": 60}, {"label": "Agreed", "n": 45, "left": 15}]],
    )
    overlapping: bool = Field(
        default=False, description="True if a person can be in several of the groups.", examples=[False]
    )


class DataCollection(Record):
    """How the data were gathered and made sense of."""

    methods: tuple[
        Literal[
            "online_survey",
            "interview",
            "structured_interview",
            "semi_structured_interview",
            "focus_group",
            "observation",
            "documents",
            "other",
        ],
        ...,
    ] = Field(description="One or more of these.", examples=[["semi_structured_interview"]])
    text: Line = Field(
        description="How, in one or two sentences.", examples=["One interview a person, 40 minutes."]
    )
    analysis: Line = Field(
        description="How the data were analysed, or not_stated.",
        examples=["Thematic analysis by two people."],
    )


CAUTIONS = ("preprint", "retracted", "expression_of_concern", "corrected")
"""Standings of a document that travel with its words."""


class Retraction(Record):
    """Whether somebody looked for a retraction, and what they found."""

    status: Literal["not_checked", "none_listed", "retracted", "expression_of_concern", "corrected"] = Field(
        description="none_listed says only that none was listed on that day.", examples=["not_checked"]
    )
    checked_on: Day | None = Field(
        default=None, description="The day somebody looked.", examples=["2026-11-21"]
    )
    note: Line | None = Field(
        default=None, description="What was found and where.", examples=["Crossref lists none."]
    )


class RelatedStudy(Record):
    """A study that shares authors, data or a purpose with this one."""

    study: StudyRef | None = Field(
        default=None, description="Its id, if it is in this corpus.", examples=["lee-2019"]
    )
    citation: Printed | None = Field(
        default=None, description="Its citation as printed, if it is not.", examples=["Lee (2019)."]
    )
    relation: Literal["companion_paper", "shared_authors", "same_programme", "cites", "other"] = Field(
        description="How they belong together.", examples=["companion_paper"]
    )
    note: Line = Field(
        description="One sentence about it.", examples=["Reports the survey that preceded the interviews."]
    )


class Resource(Record):
    """Something the source points its readers to."""

    name: Printed = Field(description="What it is.", examples=["Practice guidance"])
    as_printed: Printed = Field(
        description="Address or citation as printed; shown as text, never as a link.",
        examples=["www.example.org"],
    )
    status_then: Line = Field(
        description="What the source says of it.", examples=["Said to be available for download."]
    )
    locator: Locator = Field(
        description="Where the source names it.", examples=[{"section": "Further information"}]
    )


class KeyPoint(Record):
    """A summary line of the source itself."""

    id: Id = Field(description="Id, unique in this study.", examples=["key-point-co-production"])
    statement: Line = Field(
        description="What it says, in our words.", examples=["Working towards shared goals helps."]
    )
    kind: Literal["evidence", "advice"] = Field(
        description="Does it report or advise?", examples=["evidence"]
    )
    findings: tuple[OwnFindingRef, ...] = Field(
        description="Findings of this study that bear it; may be empty.", examples=[["shared-goals"]]
    )
    note: Line | None = Field(
        default=None,
        description="Where it says more than the study can bear.",
        examples=["Says more than six interviews can show."],
    )
    locator: Locator = Field(description="Where it is printed.", examples=[{"section": "Key points"}])
    formerly: Formerly = ()


class StudyRights(Record):
    """What allows us to print this source's words and tables, unless a quotation or table says otherwise."""

    quotations: Rights = Field(
        description="For quotations.", examples=[{"basis": "licence", "licence": "CC-BY-4.0"}]
    )
    tables: Rights = Field(description="For tables.", examples=[{"basis": "facts"}])


class Study(Record):
    """One source document. The folder's name is its id. What is not printed is `not_stated`."""

    # Bibliography, in the names of CSL-JSON.
    type: Literal["article", "article-journal", "report", "chapter", "thesis", "document"] = Field(
        description="Kind of document in CSL terms; a preprint is `article`.", examples=["report"]
    )
    title: Printed = Field(description="Title as printed.", examples=["Waiting to be heard"])
    title_short: Printed = Field(
        alias="title-short",
        description="How pages name it: authors or title in two to six words, and year if printed.",
        examples=["Okafor and Lee 2021"],
    )
    author: Authors = Field(
        description="Authors in printed order, or not_stated.",
        examples=[[{"family": "Okafor", "given": "Ada"}]],
    )
    issued: DateOrNotStated = Field(
        description="Date of publication as printed, or not_stated.", examples=["2021"]
    )
    publisher: Printed | None = Field(
        default=None, description="Who published it, as printed.", examples=["The Listening Project"]
    )
    container_title: Printed | None = Field(
        default=None,
        alias="container-title",
        description="Journal or series.",
        examples=["Journal of Example Studies"],
    )
    volume: Printed | None = Field(default=None, description="Volume.", examples=["12"])
    issue: Printed | None = Field(default=None, description="Issue.", examples=["3"])
    page: Printed | None = Field(default=None, description="Pages.", examples=["1-9"])
    doi: Printed | None = Field(
        default=None,
        alias="DOI",
        description="DOI, only where printed, beginning with 10.",
        examples=["10.1000/182"],
    )
    url: Link | None = Field(
        default=None,
        alias="URL",
        description="Where it can be read.",
        examples=["https://example.org/okafor"],
    )
    language: Language = Field(
        default="en-GB", description="Language of the document, as a tag.", examples=["en-GB"]
    )

    # Standing and rights.
    review_status: Literal["preprint", "peer_reviewed", "report", "brief", "not_stated"] = Field(
        description="Whether and how others checked it before it came out.", examples=["report"]
    )
    own_warning: Printed | None = Field(
        default=None,
        description="What the document says, as printed, of what it must not be used for.",
        examples=["Not to be used to guide practice."],
    )
    licence: Printed = Field(
        description="Licence with its version, all_rights_reserved, or not_stated.", examples=["CC-BY-4.0"]
    )
    licence_note: Line | None = Field(
        default=None, description="Where the licence is stated.", examples=["Printed on page 2."]
    )
    rights: StudyRights = Field(description="What allows us to print its words and tables.", examples=[])
    retraction: Retraction = Field(
        description="Whether it was withdrawn.", examples=[{"status": "not_checked"}]
    )

    # What was done.
    summary: Prose = Field(
        description="What it did and found, in two to five plain sentences of ours.", examples=["..."]
    )
    aim: Line = Field(
        description="What it set out to learn, in our words.", examples=["To learn what waiting feels like."]
    )
    category: Category = Field(description="Design, as MMAT 2018 groups designs.", examples=["qualitative"])
    methodology: Methodology = Field(description="How it was done.", examples=[])
    context: Context = Field(description="Where it was done.", examples=[])
    equity: Equity = Field(description="PROGRESS-Plus: what is reported of participants.", examples=[])
    fieldwork: Annotated[Annotated[Fieldwork, Tag("object")] | Unstated, BY_FORM] = Field(
        description="When data were collected.", examples=[]
    )
    involvement: Involvement = Field(description="Who had a part in making it.", examples=[])
    perspectives: Perspectives = Field(description="Whose views it gathered.", examples=[["visitors"]])
    sample: Sample = Field(description="Who took part.", examples=[])
    data_collection: DataCollection = Field(description="How data were gathered.", examples=[])
    ethics: Line = Field(
        description="Ethical approval and consent, or not_stated.",
        examples=["Approved by a university committee."],
    )
    funding: Printed = Field(description="Who paid, or not_stated.", examples=["not_stated"])
    competing_interests: Printed = Field(
        default="not_stated", description="As declared, or not_stated.", examples=["None declared."]
    )
    data_availability: Line = Field(
        default="not_stated",
        description="Where the data can be had, as printed, or not_stated.",
        examples=["On request from the authors."],
    )
    team: Line = Field(
        default="not_stated",
        description="Who the researchers were, as far as printed, or not_stated.",
        examples=["Two women, both librarians."],
    )
    reflexivity: Line = Field(
        default="not_stated",
        description="What the authors say of their own part in what was found, or not_stated.",
        examples=["They kept a diary of what they expected."],
    )
    strengths: tuple[Line, ...] = Field(
        default=(),
        description="Strengths that the authors state, in our words.",
        examples=[["Visitors wrote the questions."]],
    )
    limitations: tuple[Line, ...] = Field(
        description="Limitations that the authors state, in our words; empty if they state none.",
        examples=[["Few people."]],
    )
    reading_notes: tuple[Line, ...] = Field(
        default=(),
        description="What a reader must know about the text we worked from.",
        examples=[["Its charts are missing."]],
    )
    key_points: tuple[KeyPoint, ...] = Field(
        default=(), description="The source's own summary lines.", examples=[[]]
    )
    related_studies: tuple[RelatedStudy, ...] = Field(default=(), description="Companions.", examples=[[]])
    resources: tuple[Resource, ...] = Field(default=(), description="What it points to.", examples=[[]])
    content_notes: tuple[ContentNote, ...] = Field(
        default=(), description="Shown before the text.", examples=[["suicide"]]
    )
    source_words: Count | None = Field(
        default=None, description="Words in the document, for the budget of quoted words.", examples=[8200]
    )
    quoted_words: Count | None = Field(
        default=None,
        description="Words the document quotes from participants itself, for the same budget.",
        examples=[1200],
    )
    history: tuple[Change, ...] = Field(description="Dated changes, first version included.", examples=[[]])

    @property
    def cautions(self) -> tuple[str, ...]:
        """What must be said wherever the study is named; nothing for most."""
        said = (self.review_status, self.retraction.status)
        return tuple(caution for caution in said if caution in CAUTIONS)
