"""What the home page prints: the questions with their one-line answers, and what it all rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.model.problems import Problem, Severity
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.item_views import StudyLine
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.study import ProblemView, problem_view
from build_scripts.synthesise.views.theme import ThemeLine, theme_ids, theme_line

STUDIES_SHOWN = 12


@dataclass(frozen=True)
class HomeView:
    """Everything on the home page."""

    themes: tuple[ThemeLine, ...]
    studies: tuple[StudyLine, ...]
    """The first few; the list of studies has all."""
    has_more_studies: bool
    holds: str
    """What the site holds, in a sentence."""
    problems: tuple[ProblemView, ...]
    """What could not be read, outside the studies: only a preview has any."""


def home_view(items: Items, problems: Sequence[Problem]) -> HomeView:
    """Everything on the home page; `problems` are those of files that belong to no study."""
    corpus = items.corpus
    studies = list(corpus.studies)
    counts = [
        words.counted(len(studies), "study", "studies"),
        words.counted(len(items.joined.findings), "finding", "findings"),
        words.counted(len(items.joined.quotes), "quotation", "quotations"),
        words.counted(len(corpus.review_findings), "review finding", "review findings"),
    ]
    return HomeView(
        themes=tuple(theme_line(items, id_) for id_ in theme_ids(items)),
        studies=tuple(items.study(id_) for id_ in studies[:STUDIES_SHOWN]),
        has_more_studies=len(studies) > STUDIES_SHOWN,
        holds=words.sentence(words.listed(counts)),
        problems=tuple(problem_view(one) for one in problems if one.severity is Severity.ERROR),
    )
