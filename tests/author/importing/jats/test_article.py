from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.author.importing.formats import read_file
from build_scripts.author.importing.import_result import Found

ARTICLE = (Path(__file__).parent / "article.xml").read_bytes()


@pytest.fixture(scope="module")
def found() -> Found:
    return read_file("article.xml", ARTICLE)


def changed(old: str, new: str) -> Found:
    text = ARTICLE.decode()
    assert old in text
    return read_file("article.xml", text.replace(old, new).encode())


def test_the_bibliography_is_what_the_front_matter_prints(found: Found) -> None:
    licence = {"basis": "licence", "licence": "CC-BY-4.0"}
    assert {key: found.study[key] for key in list(found.study)[:15]} == {
        "type": "article-journal",
        "title": "Waiting to be heard",
        "author": [
            {"family": "Okafor", "given": "Ada"},
            {"family": "Lee", "given": "Min"},
            {"literal": "The Listening Project"},
        ],
        "issued": "2021-05-09",
        "publisher": "Example Press",
        "container-title": "Journal of Example Studies",
        "volume": "12",
        "issue": "3",
        "page": "101-119",
        "DOI": "10.1000/182",
        "URL": "https://doi.org/10.1000/182",
        "language": "en",
        "licence": "CC-BY-4.0",
        "licence_note": "Licence named in the article's XML.",
        "rights": {"quotations": licence, "tables": licence},
    }


def test_statements_are_taken_from_headings_of_their_own_and_from_metadata(found: Found) -> None:
    assert {
        key: found.study[key] for key in ("funding", "ethics", "competing_interests", "data_availability")
    } == {
        "funding": "Example Fund (E-1)",
        "ethics": "Approved by two councils.",
        "competing_interests": "None declared.",
        "data_availability": "On request.",
    }


def test_a_statement_longer_than_a_line_may_be_ends_with_a_sentence() -> None:
    study = changed("Approved by two councils.", "Approved by two councils. " * 40).study
    assert study["ethics"].endswith("councils. ...")
    assert len(study["ethics"]) <= 600


def test_the_words_of_the_document_and_those_it_quotes_are_counted(found: Found) -> None:
    assert (found.study["source_words"], found.study["quoted_words"]) == (140, 33)


def test_quotations_have_their_speaker_and_heading_and_no_marks_around(found: Found) -> None:
    assert [(one["text"], one["speaker"], one["voice"]) for one in found.quotes] == [
        ("I felt like nobody was listening to me.", "P07, visitor", "participant"),
        ("Nobody told me (the desk was closed) how long it takes", "visitor", "participant"),
        ("And then?", "interviewer", "TODO"),
        ("Nothing.", "visitor", "participant"),
        ("I waited for the whole of spring", "P09, librarian", "participant"),
        ("Words without a speaker.", "not_stated", "participant"),
    ]
    assert {one["locator"]["section"] for one in found.quotes} == {"Waiting"}


def test_quotation_marks_outside_of_results_around_terms_and_before_references_are_no_quotations(
    found: Found,
) -> None:
    said = " ".join(one["text"] for one in found.quotes)
    assert "long text" not in said
    assert "hard" not in said
    assert "long form" not in said


def test_a_bracket_at_the_end_belongs_to_the_words_where_the_speaker_stands_elsewhere() -> None:
    quotes = changed("listening to me.”", "listening to me (at the desk)").quotes
    assert quotes[0]["text"] == "I felt like nobody was listening to me (at the desk)"


def test_quotations_of_tables_have_the_table_and_the_label_of_their_row() -> None:
    rows = (
        '<tr><td>Access</td><td><p>“I could not get in there.” (P1)</p><p>"They said the desk was closed."</p></td></tr>'
        "<tr><td/><td>“I was let in at once”</td></tr>"
        "<tr><td>“Tastes good” was said, as was “it tastes of nothing at all”</td><td>“one of a kind” and “two of a kind”</td></tr>"
    )
    quotes = changed("<tr><td>desk</td><td>a table</td></tr>", rows).quotes
    assert [(one["text"], one["speaker"], one["locator"]) for one in quotes[6:]] == [
        ("I could not get in there.", "P1", {"table": "Table 2", "row": "Access"}),
        ("They said the desk was closed.", "not_stated", {"table": "Table 2", "row": "Access"}),
        ("I was let in at once", "not_stated", {"table": "Table 2", "row": "Access"}),
    ]


def test_whose_words_a_block_outside_of_the_results_holds_is_left_to_the_author() -> None:
    block = "<disp-quote><p>Words of another book.</p></disp-quote>"
    quotes = changed("</p></sec>\n<sec><title>Methods", f"</p>{block}</sec>\n<sec><title>Methods").quotes
    assert (quotes[0]["text"], quotes[0]["voice"]) == ("Words of another book.", "TODO")


def test_words_printed_twice_are_one_quotation() -> None:
    again = "<disp-quote><p>Words without a speaker.</p></disp-quote>"
    assert len(changed(again, again * 2).quotes) == 6


def test_tables_are_typed_cell_by_cell_and_what_is_left_out_is_said(found: Found) -> None:
    assert found.tables == (
        {
            "title": "What kept visitors from asking (N = 38)",
            "locator": {"table": "Table 1"},
            "kind": "frequency",
            "base": 38,
            "groups": [
                {
                    "label": "Waiting",
                    "cells": [
                        {"label": "Waiting lists", "n": 18, "percent": "47.4"},
                        {"label": "Not knowing whom to ask", "n": 12, "percent": "31.6"},
                    ],
                }
            ],
            "note": "a Of any kind.",
        },
    )
    assert found.remarks == (
        "Table 2 (“Words explained”) holds no numbers and was left out.",
        "Table 3 is a picture in the article: type it from the paper.",
    )


def test_recommendations_are_what_stands_under_their_heading_one_entry_each(found: Found) -> None:
    assert [(one.words, one.locator) for one in found.advice] == [
        ("Tell people how long they will wait.", {"section": "Recommendations"}),
        ("Put somebody friendly at the desk.", {"section": "Recommendations"}),
    ]


def test_an_article_without_a_body_gives_its_bibliography_and_says_so() -> None:
    text = ARTICLE.decode()
    found = read_file("a.xml", (text[: text.index("<body>")] + text[text.index("</body>") + 7 :]).encode())
    assert found.study["title"] == "Waiting to be heard"
    assert found.quotes == ()
    assert found.remarks == ("The XML has no body: only the bibliography was taken over.",)


def test_what_is_not_printed_has_no_key() -> None:
    study = read_file("a.xml", b"<article><front><article-meta/></front></article>").study
    assert study == {}
