"""The facts box of a study: design, people, place, time, standing, each said also where it is not stated."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.base import singular
from build_scripts.model.study import Study
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Fact


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
        for name, label in words.EQUITY.items()
        if (text := getattr(study.equity, name)) != "not_reported"
    }
    missing = [label.lower() for label in words.EQUITY.values() if label not in reported]
    return StudyFacts(
        glance=_glance(study),
        facts=tuple(fact for fact in _facts(items, study) if fact.text),
        further=tuple(fact for fact in _further(study) if fact.text),
        equity=tuple(Fact(label, text) for label, text in reported.items()),
        equity_not_reported=words.listed(missing),
    )


def _glance(study: Study) -> tuple[Fact, ...]:
    done = words.fieldwork(study.fieldwork)
    out = f"; it came out in {words.date(study.issued)}" if study.issued != "not_stated" else ""
    return (
        Fact("Peer reviewed?", words.PEER_REVIEW[study.review_status]),
        Fact("Where", words.sentence(_place(study, study.context.setting))),
        Fact("When", words.sentence(done) if done else f"Fieldwork dates not stated{out}"),
    )


def _facts(items: Items, study: Study) -> tuple[Fact, ...]:
    stated = words.stated
    context = study.context
    return (
        Fact("Aim", study.aim),
        _design(study),
        Fact("Whose views", words.sentence(words.listed(items.site.perspective_names(study.perspectives)))),
        Fact("Who took part", _sample(study)),
        Fact("Setting", stated(context.setting)),
        Fact("Place", _place(study)),
        Fact("Fieldwork", _fieldwork(study)),
        Fact("Limitations the authors state", _limitations(study)),
    )


def _limitations(study: Study) -> str:
    return " ".join(one for one in study.limitations if one != "not_stated") or "none stated"


def _further(study: Study) -> tuple[Fact, ...]:
    stated = words.stated
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
    place = ", ".join(one for one in (context.place, context.country) if one != "not_stated")
    return place or words.stated(otherwise)


def _design(study: Study) -> Fact:
    category = words.CATEGORY[study.category]
    method = study.methodology
    if method.as_stated != "not_stated":
        return Fact("Design", f"{category}; in the authors’ words:", printed=method.as_stated)
    known = method.value != "not_stated"
    return Fact("Design", f"{category}; {words.METHODOLOGY[method.value]}" if known else category)


def _sample(study: Study) -> str:
    sample = study.sample
    size = (
        f"Number of {sample.of} not stated."
        if sample.size == "not_stated"
        else f"{words.counted(sample.size, singular(sample.of), sample.of).capitalize()}."
    )
    groups = "; ".join(
        one.label if one.n == "not_stated" else f"{one.label} ({one.n})" for one in sample.groups
    )
    return " ".join(
        part for part in (size, sample.description, f"Groups: {groups}." if groups else "") if part
    )


def _fieldwork(study: Study) -> str:
    when = words.sentence(words.fieldwork(study.fieldwork)) or "not stated"
    printed = study.fieldwork.as_printed if not isinstance(study.fieldwork, str) else None
    return f"{when} (as printed: {printed})" if printed else when


def _data(study: Study) -> str:
    methods = words.listed([words.COLLECTION[one] for one in study.data_collection.methods])
    return f"{words.sentence(methods)}. {study.data_collection.text}"


def _involvement(study: Study) -> str:
    return f"{words.INVOLVEMENT[study.involvement.level]}. {study.involvement.text}"


def _licence(study: Study) -> str:
    licence = {"all_rights_reserved": "All rights reserved", "not_stated": "not stated"}.get(
        study.licence, study.licence
    )
    return f"{licence}. {study.licence_note}" if study.licence_note else licence


def _retraction(study: Study) -> str:
    status = study.retraction
    said = words.RETRACTION[status.status].rstrip(".")
    on = f" on {words.date(status.checked_on)}" if status.checked_on else ""
    return f"{said}{on}. {status.note or ''}".strip()
