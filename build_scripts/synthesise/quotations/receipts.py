"""Whether a quotation stands as it was verified: from its text and its receipt alone, without the source."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Literal

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import QuoteReceipt, Receipt
from build_scripts.synthesise.quotations.match import Match, Source
from build_scripts.synthesise.quotations.tokens import JOINT, Tokens, normalise

TOOL: Literal["evidence verify 1"] = "evidence verify 1"
"""Name and version of the algorithm; a receipt of another version proves nothing."""

AROUND = 10
"""Words before and after a quotation whose hash the receipt keeps."""


class Verification(StrEnum):
    """What is known of a quotation. The values stand in the published data."""

    EXACT = "verified_exact"
    """Found character by character."""
    NORMALISED = "verified_normalised"
    """Found word by word; quotation marks, dashes, line breaks or punctuation differ."""
    WITH_OMISSIONS = "verified_with_omissions"
    """Found in order, with visible omissions or insertions."""
    NOT_FOUND = "not_found"
    """Looked for in the source and not found."""
    CHANGED = "changed"
    """Edited since it was looked for."""
    NOT_VERIFIED = "not_verified"
    """Never looked for."""

    @property
    def is_verified(self) -> bool:
        """Whether the quotation was found, and is still the same."""
        return self in (Verification.EXACT, Verification.NORMALISED, Verification.WITH_OMISSIONS)


_FOUND = {
    "exact": Verification.EXACT,
    "normalised": Verification.NORMALISED,
    "with_omissions": Verification.WITH_OMISSIONS,
    "not_found": Verification.NOT_FOUND,
}


# Each rule, page and download asks anew what is known of a quotation.
@lru_cache(maxsize=65536)
def quote_hash(text: str) -> str:
    """The hash of a quotation: of its normalised text on one line, case, punctuation and brackets included."""
    # A joint counts as white space in Python: it must not get lost when lines are joined.
    return _hash(" ".join(normalise(text).replace(JOINT, "-\u00ad").split()))


def source_hash(tokens: Tokens) -> str:
    """The hash of a source's words, in all their readings."""
    return _hash("\n".join(_readings(tokens, 0, len(tokens))))


def around_hash(tokens: Tokens, start: int, end: int) -> str:
    """The hash of the ten words before `start` and the ten from `end`."""
    before = _readings(tokens, max(start - AROUND, 0), start)
    after = _readings(tokens, end, min(end + AROUND, len(tokens)))
    return _hash("\n".join([*before, "", *after]))


def _readings(tokens: Tokens, start: int, end: int) -> list[str]:
    return ["|".join(sorted(tokens.readings(position))) for position in range(start, end)]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def receipt_of(text: str, match: Match, source: Source, on: str) -> QuoteReceipt:
    """The receipt of a quotation that was looked for in `source` on the day `on`."""
    around = None
    if match.start is not None and match.end is not None:
        around = around_hash(source.tokens, match.start, match.end)
    return QuoteReceipt(
        quote_sha256=quote_hash(text),
        result=match.result,
        offset=match.start,
        end=match.end,
        around_sha256=around,
        checked_on=on,
    )


def verification(quote: Quote, receipt: Receipt | None) -> Verification:
    """What is known of `quote` from the receipt of its study."""
    entry = receipt.quotes.get(quote.id) if receipt is not None else None
    if entry is None:
        return Verification.NOT_VERIFIED
    if entry.quote_sha256 != quote_hash(quote.text):
        return Verification.CHANGED
    return _FOUND[entry.result]


def verifications(folder: StudyFolder) -> Mapping[str, Verification]:
    """What is known of each quotation of a study, by its id."""
    return {quote.id: verification(quote, folder.receipt) for quote in folder.quotes}
