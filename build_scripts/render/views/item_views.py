"""Items as pages print them: findings, quotations, numbers, studies and review findings in short."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import Rights, singular
from build_scripts.model.ids import global_id
from build_scripts.model.records.finding import CellIllustration
from build_scripts.model.records.quote import FurtherPlace, Quote
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.table import Table
from build_scripts.render.data.withheld import is_withheld
from build_scripts.render.text import labels
from build_scripts.render.text.languages import other_language
from build_scripts.render.views.shared import (
    Caution,
    ConfidenceView,
    Link,
    Notice,
    SiteWords,
    confidence_view,
    count_in_words,
)
from build_scripts.synthesise.numbers.cells import CellLine, named_lines
from build_scripts.synthesise.quotations.receipts import Verification, as_read, found_receipt, verification

STUDIES_OPEN = 3
"""So many studies behind a sentence are named beside it; more of them unfold."""

NUMBERS_OPEN = 6
"""So many printed numbers of one place stand open."""


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
    cautions: tuple[Caution, ...]
    """What must stand wherever the study speaks; none for most."""
    where: str
    """Kind of service, place and country."""
    place: str
    """The same in short: place and country, else the kind of service."""
    when: str
    """When the data were collected, in words, also where that is not stated."""
    who: str
    year: str
    language: str = ""
    """Tag of the language it is written in, where that is not the pages' own."""

    @property
    def year_beside_name(self) -> str:
        """The year, where its name does not say it already; empty otherwise."""
        return "" if self.year[-4:] in self.name else self.year

    @property
    def is_preprint(self) -> bool:
        """Whether nobody has checked it yet."""
        return any(caution.is_preprint for caution in self.cautions)

    @property
    def caution(self) -> str:
        """All that must stand wherever it speaks, in sentences; empty for most."""
        return " ".join(f"{caution.words.sentence}." for caution in self.cautions)

    @property
    def retraction(self) -> str:
        """A warning where the study was retracted, corrected or is in doubt; empty otherwise."""
        return "".join(caution.words.sentence for caution in self.cautions if not caution.is_preprint)


def cautions_behind(studies: Sequence[StudyLine]) -> tuple[Caution, ...]:
    """What must stand beside a statement of ours that rests on `studies`: on one of them, or on all."""
    caught = [{caution.key for caution in study.cautions} for study in studies]
    return tuple(
        Caution(key, words.wholly if all(key in keys for keys in caught) else words.partly)
        for key, words in labels.CAUTION.items()
        if any(key in keys for keys in caught)
    )


def cautions_by_name(studies: Sequence[StudyLine]) -> tuple[tuple[Caution, str], ...]:
    """Each caution with the names of the studies that it is about."""
    return tuple(
        (Caution(key, words.heading), labels.listed(named))
        for key, words in labels.CAUTION.items()
        if (
            named := [
                study.name for study in studies if any(caution.key == key for caution in study.cautions)
            ]
        )
    )


@dataclass(frozen=True)
class QuoteView:
    """Verbatim words with everything that belongs beside them."""

    id: str
    address: str
    study: StudyLine
    text: str
    """With [...] where the source's own quotation begins earlier or goes on."""
    is_participant: bool
    colour: int
    """Colour of the speaker's perspective, beside the words that say whose it is."""
    speaker: str
    voice: str
    said_by: str
    """Perspective of the speaker."""
    answer_group: str
    locator: str
    also_at: tuple[str, ...]
    verification: str
    remarks: str
    """What a careful reader would look at again, as `verification` says too; empty where there is nothing."""
    is_verified: bool
    rights: str
    is_open: bool
    """Printed under a licence or permission that lets others take the words away."""
    note: str
    notice: Notice | None
    themes: tuple[Link, ...]
    findings: tuple[Link, ...]
    formerly: tuple[str, ...]
    language: str
    """Tag of the language of the words, where that is not the pages' own."""

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

    @property
    def is_long(self) -> bool:
        """Whether its numbers unfold."""
        return len(self.numbers) > NUMBERS_OPEN


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
    """Every study with evidence in it, but for what bears on it by inference only."""
    is_single_study: bool
    cautions: tuple[Caution, ...]
    theme: Link | None
    notice: Notice | None
    disagreement: str
    """That something qualifies or contradicts it; empty if nothing does."""

    @property
    def has_many_studies(self) -> bool:
        """Whether its studies unfold."""
        return len(self.studies) > STUDIES_OPEN


@dataclass(frozen=True)
class RecommendationView:
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
    """Whose advice it is; none where it is the review team's."""
    cautions: tuple[Caution, ...]
    """Of the study, or of the studies that the review team's advice rests on."""
    locator: str
    versions: tuple[str, ...]
    note: str
    what_it_would_take: str
    themes: tuple[Link, ...]
    formerly: tuple[str, ...]


_VERIFIED = {
    Verification.EXACT: "Compared with the source: exactly as printed",
    Verification.NORMALISED: "Compared with the source: the same words; punctuation or line breaks differ",
    Verification.WITH_OMISSIONS: "Compared with the source: the same words in the same order, omissions and insertions shown",
    Verification.NOT_FOUND: "Looked for in the source, and not found",
    Verification.CHANGED: "Changed since it was compared with the source",
    Verification.NOT_VERIFIED: "Not yet compared with the source",
}


def quote_view(
    folder: StudyFolder,
    quote: Quote,
    site: SiteWords,
    study: StudyLine,
    themes: tuple[Link, ...],
    findings: tuple[Link, ...],
) -> QuoteView:
    """A quotation of the study in `folder`, which stands under `themes` and illustrates `findings`."""
    known, found = verification(quote, folder.receipt), found_receipt(quote, folder.receipt)
    remarks = [labels.REMARK[kind] for kind in (found.remarks if found else ())]
    if quote.cut_because and found and found.is_cut:
        remarks.append(f"Why it is cut there: {quote.cut_because.rstrip('.')}")
    voice = labels.VOICE[quote.voice]
    return QuoteView(
        id=quote.id,
        address=urls.study_item(global_id(folder.id, quote.id)),
        study=study,
        text=as_read(quote, folder.receipt),
        is_participant=quote.voice == "participant",
        colour=site.colour(quote.perspective[0]),
        speaker=(
            "speaker not stated" if quote.speaker == "not_stated" else f"speaker as printed: {quote.speaker}"
        ),
        voice=f"{voice}, quoting somebody else" if quote.reported_speech else voice,
        said_by=labels.listed(site.perspective_names(quote.perspective)),
        answer_group=quote.answer_group or "",
        locator=quote.locator.reading(),
        also_at=tuple(_reading(place) for place in quote.also_printed_at),
        verification=". ".join((_VERIFIED[known], *remarks)),
        remarks=". ".join(remarks),
        is_verified=known.is_verified,
        rights=_terms(quote.rights or (folder.study.rights.quotations if folder.study else None)),
        is_open=not is_withheld(folder, quote),
        note=quote.note or "",
        notice=site.notice(quote.sensitivity),
        themes=themes,
        findings=findings,
        formerly=quote.formerly,
        language=other_language(quote.language) if quote.language else study.language,
    )


def _reading(place: FurtherPlace) -> str:
    speaker = f"speaker as printed there: {place.speaker}" if place.speaker else ""
    return "; ".join(part for part in (place.locator.reading(), speaker, place.note) if part)


def _terms(rights: Rights | None) -> str:
    if rights is None:
        return ""
    licence = f" ({rights.licence})" if rights.licence else ""
    return f"{labels.RIGHTS[rights.basis]}{licence}"


def cell_view(id_: str, table: Table, lines: Sequence[CellLine], named: CellIllustration) -> CellView:
    """Those of the `lines` of the table with the global id `id_` that an illustration names."""
    shown = named_lines(lines, named)
    place = ", ".join(part for part in (named.group, named.row, named.column) if part)
    return CellView(
        address=urls.study_item(id_),
        table=table.title,
        locator=table.locator.model_copy(update={"row": place or None}).reading(),
        numbers=tuple(
            CellNumber(
                label=line.column or line.row or line.group,
                count=count_in_words(line.reckoned),
                note=line.note,
            )
            for line in shown
        ),
    )


def study_line(folder: StudyFolder) -> StudyLine:
    """A study as other pages name it, also where its `study.yaml` could not be read."""
    study = folder.study
    if study is None:
        return StudyLine(
            folder.id, urls.study(folder.id), folder.id, folder.id, "Could not be read",
            (), "", "", "", "", "",
        )  # fmt: skip
    context = study.context
    place = [part for part in (context.place, context.country) if part != "not_stated"]
    setting = [] if context.setting == "not_stated" else [context.setting]
    when = labels.fieldwork(study.fieldwork)
    size = study.sample.size
    return StudyLine(
        id=folder.id,
        address=urls.study(folder.id),
        name=study.title_short,
        title=study.title,
        status=labels.REVIEW_STATUS[study.review_status],
        cautions=tuple(Caution(key, labels.CAUTION[key].tag) for key in study.cautions),
        where=", ".join([*setting, *place]) or "place not stated",
        place=", ".join(place or setting) or "place not stated",
        when=f"fieldwork {when}" if when else "fieldwork dates not stated",
        who=(
            f"number of {study.sample.of} not stated"
            if size == "not_stated"
            else labels.counted(size, singular(study.sample.of), study.sample.of)
        ),
        year="year not stated" if study.issued == "not_stated" else labels.date(study.issued),
        language=other_language(study.language),
    )


_DISAGREEMENT = {
    frozenset({"qualifies"}): "Some findings limit it.",
    frozenset({"contradicts"}): "Some findings contradict it.",
    frozenset({"qualifies", "contradicts"}): "Some findings limit it, and some contradict it.",
}


def review_finding_line(
    id_: str,
    finding: ReviewFinding,
    site: SiteWords,
    studies: tuple[StudyLine, ...],
    cautions: tuple[Caution, ...],
    theme: Link | None,
    known: Collection[str],
) -> ReviewFindingLine:
    """A review finding found in `studies`; only its links to `known` findings count."""
    against = {
        link.relation
        for link in finding.evidence
        if link.finding in known and link.relation in ("qualifies", "contradicts")
    }
    return ReviewFindingLine(
        id=id_,
        address=urls.review_finding(id_),
        statement=finding.statement,
        confidence=confidence_view(finding.confidence),
        is_draft=finding.is_draft(),
        studies=studies,
        is_single_study=len(studies) == 1,
        cautions=cautions,
        theme=theme,
        notice=site.notice(finding.content_notes),
        disagreement=_DISAGREEMENT.get(frozenset(against), ""),
    )
