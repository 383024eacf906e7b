"""Pages have words for every key that a record may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from build_scripts.model.fields import ContentNote, Rights
from build_scripts.model.records.appraisal import INSTRUMENTS, Answer, Appraisal
from build_scripts.model.records.conceptual_model import Flow, Node
from build_scripts.model.records.discrepancy import Discrepancy
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.question import Question
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.recommendation import StudyRecommendation
from build_scripts.model.records.review import Review
from build_scripts.model.records.review_finding import Component, Confidence, EvidenceLink
from build_scripts.model.records.study import (
    DataCollection,
    Equity,
    Fieldwork,
    Involvement,
    Methodology,
    RelatedStudy,
    Retraction,
    Study,
)
from build_scripts.model.records.theme import Gap
from build_scripts.render.text import labels


def choices(annotation: Any) -> set[str]:
    """Every text that a `Literal` somewhere in an annotation allows."""
    found = {value for value in get_args(annotation) if isinstance(value, str)}
    if get_origin(annotation) is not None:
        for inner in get_args(annotation):
            found |= choices(inner)
    return found


@pytest.mark.parametrize(
    ("record", "field", "known"),
    [
        (Study, "review_status", labels.REVIEW_STATUS),
        (Study, "category", labels.CATEGORY),
        (Methodology, "value", labels.METHODOLOGY),
        (Review, "methodology", labels.SYNTHESIS),
        (DataCollection, "methods", labels.COLLECTION),
        (Involvement, "level", labels.INVOLVEMENT),
        (Retraction, "status", labels.RETRACTION),
        (RelatedStudy, "relation", labels.STUDY_RELATION),
        (Rights, "basis", labels.RIGHTS),
        (Finding, "kind", labels.KIND),
        (Finding, "basis", labels.BASIS),
        (Finding, "credibility", labels.CREDIBILITY),
        (Finding, "credibility_reason", labels.CREDIBILITY_REASON),
        (Quote, "voice", labels.VOICE),
        (Confidence, "level", labels.LEVEL),
        (Confidence, "not_assessed_reason", labels.NOT_ASSESSED),
        (Component, "concern", labels.CONCERN),
        (EvidenceLink, "relation", labels.RELATION),
        (StudyRecommendation, "origin", labels.ORIGIN),
        (Discrepancy, "weight", labels.WEIGHT),
        (Answer, "answer", labels.ANSWER),
        (Appraisal, "instrument", INSTRUMENTS),
        (Question, "reported", labels.REPORTED),
        (Gap, "kind", labels.GAP),
        (Node, "kind", labels.NODE),
        (Flow, "kind", labels.FLOW),
    ],
)
def test_every_key_has_words(record: type[BaseModel], field: str, known: Mapping[str, object]) -> None:
    allowed = choices(record.model_fields[field].annotation)
    assert allowed
    assert allowed <= known.keys()


def test_every_content_note_and_every_part_of_equity_has_words() -> None:
    assert set(get_args(ContentNote)) == labels.CONTENT_NOTE.keys()
    assert Equity.model_fields.keys() == labels.EQUITY.keys()


def test_confidence_has_its_components_in_words() -> None:
    assert labels.COMPONENT.keys() <= Confidence.model_fields.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2026-11-21", "21 November 2026"), ("2020-03", "March 2020"), ("2020", "2020")],
)
def test_dates_read_as_in_print(text: str, expected: str) -> None:
    assert labels.date(text) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-03", "2020-06", "March 2020 to June 2020"),
        ("2020", "2020", "2020"),
        ("2020", "not_stated", "from 2020"),
        ("not_stated", "2020", "until 2020"),
        ("not_stated", "not_stated", ""),
    ],
)
def test_fieldwork_is_a_phrase(start: str, end: str, expected: str) -> None:
    assert labels.fieldwork(Fieldwork(start=start, end=end)) == expected


def test_lists_and_numbers_read_as_english() -> None:
    assert labels.listed([]) == ""
    assert labels.listed(["a"]) == "a"
    assert labels.listed(["a", "b", "c"]) == "a, b and c"
    assert labels.counted(0, "study", "studies") == "no studies"
    assert labels.counted(1, "study", "studies") == "1 study"
