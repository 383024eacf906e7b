"""The page about what is not known: by theme, from whom nothing was heard, what was asked and never reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.finding import EVIDENCE_BASES
from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Link


@dataclass(frozen=True)
class ThemeGaps:
    """What is not known under one theme."""

    theme: Link
    id: str
    """Its place on this page."""
    unheard: tuple[str, ...]
    """Names of perspectives without a finding of evidence in the theme."""
    no_peer_reviewed: bool
    """True if no study that speaks here is known to be peer reviewed."""
    gaps: tuple[tuple[str, str], ...]
    """What kind of gap, and the sentence."""


@dataclass(frozen=True)
class UnreportedQuestions:
    """Questions of one study whose answers it does not print."""

    study: Link
    questions: tuple[Link, ...]


@dataclass(frozen=True)
class GapsView:
    """Everything on the page about gaps."""

    voices: tuple[str, ...]
    """Names of all perspectives."""
    themes: tuple[ThemeGaps, ...]
    unreported: tuple[UnreportedQuestions, ...]


def gaps_view(items: Items) -> GapsView:
    """Gaps that follow from the data, and those that the review team wrote down."""
    themes = sorted(items.corpus.themes.items(), key=lambda entry: (entry[1].order, entry[0]))
    site = items.corpus.site
    return GapsView(
        voices=tuple(perspective.name for perspective in (site.perspectives if site else ())),
        themes=tuple(_of_theme(items, id_) for id_, _theme in themes),
        unreported=tuple(
            UnreportedQuestions(Link(urls.study(folder.id), items.study(folder.id).name), questions)
            for folder in items.corpus.studies.values()
            if (
                questions := tuple(
                    Link(urls.study_item(global_id(folder.id, question.id)), question.wording)
                    for question in folder.questions
                    if question.reported == "asked_not_reported"
                )
            )
        ),
    )


def _of_theme(items: Items, id_: str) -> ThemeGaps:
    theme = items.corpus.themes[id_]
    evidence = [
        (finding_id, items.joined.findings[finding_id])
        for finding_id in items.joined.theme_findings.get(id_, ())
        if items.joined.findings[finding_id].basis in EVIDENCE_BASES
    ]
    heard = {perspective for _, finding in evidence for perspective in finding.perspective}
    studies = {items.corpus.studies[split_global(finding_id)[0]].study for finding_id, _ in evidence}
    site = items.corpus.site
    return ThemeGaps(
        theme=Link(urls.theme(id_), theme.name),
        id=f"_of-{id_}",
        unheard=tuple(
            perspective.name
            for perspective in (site.perspectives if site else ())
            if perspective.id not in heard
        ),
        no_peer_reviewed=not any(study and study.review_status == "peer_reviewed" for study in studies),
        gaps=tuple(
            (name, gap.text) for kind, name in labels.GAP.items() for gap in theme.gaps if gap.kind == kind
        ),
    )


def pages(given: PageInput) -> Iterator[Page]:
    """From whom nothing was heard, what nobody looked for, and what was asked and never reported."""
    yield given.renderer.page(
        "gaps",
        "From whom nothing was heard, what nobody looked for, and what was asked and never reported.",
        view=gaps_view(given.items),
    )
