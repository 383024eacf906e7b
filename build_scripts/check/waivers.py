"""Accepted exceptions: which problems they cover, and what is wrong with an exception itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from build_scripts.model.diagnostics import Diagnostic, RuleText, Severity, Violation
from build_scripts.model.layout import WAIVERS_FILE
from build_scripts.model.phrases import suggestion
from build_scripts.model.records.waiver import Waiver
from build_scripts.model.walk import Located
from build_scripts.read.yaml_text.tree import Tree
from build_scripts.synthesise.joins import Joined

NEVER_WAIVED = ("EV0", "EV9")
"""A file that cannot be read stays unread whatever anybody accepts, and no waiver waives waivers."""

EXAMPLE = """\
# evidence/waivers.yaml
- code: {code}
  file: {file}
  item: queue
  reason: The word is the one that visitors use for themselves.
  review_by: {day}
# in evidence/glossary.yaml
- id: queue
  term: queue
  meaning: Where the deaf wait, as they say.
"""
GOOD = EXAMPLE.format(code="EV601", file="evidence/glossary.yaml", day='"2027-11-21"')

NEEDLESS = RuleText(
    "EV901",
    "needless-waiver",
    Severity.ERROR,
    "corpus",
    "An exception that is no longer needed would hide the next problem of its kind.",
    "# evidence/waivers.yaml\n- code: EV601  # <- here\n  file: evidence/glossary.yaml\n"
    '  reason: The word is the one that visitors use.\n  review_by: "2027-11-21"\n',
    GOOD,
)
OVERDUE = RuleText(
    "EV902",
    "waiver-overdue",
    Severity.WARNING,
    "corpus",
    "Each exception has a day on which somebody looks again, or it would stay for ever.",
    EXAMPLE.format(code="EV601", file="evidence/glossary.yaml", day='"2025-11-21"  # <- here'),
    GOOD,
)
UNKNOWN_CODE = RuleText(
    "EV903",
    "waiver-of-nothing",
    Severity.ERROR,
    "corpus",
    "An exception names the code of the rule that it is an exception from.",
    "# evidence/waivers.yaml\n- code: EV6001  # <- here\n  file: evidence/glossary.yaml\n"
    '  reason: The word is the one that visitors use.\n  review_by: "2027-11-21"\n',
    GOOD,
)
NOT_WAIVABLE = RuleText(
    "EV904",
    "no-waiver-for-this",
    Severity.ERROR,
    "corpus",
    "What cannot be read cannot be accepted either, and an exception from the rules about exceptions would hide "
    "itself.",
    "# evidence/waivers.yaml\n- code: EV032  # <- here\n  file: evidence/glossary.yaml\n"
    '  reason: Nobody knows what to write.\n  review_by: "2027-11-21"\n',
    GOOD,
)

TEXTS = (NEEDLESS, OVERDUE, UNKNOWN_CODE, NOT_WAIVABLE)

Judged = Iterator[tuple[RuleText, Violation]]


def without_waived(
    problems: Sequence[Diagnostic], waivers: Sequence[Waiver], trees: Mapping[str, Tree]
) -> tuple[list[Diagnostic], set[int]]:
    """The problems that no waiver covers, and the positions of the waivers that cover some."""
    if not waivers:
        return list(problems), set()
    kept, used = [], set[int]()
    for problem in problems:
        covering = {position for position, waiver in enumerate(waivers) if _covers(waiver, problem, trees)}
        used |= covering
        if not covering:
            kept.append(problem)
    return kept, used


def judge(joined: Joined, used: Collection[int], codes: Collection[str]) -> Judged:
    """What is wrong with the waivers themselves; `codes` are those of all rules."""
    corpus = joined.corpus
    for position, waiver in enumerate(corpus.waivers):
        here = Located(WAIVERS_FILE, (position,), waiver)
        if waiver.code not in codes:
            hint = (
                suggestion(waiver.code, codes, cutoff=0.75) or "The code stands at the head of each problem."
            )
            yield UNKNOWN_CODE, here.at("code", f'There is no rule "{waiver.code}".', hint)
        elif waiver.code.startswith(NEVER_WAIVED):
            yield (
                NOT_WAIVABLE,
                here.at(
                    "code",
                    f"There can be no exception from {waiver.code}.",
                    f"Mend what it names; `evidence explain {waiver.code}` says how. Then delete this entry.",
                ),
            )
        elif position not in used and waiver.file not in corpus.unread:
            where = f'"{waiver.item}" in {waiver.file}' if waiver.item else waiver.file
            yield (
                NEEDLESS,
                here.at(
                    "code",
                    f"{waiver.code} finds nothing wrong with {where}, so this exception is not needed.",
                    "Delete it, or correct its `file` or `item`.",
                ),
            )
        if waiver.review_by < joined.as_of:
            yield (
                OVERDUE,
                here.at(
                    "review_by",
                    f"This exception was to be looked at by {waiver.review_by}, and the site stands at {joined.as_of}.",
                    "Look again: delete it, or give it a later `review_by`.",
                ),
            )


def _covers(waiver: Waiver, problem: Diagnostic, trees: Mapping[str, Tree]) -> bool:
    return (
        waiver.code == problem.code
        and waiver.file == problem.file
        and not problem.code.startswith(NEVER_WAIVED)
        and (waiver.item is None or waiver.item in _ids_along(problem, trees.get(problem.file)))
    )


def _ids_along(problem: Diagnostic, tree: Tree | None) -> Iterator[str]:
    """The ids of the records on the way to a problem."""
    value: Any = tree.data if tree else None
    for step in (*problem.path, None):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield value["id"]
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return
