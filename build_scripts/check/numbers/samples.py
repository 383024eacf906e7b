"""Rules about the sample: its parts, the bases above it, and people on their way through the study."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.numbers.mismatches import base_errors
from build_scripts.check.numbers.tables import table_example
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import KeyPath, Severity, Violation
from build_scripts.model.fields import BaseLike, as_base
from build_scripts.model.records.study import FlowStep, Study
from build_scripts.model.records.table import Table
from build_scripts.model.walk import Located, file_itself, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.arithmetic import flow_breaks, parts_fit
from build_scripts.synthesise.numbers.cells import table_sections

SAMPLE = """\
# in evidence/studies/okafor-2021/study.yaml
sample:
  size: 38
  description: Visitors of two libraries.
  recruitment: Asked at the door.
"""


@rule(
    "EV305",
    "groups-above-sample",
    scope="study",
    why="The parts of a sample cannot be more people than the sample, unless a person can be in several.",
    bad=SAMPLE
    + "  groups:  # <- here\n    - {label: Visitors in Northtown, n: 20}\n    - {label: Visitors in Southtown, n: 19}\n",
    good=SAMPLE
    + "  groups:\n    - {label: Visitors in Northtown, n: 19}\n    - {label: Visitors in Southtown, n: 19}\n",
)
def groups_above_sample(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Parts of a sample that are more than the whole."""
    sample = folder.study.sample if folder.study else None
    if sample is None or not isinstance(sample.size, int):
        return
    sizes = [group.n for group in sample.groups if isinstance(group.n, int)]
    if parts_fit(sizes, sample.size, overlapping=sample.overlapping):
        return
    message = f"The groups add up to {sum(sizes)}, but the sample is {sample.size}."
    hint = "Correct the numbers, or add `overlapping: true` if a person can be in several groups."
    if sample.overlapping:
        message = f"One of the groups has {max(sizes)} members, but the sample is {sample.size}."
        hint = "Correct the numbers."
    yield file_itself(Study, folder.id).at(("sample", "groups"), message, hint, at_key=True)


@rule(
    "EV306",
    "base-above-sample",
    scope="study",
    severity=Severity.WARNING,
    why="A table's base is usually at most the sample. A larger one may be right, for example if services or "
    "answers are counted: then `of` says so.",
    bad=table_example(
        "kind: frequency",
        "base: 83  # <- here",
        "cells:",
        "  - {label: Opening hours, n: 18}",
    ),
    good=table_example("kind: frequency", "base: 38", "cells:", "  - {label: Opening hours, n: 18}"),
)
def base_above_sample(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A base of people larger than the study's sample of people."""
    sample = folder.study.sample if folder.study else None
    if sample is None or not isinstance(sample.size, int) or sample.of != "people":
        return
    for table in records(folder, Table):
        reported = {error.path for error in base_errors(table.value)}
        for path, base_like in _bases(table.value):
            base = as_base(base_like)
            if base is None or base.of != "people" or base.n <= sample.size or (*path, "base") in reported:
                continue
            yield table.at(
                (*path, "base"),
                f"The base is {base.n} people, but {sample.size} took part in the study.",
                "Correct the base or `sample.size`; or say what is counted: "
                f"`base: {{n: {base.n}, of: answers}}`.",
            )


def _bases(table: Table) -> Iterator[tuple[KeyPath, BaseLike | None]]:
    """Every base that a table prints, with the path of what carries it."""
    yield (), table.base
    yield from ((("columns", number), column.base) for number, column in enumerate(table.columns))
    for number, group in enumerate(table.groups):
        yield ("groups", number), group.base
    for section in table_sections(table):
        if section.row is not None:
            yield section.path, section.row.base
        yield from (((*section.path, "cells", at), cell.base) for at, cell in enumerate(section.cells))


FLOW = (
    SAMPLE
    + """\
  flow:
    - {{label: Asked at the door, n: 52}}
    - {{label: Filled in the questionnaire, n: 38, left: {left}}}{mark}
"""
)


@rule(
    "EV309",
    "flow-breaks-off",
    scope="study",
    why="On their way into a study people only become fewer, and whoever is missing at a step is said to have left.",
    bad=FLOW.format(left=12, mark="  # <- here"),
    good=FLOW.format(left=14, mark=""),
)
def flow_breaks_off(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A step with more people than the one before, or with others missing than are said to have left."""
    steps = tuple(records(folder, FlowStep))
    for position in broken_steps(steps):
        before, step = steps[position - 1].value, steps[position]
        if step.value.as_printed:
            continue
        if step.value.n > before.n:
            message = f"{step.value.n} is more than the {before.n} of the step before."
        else:
            message = (
                f"From {before.n} to {step.value.n} are {before.n - step.value.n}, and {step.value.left} are said to "
                "have left."
            )
        yield step.at(
            "n", message, "Either correct a number, or add `as_printed:` if the paper itself prints this."
        )


def broken_steps(steps: tuple[Located[FlowStep], ...]) -> tuple[int, ...]:
    """Positions of the steps that do not follow from the one before."""
    return flow_breaks([step.value.n for step in steps], [step.value.left for step in steps[1:]])
