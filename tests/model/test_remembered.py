from __future__ import annotations

import gc
from dataclasses import dataclass

from build_scripts.model.remembered import remembered


@dataclass(frozen=True)
class Table:
    title: str


def test_works_once_for_each_record_however_alike_they_are() -> None:
    asked: list[Table] = []

    @remembered
    def length(table: Table) -> int:
        asked.append(table)
        return len(table.title)

    first, second = Table("Waiting"), Table("Waiting")

    assert [length(first), length(second), length(first)] == [7, 7, 7]
    assert [id(table) for table in asked] == [id(first), id(second)]


def test_forgets_a_record_that_is_gone() -> None:
    @remembered
    def title(table: Table) -> str:
        return table.title

    # Each takes the place in memory of the one before it.
    for name in ("Waiting", "Hurrying", "Listening"):
        assert title(Table(name)) == name
        gc.collect()
