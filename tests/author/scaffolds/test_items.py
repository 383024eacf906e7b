from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from build_scripts.author.scaffolds.items import NewItem, NotBegunError, added, new_item
from build_scripts.author.scaffolds.outline import outline
from build_scripts.check.run import check
from build_scripts.model.fields import Record
from build_scripts.model.layout import FILE_KINDS, IN_FOLDER, IN_STUDY
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.theme import Theme
from build_scripts.read.corpus import read_files

DAY = "2026-11-30"
FINDINGS = "evidence/studies/okafor-2021/findings.yaml"
KINDS = [
    kind.record
    for kind in (*IN_STUDY.values(), *IN_FOLDER.values())
    if kind.many or kind in IN_FOLDER.values()
]


@pytest.fixture
def files(example_files: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
    return dict(example_files())


def begin(files: Mapping[str, bytes], kind: type[Record], name: str, words: str = "") -> NewItem:
    return new_item(read_files(files), kind, name, words, DAY)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_all_that_is_wrong_with_what_is_begun_is_that_decisions_are_left(
    files: dict[str, bytes], kind: type[Record]
) -> None:
    in_study = kind in {one.record for one in IN_STUDY.values()}
    item = begin(files, kind, "okafor-2021/brand-new" if in_study else "brand-new")
    problems = check(read_files({**files, item.file: item.text.encode()}))
    assert [(problem.code, problem.file) for problem in problems if problem.severity == "error"] == [
        ("EV050", item.file)
    ]
    assert f"{item.decisions} decisions left" in next(
        problem.message for problem in problems if problem.code == "EV050"
    )


def test_an_entry_stands_at_the_end_and_all_else_stays_as_it_was(files: dict[str, bytes]) -> None:
    item = begin(files, Finding, "okafor-2021", "Waiting was named most.")
    before = files[FINDINGS].decode()
    assert item.text.startswith(before)
    assert item.text[len(before) :].startswith(
        "- id: waiting-was-named-most\n  statement: Waiting was named most.\n  kind: TODO  # one of: qualitative, "
    )


def test_an_entry_is_indented_as_the_list_is(files: dict[str, bytes]) -> None:
    indented = "".join(
        f"  {line}\n" for line in files[FINDINGS].decode().splitlines() if not line.startswith("#")
    )
    item = begin({**files, FINDINGS: indented.rstrip("\n").encode()}, Finding, "okafor-2021/new")
    assert item.text.startswith(indented)
    assert "\n  - id: new\n    statement: TODO" in item.text


def test_a_file_that_is_missing_begins_with_its_schema(files: dict[str, bytes]) -> None:
    del files["evidence/studies/okafor-2021/quotes.yaml"]
    item = begin(files, Quote, "okafor-2021/new")
    assert item.text.startswith("# yaml-language-server: $schema=../../schema/quotes.json\n- id: new\n")
    assert begin(files, Theme, "new").text.startswith(
        "# yaml-language-server: $schema=../schema/theme.json\nname: TODO"
    )


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        (Finding, "okafor-2021/table-2", "has an item table-2 already"),
        (Finding, "okafor-2021/chart-heard", "has an item chart-heard already"),
        (Finding, "okafor-2021/New One", "cannot be an id"),
        (Finding, "okafor-2021", "Give it an id, as in okafor-2021/an-id"),
        (Finding, "nobody-2020/new", "There is no study nobody-2020"),
        (Theme, "waiting", r"waiting\.yaml is there already"),
        (Theme, "New", "cannot be an id"),
    ],
)
def test_what_cannot_be_begun_is_said(
    files: dict[str, bytes], kind: type[Record], name: str, sentence: str
) -> None:
    with pytest.raises(NotBegunError, match=sentence):
        begin(files, kind, name)


@pytest.mark.parametrize(
    ("text", "sentence"), [("- id: [", "has mistakes"), ("[{id: a}]", "holds no list with an entry a line")]
)
def test_a_file_that_cannot_be_added_to_is_left_alone(
    files: dict[str, bytes], text: str, sentence: str
) -> None:
    with pytest.raises(NotBegunError, match=sentence):
        begin({**files, FINDINGS: text.encode()}, Finding, "okafor-2021/new")


def test_an_id_of_words_that_is_taken_gets_a_number(files: dict[str, bytes]) -> None:
    assert begin(files, Finding, "okafor-2021", "Nobody listened").id == "nobody-listened-2"


def test_a_comment_stands_above_the_entry(files: dict[str, bytes]) -> None:
    record = {"id": "", "text": "So it was.", "comment": "one\ntwo"}
    item = added(read_files(files), Quote, "okafor-2021", record)
    assert item.text.endswith("# one\n# two\n- id: so-it-was\n  text: So it was.\n")


def test_an_outline_has_needed_and_usual_keys_and_the_day() -> None:
    found = outline(ReviewFinding, DAY)
    assert found["confidence"]["coherence"] == {"concern": "TODO", "explanation": "TODO"}
    assert found["assessments"][0]["date"] == DAY
    assert found["history"] == [{"date": DAY, "change": "First version."}]
    assert "note" not in found


def test_every_kind_of_record_has_an_outline() -> None:
    assert all(outline(kind.record, DAY) for kind in FILE_KINDS)
