"""Rules about tables whose numbers do not follow from one another: weighted percents, rounded counts (EV354, EV355)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.check.numbers.tables import table_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.records.table import NotRecomputable, Table
from build_scripts.model.remembered import remembered
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import cell_lines
from build_scripts.synthesise.numbers.total_line import TotalLine, TotalRule
from build_scripts.synthesise.numbers.totals import total_lines

_WORDS: tuple[tuple[NotRecomputable, str], ...] = (
    ("weighted", r"\b(?:un)?weighted\b|\bweighting\b|\b(?:survey|sampl\w+) weights?\b|\bpost-?stratif\w+"),
    (
        "rounded",
        r"\b(?:counts?|numbers?|figures|frequencies|cells) (?:are|were|is|was|have been) (?:all )?rounded\b"
        r"|\brounded (?:counts|numbers|figures|frequencies)\b"
        r"|\b(?:nearest|multiples? of) (?:five|ten|fifty|hundred|5|10|50|100|1,?000|thousand)\b",
    ),
    ("suppressed", r"\bsuppress\w*|\bredact\w*|\bdisclosure\b"),
    ("adjusted", r"\badjusted\b|\bstandardi[sz]ed\b|\bmodel(?:led|-based)\b"),
    ("imputed", r"\bimput(?:ed|ation)\w*"),
    ("perturbed", r"\bperturb\w*|\brandom noise\b|\bnoise (?:was|is|has been) added\b|\bjitter\w*"),
)
"""Words by which a note says why nothing can be worked out again."""

LEAST = 3
"""Numbers that fit, from which on it seems that they can be worked out."""


@dataclass(frozen=True)
class Told:
    """Words of a record that say why the numbers of its table do not follow from one another."""

    path: KeyPath
    reason: NotRecomputable
    words: str


@remembered
def told_in_words(table: Table) -> Told | None:
    """The words that say so where numbers of the table do not fit and `not_recomputable` is not set."""
    if table.not_recomputable is not None:
        return None
    lines, totals = cell_lines(table), total_lines(table)
    misfit = any(line.reckoned.status == "inconsistent" for line in lines)
    if not misfit and not any(total.status == "inconsistent" for total in totals):
        return None
    for path, text in _texts(table):
        for reason, pattern in _WORDS:
            said = re.search(pattern, text, re.IGNORECASE)
            if said:
                return Told(path, reason, said[0])
    return None


def testable_tables(folder: StudyFolder) -> Iterator[Located[Table]]:
    """The tables of a study whose numbers must follow from one another as far as anybody says."""
    return (table for table in records(folder, Table) if told_in_words(table.value) is None)


def inconsistent_totals(folder: StudyFolder, name: TotalRule) -> Iterator[tuple[Located[Table], TotalLine]]:
    """Totals that do not come out and are not confirmed as printed."""
    for table in testable_tables(folder):
        for total in total_lines(table.value):
            if total.rule == name and total.status == "inconsistent" and not total.as_printed:
                yield table, total


def _texts(table: Table) -> Iterator[tuple[KeyPath, str]]:
    """What is said of a table and of its parts, with the path of each text."""
    holders: list[tuple[KeyPath, object]] = [((), table)]
    holders += [(("columns", position), column) for position, column in enumerate(table.columns)]
    for position, (group, rows, cells) in enumerate(table.sections()):
        around: KeyPath = () if group is None else ("groups", position)
        if group is not None:
            holders.append((around, group))
        holders += [((*around, "cells", at), cell) for at, cell in enumerate(cells)]
        for number, row in enumerate(rows):
            holders.append(((*around, "rows", number), row))
            holders += [((*around, "rows", number, "cells", at), cell) for at, cell in enumerate(row.cells)]
    for path, holder in holders:
        for key in ("as_printed", "note", "title"):
            text = getattr(holder, key, None)
            if text:
                yield (*path, key), text


@rule(
    "EV354",
    "not-recomputable-in-words",
    scope="study",
    why="Weighted percents and rounded counts do not follow from one another, and the paper says so: then nothing "
    "is held against it. The table says why, once, instead of each number being excused.",
    bad=table_example(
        "kind: frequency",
        "base: 38",
        "note: Percents are weighted, counts are not.  # <- here",
        "cells:",
        '  - {label: Opening hours, n: 18, percent: "51.2"}',
    ),
    good=table_example(
        "kind: frequency",
        "base: 38",
        "not_recomputable: weighted",
        "cells:",
        '  - {label: Opening hours, n: 18, percent: "51.2"}',
    ),
)
def not_recomputable_in_words(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A note that says why the numbers of a table do not follow from one another, without the key that says so."""
    for table in records(folder, Table):
        told = told_in_words(table.value)
        if told is not None:
            yield table.at(
                told.path,
                f"This says “{told.words}”: then the numbers of this table do not follow from one another, and "
                "nothing of them can be worked out again.",
                f"If the paper says so of the whole table, add `not_recomputable: {told.reason}` to the table and "
                "delete each `as_printed` that only repeats it. Otherwise say it in other words.",
                part=told.words,
            )


@rule(
    "EV355",
    "needless-not-recomputable",
    scope="study",
    severity=Severity.WARNING,
    why="`not_recomputable` takes a whole table out of the checks. Where all its numbers fit, it hides the next slip.",
    bad=table_example(
        "kind: frequency",
        "base: 38",
        "not_recomputable: weighted  # <- here",
        "cells:",
        '  - {label: Opening hours, n: 18, percent: "47.4"}',
        '  - {label: Prices, n: 12, percent: "31.6"}',
        '  - {label: Rooms, n: 6, percent: "15.8"}',
    ),
    good=table_example(
        "kind: frequency",
        "base: 38",
        "cells:",
        '  - {label: Opening hours, n: 18, percent: "47.4"}',
        '  - {label: Prices, n: 12, percent: "31.6"}',
        '  - {label: Rooms, n: 6, percent: "15.8"}',
    ),
)
def needless_not_recomputable(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A table that is said not to be recomputable and of which every number fits."""
    for table in records(folder, Table):
        if table.value.not_recomputable is None:
            continue
        lines = cell_lines(table.value.model_copy(update={"not_recomputable": None}))
        tested = [line.reckoned.status for line in lines if line.reckoned.status != "not_testable"]
        if len(tested) >= LEAST and "inconsistent" not in tested:
            yield table.at(
                "not_recomputable",
                f"All {len(tested)} numbers of this table that can be tested fit: is it needed?",
                "Delete it. A count that is held back needs only `printed` in its cell.",
                at_key=True,
            )
