"""The explorers: of findings, quotations, recommendations, studies and review findings."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.model import urls
from build_scripts.render.explorers.explorer import (
    LEVELS,
    NEWEST,
    UNSURE,
    Choices,
    Explorer,
    Order,
    facet,
    notices,
    of_studies,
    used,
)
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import ReviewFindingLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link
from build_scripts.render.views.theme_line import theme_ids


def finding_explorer(of: Choices) -> Explorer:
    """Findings in the order of their studies."""
    ids = tuple(of.joined.findings)
    records = [of.joined.findings[id_] for id_ in ids]
    views = [of.items.finding(id_) for id_ in ids]
    rests = [of.joined.finding_review_findings.get(id_, ()) for id_ in ids]
    levels = [
        tuple(of.corpus.review_findings[one].confidence.level for one in row) or (UNSURE,) for row in rests
    ]
    kinds = [(record.kind,) for record in records]
    return Explorer(
        address=urls.FINDINGS,
        csv=f"{urls.DATA}findings.csv",
        one="finding",
        many="findings",
        facets=(
            of.themes([record.themes for record in records]),
            of.perspectives("Who says so", [record.perspective for record in records]),
            facet("confidence", "Review findings it is in", used(LEVELS, levels), levels),
            facet("kind", "Kind", used(labels.KIND, kinds), kinds),
            of.studies([view.study] for view in views),
        ),
        orders=(
            Order("study", "Study by study"),
            NEWEST,
            Order("theme", "Theme by theme", "theme_place"),
        ),
        texts={
            "id": ids,
            "address": tuple(view.address for view in views),
            **of_studies([view.study for view in views]),
            "theme_place": tuple(of.place(record.themes) for record in records),
            "notice": notices(view.notice for view in views),
            "statement": tuple(view.statement for view in views),
            "count": tuple(view.count for view in views),
            "count_note": tuple(f". {view.count_note}" if view.count_note else "" for view in views),
            "extent": tuple("" if view.count else view.extent for view in views),
            "who": tuple(view.who_says for view in views),
            "locator": tuple(view.locator for view in views),
        },
        links={
            "themes": tuple(view.themes for view in views),
            "review_findings": tuple(
                tuple(_named(of.items.review_finding(one)) for one in row) for row in rests
            ),
        },
        searched=("statement", "count", "count_note", "extent", "who", "study", "locator", "themes"),
        ours=frozenset({"statement"}),
    )


def quote_explorer(of: Choices) -> Explorer:
    """Quotations in the order of their studies."""
    ids = tuple(of.joined.quotes)
    records = [of.joined.quotes[id_] for id_ in ids]
    views = [of.items.quote(id_) for id_ in ids]
    voices = [(record.voice,) for record in records]
    return Explorer(
        address=urls.QUOTES,
        csv=f"{urls.DATA}quotes.csv",
        one="quotation",
        many="quotations",
        facets=(
            of.themes([of.joined.quote_themes.get(id_, ()) for id_ in ids]),
            of.perspectives("Who speaks", [record.perspective for record in records]),
            facet("voice", "Kind of words", used(labels.VOICE, voices), voices),
            of.studies([view.study] for view in views),
        ),
        orders=(
            Order("study", "Study by study"),
            NEWEST,
            Order("shortest", "Shortest first", "words"),
            Order("longest", "Longest first", "words", descending=True),
        ),
        texts={
            "id": ids,
            "address": tuple(view.address for view in views),
            **of_studies([view.study for view in views]),
            "words": tuple(str(len(view.text.split())) for view in views),
            "tone": tuple(str(view.tone) for view in views),
            "style": tuple("own" if view.is_participant else "other" for view in views),
            "notice": notices(view.notice for view in views),
            "text": tuple(view.text for view in views),
            "who": tuple(view.who for view in views),
            "answer": tuple(view.answer_group for view in views),
            "locator": tuple(view.locator for view in views),
            "checked": tuple("" if view.is_verified else "not" for view in views),
            "verification": tuple(view.verification for view in views),
            "note": tuple(view.note for view in views),
        },
        links={
            "help": tuple(
                tuple(
                    Link("", f"{line.name} ({line.country}): {line.contact}")
                    for line in (view.notice.help_lines if view.notice else ())
                )
                for view in views
            )
        },
        searched=("text", "who", "answer", "study", "locator", "note"),
        ours=frozenset({"note"}),
    )


def _named(line: ReviewFindingLine) -> Link:
    """A review finding by its theme and how sure one can be: `Barriers (low confidence, draft)`."""
    sure = line.confidence.words.lower() + (", draft" if line.is_draft else "")
    return Link(line.address, f"{line.theme.text} ({sure})" if line.theme else labels.sentence(sure))


def recommendation_explorer(of: Choices) -> Explorer:
    """Points to consider first, then what the studies advise, by whose advice it is."""
    own, others = of.corpus.recommendations, of.joined.study_recommendations
    views = {
        **{id_: of.items.advice(id_) for id_ in own},
        **{id_: of.items.study_advice(id_) for id_ in others},
    }
    order = list(labels.ORIGIN)
    ids = tuple(sorted(views, key=lambda id_: order.index(views[id_].origin)))
    shown = [views[id_] for id_ in ids]
    records = [own.get(id_) or others[id_] for id_ in ids]
    origins = [(view.origin,) for view in shown]
    return Explorer(
        address=urls.RECOMMENDATIONS,
        csv=f"{urls.DATA}recommendations.csv",
        one="recommendation",
        many="recommendations",
        facets=(
            facet("audience", "For", of.items.site.audiences, [one.audiences for one in records]),
            facet(
                "origin",
                "Who advises",
                used(labels.ORIGIN, origins),
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
            "origin": tuple(labels.ORIGIN[view.origin] for view in shown),
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
        address=urls.STUDIES,
        csv=f"{urls.DATA}studies.csv",
        one="study",
        many="studies",
        facets=(
            facet("status", "Kind of document", used(labels.REVIEW_STATUS, statuses), statuses),
            facet("design", "Design", used(labels.CATEGORY, designs), designs),
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
        address=urls.REVIEW_FINDINGS,
        csv=f"{urls.DATA}review_findings.csv",
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


_KINDS = (finding_explorer, quote_explorer, recommendation_explorer, study_explorer, review_finding_explorer)


def explorers(items: Items) -> Mapping[str, Explorer]:
    """Explorers by their address; a list of one needs none."""
    choices = Choices(items)
    made = (of_kind(choices) for of_kind in _KINDS)
    return {one.address: one for one in made if one.size > 1}
