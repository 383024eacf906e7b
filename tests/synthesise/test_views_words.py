"""Pages have words for every key that a record may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from build_scripts.model.appraisal import Answer, Appraisal
from build_scripts.model.base import ContentNote, Rights
from build_scripts.model.conceptual_model import Flow, Node
from build_scripts.model.discrepancy import Discrepancy
from build_scripts.model.finding import Finding
from build_scripts.model.instruments import INSTRUMENTS
from build_scripts.model.question import Question
from build_scripts.model.quote import Quote
from build_scripts.model.recommendation import StudyRecommendation
from build_scripts.model.review import Review
from build_scripts.model.review_finding import Component, Confidence, EvidenceLink
from build_scripts.model.study import (
    DataCollection,
    Equity,
    Fieldwork,
    Involvement,
    Methodology,
    RelatedStudy,
    Retraction,
    Study,
)
from build_scripts.model.theme import Gap
from build_scripts.synthesise.views import words


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
        (Study, "review_status", words.REVIEW_STATUS),
        (Study, "category", words.CATEGORY),
        (Methodology, "value", words.METHODOLOGY),
        (Review, "methodology", words.SYNTHESIS),
        (DataCollection, "methods", words.COLLECTION),
        (Involvement, "level", words.INVOLVEMENT),
        (Retraction, "status", words.RETRACTION),
        (RelatedStudy, "relation", words.STUDY_RELATION),
        (Rights, "basis", words.RIGHTS),
        (Finding, "kind", words.KIND),
        (Finding, "basis", words.BASIS),
        (Finding, "credibility", words.CREDIBILITY),
        (Finding, "credibility_reason", words.CREDIBILITY_REASON),
        (Quote, "voice", words.VOICE),
        (Confidence, "level", words.LEVEL),
        (Confidence, "not_assessed_reason", words.NOT_ASSESSED),
        (Component, "concern", words.CONCERN),
        (EvidenceLink, "relation", words.RELATION),
        (StudyRecommendation, "origin", words.ORIGIN),
        (Discrepancy, "weight", words.WEIGHT),
        (Answer, "answer", words.ANSWER),
        (Appraisal, "instrument", INSTRUMENTS),
        (Question, "reported", words.REPORTED),
        (Gap, "kind", words.GAP),
        (Node, "kind", words.NODE),
        (Flow, "kind", words.FLOW),
    ],
)
def test_every_key_has_words(record: type[BaseModel], field: str, known: Mapping[str, object]) -> None:
    allowed = choices(record.model_fields[field].annotation)
    assert allowed
    assert allowed <= known.keys()


def test_every_content_note_and_every_part_of_equity_has_words() -> None:
    assert set(get_args(ContentNote)) == words.CONTENT_NOTE.keys()
    assert Equity.model_fields.keys() == words.EQUITY.keys()


def test_confidence_has_its_components_in_words() -> None:
    assert words.COMPONENT.keys() <= Confidence.model_fields.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2026-11-21", "21 November 2026"), ("2020-03", "March 2020"), ("2020", "2020")],
)
def test_dates_read_as_in_print(text: str, expected: str) -> None:
    assert words.date(text) == expected


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
    assert words.fieldwork(Fieldwork(start=start, end=end)) == expected


def test_lists_and_numbers_read_as_english() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.counted(0, "study", "studies") == "no studies"
    assert words.counted(1, "study", "studies") == "1 study"
