"""Records and joins -> problems: runs every rule, looks up the places, applies the waivers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from build_scripts.check.catalogue import ALL_RULES, RULE_TEXTS
from build_scripts.check.waivers import judge, without_waived
from build_scripts.model.diagnostics import Diagnostic, KeyPath, Place, RuleText, Violation
from build_scripts.model.layout import PERMALINKS
from build_scripts.model.phrases import lines
from build_scripts.read.corpus import Reading
from build_scripts.read.yaml_text.tree import Tree
from build_scripts.synthesise.joins import Joined, join

TOP = Place(1, 1, 2)
"""The place of a violation about a file that has no tree."""

ELSEWHERE = re.compile(r"\{([0-9])\}")


def check(reading: Reading, joined: Joined | None = None) -> tuple[Diagnostic, ...]:
    """Every problem of a reading, sorted; what `joined` holds is joined here unless it is given."""
    joined = joined or join(reading.corpus)
    found = [*reading.problems, *_of_rules(reading, joined)]
    kept, used = without_waived(found, reading.corpus.waivers, reading.trees)
    codes = {text.code for text in RULE_TEXTS}
    about_waivers = (problem_of(violation, text, reading) for text, violation in judge(joined, used, codes))
    return tuple(_together(sorted(_once([*kept, *about_waivers]), key=Diagnostic.sort_key)))


def _of_rules(reading: Reading, joined: Joined) -> Iterator[Diagnostic]:
    """What the rules find: those of the corpus, then those of studies, one study after the other.

    So what several rules ask of a study is still at hand.
    """
    of_corpus = ((rule, rule(joined)) for rule in ALL_RULES if rule.of_corpus)
    of_studies = (
        (rule, rule.of_study(joined, folder))
        for folder in joined.corpus.studies.values()
        for rule in ALL_RULES
        if rule.of_study
    )
    for rule, violations in chain(of_corpus, of_studies):
        for violation in violations:
            yield problem_of(violation, rule.text, reading)


def problem_of(violation: Violation, text: RuleText, reading: Reading) -> Diagnostic:
    """A violation, with its code and its place on the screen."""
    violation, trees = _in_trees(violation, reading), reading.trees
    tree = trees.get(violation.file)
    place = violation.place or _place(tree, violation)
    return Diagnostic(
        file=violation.file,
        place=place,
        code=text.code,
        slug=text.slug,
        severity=violation.severity or text.severity,
        message=_with_places(violation.message, violation, trees),
        hint=_with_places(violation.hint, violation, trees),
        path=violation.path,
        source_line=tree.line(place.line) if tree else "",
        edits=violation.edits,
    )


def _in_trees(violation: Violation, reading: Reading) -> Violation:
    """The violation with paths of the trees: a list may hold entries that could not be read as records."""
    if not reading.positions:
        return violation
    return replace(
        violation,
        path=reading.path_in_tree(violation.file, violation.path),
        elsewhere=tuple((file, reading.path_in_tree(file, path)) for file, path in violation.elsewhere),
        edits=tuple(
            replace(edit, path=reading.path_in_tree(edit.file, edit.path)) for edit in violation.edits
        ),
    )


def _place(tree: Tree | None, violation: Violation) -> Place:
    if tree is None:
        return TOP
    if violation.file.startswith(PERMALINKS):
        return _in_permalinks(tree, violation.part)
    return tree.place(violation.path, violation.at_key, violation.part)


def _in_permalinks(tree: Tree, address: str) -> Place:
    """The line of an address in a file of published ones, which has no nodes."""
    for number, line in enumerate(tree.lines, start=1):
        if address and line.strip().partition(" ")[0] == address:
            return Place(number, 1, len(address) + 1)
    return TOP


def _with_places(text: str, violation: Violation, trees: Mapping[str, Tree]) -> str:
    """`{0}` and so on in a text, written as `file:line`; in the violation's own file as `line 12`."""
    if not violation.elsewhere:
        return text

    def written(found: re.Match[str]) -> str:
        number = int(found[1])
        if number >= len(violation.elsewhere):
            return found[0]
        file, path = violation.elsewhere[number]
        tree = trees.get(file)
        line = tree.place(path).line if tree else 1
        return f"line {line}" if file == violation.file else f"{file}:{line}"

    return ELSEWHERE.sub(written, text)


def _once(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Each problem once, though two rules or two ways to the same value say it; never two different ones as one."""
    seen: set[tuple[str, str, KeyPath, Place, str]] = set()
    for problem in problems:
        key = (problem.file, problem.code, problem.path, problem.place, problem.message)
        if key not in seen:
            seen.add(key)
            yield problem


UNKNOWN_IDS = (
    "EV037",
    "EV201",
    "EV202",
    "EV203",
    "EV204",
    "EV205",
    "EV206",
    "EV208",
    "EV209",
    "EV210",
    "EV212",
)
"""Rules of which one slip, such as a theme that got another name, gives a problem at each place that names it."""


def _together(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems, with one in place of all that say the same of one file; it names the lines of the others."""
    alike: dict[tuple[str, str, str], list[Diagnostic]] = {}
    told: list[Diagnostic] = []
    for problem in problems:
        key = (problem.file, problem.code, problem.message)
        if problem.code not in UNKNOWN_IDS:
            told.append(problem)
        elif key in alike:
            alike[key].append(problem)
        else:
            alike[key] = [problem]
            told.append(problem)
    return [_one_of(alike.get((one.file, one.code, one.message), [one]), one) for one in told]


def _one_of(alike: Sequence[Diagnostic], first: Diagnostic) -> Diagnostic:
    others = list(dict.fromkeys(other.place.line for other in alike if other.place.line != first.place.line))
    if len(alike) == 1 or not others:
        return first
    edits = tuple(edit for other in alike for edit in other.edits)
    return replace(first, message=f"{first.message} The same goes for {lines(others)}.", edits=edits)
