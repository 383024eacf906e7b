"""One bad value in any field gives problems with places, and never stops a command."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
import yaml

from build_scripts.check.run import check
from build_scripts.model.phrases import quoted
from build_scripts.read.corpus import read_files
from build_scripts.read.yaml_text.tree import Tree

ExampleFiles = Callable[[], dict[str, bytes]]

HOSTILE: dict[str, str | None] = {
    "digits of Arabic": "٤٧.٤",
    "full-width digits": "４７",
    "superscript digits": "²³",
    "5,000 digits": "9" * 5000,
    "5,000 digits unquoted": None,
    "5,000 decimals": "0." + "3" * 5000,
    "date in other digits": "٢٠٢١-٠٣-٠٥",
    "year 0": "0000-00-00",
    "500 hyphens": "- " * 500 + "a",
    "500 numbers": "1. " * 500,
    "30,000 brackets": "[" * 30_000,
    "brackets": "[" * 290 + "]" * 290,
    "stars": "*" * 590,
    "long text": "word " * 4000,
    "direction marks": "\u200f\u2067" * 100,
    "no-break hyphens": "waiting\u2011lists",
    "signs of a spreadsheet": "=1+1",
    "percent": "1e9%",
}


def with_value(content: bytes, number: int, value: str | None) -> bytes:
    """A file with another text in place of its `number`th scalar that is no key."""
    text = content.decode()
    tree = Tree("f.yaml", text)
    scalars = [step.node for _, step in tree.nodes() if isinstance(step.node, yaml.ScalarNode)]
    node = scalars[number % len(scalars)]
    written = "9" * 5000 if value is None else quoted(value)
    return (text[: node.start_mark.index] + written + text[node.end_mark.index :].rstrip(" ")).encode()


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("seed", range(2))
def test_no_value_stops_the_check(kind: str, seed: int, example_files: ExampleFiles) -> None:
    random = Random(f"{kind} {seed}")
    files = example_files()
    path = random.choice(sorted(path for path in files if path.endswith(".yaml")))
    files[path] = with_value(files[path], random.randrange(10_000), HOSTILE[kind])
    for problem in check(read_files(files)):
        assert problem.place.line >= 1
        assert len(problem.message) < 2000
