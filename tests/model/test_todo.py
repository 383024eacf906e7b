from __future__ import annotations

import pytest

from build_scripts.model.todo import gaps, is_gap


def test_a_gap_is_the_word_alone() -> None:
    assert is_gap("TODO")


@pytest.mark.parametrize(
    "value", ["TODO: write", "TODOs were listed.", "TODO list", "a TODO", "", 7, None, ["TODO"]]
)
def test_what_merely_names_the_word_is_none(value: object) -> None:
    assert not is_gap(value)


def test_gaps_are_found_at_any_depth_in_the_order_of_the_file() -> None:
    data = [{"id": "a", "perspective": "TODO", "locator": {"page": "TODO"}}, {"themes": ["x", "TODO"]}]
    assert list(gaps(data)) == [(0, "perspective"), (0, "locator", "page"), (1, "themes", 1)]
