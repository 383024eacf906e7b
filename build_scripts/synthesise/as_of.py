"""The day at which the evidence stands: the newest date of anything done in it, since no clock is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.model.corpus import Corpus
from build_scripts.model.fields import Change, Record
from build_scripts.model.records.appraisal import Appraisal
from build_scripts.model.records.review_finding import Assessment
from build_scripts.model.records.site import HelpLine, Withdrawn
from build_scripts.model.records.study import Retraction
from build_scripts.model.walk import Located, records

DATED: Mapping[type[Record], str] = {
    Change: "date",
    Assessment: "date",
    Withdrawn: "date",
    Retraction: "checked_on",
    HelpLine: "checked_on",
    Appraisal: "assessed_on",
}
"""Records of something that was done, with the key of its day."""


def days_done(corpus: Corpus) -> Iterator[Located[str]]:
    """The day of each thing that was done, where it stands."""
    for kind, key in DATED.items():
        for record in records(corpus, kind):
            day = getattr(record.value, key)
            if day is not None:
                yield Located(*record.spot(key), day)


def newest_day(corpus: Corpus) -> str:
    """The newest of them; nothing where there is none."""
    return max((day.value for day in days_done(corpus)), default="")
