"""Python's search for circles of objects: put off while millions of small ones are made and none of them in a circle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No search meanwhile: it takes up to a third of the time that reading takes."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def passed_over() -> Iterator[None]:
    """No search meanwhile, and none later in what is made: for what stays until the next build.

    What an earlier build left in circles goes first, for what is passed over is never found. What is passed over and in
    no circle goes as always, with its last name.
    """
    gc.collect()
    with put_off():
        yield
        gc.freeze()
