"""Frames hold what was encoded, cell by cell, and their counts are right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.data import datasets
from build_scripts.render.data.frames import frames
from build_scripts.render.data.study_download import study_downloads
from build_scripts.synthesise.joins import Joined, join

ReadingOf = Callable[..., Reading]
Frames = Mapping[str, pd.DataFrame]

THEMES = """# evidence/themes/waiting.yaml
name: Waiting
question: Waiting?
definition: Waiting.
includes: [Waiting]
excludes: []
answer: {text: It matters., rests_on: [not-knowing-weighs]}
key_messages: [{text: It matters., rests_on: [not-knowing-weighs]}]
history: [{date: "2026-11-21", change: First version.}]
# evidence/themes/long-waiting.yaml
name: Long waiting
question: Long waiting?
definition: Waiting long.
includes: [Waiting]
excludes: []
parent: waiting
answer: {text: It matters., rests_on: [not-knowing-weighs]}
key_messages: [{text: It matters., rests_on: [not-knowing-weighs]}]
history: [{date: "2026-11-21", change: First version.}]
# evidence/studies/okafor-2021/findings.yaml
- id: both
  statement: Both.
  kind: qualitative
  basis: own_data
  perspective: [visitors]
  count: {base: 56, percent: "70"}
  credibility: unequivocal
  themes: [waiting, long-waiting]
  source_path: [Above, Below]
  illustrations:
    - {quote: friendly-face}
    - {table: table-2, row: Waiting lists}
    - {table: table-2, row: Cost}
  locator: {table: Table 2, row: Cost, page: "8"}
- id: below
  statement: Below.
  kind: qualitative
  basis: own_data
  perspective: [visitors, librarians]
  extent_as_printed: several
  credibility: unequivocal
  themes: [long-waiting]
  locator: {section: Results}
"""


@pytest.fixture(scope="module")
def example(reading_of: ReadingOf) -> Frames:
    return frames_of(join(reading_of().corpus))


@pytest.fixture(scope="module")
def nested(reading_of: ReadingOf) -> Frames:
    return frames_of(join(reading_of(THEMES).corpus))


def frames_of(joined: Joined) -> Frames:
    return frames(joined, study_downloads(joined))


def row(frame: object, id_: str) -> dict[str, object]:
    found = [record for record in frame.to_dict("records") if record["id"] == id_]  # type: ignore[attr-defined]
    assert len(found) == 1
    return found[0]


def test_columns_stand_in_the_order_that_was_promised(example: Frames) -> None:
    assert list(example["tables"].columns) == list(datasets.TABLES.header)
    assert ",".join(example["findings"].columns) == (
        "id,study,statement,kind,perspective,n,base,n_basis,percent_printed,credibility,themes,source_path,"
        "locator,illustrations,url,numbers"
    )
    assert ",".join(example["studies"].columns) == (
        "id,title,year,review_status,licence,category,perspectives,sample_size,sample_of,caution,url"
    )
    assert ",".join(example["quotes"].columns) == (
        "id,study,findings,text,voice,speaker,perspective,locator,also_printed_at,themes,verification,"
        "rights_basis,withheld,sensitivity,goes_on_before,goes_on_after,remarks,url"
    )
    assert ",".join(example["review_findings"].columns) == (
        "id,theme,also_in,statement,confidence,methodological_limitations,coherence,adequacy,relevance,"
        "assessment_status,supports,qualifies,contradicts,studies_supporting,studies_qualifying,"
        "studies_contradicting,single_study,url,supports_indirectly,studies_supporting_indirectly"
    )


def test_each_side_of_a_row_has_a_line_a_finding_and_a_gap_one_with_its_reason(example: Frames) -> None:
    said, silent = (row(example["pairs"], f"not-knowing/{id_}") for id_ in ("visitors-1", "librarians-1"))
    assert said == {
        "id": "not-knowing/visitors-1",
        "row": "not-knowing",
        "topic": "Not knowing how long",
        "theme": "waiting",
        "also_in": (),
        "perspective": "visitors",
        "asked": "Asked to write what being heard means to them",
        "out_of": ("30 people",),
        "finding": "okafor-2021/not-knowing-how-long",
        "gap": None,
        "gap_reason": None,
        "caution": None,
        "url": "themes/waiting/#not-knowing",
    }
    assert {
        key: silent[key] for key in ("perspective", "asked", "out_of", "finding", "gap", "gap_reason")
    } == {
        "perspective": "librarians",
        "asked": None,
        "out_of": (),
        "finding": None,
        "gap": "not_looked_for",
        "gap_reason": "The one study asked visitors only.",
    }


def test_no_cell_is_a_float_or_a_missing_number(example: Frames, nested: Frames) -> None:
    for given in (example, nested):
        for frame in given.values():
            kinds = {type(value) for name in frame.columns for value in frame[name].tolist()}
            assert kinds <= {str, int, bool, tuple, type(None)}


def test_every_frame_is_sorted_by_id_and_cells_as_printed(example: Frames) -> None:
    for name, frame in example.items():
        if name not in ("tables", "checks"):
            assert frame["id"].tolist() == sorted(frame["id"].tolist())
    orders = example["tables"].groupby("table")["order"].apply(list)
    assert all(order == list(range(1, len(order) + 1)) for order in orders)


def test_a_cell_keeps_what_is_printed_and_what_was_reckoned(example: Frames) -> None:
    cost = row(example["tables"], "okafor-2021/table-2/cell-3")
    assert cost["study"] == "okafor-2021"
    assert cost["table"] == "okafor-2021/table-2"
    assert (cost["row"], cost["group"], cost["column"]) == ("Cost", None, None)
    assert (cost["n"], cost["base"], cost["base_of"]) == (9, 38, "people")
    assert (cost["percent_printed"], cost["percent_computed"]) == ("24.0", "23.684")
    assert (cost["status"], cost["as_printed"]) == ("inconsistent", True)


def test_a_themes_own_count_stands_on_a_line_without_row(example: Frames) -> None:
    waiting = row(example["tables"], "okafor-2021/table-4/cell-1")
    assert (waiting["group"], waiting["row"], waiting["n"]) == ("Waiting", None, 21)


def test_a_matrix_has_the_item_as_row_and_the_answer_as_column(example: Frames) -> None:
    cell = row(example["tables"], "okafor-2021/table-3/cell-6")
    assert (cell["row"], cell["column"], cell["n"]) == ("By telephone", "Hardly ever", 15)


def test_a_total_names_the_row_it_is_about(example: Frames) -> None:
    of_matrix = example["checks"][example["checks"]["table"] == "okafor-2021/table-3"]
    of_rows = of_matrix["rule"] != "rounding"
    assert set(of_matrix["row"][of_rows]) == {"At the desk", "By telephone"}
    assert of_matrix["row"][~of_rows].isna().tolist() == [True]


def test_a_count_that_is_not_printed_is_empty_or_worked_out(nested: Frames) -> None:
    derived = row(nested["findings"], "okafor-2021/both")
    assert (derived["n"], derived["n_basis"], derived["percent_printed"]) == (39, "derived", "70")
    without = row(nested["findings"], "okafor-2021/below")
    assert (without["n"], without["base"], without["n_basis"]) == (None, None, None)


def test_lists_are_sorted_and_a_path_keeps_its_order(nested: Frames) -> None:
    both = row(nested["findings"], "okafor-2021/both")
    assert both["illustrations"] == ("okafor-2021/friendly-face", "okafor-2021/table-2")
    assert both["themes"] == ("long-waiting", "waiting")
    assert both["source_path"] == "Above > Below"
    assert both["locator"] == "Table 2, Cost; p. 8"
    assert row(nested["findings"], "okafor-2021/below")["perspective"] == ("librarians", "visitors")


def test_a_finding_counts_once_under_a_theme_and_its_children(nested: Frames) -> None:
    above = row(nested["themes"], "waiting")
    assert (above["findings"], above["findings_with_children"]) == (1, 2)
    below = row(nested["themes"], "long-waiting")
    assert (below["findings"], below["findings_with_children"], below["studies"]) == (2, 2, 1)


def test_a_quotation_counts_under_the_themes_of_its_findings(nested: Frames) -> None:
    assert row(nested["quotes"], "okafor-2021/friendly-face")["themes"] == ("long-waiting", "waiting")
    assert row(nested["quotes"], "okafor-2021/nobody-listened")["themes"] == ()
    assert row(nested["themes"], "waiting")["quotes"] == 1


def test_themes_in_a_circle_are_counted_and_end(reading_of: ReadingOf) -> None:
    circle = THEMES.replace(
        "includes: [Waiting]\nexcludes", "includes: [Waiting]\nparent: long-waiting\nexcludes", 1
    )
    found = frames_of(join(reading_of(circle).corpus))["themes"]
    assert row(found, "waiting")["findings_with_children"] == 2
    assert row(found, "long-waiting")["findings_with_children"] == 2


def test_a_review_finding_names_studies_once(example: Frames) -> None:
    found = row(example["review_findings"], "not-knowing-weighs")
    assert found["supports"] == ("okafor-2021/not-knowing-how-long", "okafor-2021/waiting-named-most")
    assert found["studies_supporting"] == ("okafor-2021",)
    assert found["contradicts"] == ()
    assert found["single_study"] is True
    assert found["assessment_status"] == "draft"


def test_a_corpus_without_anything_has_frames_with_columns_only() -> None:
    from build_scripts.model.corpus import Corpus

    empty = frames_of(join(Corpus(site=None, review=None, studies={})))
    assert all(len(frame) == 0 and len(frame.columns) for frame in empty.values())


STANDINGS = """# in evidence/studies/okafor-2021/study.yaml
review_status: preprint
retraction: {status: expression_of_concern, checked_on: "2026-11-21", note: Crossref has one.}
sample: {size: 6, of: services, description: Six libraries., recruitment: not_stated}
"""


def test_a_study_says_what_must_be_said_of_it_and_what_its_size_counts(
    example: Frames, reading_of: ReadingOf
) -> None:
    plain = row(example["studies"], "okafor-2021")
    assert (plain["caution"], plain["sample_size"], plain["sample_of"]) == ((), 38, "people")
    known = row(frames_of(join(reading_of(STANDINGS).corpus))["studies"], "okafor-2021")
    assert known["caution"] == ("expression_of_concern", "preprint")
    assert (known["sample_size"], known["sample_of"]) == (6, "services")


def test_what_a_size_counts_is_not_said_where_none_is_stated(reading_of: ReadingOf) -> None:
    unknown = STANDINGS.replace("size: 6", "size: not_stated")
    found = row(frames_of(join(reading_of(unknown).corpus))["studies"], "okafor-2021")
    assert (found["sample_size"], found["sample_of"]) == (None, None)


def test_every_column_has_a_name_of_its_own_and_says_what_it_holds() -> None:
    for dataset in datasets.DATASETS:
        assert len(set(dataset.header)) == len(dataset.header)
        assert dataset.order in dataset.header
        assert all(column.description.endswith(".") for column in dataset.columns)
        assert {column.names for column in dataset.columns} <= {
            "",
            *(dataset.name for dataset in datasets.DATASETS),
        }
