"""evidence.json read back: the corpus that it was made from, or a sentence why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from build_scripts.model.records.quote import WITHHELD
from build_scripts.model.records.site import SCHEMA_VERSION
from build_scripts.read.corpus import Reading
from build_scripts.read.published import NotPublishedError, read_published
from build_scripts.render.data.evidence_json import evidence_json, study_json
from build_scripts.synthesise.joins import join


@pytest.fixture
def published(reading_of: Callable[..., Reading]) -> dict[str, Any]:
    """The example as published data."""
    joined = join(reading_of().corpus)
    pieces = {id_: study_json(folder) for id_, folder in joined.corpus.studies.items()}
    data: dict[str, Any] = json.loads(evidence_json(joined, pieces))
    return data


def test_every_record_is_as_it_was(published: dict[str, Any], reading_of: Callable[..., Reading]) -> None:
    found, corpus = read_published(json.dumps(published).encode()), reading_of().corpus
    for name in ("themes", "review_findings", "pairs", "recommendations", "models", "teaching", "glossary"):
        assert getattr(found, name) == getattr(corpus, name), name
    ours, theirs = corpus.studies["okafor-2021"], found.studies["okafor-2021"]
    for name in ("study", "questions", "tables", "findings", "quotes", "recommendations", "appraisal"):
        assert getattr(theirs, name) == getattr(ours, name), name
    assert theirs.receipt is None


def test_words_that_were_withheld_are_marked(published: dict[str, Any]) -> None:
    published["studies"]["okafor-2021"]["quotes"][0]["text"] = ""
    first, second = read_published(json.dumps(published).encode()).studies["okafor-2021"].quotes
    assert first.text == WITHHELD
    assert second.text != WITHHELD


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "It is no JSON, or not whole."),
        (b"[" * 100_000, "It is no JSON, or not whole."),
        (b"\xff", "It is no JSON, or not whole."),
        (b"[]", "It has no `schema_version`"),
        (
            b'{"schema_version": 99}',
            f"Its records are of version 99, those read here of version {SCHEMA_VERSION}.",
        ),
        (
            json.dumps({"schema_version": SCHEMA_VERSION, "themes": {"waiting": {"name": 1}}}).encode(),
            "`themes.waiting` has a record that does not fit",
        ),
        (
            json.dumps({"schema_version": SCHEMA_VERSION, "studies": {"a": {"findings": 5}}}).encode(),
            "`studies.a.findings` has a record that does not fit",
        ),
        (
            json.dumps({"schema_version": SCHEMA_VERSION, "glossary": [None]}).encode(),
            "`glossary` has a record that does not fit",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(NotPublishedError) as refused:
        read_published(content)
    assert sentence in str(refused.value)
