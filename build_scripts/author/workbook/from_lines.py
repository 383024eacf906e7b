"""The lines of a workbook's sheets -> a study's data, with the cell that each value came from, and every mistake at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from build_scripts.author.workbook.shape import Field, Path, Sheet, columns, owner_heading, sheets
from build_scripts.author.workbook.to_lines import ID, NONE, heading_of, names
from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.phrases import shorten, suggestion
from build_scripts.model.todo import GAP
from build_scripts.read.yaml_text.tree import WHOLE_NUMBER

TRUE, FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})
NUMBERED = re.compile(r"(.+) ([0-9]{1,3})\Z")
"""The heading of one of several columns for a list."""


@dataclass(frozen=True)
class Spot:
    """A cell: its sheet, row and column as the program shows them, and the heading it stands under."""

    sheet: str
    row: int
    column: str
    heading: str = ""

    def __str__(self) -> str:
        """The place in words: `sheet findings, row 5, column F (credibility)`."""
        heading = f" ({self.heading})" if self.heading else ""
        return f"sheet {self.sheet}, row {self.row}, column {self.column}{heading}"


@dataclass(frozen=True)
class Formula:
    """What stands in a cell that is worked out, or says that it could not be."""

    text: str


Raw = str | int | float | bool | datetime | date | time | Formula


@dataclass(frozen=True)
class RawLine:
    """A line as the workbook has it: by heading the cells that hold something, and the spot of every cell."""

    cells: Mapping[str, Raw]
    spots: Mapping[str, Spot]
    spot: Spot
    """Where a mistake of the whole line is shown."""


@dataclass
class StudyRead:
    """What a workbook says: the study's id, its data by kind of file, and where each value stands."""

    study: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    spots: dict[tuple[str, KeyPath], Spot] = field(default_factory=dict)
    mistakes: list[tuple[Spot, str]] = field(default_factory=list)

    def spot(self, kind: str, path: KeyPath) -> Spot | None:
        """The cell of a value, or of the nearest thing around it that has one."""
        for length in range(len(path), -1, -1):
            if (kind, path[:length]) in self.spots:
                return self.spots[kind, path[:length]]
        return None


def study_of(lines: Mapping[str, Sequence[RawLine]]) -> StudyRead:
    """The study that the sheets hold, by their names."""
    read = StudyRead()
    for sheet in sheets():
        for line in lines.get(sheet.name, ()):
            _Taking(sheet, read).take(line)
    for name, content in list(read.data.items()):
        kind = next(sheet for sheet in sheets() if sheet.name == name)
        if kind.kind.many:
            read.data[name] = [_with_gaps(kind.fields, record) for record in content]
        else:
            read.data[name] = _with_gaps(kind.fields, content)
    return read


def _with_gaps(fields: Sequence[Field], record: Mapping[str, Any]) -> dict[str, Any]:
    """The record in the order of its fields, with a gap where a needed key is missing."""
    whole: dict[str, Any] = {}
    for field_ in fields:
        value = record.get(field_.key)
        if isinstance(value, dict) and value:
            value = _with_gaps(field_.parts, value)
        elif isinstance(value, list) and field_.rows and not field_.many:
            value = [_with_gaps(field_.rows, entry) for entry in value]
        if value is None and field_.needed:
            value = GAP
        if value is not None:
            whole[field_.key] = value
    return whole


@dataclass
class _Taking:
    """Takes over the lines of a sheet."""

    sheet: Sheet
    read: StudyRead

    def take(self, line: RawLine) -> None:
        """Put a line's record where it belongs."""
        self._unknown_headings(line)
        if self.sheet.name == "study":
            self.read.study = str(line.cells.get(ID, "")).strip()
        record = self._record(self.sheet.fields, (), line)
        if not record and not any(heading in line.cells for heading in self.sheet.owners):
            return
        path = self._place(record, line)
        if path is None:
            return
        spots, kind = self.read.spots, self.sheet.kind.name
        spots.setdefault((kind, path), line.spot)
        for below, field_ in columns(self.sheet.fields):
            name = heading_of(below)
            first = line.spots.get(name) or line.spots.get(f"{name} 1")
            if first:
                spots[kind, path + below] = first
            if field_.many and field_.is_chosen:
                cells = [spot for heading, spot in line.spots.items() if _of_list(heading, name)]
                filled = [spot for spot in cells if spot.heading in line.cells]
                spots |= {(kind, (*path, *below, at)): spot for at, spot in enumerate(filled)}

    def _mistake(self, spot: Spot, message: str) -> None:
        self.read.mistakes.append((spot, message))

    def _unknown_headings(self, line: RawLine) -> None:
        known = {heading_of(path) for path, _ in columns(self.sheet.fields)} | set(self.sheet.owners)
        known |= {ID} if self.sheet.name == "study" else set()
        for heading in line.cells:
            numbered = NUMBERED.match(heading)
            if heading not in known and not (numbered and numbered[1] in known):
                self._mistake(
                    line.spots[heading],
                    f'This sheet has no column "{shorten(heading)}". {suggestion(heading, known)}'.rstrip(),
                )

    # A line's place among the records

    def _place(self, record: dict[str, Any], line: RawLine) -> KeyPath | None:
        data, kind = self.read.data, self.sheet.kind
        if not self.sheet.is_inner:
            if not kind.many:
                data[kind.name] = record
                return ()
            listed = data.setdefault(kind.name, [])
            listed.append(record)
            return (len(listed) - 1,)
        chain = self._chain(line)
        if chain is None:
            return None
        owner: Any = data.setdefault(kind.name, [] if kind.many else {})
        path: KeyPath = ()
        headings = [heading for heading in (self.sheet.owners[:1] if kind.many else ())]
        for step in chain:
            if isinstance(owner, list):
                found = self._named(owner, headings.pop(0), line)
                if found is None:
                    return None
                owner, path = owner[found], (*path, found)
            owner, path = self._list_at(owner, step), (*path, *step)
            headings.append(owner_heading(step))
        if not isinstance(owner, list):
            self._mistake(
                line.spot, f'Its owner says "{owner}" where this row would stand. Delete one of both.'
            )
            return None
        owner.append(record)
        return (*path, len(owner) - 1)

    @staticmethod
    def _list_at(owner: Any, step: Path) -> Any:
        for key in step[:-1]:
            inner = owner.setdefault(key, {})
            if not isinstance(inner, dict):
                return inner
            owner = inner
        return owner.setdefault(step[-1], [])

    def _chain(self, line: RawLine) -> tuple[Path, ...] | None:
        given = {heading for heading in self.sheet.owners if heading in line.cells}
        outer = set(self.sheet.owners[:1]) if self.sheet.kind.many else set()
        wanted = {chain: outer | {owner_heading(step) for step in chain[:-1]} for chain in self.sheet.chains}
        chain = next((chain for chain, headings in wanted.items() if headings == given), None)
        if chain is None:
            missing = min((headings - given for headings in wanted.values()), key=len) or outer - given
            heading = min(missing, key=self.sheet.owners.index) if missing else self.sheet.owners[0]
            self._mistake(
                line.spots.get(heading, line.spot),
                f'This row does not say whose it is: fill in "{heading}".',
            )
        return chain

    def _named(self, owners: list[Any], heading: str, line: RawLine) -> int | None:
        wanted = " ".join(str(line.cells[heading]).split())
        known = names(owners)
        if wanted in known:
            return known.index(wanted)
        self._mistake(
            line.spots[heading],
            f'There is no {heading.removeprefix("of ")} "{shorten(wanted)}". {suggestion(wanted, known)}'.rstrip(),
        )
        return None

    # A line's values

    def _record(self, fields: Sequence[Field], before: Path, line: RawLine) -> dict[str, Any]:
        record: dict[str, Any] = {}
        for field_ in fields:
            path = (*before, field_.key)
            value = self._own(field_, path, line)
            inner = self._record(field_.parts, path, line) if field_.parts else {}
            if value is not None and inner:
                first = next(heading for heading in line.cells if heading.startswith(f"{heading_of(path)}."))
                self._mistake(
                    line.spots[first], f'Fill in this or "{heading_of(path)}", not both: they say the same.'
                )
            if value is not None or inner:
                record[field_.key] = inner if value is None else value
        return record

    def _own(self, field_: Field, path: Path, line: RawLine) -> Any:
        """What the columns of a field itself hold; None where they are blank."""
        name = heading_of(path)
        if field_.many and field_.is_chosen:
            headings = [heading for heading in line.cells if heading == name or _of_list(heading, name)]
            entries = [self._value(field_, line.cells[heading], line.spots[heading]) for heading in headings]
            return _list_of([entry for entry in entries if entry is not None])
        if name not in line.cells:
            return None
        raw, spot = line.cells[name], line.spots[name]
        if raw == NONE:
            return {} if field_.parts else [] if field_.many or field_.rows else NONE
        value = self._value(field_, raw, spot)
        if field_.many and isinstance(value, str):
            return _list_of([entry for entry in value.split("\n") if entry.strip()])
        return value

    def _value(self, field_: Field, raw: Raw, spot: Spot) -> Any:
        """What one cell holds, as the record has it; what is no such value stays text, and the check tells of it."""
        if isinstance(raw, Formula):
            self._mistake(spot, f"A formula stands here ({shorten(raw.text)}). Type what is meant as text.")
            return None
        if isinstance(raw, datetime | date | time):
            return self._day(field_, raw, spot)
        if isinstance(raw, float):
            if field_.counts and raw.is_integer():
                return int(raw)
            self._mistake(
                spot,
                f"{raw} stands here as a number, which loses zeros at its end. Type it as the paper prints it, with an "
                f"apostrophe before it: '{raw}",
            )
            return None
        if isinstance(raw, bool):
            return raw if field_.flags else str(raw).lower()
        if isinstance(raw, int):
            return raw if field_.counts else str(raw)
        if not raw.strip():
            return None
        if field_.counts and WHOLE_NUMBER.match(raw.strip()):
            return int(raw.strip())
        word = raw.strip().casefold()
        if field_.flags and word in TRUE | FALSE:
            return word in TRUE
        return raw.strip() if field_.is_chosen or field_.counts else raw

    def _day(self, field_: Field, raw: datetime | date | time, spot: Spot) -> str | None:
        if field_.is_date and isinstance(raw, date):
            return raw.isoformat()[:10]
        self._mistake(
            spot,
            f"The program took what was typed here for a date or a time ({raw}). Type it as the paper prints it, with an "
            "apostrophe before it.",
        )
        return None


def _of_list(heading: str, name: str) -> bool:
    numbered = NUMBERED.match(heading)
    return numbered is not None and numbered[1] == name


def _list_of(entries: list[Any]) -> Any:
    """The entries as a list; one that stands for none of them, or for a decision that is left, by itself."""
    if not entries:
        return None
    if entries == [NONE]:
        return []
    return entries


def raw_lines(
    sheet: Sheet, headings: Sequence[tuple[str, str]], rows: Iterator[tuple[int, Sequence[Raw | None]]]
) -> list[RawLine]:
    """The lines of a sheet whose `headings` stand in its columns, as letter and text; rows with their numbers."""
    lines = []
    for number, values in rows:
        cells = {
            heading: value
            for (_, heading), value in zip(headings, values, strict=False)
            if heading and value is not None and not (isinstance(value, str) and not value.strip())
        }
        spots = {
            heading: Spot(sheet.name, number, letter, heading) for letter, heading in headings if heading
        }
        if cells:
            first = next(iter(spots.values()))
            lines.append(RawLine(cells, spots, first))
    return lines
