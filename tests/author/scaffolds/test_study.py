from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.author.importing.formats import read_file
from build_scripts.author.importing.import_result import Found
from build_scripts.author.scaffolds.study import NewStudy, Whose, new_study
from build_scripts.author.sources import read_source
from build_scripts.check.run import check
from build_scripts.read.corpus import read_files

ARTICLE = Path(__file__).parent.parent / "importing" / "jats" / "article.xml"


@pytest.fixture
def begun(example_files: Callable[[], Mapping[str, bytes]]) -> Callable[..., NewStudy]:
    def begin(found: Found | None = None, **options: object) -> NewStudy:
        content = ARTICLE.read_bytes()
        corpus = read_files(example_files()).corpus
        source = read_source(content, ".xml")
        given = read_file("a.xml", content) if found is None else found
        return new_study("lee-2021", given, corpus, on="2026-11-30", source=source, **options)  # type: ignore[arg-type]

    return begin


def problems(begun: NewStudy, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    new = {path: text.encode() for path, text in begun.files.items()}
    found = check(read_files({**files, **new}))
    return [
        (problem.code, problem.file.rpartition("/")[2]) for problem in found if "lee-2021" in problem.file
    ]


def test_what_is_begun_has_decisions_left_notes_of_what_nobody_read_and_no_other_problem(
    begun: Callable[..., NewStudy], example_files: Callable[[], Mapping[str, bytes]]
) -> None:
    study = begun(whose=Whose("visitors"))
    assert problems(study, example_files()) == [
        ("EV419", "quotes.yaml"),
        ("EV050", "quotes.yaml"),
        ("EV050", "recommendations.yaml"),
        ("EV050", "study.yaml"),
        ("EV419", "tables.yaml"),
    ]
    assert (study.quotes, study.verified, study.tables, study.decisions) == (6, 6, 1, 25)


def test_without_a_perspective_nobody_is_guessed_to_have_spoken(begun: Callable[..., NewStudy]) -> None:
    study = begun()
    quotes = study.files["evidence/studies/lee-2021/quotes.yaml"]
    assert quotes.count("perspective: TODO  # one or more of: visitors, librarians\n") == 6
    assert "perspectives: TODO" in study.files["evidence/studies/lee-2021/study.yaml"]
    assert study.decisions == 25 + 6 + 1 + 1


def test_speakers_are_told_apart_by_words_of_their_labels(begun: Callable[..., NewStudy]) -> None:
    study = begun(whose=Whose("", (("librarians", "Librarian"), ("visitors", "visitor"))))
    quotes = study.files["evidence/studies/lee-2021/quotes.yaml"]
    assert '  speaker: "P09, librarian"\n  perspective:\n    - librarians\n' in quotes
    assert quotes.count("    - visitors\n") == 3
    assert quotes.count("perspective: TODO") == 2
    assert (
        "perspectives:\n  - librarians\n  - visitors\n" in study.files["evidence/studies/lee-2021/study.yaml"]
    )


def test_quotations_arrive_with_their_receipt(begun: Callable[..., NewStudy]) -> None:
    assert '"result": "not_found"' not in begun().files["evidence/receipts/lee-2021.json"]


def test_a_quotation_that_is_not_in_the_text_is_said(begun: Callable[..., NewStudy]) -> None:
    other = read_source(b"A text of something else entirely.", ".txt")
    assert other.text
    found = read_file("a.xml", ARTICLE.read_bytes())
    wrong = {**found.quotes[0], "text": "These words are nowhere in it."}
    study = begun(replace(found, quotes=(wrong, *found.quotes[1:])))
    assert study.verified == 5
    assert (
        "The quotation these-words-are-nowhere-in was not found in the source's text: look at it."
        in study.remarks
    )


def test_each_gap_says_what_may_stand_there(begun: Callable[..., NewStudy]) -> None:
    text = begun().files["evidence/studies/lee-2021/study.yaml"]
    assert "review_status: TODO  # one of: preprint, peer_reviewed, report, brief, not_stated\n" in text
    assert "aim: TODO  # What it set out to learn, in our words.\n" in text
    assert "  level: TODO  # one of: user_led, co_produced, consulted, none_stated\n" in text


def test_advice_stands_above_the_gap_for_our_words(begun: Callable[..., NewStudy]) -> None:
    text = begun().files["evidence/studies/lee-2021/recommendations.yaml"]
    assert (
        "# The paper: Tell people how long they will wait.\n- id: tell-people-how-long-they\n  origin: TODO"
        in text
    )


def test_a_study_can_be_begun_from_nothing(
    begun: Callable[..., NewStudy], example_files: Callable[[], Mapping[str, bytes]]
) -> None:
    study = begun(Found())
    assert list(study.files) == ["evidence/studies/lee-2021/study.yaml"]
    assert problems(study, example_files()) == [("EV050", "study.yaml")]
    assert "DOI" not in study.files["evidence/studies/lee-2021/study.yaml"]


@pytest.mark.parametrize(
    ("families", "title"),
    [
        (["Okafor"], "Okafor 2021"),
        (["Okafor", "Lee"], "Okafor and Lee 2021"),
        (["A", "B", "C"], "A et al. 2021"),
    ],
)
def test_pages_name_a_study_by_its_authors_and_year(
    begun: Callable[..., NewStudy], families: list[str], title: str
) -> None:
    found = Found({"author": [{"family": name} for name in families], "issued": "2021-05-09"})
    assert f"title-short: {title}\n" in begun(found).files["evidence/studies/lee-2021/study.yaml"]
