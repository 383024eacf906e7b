"""Ten thousand damaged studies: never a traceback, every problem has a line of its file, and none takes long.

What is long is counted in calls, so that no test waits for a clock.
"""

from __future__ import annotations

import random
from cProfile import Profile

import pytest
import yaml

from build_scripts.check.report import FORMATS
from build_scripts.check.run import check
from build_scripts.model.diagnostics import Diagnostic
from build_scripts.read.corpus import Reading, read_files
from tests.check.test_hostile_values import HOSTILE, with_value
from tests.damage import WORDS, damaged

A_FUZZ = 10
"""Damaged studies of one seed."""

MOST_STEPS = 3
"""A damaged study takes no more than so many times the calls that the whole one takes."""


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


class Plain(yaml.CSafeDumper):
    """Writes a value out wherever it stands: anchors would make every file unreadable."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def counted(files: dict[str, bytes]) -> tuple[Reading, tuple[Diagnostic, ...], int]:
    """A reading with its problems, and how many functions were called for them."""
    with Profile(builtins=False) as profile:
        reading = read_files(files)
        problems = check(reading)
    return reading, problems, sum(entry.callcount for entry in profile.getstats())


@pytest.fixture(scope="module")
def whole(example_files) -> int:
    """The calls that the example takes when it is checked a second time: the first prepares what is kept."""
    counted(example_files())
    return counted(example_files())[2]


def hold_up(files: dict[str, bytes], whole: int) -> None:
    """Every problem has a line of its file, can be printed in every format, and is found in few steps."""
    reading, problems, steps = counted(files)
    if steps > MOST_STEPS * whole:
        # The first problem of a kind prepares what is kept for the next.
        steps = counted(files)[2]
    assert steps <= MOST_STEPS * whole
    for problem in problems:
        lines = files.get(problem.file, b"\n").decode(errors="replace").splitlines() or [""]
        assert problem.file, problem
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


def yaml_of(files: dict[str, bytes]) -> list[str]:
    return [path for path in files if path.endswith(".yaml")]


@pytest.mark.prove("seed", range(2), range(500))
def test_damaged_text_never_stops_the_check(seed, example_files, whole):
    for number in range(A_FUZZ):
        chance = random.Random(seed * 1000 + number)
        files = example_files()
        hold_up(damaged(files, chance, yaml_of(files)), whole)


@pytest.mark.prove("seed", range(1), range(250))
def test_odd_but_well_shaped_records_never_stop_the_check(seed, example_files, whole):
    for number in range(A_FUZZ):
        chance = random.Random(seed * 1000 + number)
        files = example_files()
        for path in yaml_of(files):
            data = reworded(yaml.load(files[path], yaml.CSafeLoader), chance)
            files[path] = yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False).encode()
        hold_up(files, whole)


@pytest.mark.prove("seed", range(1), range(250))
def test_hostile_values_beside_damage_never_stop_the_check(seed, example_files, whole):
    for number in range(A_FUZZ):
        chance = random.Random(seed * 1000 + number)
        files = example_files()
        for path in chance.sample(yaml_of(files), chance.randint(1, 3)):
            files[path] = with_value(
                files[path], chance.randrange(10_000), HOSTILE[chance.choice([*HOSTILE])]
            )
        hold_up(damaged(files, chance, yaml_of(files)) if chance.random() < 0.3 else files, whole)
