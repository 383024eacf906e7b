"""The list of studies, and a page for each, also for one that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.check.report import told
from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.model.ids import global_id
from build_scripts.model.records.study import KeyPoint, Study
from build_scripts.render.charts.card import PrintedTable, rendered_tables
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.moved import tombstones
from build_scripts.render.pages.study_parts import (
    AppraisalView,
    Citation,
    DiscrepancyGroup,
    QuestionView,
    appraisal,
    citation,
    discrepancies,
    questions,
    study_facts,
)
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page
from build_scripts.render.site.structured_data import Data
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import FindingView, QuoteView, RecommendationView, StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.paging import list_pages
from build_scripts.render.views.shared import Fact, Folded, Link, Notice, history, latest, study_references
from build_scripts.render.views.theme_line import folded_by_origin


@dataclass(frozen=True)
class KeyPointView:
    """A summary line of the source itself."""

    record: KeyPoint
    kind: str
    findings: tuple[Link, ...]
    locator: str


QUOTES_OPEN, ADVICE_OPEN = 4, 3
"""Quotations, and advice under one heading, that stand open on a study's page."""

FINDINGS_OPEN = 24
"""Up to so many findings stand open on a study's page; of more, readers first see the source's own themes."""


@dataclass(frozen=True)
class FindingGroup:
    """Findings under one of the source's own themes, those of its sub-themes under headings of theirs."""

    heading: str
    holds: str
    """How many findings there are, in words."""
    is_open: bool
    findings: tuple[FindingView, ...]
    below: tuple[tuple[str, tuple[FindingView, ...]], ...]


@dataclass(frozen=True)
class RelatedView:
    """A study that belongs together with this one."""

    relation: str
    link: Link | None
    citation: str
    note: str


@dataclass(frozen=True)
class ProblemView:
    """A problem that keeps a file from being shown as it should."""

    place: str
    message: str
    hint: str
    rule: Link


@dataclass(frozen=True)
class StudyView:
    """Everything on a study's page. `summary` and the like are empty where `study.yaml` could not be read."""

    line: StudyLine
    problems: tuple[ProblemView, ...]
    is_read: bool
    authors: str
    summary: str
    aim: str
    notice: Notice | None
    glance: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    further_facts: tuple[Fact, ...]
    equity: tuple[Fact, ...]
    equity_not_reported: str
    reading_notes: tuple[str, ...]
    key_points: tuple[KeyPointView, ...]
    findings: tuple[FindingGroup, ...]
    """Global ids."""
    quotes: Folded[QuoteView]
    recommendations: tuple[tuple[str, Folded[RecommendationView]], ...]
    questions: tuple[tuple[str, tuple[QuestionView, ...]], ...]
    """Under a heading: those with printed answers, then those without."""
    discrepancies: tuple[DiscrepancyGroup, ...]
    """Those that weigh most first."""
    appraisal: AppraisalView | None
    related: tuple[RelatedView, ...]
    models: tuple[Link, ...]
    resources: tuple[tuple[str, str, str, str], ...]
    """Name, address as printed, what the source says of it, locator."""
    citation: Citation | None
    references: tuple[Link, ...]
    """Files of it for reference managers."""
    history: tuple[str, ...]
    changed: str


def study_view(items: Items, id_: str, problems: Sequence[Diagnostic]) -> StudyView:
    """Everything on a study's page; `problems` are those of its files."""
    folder = items.corpus.studies[id_]
    study = folder.study
    facts = study_facts(items, study) if study else None
    quotes = tuple(items.quote(global_id(id_, quote.id)) for quote in folder.quotes)
    return StudyView(
        line=items.study(id_),
        problems=problem_views(problems),
        is_read=study is not None,
        authors=authors(study) if study else "",
        summary=study.summary if study else "",
        aim=study.aim if study else "",
        notice=items.site.notice(study.content_notes) if study else None,
        glance=facts.glance if facts else (),
        facts=facts.facts if facts else (),
        further_facts=facts.further if facts else (),
        equity=facts.equity if facts else (),
        equity_not_reported=facts.equity_not_reported if facts else "",
        reading_notes=study.reading_notes if study else (),
        key_points=_key_points(items, folder, study) if study else (),
        findings=_grouped([items.finding(global_id(id_, finding.id)) for finding in folder.findings]),
        quotes=Folded(quotes[:QUOTES_OPEN], quotes[QUOTES_OPEN:]),
        recommendations=folded_by_origin(
            [
                items.study_recommendation(global_id(id_, recommendation.id))
                for recommendation in folder.recommendations
            ],
            ADVICE_OPEN,
        ),
        questions=questions(folder),
        discrepancies=discrepancies(folder),
        appraisal=appraisal(folder),
        related=_related(items, study) if study else (),
        models=tuple(
            Link(urls.model(model_id), model.name)
            for model_id, model in items.corpus.models.items()
            if model.study == id_
        ),
        resources=(
            tuple(
                (resource.name, resource.as_printed, resource.status_then, resource.locator.reading())
                for resource in study.resources
            )
            if study
            else ()
        ),
        citation=citation(study) if study else None,
        references=study_references(id_),
        history=history(study.history) if study else (),
        changed=latest(study.history if study else ()),
    )


def problem_views(problems: Iterable[Diagnostic]) -> tuple[ProblemView, ...]:
    """The errors among the problems of a study, or of all other files."""
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    return tuple(_problem_view(problem, more) for problem, more in told(errors))


def _problem_view(problem: Diagnostic, more: str) -> ProblemView:
    """A problem as a page shows it."""
    return ProblemView(
        place=f"{problem.file}, line {problem.place.line}",
        message=problem.message,
        hint=" ".join(filter(None, (problem.hint, more))),
        rule=Link(urls.rule(problem.code), f"{problem.code} {problem.slug}"),
    )


def authors(study: Study) -> str:
    """Authors in printed order, or that none are stated. Semicolons part them where a body's name holds a comma or an and."""
    if study.author == "not_stated":
        return "Authors not stated"
    names = [name.literal or " ".join(filter(None, (name.given, name.family))) for name in study.author]
    if any(sign in name for name in names for sign in (",", ";", " and ", " & ")):
        return "; ".join(names)
    return labels.listed(names)


def _key_points(items: Items, folder: StudyFolder, study: Study) -> tuple[KeyPointView, ...]:
    return tuple(
        KeyPointView(
            record=key_point,
            kind="Evidence" if key_point.kind == "evidence" else "Advice",
            findings=items.targets(global_id(folder.id, target) for target in key_point.findings),
            locator=key_point.locator.reading(),
        )
        for key_point in study.key_points
    )


def _grouped(findings: Sequence[FindingView]) -> tuple[FindingGroup, ...]:
    """Findings under the source's own themes, in the order in which these first appear."""
    tree: dict[str, dict[str, list[FindingView]]] = {}
    for finding in findings:
        top, *rest = finding.source_path or ("",)
        tree.setdefault(top, {}).setdefault(", ".join(rest), []).append(finding)
    return tuple(
        FindingGroup(
            heading=top or ("Not under a theme of the source" if len(tree) > 1 else "All findings"),
            holds=labels.counted(sum(map(len, under.values())), "finding", "findings"),
            is_open=len(findings) <= FINDINGS_OPEN,
            findings=tuple(under.get("", ())),
            below=tuple((sub, tuple(found)) for sub, found in under.items() if sub),
        )
        for top, under in tree.items()
    )


def _related(items: Items, study: Study) -> tuple[RelatedView, ...]:
    return tuple(
        RelatedView(
            relation=labels.STUDY_RELATION[related.relation],
            link=(
                Link(urls.study(related.study), items.study(related.study).name)
                if related.study in items.corpus.studies
                else None
            )
            if related.study
            else None,
            citation=related.citation or "",
            note=related.note,
        )
        for related in study.related_studies
    )


def pages(given: PageInput) -> Iterator[Page]:
    """The list; the page of each study is made with everything else that the study gives."""
    renderer, items = given.renderer, given.items
    for entries in list_pages(urls.STUDIES, tuple(items.corpus.studies), items.study):
        yield renderer.page(
            "studies",
            "The documents this site rests on, with where and when the work was done.",
            number=entries.number,
            list=entries,
            explorer=given.explorers.get(urls.STUDIES),
        )


def study_page(
    renderer: Renderer, items: Items, id_: str, tables: Sequence[PrintedTable], problems: Sequence[Diagnostic]
) -> Page:
    """A study, also one that could not be read, with its `tables`; `problems` are those of its files."""
    view = study_view(items, id_, problems)
    return renderer.page(
        "study",
        f"{view.line.title}: what it found, how it was done, its numbers and its words.",
        address=view.line.address,
        title=view.line.name,
        structured=_linked(renderer, items, id_),
        view=view,
        tables=rendered_tables(renderer, tables, view.line.address, view.changed),
        tombstones=tombstones(renderer, items, view.line.address),
    )


def _linked(renderer: Renderer, items: Items, id_: str) -> tuple[Data, ...]:
    study = items.corpus.studies[id_].study
    return (renderer.linked_data.study(study, urls.study(id_)),) if study else ()
