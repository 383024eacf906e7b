"""The explorers: of findings, quotations, recommendations, studies and review findings.

What a row can be chosen by is what is published of it, wherever a published column says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.records.recommendation import StudyRecommendation
from build_scripts.render.data.dataset import Dataset, DatasetLine
from build_scripts.render.data.datasets import FINDINGS, QUOTES, RECOMMENDATIONS, REVIEW_FINDINGS, STUDIES
from build_scripts.render.explorers.explorer import Explorer, ExplorerRow, RowOrder, facet
from build_scripts.render.explorers.kind import Choices, ExplorerKind, facet_of_used
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import ReviewFindingLine, StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link, text_of

IN_NONE = "in_none"
"""Of findings that no review finding rests on: nobody has said how sure one can be."""

LEVELS: dict[str, str] = {**{key: level for key, (_, level, _) in labels.LEVEL.items()}, IN_NONE: "In none"}

NEWEST = RowOrder("newest", "Newest study first", "year", descending=True)


def _published(dataset: Dataset[Any], line: DatasetLine[Any], *names: str) -> dict[str, tuple[str, ...]]:
    """What stands in columns of a published file, as values to choose by."""
    values = {name: dataset.column(name).value(line) for name in names}
    return {
        name: value if isinstance(value, tuple) else () if value is None else (str(value),)
        for name, value in values.items()
    }


def _of_study(study: StudyLine | None) -> dict[str, str]:
    """What every row says of its study; nothing where it has none."""
    year = study.year[-4:] if study else ""
    return {
        "study": study.name if study else "",
        "study_address": study.address if study else "",
        "cautions": ", ".join(caution.text for caution in study.cautions) if study else "",
        "year": year if year.isdigit() else "",
    }


def _named(line: ReviewFindingLine) -> Link:
    """A review finding by its theme and how sure one can be: `Barriers (low confidence, draft)`."""
    sure = line.confidence.words.lower() + (", draft" if line.is_draft else "")
    return Link(line.address, f"{line.theme.text} ({sure})" if line.theme else labels.sentence(sure))


def _finding(of: Choices, line: DatasetLine[Any]) -> ExplorerRow:
    view = of.items.finding(line.id)
    used_in = [of.items.review_finding(id_) for id_ in of.joined.finding_review_findings.get(line.id, ())]
    return ExplorerRow(
        texts={
            "id": line.id,
            "address": view.address,
            **_of_study(view.study),
            "theme_place": of.place(line.record.themes),
            "notice": text_of(view.notice),
            "statement": view.statement,
            "count": view.count,
            "count_note": f". {view.count_note}" if view.count_note else "",
            "extent": "" if view.count else view.extent,
            "who": view.who_says,
            "locator": view.locator,
        },
        links={
            "themes": view.themes,
            "review_findings": tuple(_named(review_finding) for review_finding in used_in),
        },
        values={
            **_published(FINDINGS, line, "perspective", "kind", "study"),
            "theme": of.with_above(line.record.themes),
            "confidence": tuple(review_finding.confidence.key for review_finding in used_in) or (IN_NONE,),
        },
    )


FINDING_EXPLORER = ExplorerKind(
    FINDINGS,
    urls.FINDINGS,
    one="finding",
    many="findings",
    row=_finding,
    facets=lambda of, rows: (
        of.by_theme(rows),
        of.by_perspective("Who says so", rows),
        facet_of_used("confidence", "Review findings it is in", LEVELS, rows),
        facet_of_used("kind", "Kind", labels.KIND, rows),
        of.by_study(rows),
    ),
    orders=(RowOrder("study", "Study by study"), NEWEST, RowOrder("theme", "Theme by theme", "theme_place")),
    searched=("statement", "count", "count_note", "extent", "who", "study", "locator", "themes"),
    ours=frozenset({"statement"}),
)


def _quote(of: Choices, line: DatasetLine[Any]) -> ExplorerRow:
    view = of.items.quote(line.id)
    help_lines = view.notice.help_lines if view.notice else ()
    return ExplorerRow(
        texts={
            "id": line.id,
            "address": view.address,
            **_of_study(view.study),
            "words": str(len(view.text.split())),
            "tone": str(view.colour),
            "style": "own" if view.is_participant else "other",
            "notice": text_of(view.notice),
            "text": view.text,
            "language": view.language,
            "who": view.who,
            "answer": view.answer_group,
            "locator": view.locator,
            "checked": "" if view.is_verified else "not",
            "verification": view.verification,
            "note": view.note,
        },
        links={
            "help": tuple(
                Link("", f"{help_line.name} ({help_line.country}): {help_line.contact}")
                for help_line in help_lines
            )
        },
        values={
            **_published(QUOTES, line, "perspective", "voice", "study"),
            "theme": of.with_above(of.joined.quote_themes.get(line.id, ())),
        },
    )


QUOTE_EXPLORER = ExplorerKind(
    QUOTES,
    urls.QUOTES,
    one="quotation",
    many="quotations",
    row=_quote,
    facets=lambda of, rows: (
        of.by_theme(rows),
        of.by_perspective("Who speaks", rows),
        facet_of_used("voice", "Kind of words", labels.VOICE, rows),
        of.by_study(rows),
    ),
    orders=(
        RowOrder("study", "Study by study"),
        NEWEST,
        RowOrder("shortest", "Shortest first", "words"),
        RowOrder("longest", "Longest first", "words", descending=True),
    ),
    searched=("text", "who", "answer", "study", "locator", "note"),
    ours=frozenset({"note"}),
)


def _recommendation(of: Choices, line: DatasetLine[Any]) -> ExplorerRow:
    is_of_study = isinstance(line.record, StudyRecommendation)
    view = of.items.study_recommendation(line.id) if is_of_study else of.items.recommendation(line.id)
    return ExplorerRow(
        texts={
            "id": line.id,
            "address": view.address,
            **_of_study(view.study),
            "cautions": ", ".join(caution.text for caution in view.cautions),
            "origin": labels.ORIGIN[view.origin],
            "number": view.number,
            "statement": view.statement,
            "audiences": view.audiences,
            "locator": view.locator,
            "untied": "yes" if view.study and not view.rests_on else "",
        },
        links={"rests_on": view.rests_on, "themes": view.themes},
        values={
            **_published(RECOMMENDATIONS, line, "audiences", "origin", "study"),
            "theme": of.with_above(line.record.themes),
        },
    )


RECOMMENDATION_EXPLORER = ExplorerKind(
    RECOMMENDATIONS,
    urls.RECOMMENDATIONS,
    one="recommendation",
    many="recommendations",
    row=_recommendation,
    facets=lambda of, rows: (
        facet("audience", "For", of.items.site.audiences, [row.values["audiences"] for row in rows]),
        facet_of_used("origin", "Who advises", labels.ORIGIN, rows),
        of.by_theme(rows),
        of.by_study(rows),
    ),
    orders=(RowOrder("origin", "By who advises"), NEWEST, RowOrder("study", "Study by study", "study")),
    searched=("statement", "origin", "audiences", "study", "themes"),
    ours=frozenset({"statement", "rests_on"}),
    place=lambda _, row: list(labels.ORIGIN).index(row.values["origin"][0]),
)


def _study(of: Choices, line: DatasetLine[Any]) -> ExplorerRow:
    view, record = of.items.study(line.id), line.record
    return ExplorerRow(
        texts={
            "id": line.id,
            "address": view.address,
            **_of_study(view),
            "status": view.status,
            "retraction": f"{view.retraction}." if view.retraction else "",
            "title": view.title,
            "language": view.language,
            "facts": "; ".join((view.where, view.when, view.who, view.year)) if view.where else "",
        },
        links={},
        values={
            "status": (record.review_status,) if record else (),
            "design": (record.category,) if record else (),
            "perspective": record.perspectives if record else (),
            "theme": of.with_above(of.study_themes.get(line.id, ())),
        },
    )


STUDY_EXPLORER = ExplorerKind(
    STUDIES,
    urls.STUDIES,
    one="study",
    many="studies",
    row=_study,
    facets=lambda of, rows: (
        facet_of_used("status", "Kind of document", labels.REVIEW_STATUS, rows),
        facet_of_used("design", "Design", labels.CATEGORY, rows),
        of.by_perspective("Whose views", rows),
        of.by_theme(rows),
    ),
    orders=(
        RowOrder("listed", "As listed"),
        RowOrder("newest", "Newest first", "year", descending=True),
        RowOrder("name", "By name", "study"),
    ),
    searched=("study", "title", "status", "facts"),
)


def _review_finding(of: Choices, line: DatasetLine[Any]) -> ExplorerRow:
    view = of.items.review_finding(line.id)
    single = f" One study so far: {view.studies[0].name}." if view.is_single_study else ""
    return ExplorerRow(
        texts={
            "id": line.id,
            "address": view.address,
            "theme": view.theme.text if view.theme else "",
            "notice": text_of(view.notice),
            "statement": view.statement,
            "level": view.confidence.key,
            "steps": str(view.confidence.steps),
            "confidence": view.confidence.words,
            "draft": "draft" if view.is_draft else "",
            "explanation": view.confidence.explanation,
            "disagreement": f" {view.disagreement}" if view.disagreement else "",
            "single": single,
            "cautions": ", ".join(caution.text for caution in view.cautions),
        },
        links={},
        values={
            "theme": of.with_above((line.record.theme, *line.record.also_in)),
            "confidence": (view.confidence.key,),
            "study": tuple(study.id for study in view.studies),
        },
    )


REVIEW_FINDING_EXPLORER = ExplorerKind(
    REVIEW_FINDINGS,
    urls.REVIEW_FINDINGS,
    one="review finding",
    many="review findings",
    row=_review_finding,
    facets=lambda of, rows: (
        of.by_theme(rows),
        facet_of_used("confidence", "Confidence", LEVELS, rows),
        of.by_study(rows),
    ),
    orders=(
        RowOrder("theme", "Theme by theme"),
        RowOrder("confidence", "Highest confidence first", "steps", descending=True),
    ),
    searched=("statement", "theme", "confidence", "explanation"),
    ours=frozenset({"statement", "explanation"}),
    place=lambda of, row: _place_of_review_finding(of, row.texts["id"]),
)


def _place_of_review_finding(of: Choices, id_: str) -> tuple[int, str]:
    """By theme, then by id."""
    return of.theme_places.get(of.corpus.review_findings[id_].theme, len(of.theme_places)), id_


def review_finding_ids(items: Items) -> tuple[str, ...]:
    """Review findings as they are listed."""
    of = Choices(items)
    return tuple(sorted(items.corpus.review_findings, key=lambda id_: _place_of_review_finding(of, id_)))


KINDS = (FINDING_EXPLORER, QUOTE_EXPLORER, RECOMMENDATION_EXPLORER, STUDY_EXPLORER, REVIEW_FINDING_EXPLORER)


StudyRows = Mapping[str, tuple[ExplorerRow, ...]]
"""The rows that a study gives to each explorer, by the explorer's address."""


def study_rows(of: Choices, folder: StudyFolder) -> StudyRows:
    """Its findings, quotations and recommendations, and the study itself."""
    return {kind.address: kind.of_study(of, folder) for kind in KINDS}


def explorers(of: Choices, studies: Sequence[StudyRows]) -> Mapping[str, Explorer]:
    """Explorers by their address; a list of one needs none."""
    made = {}
    for kind in KINDS:
        rows = [*kind.of_corpus(of), *(row for rows in studies for row in rows[kind.address])]
        if len(rows) > 1:
            made[kind.address] = kind.explorer(of, rows)
    return made
