"""A theme as lists show it, and what all pages of themes share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import RecommendationView, StudyLine, cautions_behind
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Caution, Folded, Notice, folded


@dataclass(frozen=True)
class ThemeLine:
    """A theme as lists show it."""

    address: str
    name: str
    question: str
    answer: str
    gives: str
    cautions: tuple[Caution, ...]
    """Of the studies that the answer rests on."""
    notice: Notice | None


def theme_ids(items: Items) -> tuple[str, ...]:
    """Themes in the order of lists: by `order`, then by name."""
    themes = items.corpus.themes
    return tuple(sorted(themes, key=lambda id_: (themes[id_].order, themes[id_].name)))


def theme_line(items: Items, id_: str) -> ThemeLine:
    """A theme as lists show it."""
    theme = items.corpus.themes[id_]
    joined = items.joined
    gives = [
        labels.counted(len(joined.theme_studies.get(id_, ())), "study", "studies"),
        labels.counted(len(joined.theme_review_findings.get(id_, ())), "review finding", "review findings"),
        labels.counted(len(joined.theme_quotes.get(id_, ())), "quotation", "quotations"),
    ]
    return ThemeLine(
        address=urls.theme(id_),
        name=theme.name,
        question=theme.question,
        answer=theme.answer.text,
        gives=labels.listed(gives),
        cautions=cautions_behind(items.studies_behind(theme.answer.rests_on)),
        notice=items.site.notice(theme.content_notes),
    )


def study_ribbon(studies: Sequence[StudyLine]) -> tuple[str, str]:
    """What kind of page this is."""
    if len(studies) == 1:
        return "One study so far", f"Only {studies[0].name} speaks about this question yet."
    if not studies:
        return "No study yet", "No study in this review speaks about this question yet."
    return "Synthesis", f"It brings together {labels.counted(len(studies), 'study', 'studies')}."


def by_origin(
    recommendations: Sequence[RecommendationView],
) -> tuple[tuple[str, tuple[RecommendationView, ...]], ...]:
    """Advice under a heading for whose it is; the review team's first."""
    return tuple(
        (heading, chosen)
        for origin, heading in labels.ORIGIN.items()
        if (
            chosen := tuple(
                recommendation for recommendation in recommendations if recommendation.origin == origin
            )
        )
    )


def folded_by_origin(
    recommendations: Sequence[RecommendationView], open_: int
) -> tuple[tuple[str, Folded[RecommendationView]], ...]:
    """The same, with `open_` of each heading in sight."""
    return tuple((heading, folded(chosen, open_)) for heading, chosen in by_origin(recommendations))
