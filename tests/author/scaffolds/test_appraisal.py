from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from build_scripts.author.scaffolds.appraisal import new_appraisal
from build_scripts.author.scaffolds.items import NewItem, NotBegunError
from build_scripts.check.run import check
from build_scripts.read.corpus import read_files

DAY = "2026-11-30"
APPRAISAL = "evidence/studies/okafor-2021/appraisal.yaml"
STUDY = "evidence/studies/okafor-2021/study.yaml"


@pytest.fixture
def files(example_files: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
    """The example without its appraisal."""
    return {path: content for path, content in example_files().items() if path != APPRAISAL}


def begin(files: Mapping[str, bytes], category: str = "mixed_methods") -> NewItem:
    study = files[STUDY].decode().replace("category: mixed_methods", f"category: {category}")
    return new_appraisal(read_files({**files, STUDY: study.encode()}), "okafor-2021", DAY)


def test_the_items_are_those_of_the_design_each_with_its_words_and_two_gaps(files: dict[str, bytes]) -> None:
    item = begin(files, "qualitative")
    assert [line.split(": ")[1].strip('"') for line in item.text.splitlines() if "- item:" in line] == [
        "S1", "S2", "1.1", "1.2", "1.3", "1.4", "1.5",
    ]  # fmt: skip
    assert (
        "  # The research questions are clear.\n  - item: S1\n    answer: TODO  # one of: yes, no, cant_tell\n"
        in item.text
    )
    assert item.decisions == 17


def test_mixed_methods_say_which_items_are_chosen_by_the_author(files: dict[str, bytes]) -> None:
    assert "  # And the items 2.1 to 2.5, 3.1 to 3.5 or 4.1 to 4.5, whichever fit.\n" in begin(files).text


def test_all_that_is_wrong_with_it_is_that_decisions_are_left(files: dict[str, bytes]) -> None:
    item = begin(files)
    problems = check(read_files({**files, item.file: item.text.encode()}))
    assert [problem.code for problem in problems if problem.file == APPRAISAL] == ["EV050"]
    assert f"{item.decisions} decisions left" in problems[0].message


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ("TODO", "Decide the `category` of okafor-2021 first"),
        ("text_opinion", "covers no study of the category"),
    ],
)
def test_without_a_design_that_is_covered_nothing_is_begun(
    files: dict[str, bytes], category: str, sentence: str
) -> None:
    with pytest.raises(NotBegunError, match=sentence):
        begin(files, category)


def test_an_appraisal_that_is_there_stays(example_files: Callable[[], Mapping[str, bytes]]) -> None:
    with pytest.raises(NotBegunError, match=r"appraisal\.yaml is there already"):
        begin(dict(example_files()))
    with pytest.raises(NotBegunError, match="There is no study nobody"):
        new_appraisal(read_files(example_files()), "nobody", DAY)
