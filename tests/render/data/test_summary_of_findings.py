"""The summary of qualitative findings: iSoQ's columns and the profile, as lines and as a document for Word."""

from __future__ import annotations

import csv
import io

import pytest

from build_scripts.render.build import build_site
from build_scripts.render.data import summary_document
from build_scripts.render.data.summary_document import PROFILE_WIDTHS, SUMMARY, SUMMARY_WIDTHS
from build_scripts.synthesise.joins import join

DOCUMENTS = ["review-findings/summary-of-findings.docx", "themes/waiting/summary-of-findings.docx"]
PREPRINT = "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\n"


def files_of(reading_of, overlay: str = ""):
    return build_site(join(reading_of(overlay).corpus), (), ()).files


def test_a_line_says_what_how_sure_why_from_where_and_each_concern(reading_of):
    corpus = reading_of("").corpus
    text = files_of(reading_of)["data/summary_of_findings.csv"].decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text))
    finding = corpus.review_findings["not-knowing-weighs"]
    assert list(line)[2:6] == ["summarised_review_finding", "confidence", "explanation", "references"]
    assert line["summarised_review_finding"] == finding.statement
    assert line["confidence"] == "Low confidence"
    assert line["explanation"] == finding.confidence.explanation
    assert line["references"] == "okafor-2021"
    assert line["coherence"].startswith("Minor concerns: ")
    assert line["coherence"].endswith(finding.confidence.coherence.explanation)


def test_the_document_has_the_table_and_the_profile(reading_of):
    docx = pytest.importorskip("docx")
    files = files_of(reading_of, PREPRINT)
    assert [path for path in files if path.endswith("summary-of-findings.docx")] == DOCUMENTS
    paper = docx.Document(io.BytesIO(files[DOCUMENTS[1]]))
    finding = reading_of("").corpus.review_findings["not-knowing-weighs"]
    summary, profile = paper.tables
    assert tuple(cell.text for cell in summary.rows[0].cells) == SUMMARY
    number, statement, level, why, references = (cell.text for cell in summary.rows[1].cells)
    assert (number, level, why) == ("1", "Low confidence", finding.confidence.explanation)
    assert statement.endswith(finding.statement)
    assert "preprint" in references.lower()
    assert [cell.text for cell in profile.rows[0].cells][1:] == [
        "Methodological limitations", "Coherence", "Adequacy", "Relevance",
    ]  # fmt: skip
    assert profile.rows[1].cells[2].text.startswith("Minor concerns: ")
    assert any("drafts until" in paragraph.text for paragraph in paper.paragraphs)


def test_the_same_evidence_gives_the_same_bytes(reading_of):
    pytest.importorskip("docx")
    assert files_of(reading_of)[DOCUMENTS[0]] == files_of(reading_of)[DOCUMENTS[0]]


def test_the_columns_fill_the_sheet_and_no_more():
    room = 29.7 - 2 * summary_document.MARGIN
    assert sum(SUMMARY_WIDTHS) == pytest.approx(room)
    assert sum(PROFILE_WIDTHS) == pytest.approx(room)


def test_pages_lead_to_what_there_is(reading_of, monkeypatch):
    pages = build_site(join(reading_of("").corpus), (), ()).pages
    for address, document in zip(("review-findings/", "themes/waiting/"), DOCUMENTS, strict=True):
        assert f'{document.rpartition("/")[2]}" download' in pages[address].html
    monkeypatch.setattr(summary_document, "find_spec", lambda _: None)
    without = build_site(join(reading_of("").corpus), (), ())
    assert not [path for path in without.files if path.endswith("summary-of-findings.docx")]
    assert "summary-of-findings.docx" not in without.pages["themes/waiting/"].html


def test_a_title_longer_than_word_can_keep_is_cut(reading_of):
    docx = pytest.importorskip("docx")
    long = "What does waiting do? " * 20
    overlay = f"# in evidence/themes/waiting.yaml\nquestion: {long.strip()}\n# in evidence/site.yaml\ntitle: {'Being Heard ' * 30}\n"
    paper = docx.Document(io.BytesIO(files_of(reading_of, overlay)[DOCUMENTS[1]]))
    assert len(paper.core_properties.title) <= 255
    assert paper.core_properties.title.endswith(" …")
    assert paper.paragraphs[0].text == long.strip()
