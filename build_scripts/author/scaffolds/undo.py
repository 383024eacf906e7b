"""What the last command wrote for the author, so that it can be taken back as long as nobody has changed it since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from build_scripts.author.writing import write_whole

LAST = ".cache/last-import.json"


class UndoRefusedError(Exception):
    """Nothing was taken back; `str()` says why."""


def write_files(root: Path, files: Mapping[str, str]) -> list[str]:
    """Write files by their path from the project folder, and remember what stood there; the paths of those that changed."""
    before = {path: _text(root / path) for path in files}
    changed = [path for path, text in files.items() if write_whole(root / path, text)]
    if changed:
        kept = {path: {"before": before[path], "after": files[path]} for path in changed}
        write_whole(root / LAST, json.dumps(kept, ensure_ascii=False, indent=1))
    return changed


def undo(root: Path) -> list[str]:
    """Put back what stood before the last import; the paths of the files. Nothing is touched if one was edited since."""
    try:
        kept = json.loads((root / LAST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UndoRefusedError(
            "There is nothing to take back: no import was written here, or it was taken back."
        ) from None
    except ValueError:
        raise UndoRefusedError(f"{LAST} is damaged, so the import cannot be taken back by itself.") from None
    edited = [path for path, change in kept.items() if _text(root / path) != change["after"]]
    if edited:
        raise UndoRefusedError(
            f"Changed since the import: {', '.join(edited)}. Nothing was taken back; use git for these files."
        )
    for path, change in kept.items():
        if change["before"] is None:
            (root / path).unlink()
            _without_empty_folder((root / path).parent)
        else:
            write_whole(root / path, change["before"])
    (root / LAST).unlink()
    return list(kept)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _without_empty_folder(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
