"""What the annotations of the records say of the example: what refers to what, and whose words each text holds."""

from __future__ import annotations

from collections import Counter

import pytest

from build_scripts.model.corpus import Corpus
from build_scripts.model.diagnostics import Edit, Severity, Violation
from build_scripts.model.fields import Change, Locator, Record, Wording
from build_scripts.model.layout import FILE_KINDS, file_of
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Receipt
from build_scripts.model.records.review_finding import Component
from build_scripts.model.records.site import Site
from build_scripts.model.records.table import Cell, Chart, Table
from build_scripts.model.records.waiver import Waiver
from build_scripts.model.references import Ref
from build_scripts.model.walk import file_itself, marked, records, references

STUDY = "evidence/studies/okafor-2021"


@pytest.fixture(scope="module")
def corpus(reading_of) -> Corpus:
    return reading_of().corpus


def test_every_reference_of_the_example_is_found_with_what_it_names(corpus):
    counted = Counter((ref.targets, ref.own) for _, ref in marked(corpus, Ref))
    assert counted == {
        (("theme",), False): 10,
        (("perspective",), False): 15,
        (("audience",), False): 2,
        (("study",), False): 1,
        (("finding",), False): 7,
        (("finding", "review_finding"), False): 4,
        (("finding",), True): 2,
        (("quotation",), True): 2,
        (("table",), True): 2,
        (("question",), True): 2,
        (("item",), True): 1,
        (("part",), True): 20,
    }


def test_references_are_found_by_what_they_name_and_by_whether_they_are_local(corpus):
    assert [
        (reference.file, reference.path, reference.value)
        for reference in references(corpus, "finding", own=True)
    ] == [
        (f"{STUDY}/study.yaml", ("key_points", 0, "findings", 0), "waiting-named-most"),
        (f"{STUDY}/recommendations.yaml", (0, "rests_on", 0), "waiting-named-most"),
    ]
    assert len(list(references(corpus, "finding"))) == 13
    assert len(list(references(corpus, "quotation", "table"))) == 4
    assert list(references(corpus, "item", own=False)) == []


def test_every_text_of_a_record_is_found_with_whose_words_it_holds(corpus):
    quote = next(records(corpus, Quote))
    assert [(text.path[1:], wording.voice, wording.one_line) for text, wording in marked(quote, Wording)] == [
        (("text",), "verbatim", False),
        (("speaker",), "printed", True),
        (("locator", "section"), "printed", True),
        (("locator", "page"), "printed", True),
    ]


def test_texts_are_found_in_every_file_and_ids_dates_and_word_lists_are_none(corpus):
    texts = [(text, wording) for text, wording in marked(corpus, Wording)]
    assert {text.file for text, _ in texts} == {record.file for record in records(corpus, Record)}
    assert {(wording.voice, wording.one_line) for _, wording in texts} == {
        ("ours", True),
        ("ours", False),
        ("printed", True),
        ("verbatim", False),
    }
    voices = {(text.file.rpartition("/")[2], text.path): wording.voice for text, wording in texts}
    assert voices["quotes.yaml", (0, "text")] == "verbatim"
    assert voices["tables.yaml", (1, "cells", 2, "label")] == "printed"
    assert voices["findings.yaml", (0, "statement")] == "ours"
    assert voices["study.yaml", ("title-short",)] == "printed"
    assert ("findings.yaml", (0, "id")) not in voices
    assert ("waiting.yaml", ("history", 0, "date")) not in voices
    assert not any("plain_words" in text.path for text, _ in texts)


def test_records_are_found_at_any_depth_with_their_places(corpus):
    folder = corpus.studies["okafor-2021"]
    assert [chart.spot() for chart in records(folder, Chart)] == [
        (f"{STUDY}/tables.yaml", (position, "charts", 0)) for position in range(4)
    ]
    assert {component.path[-1] for component in records(corpus, Component)} == {
        "methodological_limitations",
        "coherence",
        "adequacy",
        "relevance",
    }
    (second,) = [table for table in records(folder, Table) if table.value.id == "table-2"]
    assert [cell.value.n for cell in records(second, Cell)] == [18, 12, 9]
    places = [locator.spot() for locator in records(corpus, Locator)]
    assert len(places) == len(set(places))
    assert ("evidence/models/listening-cycle.yaml", ("locator",)) in places
    assert ("evidence/themes/waiting.yaml", ("history", 0)) in [
        record.spot() for record in records(corpus, Change)
    ]
    assert list(records(corpus, Waiver)) == []


def test_what_stands_in_no_study_is_not_looked_for_there(corpus):
    assert list(records(corpus.studies["okafor-2021"], Site)) == []
    assert [site.file for site in records(corpus, Site)] == ["evidence/site.yaml"]


def test_a_located_record_makes_the_violation(corpus):
    finding = next(records(corpus, Finding))
    edit = Edit(*finding.spot("kind"), "mixed")
    assert finding.at(
        ("count", "n"), "Wrong.", "Mend it.", part="8", severity=Severity.NOTE, edits=(edit,)
    ) == Violation(
        f"{STUDY}/findings.yaml",
        (0, "count", "n"),
        "Wrong.",
        "Mend it.",
        part="8",
        severity=Severity.NOTE,
        edits=(Edit(f"{STUDY}/findings.yaml", (0, "kind"), "mixed"),),
    )
    assert finding.at((), "Wrong.").path == (0,)
    assert file_itself(Finding, "okafor-2021").at((), "Gone.").file == finding.file


def test_every_kind_of_record_has_its_file():
    assert file_of(Receipt, "okafor-2021") == "evidence/receipts/okafor-2021.json"
    assert file_of(Finding, "okafor-2021") == f"{STUDY}/findings.yaml"
    assert file_of(Site) == "evidence/site.yaml"
    assert len({file_of(kind.record, "a") for kind in FILE_KINDS}) == len(FILE_KINDS)
