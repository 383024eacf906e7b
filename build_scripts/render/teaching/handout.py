"""What learners take home as a file for Word, by python-docx, which is loaded when one is made.

Answers and what is meant for whoever leads stand behind the rest, on a page of their own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import Any

from build_scripts.author.workbook.timeless import property_text, without_time
from build_scripts.render.look.design_tokens import COLOURS
from build_scripts.render.look.qr_code import qr_code
from build_scripts.render.teaching.deck import Column, Deck, Slide, Text, cited
from build_scripts.render.views.shared import SiteWords

FONT, SIZE, SMALL = "Calibri", 11, 9
MARGIN, QR = 2.0, 1.9
"""Centimetres."""
_COLOURS = {colour.name: colour.light.removeprefix("#").upper() for colour in COLOURS}


def makes_handouts() -> bool:
    """Whether the package that makes handouts is installed."""
    return find_spec("docx") is not None


def handout_file(deck: Deck, site: SiteWords) -> bytes:
    """The session of a deck as the bytes of a `.docx`."""
    return _Handout(deck, site).packed()


class _Handout:
    """A document while it is written."""

    def __init__(self, deck: Deck, site: SiteWords) -> None:
        import docx
        from docx.shared import Cm, Pt, RGBColor

        self.deck = deck
        self.site = site
        self.step, self.told = "", False
        """Title of the step that is being written, and whether it has said what must stand beside its pieces."""
        self.paper: Any = docx.Document()
        about = self.paper.core_properties
        about.title, about.author, about.language = (
            property_text(deck.session.line.title),
            property_text(site.publisher or site.title),
            "en-GB",
        )
        about.last_modified_by, about.comments, about.keywords = property_text(site.title), "", ""
        (section,) = self.paper.sections
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
        for name, size in (("Normal", SIZE), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
            style = self.paper.styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            style.font.color.rgb = RGBColor.from_string(_COLOURS["ink"])
        self.paper.styles["Normal"].paragraph_format.space_after = Pt(4)

    def packed(self) -> bytes:
        """Everything, then the bytes."""
        first, *slides = self.deck.slides
        self._beginning(first)
        answers = []
        for slide in slides:
            if slide.is_answer:
                answers.append(slide)
            else:
                self._slide(slide)
        self._for_leader([slide for slide in slides if slide.is_step and slide.notes], answers)
        written = io.BytesIO()
        self.paper.save(written)
        return without_time(written.getvalue())

    def _beginning(self, first: Slide) -> None:
        from docx.shared import Cm

        self.paper.add_paragraph(first.title, style="Title")
        for text in first.texts:
            self._text(text, shade="caution-tint" if text.is_caution else "")
        if self.site.url:
            address = f"{self.site.url}{first.address}"
            line = self.paper.add_paragraph()
            picture = line.add_run().add_picture(io.BytesIO(qr_code(address)), width=Cm(QR))
            picture._inline.docPr.set("descr", f"QR code that leads to {address}")
            self._run(line, f"  {address}", SMALL)

    def _slide(self, slide: Slide) -> None:
        if slide.is_piece:
            of_its_own = slide.title != self.step
            heading = f"{slide.kicker}: {slide.title}" if of_its_own else slide.kicker
            self.paper.add_heading(heading, level=2)
        else:
            self.step, self.told = slide.title, False
            self.paper.add_heading(slide.title, level=1)
            if slide.is_step:
                self._text(Text(slide.kicker, is_small=True))
        if slide.columns:
            self._columns(slide.columns)
        for text in slide.texts:
            self._text(text)
        if slide.chart:
            self._numbers(slide)
        if not self.told:
            for text in slide.beside:
                self._text(text, shade="evidence-tint")
            self.told = bool(slide.beside)
        if slide.is_piece and slide.source:
            address = f" {self.site.url}{slide.address}" if self.site.url else ""
            self._text(Text(f"{slide.source}.{address}", "Source:", is_small=True))

    def _text(self, text: Text, shade: str = "", where: Any = None) -> None:
        line = (where or self.paper).add_paragraph()
        usual = SIZE - 1 if where else SIZE
        size = SMALL if text.is_small else usual + 1 if text.is_large else usual
        if text.lead:
            self._run(line, f"{text.lead} ", size, "caution" if text.is_caution else "ink", is_bold=True)
        self._run(line, text.words, size)
        if shade:
            line._p.get_or_add_pPr().append(_shading(_COLOURS[shade]))

    def _run(self, line: Any, words: str, size: int, colour: str = "ink", is_bold: bool = False) -> None:
        from docx.shared import Pt, RGBColor

        run = line.add_run(words)
        run.bold = is_bold
        run.font.size = Pt(size)
        run.font.color.rgb = RGBColor.from_string(_COLOURS[colour])

    def _columns(self, columns: Sequence[Column]) -> None:
        table = self._table([column.name for column in columns])
        for cell, column in zip(_whole_row(table), columns, strict=True):
            cell._tc.remove(cell.paragraphs[0]._p)
            for text in column.texts or (Text(""),):
                self._text(text, where=cell)

    def _numbers(self, slide: Slide) -> None:
        """The numbers of a chart as a table: it is read on paper, and by whoever listens."""
        if slide.chart is None:
            return
        numbers = slide.chart.numbers
        table = self._table(numbers.columns)
        for group in numbers.groups:
            if group.heading:
                self._row(table, [group.heading, *("" for _ in numbers.columns[1:])])
            for row in group.rows:
                printed = [number.text if number else "not printed" for number in row.numbers]
                self._row(table, [row.label, *printed])
        for note in slide.notes:
            self._text(Text(note, is_small=True))

    def _table(self, heads: Sequence[str]) -> Any:
        """A table whose first line is its head, on every page that it reaches."""
        from docx.oxml import OxmlElement

        table = self.paper.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self._run(cell.paragraphs[0], head, SMALL + 1, is_bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        return table

    def _row(self, table: Any, texts: Iterable[str]) -> None:
        for cell, text in zip(_whole_row(table), texts, strict=True):
            self._run(cell.paragraphs[0], text, SMALL)

    def _for_leader(self, steps: Sequence[Slide], answers: Sequence[Slide]) -> None:
        if not (steps or answers):
            return
        self.paper.add_page_break()
        self.paper.add_heading("For whoever leads: take this page out before you hand it round", level=1)
        for slide in steps:
            for note in slide.notes:
                self._text(Text(note, f"{slide.title}:"))
        for slide in answers:
            answer, because = (text.words for text in slide.texts[:2])
            self._text(Text(f"{answer}. {because}", slide.title))
        self._text(Text(cited(self.site, self.deck.session), is_small=True))


def _whole_row(table: Any) -> Any:
    """The cells of a further row, which stays on one page."""
    from docx.oxml import OxmlElement

    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row.cells


def _shading(colour: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shade.set(qn(name), value)
    return shade
