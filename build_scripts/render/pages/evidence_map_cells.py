"""The columns and cells of the evidence map: what stands under a theme, or why nothing does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import urls
from build_scripts.model.ids import split_global
from build_scripts.model.records.finding import EVIDENCE_BASES, Finding
from build_scripts.render.pages.review_findings import COUNTED_FROM
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import ReviewFindingLine, StudyLine, cautions_behind
from build_scripts.render.views.items import Items
from build_scripts.render.views.review_finding_marks import Marks, marks
from build_scripts.render.views.shared import Caution, ConfidenceView, Link, levels

By = Literal["perspective", "study", "setting"]
"""What a view of the map has in its columns."""

SHORT = 48
"""Characters of a setting at the head of a column; the whole stands below the map."""

KeysOf = Callable[[str, Finding], Iterable[str]]
"""From a finding, with its global id, to the keys of its columns."""


@dataclass(frozen=True)
class MapColumn:
    """A perspective, a study or a setting."""

    key: str
    """As it stands in the address of a filtered map."""
    name: str
    head: str
    """Its name at the head of a column."""
    address: str
    """Where its name leads; empty if nowhere."""
    text: str
    """What `head` leaves out; empty if nothing."""
    cautions: tuple[Caution, ...]
    studies: tuple[StudyLine, ...]
    """The studies that gathered this perspective's views, or that stand in this setting."""
    chosen: Mapping[str, str]
    """Its findings, as the list of findings is asked for them."""


def columns(items: Items, by: By) -> tuple[Mapping[str, MapColumn], KeysOf]:
    """The columns of one view, in order, and how a finding finds its own."""
    return {"perspective": _perspectives, "study": _studies, "setting": _settings}[by](items)


def _perspectives(items: Items) -> tuple[Mapping[str, MapColumn], KeysOf]:
    asked: dict[str, list[StudyLine]] = defaultdict(list)
    for folder in items.corpus.studies.values():
        for id_ in folder.study.perspectives if folder.study else ():
            asked[id_].append(items.study(folder.id))
    known = [
        (perspective.id, perspective.name, perspective.says, perspective.definition)
        for perspective in items.site.perspectives
    ]
    named = {id_ for id_, *_ in known}
    unknown = dict.fromkeys(
        id_ for finding in items.joined.findings.values() for id_ in finding.perspective if id_ not in named
    )
    made = {
        id_: MapColumn(id_, name, says, "", text, (), tuple(asked[id_]), {"perspective": id_})
        for id_, name, says, text in (*known, *((id_, id_, id_, "") for id_ in unknown))
    }
    return made, lambda _id, finding: finding.perspective


def _studies(items: Items) -> tuple[Mapping[str, MapColumn], KeysOf]:
    lines = [items.study(id_) for id_ in items.corpus.studies]
    made = {
        line.id: MapColumn(
            line.id,
            line.name,
            line.name,
            line.address,
            "",
            line.cautions,
            (line,),
            {"study": line.id},
        )
        for line in lines
    }
    return made, lambda id_, _finding: (split_global(id_)[0],)


def _settings(items: Items) -> tuple[Mapping[str, MapColumn], KeysOf]:
    """Settings as the studies state them; only the very same words are one setting."""
    of: dict[str, list[str]] = defaultdict(list)
    for folder in items.corpus.studies.values():
        of[folder.study.context.setting if folder.study else "not_stated"].append(folder.id)
    made = {}
    key_of = {}
    for setting, studies in of.items():
        text = "Setting not stated" if setting == "not_stated" else setting
        head = short(text)
        lines = tuple(items.study(id_) for id_ in studies)
        key = studies[0]
        made[key] = MapColumn(
            key=key,
            name=text,
            head=head,
            address=f"{urls.MAP_SETTINGS}#_setting-{key}",
            text=text if head != text else "",
            cautions=cautions_behind(lines),
            studies=lines,
            chosen={"study": studies[0]} if len(studies) == 1 else {},
        )
        key_of.update(dict.fromkeys(studies, key))
    return made, lambda id_, _finding: (key_of[split_global(id_)[0]],)


def short(text: str) -> str:
    """The first words of a long text, the cut shown."""
    if len(text) <= SHORT:
        return text
    first = re.split(r"[:;,(]", text, maxsplit=1)[0].rstrip()
    if len(first) > SHORT:
        first = text[:SHORT].rsplit(" ", 1)[0]
    return f"{labels.sentence(first)} …"


MapCellKind = Literal["review_findings", "findings", "nothing_found", "not_recorded", "not_looked_for"]

BEARS = {
    "supports": "supported",
    "supports_indirectly": "indirectly supported",
    "qualifies": "limited",
    "contradicts": "contradicted",
}


@dataclass(frozen=True)
class MapEntry:
    """A review finding in a cell."""

    line: ReviewFindingLine
    bears: str
    """How the findings of this cell bear on it, in words."""


@dataclass(frozen=True)
class MapCell:
    """A theme seen from one side. `said` says why there is no review finding; empty if there is one."""

    column: MapColumn
    kind: MapCellKind
    entries: tuple[MapEntry, ...]
    marks: Marks | None
    """A mark for each review finding, behind which they unfold; none where there are none."""
    said: str
    reason: str
    findings: Link | None
    """All findings of the cell, in the list of findings; those of the theme where that cannot ask for them."""


class MapCells:
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

    def at(self, theme: str, key: str) -> MapCell:
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
        return MapCell(
            column=column,
            kind=kind,
            entries=entries,
            marks=marks([entry.line.confidence for entry in entries]) if entries else None,
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

    def _entry(self, id_: str, relations: set[str]) -> MapEntry:
        line = self.items.review_finding(id_)
        how = labels.listed([word for key, word in BEARS.items() if key in relations])
        return MapEntry(line, f"{labels.sentence(how)} here:")

    def _link(self, theme: str, column: MapColumn, number: int, beside: bool) -> Link | None:
        if not number:
            return None
        address = (
            urls.findings_where(theme=theme, **column.chosen)
            if column.chosen
            else f"{urls.theme(theme)}#_sides"
        )
        of = "of this study" if self.by == "study" else "of single studies"
        text = (
            "Findings of single studies here"
            if beside
            else f"{labels.counted(number, 'finding', 'findings')} {of}"
        )
        return Link(address, text)

    def _empty(self, theme: str, column: MapColumn) -> tuple[MapCellKind, str, str]:
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


def _named(studies: Sequence[StudyLine]) -> str:
    """Studies by name while they are few."""
    if len(studies) < COUNTED_FROM:
        return labels.listed([study.name for study in studies])
    return f"{len(studies)} studies"
