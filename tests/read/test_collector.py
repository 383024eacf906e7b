from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from build_scripts.read.collector import passed_over, put_off


class Named:
    """Something that can be watched."""

    def __init__(self) -> None:
        self.other: object = None


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def circle() -> weakref.ref[Named]:
    one, other = Named(), Named()
    one.other, other.other = other, one
    return weakref.ref(one)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_is_put_off_and_then_as_it_was(enabled: bool) -> None:
    if not enabled:
        gc.disable()
    with put_off():
        assert not gc.isenabled()
    assert gc.isenabled() is enabled


def test_what_an_earlier_build_left_in_circles_goes_and_what_is_made_is_passed_over() -> None:
    gc.disable()
    left = circle()
    assert left() is not None
    gc.enable()
    with passed_over():
        made = Named()
    assert left() is None
    assert all(known is not made for known in gc.get_objects())
    assert gc.isenabled()


def test_what_is_passed_over_goes_with_its_last_name() -> None:
    with passed_over():
        made = Named()
    watched = weakref.ref(made)
    del made
    assert watched() is None
