"""Proof that quotations were found in the source, without the source's text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from build_scripts.model.fields import Count, Day, Record

Hash = Annotated[str, StringConstraints(max_length=64)]

Edge = Literal["end", "sentence", "clause", "mid_clause"]
"""At what boundary a quotation begins or ends; at all but the first the source's own quotation goes on."""

RemarkKind = Literal[
    "short_part",
    "negation_before",
    "negation_after",
    "negation_left_out",
    "negation_apart",
    "negation_beyond",
    "contrast_before",
    "contrast_after",
    "cut_before",
    "cut_after",
    "crosses_speaker",
    "crosses_quotation",
    "crosses_label",
    "crosses_heading",
    "crosses_paragraph",
    "crosses_sentence",
    "marks_dropped",
    "bare_omission",
    "bracket_replaces",
    "editors_words",
    "note_passed",
    "question_mark",
    "sentence_moved",
    "other_speaker",
    "speaker_not_taken",
    "speaker_not_printed",
]
"""What a careful reader would look at again."""


class QuoteReceipt(Record):
    """One quotation, as it was found or not."""

    quote_sha256: Hash = Field(description="Hash of the quotation's normalised text, brackets included.")
    result: Literal["exact", "normalised", "with_omissions", "not_found"] = Field(
        description="How it was found."
    )
    checked_on: Day = Field(description="The day.")
    seal_sha256: Hash = Field(description="Hash of the source's hash and of all else in this entry.")


class FoundReceipt(QuoteReceipt):
    """One quotation that was found."""

    result: Literal["exact", "normalised", "with_omissions"] = Field(description="How it was found.")
    offset: Count = Field(description="Token at which it begins in the source.")
    end: Count = Field(description="Token after its last.")
    before_sha256: Hash = Field(description="Hash of the ten tokens before.")
    after_sha256: Hash = Field(description="Hash of the ten tokens after.")
    goes_on_before: Edge = Field(
        description="Whether the source's quotation begins earlier, and at what boundary."
    )
    goes_on_after: Edge = Field(description="Whether the source's quotation goes on, and at what boundary.")
    remarks: tuple[RemarkKind, ...] = Field(description="What a careful reader would look at again.")

    @property
    def is_cut(self) -> bool:
        """Whether the source's own quotation begins earlier or goes on."""
        return (self.goes_on_before, self.goes_on_after) != ("end", "end")


class LostReceipt(QuoteReceipt):
    """One quotation that was looked for and not found."""

    result: Literal["not_found"] = Field(description="It was not found.")


class Receipt(Record):
    """What `evidence verify` writes for one study."""

    tool: Literal["evidence verify 2"] = Field(
        description="What wrote it, and which version of the algorithm."
    )
    source_sha256: Hash = Field(description="Hash of the source's normalised tokens, one for all quotations.")
    source_tokens: Count = Field(description="How many tokens the source has.")
    quotes: dict[str, FoundReceipt | LostReceipt] = Field(description="By id of the quotation.")
