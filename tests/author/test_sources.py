from __future__ import annotations

import pytest

from build_scripts.author.sources import SourceError, read_source


def text(content: str | bytes) -> str:
    return read_source(content.encode() if isinstance(content, str) else content, ".txt").text


def test_lone_left_out_that_rise_through_the_text_are_left_out() -> None:
    source = read_source(b"We want\n\n7\n\ntime. They\n\n8\n\nsaid so\n\n- 9 -\n\ntwice.", ".txt")
    assert source.left_out == ("7", "8", "- 9 -")
    assert source.text.split() == ["We", "want", "time.", "They", "said", "so", "twice."]


@pytest.mark.parametrize(
    "content",
    [
        "We want\n\n7\n\ntime.\n\n8\n\n",
        "Waiting\n12\nCost\n13\nOther\n14\n",
        "a\n\n9\n\nb\n\n8\n\nc\n\n7\n\nd",
    ],
)
def test_lone_numbers_that_may_be_data_stay(content: str) -> None:
    assert read_source(content.encode(), ".txt").left_out == ()
    assert text(content) == content


def test_a_number_that_does_not_fit_into_the_rise_of_pages_stays() -> None:
    source = read_source(b"a\n\n3\n\nb\n\n40\n\nc\n\n4\n\nd\n\n5\n\ne", ".txt")
    assert source.left_out == ("3", "4", "5")
    assert "40" in source.text


def test_a_word_broken_over_a_page_is_still_one_word() -> None:
    assert "-\n\n\n\nrier" in text("3\n\na bar-\n\n4\n\nrier\n\n5\n")


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
