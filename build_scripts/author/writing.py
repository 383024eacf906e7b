"""Writing a file or a folder whole or not at all, so that no crash and no reader ever meets half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a folder in use cannot be renamed anyway
    fcntl = None  # type: ignore[assignment]


class InUseError(Exception):
    """Another command is writing the folder."""


def write_whole(path: Path, text: str) -> bool:
    """Put `text`, as UTF-8 with its own line ends, in the place of the file; False if it stood there already.

    The folder is made if it is missing; an existing file keeps its permissions.
    """
    content = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder beside `path` to write into, which takes its place at the end.

    If anything is raised in between, what stood at `path` stays as it was. What a command that was killed has
    left beside it is cleared away.

    Raises:
        InUseError: another command is writing it at this moment.
    """
    path = path.resolve()
    new, old = path.with_name(f".{path.name}.part"), path.with_name(f".{path.name}.old.part")
    new.mkdir(parents=True, exist_ok=True)
    with _locked(new):
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
def _locked(folder: Path) -> Iterator[None]:
    """Holds the folder for this process alone; a lock ends with its process, however that ends."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InUseError(f"Another command is writing {folder} at this moment.") from error
        if not folder.exists() or not os.path.samestat(os.fstat(handle), folder.stat()):
            raise InUseError(f"Another command has just written {folder}.")
        yield
    finally:
        os.close(handle)


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
