"""The annotated example as the smallest whole corpus, and ways to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from build_scripts.check.rule import lay_over
from build_scripts.check.run import check
from build_scripts.model.diagnostics import Diagnostic
from build_scripts.read.corpus import Reading, read_files

Files = Mapping[str, bytes]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--prove", action="store_true", help="run the long proofs at their full length")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Gives a test marked `prove(name, quick, long)` its values: the quick ones, or all of them with --prove."""
    for marker in metafunc.definition.iter_markers("prove"):
        name, quick, long = marker.args
        metafunc.parametrize(name, long if metafunc.config.getoption("--prove") else quick)


@cache
def _example() -> Files:
    found: dict[str, bytes] = {}

    def collect(folder: Traversable, path: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda path: path.name):
            if entry.is_dir():
                collect(entry, f"{path}/{entry.name}")
            else:
                found[f"{path}/{entry.name}"] = entry.read_bytes()

    collect(files("build_scripts.author.example") / "evidence", "evidence")
    return found


@pytest.fixture(scope="session")
def example_files() -> Callable[[], dict[str, bytes]]:
    """`example_files()`: the annotated example, path from the project folder -> bytes, a copy at each call."""
    return lambda: dict(_example())


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """`reading_of(overlay)`: the example, read with an overlay written as a rule's example is."""
    return lambda overlay="": read_files(lay_over(_example(), overlay))


@pytest.fixture(scope="session")
def problems_of() -> Callable[..., tuple[Diagnostic, ...]]:
    """`problems_of(overlay)`: every problem of the example with an overlay."""
    return lambda overlay="": check(read_files(lay_over(_example(), overlay)))
