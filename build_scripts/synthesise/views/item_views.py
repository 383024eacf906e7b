"""The shapes of items as pages print them: words and addresses, nothing left to compute."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.synthesise.views.confidence import ConfidenceView
from build_scripts.synthesise.views.parts import Link, Notice


@dataclass(frozen=True)
class StudyLine:
    """A study in a line or two."""

    id: str
    address: str
    name: str
    """Authors or title in a few words."""
    title: str
    status: str
    """What kind of document it is, and whether others checked it."""
    is_preprint: bool
    retraction: str
    """A warning where the study was retracted, corrected or is in doubt; empty otherwise."""
    where: str
    """Kind of service, place and country."""
    place: str
    """The same in short: place and country, else the kind of service."""
    when: str
    """When the data were collected, in words, also where that is not stated."""
    who: str
    year: str


@dataclass(frozen=True)
class QuoteView:
    """Verbatim words with everything that belongs beside them."""

    id: str
    address: str
    study: StudyLine
    text: str
    is_participant: bool
    tone: int
    """Colour of the speaker's perspective, beside the words that say whose it is."""
    speaker: str
    voice: str
    said_by: str
    """Perspective of the speaker."""
    answer_group: str
    locator: str
    also_at: tuple[str, ...]
    verification: str
    is_verified: bool
    rights: str
    is_open: bool
    """Printed under a licence or permission that lets others take the words away."""
    note: str
    notice: Notice | None
    themes: tuple[Link, ...]
    findings: tuple[Link, ...]
    formerly: tuple[str, ...]

    @property
    def whose(self) -> str:
        """`Participant (visitors)`: the kind of words and the perspective."""
        return f"{self.voice} ({self.said_by})"

    @property
    def who(self) -> str:
        """The same with the speaker as printed."""
        return f"{self.whose}; {self.speaker}"


@dataclass(frozen=True)
class CellNumber:
    """One printed number of a table."""

    label: str
    count: str
    note: str


@dataclass(frozen=True)
class CellView:
    """Cells of a table that show a finding."""

    address: str
    table: str
    locator: str
    numbers: tuple[CellNumber, ...]


@dataclass(frozen=True)
class FindingView:
    """One thing that a study found."""

    id: str
    address: str
    study: StudyLine
    statement: str
    kind: str
    basis: str
    is_evidence: bool
    said_by: str
    who_says: str
    """Who says so and about whom, as the beginning of a sentence."""
    perspectives: tuple[str, ...]
    """Ids of perspectives, for grouping."""
    about: str
    """Whom it is about, where others say so; empty otherwise."""
    count: str
    count_note: str
    extent: str
    credibility: str
    locator: str
    note: str
    notice: Notice | None
    source_path: tuple[str, ...]
    quotes: tuple[QuoteView, ...]
    cells: tuple[CellView, ...]
    shown_by: str
    """How many quotations and printed numbers show it, in words; empty where none does."""
    bare: str
    """That nothing shows it, in a sentence; empty where a quotation or cell does."""
    themes: tuple[Link, ...]
    review_findings: tuple[Link, ...]
    recommendations: tuple[Link, ...]
    formerly: tuple[str, ...]
    history: tuple[str, ...]


@dataclass(frozen=True)
class ReviewFindingLine:
    """A review finding as other pages show it."""

    id: str
    address: str
    statement: str
    confidence: ConfidenceView
    is_draft: bool
    studies: tuple[StudyLine, ...]
    """Every study with evidence in it, whatever the relation."""
    is_single_study: bool
    theme: Link | None
    notice: Notice | None
    disagreement: str
    """That something qualifies or contradicts it; empty if nothing does."""


@dataclass(frozen=True)
class AdviceView:
    """A recommendation, with whose advice it is."""

    id: str
    address: str
    origin: str
    """Key of the origin."""
    statement: str
    number: str
    audiences: str
    rests_on: tuple[Link, ...]
    chain: str
    """Where it can be followed down to the printed words; empty where it rests on nothing."""
    study: StudyLine | None
    locator: str
    versions: tuple[str, ...]
    note: str
    what_it_would_take: str
    themes: tuple[Link, ...]
    formerly: tuple[str, ...]
