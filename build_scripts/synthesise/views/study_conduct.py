"""What a study asked, where its report does not agree with itself, and how well it was done, as its page prints it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import addresses
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.ids import global_id
from build_scripts.model.instruments import INSTRUMENTS
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.parts import Link


@dataclass(frozen=True)
class QuestionView:
    """A question that the study asked."""

    id: str
    wording: str
    options: tuple[str, ...]
    polarity: str
    reported: str
    is_reported: bool
    reported_at: str
    note: str
    locator: str
    formerly: tuple[str, ...]


@dataclass(frozen=True)
class DiscrepancyView:
    """Two places of the source that do not agree."""

    id: str
    what: str
    place: str
    printed: str
    other_place: str
    other: str
    handling: str
    authors_answer: str
    affects: tuple[Link, ...]
    formerly: tuple[str, ...]


@dataclass(frozen=True)
class DiscrepancyGroup:
    """All discrepancies of one weight."""

    weight: str
    is_open: bool
    """Whether they stand open on the page: those that touch a conclusion."""
    all: tuple[DiscrepancyView, ...]


@dataclass(frozen=True)
class AppraisalView:
    """Answers to the items of an instrument; no score."""

    instrument: str
    answers: tuple[tuple[str, str, str], ...]
    """Item in words, answer, reason."""
    overall: str
    in_short: str
    """The same in a sentence, or as it is where nobody has put it in one."""
    assessed: str


def questions(folder: StudyFolder) -> tuple[tuple[str, tuple[QuestionView, ...]], ...]:
    """What the study asked, under a heading: first what has printed answers."""
    asked = _asked(folder)
    return tuple(
        (heading, chosen)
        for heading, is_reported in (
            ("Questions whose answers are printed", True),
            (words.REPORTED["asked_not_reported"], False),
        )
        if (chosen := tuple(one for one in asked if one.is_reported is is_reported))
    )


def _asked(folder: StudyFolder) -> tuple[QuestionView, ...]:
    polarity = {
        "first_is_worse": "The first answer means worse.",
        "last_is_worse": "The last answer means worse.",
        "none": "",
    }
    return tuple(
        QuestionView(
            id=one.id,
            wording="Wording not stated" if one.wording == "not_stated" else one.wording,
            options=one.options,
            polarity=polarity[one.polarity],
            reported=words.REPORTED[one.reported],
            is_reported=one.reported != "asked_not_reported",
            reported_at="; ".join(place.reading() for place in one.reported_at),
            note=one.note or "",
            locator=one.locator.reading(),
            formerly=one.formerly,
        )
        for one in folder.questions
    )


def discrepancies(folder: StudyFolder) -> tuple[DiscrepancyGroup, ...]:
    """Places that do not agree, those that weigh most first."""
    return tuple(
        DiscrepancyGroup(words.WEIGHT[weight], weight == "major", chosen)
        for weight in ("major", "moderate", "minor")
        if (chosen := _of_weight(folder, weight))
    )


def _of_weight(folder: StudyFolder, weight: str) -> tuple[DiscrepancyView, ...]:
    names = {
        **{one.id: one.statement for one in folder.findings},
        **{one.id: one.title for one in folder.tables},
        **{one.id: f"“{one.text}”" for one in folder.quotes},
        **({one.id: one.statement for one in folder.study.key_points} if folder.study else {}),
    }
    return tuple(
        DiscrepancyView(
            id=one.id,
            what=one.what,
            place=one.place.reading(),
            printed=one.printed,
            other_place=one.other_place.reading(),
            other=one.other,
            handling=one.handling,
            authors_answer=one.authors_answer or "",
            affects=tuple(
                Link(addresses.study_item(global_id(folder.id, target)), names[target])
                for target in one.affects
                if target in names
            ),
            formerly=one.formerly,
        )
        for one in folder.discrepancies
        if one.weight == weight
    )


def appraisal(folder: StudyFolder) -> AppraisalView | None:
    """The appraisal, None if nobody has made one."""
    made = folder.appraisal
    if made is None:
        return None
    instrument = INSTRUMENTS[made.instrument]
    return AppraisalView(
        instrument=f"{instrument.name}, version {made.version}",
        answers=tuple(
            (f"{one.item} {instrument.items.get(one.item, '')}".strip(), words.ANSWER[one.answer], one.reason)
            for one in made.answers
        ),
        overall=made.overall,
        in_short=made.in_short or made.overall,
        assessed=f"{words.sentence(made.assessed_by)}, {words.date(made.assessed_on)}",
    )
