"""What a rule is: the text that authors read, and the function that finds what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, overload

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.problems import Complaint, Severity
from build_scripts.model.rules import RuleText
from build_scripts.synthesise.joins import Joined

CorpusFunction = Callable[[Joined], Iterable[Complaint]]
StudyFunction = Callable[[Joined, StudyFolder], Iterable[Complaint]]


@dataclass(frozen=True)
class Rule:
    """A rule of scope `study` or `corpus`; the rules of scope `file` have texts only, and `read` finds them."""

    text: RuleText
    of_corpus: CorpusFunction | None = None
    of_study: StudyFunction | None = None
    """Exactly one of the two is given."""

    def __call__(self, checked: Joined) -> Iterator[Complaint]:
        """Every complaint about the corpus; a study rule goes through all studies."""
        if self.of_corpus is not None:
            yield from self.of_corpus(checked)
        if self.of_study is not None:
            for folder in checked.corpus.studies.values():
                yield from self.of_study(checked, folder)


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
    """Make a rule of a function that yields complaints.

    With scope `corpus` the function gets the joined corpus; with scope `study` the joined corpus and one study's
    folder, of whose items it speaks. `why`, `bad` and `good` are as in `RuleText`.
    """
    text = RuleText(code, slug, severity, scope, why, bad, good)

    def of_corpus(function: CorpusFunction) -> Rule:
        return Rule(text, of_corpus=function)

    def of_study(function: StudyFunction) -> Rule:
        return Rule(text, of_study=function)

    return of_corpus if scope == "corpus" else of_study
