"""Slides as a file for PowerPoint, by python-pptx, which is loaded when one is made.

Sizes are in points, on a slide of 960 by 540. How much room text takes is reckoned beforehand, for no program that
opens the file can be asked: letters become smaller, then a slide goes on on the next.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any

from build_scripts.author.workbook.timeless import property_text, without_time
from build_scripts.render.charts.chart_kinds import Bar, ChartLayout
from build_scripts.render.charts.dots import DotLayout
from build_scripts.render.look.design_tokens import COLOURS
from build_scripts.render.look.qr_code import qr_code
from build_scripts.render.teaching.deck import Deck, Slide, Text
from build_scripts.render.text.text_width import bold_width_of, wrapped
from build_scripts.render.views.shared import SiteWords, answer_step

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 44.0
TOP, FOOT, GAP = 26.0, 462.0, 12.0
"""Where the first line stands, where the source begins, and what stands between parts."""
QR = 56.0
CHART_WIDTH = 560.0
KICKER, SOURCE, BESIDE = 14, 11, 13
TITLES, BODIES, SIDES = (30, 27, 24, 21, 18), (22, 20, 18, 16, 14, 12), (16, 15, 14, 13, 12, 11, 10)
"""Sizes of letters, tried in turn until all fits."""
NOTES_BELOW = Text("What else must be known of these numbers stands in the notes.", is_small=True)
LARGE, SMALL, LEADING, AFTER, INSET = 1.3, 0.8, 1.22, 0.5, 8.0
TITLE_ROOM = 108.0
MOST_BARS = 12
"""On one slide; a chart of more goes on on the next."""
_COLOURS = {colour.name: colour.light.removeprefix("#").upper() for colour in COLOURS}


def makes_slides() -> bool:
    """Whether the package that makes slides is installed."""
    return find_spec("pptx") is not None


def slides_file(deck: Deck, site: SiteWords) -> bytes:
    """The deck as the bytes of a `.pptx`."""
    import pptx
    from pptx.util import Pt

    show: Any = pptx.Presentation()
    show.slide_width, show.slide_height = Pt(WIDTH), Pt(HEIGHT)
    ground = show.slide_master.background.fill
    ground.solid()
    ground.fore_color.rgb = _rgb("paper")
    about = show.core_properties
    about.title, about.author = (
        property_text(deck.session.line.title),
        property_text(site.publisher or site.title),
    )
    about.subject, about.last_modified_by, about.keywords = "Teaching session", property_text(site.title), ""
    about.language = "en-GB"
    for slide in deck.slides:
        for part in _parts(slide):
            _Canvas(show, part, site).draw()
    packed = io.BytesIO()
    show.save(packed)
    return without_time(packed.getvalue())


def _rgb(name: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(_COLOURS[name])  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


def height_of(texts: Sequence[Text], width: float, size: float) -> float:
    """What paragraphs take on lines so wide."""
    return sum(_height(text, width, size) for text in texts)


def _height(text: Text, width: float, size: float) -> float:
    letters = _size(text, size)
    said = f"{text.lead} {text.words}".strip()
    measured = wrapped(said, width / letters, bold_width_of) if text.lead else wrapped(said, width / letters)
    return len(measured) * letters * LEADING + letters * AFTER


def _size(text: Text, size: float) -> float:
    return size * (LARGE if text.is_large else SMALL if text.is_small else 1)


def fitting(texts: Sequence[Text], width: float, height: float, sizes: Sequence[int]) -> int:
    """The largest size in which all fits, else the smallest."""
    return next((size for size in sizes if height_of(texts, width, size) <= height), sizes[-1])


def _plan(slide: Slide) -> tuple[int, float, float, float]:
    """Size of the title, where what is below it begins, how wide its texts are and where they end."""
    title = Text(slide.title, lead=" ")
    size = fitting([title], WIDTH - 2 * MARGIN, TITLE_ROOM, TITLES)
    top = TOP + KICKER * 1.6 + height_of([title], WIDTH - 2 * MARGIN, size)
    width = WIDTH - 2 * MARGIN + 2 * INSET - (CHART_WIDTH + GAP if slide.chart else 0)
    below = height_of(slide.beside, width - 2 * INSET, BESIDE) + GAP if slide.beside else 0
    return size, top, width, FOOT - GAP - below


def _parts(slide: Slide) -> Iterator[Slide]:
    """The slide as several where its texts, or the bars of its chart, are too many for one."""
    if slide.chart and slide.notes:
        slide = replace(slide, texts=(*slide.texts, NOTES_BELOW))
    if slide.chart and isinstance(slide.chart.drawing, ChartLayout):
        bars = slide.chart.drawing.bars
        for start in range(0, max(1, len(bars)), MOST_BARS):
            drawing = replace(slide.chart.drawing, bars=bars[start : start + MOST_BARS])
            yield replace(slide, chart=replace(slide.chart, drawing=drawing))
        return
    if slide.columns or slide.chart:
        yield slide
        return
    _, top, width, end = _plan(slide)
    waiting, begun = list(slide.texts), False
    while waiting or not begun:
        taken = len(waiting)
        while taken > 1 and height_of(waiting[:taken], width - 2 * INSET, BODIES[-1]) > end - top:
            taken -= 1
        yield replace(slide, texts=tuple(waiting[:taken]), notes=() if begun else slide.notes)
        waiting, begun = waiting[taken:], True


class _Canvas:
    """One slide while it is drawn, from the top down."""

    def __init__(self, show: Any, slide: Slide, site: SiteWords) -> None:
        self.slide = slide
        self.site = site
        title_only = show.slide_layouts[5]
        self.drawn = show.slides.add_slide(title_only)
        self.title_size, self.y, self.width, self.end = _plan(slide)

    def draw(self) -> None:
        """Everything on it."""
        slide = self.slide
        self._heading()
        left = MARGIN - INSET + (CHART_WIDTH + GAP if slide.chart else 0)
        if slide.chart:
            self._chart(Box(MARGIN - INSET, self.y, CHART_WIDTH, FOOT - self.y - GAP))
        if slide.columns:
            self._columns()
        cautions = [text for text in slide.texts if text.is_caution]
        others = [text for text in slide.texts if not text.is_caution]
        size = fitting(slide.texts, self.width - 2 * INSET, self.end - self.y - GAP * 2, BODIES)
        for texts, ground in ((cautions, "caution-tint"), (others, "")):
            if texts:
                height = height_of(texts, self.width - 2 * INSET, size)
                self._texts(texts, Box(left, self.y, self.width, height), size, ground)
                self.y += height + GAP
        if slide.beside:
            height = height_of(slide.beside, self.width - 2 * INSET, BESIDE)
            self._texts(
                slide.beside, Box(left, FOOT - GAP - height, self.width, height), BESIDE, "evidence-tint"
            )
        self._foot()
        self._notes()

    def _heading(self) -> None:
        from pptx.util import Pt

        kicker = [Text(self.slide.kicker)]
        self._texts(
            kicker, Box(MARGIN - INSET, TOP - 4, WIDTH - 2 * MARGIN, KICKER * 1.5), KICKER, "", "evidence"
        )
        title = self.drawn.shapes.title
        top = TOP + KICKER * 1.4
        title.left, title.top = Pt(MARGIN - INSET), Pt(top)
        title.width, title.height = Pt(WIDTH - 2 * MARGIN + 2 * INSET), Pt(self.y - top)
        self._fill(title.text_frame, [Text(self.slide.title)], self.title_size, "ink", is_title=True)

    def _texts(
        self, texts: Sequence[Text], box: Box, size: float, ground: str = "", colour: str = "ink"
    ) -> None:
        from pptx.util import Pt

        shape = self.drawn.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
        if ground:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(ground)
        self._fill(shape.text_frame, texts, size, colour)

    def _fill(
        self, frame: Any, texts: Sequence[Text], size: float, colour: str, is_title: bool = False
    ) -> None:
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
        from pptx.util import Pt

        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = Pt(INSET)
        frame.margin_top = frame.margin_bottom = Pt(2)
        for place, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            letters = _size(text, size)
            paragraph.space_after = Pt(0 if is_title else round(letters * AFTER, 1))
            if text.lead:
                self._run(paragraph, f"{text.lead} ", letters, "caution" if text.is_caution else colour, True)
            self._run(paragraph, text.words, letters, colour, is_title)

    def _run(self, paragraph: Any, words: str, size: float, colour: str, is_bold: bool) -> Any:
        from pptx.enum.lang import MSO_LANGUAGE_ID
        from pptx.util import Pt

        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold = Pt(round(size, 1)), is_bold
        run.font.color.rgb = _rgb(colour)
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
        return run

    def _columns(self) -> None:
        """Two sides in a table of one line under their names; what is left of the room is for the texts."""
        from pptx.util import Pt

        columns, slide = self.slide.columns, self.slide
        width = (WIDTH - 2 * MARGIN) / len(columns)
        below = height_of(slide.texts, self.width, BODIES[-2]) + GAP if slide.texts else 0
        room = self.end - self.y - below - 34
        size = min(fitting(column.texts, width - 2 * INSET, room, SIDES) for column in columns)
        height = max(height_of(column.texts, width - 2 * INSET, size) for column in columns)
        frame = self.drawn.shapes.add_table(
            2, len(columns), Pt(MARGIN), Pt(self.y), Pt(WIDTH - 2 * MARGIN), Pt(30 + height)
        )
        _describe(frame, f"{slide.kicker}: {slide.title}")
        table = frame.table
        table.rows[0].height, table.rows[1].height = Pt(30), Pt(height)
        for place, column in enumerate(columns):
            head, body = table.cell(0, place), table.cell(1, place)
            for cell, ground in ((head, "evidence"), (body, "sunk" if column.is_silent else "card")):
                cell.fill.solid()
                cell.fill.fore_color.rgb = _rgb(ground)
            self._fill(head.text_frame, [Text("", lead=column.name)], 14, "card")
            self._fill(body.text_frame, column.texts, size, "ink")
        self.y += 30 + height + GAP

    def _chart(self, box: Box) -> None:
        card = self.slide.chart
        if card is None:
            return
        if isinstance(card.drawing, ChartLayout):
            frame = _native_chart(self.drawn, card.drawing, box)
        else:
            frame = self._value_table(card.drawing, box)
        _describe(frame, " ".join([card.title, card.asked, *_said(card.drawing)]))

    def _value_table(self, drawing: DotLayout, box: Box) -> Any:
        """Values that are no counts: a bar would begin at nought, which means nothing for them."""
        from pptx.util import Pt

        frame = self.drawn.shapes.add_table(
            len(drawing.dots) + 1, 2, Pt(box.left), Pt(box.top), Pt(box.width), Pt(20)
        )
        lines = [("", drawing.axis_title), *((dot.place, " ".join(dot.words)) for dot in drawing.dots)]
        size = 14 if len(lines) < 10 else 10
        for row, cells in enumerate(lines):
            for column, words in enumerate(cells):
                self._fill(table_cell(frame, row, column), [Text(words)], size, "ink" if row else "card")
        return frame

    def _foot(self) -> None:
        slide, site = self.slide, self.site
        lines = [Text(slide.source, "Source:")] if slide.source else []
        address = f"{site.url}{slide.address}" if site.url else ""
        lines.append(Text(address, f"{site.title}:") if address else Text(site.title))
        width = WIDTH - 2 * MARGIN - QR - GAP
        size = SOURCE if height_of(lines, width, SOURCE) <= HEIGHT - FOOT - 8 else SOURCE - 2
        self._texts(lines, Box(MARGIN - INSET, FOOT, width, HEIGHT - FOOT - 8), size, "", "ink-soft")
        if address:
            from pptx.util import Pt

            side = Pt(QR)
            picture = self.drawn.shapes.add_picture(
                io.BytesIO(qr_code(address)), Pt(WIDTH - MARGIN - QR), Pt(FOOT + 4), side, side
            )
            picture.click_action.hyperlink.address = address
            _describe(picture, f"QR code that leads to {address}")

    def _notes(self) -> None:
        slide = self.slide
        lines = [*slide.notes]
        if slide.source:
            lines.append(f"Source: {slide.source}.")
        if self.site.url:
            lines.append(f"{self.site.url}{slide.address}")
        if lines:
            self.drawn.notes_slide.notes_text_frame.text = "\n".join(lines)


def table_cell(frame: Any, row: int, column: int) -> Any:
    """The text of a cell."""
    return frame.table.cell(row, column).text_frame


def _describe(shape: Any, text: str) -> None:
    """Give a shape what is read out in its place."""
    for element in shape._element.iter():
        if element.tag.endswith("}cNvPr"):
            element.set("descr", text)
            return


def _said(drawing: ChartLayout | DotLayout) -> Iterator[str]:
    if isinstance(drawing, DotLayout):
        yield from (f"{dot.said}." for dot in drawing.dots)
        return
    for bar in drawing.bars:
        yield from (f"{segment.words.rstrip('.')}." for segment in bar.segments)


def _native_chart(drawn: Any, layout: ChartLayout, box: Box) -> Any:
    """A bar chart of PowerPoint's own: its numbers can be changed in it."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [_category(bar) for bar in layout.bars]
    for place, name in enumerate(layout.answers or (layout.axis_title,)):
        data.add_series(name, [_length(bar, place) for bar in layout.bars])
    kind = XL_CHART_TYPE.BAR_STACKED if layout.answers else XL_CHART_TYPE.BAR_CLUSTERED
    frame = drawn.shapes.add_chart(kind, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data)
    _dress(frame.chart, layout)
    return frame


def _category(bar: Bar) -> str:
    """The label and beside it the count, which no bar stands without."""
    group = bar.segments[0].line.group if bar.segments else ""
    label = " ".join(bar.label)
    name = f"{group}: {label}" if group and group not in label and bar.is_part else label
    return f"{name}: {bar.count}" if bar.count else name


def _length(bar: Bar, answer: int) -> float | None:
    return next((segment.length for segment in bar.segments if segment.answer == answer), None)


def _dress(chart: Any, layout: ChartLayout) -> None:
    """The look of the site: its colours, the first bar on top, numbers on the bars."""
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
    from pptx.util import Pt

    chart.font.size = Pt(12 if len(layout.bars) < 8 else 10)
    chart.font.color.rgb = _rgb("ink")
    chart.has_title = False
    chart.has_legend = bool(layout.answers)
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    rows, values = chart.category_axis, chart.value_axis
    rows.reverse_order, rows.format.line.color.rgb = True, _rgb("edge")
    rows.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, layout.most
    values.has_major_gridlines, values.visible = False, False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = chart.plots[0]
    plot.gap_width = 40 if len(layout.bars) > 3 else 120
    if layout.answers:
        plot.overlap = 100
    for place, series in enumerate(plot.series):
        step = answer_step(place, len(layout.answers)) if layout.answers else 0
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(f"step-{step}" if step else "bar")
        if step:
            series.format.line.color.rgb = _rgb("card")
        labels = series.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;;", False
        labels.font.size = Pt(10)
        labels.font.color.rgb = _rgb(f"on-step-{step}" if step else "card")
