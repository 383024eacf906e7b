"""Numbers in our own sentences: where one of the real evidence is made wrong, it is told."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_scripts.check.numbers.chart_claims import unsaid
from build_scripts.model.records.table import Chart, Table
from build_scripts.model.records.theme import Message
from build_scripts.model.walk import records
from build_scripts.read.corpus import read_corpus
from build_scripts.synthesise.joins import Joined, join
from build_scripts.synthesise.numbers.sentences import NUMBER_WORDS, PEOPLE, numbers_in
from build_scripts.synthesise.numbers.supporting_numbers import (
    Grounds,
    add_finding,
    add_study,
    counted_in,
    grounds_of,
)

ROOT = Path(__file__).parents[2]
SEED, MUTATIONS, TOLD = 20261130, 100, 95
Sentence = tuple[str, Callable[[str], bool]]
"""A sentence, and whether a version of it is told to say a number that nothing bears."""

SWAPS = {"more than half": "fewer than half", "fewer than half": "more than half"}


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    joined = join(read_corpus(ROOT).corpus)
    return [*_of_findings(joined), *_of_syntheses(joined), *_of_charts(joined)]


def _of_findings(joined: Joined) -> Iterator[Sentence]:
    for folder in joined.corpus.studies.values():
        nouns = tuple(sorted({*PEOPLE, *counted_in(joined, folder)}))
        for finding in folder.findings:
            behind = Grounds()
            add_study(behind, folder)
            add_finding(behind, folder, finding, joined)
            yield finding.statement, _telling(behind, nouns)


def _of_syntheses(joined: Joined) -> Iterator[Sentence]:
    corpus = joined.corpus
    nouns = tuple(
        sorted({*PEOPLE, *(noun for study in corpus.studies.values() for noun in counted_in(joined, study))})
    )
    for review_finding in corpus.review_findings.values():
        ids = [link.finding for link in review_finding.evidence]
        yield review_finding.statement, _telling(grounds_of(joined, ids), nouns)
    for message in records(corpus, Message):
        yield message.value.text, _telling(grounds_of(joined, message.value.rests_on), nouns)


def _of_charts(joined: Joined) -> Iterator[Sentence]:
    for table in joined.tables.values():
        for chart in table.charts:
            yield chart.title, _telling_title(table, chart)


def _telling(behind: Grounds, nouns: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda text: not all(behind.bears(number) for number in numbers_in(text, nouns))


def _telling_title(table: Table, chart: Chart) -> Callable[[str], bool]:
    return lambda text: any(unsaid(table, chart.model_copy(update={"title": text})))


def _mutated(text: str, random_: random.Random) -> str | None:
    """The sentence with one number in digits, number word before people, or share turned; None if it has none."""
    pattern = (
        rf"(?<![\w.,-])\d+(?![\w,-]|\.\d)|\b(?:{'|'.join(SWAPS)})\b|^(?:{'|'.join(NUMBER_WORDS)})(?= staff)"
    )
    places = [
        found
        for found in re.finditer(pattern, text, re.IGNORECASE)
        if not re.fullmatch(r"(19|20)\d\d", found[0])
    ]
    if not places:
        return None
    place = random_.choice(places)
    old = place[0]
    if old.lower() in SWAPS:
        new = SWAPS[old.lower()]
    elif old.isdigit():
        new = str(random_.choice([n for n in range(max(0, int(old) - 9), int(old) + 10) if n != int(old)]))
    else:
        new = random_.choice([word for word, n in NUMBER_WORDS.items() if word != old.lower() and n > 1])
    return text[: place.start()] + new + text[place.end() :]


def test_no_sentence_says_a_number_that_nothing_bears(sentences: list[Sentence]) -> None:
    assert [text for text, is_told in sentences if is_told(text)] == []


def test_a_number_made_wrong_is_told(sentences: list[Sentence]) -> None:
    random_ = random.Random(SEED)
    with_numbers = [sentence for sentence in sentences if _mutated(sentence[0], random.Random(0))]
    missed = []
    for _ in range(MUTATIONS):
        text, is_told = random_.choice(with_numbers)
        mutated = _mutated(text, random_) or ""
        if not is_told(mutated):
            missed.append(f"{text} -> {mutated}")
    assert MUTATIONS - len(missed) >= TOLD, "\n".join(missed)
