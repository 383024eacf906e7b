"""The evidence map: themes by perspective, by study or by setting; what stands in a cell, or why nothing does.

A cell lists statements with how sure one can be of them. It holds no measure that could be read as strength.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import addresses
from build_scripts.model.finding import EVIDENCE_BASES
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.confidence import ConfidenceView, levels
from build_scripts.synthesise.views.gaps import GAP_WORDS
from build_scripts.synthesise.views.item_views import ReviewFindingLine, StudyLine
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.map_columns import Column, columns
from build_scripts.synthesise.views.parts import Link, Notice
from build_scripts.synthesise.views.review_finding import COUNTED_FROM
from build_scripts.synthesise.views.theme import theme_ids

By = Literal["perspective", "study", "setting"]
CellKind = Literal["review_findings", "findings", "nothing_found", "not_recorded", "not_looked_for"]

COLUMNS_AT_MOST = 40
"""A table of more columns is of no use to anybody; then each theme has a list of its own."""

COLUMNS_IN_SIGHT = 5

BEARS = {"supports": "supported", "qualifies": "limited", "contradicts": "contradicted"}


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


@dataclass(frozen=True)
class Row:
    """A theme."""

    id: str
    theme: Link
    question: str
    notice: Notice | None
    gaps: Link | None
    """What the review team wrote down as not known, counted by kind."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class MapView:
    """One of the three views of the map."""

    by: By
    address: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_wide: bool
    """Whether it has more columns than a screen holds."""
    levels: tuple[ConfidenceView, ...]
    """The levels of confidence that stand on the map, the highest first."""
    has_single_study: bool


@dataclass(frozen=True)
class ThemeList:
    """A theme whose row is too long for a table: the columns in which something stands."""

    row: Row
    address: str
    columns: tuple[str, ...]
    said: str
    """In how many columns something stands, and in how many nothing does."""


TITLES: dict[By, tuple[str, str, str]] = {
    "perspective": (addresses.MAP, "Evidence map", "By who says so"),
    "study": (addresses.MAP_STUDIES, "Evidence map by study", "By study"),
    "setting": (addresses.MAP_SETTINGS, "Evidence map by setting", "By setting"),
}
"""Address, title and tab of each view."""


class EvidenceMap:
    """One view of the map; everything is grouped once, and cells are made when asked for."""

    def __init__(self, items: Items, by: By) -> None:
        """Group the findings and review findings of every theme by column."""
        self.items = items
        self.by = by
        self.columns, self._keys = columns(items, by)
        self._findings: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._entries: dict[str, dict[str, dict[str, set[str]]]] = defaultdict(lambda: defaultdict(dict))
        for theme in items.corpus.themes:
            self._group(theme)

    @property
    def is_table(self) -> bool:
        """Whether it can be read as a table."""
        return len(self.columns) <= COLUMNS_AT_MOST

    def view(self) -> MapView:
        """The whole table."""
        address, title, _ = TITLES[self.by]
        rows = tuple(
            self._row(theme, tuple(self.cell(theme, one) for one in self.columns.values()))
            for theme in theme_ids(self.items)
        )
        lines = [entry.line for row in rows for cell in row.cells for entry in cell.entries]
        return MapView(
            by=self.by,
            address=address,
            title=title,
            columns=tuple(self.columns.values()),
            rows=rows,
            is_wide=len(self.columns) > COLUMNS_IN_SIGHT,
            levels=_levels(lines),
            has_single_study=any(line.is_single_study for line in lines),
        )

    def lists(self) -> tuple[ThemeList, ...]:
        """The same where there are too many columns: a list for each theme."""
        one, many = {
            "perspective": ("perspective", "perspectives"),
            "study": ("study", "studies"),
            "setting": ("setting", "settings"),
        }[self.by]
        made = []
        for theme in theme_ids(self.items):
            filled = tuple(
                key for key in self.columns if key in self._findings[theme] or key in self._entries[theme]
            )
            empty = len(self.columns) - len(filled)
            made.append(
                ThemeList(
                    row=self._row(theme, ()),
                    address=f"{TITLES[self.by][0]}{theme}/",
                    columns=filled,
                    said=words.sentence(f"{words.counted(len(filled), one, many)} with findings under it")
                    + (f", {empty} without." if empty else "."),
                )
            )
        return tuple(made)

    def cell(self, theme: str, column: Column) -> Cell:
        """One theme in one column."""
        relations = self._entries[theme].get(column.key, {})
        number = self._findings[theme].get(column.key, 0)
        kind, said, reason = self._empty(theme, column)
        if relations:
            kind, said, reason = "review_findings", "", ""
        elif number:
            kind, said, reason = "findings", "No review finding yet", ""
        entries = tuple(self._entry(id_, how) for id_, how in relations.items())
        return Cell(
            column=column,
            kind=kind,
            entries=entries,
            holds=_held([one.line for one in entries]),
            levels=_levels([one.line for one in entries]),
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

    def _row(self, theme: str, cells: tuple[Cell, ...]) -> Row:
        record = self.items.corpus.themes[theme]
        kinds = [gap.kind for gap in record.gaps]
        gaps = "; ".join(
            f"{name.lower()} ({kinds.count(kind)})" for kind, name in GAP_WORDS.items() if kind in kinds
        )
        return Row(
            id=theme,
            theme=Link(addresses.theme(theme), record.name),
            question=record.question,
            notice=self.items.site.notice(record.content_notes),
            gaps=Link(f"{addresses.theme(theme)}#_gaps", f"Gaps noted: {gaps}") if gaps else None,
            cells=cells,
        )

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


def tabs() -> Mapping[By, Link]:
    """The three views."""
    return {by: Link(address, text) for by, (address, _, text) in TITLES.items()}


def _held(lines: Sequence[ReviewFindingLine]) -> str:
    """`3 review findings, all drafts`; one alone stands open, since a fold would cost more than it saves."""
    if len(lines) < 2:
        return ""
    drafts = sum(line.is_draft for line in lines)
    draft = "" if not drafts else ", all drafts" if drafts == len(lines) else ", some drafts"
    return f"{len(lines)} review findings{draft}"


def _levels(lines: Sequence[ReviewFindingLine]) -> tuple[ConfidenceView, ...]:
    present = {line.confidence.key for line in lines}
    return tuple(level for level in levels() if level.key in present)


def _named(studies: Sequence[StudyLine]) -> str:
    """Studies by name while they are few."""
    if len(studies) < COUNTED_FROM:
        return words.listed([study.name for study in studies])
    return f"{len(studies)} studies"
