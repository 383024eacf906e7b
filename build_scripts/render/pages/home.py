"""The home page: the questions with their answers, what is new, for whom, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from build_scripts.model import urls
from build_scripts.model.diagnostics import Diagnostic
from build_scripts.model.fields import Change
from build_scripts.render.look.share_picture import picture
from build_scripts.render.pages.evidence_map_cells import MapCell, MapCellKind, MapCells
from build_scripts.render.pages.studies import ProblemView, problem_views
from build_scripts.render.site.registry import title_of
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.review_finding_marks import Marks, legend
from build_scripts.render.views.shared import Link
from build_scripts.render.views.theme_line import ThemeLine, theme_ids, theme_line

STUDIES_SHOWN = 8
VOICES_AT_MOST = 6
"""Perspectives that stand beside each other."""
NEWS_SHOWN = 5


@dataclass(frozen=True)
class NewsView:
    """A dated change: what kind of thing, where it is, and its title if it is new, else what changed."""

    date: str
    kind: str
    link: Link
    change: str


@dataclass(frozen=True)
class AudienceEntry:
    """For whom the site is; the address is empty where the site has no page for them."""

    name: str
    definition: str
    address: str


@dataclass(frozen=True)
class VoiceView:
    """What stands under a question from one perspective: marks, or in words why there are none."""

    name: str
    address: str
    """The map, with this question and perspective chosen."""
    kind: MapCellKind
    marks: Marks | None
    said: str


@dataclass(frozen=True)
class QuestionView:
    """A question with its answer and who was heard on it; no voices where there are too many for a row."""

    theme: ThemeLine
    voices: tuple[VoiceView, ...]


@dataclass(frozen=True)
class HomeView:
    """Everything on the home page."""

    ways: tuple[Link, ...]
    """Straight to what readers come for, where the site has it."""
    questions: tuple[QuestionView, ...]
    voices: tuple[str, ...]
    """Heads of the columns of voices; empty where there are too many."""
    levels: tuple[tuple[Marks, str], ...]
    """Those that the marks of the voices show, the surest first."""
    has_map: bool
    news: tuple[NewsView, ...]
    """The latest changes."""
    audiences: tuple[AudienceEntry, ...]
    studies: tuple[StudyLine, ...]
    """The first few; the list of studies has all."""
    has_more_studies: bool
    promise: str
    """What a reader gets here, in two short sentences; empty where there is no question yet."""
    holds: str
    """What the site holds, in a sentence."""
    problems: tuple[ProblemView, ...]
    """What could not be read, outside the studies: only a preview has any."""


def home_view(items: Items, problems: Sequence[Diagnostic], present: Collection[str] = ()) -> HomeView:
    """Everything on the home page.

    `problems` are those of files that belong to no study; `present` are the addresses of the site's other
    pages, so that the home page links to what is there alone.
    """
    corpus = items.corpus
    studies = list(corpus.studies)
    counts = [
        labels.counted(len(studies), "study", "studies"),
        labels.counted(len(items.joined.findings), "finding", "findings"),
        labels.counted(len(items.joined.quotes), "quotation", "quotations"),
        labels.counted(len(corpus.review_findings), "review finding", "review findings"),
    ]
    questions = tuple(_questions(items))
    return HomeView(
        ways=tuple(_ways(items, present)),
        questions=questions,
        voices=tuple(voice.name for voice in questions[0].voices) if questions else (),
        levels=legend([items.review_finding(id_) for id_ in corpus.review_findings]),
        has_map=urls.MAP in present,
        news=tuple(_news(items)),
        audiences=tuple(_audiences(items, present)),
        studies=tuple(items.study(id_) for id_ in studies[:STUDIES_SHOWN]),
        has_more_studies=len(studies) > STUDIES_SHOWN,
        promise=_promise(len(corpus.themes), counts[0]),
        holds=labels.sentence(labels.listed(counts)),
        problems=problem_views(problems),
    )


def _questions(items: Items) -> Iterator[QuestionView]:
    cells = MapCells(items, "perspective")
    columns = cells.columns if len(cells.columns) <= VOICES_AT_MOST else {}
    for id_ in theme_ids(items):
        yield QuestionView(theme_line(items, id_), tuple(_voice(id_, cells.at(id_, key)) for key in columns))


def _voice(theme: str, cell: MapCell) -> VoiceView:
    return VoiceView(
        name=labels.sentence(cell.column.name),
        address=urls.map_where(theme=theme, perspective=cell.column.key),
        kind=cell.kind,
        marks=cell.marks,
        said=cell.marks.said if cell.marks else cell.said,
    )


def _ways(items: Items, present: Collection[str]) -> Iterator[Link]:
    """For those who come for a thing and not with a question."""
    corpus, joined = items.corpus, items.joined
    for holds, address in (
        (corpus.site and corpus.site.audiences, urls.AUDIENCES),
        (corpus.themes, urls.BRIEFS),
        (corpus.themes, urls.GAPS),
        (joined.quotes, urls.QUOTES),
        (corpus.studies, urls.STUDIES),
    ):
        if holds and address in present:
            yield Link(address, title_of(address))
    if joined.findings and urls.FINDINGS in present:
        yield Link(urls.FINDINGS, "Findings as a file")


def _promise(questions: int, studies: str) -> str:
    if not questions:
        return ""
    if questions == 1:
        answers, each = "A short answer to one question", "It"
    else:
        answers, each = f"Short answers to {questions} questions", "Each"
    return f"{answers}, from {studies}. {each} says how sure one can be, and leads down to its place in the source."


def _audiences(items: Items, present: Collection[str]) -> Iterator[AudienceEntry]:
    record = items.corpus.site
    for audience in record.audiences if record else ():
        address = urls.audience(audience.id)
        yield AudienceEntry(audience.name, audience.definition, address if address in present else "")


def _news(items: Items) -> Iterator[NewsView]:
    """Each record with its latest dated change; of one day, studies come before what was made of them."""
    corpus = items.corpus
    histories: list[tuple[int, str, Link, str, Sequence[Change]]] = [
        *(
            (
                0,
                "study",
                Link(urls.study(id_), items.study(id_).name),
                items.study(id_).title,
                folder.study.history,
            )
            for id_, folder in corpus.studies.items()
            if folder.study
        ),
        *(
            (1, "review finding", Link(urls.review_finding(id_), finding.statement), "", finding.history)
            for id_, finding in corpus.review_findings.items()
        ),
        *(
            (2, "question", Link(urls.theme(id_), theme.question), "", theme.history)
            for id_, theme in corpus.themes.items()
        ),
    ]
    changes = [
        (latest, min(entry.date for entry in history) == latest.date, rank, kind, link, title)
        for rank, kind, link, title, history in histories
        if history
        for latest in (max(history, key=lambda change: change.date),)
    ]
    changes.sort(key=lambda change: (change[0].date, -change[2]), reverse=True)
    for change, is_first, _, kind, link, title in islice(changes, NEWS_SHOWN):
        label = f"New {kind}" if is_first else f"Changed {kind}"
        yield NewsView(labels.date(change.date), label, link, title if is_first else change.change)


def home_page(
    renderer: Renderer, items: Items, problems: Sequence[Diagnostic], present: Collection[str]
) -> Page:
    """The home page; `problems` are those of files that belong to no study, `present` the other addresses."""
    return renderer.page(
        "home",
        items.site.description,
        picture=picture(urls.HOME, items.site.title, "", items.site.description),
        structured=(renderer.linked_data.website(),),
        view=home_view(items, problems, present),
    )
