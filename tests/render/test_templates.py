"""A template never computes: what it prints is worked out before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import nodes

from build_scripts.render.site.renderer import environment

TEMPLATES = environment().list_templates()
COMPUTING = (
    nodes.Slice,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
    nodes.Neg,
)
ORDER = {"gt", "gteq", "lt", "lteq"}
COUNTING = {"length", "count", "sum", "min", "max", "round", "abs", "slice", "batch", "sort", "groupby"}


def computations(source: str) -> Iterator[str]:
    """What a template works out: arithmetic, slices, places in lists, limits, and counts but those it prints."""
    tree = environment().parse(source)
    printed = {id(node) for output in tree.find_all(nodes.Output) for node in output.nodes}
    for kind in COMPUTING:
        yield from (f"line {node.lineno}: {kind.__name__}" for node in tree.find_all(kind))
    for compared in tree.find_all(nodes.Operand):
        if compared.op in ORDER:
            yield f"line {compared.lineno}: {compared.op}"
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and isinstance(item.arg.value, int):
            yield f"line {item.lineno}: [{item.arg.value}]"
    for used in tree.find_all(nodes.Filter):
        if used.name in COUNTING and not (used.name == "length" and id(used) in printed):
            yield f"line {used.lineno}: {used.name}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_computes_nothing(name: str) -> None:
    loader = environment().loader
    assert loader
    source, _, _ = loader.get_source(environment(), name)
    assert list(computations(source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "{% for one in all[:3] %}{% endfor %}",
        "{{ all[0] }}",
        "{{ all | length - 3 }}",
        "{% if all | length > 3 %}{% endif %}",
        "{% if all | length == 1 %}{% endif %}",
        "{{ 2 * number }}",
        "{{ text[-1:] }}",
        "{% if number >= 2 %}{% endif %}",
        "{{ all | sum }}",
    ],
)
def test_a_computation_would_be_found(source: str) -> None:
    assert list(computations(source))


def test_a_count_may_be_printed() -> None:
    assert list(computations("Show {{ all | length }} more")) == []
