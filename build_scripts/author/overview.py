"""What there is, and what waits for somebody: counts, ids, and what is stale, unverified, overdue or unanswered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_scripts.model.corpus import Corpus
from build_scripts.model.diagnostics import Diagnostic, KeyPath
from build_scripts.model.records.discrepancy import Discrepancy
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.site import HelpLine
from build_scripts.model.records.study import Retraction
from build_scripts.model.walk import records
from build_scripts.read.corpus import Reading
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.quotations.receipts import verification
from build_scripts.synthesise.seen import Synthesis

A_YEAR = 1
"""After so many years somebody looks again for a retraction, and calls a help line again."""

LOOK_AGAIN = "EV551"
OVERDUE_WAIVER = "EV902"
WEIGHTS = ("major", "moderate", "minor")


@dataclass(frozen=True)
class Waiting:
    """Things of one kind that wait for somebody, each with its place, and what to do about them."""

    title: str
    entries: tuple[str, ...]
    remedy: str


def waiting(reading: Reading, joined: Joined, problems: Iterable[Diagnostic]) -> tuple[Waiting, ...]:
    """Everything that waits for somebody, most urgent first; kinds without any are there too."""
    problems = tuple(problems)
    return (
        Waiting(
            "Statements whose evidence changed since somebody last looked",
            tuple(
                f"{_at(problem.file, problem.place.line)} {problem.message}"
                for problem in problems
                if problem.code == LOOK_AGAIN
            ),
            "Read each again, then run `evidence settle ID`.",
        ),
        Waiting(
            "Statements that nobody has settled yet",
            tuple(statement.file for statement in Synthesis(joined).statements() if statement.seen is None),
            "`evidence settle ID` keeps what it rests on, so that a change is noted.",
        ),
        Waiting(
            "Quotations that are not verified",
            _placed(reading, _not_verified(joined.corpus)),
            "Run `evidence verify STUDY --source FILE`.",
        ),
        Waiting(
            "Overdue",
            (
                *(
                    f"{_at(problem.file, problem.place.line)} {problem.message}"
                    for problem in problems
                    if problem.code == OVERDUE_WAIVER
                ),
                *_placed(reading, _overdue(joined)),
            ),
            f"Look again. The evidence stands at {joined.as_of}.",
        ),
        Waiting(
            "Discrepancies that the authors have not answered",
            _placed(reading, _unanswered(joined.corpus)),
            "Write to them; what they say goes into `authors_answer`.",
        ),
        Waiting(
            "Review findings that are drafts",
            tuple(
                f"evidence/review_findings/{id_}.yaml"
                for id_, finding in joined.corpus.review_findings.items()
                if finding.is_draft()
            ),
            "A second, independent role assesses each.",
        ),
    )


Said = tuple[str, KeyPath, str]


def _not_verified(corpus: Corpus) -> Iterator[Said]:
    for folder in corpus.studies.values():
        for quote in records(folder, Quote):
            known = verification(quote.value, folder.receipt)
            if not known.is_verified:
                yield *quote.spot("text"), f"{quote.value.id}: {known.value.replace('_', ' ')}"


def _overdue(joined: Joined) -> Iterator[Said]:
    limit = f"{int(joined.as_of[:4]) - A_YEAR}{joined.as_of[4:]}" if joined.as_of else ""
    for retraction in records(joined.corpus, Retraction):
        if retraction.value.status == "not_checked":
            yield *retraction.spot("status"), "nobody has looked for a retraction"
        elif (retraction.value.checked_on or limit) < limit:
            yield *retraction.spot("checked_on"), "looked for a retraction more than a year ago"
    for line in records(joined.corpus, HelpLine):
        if line.value.checked_on < limit:
            yield *line.spot("checked_on"), f"{line.value.name} was checked more than a year ago"


def _unanswered(corpus: Corpus) -> Iterator[Said]:
    for discrepancy in sorted(
        records(corpus, Discrepancy), key=lambda found: WEIGHTS.index(found.value.weight)
    ):
        if discrepancy.value.authors_answer is None:
            yield *discrepancy.spot("id"), f"{discrepancy.value.what} ({discrepancy.value.weight})"


def _placed(reading: Reading, said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(
        f"{_at(file, reading.trees[file].place(reading.path_in_tree(file, path)).line)} {what}"
        for file, path, what in said
    )


def _at(file: str, line: int) -> str:
    return f"{file}:{line}"


def counts(joined: Joined) -> Iterator[tuple[str, Mapping[str, int]]]:
    """What there is of each kind in each study, then in all, then what belongs to no study."""
    corpus = joined.corpus
    of_studies = {
        folder.id: {
            "findings": len(folder.findings),
            "quotations": len(folder.quotes),
            "verified": sum(verification(quote, folder.receipt).is_verified for quote in folder.quotes),
            "tables": len(folder.tables),
            "recommendations": len(folder.recommendations),
            "discrepancies": len(folder.discrepancies),
        }
        for folder in corpus.studies.values()
    }
    yield from of_studies.items()
    names = next(iter(of_studies.values()), {})
    yield "all studies", {name: sum(counts[name] for counts in of_studies.values()) for name in names}


IDS: Mapping[str, Callable[[Joined], Iterable[tuple[str, str]]]] = {
    "study": lambda joined: (
        (id_, folder.study.title if folder.study else "") for id_, folder in joined.corpus.studies.items()
    ),
    "theme": lambda joined: ((id_, theme.name) for id_, theme in joined.corpus.themes.items()),
    "review-finding": lambda joined: (
        (id_, finding.statement) for id_, finding in joined.corpus.review_findings.items()
    ),
    "recommendation": lambda joined: (
        (id_, advice.statement) for id_, advice in joined.corpus.recommendations.items()
    ),
    "finding": lambda joined: ((id_, finding.statement) for id_, finding in joined.findings.items()),
    "quote": lambda joined: ((id_, quote.text) for id_, quote in joined.quotes.items()),
    "table": lambda joined: ((id_, table.title) for id_, table in joined.tables.items()),
    "perspective": lambda joined: (
        ((perspective.id, perspective.definition) for perspective in joined.corpus.site.perspectives)
        if joined.corpus.site
        else ()
    ),
    "audience": lambda joined: (
        ((audience.id, audience.definition) for audience in joined.corpus.site.audiences)
        if joined.corpus.site
        else ()
    ),
    "term": lambda joined: ((term.id, term.meaning) for term in joined.corpus.glossary),
    "model": lambda joined: ((id_, model.name) for id_, model in joined.corpus.models.items()),
    "session": lambda joined: ((id_, session.title) for id_, session in joined.corpus.teaching.items()),
    "statement": lambda joined: (
        (statement.id, type(statement.record).__name__) for statement in Synthesis(joined).statements()
    ),
}
"""By kind: every id of it, with a few words that tell what it names."""
