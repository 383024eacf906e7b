"""Whether a quotation stands as it was verified: from its text and its receipt alone, without the source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Literal

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import FoundReceipt, LostReceipt, Receipt
from build_scripts.model.remembered import remembered
from build_scripts.synthesise.quotations.match import LONGEST_OMISSION, Match, Source
from build_scripts.synthesise.quotations.parse import LONGEST_SUBSTITUTION
from build_scripts.synthesise.quotations.remarks import NOT_KEPT
from build_scripts.synthesise.quotations.tokens import JOINT, Tokens, normalise, tokens

TOOL: Literal["evidence verify 2"] = "evidence verify 2"
"""Name and version of the algorithm; a receipt of another version proves nothing."""

AROUND = 10
"""Words before and after a quotation whose hashes the receipt keeps."""

OMISSION = "[...]"
"""What readers see where words of the source are left out."""


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
    """Never looked for, or under a receipt that does not fit it."""

    @property
    def is_verified(self) -> bool:
        """Whether the quotation was found, and is still the same."""
        return self in (Verification.EXACT, Verification.NORMALISED, Verification.WITH_OMISSIONS)


_FOUND = {
    "exact": Verification.EXACT,
    "normalised": Verification.NORMALISED,
    "with_omissions": Verification.WITH_OMISSIONS,
}

Entry = FoundReceipt | LostReceipt


# Hashes


@lru_cache(maxsize=1024)
def quote_hash(text: str) -> str:
    """The hash of a quotation: of its normalised text on one line, case, punctuation and brackets included."""
    # A joint counts as white space in Python: it must not get lost when lines are joined.
    return _hash(" ".join(normalise(text).replace(JOINT, "-\u00ad").split()))


def source_hash(tokens: Tokens) -> str:
    """The hash of a source's words, in all their readings."""
    return _hash("\n".join(_readings(tokens, 0, len(tokens))))


def around_hashes(tokens: Tokens, start: int, end: int) -> tuple[str, str]:
    """The hashes of the ten words before `start` and of the ten from `end`."""
    before = _readings(tokens, max(start - AROUND, 0), start)
    after = _readings(tokens, end, min(end + AROUND, len(tokens)))
    return _hash("\n".join(before)), _hash("\n".join(after))


@lru_cache(maxsize=1024)
def seal(entry: Entry, source_sha256: str) -> str:
    """The hash of an entry and of the source that it speaks of; the entry's own seal does not count."""
    content = entry.model_dump(mode="json", exclude={"seal_sha256"})
    return _hash(json.dumps([TOOL, source_sha256, content], sort_keys=True))


def _readings(tokens: Tokens, start: int, end: int) -> list[str]:
    return ["|".join(sorted(tokens.readings(position))) for position in range(start, end)]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def sealed(entry: Entry, source_sha256: str) -> Entry:
    """The entry with its seal."""
    return entry.model_copy(update={"seal_sha256": seal(entry, source_sha256)})


def receipt_of(text: str, match: Match, source: Source, on: str) -> Entry:
    """The receipt of a quotation that was looked for in `source` on the day `on`, not yet sealed."""
    if match.result == "not_found" or match.start is None or match.end is None:
        return LostReceipt(quote_sha256=quote_hash(text), result="not_found", checked_on=on, seal_sha256="")
    before, after = around_hashes(source.tokens, match.start, match.end)
    return FoundReceipt(
        quote_sha256=quote_hash(text),
        result=match.result,
        offset=match.start,
        end=match.end,
        before_sha256=before,
        after_sha256=after,
        goes_on_before=match.before or "end",
        goes_on_after=match.after or "end",
        remarks=tuple(dict.fromkeys(remark.kind for remark in match.remarks if remark.kind not in NOT_KEPT)),
        checked_on=on,
        seal_sha256="",
    )


# What a receipt shows without the source


def verification(quote: Quote, receipt: Receipt | None) -> Verification:
    """What is known of `quote` from the receipt of its study."""
    if receipt is None:
        return Verification.NOT_VERIFIED
    known, asked = _known(receipt), (quote.id, quote.text)
    if asked not in known:
        known[asked] = _verification(quote, receipt)
    return known[asked]


@remembered
def _known(_: Receipt) -> dict[tuple[str, str], Verification]:
    """What a receipt was found to say, by id and text of a quotation: each rule, page and download asks anew."""
    return {}


def _verification(quote: Quote, receipt: Receipt) -> Verification:
    entry = receipt.quotes.get(quote.id)
    if entry is None:
        return Verification.NOT_VERIFIED
    if entry.quote_sha256 != quote_hash(quote.text):
        return Verification.CHANGED
    if misfit(quote.text, entry, receipt):
        return Verification.NOT_VERIFIED
    return Verification.NOT_FOUND if isinstance(entry, LostReceipt) else _FOUND[entry.result]


def verifications(folder: StudyFolder) -> Mapping[str, Verification]:
    """What is known of each quotation of a study, by its id."""
    return {quote.id: verification(quote, folder.receipt) for quote in folder.quotes}


def found_receipt(quote: Quote, receipt: Receipt | None) -> FoundReceipt | None:
    """The entry of a quotation that was found and is still the same; else None."""
    entry = receipt.quotes.get(quote.id) if receipt is not None else None
    return entry if isinstance(entry, FoundReceipt) and verification(quote, receipt).is_verified else None


def as_read(quote: Quote, receipt: Receipt | None) -> str:
    """A quotation as readers see it: with an omission at each end where the source's own quotation goes on."""
    entry, text = found_receipt(quote, receipt), quote.text
    if entry is None:
        return text
    if entry.goes_on_before != "end" and not re.match(r"\s*(?:\[\s*)?(?:\.\.\.|…)", text):
        text = f"{OMISSION} {text}"
    if entry.goes_on_after != "end" and not re.search(r"(?:\.\.\.|…)(?:\s*\])?\s*$", text):
        text = f"{text.rstrip()} {OMISSION}"
    return text


_BRACKETS = re.compile(r"\[[^\[\]]*\]")


@lru_cache(maxsize=1024)
def _counts(text: str) -> tuple[int, int, int]:
    """Words outside of brackets, words with those inside, and the most words that omissions and brackets pass."""
    brackets, dots = _BRACKETS.findall(text), len(re.findall(r"\.\s?\.\s?\.|…", text))
    passed = dots * LONGEST_OMISSION + len(brackets) * LONGEST_SUBSTITUTION
    inside = len(tokens(text))
    return len(tokens(_BRACKETS.sub(" ", text))) if brackets else inside, inside, passed


def misfit(text: str, entry: Entry, receipt: Receipt) -> str:
    """Why an entry cannot be what `evidence verify` wrote of this text; empty where nothing speaks against it."""
    if entry.seal_sha256 != seal(entry, receipt.source_sha256):
        return "it was changed by hand, or belongs to another source"
    if isinstance(entry, LostReceipt):
        return ""
    if not entry.offset < entry.end <= receipt.source_tokens:
        return f"it ends at word {entry.end} of a source of {receipt.source_tokens}"
    fewest, most, passed = _counts(text)
    length = entry.end - entry.offset
    # What came apart in a damaged source counts more words there than here.
    most += most // 4 + 2 + (passed if entry.result == "with_omissions" else 0)
    if not fewest <= length <= most:
        return f"it says that these words take {length} in the source"
    return ""


def contradictions(folder: StudyFolder) -> Iterator[tuple[int, int]]:
    """Positions of two quotations that cannot both stand where the receipt has them, for their words differ there."""
    known = []
    for position, quote in enumerate(folder.quotes):
        entry = found_receipt(quote, folder.receipt)
        words = tokens(quote.text)
        if entry and entry.result == "exact" and entry.end - entry.offset == len(words):
            known.append((entry.offset, entry.end, position, words))
    known.sort(key=lambda place: place[:3])
    for (start, end, first, words), (other_start, other_end, second, others) in pairwise(known):
        shared = range(other_start, min(end, other_end))
        if not all(words.agree(at - start, others, at - other_start) for at in shared):
            yield first, second
