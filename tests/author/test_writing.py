"""A folder is written whole or not at all: what stood there stays until the new one is complete."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from build_scripts.author import writing
from build_scripts.author.writing import InUseError, whole_folder, why_not_written, write_whole

WRITER = """
import sys
from pathlib import Path
from build_scripts.author.writing import whole_folder
print("ready", flush=True)
while True:
    with whole_folder(Path(sys.argv[1])) as new:
        for name in "abc":
            (new / name).write_text("new")
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def old_site(folder: Path) -> Path:
    site = folder / "site"
    site.mkdir()
    (site / "old").write_text("old", encoding="utf-8")
    return site


def fail_half_way(site: Path, error: BaseException | type[BaseException]) -> None:
    with whole_folder(site) as new:
        assert names(new) == []
        (new / "half").write_text("new", encoding="utf-8")
        raise error


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    with whole_folder(site) as new:
        (new / "a").write_text("new", encoding="utf-8")
        assert names(site) == ["old"]
    assert names(site) == ["a"]
    assert names(tmp_path) == ["site"]


def test_a_folder_that_is_not_there_is_made_with_those_above_it(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "deep" / "site") as new:
        (new / "a").write_text("new", encoding="utf-8")
    assert names(tmp_path / "deep" / "site") == ["a"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, SystemExit])
def test_what_stood_there_stays_if_the_new_one_fails(tmp_path: Path, error: type[BaseException]) -> None:
    site = old_site(tmp_path)
    with pytest.raises(error):
        fail_half_way(site, error)
    assert names(site) == ["old"]
    assert names(tmp_path) == ["site"]


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    with whole_folder(site) as new:
        (new / "a").write_text("new", encoding="utf-8")
        with pytest.raises(InUseError), whole_folder(site):
            pytest.fail("both were let in")
    assert names(site) == ["a"]


def test_what_a_killed_command_left_is_cleared_away(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    (tmp_path / ".site.part").mkdir()
    (tmp_path / ".site.part" / "half").write_text("half", encoding="utf-8")
    site.rename(tmp_path / ".site.old.part")
    with pytest.raises(OSError, match="full"):
        fail_half_way(site, OSError("the disk is full"))
    assert names(site) == ["old"]
    assert names(tmp_path) == ["site"]


@pytest.mark.prove("seed", range(3), range(60))
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_a_kill_at_any_moment_leaves_a_whole_folder_and_the_next_is_right(tmp_path: Path, seed: int) -> None:
    site = old_site(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(site)], stdout=subprocess.PIPE, env=environment
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(timeout=Random(seed).uniform(0, 0.05))
        writer.kill()
    whole = site if site.exists() else tmp_path / ".site.old.part"
    assert names(whole) in (["old"], ["a", "b", "c"])
    with whole_folder(site) as new:
        (new / "next").write_text("new", encoding="utf-8")
    assert names(site) == ["next"]
    assert names(tmp_path) == ["site"]


def test_a_file_is_replaced_and_what_a_killed_command_left_beside_it_goes(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "a.yaml"
    assert write_whole(file, "old\n")
    (file.parent / ".a.yaml.part").write_text("half", encoding="utf-8")
    assert not write_whole(file, "old\n")
    assert names(file.parent) == ["a.yaml"]
    file.chmod(0o640)
    assert write_whole(file, "new\n")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new\n", 0o640)
    assert names(file.parent) == ["a.yaml"]


def test_a_file_that_cannot_be_put_in_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    write_whole(file, "old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as raised:
        write_whole(file, "new")
    assert why_not_written(raised.value) == f"the disk is full ({file})"
    assert file.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.EROFS, "Read-only file system"), "the disk can only be read"),
        (PermissionError(errno.EACCES, "Permission denied", "a/b"), "you may not write there (a/b)"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("something else"), "something else"),
    ],
)
def test_why_something_was_not_written_is_said_in_plain_words(error: OSError, reason: str) -> None:
    assert why_not_written(error) == reason


class Windows:
    """`msvcrt`, as far as it is used: a lock on an open file that another open file cannot have too."""

    LK_NBLCK = 2

    def locking(self, handle: int, mode: int, length: int) -> None:
        assert (mode, length) == (self.LK_NBLCK, 1)
        fcntl = pytest.importorskip("fcntl")
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    pretended = Windows()
    monkeypatch.setattr(writing, "fcntl", None)
    monkeypatch.setattr(writing, "msvcrt", pretended)
    return pretended


def test_on_windows_two_do_not_meet_either(windows: Windows, tmp_path: Path) -> None:
    site = old_site(tmp_path)
    with whole_folder(site) as new:
        (new / "a").write_text("new", encoding="utf-8")
        with pytest.raises(InUseError), whole_folder(site):
            pytest.fail("both were let in")
    assert names(site) == ["a"]
    assert names(tmp_path) == ["site"]


def test_on_windows_a_file_waits_for_its_turn(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    write_whole(folder / "a", "old")
    lock = (tmp_path / ".folder.lock.part").open("wb")
    windows.locking(lock.fileno(), Windows.LK_NBLCK, 1)
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            lock.close()

    monkeypatch.setattr(writing.time, "sleep", wait)
    assert write_whole(folder / "a", "new")
    assert waited == [writing.BETWEEN_TURNS] * 3
    assert names(tmp_path) == ["folder"]
    assert names(folder) == ["a"]
