from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.author.importing import passage
from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.passage import Passage, find_passage

ARTICLE = (Path(__file__).parent / "jats" / "article.xml").read_bytes()
TEXT = (
    "One visitor said: “I waited for the\nwhole of spring, and no-\nbody came” (P09, librarian).\n"
    "Another waited for the summer (Muster et al., 2019). I waited for the autumn.\n"
)


def found(wanted: str, text: str = TEXT) -> Passage:
    return find_passage("a.txt", text.encode(), wanted)


def test_the_words_between_are_the_source_s_own_with_the_label_behind_them() -> None:
    one = found('"I waited for the whole ... body came"')
    assert (one.text, one.speaker) == ("I waited for the whole of spring, and no-body came", "P09, librarian")
    assert one.remarks == ("“no-body” is parted at the end of a line: is it one word, or has it a hyphen?",)


def test_words_alone_are_a_passage_and_a_reference_is_no_speaker() -> None:
    assert found("Another waited for the summer") == Passage("Another waited for the summer")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("never said ... so", "“never said” is not in the source"),
        ("I waited for the autumn ... whole of spring", "The last words do not follow the first"),
        (" ... ", "Give the first and the last words"),
    ],
)
def test_what_is_not_there_is_refused(wanted: str, sentence: str) -> None:
    with pytest.raises(ImportRefusedError, match=sentence):
        found(wanted)


def test_first_words_of_several_passages_are_shown() -> None:
    text = "It was one day. It was two weeks. It was one day."
    with pytest.raises(ImportRefusedError, match="These words begin 3 passages: “It was one"):
        found("It was ... day", "It was one day. It was two whole day. It was a third day.")
    assert found("It was one ... day", text).text == "It was one day"


def test_the_heading_is_that_of_the_innermost_section() -> None:
    assert find_passage("a.xml", ARTICLE, "I waited ... of spring").section == "Waiting"
    assert find_passage("a.xml", ARTICLE, "Approved by two councils").section == "Ethical approval"


def test_a_page_is_the_number_printed_alone_and_else_the_sheet_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = ["Head\nIt was one day.\n- 11 -", "12\nIt was two.", "It was three, on page 7 of all."]
    monkeypatch.setattr(passage, "pdf_pages", lambda _content: pages)
    monkeypatch.setattr(passage, "read_source", lambda *_given: passage_text("\n".join(pages)))
    assert find_passage("a.pdf", b"", "It was one day").page == "11"
    assert find_passage("a.pdf", b"", "It was two").page == "12"
    third = find_passage("a.pdf", b"", "It was three")
    assert third.page == ""
    assert third.remarks == (
        "It stands on sheet 3 of the file, which prints no page number alone on a line.",
    )


def passage_text(text: str) -> object:
    from build_scripts.author.sources import SourceText

    return SourceText(text)


def test_a_source_that_cannot_be_read_is_refused_in_its_own_words() -> None:
    with pytest.raises(ImportRefusedError, match=r"cannot be read\. Readable"):
        find_passage("a.docx", b"", "It was")
