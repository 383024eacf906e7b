"""Rules about days: one that is most likely mistyped, and the line for the site's own day, which is written no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from build_scripts.check.judgements.review_findings import HISTORY
from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import Edit, Severity, Violation
from build_scripts.model.records.site import Site
from build_scripts.model.walk import file_itself
from build_scripts.synthesise.as_of import days_done
from build_scripts.synthesise.joins import Joined

LONGEST_SILENCE = 366
"""Days between the newest date and the one before it that need no second look."""


@rule(
    "EV543",
    "date-far-ahead",
    scope="corpus",
    severity=Severity.WARNING,
    why="The newest date in the evidence is the day at which the whole site stands. One that is more than a year after "
    "every other is most likely mistyped, and would make much look overdue.",
    bad=HISTORY.format(day="2062-11-20", mark="  # <- here"),
    good=HISTORY.format(day="2026-11-20", mark=""),
)
def date_far_ahead(joined: Joined) -> Iterator[Violation]:
    """The day of something done that is more than a year after all others."""
    by_day = sorted(days_done(joined.corpus), key=lambda day: day.value)
    if len(by_day) < 2:
        return
    before, newest = by_day[-2:]
    gap = date.fromisoformat(newest.value) - date.fromisoformat(before.value)
    if gap.days > LONGEST_SILENCE:
        yield newest.at(
            (),
            f"{newest.value} is more than a year after every other date in the evidence; the one before it is "
            f"{before.value} ({{0}}).",
            "Correct it, if it is mistyped. If it is right, nothing is to be done.",
            elsewhere=((before.file, before.path),),
        )


@rule(
    "EV049",
    "key-not-needed",
    scope="corpus",
    severity=Severity.NOTE,
    why="A line that everybody would have to edit makes changes collide. The day at which the site stands is the "
    "newest date in the evidence, or what a release is given with `--as-of`.",
    bad='# in evidence/site.yaml\nas_of: "2026-11-21"  # <- here\n',
    good="# in evidence/site.yaml\ndescription: What an invented study says about being heard.\n",
)
def key_not_needed(joined: Joined) -> Iterator[Violation]:
    """The day at which the site stands, written into its record."""
    site = joined.corpus.site
    if site is not None and "as_of" in site.model_fields_set:
        here = file_itself(Site)
        yield here.at(
            "as_of",
            "`as_of` is needed here no more, and is not read: the site stands at the newest date in the evidence"
            f"{f', {joined.as_of}' if joined.as_of else ''}.",
            "Delete the line. A release may set another day: `evidence build --release --as-of 2026-11-21`.",
            at_key=True,
            edits=(Edit(here.file, ("as_of",), None),),
        )
