"""Where one may read on: what shares findings or themes with a page, and what else rests on the same findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from build_scripts.model import urls
from build_scripts.model.ids import split_global
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link
from build_scripts.synthesise.joins import Joined, Links

SHOWN = 5
"""Links under one heading; a longer list helps nobody to choose."""


@dataclass(frozen=True)
class Related:
    """Links of one kind, under what they have in common with the page."""

    heading: str
    links: tuple[Link, ...]


def related_to_review_finding(items: Items, id_: str) -> tuple[Related, ...]:
    """Review findings, models and studies' recommendations that share its findings; then others of its themes."""
    joined = items.joined
    finding = items.corpus.review_findings[id_]
    findings = [link.finding for link in finding.evidence if link.finding in joined.findings]
    sharing = _first(_each(joined.finding_review_findings, findings), leave_out={id_})
    beside = _first(
        _each(joined.theme_review_findings, (finding.theme, *finding.also_in)), leave_out={id_, *sharing}
    )
    return _filled(
        Related("Review findings that rest on the same findings", items.targets(sharing)),
        Related("Others under its themes", items.targets(beside)),
        Related("Models with a part that rests on the same findings", _models(items, findings)),
        Related(
            "What studies recommend on the same findings",
            tuple(
                _recommendation(items, recommendation)
                for recommendation in _first(_each(joined.finding_recommendations, findings))
            ),
        ),
        Related("The way down from its themes", _chains(items, (finding.theme, *finding.also_in))),
    )


def related_to_theme(items: Items, id_: str) -> tuple[Related, ...]:
    """Themes that share its review findings, models that rest on its findings, and its place in the map."""
    joined = items.joined
    theme = items.corpus.themes[id_]
    named = {id_, *theme.related, *joined.theme_children.get(id_, ())}
    if theme.parent:
        named.add(theme.parent)
    return _filled(
        Related(
            "Themes that share review findings with it",
            items.themes(_first(_sharing_themes(joined, id_), leave_out=named)),
        ),
        Related(
            "Models with a part that rests on findings of this theme",
            _models(items, joined.theme_findings.get(id_, ())),
        ),
        Related(
            "Other ways to see it",
            (
                Link(urls.theme_chain(id_), "Follow it down to the printed words"),
                Link(
                    f"{urls.MAP}?theme={id_}",
                    "On the evidence map: who says what, and where nobody looked",
                ),
            ),
        ),
    )


def _sharing_themes(joined: Joined, theme: str) -> Iterator[str]:
    for id_ in joined.theme_review_findings.get(theme, ()):
        finding = joined.corpus.review_findings[id_]
        yield from (finding.theme, *finding.also_in)


def _models(items: Items, findings: Iterable[str]) -> tuple[Link, ...]:
    return tuple(
        Link(urls.model(model), items.corpus.models[model].name)
        for model in _first(_each(items.joined.finding_models, findings))
    )


def _recommendation(items: Items, id_: str) -> Link:
    """With whose advice it is before it."""
    study = items.study(split_global(id_)[0])
    tags = ", ".join(caution.text for caution in study.cautions)
    says = f"{study.name} ({tags})" if tags else study.name
    return Link(urls.study_item(id_), f"{says}: {items.joined.study_recommendations[id_].statement}")


def _chains(items: Items, themes: Iterable[str]) -> tuple[Link, ...]:
    return tuple(
        Link(urls.theme_chain(theme), f"{items.corpus.themes[theme].name}, down to the printed words")
        for theme in themes
        if theme in items.corpus.themes
    )


def _each(links: Links, ids: Iterable[str]) -> Iterator[str]:
    for id_ in ids:
        yield from links.get(id_, ())


def _first(ids: Iterable[str], leave_out: Iterable[str] = ()) -> tuple[str, ...]:
    """The first few, each once; what comes later is never looked at."""
    seen = set(leave_out)

    def fresh() -> Iterator[str]:
        for id_ in ids:
            if id_ not in seen:
                seen.add(id_)
                yield id_

    return tuple(islice(fresh(), SHOWN))


def _filled(*groups: Related) -> tuple[Related, ...]:
    return tuple(group for group in groups if group.links)
