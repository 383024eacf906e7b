"""What a published file is: a dataset of columns, each with its name, its description and how its value is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from build_scripts.model.corpus import StudyFolder
from build_scripts.synthesise.joins import Joined

R = TypeVar("R")
"""A record that a line is about."""

CellValue = str | int | bool | tuple[str, ...] | None
"""What stands in a cell: None where nothing is printed or nothing applies."""

ColumnType = Literal["string", "integer", "boolean", "number"]

LineValues = tuple[CellValue, ...]
"""One line, in the order of the columns."""

SEVERAL = "Several are separated by semicolons and sorted."


@dataclass(frozen=True)
class DatasetLine(Generic[R]):
    """One line to be published: a record by its id, among everything it belongs with."""

    id: str
    record: R
    joined: Joined

    @property
    def study(self) -> str:
        """The study that the id begins with."""
        return self.id.partition("/")[0]

    @property
    def folder(self) -> StudyFolder:
        """Everything of that study."""
        return self.joined.corpus.studies[self.study]


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. Empty text is published as nothing."""

    name: str
    description: str
    value: Callable[[DatasetLine[R]], CellValue]
    type: ColumnType = "string"
    one_of: tuple[str, ...] = ()
    """The values it can have, where they are few."""
    pattern: str = ""
    names: str = ""
    """The dataset whose lines it names."""


def own(
    name: str, description: str, key: str = "", type: ColumnType = "string", one_of: tuple[str, ...] = ()
) -> Column[Any]:
    """A column with what the record has under a key, by default that of its name; nothing for `not_stated`."""
    of_record = attrgetter(key or name)

    def value(line: DatasetLine[Any]) -> Any:
        known = of_record(line.record)
        return None if known == "not_stated" else known

    return Column(name, description, value, type, one_of)


def listed(
    name: str, description: str, values: Callable[[DatasetLine[R]], Iterable[str]] | None = None
) -> Column[R]:
    """A column of lists, whose values stand once each and sorted; by default what the record has under its name."""
    of_record = attrgetter(name)
    of_line = values or (lambda line: of_record(line.record))
    return Column(name, f"{description} {SEVERAL}", lambda line: tuple(sorted(set(of_line(line)))))


def _no_lines(*_: Any) -> Iterator[Any]:
    yield from ()


@dataclass(frozen=True)
class Dataset(Generic[R]):
    """One published file."""

    name: str
    description: str
    columns: tuple[Column[R], ...]
    of_study: Callable[[Joined, StudyFolder], Iterable[DatasetLine[R]]] = _no_lines
    """The lines that a study gives."""
    of_corpus: Callable[[Joined], Iterable[DatasetLine[R]]] = _no_lines
    """The lines that belong to no study."""
    order: str = "id"
    """The column by which lines stand; among equals, they stand as printed."""

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def _place_of_order(self) -> int:
        return self.header.index(self.order)

    def column(self, name: str) -> Column[R]:
        """A column by its name."""
        return next(column for column in self.columns if column.name == name)

    def study_lines(self, joined: Joined, folder: StudyFolder) -> tuple[LineValues, ...]:
        """What a study gives, line by line."""
        return self._values(self.of_study(joined, folder))

    def corpus_lines(self, joined: Joined) -> tuple[LineValues, ...]:
        """What belongs to no study, line by line."""
        return self._values(self.of_corpus(joined))

    def in_order(self, lines: Iterable[LineValues]) -> list[LineValues]:
        """Lines as they are published."""
        place = self._place_of_order
        return sorted(lines, key=lambda values: str(values[place]))

    def _values(self, lines: Iterable[DatasetLine[R]]) -> tuple[LineValues, ...]:
        return tuple(
            tuple(None if (value := column.value(line)) == "" else value for column in self.columns)
            for line in lines
        )
