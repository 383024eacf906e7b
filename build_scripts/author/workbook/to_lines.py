"""A study's data -> the lines of its sheets. Nothing is lost: what no cell can hold is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.workbook.shape import Field, Path, Sheet, columns, owner_heading, sheets

ID = "id"
NONE = "(none)"
"""Stands for a list without entries, or a record without keys, that is there on purpose."""
CHOICES = 3
"""Columns of a list whose values are offered, unless a study has more."""

CellValue = str | int
Line = dict[str, CellValue]
"""A line of a sheet: its values by the heading of their column."""
Data = Mapping[str, Any]
"""What the files of a study hold, by the name of their kind; a kind without a file is not there."""


@dataclass
class SheetLines:
    """A sheet that is ready to be written: its headings, each with the field that it is of, and its lines."""

    sheet: Sheet
    headings: dict[str, Field | None] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def lines_of(data: Data, study: str = "") -> list[SheetLines]:
    """The sheets of a study; of a new one, which has no data yet, their headings alone."""
    found = []
    for sheet in sheets():
        lines = list(_lines(sheet, data.get(sheet.kind.name)))
        if sheet.is_single:
            lines = lines or [{}]
        if sheet.name == "study":
            lines[0] = {ID: study, **lines[0]}
        found.append(SheetLines(sheet, _headings(sheet, lines), lines))
    return found


def _headings(sheet: Sheet, lines: Sequence[Line]) -> dict[str, Field | None]:
    headings: dict[str, Field | None] = {ID: None} if sheet.name == "study" else {}
    headings |= dict.fromkeys(sheet.owners)
    used = {heading for line in lines for heading in line}
    for path, field_ in columns(sheet.fields):
        name = heading_of(path)
        if field_.many and field_.is_chosen:
            most = next((n for n in range(len(used), 0, -1) if f"{name} {n}" in used), 0)
            headings |= {f"{name} {n}": field_ for n in range(1, max(CHOICES, most + 1) + 1)}
        elif field_.plain or field_.many or name in used or (sheet.is_single and _may_be_none(field_)):
            headings[name] = field_
    return headings


def _may_be_none(field_: Field) -> bool:
    """Whether it is a record that is needed, though it may have no key at all."""
    return field_.needed and bool(field_.parts) and not any(part.needed for part in field_.parts)


def heading_of(path: Path) -> str:
    """The heading of the column at a path: `locator.page`."""
    return ".".join(path)


def _lines(sheet: Sheet, content: Any) -> Iterator[Line]:
    """The lines of a sheet in what its file holds."""
    if content is None or content == []:
        return
    where = sheet.kind.name
    records = content if sheet.kind.many else [content]
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise _cannot_hold(where)
    heading = next(iter(sheet.owners), "")
    found = [line for chain in sheet.chains for line in _below(sheet, chain, records, {}, heading, where)]
    if sheet.is_inner and sheet.kind.many:
        order = {name: at for at, name in enumerate(names(records))}
        found.sort(key=lambda line: order[str(line[heading])])
    yield from found


def _below(
    sheet: Sheet, chain: Sequence[Path], records: list[Any], owners: Line, heading: str, where: str
) -> Iterator[Line]:
    """The lines of a sheet below records of an owner, in their order."""
    if not chain:
        for record in records:
            yield owners | _line(sheet.fields, record, (), where)
        return
    for name, record in zip(names(records), records, strict=True):
        owned = owners | ({heading: name} if heading in sheet.owners else {})
        inner = _at(record, chain[0])
        if isinstance(inner, list):
            if not all(isinstance(entry, dict) for entry in inner):
                raise _cannot_hold(f"{where}, {heading_of(chain[0])}")
            yield from _below(sheet, chain[1:], inner, owned, owner_heading(chain[0]), where)


def _at(record: Any, path: Path) -> Any:
    for key in path:
        record = record.get(key) if isinstance(record, dict) else None
    return record


def _line(fields: Sequence[Field], record: Mapping[str, Any], before: Path, where: str) -> Line:
    line: Line = {}
    known = {field_.key: field_ for field_ in fields}
    for key, value in record.items():
        place = f"{where}, {heading_of((*before, key))}"
        if key not in known:
            raise _cannot_hold(place)
        line |= _cells(known[key], value, (*before, key), place)
    return line


def _cells(field_: Field, value: Any, path: Path, place: str) -> Line:
    name = heading_of(path)
    if value in ([], {}):
        return {name: NONE} if not (field_.many and field_.is_chosen) else {f"{name} 1": NONE}
    if isinstance(value, dict):
        return _line(field_.parts, value, path, place)
    if isinstance(value, list) and field_.rows and not field_.many:
        return {}
    if isinstance(value, list):
        texts = [_text(entry, place) for entry in value]
        if not field_.many or any("\n" in text for text in texts):
            raise _cannot_hold(place)
        if field_.is_chosen:
            return {f"{name} {number}": text for number, text in enumerate(texts, 1)}
        return {name: "\n".join(texts)}
    if field_.many and field_.is_chosen:
        return {f"{name} 1": _text(value, place)}
    return {name: value if type(value) is int and field_.counts else _text(value, place)}


def _text(value: Any, place: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str | int) or value == "":
        raise _cannot_hold(place)
    return str(value)


def _cannot_hold(place: str) -> ImportRefusedError:
    return ImportRefusedError(
        f"What stands at {place} fits no cell of a workbook. `evidence check` says what is wrong there; mend it first."
    )


def names(records: Sequence[Any]) -> list[str]:
    """What rows of other sheets call each record: its id, else its label, else its place; a second of a name has [2]."""
    found: dict[str, None] = {}
    for position, record in enumerate(records, 1):
        called = record.get(ID, record.get("label")) if isinstance(record, dict) else None
        name = wanted = (
            " ".join(called.split()) if isinstance(called, str) and called.strip() else f"[{position}]"
        )
        number = 2
        while name in found:
            name, number = f"{wanted} [{number}]", number + 1
        found[name] = None
    return list(found)
