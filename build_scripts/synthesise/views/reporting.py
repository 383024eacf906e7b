"""What the page about the ENTREQ statement prints: each item, and where it is met."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.instruments import ENTREQ
from build_scripts.model.review import Review

ANSWERS = {"met": "Met", "partly": "Partly met", "not_done": "Not done"}


@dataclass(frozen=True)
class ReportingLine:
    """One item of the statement."""

    number: str
    name: str
    answer: str
    text: str
    see: str
    """An address on this site; empty without one."""


def reporting_view(review: Review) -> tuple[ReportingLine, ...]:
    """The items in the statement's order; one without an answer says so."""
    given = {one.item: one for one in review.reporting}
    return tuple(
        ReportingLine(
            number=number,
            name=name,
            answer=ANSWERS[given[number].answer] if number in given else "Not reported",
            text=given[number].text if number in given else "",
            see=(given[number].see or "") if number in given else "",
        )
        for number, name in ENTREQ.items()
    )
