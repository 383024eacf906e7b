"""Where records name other records: each reference as file, path and the id it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_scripts.check.paths import (
    model_file,
    recommendation_file,
    review_finding_file,
    session_file,
    study_file,
    theme_file,
)
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.finding import CellIllustration, QuoteIllustration
from build_scripts.model.problems import Path
from build_scripts.model.theme import Message, Theme

Reference = tuple[str, Path, str]
"""`(file, path, id)`."""


def listed(file: str, path: Path, ids: Iterable[str]) -> Iterator[Reference]:
    """A reference for each id of a list."""
    for position, id_ in enumerate(ids):
        yield file, (*path, position), id_


def to_themes(corpus: Corpus) -> Iterator[Reference]:
    """Themes of items, of review findings, above and beside other themes."""
    for folder in corpus.studies.values():
        for name, themes in (
            ("tables.yaml", [one.themes for one in folder.tables]),
            ("findings.yaml", [one.themes for one in folder.findings]),
            ("quotes.yaml", [one.themes for one in folder.quotes]),
            ("recommendations.yaml", [one.themes for one in folder.recommendations]),
        ):
            for position, ids in enumerate(themes):
                yield from listed(study_file(folder.id, name), (position, "themes"), ids)
    for id_, theme in corpus.themes.items():
        if theme.parent is not None:
            yield theme_file(id_), ("parent",), theme.parent
        yield from listed(theme_file(id_), ("related",), theme.related)
    for id_, finding in corpus.review_findings.items():
        yield review_finding_file(id_), ("theme",), finding.theme
        yield from listed(review_finding_file(id_), ("also_in",), finding.also_in)
    for id_, advice in corpus.recommendations.items():
        yield from listed(recommendation_file(id_), ("themes",), advice.themes)


def to_perspectives(folder: StudyFolder) -> Iterator[Reference]:
    """Whose views a study and its items hold, and whom they are about."""
    if folder.study:
        file = study_file(folder.id)
        yield from listed(file, ("perspectives",), folder.study.perspectives)
        for position, group in enumerate(folder.study.sample.groups):
            if group.perspective is not None:
                yield file, ("sample", "groups", position, "perspective"), group.perspective
    file = study_file(folder.id, "tables.yaml")
    for position, table in enumerate(folder.tables):
        yield file, (position, "perspective"), table.perspective
        yield from listed(file, (position, "about"), table.about)
    file = study_file(folder.id, "findings.yaml")
    for position, finding in enumerate(folder.findings):
        yield from listed(file, (position, "perspective"), finding.perspective)
        yield from listed(file, (position, "about"), finding.about)
    file = study_file(folder.id, "quotes.yaml")
    for position, quote in enumerate(folder.quotes):
        yield from listed(file, (position, "perspective"), quote.perspective)


def to_audiences(corpus: Corpus) -> Iterator[Reference]:
    """Who is to act."""
    for folder in corpus.studies.values():
        for position, advice in enumerate(folder.recommendations):
            file = study_file(folder.id, "recommendations.yaml")
            yield from listed(file, (position, "audiences"), advice.audiences)
    for id_, own in corpus.recommendations.items():
        yield from listed(recommendation_file(id_), ("audiences",), own.audiences)


def to_own_findings(folder: StudyFolder) -> Iterator[Reference]:
    """Findings that the study's key points and recommendations rest on."""
    for position, point in enumerate(folder.study.key_points if folder.study else ()):
        yield from listed(study_file(folder.id), ("key_points", position, "findings"), point.findings)
    for position, advice in enumerate(folder.recommendations):
        file = study_file(folder.id, "recommendations.yaml")
        yield from listed(file, (position, "rests_on"), advice.rests_on)


def to_quotes(folder: StudyFolder) -> Iterator[Reference]:
    """Quotations that illustrate findings."""
    for path, illustration in illustrations(folder):
        if isinstance(illustration, QuoteIllustration):
            yield study_file(folder.id, "findings.yaml"), (*path, "quote"), illustration.quote


def illustrations(folder: StudyFolder) -> Iterator[tuple[Path, QuoteIllustration | CellIllustration]]:
    """Every illustration of a study's findings, with its path in findings.yaml."""
    for position, finding in enumerate(folder.findings):
        for place, illustration in enumerate(finding.illustrations):
            yield (position, "illustrations", place), illustration


def to_questions(folder: StudyFolder) -> Iterator[Reference]:
    """Questions that tables and their groups report."""
    file = study_file(folder.id, "tables.yaml")
    for position, table in enumerate(folder.tables):
        if table.question is not None:
            yield file, (position, "question"), table.question
        for place, group in enumerate(table.groups):
            if group.question is not None:
                yield file, (position, "groups", place, "question"), group.question


def to_studies(corpus: Corpus) -> Iterator[Reference]:
    """Companions of studies, and the studies that propose a model."""
    for folder in corpus.studies.values():
        for position, related in enumerate(folder.study.related_studies if folder.study else ()):
            if related.study is not None:
                yield study_file(folder.id), ("related_studies", position, "study"), related.study
    for id_, model in corpus.models.items():
        yield model_file(id_), ("study",), model.study


def to_findings(corpus: Corpus) -> Iterator[Reference]:
    """Findings named across the corpus, where nothing but a finding is meant."""
    for id_, finding in corpus.review_findings.items():
        for position, link in enumerate(finding.evidence):
            yield review_finding_file(id_), ("evidence", position, "finding"), link.finding
    for id_, model in corpus.models.items():
        for position, node in enumerate(model.nodes):
            yield from listed(model_file(id_), ("nodes", position, "findings"), node.findings)


def to_grounds(corpus: Corpus) -> Iterator[Reference]:
    """What the sentences of themes and our own recommendations rest on: findings or review findings."""
    for id_, theme in corpus.themes.items():
        for path, message in messages(theme):
            yield from listed(theme_file(id_), (*path, "rests_on"), message.rests_on)
    for id_, advice in corpus.recommendations.items():
        yield from listed(recommendation_file(id_), ("rests_on",), advice.rests_on)


def messages(theme: Theme) -> Iterator[tuple[Path, Message]]:
    """The answer of a theme and its key messages, with their paths."""
    yield ("answer",), theme.answer
    for position, message in enumerate(theme.key_messages):
        yield ("key_messages", position), message


def to_pins(corpus: Corpus) -> Iterator[Reference]:
    """Items that teaching sessions use."""
    for id_, session in corpus.teaching.items():
        yield from listed(session_file(id_), ("pins",), session.pins)
