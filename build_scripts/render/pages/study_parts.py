"""Parts of a study's page: its facts, what it asked, where it disagrees with itself, how well it was done, its citation."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import singular
from build_scripts.model.ids import global_id
from build_scripts.model.records.appraisal import INSTRUMENTS
from build_scripts.model.records.discrepancy import Discrepancy
from build_scripts.model.records.question import Question
from build_scripts.model.records.study import Name, Study
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Fact, Link
from build_scripts.synthesise.quotations.receipts import as_read


@dataclass(frozen=True)
class StudyFacts:
    """Facts of a study, and what it reports of its participants."""

    glance: tuple[Fact, ...]
    """What readers ask before they read on: was it checked, where and when was it done."""
    facts: tuple[Fact, ...]
    """What readers ask next."""
    further: tuple[Fact, ...]
    """How it was done, paid for and permitted."""
    equity: tuple[Fact, ...]
    equity_not_reported: str


def study_facts(items: Items, study: Study) -> StudyFacts:
    """The facts box."""
    reported = {
        label: text
        for name, label in labels.EQUITY.items()
        if (text := getattr(study.equity, name)) != "not_reported"
    }
    missing = [label.lower() for label in labels.EQUITY.values() if label not in reported]
    return StudyFacts(
        glance=_glance(study),
        facts=tuple(fact for fact in _facts(items, study) if fact.text),
        further=tuple(fact for fact in _further(study) if fact.text),
        equity=tuple(Fact(label, text) for label, text in reported.items()),
        equity_not_reported=labels.listed(missing),
    )


def _glance(study: Study) -> tuple[Fact, ...]:
    done = labels.fieldwork(study.fieldwork)
    on = "on" if study.issued.count("-") == 2 else "in"
    out = f"; it came out {on} {labels.date(study.issued)}" if study.issued != "not_stated" else ""
    return (
        Fact("Peer reviewed?", labels.PEER_REVIEW[study.review_status]),
        Fact("Where", labels.sentence(_place(study, study.context.setting))),
        Fact("When", labels.sentence(done) if done else f"Fieldwork dates not stated{out}"),
    )


def _facts(items: Items, study: Study) -> tuple[Fact, ...]:
    stated = labels.stated
    context = study.context
    return (
        Fact("Aim", study.aim),
        _design(study),
        Fact("Whose views", labels.sentence(labels.listed(items.site.perspective_names(study.perspectives)))),
        Fact("Who took part", _sample(study)),
        Fact("Setting", stated(context.setting)),
        Fact("Place", _place(study)),
        Fact("Fieldwork", _fieldwork(study)),
        Fact("Limitations the authors state", _limitations(study)),
    )


def _limitations(study: Study) -> str:
    return (
        " ".join(limitation for limitation in study.limitations if limitation != "not_stated")
        or "none stated"
    )


def _further(study: Study) -> tuple[Fact, ...]:
    stated = labels.stated
    return (
        Fact("Circumstances", study.context.environment or ""),
        Fact("How people were found", stated(study.sample.recruitment)),
        Fact("Data", _data(study)),
        Fact("Analysis", stated(study.data_collection.analysis)),
        Fact("Who else had a part in it", _involvement(study)),
        Fact("Ethics", stated(study.ethics)),
        Fact("Funding", stated(study.funding)),
        Fact("Competing interests", stated(study.competing_interests)),
        Fact("Licence", _licence(study)),
        Fact("Retraction", _retraction(study)),
    )


def _place(study: Study, otherwise: str = "not_stated") -> str:
    context = study.context
    place = ", ".join(part for part in (context.place, context.country) if part != "not_stated")
    return place or labels.stated(otherwise)


def _design(study: Study) -> Fact:
    category = labels.CATEGORY[study.category]
    method = study.methodology
    if method.as_stated != "not_stated":
        return Fact("Design", f"{category}; in the authors’ words:", printed=method.as_stated)
    known = method.value != "not_stated"
    return Fact("Design", f"{category}; {labels.METHODOLOGY[method.value]}" if known else category)


def _sample(study: Study) -> str:
    sample = study.sample
    size = (
        f"Number of {sample.of} not stated."
        if sample.size == "not_stated"
        else f"{labels.counted(sample.size, singular(sample.of), sample.of).capitalize()}."
    )
    groups = "; ".join(
        group.label if group.n == "not_stated" else f"{group.label} ({group.n})" for group in sample.groups
    )
    return " ".join(
        part for part in (size, sample.description, f"Groups: {groups}." if groups else "") if part
    )


def _fieldwork(study: Study) -> str:
    when = labels.sentence(labels.fieldwork(study.fieldwork)) or "not stated"
    printed = study.fieldwork.as_printed if not isinstance(study.fieldwork, str) else None
    return f"{when} (as printed: {printed})" if printed else when


def _data(study: Study) -> str:
    methods = labels.listed([labels.COLLECTION[method] for method in study.data_collection.methods])
    return f"{labels.sentence(methods)}. {study.data_collection.text}"


def _involvement(study: Study) -> str:
    return f"{labels.INVOLVEMENT[study.involvement.level]}. {study.involvement.text}"


def _licence(study: Study) -> str:
    licence = {"all_rights_reserved": "All rights reserved", "not_stated": "not stated"}.get(
        study.licence, study.licence
    )
    return f"{licence}. {study.licence_note}" if study.licence_note else licence


def _retraction(study: Study) -> str:
    status = study.retraction
    said = labels.RETRACTION[status.status].rstrip(".")
    on = f" on {labels.date(status.checked_on)}" if status.checked_on else ""
    return f"{said}{on}. {status.note or ''}".strip()


@dataclass(frozen=True)
class QuestionView:
    """A question that the study asked."""

    record: Question
    wording: str
    polarity: str
    reported: str
    is_reported: bool
    reported_at: str
    locator: str


@dataclass(frozen=True)
class DiscrepancyView:
    """Two places of the source that do not agree."""

    record: Discrepancy
    place: str
    other_place: str
    affects: tuple[Link, ...]


@dataclass(frozen=True)
class DiscrepancyGroup:
    """All discrepancies of one weight."""

    weight: str
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
            (labels.REPORTED["asked_not_reported"], False),
        )
        if (chosen := tuple(question for question in asked if question.is_reported is is_reported))
    )


def _asked(folder: StudyFolder) -> tuple[QuestionView, ...]:
    polarity = {
        "first_is_worse": "The first answer means worse.",
        "last_is_worse": "The last answer means worse.",
        "none": "",
    }
    return tuple(
        QuestionView(
            record=question,
            wording="Wording not stated" if question.wording == "not_stated" else question.wording,
            polarity=polarity[question.polarity],
            reported=labels.REPORTED[question.reported],
            is_reported=question.reported != "asked_not_reported",
            reported_at="; ".join(place.reading() for place in question.reported_at),
            locator=question.locator.reading(),
        )
        for question in folder.questions
    )


def discrepancies(folder: StudyFolder) -> tuple[DiscrepancyGroup, ...]:
    """Places that do not agree, those that weigh most first."""
    return tuple(
        DiscrepancyGroup(labels.WEIGHT[weight], chosen)
        for weight in ("major", "moderate", "minor")
        if (chosen := _of_weight(folder, weight))
    )


def _of_weight(folder: StudyFolder, weight: str) -> tuple[DiscrepancyView, ...]:
    names = {
        **{finding.id: finding.statement for finding in folder.findings},
        **{table.id: table.title for table in folder.tables},
        **{quote.id: f"“{as_read(quote, folder.receipt)}”" for quote in folder.quotes},
        **(
            {key_point.id: key_point.statement for key_point in folder.study.key_points}
            if folder.study
            else {}
        ),
    }
    return tuple(
        DiscrepancyView(
            record=discrepancy,
            place=discrepancy.place.reading(),
            other_place=discrepancy.other_place.reading(),
            affects=tuple(
                Link(urls.study_item(global_id(folder.id, target)), names[target])
                for target in discrepancy.affects
                if target in names
            ),
        )
        for discrepancy in folder.discrepancies
        if discrepancy.weight == weight
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
            (
                f"{answer.item} {instrument.items.get(answer.item, '')}".strip(),
                labels.ANSWER[answer.answer],
                answer.reason,
            )
            for answer in made.answers
        ),
        overall=made.overall,
        in_short=made.in_short or made.overall,
        assessed=f"{labels.sentence(made.assessed_by)}, {labels.date(made.assessed_on)}",
    )


@dataclass(frozen=True)
class Citation:
    """A citation in three parts, the title apart for its italics, and where the document can be read."""

    before: str
    title: str
    after: str
    url: str


def citation(study: Study) -> Citation:
    """Authors, year, title, where it came out; what is not stated is said so.

    Semicolons part the authors: a name turned round holds a comma, and so may a body's.
    """
    who = (
        "Authors not stated"
        if study.author == "not_stated"
        else "; ".join(_inverted(name) for name in study.author)
    )
    year = "year not stated" if study.issued == "not_stated" else study.issued[:4]
    volume = f"{study.volume or ''}{f'({study.issue})' if study.issue else ''}"
    place = ", ".join(part for part in (study.container_title, volume, study.page) if part)
    after = ". ".join(
        part.rstrip(".")
        for part in (
            place,
            study.publisher,
            labels.REVIEW_STATUS["preprint"] if study.review_status == "preprint" else "",
        )
        if part
    )
    return Citation(
        before=f"{who} ({year}).",
        title=study.title,
        after=f"{after}." if after else "",
        url=f"https://doi.org/{study.doi}" if study.doi else study.url or "",
    )


def _inverted(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)
