"""Every rule is run on its own two examples, so that what authors read of it is true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_scripts.author.sources import SourceText
from build_scripts.author.verify import verify
from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.rule import MARK, lay_over, marked_place
from build_scripts.check.texts.quotations import NEEDS_SOURCE
from build_scripts.model.diagnostics import RuleText

WITHOUT_BAD = {
    "EV001",
    "EV002",
    "EV003",
    "EV040",
    "EV047",
    "EV051",
    "EV052",
    "EV053",
    "EV054",
    "EV056",
    "EV057",
}
WITHOUT_BAD |= {"EV058", "EV060", "EV061", "EV418", "EV533"}
"""Faults of bytes, files and folders, which no text can show; `tests/read` has them."""

SHOWN = [text for text in RULE_TEXTS if text.bad and text not in NEEDS_SOURCE]
"""What the check itself says; the rest needs a source and is run below."""

SOURCE = SourceText("“At first I did not fe el safe at the desk.” “Later it was better at the desk.”")


def test_only_faults_of_files_have_no_bad_example():
    assert {text.code for text in RULE_TEXTS if not text.bad} <= WITHOUT_BAD


def test_the_example_itself_has_no_problem(problems_of):
    assert problems_of() == ()


@pytest.mark.parametrize("text", SHOWN, ids=lambda text: f"{text.code}-{text.slug}")
def test_the_bad_example_gives_its_own_code_at_its_line_and_no_other(
    text: RuleText, problems_of, example_files
):
    place = marked_place(lay_over(example_files(), text.bad))
    assert place is not None, f"no line is marked {MARK}"
    found = [(problem.code, problem.file, problem.place.line) for problem in problems_of(text.bad)]
    assert found == [(text.code, *place)]


@pytest.mark.parametrize("text", SHOWN, ids=lambda text: f"{text.code}-{text.slug}")
def test_the_bad_example_speaks_with_the_severity_of_its_rule(text: RuleText, problems_of):
    assert {problem.severity for problem in problems_of(text.bad)} == {text.severity}


@pytest.mark.parametrize(
    "text",
    [text for text in RULE_TEXTS if text.good and text not in NEEDS_SOURCE],
    ids=lambda text: f"{text.code}-{text.slug}",
)
def test_the_good_example_gives_nothing(text: RuleText, problems_of):
    assert problems_of(text.good) == ()


@pytest.mark.parametrize(
    "text", [text for text in NEEDS_SOURCE if text.bad], ids=lambda text: f"{text.code}-{text.slug}"
)
def test_what_only_verify_says_is_said_of_the_bad_example_alone(text: RuleText, reading_of):
    def said(example: str) -> list[str]:
        folder = reading_of(example).corpus.studies["okafor-2021"]
        quotes = tuple(
            quote for quote in folder.quotes if "desk" in quote.text and "friendly" not in quote.text
        )
        assert quotes
        return [
            rule.code for rule, _ in verify(replace(folder, quotes=quotes), SOURCE, "2026-11-21").violations
        ]

    assert text.code in said(text.bad)
    assert said(text.good) == []
