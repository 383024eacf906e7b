from __future__ import annotations

import pytest

from build_scripts.author.importing import markup
from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.markup import first, parse_xml, text_of

BOMB = """<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;">]>
<a>&z;</a>"""


def words(xml: str) -> str:
    return text_of(parse_xml(xml.encode()))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (BOMB, "declares entities of its own"),
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
            "declares entities of its own",
        ),
        ("<a><b></a>", "cannot be read from line 1 on"),
        ("", "cannot be read from line"),
        ("<a>" * 5000, "cannot be read from line 1 on"),
    ],
)
def test_xml_that_hides_or_grows_or_breaks_off_is_refused_with_a_sentence(
    content: str, sentence: str
) -> None:
    with pytest.raises(ImportRefusedError, match=sentence):
        parse_xml(content.encode())


def test_a_file_beyond_all_articles_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_BYTES", 10)
    with pytest.raises(ImportRefusedError, match="Is it the right file"):
        parse_xml(b"<a>0123456789</a>")


def test_a_document_type_elsewhere_is_not_fetched_and_its_letters_are_known() -> None:
    article = (
        '<!DOCTYPE article PUBLIC "-//NLM//DTD" "http://127.0.0.1:1/a.dtd"><article>Caf&eacute;</article>'
    )
    assert words(article) == "Café"


def test_text_stands_on_one_line_with_plain_spaces() -> None:
    assert (
        words("<p>two\u2009thin and\u00a0firm\n spaces, a soft\u00adhyphen</p>")
        == "two thin and firm spaces, a softhyphen"
    )


def test_marks_of_notes_are_no_words_and_raised_numbers_stay_raised() -> None:
    paragraph = '<p>Ten m<sup>2</sup><xref ref-type="fn" rid="a"><sup>*</sup></xref> of<sup>a, b</sup> land <xref ref-type="bibr">[3]</xref></p>'
    assert words(paragraph) == "Ten m² ofᵃ, ᵇ land"
    assert text_of(parse_xml(paragraph.encode()), keep_notes=True) == "Ten m²* ofᵃ, ᵇ land"


def test_a_missing_element_has_no_words() -> None:
    root = parse_xml(b"<a><b/></a>")
    assert (first(root, "b", "c"), text_of(first(root, "c"))) == (None, "")
