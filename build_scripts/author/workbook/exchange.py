"""A study out of the evidence into a workbook, and a workbook back into it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.rewriting import rewritten, same, whole_text
from build_scripts.author.scaffolds.hints import hints
from build_scripts.author.scaffolds.yaml_writer import Comment
from build_scripts.author.workbook.book import (
    LISTS,
    MADE_FROM,
    BookRead,
    Offered,
    read_workbook,
    workbook_bytes,
)
from build_scripts.author.workbook.from_lines import Spot, StudyRead, study_of
from build_scripts.author.workbook.shape import sheets
from build_scripts.author.workbook.to_lines import NONE, lines_of
from build_scripts.check.run import check
from build_scripts.model.corpus import Corpus
from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.model.ids import is_id
from build_scripts.model.layout import IN_STUDY, FileKind, file_of
from build_scripts.model.phrases import either, shorten
from build_scripts.model.todo import GAP, gaps, is_gap
from build_scripts.read.corpus import Reading, read_files
from build_scripts.read.disk import find

DECISIONS_LEFT = "EV050"
MOST_KEYS, MOST_ROWS = 40, 8
"""Keys, and rows of each, that are listed where decisions are left."""
UNREADABLE = "EV0"
"""The family of problems of which a record cannot be made."""
LINES = re.compile(r" The same goes for lines? [0-9][^.]*\.")
"""Where else in a file a problem stands; a workbook has no such lines."""


def study_workbook(reading: Reading, study: str) -> bytes:
    """The workbook of a study.

    Raises:
        ImportRefusedError: there is no such study, or a file of it cannot be read or holds what fits no cell.
    """
    if study not in reading.corpus.studies:
        raise ImportRefusedError(
            f"There is no study {study}. Studies: {', '.join(reading.corpus.studies) or 'none yet'}."
        )
    data = _data(reading, study)
    return workbook_bytes(lines_of(data, study), _offered(reading.corpus), _guide(study, data))


def new_workbook(corpus: Corpus) -> bytes:
    """An empty workbook, for a study that is not in the evidence yet."""
    return _new_workbook(_offered(corpus))


@lru_cache(maxsize=4)
def _new_workbook(offered: Offered) -> bytes:
    # A preview that is built again and again makes it once.
    return workbook_bytes(lines_of({}), offered, _guide("", {}))


def _data(reading: Reading, study: str) -> dict[str, Any]:
    data = {}
    for kind in IN_STUDY.values():
        file = file_of(kind.record, study)
        if file in reading.trees:
            data[kind.name] = reading.trees[file].data
        elif file in reading.corpus.unread:
            raise ImportRefusedError(f"{file} cannot be read: `evidence check` says why. Mend it first.")
    return data


def _offered(corpus: Corpus) -> Offered:
    site = corpus.site
    return Offered(
        (
            ("theme", tuple(corpus.themes)),
            ("perspective", tuple(perspective.id for perspective in site.perspectives) if site else ()),
            ("audience", tuple(audience.id for audience in site.audiences) if site else ()),
            ("study", tuple(corpus.studies)),
        )
    )


def _print(data: Any) -> str:
    """A few letters that differ where the data differ."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]


def _guide(study: str, data: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """The sheet that says how to fill in the others."""
    return [
        (f"The study {study}" if study else "A new study",),
        ("",),
        ("How it works", "Each sheet holds one kind of thing, each row one of them. A note at each heading says what it means."),
        ("Headings", "Yellow headings are needed. Leave blank what the paper does not give and is not needed."),
        ("not_stated", "Write this where something is needed and the paper does not print it. Never guess."),
        (GAP, "Stands for a decision that is left. A blank cell under a yellow heading becomes one."),
        (NONE, "Write this where a list is needed and there is nothing to list."),
        ("Several values", 'Columns such as "themes 1" and "themes 2" take one each. Else write one a line in the cell '
         "(Alt+Enter; on a Mac Control+Option+Enter; in LibreOffice Ctrl+Enter)."),
        ("Numbers", "As the paper prints them: 85.70 stays 85.70. If the program changes what you type, put an apostrophe before it."),
        ("Ids", "Lower-case letters, digits and single hyphens, such as waiting-named-most. Links are made of them, so they stay."),
        ("Rows of rows", 'A heading such as "of table" says whose a row is. Of two of the same name the second is called "name [2]".'),
        ("Send it", "evidence import workbook FILE.xlsx takes it into the evidence, and names each mistake with its sheet, row and column."),
        ("",),
        ("Sheet", "What it holds"),
        *((sheet.name, f"{sheet.about} Needed." if sheet.is_needed else sheet.about) for sheet in sheets()),
        (LISTS, "What the drop-down lists offer. Nothing is read from it."),
        ("",),
        *((f"{MADE_FROM}{kind}", _print(content)) for kind, content in data.items()),
    ]  # fmt: skip


@dataclass
class TakenIn:
    """What became of a workbook. Nothing is to be written where there are `mistakes`."""

    study: str
    is_new: bool
    files: dict[str, str] = field(default_factory=dict)
    """The files that change, by path from the project folder."""
    mistakes: list[str] = field(default_factory=list)
    """What keeps it from being taken in, each with its cell."""
    problems: list[str] = field(default_factory=list)
    """What the check says of it besides, each with its cell."""
    remarks: list[str] = field(default_factory=list)
    decisions: int = 0


def take_in(root: Path, content: bytes, on: str) -> TakenIn:
    """What the files of a study will be when a workbook is taken over; `on` is the day of a new study's first version.

    Raises:
        ImportRefusedError: it cannot be opened, is no workbook of a study, or the study's own files cannot be read.
    """
    book = read_workbook(content)
    read = study_of(book.lines)
    found = find(root)
    reading = read_files(found.files)
    taken = TakenIn(read.study, read.study not in reading.corpus.studies, remarks=list(book.remarks))
    if not is_id(read.study):
        taken.mistakes.append(_told(Spot("study", 2, "B", "id"), _no_id(read.study)))
    before = {} if taken.is_new else _data(reading, read.study)
    if is_gap(read.data.get("study", {}).get("history")):
        first = [{"date": on, "change": "First version."}]
        read.data["study"]["history"] = before.get("study", {}).get("history", first)
    _say_what_is_gone(book, before, taken)
    _say_what_stands_there(book, read, before, taken)
    taken.mistakes += [_told(spot, message) for spot, message in read.mistakes]
    if taken.mistakes and not is_id(read.study):
        return taken
    _write(read, before, reading, taken)
    _check(found.files, read, taken)
    taken.decisions = sum(len(list(gaps(data))) for data in read.data.values())
    taken.remarks += _left_to_decide(read)
    return taken


def _left_to_decide(read: StudyRead) -> Iterator[str]:
    """A sentence for each sheet with decisions left: which keys, and in which rows."""
    by_sheet: dict[str, dict[str, list[int]]] = {}
    single = {sheet.name for sheet in sheets() if sheet.is_single}
    for kind, data in read.data.items():
        for path in gaps(data):
            spot = read.spot(kind, path) or Spot(kind, 2, "A")
            after_list = max((at for at, step in enumerate(path) if isinstance(step, int)), default=-1)
            key = ".".join(map(str, path[after_list + 1 :])) or spot.heading
            by_sheet.setdefault(spot.sheet, {}).setdefault(key, []).append(spot.row)
    for name, keys in by_sheet.items():
        said = (key if name in single else f"{key} ({_rows(rows)})" for key, rows in keys.items())
        yield f"Left to decide on sheet {name}: {either(said, 'and', most=MOST_KEYS)}."


def _rows(numbers: Sequence[int]) -> str:
    listed = either(map(str, numbers), "and", most=MOST_ROWS)
    return f"row {listed}" if len(numbers) == 1 else f"rows {listed}"


def _no_id(typed: str) -> str:
    if not typed:
        return "The study has no id. Give it one, such as okafor-2021: the first author and the year."
    return f"{shorten(typed)} cannot be an id: lower-case letters, digits and single hyphens, such as okafor-2021."


def _say_what_is_gone(book: BookRead, before: Mapping[str, Any], taken: TakenIn) -> None:
    """A column or sheet that somebody deleted is a mistake where the study has something in it."""
    for filled in lines_of(before) if before else ():
        name = filled.sheet.name
        values = (pair for line in filled.lines for pair in line.items())
        used = {heading for heading, value in values if value not in (GAP, NONE)} - {"id"}
        missing = sorted(used - book.headings.get(name, frozenset()))
        if missing and name not in book.headings:
            taken.mistakes.append(f"The sheet {name} is missing, and the study has rows in it. Put it back.")
        elif missing:
            taken.mistakes.append(
                f"Sheet {name}: the column {missing[0]} is missing, and the study has values in it. Put it back."
            )


def _say_what_stands_there(
    book: BookRead, read: StudyRead, before: Mapping[str, Any], taken: TakenIn
) -> None:
    """That the id is another study's, or that the study has changed since the workbook was made from it."""
    title = before.get("study", {}).get("title")
    if before and not book.made_from and read.data.get("study", {}).get("title") != title:
        taken.mistakes.append(
            _told(
                read.spot("study", ("title",)) or Spot("study", 2, "B", "id"),
                f'There is a study {read.study} already: "{shorten(title)}". Give this one another id, or, to change that '
                f"one, begin with `evidence workbook {read.study}`.",
            )
        )
    for kind, content in before.items() if book.made_from else ():
        if not same(content, read.data.get(kind)) and book.made_from.get(kind) != _print(content):
            taken.remarks.append(
                f"The {kind} of {read.study} have changed since this workbook was made. They will be as the workbook says."
            )


def _write(read: StudyRead, before: Mapping[str, Any], reading: Reading, taken: TakenIn) -> None:
    for name, kind in IN_STUDY.items():
        file = file_of(kind.record, read.study)
        data, tree = read.data.get(kind.name), reading.trees.get(file) if kind.name in before else None
        if tree is not None and data is None and not kind.many and tree.data:
            taken.mistakes.append(
                f"The sheet {kind.name} is empty, but the study has {file}. To take that away, delete the file."
            )
            continue
        if data is None and tree is None:
            continue
        data = [] if data is None else data
        comment = _comment(kind, reading.corpus)
        if tree is None:
            taken.files[file] = _schema_line(name) + whole_text(data, comment)
        elif not (same(tree.data, data) or (not tree.data and not data)):
            taken.files[file] = rewritten(tree, data, comment)


def _comment(kind: FileKind, corpus: Corpus) -> Comment:
    """What is said behind the gaps of a file."""
    said = hints(kind.record, corpus)
    return (lambda path: said(path[1:])) if kind.many else said


def _schema_line(file: str) -> str:
    return f"# yaml-language-server: $schema=../../schema/{file.removesuffix('.yaml')}.json\n"


def _check(files: Mapping[str, bytes], read: StudyRead, taken: TakenIn) -> None:
    """What the check says of the study as it would be, each problem at its cell."""
    overlaid = {**files, **{path: text.encode("utf-8") for path, text in taken.files.items()}}
    kinds = {file_of(kind.record, read.study): kind for kind in IN_STUDY.values()}
    for problem in check(read_files(overlaid)):
        kind = kinds.get(problem.file)
        if kind is None or problem.code == DECISIONS_LEFT or problem.severity is Severity.NOTE:
            continue
        unreadable = problem.code.startswith(UNREADABLE) and problem.severity is Severity.ERROR
        (taken.mistakes if unreadable else taken.problems).append(_problem(problem, kind, read))


def _problem(problem: Diagnostic, kind: FileKind, read: StudyRead) -> str:
    spot = read.spot(kind.name, problem.path) or Spot(kind.name, 1, "A")
    message = LINES.sub(" The same goes for other rows.", problem.message)
    return _told(spot, f"{message} {problem.hint}".strip(), f" {problem.severity} {problem.code}")


def _told(spot: Spot, message: str, code: str = "") -> str:
    place = str(spot)
    return f"{place[0].upper()}{place[1:]}:{code}\n  {message}"
