"""The list of audiences, and a page for each: what there is for it, what each point rests on, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.site import Audience
from build_scripts.render.page_input import PageInput
from build_scripts.render.site.site import Page
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import FindingView, RecommendationView, ReviewFindingLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Caution, Folded, Link, folded
from build_scripts.render.views.theme_line import ThemeLine, by_origin, theme_ids, theme_line

PER_ORIGIN = 4
"""Pieces of advice of one origin that stand open; others unfold."""

POINTS_LARGE = 4
"""So many points to consider are set as answers are."""

MOST = 50
"""Pieces of advice that stand on the page under one heading; the list of all advice has the others."""


@dataclass(frozen=True)
class TeamRecommendationView:
    """A point to consider by the review team, with all that it rests on."""

    recommendation: RecommendationView
    review_findings: tuple[ReviewFindingLine, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class StudyRecommendationView:
    """Advice that a study prints, with the findings that it rests on."""

    recommendation: RecommendationView
    findings: tuple[FindingView, ...]

    @property
    def is_supported(self) -> bool:
        """True if the study has data for it, and does not only assert or cite what it rests on."""
        return any(finding.is_evidence for finding in self.findings)


@dataclass(frozen=True)
class RecommendationGroup:
    """Advice of one origin."""

    heading: str
    theirs: Folded[StudyRecommendationView]
    beyond: str
    """How many more the list of all advice holds, if any."""


@dataclass(frozen=True)
class ThemeOfAudience:
    """A theme that advice to an audience belongs to: its question, its answer, and what is not known."""

    line: ThemeLine
    brief: Link
    gaps: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AudienceLine:
    """An audience as lists show it."""

    id: str
    address: str
    name: str
    definition: str
    answer: str
    """Its first point to consider, or that there is none."""
    cautions: tuple[Caution, ...]
    """Of what that point rests on."""
    holds: str
    """What there is for it: how much, and what it rests on."""


@dataclass(frozen=True)
class AudienceView:
    """Everything on an audience's page."""

    line: AudienceLine
    title: str
    ours: tuple[TeamRecommendationView, ...]
    theirs: tuple[RecommendationGroup, ...]
    """Advice that rests on something that the same study found."""
    unsupported: tuple[RecommendationView, ...]
    """Advice that its source ties to no finding, or to none with data of its own."""
    unsupported_holds: str
    unsupported_beyond: str
    themes: tuple[ThemeOfAudience, ...]
    has_gaps: bool
    all_recommendations: Link

    @property
    def has_many(self) -> bool:
        """Whether they are set smaller."""
        return len(self.ours) > POINTS_LARGE


def audience_ids(items: Items) -> tuple[str, ...]:
    """The audiences of `site.yaml`, in its order."""
    return tuple(audience.id for audience in _audiences(items))


def audience_line(items: Items, id_: str) -> AudienceLine:
    """An audience as lists show it."""
    return _line(items, id_, tuple(_by_team(items, id_)), tuple(_by_studies(items, id_)))


def _line(
    items: Items, id_: str, ours: Sequence[TeamRecommendationView], theirs: Sequence[StudyRecommendationView]
) -> AudienceLine:
    audience = next(known for known in _audiences(items) if known.id == id_)
    return AudienceLine(
        id=id_,
        address=urls.audience(id_),
        name=audience.name,
        definition=audience.definition,
        answer=_answer(audience.name, ours, theirs),
        cautions=ours[0].recommendation.cautions if ours else (),
        holds=_holds(ours, theirs),
    )


def audience_view(items: Items, id_: str) -> AudienceView:
    """Everything on an audience's page."""
    ours = tuple(_by_team(items, id_))
    theirs = tuple(_by_studies(items, id_))
    line = _line(items, id_, ours, theirs)
    unsupported = tuple(entry.recommendation for entry in theirs if not entry.is_supported)
    everything = "All recommendations"
    themes = tuple(_themes(items, id_))
    return AudienceView(
        line=line,
        title=f"What this means for {labels.within(line.name)}",
        ours=ours,
        theirs=_by_origin([entry for entry in theirs if entry.is_supported]),
        unsupported=unsupported[:MOST],
        unsupported_holds=labels.counted(len(unsupported), "piece of advice", "pieces of advice"),
        unsupported_beyond=_beyond(unsupported),
        themes=themes,
        has_gaps=any(theme.gaps for theme in themes),
        all_recommendations=Link(
            urls.recommendations_for(id_), f"{everything} for {labels.within(line.name)}"
        )
        if ours or theirs
        else Link(urls.RECOMMENDATIONS, everything),
    )


def _audiences(items: Items) -> tuple[Audience, ...]:
    return items.corpus.site.audiences if items.corpus.site else ()


def _by_team(items: Items, id_: str) -> Iterable[TeamRecommendationView]:
    for advice_id, item in items.corpus.recommendations.items():
        if id_ in item.audiences:
            yield TeamRecommendationView(
                recommendation=items.recommendation(advice_id),
                review_findings=tuple(
                    items.review_finding(finding)
                    for finding in item.rests_on
                    if finding in items.corpus.review_findings
                ),
                findings=tuple(
                    items.finding(finding) for finding in item.rests_on if finding in items.joined.findings
                ),
            )


def _by_studies(items: Items, id_: str) -> Iterable[StudyRecommendationView]:
    for advice_id, item in items.joined.study_recommendations.items():
        if id_ in item.audiences:
            study = split_global(advice_id)[0]
            behind = (global_id(study, finding) for finding in item.rests_on)
            yield StudyRecommendationView(
                recommendation=items.study_recommendation(advice_id),
                findings=tuple(
                    items.finding(finding) for finding in behind if finding in items.joined.findings
                ),
            )


def _by_origin(theirs: Sequence[StudyRecommendationView]) -> tuple[RecommendationGroup, ...]:
    findings = {entry.recommendation.address: entry.findings for entry in theirs}
    groups = []
    for heading, found in by_origin([entry.recommendation for entry in theirs]):
        all_ = tuple(
            StudyRecommendationView(recommendation, findings[recommendation.address])
            for recommendation in found
        )
        groups.append(RecommendationGroup(heading, folded(all_[:MOST], PER_ORIGIN), _beyond(all_)))
    return tuple(groups)


def _beyond(all_: Sequence[object]) -> str:
    return f"{len(all_) - MOST:,} more" if len(all_) > MOST else ""


def _themes(items: Items, id_: str) -> Iterable[ThemeOfAudience]:
    """The themes of the review team's points; where it has none, those of what the studies advise."""
    tagged = [
        recommendation.themes
        for recommendation in items.corpus.recommendations.values()
        if id_ in recommendation.audiences
    ] or [
        recommendation.themes
        for recommendation in items.joined.study_recommendations.values()
        if id_ in recommendation.audiences
    ]
    concerned = {theme for themes in tagged for theme in themes}
    for theme_id in theme_ids(items):
        if theme_id in concerned:
            theme = items.corpus.themes[theme_id]
            yield ThemeOfAudience(
                line=theme_line(items, theme_id),
                brief=Link(urls.brief(theme_id), f"Brief on {theme.name}"),
                gaps=tuple((labels.GAP[gap.kind], gap.text) for gap in theme.gaps),
            )


def _answer(
    name: str, ours: Sequence[TeamRecommendationView], theirs: Sequence[StudyRecommendationView]
) -> str:
    """The first point, and how many more there are; what there is instead where there is no point."""
    who = labels.within(name)
    if not ours and not theirs:
        return f"Nothing here is addressed to {who} yet."
    if not ours:
        return f"The review team has written no point to consider for {who} yet."
    more = labels.counted(len(ours) - 1, "more point", "more points")
    return f"{ours[0].recommendation.statement}{f' And {more} to consider.' if len(ours) > 1 else ''}"


def _holds(ours: Sequence[TeamRecommendationView], theirs: Sequence[StudyRecommendationView]) -> str:
    """How many points and pieces of advice there are, and what they rest on."""
    return " ".join(
        sentence for sentence in (_ours(ours), _theirs(theirs) if ours or theirs else "") if sentence
    )


def _ours(ours: Sequence[TeamRecommendationView]) -> str:
    if not ours:
        return ""
    counted = labels.counted(len(ours), "point to consider", "points to consider")
    behind = _how_sure(ours)
    verb = "rests" if len(ours) == 1 else "rest"
    return f"{labels.sentence(counted)} by the review team{f', which {verb} on {behind}' if behind else ''}."


def _theirs(theirs: Sequence[StudyRecommendationView]) -> str:
    if not theirs:
        return "The studies print no advice to them."
    borne = sum(entry.is_supported for entry in theirs)
    if len(theirs) == 1:
        rests = "it rests" if borne else "it does not rest"
        return (
            f"The studies print one piece of advice to them; {rests} on something that the same study found."
        )
    rest = "all rest" if borne == len(theirs) else "one rests" if borne == 1 else f"{borne or 'none'} rest"
    return f"The studies print {len(theirs)} pieces of advice to them; {rest} on something that the same study found."


def _how_sure(ours: Sequence[TeamRecommendationView]) -> str:
    """`review findings of moderate or low confidence, all of them drafts`; levels are named, never averaged."""
    behind = {review_finding.id: review_finding for entry in ours for review_finding in entry.review_findings}
    levels = {review_finding.confidence.key for review_finding in behind.values()}
    named = [
        labels.LEVEL[key][1].removesuffix(" confidence").lower()
        for key in labels.LEVEL
        if key in levels and key != "not_assessed"
    ]
    parts = [f"{labels.listed(named, 'or')} confidence"] if named else []
    if "not_assessed" in levels:
        parts.append("confidence that was not assessed")
    sure = labels.listed(parts, "or of")
    drafts = sum(review_finding.is_draft for review_finding in behind.values())
    if len(behind) == 1:
        return f"a review finding of {sure}{', a draft' if drafts else ''}"
    draft = "" if not drafts else ", all of them drafts" if drafts == len(behind) else ", some of them drafts"
    return f"review findings of {sure}{draft}" if parts else ""


def pages(given: PageInput) -> Iterator[Page]:
    """The list, then each audience."""
    renderer, items = given.renderer, given.items
    ids = audience_ids(items)
    yield renderer.page(
        "audiences",
        "What the evidence means for each group of people who can act on it.",
        audiences=[audience_line(items, id_) for id_ in ids],
    )
    for id_ in ids:
        view = audience_view(items, id_)
        yield renderer.page(
            "audience",
            view.line.answer,
            address=view.line.address,
            title=view.title,
            short=view.line.name,
            view=view,
        )
