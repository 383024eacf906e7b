from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import Locator
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import FoundReceipt, Receipt
from build_scripts.synthesise.quotations.match import Source, find, source_of
from build_scripts.synthesise.quotations.receipts import (
    TOOL,
    Verification,
    around_hashes,
    as_read,
    contradictions,
    misfit,
    quote_hash,
    receipt_of,
    seal,
    sealed,
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
    return receipt_for({"q": text})


def receipt_for(texts: Mapping[str, str], source: Source = SOURCE) -> Receipt:
    sha256 = source_hash(source.tokens)
    return Receipt(
        tool=TOOL,
        source_sha256=sha256,
        source_tokens=len(source.tokens),
        quotes={
            id_: sealed(receipt_of(text, find(text, source), source, "2026-11-21"), sha256)
            for id_, text in texts.items()
        },
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
    assert isinstance(entry, FoundReceipt)
    assert (entry.offset, entry.end) == (6, 11)
    assert (entry.before_sha256, entry.after_sha256) == around_hashes(SOURCE.tokens, 6, 11)
    assert (entry.goes_on_before, entry.goes_on_after) == ("mid_clause", "end")
    assert entry.remarks == ("cut_before",)
    assert "nobody" not in receipt("nobody was listening to me").model_dump_json()


def test_the_hash_of_a_source_is_that_of_its_words_in_all_readings() -> None:
    assert source_hash(tokens("A  word, here")) == source_hash(tokens("a\nWORD here"))
    assert source_hash(tokens("bar-\nrier")) != source_hash(tokens("barrier"))


# What a receipt shows without the source

LISTENED = "I felt like nobody was listening to me"


def changed(receipt: Receipt, **values: Any) -> Receipt:
    """A receipt whose entry was made up, its own seal put right."""
    entry = receipt.quotes["q"].model_copy(update=values)
    if "seal_sha256" not in values:
        entry = sealed(entry, receipt.source_sha256)
    return receipt.model_copy(update={"quotes": {"q": entry}})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"seal_sha256": "0" * 64}, "changed by hand"),
        ({"offset": 11}, "ends at word"),
        ({"end": 400}, "of a source of"),
        ({"offset": 8}, "take 3 in the source"),
        ({"end": 13, "offset": 0}, "take 13 in the source"),
    ],
)
def test_a_receipt_that_was_made_up_proves_nothing(values: Mapping[str, Any], reason: str) -> None:
    made_up = changed(receipt(LISTENED), **values)
    assert reason in misfit(LISTENED, made_up.quotes["q"], made_up)
    assert verification(quote(LISTENED), made_up) is Verification.NOT_VERIFIED


def test_an_entry_of_another_source_proves_nothing() -> None:
    other = receipt(LISTENED).model_copy(update={"source_sha256": "0" * 64})
    assert verification(quote(LISTENED), other) is Verification.NOT_VERIFIED


@pytest.mark.parametrize(
    "text",
    [
        LISTENED,
        "I felt [...] listening to me",
        "I felt [as if] nobody was listening to [her]",
        "One visitor said: “I felt like nobody was listening to me.” Others left.",
        "nobody [sic] was listening",
        "I felt like somebody",
    ],
)
def test_what_verify_writes_always_fits(text: str) -> None:
    written = receipt(text)
    assert misfit(text, written.quotes["q"], written) == ""


def test_two_quotations_cannot_have_other_words_in_the_same_place() -> None:
    texts = {"a": "I felt like nobody was", "b": "nobody was listening to me"}
    true = receipt_for(texts)
    quotes = tuple(quote(text).model_copy(update={"id": id_}) for id_, text in texts.items())
    assert list(contradictions(StudyFolder("s", None, quotes=quotes, receipt=true))) == []
    invented = "I was quite happy there"
    entry = true.quotes["a"].model_copy(update={"quote_sha256": quote_hash(invented)})
    forged = true.model_copy(update={"quotes": {**true.quotes, "a": sealed(entry, true.source_sha256)}})
    assert verification(quotes[0].model_copy(update={"text": invented}), forged) is Verification.EXACT
    quotes = (quotes[0].model_copy(update={"text": invented}), quotes[1])
    assert list(contradictions(StudyFolder("s", None, quotes=quotes, receipt=forged))) == [(0, 1)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (LISTENED, LISTENED),
        ("I felt like nobody", "I felt like nobody [...]"),
        ("nobody was listening to me.", "[...] nobody was listening to me."),
        ("like nobody was", "[...] like nobody was [...]"),
        ("[...] nobody was listening [...]", "[...] nobody was listening [...]"),
        ("... nobody was listening…", "... nobody was listening…"),
        ("One visitor said", "One visitor said [...]"),
        ("I felt like somebody", "I felt like somebody"),
    ],
)
def test_readers_see_where_the_sources_quotation_goes_on(text: str, shown: str) -> None:
    assert as_read(quote(text), receipt(text)) == shown


def test_a_quotation_that_changed_is_shown_as_it_stands() -> None:
    assert as_read(quote("I felt like everybody"), receipt("I felt like nobody")) == "I felt like everybody"
    assert as_read(quote("I felt like nobody"), None) == "I felt like nobody"


def hash_of(words: tuple[str, ...] | list[str]) -> str:
    return sha256("\n".join(words).encode()).hexdigest()


LONG = source_of(
    "It was so that one two three four five six seven eight nine ten of the visitors said: “I felt like nobody was "
    "lis-\ntening to me.” Others left the hall at once, one two three four five six seven eight."
)


def test_a_receipt_keeps_the_ten_words_on_each_side() -> None:
    """A committed receipt proves something only as long as the same words have the same hash."""
    found = find(LISTENED, LONG)
    assert (found.start, found.end) == (18, 26)
    words = LONG.tokens.words
    assert around_hashes(LONG.tokens, 18, 26) == (hash_of(words[8:18]), hash_of(words[26:36]))
    assert around_hashes(LONG.tokens, 3, 50) == (hash_of(words[:3]), hash_of([]))
    made = receipt_of(LISTENED, found, LONG, "2026-11-21")
    assert isinstance(made, FoundReceipt)
    assert (made.result, made.offset, made.end) == ("normalised", 18, 26)
    assert (made.goes_on_before, made.goes_on_after, made.remarks) == ("end", "end", ())
    assert (made.before_sha256, made.after_sha256) == (hash_of(words[8:18]), hash_of(words[26:36]))
    assert source_hash(source_of("I felt lis-\ntening").tokens) == hash_of(
        ["i", "felt", "lis-tening|listening"]
    )


def test_hashes_and_seals_stay_what_they_are() -> None:
    lost = receipt_of("never there", find("never there", LONG), LONG, "2026-11-21")
    assert lost.result == "not_found"
    assert quote_hash("never there") == "c75cae1acca44eb85c0c4cc461f611791e6d771359ea9de60b484377b6ad1d6e"
    assert seal(lost, "x") == "72997fb2c1b6547f10a98fb1a4ae94adae4d8b7d788568ece7563ca54d221d02"
    assert sealed(lost, "x").seal_sha256 == seal(lost, "x")


def spans(text: str, result: str, length: int) -> str:
    """What speaks against an entry which says that a text takes so many words of the source."""
    entry = FoundReceipt(
        quote_sha256=quote_hash(text), result=result, offset=0, end=length, before_sha256="", after_sha256="",
        goes_on_before="end", goes_on_after="end", remarks=(), checked_on="2026-11-21", seal_sha256="",
    )  # fmt: skip
    source = Receipt(tool=TOOL, source_sha256="x", source_tokens=1000, quotes={})
    return misfit(text, sealed(entry, "x"), source)


@pytest.mark.parametrize(
    ("text", "result", "fits", "fits_not"),
    [
        # Eight words may have come apart: a quarter more, and two.
        ("one two three four five six seven eight", "exact", (8, 12), (7, 13)),
        # A bracket stands in for six words at most, and may stand for none.
        ("one two three [four] five six seven eight", "with_omissions", (7, 18), (6, 19)),
        ("one two three [four] five six seven eight", "exact", (7, 12), (6, 13)),
        # Three dots leave out four hundred at most.
        ("one two three ... six seven eight nine ten", "with_omissions", (8, 412), (7, 413)),
    ],
)
def test_an_entry_takes_as_many_words_as_its_text_can(
    text: str, result: str, fits: tuple[int, int], fits_not: tuple[int, int]
) -> None:
    assert [spans(text, result, length) for length in fits] == ["", ""]
    assert [spans(text, result, length) for length in fits_not] == [
        f"it says that these words take {length} in the source" for length in fits_not
    ]


def test_quotations_side_by_side_do_not_contradict_each_other() -> None:
    texts = {"a": "I felt like", "b": "nobody was listening", "c": "like nobody", "d": "felt like nobody was"}
    true = receipt_for(texts)
    quotes = tuple(quote(text).model_copy(update={"id": id_}) for id_, text in texts.items())
    assert list(contradictions(StudyFolder("s", None, quotes=quotes, receipt=true))) == []
