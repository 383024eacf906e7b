"""Diagnostics as text for people, as JSON and SARIF for programs, as annotations for GitHub; a rule's page for the terminal."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from build_scripts.check.catalogue import RETIRED, RULE_TEXTS
from build_scripts.check.repairs import is_mechanical
from build_scripts.model import urls
from build_scripts.model.diagnostics import Diagnostic, RuleText, Severity

LONGEST_SOURCE = 110
"""Longer source lines are cut around the caret, which would be lost where a terminal wraps the line."""

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


MOST_TOLD = 100
"""Problems of one rule in one file that are told one by one."""


def told(problems: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each problem that is told, with a sentence behind it where more like it are not."""
    problems = tuple(problems)
    many = Counter((problem.file, problem.code) for problem in problems)
    seen: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        like = (problem.file, problem.code)
        seen[like] += 1
        if seen[like] <= MOST_TOLD:
            more = many[like] - MOST_TOLD if seen[like] == MOST_TOLD else 0
            yield problem, f"... and {more:,} more of {problem.code} in {problem.file}." if more > 0 else ""


def text(problems: Sequence[Diagnostic], files: int) -> str:
    """For people: each problem with its line, a caret, what, why and what to do; then the count."""
    paragraphs = (
        _paragraph(problem) + (f"\n{more}\n" if more else "") + "\n" for problem, more in told(problems)
    )
    return "".join(paragraphs) + summary(problems, files) + _mends(problems) + "\n"


def _mends(problems: Sequence[Diagnostic]) -> str:
    mended = sum(map(is_mechanical, problems))
    return f" `evidence fix` mends {mended} of them." if mended else ""


def changed_first(
    problems: Sequence[Diagnostic], changed: Mapping[str, Sequence[range]]
) -> tuple[list[Diagnostic], int]:
    """Problems of changed lines, then those of their files, then errors elsewhere; and how many others there are.

    `changed` holds the changed lines of each changed file.
    """
    on_lines, in_files, elsewhere = list[Diagnostic](), list[Diagnostic](), list[Diagnostic]()
    for problem in problems:
        if problem.file not in changed:
            elsewhere.append(problem)
        elif any(problem.place.line in lines for lines in changed[problem.file]):
            on_lines.append(problem)
        else:
            in_files.append(problem)
    errors = [problem for problem in elsewhere if problem.severity is Severity.ERROR]
    return [*on_lines, *in_files, *errors], len(elsewhere) - len(errors)


def as_json(problems: Sequence[Diagnostic], _files: int) -> str:
    """For programs: one object a line, in ASCII, which every pipe carries."""
    return "".join(
        json.dumps(
            {
                "code": problem.code,
                "slug": problem.slug,
                "severity": problem.severity.value,
                "file": problem.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "message": problem.message,
                "hint": problem.hint,
            }
        )
        + "\n"
        for problem in problems
    )


def github(problems: Sequence[Diagnostic], files: int) -> str:
    """For a pull request: workflow commands, errors first, since GitHub shows only the first ten of a kind."""
    ranks = list(GITHUB_COMMANDS)
    ordered = sorted(problems, key=lambda problem: ranks.index(problem.severity))
    lines = (_annotation(problem) + (f"\n{more}" if more else "") + "\n" for problem, more in told(ordered))
    return "".join(lines) + summary(problems, files) + "\n"


def sarif(problems: Sequence[Diagnostic], _files: int) -> str:
    """For tools that read SARIF 2.1.0, such as code scanning and editors."""
    texts = {text.code: text for text in RULE_TEXTS}
    told_of = sorted({problem.code for problem in problems})
    driver = {"name": "evidence", "rules": [_sarif_rule(texts[code]) for code in told_of]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem) for problem in problems],
    }
    whole = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, indent=1) + "\n"


def _sarif_rule(text: RuleText) -> dict[str, Any]:
    return {
        "id": text.code,
        "name": text.slug,
        "shortDescription": {"text": text.slug.replace("-", " ")},
        "fullDescription": {"text": text.why},
        "defaultConfiguration": {"level": text.severity.value},
    }


def _sarif_result(problem: Diagnostic) -> dict[str, Any]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column}
    message = " ".join(filter(None, (problem.message, problem.hint)))
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": message},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(problem.file)}, "region": region}}
        ],
    }


def summary(problems: Sequence[Diagnostic], files: int) -> str:
    """What was looked at and what was found, in one sentence."""
    counts = (
        _counted(sum(problem.severity is severity for problem in problems), word)
        for severity, word in WORDS.items()
    )
    return f"Checked {_counted(files, 'file')}: {', '.join(counts)}."


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], int], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


def _paragraph(problem: Diagnostic) -> str:
    place = problem.place
    header = (
        f"{problem.file}:{place.line}:{place.column}: {problem.severity.value} {problem.code} {problem.slug}"
    )
    lines = [header, *_source(problem)]
    lines += [
        f"  {visible(line)}" for part in (problem.message, problem.hint) if part for line in part.splitlines()
    ]
    return "\n".join(lines) + "\n"


def _source(problem: Diagnostic) -> list[str]:
    """The line and, under it, the caret; nothing where the line is empty."""
    source = problem.source_line.rstrip()
    if not source:
        return []
    start = problem.place.column - 1
    end = max(min(problem.place.end_column - 1, len(source)), start + 1)
    first = 0
    if len(source) > LONGEST_SOURCE:
        first = max(0, min(start - LONGEST_SOURCE // 3, len(source) - LONGEST_SOURCE))
    shown = source[first : first + LONGEST_SOURCE]
    if first:
        shown = "…" + shown[1:]
    if first + LONGEST_SOURCE < len(source):
        shown = shown[:-1] + "…"
    length = min(end - first, len(shown)) - (start - first)
    under = "".join("\t" if sign == "\t" else " " for sign in shown[: start - first]) + "^" * max(length, 1)
    return [f"{problem.place.line:>5} | {visible(shown)}", f"{'':>5} | {under}"]


def visible(line: str) -> str:
    """A line whose control and direction characters can be seen, and cannot command a terminal."""
    return "".join(
        sign
        if sign == "\t" or unicodedata.category(sign) not in ("Cc", "Cf")
        else "\N{REPLACEMENT CHARACTER}"
        for sign in line
    )


def _annotation(problem: Diagnostic) -> str:
    place = problem.place
    properties = {
        "file": problem.file,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": f"{problem.code} {problem.slug}",
    }
    listed = ",".join(f"{key}={_escaped(value, of_property=True)}" for key, value in properties.items())
    message = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{GITHUB_COMMANDS[problem.severity]} {listed}::{_escaped(message)}"


def _escaped(value: str, of_property: bool = False) -> str:
    escaped = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if of_property else escaped


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


SEVERITIES = {
    "error": "An error: a release cannot be built.",
    "warning": "A warning: worth a look, never needed for a merge.",
    "note": "A note: nothing to do.",
}


def explain(code: str) -> str | None:
    """The page of a rule, by its code or slug in any case; None if there is no such rule."""
    wanted = code.strip().lower()
    if wanted.upper() in RETIRED:
        return f"{wanted.upper()} is given no more. {RETIRED[wanted.upper()]}\n"
    found = next((text for text in RULE_TEXTS if wanted in (text.code.lower(), text.slug)), None)
    return _page(found) if found else None


def _page(text: RuleText) -> str:
    parts = [f"{text.code} {text.slug}", SEVERITIES[text.severity.value], text.why]
    if text.bad:
        parts.append(f"Not like this:\n\n{_indented(text.bad)}")
    if text.good:
        parts.append(f"But like this:\n\n{_indented(text.good)}")
    parts.append(f"On the site: {urls.rule(text.code)}")
    return "\n\n".join(parts) + "\n"


def _indented(example: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in example.rstrip("\n").split("\n"))
