from __future__ import annotations

import re
import sys

import pytest

from build_scripts.author.sources import SourceError, read_source


def text(content: str | bytes) -> str:
    return read_source(content.encode() if isinstance(content, str) else content, ".txt").text


def test_tags_for_italics_are_left_out_and_other_angles_stay() -> None:
    assert text("total <i>N</i> = 45, <u></u>a < b, <https://example.org>") == (
        "total N = 45, a < b, <https://example.org>"
    )


def test_marks_at_the_start_of_a_file_say_how_to_read_it() -> None:
    assert text("\ufeffNaïve".encode()) == "Naïve"
    assert text("Naïve".encode("utf-16")) == "Naïve"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("It’s".encode("cp1252"), "byte 0x92 on line 1"),
        (b"a\x00b", "zero bytes"),
        ("a \ufffd b".encode(), "characters were lost"),
        (b" \n . ", "no words"),
        (b"", "no words"),
    ],
)
def test_a_damaged_source_is_told_apart_from_a_missing_quotation(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as refused:
        read_source(content, ".txt")
    assert refused.value.kind == "damaged"


@pytest.mark.parametrize("suffix", [".docx", ""])
def test_a_format_that_cannot_be_read_is_not_available(suffix: str) -> None:
    with pytest.raises(SourceError, match=r"Readable: \.htm, \.html, \.pdf, \.txt, \.xml") as refused:
        read_source(b"%PDF", suffix)
    assert refused.value.kind == "unavailable"


# Markup


def marked_up(content: str, suffix: str) -> str:
    return read_source(content.encode(), suffix).text


def test_a_web_page_gives_its_words_in_paragraphs_and_cells() -> None:
    page = """<!doctype html><html><head><title>Waiting</title><style>p { color: red }</style>
    <script>let hidden = "not printed";</script></head><body><h2>The desk</h2>
    <p>She said: &ldquo;I <em>felt</em>
    safe&rdquo; (P01).<br>Then</p><table><tr><td>A face</td><td>&quot;kind&quot;</td></tr></table></body></html>"""
    assert [part.strip() for part in re.split(r"[\n\t]+", marked_up(page, ".html")) if part.strip()] == [
        "Waiting",
        "The desk",
        "She said: “I felt safe” (P01).",
        "Then",
        "A face",
        '"kind"',
    ]


def test_the_numbers_of_notes_stay_raised() -> None:
    assert marked_up("<p>the staff<sup>3</sup> who</p>", ".htm") == "the staff³ who\n"
    assert marked_up('<p>the staff<xref ref-type="bibr">3</xref> who</p>', ".xml") == "the staff³ who\n"
    assert marked_up('<p>see <xref ref-type="fig">3</xref></p>', ".xml") == "see 3\n"


def test_an_article_in_jats_gives_its_words() -> None:
    article = """<?xml version="1.0"?>
    <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2//EN" "JATS-archivearticle1.dtd">
    <article xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><article-meta><title-group>
    <article-title>Waiting</article-title></title-group></article-meta></front><body><sec><title>Findings</title>
    <disp-quote><p>I felt <italic>safe</italic> at the caf&eacute;.</p><attrib>P01</attrib></disp-quote></sec></body>
    </article>"""
    words = marked_up(article, ".xml").split("\n")
    assert [word.strip() for word in words if word.strip()] == [
        "Waiting",
        "Findings",
        "I felt safe at the café.",
        "P01",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<!DOCTYPE a [<!ENTITY b "hidden">]><a>&b;</a>', "entities of its own"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "entities of its own"),
        ("<a><b>text</a>", "breaks off on line 1"),
        ("<a></a>", "no words"),
    ],
)
def test_xml_that_hides_or_breaks_off_is_refused(content: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as refused:
        marked_up(content, ".xml")
    assert refused.value.kind == "damaged"


# PDF


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    drawn = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {drawn} ET"
    bodies = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    whole, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{body}\nendobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 6\n0000000000 65535 f \n{entries}"
    return f"{whole}{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF\n".encode()


def test_a_pdf_gives_its_words_where_pypdf_is_there() -> None:
    pytest.importorskip("pypdf")
    text = read_source(pdf("I felt safe", "at the desk"), ".pdf").text
    assert " ".join(text.split()) == "I felt safe at the desk"


def test_a_pdf_that_is_damaged_is_told() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(SourceError, match="cannot be read") as refused:
        read_source(b"%PDF-1.4 and no more", ".pdf")
    assert refused.value.kind == "damaged"


def test_without_pypdf_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(SourceError, match="pip install pypdf") as refused:
        read_source(pdf("I felt safe"), ".pdf")
    assert refused.value.kind == "unavailable"
