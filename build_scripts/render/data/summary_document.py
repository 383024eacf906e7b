"""The summary of qualitative findings as a document for Word, by python-docx, which is loaded when one is made."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from build_scripts.author.workbook.timeless import property_text, without_time
from build_scripts.model import urls
from build_scripts.model.records.review_finding import COMPONENTS
from build_scripts.render.data.summary_of_findings import concern, why
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import StudyLine
from build_scripts.render.views.items import Items

FONT, SIZE, SMALL = "Calibri", 10, 9
MARGIN = 1.8
"""Centimetres."""
SUMMARY_WIDTHS = (0.9, 9.0, 3.3, 7.2, 5.7)
PROFILE_WIDTHS = (0.9, 6.3, 6.3, 6.3, 6.3)
SUMMARY = (
    "#",
    "Summarised review finding",
    "GRADE-CERQual assessment of confidence",
    "Explanation of the assessment",
    "References",
)
DRAFT = (
    "The assessments are drafts until a second, independent assessor has judged too. A level is a judgement; no program "
    "computes it."
)


def makes_documents() -> bool:
    """Whether the package that makes documents is installed."""
    return find_spec("docx") is not None


def has_document(items: Items, theme: str) -> bool:
    """Whether the review findings of a theme are given as a document."""
    return makes_documents() and bool(_of_theme(items, theme, items.corpus.review_findings))


def documents(items: Items, ids: Sequence[str]) -> Mapping[str, bytes]:
    """Address to document: of all review findings, and of those of each theme. Empty where the package is missing."""
    if not (ids and makes_documents()):
        return {}
    made = {
        urls.SUMMARY_DOCUMENT: _document(items, "Summary of qualitative findings", urls.REVIEW_FINDINGS, ids)
    }
    for id_, theme in items.corpus.themes.items():
        if of_theme := _of_theme(items, id_, ids):
            made[urls.summary_document(id_)] = _document(items, theme.question, urls.theme(id_), of_theme)
    return made


def _of_theme(items: Items, theme: str, ids: Iterable[str]) -> list[str]:
    """Those of a theme, and those of which it is a further theme."""
    findings = items.corpus.review_findings
    return [id_ for id_ in ids if theme in (findings[id_].theme, *findings[id_].also_in)]


def _document(items: Items, title: str, address: str, ids: Sequence[str]) -> bytes:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    paper = docx.Document()
    site = items.site
    about = paper.core_properties
    about.title, about.author = property_text(title), property_text(site.publisher or site.title)
    about.language = "en-GB"
    about.last_modified_by, about.comments, about.keywords = property_text(site.title), "", ""
    (section,) = paper.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    for name, size in (("Normal", SIZE), ("Title", 20), ("Heading 1", 14)):
        paper.styles[name].font.name, paper.styles[name].font.size = FONT, Pt(size)
    paper.styles["Normal"].paragraph_format.space_after = Pt(3)
    paper.add_paragraph(title, style="Title")
    stands = f" As the evidence stood on {site.as_of}." if site.as_of else ""
    licence = f" Licence: {site.licence}." if site.licence else ""
    paper.add_paragraph(f"{site.title}.{stands}{licence} {site.url}{address if site.url else ''}".rstrip())
    if any(items.review_finding(id_).is_draft for id_ in ids):
        paper.add_paragraph(DRAFT)
    records = items.corpus.review_findings
    paper.add_heading("Summary", level=1)
    _table(
        paper, SUMMARY, SUMMARY_WIDTHS, [_summary(items, number, id_) for number, id_ in enumerate(ids, 1)]
    )
    paper.add_heading("Evidence profile", level=1)
    heads = ("#", *(labels.COMPONENT[name][1] for name in COMPONENTS))
    rows = [
        (
            str(number),
            *(concern(getattr(records[id_].confidence, name)) or "Not assessed" for name in COMPONENTS),
        )
        for number, id_ in enumerate(ids, 1)
    ]
    _table(paper, heads, PROFILE_WIDTHS, rows)
    written = io.BytesIO()
    paper.save(written)
    return without_time(written.getvalue())


def _summary(items: Items, number: int, id_: str) -> tuple[str, ...]:
    line = items.review_finding(id_)
    confidence = items.corpus.review_findings[id_].confidence
    return (
        str(number),
        f"Content note: {line.notice.text}. {line.statement}" if line.notice else line.statement,
        labels.LEVEL[confidence.level][1],
        why(confidence),
        "; ".join(_reference(study) for study in line.studies),
    )


def _reference(study: StudyLine) -> str:
    """A study as a reference, with what a reader must mind of it."""
    cautions = f" ({', '.join(caution.text for caution in study.cautions)})" if study.cautions else ""
    return f"{study.name}{cautions}"


def _table(paper: Any, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    """A table whose head stands on every page that it reaches, and whose rows are not parted."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for texts in (heads, *rows):
        row = table.rows[0] if texts is heads else table.add_row()
        if texts is not heads:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(SMALL), texts is heads
