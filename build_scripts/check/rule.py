"""What a rule is: the text that authors read, its examples laid over a corpus, and the function that finds violations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, overload

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import RuleText, Severity, Violation
from build_scripts.synthesise.joins import Joined

CorpusFunction = Callable[[Joined], Iterable[Violation]]
StudyFunction = Callable[[Joined, StudyFolder], Iterable[Violation]]


@dataclass(frozen=True)
class Rule:
    """A rule of scope `study` or `corpus`; the rules of scope `file` have texts only, and `read` finds them."""

    text: RuleText
    of_corpus: CorpusFunction | None = None
    of_study: StudyFunction | None = None
    """Exactly one of the two is given."""

    def __call__(self, joined: Joined) -> Iterator[Violation]:
        """Every violation in the corpus; a study rule goes through all studies."""
        if self.of_corpus is not None:
            yield from self.of_corpus(joined)
        if self.of_study is not None:
            for folder in joined.corpus.studies.values():
                yield from self.of_study(joined, folder)


class _ForCorpus(Protocol):
    def __call__(self, function: CorpusFunction, /) -> Rule: ...


class _ForStudy(Protocol):
    def __call__(self, function: StudyFunction, /) -> Rule: ...


@overload
def rule(
    code: str, slug: str, *, scope: Literal["corpus"], why: str, bad: str, good: str, severity: Severity = ...
) -> _ForCorpus: ...
@overload
def rule(
    code: str, slug: str, *, scope: Literal["study"], why: str, bad: str, good: str, severity: Severity = ...
) -> _ForStudy: ...
def rule(
    code: str,
    slug: str,
    *,
    scope: Literal["study", "corpus"],
    why: str,
    bad: str,
    good: str,
    severity: Severity = Severity.ERROR,
) -> _ForCorpus | _ForStudy:
    """Make a rule of a function that yields violations.

    With scope `corpus` the function gets the joined corpus; with scope `study` the joined corpus and one study's
    folder, of whose items it speaks. `why`, `bad` and `good` are as in `RuleText`.
    """
    text = RuleText(code, slug, severity, scope, why, bad, good)

    def of_corpus(function: CorpusFunction) -> Rule:
        return Rule(text, of_corpus=function)

    def of_study(function: StudyFunction) -> Rule:
        return Rule(text, of_study=function)

    return of_corpus if scope == "corpus" else of_study


MARK = "# <- here"
"""Ends the line that a bad example is about."""

BANNER = re.compile(r"^# (in )?(evidence/\S+)$")
ENTRY = re.compile(r"^(?:- |(?P<key>[A-Za-z][\w-]*):)")
ID = re.compile(r"^(?:- |- \{|  )id: *([\w-]+)", re.MULTILINE)


def lay_over(files: Mapping[str, bytes], example: str) -> dict[str, bytes]:
    """The files of a corpus with those of an example in their place, as `RuleText` says."""
    laid = dict(files)
    for path, in_part, text in _parts(example):
        if in_part and path in laid:
            text = _merged(laid[path].decode(), text)
        laid[path] = text.encode()
    return laid


def marked_place(files: Mapping[str, bytes]) -> tuple[str, int] | None:
    """File and line (from 1) of the first line that is marked; None if none is."""
    for path, content in files.items():
        for number, line in enumerate(content.decode(errors="replace").splitlines(), start=1):
            if line.rstrip().endswith(MARK):
                return path, number
    return None


def _parts(example: str) -> Iterator[tuple[str, bool, str]]:
    """`(path, whether in part, text)` of each file in an example."""
    path, in_part, lines = "", False, list[str]()
    for line in example.splitlines(keepends=True):
        banner = BANNER.match(line.rstrip("\n"))
        if banner is None:
            lines.append(line)
            continue
        if path:
            yield path, in_part, "".join(lines)
        path, in_part, lines = banner[2], banner[1] is not None, []
    if path:
        yield path, in_part, "".join(lines)


def _merged(whole: str, part: str) -> str:
    """A file's text with the entries of `part` in place of those of the same name, or after all others."""
    entries = dict(_entries(whole))
    entries.update(_entries(part))
    return "".join(entries.values())


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """The name and text of each top-level entry; what stands before the first has the empty name."""
    block = ""
    for line in text.splitlines(keepends=True):
        if ENTRY.match(line) and block:
            yield _name(block), block
            block = ""
        block += line
    if block:
        yield _name(block), block


def _name(block: str) -> str:
    found = ENTRY.match(block)
    if found is None:
        return ""
    identified = ID.search(block)
    return found["key"] or (identified[1] if identified else block)
