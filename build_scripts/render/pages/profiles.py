"""The page that sets the judgements side by side: the four concerns of each review finding, and its level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.model.records.review_finding import COMPONENTS, Component
from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import ReviewFindingLine
from build_scripts.render.views.items import Items

_CONCERNS = tuple(labels.CONCERN)


@dataclass(frozen=True)
class ProfileRow:
    """One review finding: how grave each concern is, in words, in the order of the columns."""

    line: ReviewFindingLine
    concerns: tuple[str, ...]
    differs: str
    """Why its level differs from that of others with the same concerns; empty for most."""


@dataclass(frozen=True)
class ProfilesView:
    """Everything on the page."""

    components: tuple[str, ...]
    profiles: tuple[ProfileRow, ...]
    not_assessed: tuple[ReviewFindingLine, ...]


def profiles_view(items: Items) -> ProfilesView:
    """Assessed review findings by level, the highest first, then by their concerns, the lightest first."""
    levels = tuple(labels.LEVEL)
    assessed = []
    others = []
    for id_, finding in items.corpus.review_findings.items():
        confidence = finding.confidence
        given = [getattr(confidence, name) for name in COMPONENTS]
        if confidence.level == "not_assessed" or not all(given):
            others.append(items.review_finding(id_))
            continue
        graveness = tuple(_CONCERNS.index(component.concern) for component in given)
        profile = ProfileRow(
            items.review_finding(id_),
            tuple(_in_words(component) for component in given),
            confidence.level_differs_because or "",
        )
        assessed.append((levels.index(confidence.level), graveness, id_, profile))
    return ProfilesView(
        components=tuple(labels.COMPONENT[name][0] for name in COMPONENTS),
        profiles=tuple(profile for *_, profile in sorted(assessed, key=lambda row: row[:3])),
        not_assessed=tuple(others),
    )


def _in_words(component: Component) -> str:
    kind = getattr(component, "kind", None)
    concern = labels.CONCERN[component.concern]
    return f"{concern} ({kind} relevance)" if kind and kind != "direct" else concern


def pages(given: PageInput) -> Iterator[Page]:
    """The four concerns and the level of every review finding, in one table."""
    yield given.renderer.page(
        "profiles",
        "The four concerns about each review finding, and how sure one can be, in one table.",
        view=profiles_view(given.items),
    )
