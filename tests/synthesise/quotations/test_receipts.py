from __future__ import annotations

import pytest

from build_scripts.model.fields import Locator
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import Receipt
from build_scripts.synthesise.quotations.match import find, source_of
from build_scripts.synthesise.quotations.receipts import (
    TOOL,
    Verification,
    around_hash,
    quote_hash,
    receipt_of,
    source_hash,
    verification,
)
from build_scripts.synthesise.quotations.tokens import tokens

SOURCE = source_of("One visitor said: “I felt like nobody was listening to me.” Others left.")


def quote(text: str) -> Quote:
    return Quote(
        id="q",
        text=text,
        voice="participant",
        speaker="P07",
        perspective=("visitors",),
        locator=Locator(page="1"),
    )


def receipt(text: str) -> Receipt:
    entry = receipt_of(text, find(text, SOURCE), SOURCE, "2026-11-21")
    return Receipt(
        tool=TOOL,
        source_sha256=source_hash(SOURCE.tokens),
        source_tokens=len(SOURCE.tokens),
        quotes={"q": entry},
    )


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I felt like nobody was listening to me.", Verification.EXACT),
        ("I felt like - nobody was listening to me", Verification.NORMALISED),
        ("I felt [...] nobody was listening to me", Verification.WITH_OMISSIONS),
        ("I felt like nobody was hearing me", Verification.NOT_FOUND),
    ],
)
def test_what_was_found_is_known_without_the_source(text: str, state: Verification) -> None:
    assert verification(quote(text), receipt(text)) is state
    assert state.is_verified == (state is not Verification.NOT_FOUND)


@pytest.mark.parametrize(
    "edited",
    [
        "I felt like nobody was listening to you.",
        "I felt like nobody was listening to me",
        "i felt like nobody was listening to me.",
        "I felt like [nobody] was listening to me.",
        "I felt like nobody ... was listening to me.",
    ],
)
def test_any_edit_voids_the_receipt(edited: str) -> None:
    assert (
        verification(quote(edited), receipt("I felt like nobody was listening to me."))
        is Verification.CHANGED
    )


def test_another_way_to_write_the_same_lines_does_not() -> None:
    written = receipt("I felt like nobody was listening to me.")
    assert (
        verification(quote("I felt like\n  nobody was\u00a0listening to me.\n"), written)
        is Verification.EXACT
    )


def test_a_broken_word_is_not_the_same_as_a_hyphen_and_a_space() -> None:
    assert len({quote_hash(text) for text in ("un-\nheard", "un- heard", "un-heard", "unheard")}) == 4


def test_a_quotation_without_an_entry_is_not_verified() -> None:
    assert verification(quote("I felt"), None) is Verification.NOT_VERIFIED
    other = receipt("I felt").model_copy(update={"quotes": {}})
    assert verification(quote("I felt"), other) is Verification.NOT_VERIFIED


def test_a_receipt_holds_hashes_and_places_and_no_text() -> None:
    entry = receipt("nobody was listening to me").quotes["q"]
    assert (entry.offset, entry.end) == (6, 11)
    assert entry.around_sha256 == around_hash(SOURCE.tokens, 6, 11)
    assert "nobody" not in receipt("nobody was listening to me").model_dump_json()


def test_the_hash_of_a_source_is_that_of_its_words_in_all_readings() -> None:
    assert source_hash(tokens("A  word, here")) == source_hash(tokens("a\nWORD here"))
    assert source_hash(tokens("bar-\nrier")) != source_hash(tokens("barrier"))
