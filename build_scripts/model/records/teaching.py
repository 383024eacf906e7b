"""A teaching session: what learners do, step by step, and the items that each step uses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from build_scripts.model.fields import Change, ContentNote, Formerly, Line, Prose, Record
from build_scripts.model.records.seen import Seen
from build_scripts.model.references import AudienceRef, GroundRef, PinRef

StepKind = Literal["introduction", "activity", "question", "discussion", "quiz", "closing"]


class QuizQuestion(Record):
    """A question with answers to choose from. It asks what a study found, never what people want."""

    asks: Line = Field(
        description="The question.", examples=["How many of the 38 visitors named waiting lists?"]
    )
    options: Annotated[tuple[Line, ...], Field(min_length=2)] = Field(
        description="Answers to choose from.", examples=[["8", "18", "28"]]
    )
    answer: Annotated[int, Field(ge=1)] = Field(
        description="Which of them is right; the first is 1.", examples=[2]
    )
    because: Line = Field(
        description="Why, in one sentence, with what must be minded.", examples=["18 of 38 named them."]
    )
    rests_on: Annotated[tuple[GroundRef, ...], Field(min_length=1)] = Field(
        description="What the answer rests on.", examples=[["okafor-2021/waiting-named-most"]]
    )


class SessionStep(Record):
    """One step of a session."""

    title: Line = Field(description="What it is called.", examples=["What did visitors say?"])
    kind: StepKind = Field(
        description="introduction, activity, question (each for themselves), discussion (together), quiz or closing.",
        examples=["discussion"],
    )
    minutes: Annotated[int, Field(ge=1)] = Field(description="How long it takes.", examples=[10])
    text: Prose = Field(
        description="What learners do, in words that can be read to them.",
        examples=["Read the two findings. What would you ask next?"],
    )
    uses: tuple[PinRef, ...] = Field(
        default=(),
        description="Items that learners look at: review findings, findings, charts, recommendations, quotations, "
        "themes.",
        examples=[["not-knowing-weighs"]],
    )
    quiz: tuple[QuizQuestion, ...] = Field(
        default=(), description="Questions with answers to choose from.", examples=[]
    )
    notes: Prose | None = Field(
        default=None, description="For whoever leads the session; learners do not get it.", examples=["..."]
    )


class TeachingSession(Record):
    """A session, its steps and its pins. The file's name is its id."""

    title: Line = Field(description="Title.", examples=["Listening, one hour"])
    purpose: Prose = Field(description="What learners take away.", examples=["..."])
    minutes: int = Field(description="How long it takes.", examples=[60])
    audiences: tuple[AudienceRef, ...] = Field(
        default=(), description="For whom; audiences of site.yaml.", examples=[["managers"]]
    )
    aims: tuple[Line, ...] = Field(
        default=(),
        description="What learners can do or know at the end, one a line.",
        examples=[["Say what visitors named most often"]],
    )
    content_notes: tuple[ContentNote, ...] = Field(
        default=(),
        description="What may weigh on learners, besides what its items note.",
        examples=[["loss"]],
    )
    way_out: Line | None = Field(
        default=None,
        description="How somebody can step out, said before the first step.",
        examples=["You may leave at any time, and nobody will ask why."],
    )
    made_with: Line | None = Field(
        default=None,
        description="Who with lived experience had a part in making it, or that nobody had.",
        examples=["Nobody with lived experience has had a part in it yet."],
    )
    steps: tuple[SessionStep, ...] = Field(default=(), description="What happens, in order.", examples=[])
    pins: tuple[PinRef, ...] = Field(
        default=(),
        description="Further items it uses, besides those of its steps.",
        examples=[["okafor-2021/nobody-listened"]],
    )
    questions: tuple[Line, ...] = Field(default=(), description="Questions for discussion.", examples=[[]])
    formerly: Formerly = ()
    history: tuple[Change, ...] = Field(default=(), description="Dated changes.", examples=[[]])
    seen: Seen | None = Field(
        default=None,
        description="What its items said when somebody last looked; `evidence settle` writes it.",
        examples=[],
    )

    def items(self) -> tuple[str, ...]:
        """Everything it uses, each once, in the order of its steps."""
        of_steps = (
            id_
            for step in self.steps
            for id_ in (*step.uses, *(ground for question in step.quiz for ground in question.rests_on))
        )
        return tuple(dict.fromkeys((*of_steps, *self.pins)))
