from __future__ import annotations

from build_scripts.author.importing.import_result import Found, fitting, on_one_line


def test_the_first_file_that_says_something_counts() -> None:
    one = Found({"title": "A"}, quotes=({"text": "x"},), remarks=("one",))
    other = Found(
        {"title": "B", "issued": "2021"}, quotes=({"text": "y"},), tables=({"id": "t"},), remarks=("two",)
    )
    both = one.with_more(other)
    assert both.study == {"title": "A", "issued": "2021"}
    assert (both.quotes, both.tables, both.remarks) == (({"text": "x"},), ({"id": "t"},), ("one", "two"))


def test_a_line_has_plain_spaces_and_no_soft_hyphens() -> None:
    assert on_one_line("a\x00b\x14c\ud800\ufeff") == "abc"
    assert on_one_line(" two\u2009words\u00a0here\n soft\u00adly \u200b") == "two words here softly"


def test_what_is_too_long_ends_after_a_sentence_or_else_a_word() -> None:
    assert fitting("Short.") == "Short."
    assert fitting("One sentence. " * 60).endswith("sentence. ...")
    cut = fitting("word " * 200)
    assert cut.endswith("word ...")
    assert len(cut) <= 600
