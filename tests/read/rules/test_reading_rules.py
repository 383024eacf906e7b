"""Each rule about reading is run on its own two examples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from build_scripts.check.rule import lay_over, marked_place
from build_scripts.model.diagnostics import RuleText
from build_scripts.read.corpus import read_files
from build_scripts.read.rules import READING_RULES

ExampleFiles = Callable[[], dict[str, bytes]]
WITH_BAD = [text for text in READING_RULES if text.bad]
WITH_GOOD = [text for text in READING_RULES if text.good]


@pytest.mark.parametrize("text", WITH_BAD, ids=lambda text: text.code)
def test_the_bad_example_gives_exactly_its_code_at_its_line(
    text: RuleText, example_files: ExampleFiles
) -> None:
    files = lay_over(example_files(), text.bad)
    problems = read_files(files).problems
    assert [problem.code for problem in problems] == [text.code]
    assert marked_place(files) == (problems[0].file, problems[0].place.line)


@pytest.mark.parametrize("text", WITH_GOOD, ids=lambda text: text.code)
def test_the_good_example_gives_nothing(text: RuleText, example_files: ExampleFiles) -> None:
    assert read_files(lay_over(example_files(), text.good)).problems == ()


def test_codes_and_slugs_are_unique_sorted_and_of_this_stage() -> None:
    codes = [text.code for text in READING_RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"EV0\d\d", code) for code in codes)
    assert len({text.slug for text in READING_RULES}) == len(READING_RULES)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text.slug) for text in READING_RULES)


def test_every_rule_says_why() -> None:
    assert all(text.why.endswith(".") for text in READING_RULES)
