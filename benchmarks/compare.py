"""Two built sites, file by file: what came, what went, and what changed in words that readers see.

`python -m benchmarks.compare OLD NEW` prints the files that differ, and with `--show N` the first N changed lines of each.
The search index is left out: its bytes differ from build to build.
"""

from __future__ import annotations

import argparse
import difflib
import re
from pathlib import Path

LEFT_OUT = ("pagefind/", "sitemap.xml.gz")


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path, the search index left out."""
    found = (path for path in sorted(site.rglob("*")) if path.is_file())
    named = ((path.relative_to(site).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in named if not name.startswith(LEFT_OUT)}


def lines(content: bytes) -> list[str]:
    """A file in lines, a line an element, so that a difference is short."""
    return re.sub(r"(?<=>)(?=<)", "\n", content.decode(errors="replace")).splitlines()


def differences(old: dict[str, bytes], new: dict[str, bytes], show: int) -> list[str]:
    """One line for each file that differs, with up to `show` changed lines below it."""
    told = [f"- {name}" for name in old if name not in new] + [f"+ {name}" for name in new if name not in old]
    for name in sorted(old.keys() & new.keys()):
        if old[name] == new[name]:
            continue
        changed = [
            line
            for line in difflib.unified_diff(lines(old[name]), lines(new[name]), lineterm="", n=0)
            if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))
        ]
        told.append(f"~ {name}: {len(changed)} lines")
        told += [f"    {line[:300]}" for line in changed[:show]]
        if show and len(changed) > show:
            told.append(f"    and {len(changed) - show} more")
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    told = differences(files(asked.old), files(asked.new), asked.show)
    print("\n".join(told) or "No file differs.")


if __name__ == "__main__":
    main()
