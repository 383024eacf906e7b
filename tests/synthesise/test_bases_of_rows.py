"""Out of how many a side of a row is: as the row says, else the findings' counts, else the sample."""

from __future__ import annotations

import pytest

from build_scripts.model.records.paired_row import SideAnswers
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.paired_rows import bases_of, printed_bases


@pytest.fixture(scope="module")
def joined(reading_of):
    return join(reading_of().corpus)


def out_of(joined, *findings: str, of: int | None = None) -> list[tuple[int, str]]:
    answers = SideAnswers(asked="Asked", of=of, findings=tuple(f"okafor-2021/{id_}" for id_ in findings))
    return [(base.n, base.of) for base in bases_of(joined, answers)]


def test_the_counts_of_the_findings_say_it_each_base_once_and_in_order(joined):
    assert out_of(joined, "waiting-named-most") == [(38, "people")]
    assert out_of(joined, "waiting-named-most", "not-knowing-how-long", "friendly-face-helped") == [
        (30, "people"),
        (38, "people"),
    ]


def test_what_the_row_says_comes_first(joined):
    assert out_of(joined, "waiting-named-most", of=30) == [(30, "people")]


def test_without_a_count_it_is_the_sample_and_nothing_where_that_is_not_printed(reading_of):
    def sample(overlay: str) -> list[tuple[int, str]]:
        without = (
            "# in evidence/studies/okafor-2021/findings.yaml\n- id: not-knowing-how-long\n  statement: Some.\n"
            "  kind: qualitative\n  basis: own_data\n  perspective: [visitors]\n  credibility: unequivocal\n"
            "  themes: [waiting]\n  locator: {section: Waiting}\n"
        )
        return out_of(join(reading_of(without + overlay).corpus), "not-knowing-how-long")

    of_callers = "# in evidence/studies/okafor-2021/study.yaml\nsample: {{size: {size}, of: calls, description: Some., recruitment: not_stated}}\n"
    assert sample("") == [(38, "people")]
    assert sample(of_callers.format(size=12)) == [(12, "calls")]
    assert sample(of_callers.format(size="not_stated")) == []


def test_a_study_has_the_bases_of_its_sample_its_tables_and_its_findings(joined):
    assert printed_bases(joined.corpus.studies["okafor-2021"]) == {30, 38}


def test_rows_of_a_theme_stand_in_the_order_that_authors_give_and_then_by_topic(reading_of, example_files):
    row = (
        example_files()["evidence/pairs/not-knowing.yaml"]
        .decode()
        .partition("topic: Not knowing how long\n")[2]
    )
    others = (("a", "B", 2), ("b", "A", 2), ("c", "C", 1))
    overlay = "".join(
        f"# evidence/pairs/{id_}.yaml\ntopic: {topic}\norder: {order}\n{row}" for id_, topic, order in others
    )
    found = join(reading_of(overlay).corpus).theme_pairs["waiting"]
    assert [id_ for id_ in found if id_ != "not-knowing"] == ["c", "b", "a"]
