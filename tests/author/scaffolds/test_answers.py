"""What answers to the issue forms come to: a study that is begun, a quotation with its gaps, or where the item stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from build_scripts.author.importing.forms import read_form
from build_scripts.author.scaffolds.answers import Answered, answered
from build_scripts.author.scaffolds.items import NotBegunError
from build_scripts.read.corpus import Reading, read_files
from tests.author.importing.test_forms import issue

Taken = Callable[..., Answered]


@pytest.fixture
def taken(reading_of: Callable[..., Reading]) -> Taken:
    """`taken(file, id, **typed)`: what the answer to a form of the annotated example comes to."""

    def take(file: str, id_: str = "", **typed: str) -> Answered:
        return answered(reading_of(), read_form(issue(file, **typed).encode()), id_, "2026-11-30")

    return take


def data(files: Mapping[str, str], path: str) -> Any:
    return read_files({name: text.encode() for name, text in files.items()}).trees[path].data


STUDY = {
    "title": "Waiting at the desk",
    "address": "doi:10.1234/desk.",
    "authors": "Lee, Ben\nOkafor, Ada",
    "year": "2019",
    "reviewed": "No, it is a preprint",
    "why": "Who waits.",
}
FILE = "evidence/studies/lee-2019/study.yaml"


def test_a_study_is_begun_with_what_the_form_states(taken: Taken) -> None:
    done = taken("study.yml", **STUDY)
    assert done.begun == "Began the study lee-2019"
    study = data(done.files, FILE)
    assert list(done.files) == [FILE]
    assert study["title"] == "Waiting at the desk"
    assert study["author"] == [
        {"family": "Lee", "given": "Ben"},
        {"family": "Okafor", "given": "Ada"},
    ]
    assert (study["issued"], study["DOI"], study["review_status"]) == ("2019", "10.1234/desk", "preprint")
    assert (study["title-short"], study["type"], study["aim"]) == ("Lee and Okafor 2019", "TODO", "TODO")
    assert done.files[FILE].endswith(
        "# What the form says besides.\n# Which question does it speak to? Who waits.\n"
    )


@pytest.mark.parametrize(
    ("name", "typed", "key"),
    [
        ("authors", "Ben Lee, Ada Okafor", "author"),
        ("authors", "Ben Lee", "author"),
        ("authors", "Lee, Ben, University of Lagos", "author"),
        ("year", "about 2019", "issued"),
        ("reviewed", "Perhaps", "review_status"),
    ],
)
def test_what_can_be_read_two_ways_is_a_gap_with_the_words_kept(
    taken: Taken, name: str, typed: str, key: str
) -> None:
    done = taken("study.yml", "a-study", **{**STUDY, name: typed})
    path = FILE.replace("lee-2019", "a-study")
    assert data(done.files, path)[key] == "TODO"
    assert typed in done.files[path].partition("# What the form says besides.")[2]


def test_words_that_look_like_keys_stay_in_the_comment(taken: Taken) -> None:
    done = taken("study.yml", **{**STUDY, "why": "a\nid: b\n\u2028title: c\n" + "word " * 60})
    study = data(done.files, FILE)
    assert "id" not in study
    assert study["title"] == "Waiting at the desk"
    assert all(
        len(line) <= 102 for line in done.files[FILE].partition("# What the form")[2].splitlines() if line
    )


def test_with_a_workbook_nothing_is_written_and_its_way_in_is_told(taken: Taken) -> None:
    link = "https://github.com/user-attachments/files/1/lee-2019.xlsx"
    done = taken("study.yml", **STUDY, workbook=f"[lee-2019.xlsx]({link})")
    assert done.files == {}
    assert done.said[:2] == (
        f"A workbook is attached, which holds the study: {link}",
        "Save it, and take it in: evidence import workbook FILE",
    )


@pytest.mark.parametrize(
    ("id_", "changed", "sentence"),
    [
        ("Lee 2019", {}, "cannot be an id"),
        ("okafor-2021", {}, "There is a study okafor-2021 already."),
        ("", {"title": "WAITING to be heard"}, "has this title already."),
    ],
)
def test_a_study_that_is_there_is_not_begun_again(
    taken: Taken, id_: str, changed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(NotBegunError) as refused:
        taken("study.yml", id_, **{**STUDY, **changed})
    assert sentence in str(refused.value)


QUOTES = "evidence/studies/okafor-2021/quotes.yaml"
QUOTATION = {
    "study": "https://example.org/review/studies/okafor-2021/",
    "words": "> “I came back every week.”",
    "place": "p. 12",
    "speaker": "P12",
    "reason": "It is missing.",
}


def test_a_quotation_is_added_at_the_end_unread_and_with_its_gaps(taken: Taken) -> None:
    done = taken("quotation.yml", **QUOTATION)
    assert (done.begun, done.decisions) == (f"Added i-came-back-every-week to {QUOTES}", 2)
    assert data(done.files, QUOTES)[-1] == {
        "id": "i-came-back-every-week",
        "text": "I came back every week.",
        "voice": "TODO",
        "speaker": "P12",
        "perspective": "TODO",
        "locator": {"page": "12"},
        "imported": True,
    }
    assert "# What is wrong, or why it matters: It is missing.\n- id: i-came-back" in done.files[QUOTES]


def test_a_heading_is_kept_as_one_and_a_study_is_known_by_its_title(taken: Taken) -> None:
    title = "Waiting to be heard"
    done = taken(
        "quotation.yml", **{**QUOTATION, "study": title, "place": "Results, the desk", "speaker": ""}
    )
    added = data(done.files, QUOTES)[-1]
    assert (added["locator"], added["speaker"]) == ({"section": "Results, the desk"}, "TODO")


@pytest.mark.parametrize(
    "changed",
    [
        {"words": "There was one friendly face at the desk, and that was enough"},
        {"study": "/studies/okafor-2021/#friendly-face", "words": "Two friendly faces"},
        {"words": "https://example.org/embed/quote/okafor-2021/friendly-face/"},
        {"words": "", "reason": "See https://example.org/studies/okafor-2021/index.html#friendly-face."},
    ],
)
def test_a_quotation_that_is_there_is_named_with_its_line_and_left_as_it_is(
    taken: Taken, changed: dict[str, str]
) -> None:
    done = taken("quotation.yml", **{**QUOTATION, **changed})
    assert done.files == {}
    assert done.said[0] == f"{QUOTES}:10: quotation okafor-2021/friendly-face"
    assert "its entry in evidence/receipts/okafor-2021.json" in done.said[-1]
    assert "studies/okafor-2021/#friendly-face, goes under `withdrawn`" in done.said[-1]


def test_without_words_or_address_nothing_is_added(taken: Taken) -> None:
    done = taken("quotation.yml", **{**QUOTATION, "words": "", "study": "okafor-2021"})
    assert (done.files, done.said[0]) == (
        {},
        "The form gives neither the words nor the address of a quotation of ours.",
    )


def test_a_study_that_nobody_knows_is_asked_for(taken: Taken) -> None:
    with pytest.raises(NotBegunError) as refused:
        taken("quotation.yml", **{**QUOTATION, "study": "Another paper"})
    assert "Which study is meant by “Another paper”? Give --study ID." in str(refused.value)
    assert taken("quotation.yml", "okafor-2021", **{**QUOTATION, "study": "Another paper"}).files


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("https://example.org/a/b/studies/okafor-2021/#table-2", "tables.yaml:30: table okafor-2021/table-2"),
        ("/studies/okafor-2021/", "study.yaml:5: study okafor-2021"),
        ("/themes/waiting/", "evidence/themes/waiting.yaml:3: theme waiting"),
        ("/map/", "No one file holds that page"),
        ("http://[", "No one file holds that page"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_nothing_is_written(taken: Taken, page: str, where: str) -> None:
    done = taken("mistake.yml", page=page, says="Most waited.", should="Some did; p. 9")
    assert done.files == {}
    assert where in done.said[0]
    assert done.said[1:] == (
        f"Page or item: {page}",
        "What it says: Most waited.",
        "What it should say, and where that is printed: Some did; p. 9",
    )
