"""Both sides of the comparison, held with seeded copies: forged ones are told, harmless ones are not.

`make prove` tries more than 6,000 forged and 2,000 harmless copies, `make test` 300 and 100 of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.synthesise.quotations.match import Match, find, source_of
from tests.synthesise.quotations.forging import COPIERS, FORGERS, Paper, paper

README = Path(__file__).parents[3] / "README.md"
QUOTATIONS = 20
"""In each paper; more would make copies of one another."""
PAPERS = 20


def forged(written: Paper, seed: int) -> Iterator[tuple[str, str, str]]:
    """`(kind, forged copy, label)`."""
    rng = random.Random(seed)
    for quotation in written.quotations:
        for forger in FORGERS:
            text = forger(rng, written, quotation)
            if text is not None and text != quotation.text:
                yield forger.__name__, text, quotation.label


def is_told(match: Match) -> bool:
    return match.result == "not_found" or bool(match.remarks)


@pytest.mark.prove("seed", [0], range(PAPERS))
def test_a_quotation_as_printed_is_found_with_nothing_to_remark_on(seed: int) -> None:
    written = paper(seed, QUOTATIONS)
    source = source_of(written.text)
    for quotation in written.quotations:
        match = find(quotation.text, source, quotation.label)
        assert (match.result, match.before, match.after, match.remarks) == ("exact", "end", "end", ())


@pytest.mark.prove("seed", [0], range(PAPERS))
def test_a_forged_quotation_is_refused_or_remarked_on(seed: int) -> None:
    written = paper(seed, QUOTATIONS)
    source = source_of(written.text)
    accepted = [
        (kind, text) for kind, text, label in forged(written, seed) if not is_told(find(text, source, label))
    ]
    assert accepted == []


@pytest.mark.prove("seed", [0], range(PAPERS))
def test_a_harmless_copy_stays_accepted(seed: int) -> None:
    written = paper(seed, QUOTATIONS)
    source, rng = source_of(written.text), random.Random(seed)
    told = [
        (copier.__name__, text)
        for quotation in written.quotations
        for copier in COPIERS
        for text in [copier(rng, quotation.text)]
        if is_told(find(text, source, quotation.label))
    ]
    assert told == []


def test_the_readme_says_how_many_are_tried() -> None:
    tried = sum(1 for seed in range(PAPERS) for _ in forged(paper(seed, QUOTATIONS), seed))
    copies = PAPERS * QUOTATIONS * len(COPIERS)
    told = " ".join(README.read_text(encoding="utf-8").split())
    assert f"Of {tried:,} seeded forgeries" in told
    assert f"{copies:,} harmless copies all pass (`make prove`)" in told


def test_every_kind_of_forgery_is_tried() -> None:
    assert {kind for kind, *_ in forged(paper(0, QUOTATIONS), 0)} == {forger.__name__ for forger in FORGERS}


def test_words_under_another_speakers_label_are_told() -> None:
    written = paper(0, QUOTATIONS)
    source = source_of(written.text)
    for quotation in written.quotations:
        kinds = [remark.kind for remark in find(quotation.text, source, "P77").remarks]
        assert kinds == ["other_speaker"]
