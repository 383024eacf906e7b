"""Seeded damage to the files of a project, for the proofs that nothing an author can do stops a command."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Lines = list[str]

ODD = (
    "",
    "~",
    "0",
    "-1",
    "[]",
    "{}",
    "true",
    "2026-99-99",
    "'",
    '"',
    "{",
    "- ",
    "é́ 名",
    "\u202e",
    "x" * 700,
    "%",
    "#",
)
WORDS = (
    "okafor-2021",
    "waiting",
    "table-2",
    "not_stated",
    "nobody-listened",
    "con",
    "okafor-2021/table-2",
    "lee-2019",
)


def drop(lines: Lines, chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def double(lines: Lines, chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines.insert(at, lines[at])


def swap(lines: Lines, chance: random.Random) -> None:
    first, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[other] = lines[other], lines[first]


def shift(lines: Lines, chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at][2:] if chance.random() < 0.5 else f"  {lines[at]}"


def cut(lines: Lines, chance: random.Random) -> None:
    if len(lines) > 1:
        del lines[chance.randrange(1, len(lines)) :]


def overwrite(lines: Lines, chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    lines[at] = f"{key}{colon}{chance.choice((*ODD, *WORDS))}"


def scribble(lines: Lines, chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(ODD) + lines[at][place + 1 :]


DAMAGES: tuple[Callable[[Lines, random.Random], None], ...] = (
    drop,
    double,
    swap,
    shift,
    cut,
    overwrite,
    scribble,
)


def damaged(files: dict[str, bytes], chance: random.Random, paths: Sequence[str]) -> dict[str, bytes]:
    """`files` with one to four damages in those at `paths`, of which now and then one is gone."""
    for _ in range(chance.randint(1, 4)):
        path = chance.choice(paths)
        lines = files[path].decode(errors="replace").split("\n")
        if lines != [""]:
            chance.choice(DAMAGES)(lines, chance)
        files[path] = "\n".join(lines).encode()
    if chance.random() < 0.05:
        del files[chance.choice(paths)]
    return files
