"""Progress is told thing by thing to whoever listens, and to nobody else."""

from __future__ import annotations

from build_scripts.model.progress import heard_by, tell, watched


def test_things_are_told_as_they_come_and_only_while_somebody_listens() -> None:
    heard: list[tuple[str, int, int]] = []
    with heard_by(lambda what, number, of: heard.append((what, number, of))):
        tell("Beginning")
        assert list(watched("ab", "Reading")) == ["a", "b"]
        assert list(watched((), "Nothing")) == []
    assert list(watched("c", "Unheard")) == ["c"]
    assert heard == [("Beginning", 0, 1), ("Reading", 1, 2), ("Reading", 2, 2)]
