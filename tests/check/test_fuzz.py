"""Three hundred damaged versions of the example: never a traceback, and every problem has a line of its file."""

from __future__ import annotations

import random

import pytest
import yaml

from build_scripts.check.report import FORMATS
from build_scripts.check.run import check
from build_scripts.read.corpus import read_files
from tests.damage import WORDS, damaged


def reworded(value: object, chance: random.Random) -> object:
    """Data of nearly the same shape, with some values turned into others that have one too."""
    if isinstance(value, dict):
        return {key: reworded(item, chance) for key, item in value.items() if chance.random() > 0.01}
    if isinstance(value, list):
        kept = [reworded(item, chance) for item in value if chance.random() > 0.05]
        return kept + kept[:1] if chance.random() < 0.05 else kept
    if chance.random() > 0.04:
        return value
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return chance.choice((0, 1, value + 1, 10**9))
    return chance.choice(
        (*WORDS, "A. B.", "=1", "<b>x</b>", "[x](data:x)", "TODO", "Most of 12 of 3.", "?", "0.0")
    )


class Plain(yaml.SafeDumper):
    """Writes a value out wherever it stands: anchors would make every file unreadable."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def hold_up(files: dict[str, bytes]) -> None:
    """Every problem has a line of its file, and can be printed in every format."""
    reading = read_files(files)
    problems = check(reading)
    for problem in problems:
        lines = files.get(problem.file, b"\n").decode(errors="replace").splitlines() or [""]
        assert 1 <= problem.place.line <= len(lines) + 1, problem
        assert 1 <= problem.place.column < problem.place.end_column, problem
        assert problem.message, problem
        assert "None" not in problem.message + problem.hint, problem
        assert "Error" not in problem.message, problem
    assert len({(problem.file, problem.path, problem.code, problem.place) for problem in problems}) == len(
        problems
    )
    assert list(problems) == sorted(problems, key=lambda problem: problem.sort_key())
    for written in FORMATS.values():
        written(problems, len(reading.trees))


@pytest.mark.prove("seed", range(15), range(200))
def test_damaged_text_never_stops_the_check(seed, example_files):
    for number in range(10):
        chance = random.Random(seed * 1000 + number)
        files = example_files()
        hold_up(damaged(files, chance, [path for path in files if path.endswith(".yaml")]))


@pytest.mark.prove("seed", range(15), range(200))
def test_odd_but_well_shaped_records_never_stop_the_check(seed, example_files):
    for number in range(10):
        chance = random.Random(seed * 1000 + number)
        files = example_files()
        for path in [path for path in files if path.endswith(".yaml")]:
            data = reworded(yaml.safe_load(files[path]), chance)
            files[path] = yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False).encode()
        hold_up(files)
