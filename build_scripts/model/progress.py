"""How far long work has come: told, thing by thing, to whoever listens. Unless an edge of the program does, nobody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listener = Callable[[str, int, int], None]
"""Hears what is done, the number of the thing at hand, and how many there are."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


def tell(what: str, number: int = 0, of: int = 1) -> None:
    """Tell which thing of how many is at hand; number 0 says that work begins whose parts nobody counts."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(what, number, of)


def watched(things: Collection[T], what: str) -> Iterator[T]:
    """The things one by one, each told as it comes."""
    for number, thing in enumerate(things, start=1):
        tell(what, number, len(things))
        yield thing


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Tell a listener meanwhile."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
