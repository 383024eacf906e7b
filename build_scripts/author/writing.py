"""Writing a file or a folder whole or not at all, so that no crash and no reader ever meets half of it."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:
    msvcrt = None  # type: ignore[assignment]

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space that you may use on the disk is used up",
    errno.EFBIG: "the disk takes no file of that size",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
}
TURNS, BETWEEN_TURNS = 600, 0.1
"""How often a file's turn is waited for where the system does not wait itself, and the seconds in between."""


class InUseError(Exception):
    """Another command is writing the folder."""


def why_not_written(error: OSError) -> str:
    """What went wrong in writing, in plain words, with the file where it is known."""
    reason = REASONS.get(error.errno or 0) or error.strerror or str(error)
    return f"{reason} ({error.filename})" if error.filename else reason


def write_whole(path: Path, text: str) -> bool:
    """Put `text`, as UTF-8 with its own line ends, in the place of the file; False if it stood there already.

    The folder is made if it is missing; an existing file keeps its permissions. Of several commands that write in a
    folder each has its turn.
    """
    content = text.encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(path)
    with _turn_in(path.parent):
        try:
            if path.is_file() and path.read_bytes() == content:
                return False
            with new.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            new.replace(path)
        finally:
            # Also what a command that was killed has left.
            new.unlink(missing_ok=True)
    return True


def _beside(path: Path, what: str = "") -> Path:
    """A hidden name beside `path`, which git leaves out."""
    return path.with_name(f".{path.name}{what}.part")


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder beside `path` to write into, which takes its place at the end.

    If anything is raised in between, what stood at `path` stays as it was. What a command that was killed has
    left beside it is cleared away.

    Raises:
        InUseError: another command is writing it at this moment.
    """
    path = path.resolve()
    new, old = _beside(path), _beside(path, ".old")
    new.mkdir(parents=True, exist_ok=True)
    with _alone_in(new):
        if old.exists() and not path.exists():
            old.rename(path)
        for left in (old, *new.iterdir()):
            _clear(left)
        try:
            yield new
            _swap(new, path, old)
        except BaseException:
            _clear(new)
            raise
        # From here on the new folder's name is free for the next command.
        _clear(old)


def _swap(new: Path, path: Path, old: Path) -> None:
    if path.exists():
        path.rename(old)
    try:
        new.rename(path)
    except OSError:
        if old.exists():
            old.rename(path)
        raise


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Holds the folder for this process alone, or raises InUseError."""
    with _held(folder, waits=False) as handle:
        if fcntl and not (folder.exists() and os.path.samestat(os.fstat(handle), folder.stat())):
            raise InUseError(f"Another command has just written {folder}.")
        yield


@contextmanager
def _turn_in(folder: Path) -> Iterator[None]:
    """Waits until no other command writes a file in the folder."""
    with _held(folder, waits=True):
        yield


@contextmanager
def _held(folder: Path, *, waits: bool) -> Iterator[int]:
    """A lock on the folder; it ends with its process, however that ends."""
    if fcntl:
        handle = os.open(folder, os.O_RDONLY)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
            except BlockingIOError as error:
                raise InUseError(f"Another command is writing {folder} at this moment.") from error
            yield handle
        finally:
            os.close(handle)
        return
    # Windows opens no folders: there it is a file beside it that is locked.
    lock = _beside(folder, ".lock")
    handle = os.open(lock, os.O_RDWR | os.O_CREAT)
    try:
        _lock_first_byte(handle, folder, TURNS if waits else 1)
        yield handle
    finally:
        os.close(handle)
        # In use by the next command, which then takes it away.
        with suppress(PermissionError):
            lock.unlink(missing_ok=True)


def _lock_first_byte(handle: int, folder: Path, turns: int) -> None:
    for turn in range(turns):
        if turn:
            time.sleep(BETWEEN_TURNS)
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            return
    raise InUseError(f"Another command is writing {folder} at this moment.")


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
