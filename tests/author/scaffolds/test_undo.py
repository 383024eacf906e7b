from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.author.scaffolds.undo import LAST, UndoRefusedError, undo, write_files


def test_what_was_written_is_taken_back_and_what_stood_there_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("before\n")
    assert write_files(tmp_path, {"old.yaml": "after\n", "study/new.yaml": "new\n"}) == [
        "old.yaml",
        "study/new.yaml",
    ]
    assert undo(tmp_path) == ["old.yaml", "study/new.yaml"]
    assert (tmp_path / "old.yaml").read_text() == "before\n"
    assert not (tmp_path / "study").exists()
    with pytest.raises(UndoRefusedError, match="nothing to take back"):
        undo(tmp_path)


def test_nothing_is_taken_back_where_one_file_was_edited_since(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.yaml": "a\n", "b.yaml": "b\n"})
    (tmp_path / "b.yaml").write_text("mine\n")
    with pytest.raises(UndoRefusedError, match=r"Changed since the import: b\.yaml"):
        undo(tmp_path)
    assert (tmp_path / "a.yaml").read_text() == "a\n"


def test_a_damaged_memory_takes_nothing_back(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.yaml": "a\n"})
    (tmp_path / LAST).write_text("{")
    with pytest.raises(UndoRefusedError, match="is damaged"):
        undo(tmp_path)
    assert (tmp_path / "a.yaml").exists()


def test_files_that_stood_there_already_are_not_written(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a\n")
    assert write_files(tmp_path, {"a.yaml": "a\n"}) == []
