"""The cells of the evidence map: what stands under a theme in a column, or why nothing does.

A cell lists statements with how sure one can be of them. It holds no measure that could be read as strength.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import addresses
from build_scripts.model.finding import EVIDENCE_BASES
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.confidence import ConfidenceView, levels
from build_scripts.synthesise.views.item_views import ReviewFindingLine, StudyLine
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.map_columns import By, Column, columns
from build_scripts.synthesise.views.parts import Link
from build_scripts.synthesise.views.review_finding import COUNTED_FROM

CellKind = Literal["review_findings", "findings", "nothing_found", "not_recorded", "not_looked_for"]

BEARS = {
    "supports": "supported",
    "supports_indirectly": "indirectly supported",
    "qualifies": "limited",
    "contradicts": "contradicted",
}


@dataclass(frozen=True)
class Entry:
    """A review finding in a cell."""

    line: ReviewFindingLine
    bears: str
    """How the findings of this cell bear on it, in words."""
    preprint: str
    """That it rests on preprints, or partly; empty if it does not."""


@dataclass(frozen=True)
class Cell:
    """A theme seen from one side. `said` says why there is no review finding; empty if there is one."""

    column: Column
    kind: CellKind
    entries: tuple[Entry, ...]
    holds: str
    """How many review findings there are, where they unfold; empty where they stand open."""
    levels: tuple[ConfidenceView, ...]
    """How sure one can be of them, the highest first: each level once, however many there are of it."""
    said: str
    reason: str
    findings: Link | None
    """All findings of the cell, in the list of findings; those of the theme where that cannot ask for them."""


class Cells:
    """The cells of one view of the map; findings are grouped by column once, and cells made when asked for."""

    def __init__(self, items: Items, by: By) -> None:
        """Group the findings and review findings of every theme by column."""
        self.items = items
        self.by = by
        self.columns, self._keys = columns(items, by)
        self._findings: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._entries: dict[str, dict[str, dict[str, set[str]]]] = defaultdict(lambda: defaultdict(dict))
        for theme in items.corpus.themes:
            self._group(theme)

    def filled(self, theme: str) -> tuple[str, ...]:
        """The columns in which something stands under a theme."""
        return tuple(
            key for key in self.columns if key in self._findings[theme] or key in self._entries[theme]
        )

    def at(self, theme: str, key: str) -> Cell:
        """One theme in the column of that key."""
        column = self.columns[key]
        relations = self._entries[theme].get(key, {})
        number = self._findings[theme].get(key, 0)
        kind, said, reason = self._empty(theme, column)
        if relations:
            kind, said, reason = "review_findings", "", ""
        elif number:
            kind, said, reason = "findings", "No review finding yet", ""
        entries = tuple(self._entry(id_, how) for id_, how in relations.items())
        lines = [one.line for one in entries]
        return Cell(
            column=column,
            kind=kind,
            entries=entries,
            holds=_held(lines),
            levels=levels_of(lines),
            said=said,
            reason=reason,
            findings=self._link(theme, column, number, bool(relations)),
        )

    def _group(self, theme: str) -> None:
        joined = self.items.joined
        for id_ in joined.theme_findings.get(theme, ()):
            for key in self._columns_of(id_):
                self._findings[theme][key] += 1
        for id_ in joined.theme_review_findings.get(theme, ()):
            for link in self.items.corpus.review_findings[id_].evidence:
                for key in self._columns_of(link.finding):
                    self._entries[theme][key].setdefault(id_, set()).add(link.relation)

    def _columns_of(self, finding: str) -> Iterable[str]:
        """The columns in which a finding stands; none for what is no evidence."""
        record = self.items.joined.findings.get(finding)
        if record is None or record.basis not in EVIDENCE_BASES:
            return ()
        return self._keys(finding, record)

    def _entry(self, id_: str, relations: set[str]) -> Entry:
        line = self.items.review_finding(id_)
        how = words.listed([word for key, word in BEARS.items() if key in relations])
        preprints = sum(study.is_preprint for study in line.studies)
        return Entry(
            line=line,
            bears=f"{words.sentence(how)} here:",
            preprint=(
                "" if not preprints else "preprint" if preprints == len(line.studies) else "partly a preprint"
            ),
        )

    def _link(self, theme: str, column: Column, number: int, beside: bool) -> Link | None:
        if not number:
            return None
        address = (
            addresses.findings_where(theme=theme, **column.chosen)
            if column.chosen
            else f"{addresses.theme(theme)}#_sides"
        )
        of = "of this study" if self.by == "study" else "of single studies"
        text = (
            "Findings of single studies here"
            if beside
            else f"{words.counted(number, 'finding', 'findings')} {of}"
        )
        return Link(address, text)

    def _empty(self, theme: str, column: Column) -> tuple[CellKind, str, str]:
        """What the data bear where no finding stands: never more."""
        if self.by != "perspective":
            return "not_recorded", "No finding", ""
        here = set(self.items.joined.theme_studies.get(theme, ()))
        asked = [study for study in column.studies if study.id in here]
        if asked:
            return (
                "nothing_found",
                "Nothing found",
                f"{_named(asked)} gathered the views of {column.name} and "
                f"{'report' if len(asked) > 1 else 'reports'} no finding of theirs under this theme.",
            )
        if column.studies:
            return (
                "not_recorded",
                "No finding",
                f"Of the studies under this theme none gathered the views of {column.name}. "
                f"{_named(column.studies)} did; whether about this theme is not recorded.",
            )
        return (
            "not_looked_for",
            "Not looked for",
            f"No study in this review gathered the views of {column.name}.",
        )


def levels_of(lines: Sequence[ReviewFindingLine]) -> tuple[ConfidenceView, ...]:
    """The levels of confidence of review findings, each once, the highest first."""
    present = {line.confidence.key for line in lines}
    return tuple(level for level in levels() if level.key in present)


def _held(lines: Sequence[ReviewFindingLine]) -> str:
    """`3 review findings, all drafts`; one alone stands open, since a fold would cost more than it saves."""
    if len(lines) < 2:
        return ""
    drafts = sum(line.is_draft for line in lines)
    draft = "" if not drafts else ", all drafts" if drafts == len(lines) else ", some drafts"
    return f"{len(lines)} review findings{draft}"


def _named(studies: Sequence[StudyLine]) -> str:
    """Studies by name while they are few."""
    if len(studies) < COUNTED_FROM:
        return words.listed([study.name for study in studies])
    return f"{len(studies)} studies"
