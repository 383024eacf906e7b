"""What was worked out of a record, kept for as long as the record itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

Of = TypeVar("Of")
Value = TypeVar("Value")


def remembered(function: Callable[[Of], Value]) -> Callable[[Of], Value]:
    """A function of one record that works once for each; what it gives must not hold on to the record.

    A record is known by its identity: to compare a table, as `functools.lru_cache` does, is to go through all cells.
    """
    known: dict[int, tuple[ref[Of], Value]] = {}

    @wraps(function)
    def given(record: Of) -> Value:
        name = id(record)
        found = known.get(name)
        if found is None:
            # Another may get its identity once it is gone.
            found = known[name] = (ref(record, lambda _: known.pop(name, None)), function(record))
        return found[1]

    return given
