"""Proof that quotations were found in the source, without the source's text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from build_scripts.model.fields import Count, Day, Record

Hash = Annotated[str, StringConstraints(max_length=64)]


class QuoteReceipt(Record):
    """One quotation, as it was found."""

    quote_sha256: Hash = Field(description="Hash of the quotation's normalised text, brackets included.")
    result: Literal["exact", "normalised", "with_omissions", "not_found"] = Field(
        description="How it was found."
    )
    offset: Count | None = Field(default=None, description="Token at which it begins in the source.")
    end: Count | None = Field(default=None, description="Token after its last.")
    around_sha256: Hash | None = Field(
        default=None, description="Hash of the ten tokens before and the ten after."
    )
    checked_on: Day = Field(description="The day.")


class Receipt(Record):
    """What `evidence verify` writes for one study."""

    tool: Literal["evidence verify 1"] = Field(
        description="What wrote it, and which version of the algorithm."
    )
    source_sha256: Hash = Field(description="Hash of the source's normalised tokens.")
    source_tokens: Count = Field(description="How many tokens the source has.")
    quotes: dict[str, QuoteReceipt] = Field(description="By id of the quotation.")
