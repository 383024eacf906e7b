"""A cell of the map says what stands in it or what the data bear where nothing does, and never guesses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.pages import evidence_map
from build_scripts.render.pages.evidence_map import EvidenceMap
from build_scripts.render.pages.evidence_map_cells import By, MapCell, short
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

MapOf = Callable[..., EvidenceMap]

BOTH_ASKED = """\
# in evidence/studies/okafor-2021/study.yaml
perspectives:
  - visitors
  - librarians
"""

LIBRARIANS_SPEAK = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: desk-is-busy
  statement: Librarians said that the desk was busy.
  kind: qualitative
  basis: own_data
  perspective:
    - librarians
  credibility: not_assessed
  credibility_reason: no_illustration_printed
  themes:
    - waiting
  locator: {section: The desk, page: "12"}
"""

NOISE = """\
# evidence/themes/noise.yaml
name: Noise
question: What does noise do to people who want to be heard?
definition: Noise.
includes: [Loud rooms]
excludes: [Waiting]
answer: {text: Nobody says., rests_on: [okafor-2021/waiting-named-most]}
key_messages: [{text: Nobody says., rests_on: [okafor-2021/waiting-named-most]}]
history: [{date: "2026-11-21", change: First version.}]
"""


@pytest.fixture(scope="module")
def map_of(reading_of: Callable[..., Reading]) -> MapOf:
    return lambda overlay="", by="perspective": EvidenceMap(Items(join(reading_of(overlay).corpus)), by)


def cell(made: EvidenceMap, column: str, theme: str = "waiting") -> MapCell:
    return made.cells.at(theme, column)


def test_a_cell_lists_its_review_findings_with_confidence_and_how_they_are_borne(map_of: MapOf) -> None:
    found = cell(map_of(), "visitors")
    assert found.kind == "review_findings"
    (entry,) = found.entries
    assert entry.line.address == "review-findings/not-knowing-weighs/"
    assert (entry.line.confidence.words, entry.line.is_draft) == ("Low confidence", True)
    assert entry.bears == "Supported and limited here:"
    assert found.findings is not None
    assert found.findings.address == "findings/?theme=waiting&perspective=visitors"


def test_several_review_findings_unfold_and_one_alone_stands_open(map_of: MapOf) -> None:
    assert cell(map_of(), "visitors").marks.said == "1 review finding: 1 low confidence"
    more = (
        "# evidence/review_findings/another.yaml\nstatement: Visitors said so.\ntheme: waiting\n"
        "evidence: [{finding: okafor-2021/waiting-named-most, relation: supports, note: They said so.}]\n"
        "confidence: {level: not_assessed, not_assessed_reason: not_yet, explanation: Not yet.}\n"
        'assessments: [{role: first assessor, independent: false, date: "2026-11-21", level: not_assessed}]\n'
        'history: [{date: "2026-11-21", change: First version.}]\n'
    )
    found = cell(map_of(more), "visitors")
    assert found.marks.said == "2 review findings: 1 low confidence, 1 confidence not assessed"


def test_where_no_study_asked_nothing_was_looked_for(map_of: MapOf) -> None:
    found = cell(map_of(), "librarians")
    assert (found.kind, found.said) == ("not_looked_for", "Not looked for")
    assert found.reason == "No study in this review gathered the views of librarians."
    assert found.findings is None


def test_where_a_study_under_the_theme_asked_nothing_was_found(map_of: MapOf) -> None:
    found = cell(map_of(BOTH_ASKED), "librarians")
    assert (found.kind, found.said) == ("nothing_found", "Nothing found")
    assert found.reason.startswith("Okafor and Lee 2021 gathered the views of librarians")


def test_where_only_studies_of_other_themes_asked_it_is_not_said_that_anybody_looked(map_of: MapOf) -> None:
    found = cell(map_of(NOISE), "visitors", "noise")
    assert (found.kind, found.said) == ("not_recorded", "No finding")
    assert "whether about this theme is not recorded" in found.reason


def test_findings_without_a_review_finding_are_counted_and_linked(map_of: MapOf) -> None:
    found = cell(map_of(LIBRARIANS_SPEAK), "librarians")
    assert (found.kind, found.said, found.entries) == ("findings", "No review finding yet", ())
    assert found.findings is not None
    assert found.findings.text == "1 finding of single studies"
    assert found.findings.address == "findings/?theme=waiting&perspective=librarians"


@pytest.mark.parametrize("basis", ["cited", "asserted"])
def test_what_is_no_evidence_fills_no_cell(map_of: MapOf, basis: str) -> None:
    overlay = LIBRARIANS_SPEAK.replace("own_data", basis)
    assert cell(map_of(overlay), "librarians").kind == "not_looked_for"


@pytest.mark.parametrize("by", ["study", "setting"])
def test_the_same_review_finding_stands_in_every_view(map_of: MapOf, by: By) -> None:
    view = map_of(by=by).view()
    (row,) = view.rows
    assert [[entry.line.id for entry in cell.entries] for cell in row.cells] == [["not-knowing-weighs"]]
    assert row.gaps is not None
    assert row.gaps.text == "Gaps noted: not looked for (1)"
    assert (view.has_single_study, [level.key for level in view.levels]) == (True, ["low"])


@pytest.mark.parametrize("by", ["study", "setting"])
def test_a_study_without_a_finding_is_not_said_to_have_looked(map_of: MapOf, by: By) -> None:
    made = map_of(NOISE, by)
    assert [(cell.kind, cell.reason) for cell in made.view().rows[0].cells] == [("not_recorded", "")]


def test_a_preprint_says_so_on_its_column_and_on_what_rests_on_it(map_of: MapOf) -> None:
    preprint = "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\n"
    made = map_of(preprint, "study")
    assert [caution.text for caution in made.columns["okafor-2021"].cautions] == ["preprint"]
    assert [caution.text for caution in cell(made, "okafor-2021").entries[0].line.cautions] == ["preprint"]


def test_too_many_columns_make_a_list_of_those_with_findings(
    map_of: MapOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = map_of(NOISE, "study")
    assert made.is_table
    monkeypatch.setattr(evidence_map, "COLUMNS_AT_MOST", 0)
    assert not made.is_table
    assert [(theme_list.address, theme_list.columns, theme_list.said) for theme_list in made.lists()] == [
        ("map/studies/noise/", (), "No studies with findings under it, 1 without."),
        ("map/studies/waiting/", ("okafor-2021",), "1 study with findings under it."),
    ]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Public libraries", "Public libraries"),
        (
            "Six agencies: teams for housing, a support agency and some others",
            "Six agencies …",
        ),
        (
            "public libraries of any kind except those which are closed at the weekend",
            "Public libraries of any kind except those which …",
        ),
    ],
)
def test_a_long_setting_is_cut_and_the_cut_is_shown(text: str, head: str) -> None:
    assert short(text) == head
