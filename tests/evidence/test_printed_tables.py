"""The real evidence against what the papers print, counted by hand from the papers and not from our YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.fields import as_base
from build_scripts.model.records.table import Table
from build_scripts.read.corpus import read_corpus

ROOT = Path(__file__).parents[2]

MATRIX = {
    # Table 4 of the survey: not at all, a little, a moderate amount, a great deal.
    "Lack of time": (48, 22, 14, 9, 3),
    "Inappropriateness": (47, 7, 23, 8, 9),
    "Intrusiveness": (48, 7, 18, 14, 10),
    "Triggering to service users": (48, 11, 12, 19, 6),
    "Worries about professional boundaries": (47, 14, 10, 12, 11),
    "Not feeling equipped to help": (47, 9, 8, 22, 8),
    "Service user vulnerability": (47, 5, 19, 13, 10),
    "Lack of management support": (47, 22, 8, 8, 9),
    "Lack of training": (47, 14, 7, 11, 15),
}
THEME_COUNTS = {
    "Table 3": (45, (35, 15, 11, 6, 5), (13, 8, 5)),
    "Table 5": (39, (26, 15, 13, 2), (23, 10, 10, 3, 6), (14, 14, 2), (5, 3, 3)),
    "Table 7": (37, (33, 15, 14, 5), (25, 8, 7, 6, 5, 3)),
}
FREQUENCIES = {
    # Every count of each group, top to bottom.
    ("finding-a-relationship", "Table 1"): (
        (54, 9),
        (12, 24, 15, 8, 4, 0),
        (49, 6, 5, 2),
        (44, 10, 3, 3, 1, 1, 0, 0),
        (11, 19, 14, 16),
        (16, 9, 9, 9, 6, 3, 3, 2, 2),
        (46, 7, 5, 0),
        (33, 10, 9, 5),
    ),
    ("finding-a-relationship", "Table 2"): ((10, 25, 11, 4),),
    ("finding-a-relationship", "Table 6"): (
        (6, 12, 18, 14),
        (14, 16, 9, 11),
        (5, 32, 10, 3),
        (5, 26, 15, 4),
        (16, 11, 16, 2, 0, 5),
        (37, 14, 6),
        (3, 43),
    ),
    ("complex-emotional-needs", "Table 1"): (
        (29, 1),
        (16, 10, 4),
        (3, 8, 8, 4, 5, 1, 1),
        (24, 6),
        (12, 6, 12),
        (2, 3, 4, 2, 1, 18),
        (2, 1, 2, 2, 3, 2, 17, 1),
    ),
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(ROOT).corpus


def printed_as(folder: StudyFolder, name: str) -> list[Table]:
    return [table for table in folder.tables if table.locator.table == name]


@pytest.mark.parametrize(("study", "name"), list(FREQUENCIES))
def test_every_count_of_a_printed_frequency_table_is_encoded(corpus: Corpus, study: str, name: str) -> None:
    encoded = [
        tuple(cell.n for cell in cells)
        for table in printed_as(corpus.studies[study], name)
        for _group, _rows, cells in table.sections()
    ]
    assert sorted(encoded) == sorted(FREQUENCIES[study, name])


def test_every_count_of_the_printed_rating_matrix_is_encoded(corpus: Corpus) -> None:
    (table,) = printed_as(corpus.studies["finding-a-relationship"], "Table 4")
    encoded = {}
    for row in table.rows:
        base = as_base(row.base)
        assert base
        encoded[row.label] = (base.n, *(cell.n for cell in row.cells))
    assert encoded == MATRIX


@pytest.mark.parametrize("name", list(THEME_COUNTS))
def test_every_theme_count_is_encoded(corpus: Corpus, name: str) -> None:
    base, *themes = THEME_COUNTS[name]
    (table,) = printed_as(corpus.studies["finding-a-relationship"], name)
    assert table.base in (base, as_base(base))
    encoded = [(group.n, *(cell.n for cell in group.cells)) for group in table.groups]
    assert sorted(encoded) == sorted(themes)


def test_every_subtheme_of_the_survey_has_a_finding_with_its_count(corpus: Corpus) -> None:
    counted = {
        (base.n, finding.count.n)
        for finding in corpus.studies["finding-a-relationship"].findings
        if finding.count and (base := as_base(finding.count.base))
    }
    expected = {(base, n) for base, *themes in THEME_COUNTS.values() for theme in themes for n in theme}
    assert expected <= counted


def test_nothing_of_the_raw_responses_is_published(corpus: Corpus) -> None:
    """Appendix B of the survey holds raw responses; no locator of a quotation points there."""
    for quote in corpus.studies["finding-a-relationship"].quotes:
        places = (quote.locator, *(place.locator for place in quote.also_printed_at))
        assert all("Appendix B" not in (place.section or "") for place in places)


@pytest.mark.parametrize("study", ["connecting-people"])
def test_a_source_without_participants_words_has_no_participants_quotations(
    corpus: Corpus, study: str
) -> None:
    assert all(quote.voice == "author_interpretation" for quote in corpus.studies[study].quotes)


def test_what_a_source_does_not_print_is_not_stated(corpus: Corpus) -> None:
    brief = corpus.studies["connecting-people"].study
    assert brief
    assert (brief.author, brief.issued, brief.licence) == ("not_stated",) * 3
    for study in ("finding-a-relationship", "complex-emotional-needs"):
        record = corpus.studies[study].study
        assert record
        assert record.issued == "not_stated"
        assert record.doi is None


def test_no_statement_of_wishes_rests_on_an_estimate_by_others(corpus: Corpus) -> None:
    """Staff estimates of what people using services want are marked as such, and support no review finding."""
    estimates = {
        f"finding-a-relationship/{finding.id}"
        for finding in corpus.studies["finding-a-relationship"].findings
        if finding.id.startswith("estimate-")
    }
    assert len(estimates) == 2
    for review_finding in corpus.review_findings.values():
        for link in review_finding.evidence:
            assert link.finding not in estimates or link.relation != "supports"
