"""The text of a source document, from the bytes of its file. Other formats join `READERS`."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import entities
from html.parser import HTMLParser
from typing import Literal
from xml.parsers import expat

from build_scripts.author.page_furniture import without_furniture
from build_scripts.model.progress import watched

MOST_REPLACED = 1000
"""One replacement character in fewer characters than this, and the text is damaged."""

_INLINE_TAG = re.compile(r"</?(?:i|b|u|em|strong|sub|sup|span|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_QUOTED_LINE = re.compile(r"^[ \t]*>+[ \t](?=[^0-9\s])", re.MULTILINE)


@dataclass(frozen=True)
class SourceText:
    """The text of a document."""

    text: str
    left_out: tuple[str, ...] = ()
    """Page numbers, running heads and line numbers that were left out."""


class SourceError(Exception):
    """A source that cannot be searched; `str()` says why and what to do.

    `unavailable` is a format we cannot read or a missing file, `damaged` a text that is not what was printed.
    """

    def __init__(self, kind: Literal["unavailable", "damaged"], message: str) -> None:
        """Keep what kind of fault it is beside the sentence."""
        super().__init__(message)
        self.kind = kind


def read_source(content: bytes, suffix: str) -> SourceText:
    """The text of a document whose file name ends in `suffix` (`.txt`); SourceError if it cannot be had."""
    reader = READERS.get(suffix.casefold())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise SourceError(
            "unavailable",
            f"A source of the kind `{suffix or 'without ending'}` cannot be read. Readable: {known}. "
            "Save the document as plain text first.",
        )
    source = reader(content)
    if not re.search(r"\w", source.text):
        raise SourceError("damaged", "There are no words in the source. Is it the right file?")
    return source


# Plain text


def read_plain_text(content: bytes) -> SourceText:
    """Plain text in UTF-8 (or UTF-16 with its mark), as it comes out of a PDF.

    Leftovers of print are left out, and nothing else: tags for italics and the like, marks of quoted lines, and the
    furniture of pages.
    """
    return _plain(_INLINE_TAG.sub("", _decoded(content)))


def _plain(text: str) -> SourceText:
    if "\0" in text:
        raise SourceError("damaged", "The source is not a text: it holds zero bytes. Save it as plain text.")
    replaced = text.count("\ufffd")
    if replaced * MOST_REPLACED > len(text):
        raise SourceError(
            "damaged",
            f"The source text is damaged: {replaced} of its characters were lost and stand as \ufffd. "
            "Extract the text again.",
        )
    return SourceText(*without_furniture(_QUOTED_LINE.sub("", text)))


def _decoded(content: bytes) -> str:
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise SourceError(
            "damaged",
            f"The source is not UTF-8: byte 0x{content[fault.start]:02x} on line {line}. Save it as UTF-8 again.",
        ) from fault


# PDF


def read_pdf(content: bytes) -> SourceText:
    """The text of a PDF, page by page, where the package pypdf is there."""
    return _plain("\n\n\f".join(pdf_pages(content)))


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page of a PDF, in their order."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as missing:
        raise SourceError(
            "unavailable",
            "Reading a PDF needs the package pypdf, which is not installed: `pip install pypdf`. "
            "Or save the document as plain text.",
        ) from missing
    try:
        return [
            page.extract_text()
            for page in watched(PdfReader(io.BytesIO(content)).pages, "Reading pages of the PDF")
        ]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, RecursionError) as fault:
        raise SourceError(
            "damaged", "The PDF cannot be read: is it whole, and without a password? Save it as plain text."
        ) from fault


# Markup


# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav",
    "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
    # Of JATS.
    "abstract", "ack", "alt-title", "article-title", "attrib", "back", "boxed-text", "disp-formula", "disp-quote", "fig",
    "fn", "front", "journal-title", "kwd", "label", "list", "list-item", "ref", "sec", "speaker", "speech", "statement",
    "subtitle", "table-wrap", "trans-title", "verse-group", "verse-line",
})
# fmt: on
_CELLS = frozenset({"td", "th"})
_SKIPPED = frozenset({"script", "style", "template", "noscript", "tex-math"})
_EMPTY = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "break",
    ]
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Text:
    """Text that is put together from the events of a parser."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.skipped = 0
        self.raised = 0
        self.notes = 0

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag in _SKIPPED:
            self.skipped += 1
        elif tag == "sup":
            self.raised += 1
        elif tag == "xref" and attributes.get("ref-type") in ("bibr", "fn", "table-fn"):
            self.notes += 1
        elif tag in ("br", "break"):
            self.pieces.append("\n")
        self._part(tag)

    def end(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipped = max(self.skipped - 1, 0)
        elif tag == "sup":
            self.raised = max(self.raised - 1, 0)
        elif tag == "xref":
            self.notes = max(self.notes - 1, 0)
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag in _CELLS:
            self.pieces.append("\t")

    def add(self, text: str) -> None:
        if self.skipped:
            return
        plain = re.sub(r"\s+", " ", text) if text.strip() else " " if text else ""
        if (self.raised or self.notes) and plain.strip().isdigit():
            plain = plain.translate(_RAISED)
        self.pieces.append(plain)

    def text(self) -> SourceText:
        whole = re.sub(r" *\n *", "\n", "".join(self.pieces))
        return SourceText(re.sub(r"\n{3,}", "\n\n", whole).strip() + "\n")


class _SourcePage(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.content = _Text()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.content.start(tag, dict(attrs))
        if tag in _EMPTY:
            self.content.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.content.end(tag)

    def handle_data(self, data: str) -> None:
        self.content.add(data)


def read_html(content: bytes) -> SourceText:
    """The text of a web page; raised numbers of notes stay raised, scripts and styles are no text."""
    page = _SourcePage()
    page.feed(_decoded(content))
    page.close()
    return page.content.text()


def read_jats(content: bytes) -> SourceText:
    """The text of an article in JATS XML, its metadata included. No file or address that it names is opened."""
    found = _Text()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = lambda tag, attributes: found.start(tag.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda tag: found.end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = found.add
    parser.EntityDeclHandler = _refuse_entity
    # A named letter of the article's own document type, which is not opened: é and the like are known without it.
    parser.SkippedEntityHandler = lambda name, _is_parameter: found.add(entities.html5.get(f"{name};", ""))
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise SourceError(
            "damaged",
            f"The XML breaks off on line {fault.lineno}: {expat.ErrorString(fault.code)}. Save the article again.",
        ) from fault
    return found.text()


def _refuse_entity(*_declared: object) -> None:
    raise SourceError(
        "damaged",
        "The XML declares entities of its own, which are not read: they can hide text. Save it as text.",
    )


READERS: Mapping[str, Callable[[bytes], SourceText]] = {
    ".txt": read_plain_text,
    ".xml": read_jats,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}
"""By the ending of the file's name; the first is taken where a folder has several."""
