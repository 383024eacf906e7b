"""The explorers of recommendations, studies and review findings."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.explorer import Explorer, Order, facet, used
from build_scripts.synthesise.views.explorer_choices import (
    LEVELS,
    NEWEST,
    Choices,
    notices,
    of_studies,
)
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.theme_line import theme_ids


def recommendation_explorer(of: Choices) -> Explorer:
    """Points to consider first, then what the studies advise, by whose advice it is."""
    own, others = of.corpus.recommendations, of.joined.study_recommendations
    views = {
        **{id_: of.items.advice(id_) for id_ in own},
        **{id_: of.items.study_advice(id_) for id_ in others},
    }
    order = list(words.ORIGIN)
    ids = tuple(sorted(views, key=lambda id_: order.index(views[id_].origin)))
    shown = [views[id_] for id_ in ids]
    records = [own.get(id_) or others[id_] for id_ in ids]
    origins = [(view.origin,) for view in shown]
    return Explorer(
        address=addresses.RECOMMENDATIONS,
        csv=f"{addresses.DATA}recommendations.csv",
        one="recommendation",
        many="recommendations",
        facets=(
            facet("audience", "For", of.items.site.audiences, [one.audiences for one in records]),
            facet(
                "origin",
                "Who advises",
                used(words.ORIGIN, origins),
                origins,
            ),
            of.themes([record.themes for record in records]),
            of.studies([view.study] if view.study else [] for view in shown),
        ),
        orders=(Order("origin", "By who advises"), NEWEST, Order("study", "Study by study", "study")),
        texts={
            "id": ids,
            "address": tuple(view.address for view in shown),
            **of_studies([view.study for view in shown]),
            "origin": tuple(words.ORIGIN[view.origin] for view in shown),
            "number": tuple(view.number for view in shown),
            "statement": tuple(view.statement for view in shown),
            "audiences": tuple(view.audiences for view in shown),
            "locator": tuple(view.locator for view in shown),
            "untied": tuple("yes" if view.study and not view.rests_on else "" for view in shown),
        },
        links={
            "rests_on": tuple(view.rests_on for view in shown),
            "themes": tuple(view.themes for view in shown),
        },
        searched=("statement", "origin", "audiences", "study", "themes"),
        ours=frozenset({"statement", "rests_on"}),
    )


def study_explorer(of: Choices) -> Explorer:
    """Studies as they are listed."""
    ids = tuple(of.corpus.studies)
    views = [of.items.study(id_) for id_ in ids]
    records = [folder.study for folder in of.corpus.studies.values()]
    statuses = [(record.review_status,) if record else () for record in records]
    designs = [(record.category,) if record else () for record in records]
    themes: dict[str, list[str]] = {}
    for theme, studies in of.joined.theme_studies.items():
        for study in studies:
            themes.setdefault(study, []).append(theme)
    return Explorer(
        address=addresses.STUDIES,
        csv=f"{addresses.DATA}studies.csv",
        one="study",
        many="studies",
        facets=(
            facet("status", "Kind of document", used(words.REVIEW_STATUS, statuses), statuses),
            facet("design", "Design", used(words.CATEGORY, designs), designs),
            of.perspectives("Whose views", [record.perspectives if record else () for record in records]),
            of.themes([themes.get(id_, ()) for id_ in ids]),
        ),
        orders=(
            Order("listed", "As listed"),
            Order("newest", "Newest first", "year", descending=True),
            Order("name", "By name", "study"),
        ),
        texts={
            "id": ids,
            "address": tuple(view.address for view in views),
            **of_studies(views),
            "status": tuple(view.status for view in views),
            "retraction": tuple(f"{view.retraction}." if view.retraction else "" for view in views),
            "title": tuple(view.title for view in views),
            "facts": tuple(
                "; ".join((view.where, view.when, view.who, view.year)) if view.where else ""
                for view in views
            ),
        },
        links={},
        searched=("study", "title", "status", "facts"),
        ours=frozenset(),
    )


def review_finding_explorer(of: Choices) -> Explorer:
    """Review findings, theme by theme."""
    found = of.corpus.review_findings
    ids = review_finding_ids(of.items)
    views = [of.items.review_finding(id_) for id_ in ids]
    levels = [(view.confidence.key,) for view in views]
    return Explorer(
        address=addresses.REVIEW_FINDINGS,
        csv=f"{addresses.DATA}review_findings.csv",
        one="review finding",
        many="review findings",
        facets=(
            of.themes([(found[id_].theme, *found[id_].also_in) for id_ in ids]),
            facet("confidence", "Confidence", used(LEVELS, levels), levels),
            of.studies(view.studies for view in views),
        ),
        orders=(
            Order("theme", "Theme by theme"),
            Order("confidence", "Highest confidence first", "steps", descending=True),
        ),
        texts={
            "id": ids,
            "address": tuple(view.address for view in views),
            "theme": tuple(view.theme.text if view.theme else "" for view in views),
            "notice": notices(view.notice for view in views),
            "statement": tuple(view.statement for view in views),
            "level": tuple(view.confidence.key for view in views),
            "steps": tuple(str(view.confidence.steps) for view in views),
            "confidence": tuple(view.confidence.words for view in views),
            "draft": tuple("draft" if view.is_draft else "" for view in views),
            "explanation": tuple(view.confidence.explanation for view in views),
            "disagreement": tuple(f" {view.disagreement}" if view.disagreement else "" for view in views),
            "single": tuple(
                f" One study so far: {view.studies[0].name}." if view.is_single_study else ""
                for view in views
            ),
        },
        links={},
        searched=("statement", "theme", "confidence", "explanation"),
        ours=frozenset({"statement", "explanation"}),
    )


def review_finding_ids(items: Items) -> tuple[str, ...]:
    """Review findings by their theme, then by id."""
    order = {theme: place for place, theme in enumerate(theme_ids(items))}
    found = items.corpus.review_findings
    return tuple(sorted(found, key=lambda id_: (order.get(found[id_].theme, len(order)), id_)))
