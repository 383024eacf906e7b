"""The note that a statement of the synthesis is to be looked at again, since what it rests on is no longer the same."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.ids import split_global
from build_scripts.model.phrases import either
from build_scripts.model.records.review import Review
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.theme import Theme
from build_scripts.model.walk import Located
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.seen import News, Statement, Synthesis, countries

MOST_NAMED = 4
"""Items of a kind that one note names; it says how many more there are."""

SEEN = """\
# in evidence/review_findings/not-knowing-weighs.yaml
statement: Visitors of public libraries may feel unheard when they do not know how long they will wait.{mark}
seen:
  items:
    okafor-2021/friendly-face-helped: mpfmjf
    okafor-2021/not-knowing-how-long: {mark_of_finding}
    okafor-2021/waiting-named-most: oaiadn
  studies:
    okafor-2021: 3
"""


@rule(
    "EV551",
    "look-again",
    scope="corpus",
    severity=Severity.NOTE,
    why="A statement says what its evidence said when somebody last looked. When a finding under it is added, changed, "
    "withdrawn or retracted, somebody looks again; until then readers are told nothing new, and nobody is hindered.",
    bad=SEEN.format(mark="  # <- here", mark_of_finding="aaaaaa"),
    good=SEEN.format(mark="", mark_of_finding="nbjadg"),
)
def look_again(joined: Joined) -> Iterator[Violation]:
    """A statement whose evidence is not what it was when it was last settled."""
    for statement in Synthesis(joined).statements():
        here = Located(statement.file, (), statement.record)
        for news in statement.news:
            yield here.at(
                news.path,
                f"Since somebody last looked at this, {'; '.join(_told(joined, statement, news))}.",
                f"{_question(statement, news)} Then run `evidence settle {statement.id}`.",
            )


def _told(joined: Joined, statement: Statement, news: News) -> Iterator[str]:
    if news.changed:
        yield f"{_listed(news.changed)} changed"
    if news.gone:
        yield f"{_listed(news.gone)} went"
    if news.added:
        yield f"{_listed(news.added)} came under it"
    for study in news.studies:
        yield f"{study} {_brings(joined, statement, news, study)}"


def _brings(joined: Joined, statement: Statement, news: News, study: str) -> str:
    """What a study has for a statement that was not there."""
    if isinstance(statement.record, Review):
        return f"came in, done in {countries(joined)[study]}, which the scope does not name"
    theme = statement.record.theme if isinstance(statement.record, ReviewFinding) else statement.id
    number, before = (
        statement.now.studies[study],
        statement.seen.studies.get(study, 0) if statement.seen else 0,
    )
    has = (
        f"has {number} findings under {theme}, and had {before}"
        if before
        else (
            f"came in under {theme}, with {number} findings"
            if number > 1
            else f"came in under {theme}, with one finding"
        )
    )
    if news.path != ("gaps",):
        return has
    findings = (finding for finding in joined.theme_findings[theme] if split_global(finding)[0] == study)
    asked = sorted({who for finding in findings for who in joined.findings[finding].perspective})
    return f"{has}, in the views of {either(asked, 'and')}"


def _listed(names: tuple[str, ...]) -> str:
    return either(names, "and", MOST_NAMED)


def _question(statement: Statement, news: News) -> str:
    if isinstance(statement.record, ReviewFinding):
        return "Read it again: its links, its note and its confidence."
    if isinstance(statement.record, Theme) and news.path == ("gaps",):
        return "Are these things still not known?"
    if isinstance(statement.record, Review):
        return "Name it in the scope, or say why it lies outside."
    return "Read it again beside them."
