"""The page for developers shows the rooms as they are."""

from __future__ import annotations

from benchmarks.house import PAGE, rooms, with_drawing


def test_the_drawing_of_the_rooms_is_made_from_the_imports_as_they_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == with_drawing(text), "run `python -m benchmarks.house --write`"


def test_a_room_is_drawn_with_what_it_imports() -> None:
    found = rooms()
    assert "model" in found["synthesise"]
    assert not {room for room in found["model"] if not room.startswith("model")}
