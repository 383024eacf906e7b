"""What the page of a conceptual model prints: its parts, each with what it rests on, and the arrows between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from build_scripts.model import urls
from build_scripts.model.fields import ContentNote
from build_scripts.model.records.conceptual_model import ConceptualModel, Flow, Node
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import FindingView, QuoteView, RecommendationView, StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Folded, Link, Notice, history, latest
from build_scripts.render.views.theme_line import by_origin

QUOTES_SHOWN = 2
"""Quotations of a part that stand unfolded."""


@dataclass(frozen=True)
class PartView:
    """A part of a model, with its arrows and what it rests on."""

    id: str
    label: str
    kind: str
    text: str
    locator: str
    flows: tuple[tuple[str, Link, str], ...]
    """How, to or from which part, and what the source says of it; arrows that start here come first."""
    findings: tuple[FindingView, ...]
    quotes: Folded[QuoteView]
    recommendations: tuple[tuple[str, tuple[RecommendationView, ...]], ...]
    """Recommendations that rest on its findings, under whose they are."""
    review_findings: tuple[Link, ...]
    """Review findings that use its findings."""
    points_to_consider: tuple[Link, ...]
    """The review team's points that rest on those review findings."""


@dataclass(frozen=True)
class Branch:
    """A part, and the parts of it."""

    id: str
    label: str
    kind: str
    parts: tuple[Branch, ...]


@dataclass(frozen=True)
class ModelView:
    """A conceptual model: what its drawing is made from, and the same as a list."""

    id: str
    address: str
    name: str
    study: StudyLine | None
    """The study that proposes it; none where its folder is missing."""
    summary: str
    drawn_from: str
    locator: str
    notice: Notice | None
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    """Arrows between parts that exist."""
    revolves: bool
    parts: tuple[PartView, ...]
    branches: tuple[Branch, ...]
    """The same parts, each under what it is part of."""
    history: tuple[str, ...]
    changed: str
    formerly: tuple[str, ...]


def model_view(items: Items, id_: str) -> ModelView:
    """Everything on a model's page."""
    model = items.corpus.models[id_]
    names = {node.id: node.label for node in model.nodes}
    flows = tuple(flow for flow in model.flows if flow.source in names and flow.target in names)
    return ModelView(
        id=id_,
        address=urls.model(id_),
        name=model.name,
        study=items.study(model.study) if model.study in items.corpus.studies else None,
        summary=model.summary,
        drawn_from=model.drawn_from,
        locator=model.locator.reading(),
        notice=items.site.notice(_content_notes(items, model)),
        nodes=model.nodes,
        flows=flows,
        revolves=model.revolves,
        parts=tuple(_part(items, id_, node, flows, names) for node in model.nodes),
        branches=_branches(model.nodes, flows),
        history=history(model.history),
        changed=latest(model.history),
        formerly=model.formerly,
    )


def wholes(flows: Iterable[Flow]) -> dict[str, str]:
    """Each part to the whole that it is part of: the first named, and never itself round about."""
    whole_of: dict[str, str] = {}
    for flow in flows:
        if flow.kind != "part_of" or flow.source in whole_of:
            continue
        above: str | None = flow.target
        while above is not None and above != flow.source:
            above = whole_of.get(above)
        if above is None:
            whole_of[flow.source] = flow.target
    return whole_of


def _branches(nodes: Iterable[Node], flows: Iterable[Flow], above: str | None = None) -> tuple[Branch, ...]:
    """The parts of a whole, or those of none, each with its own parts."""
    whole_of = wholes(flows)
    return tuple(
        Branch(node.id, node.label, labels.NODE[node.kind], _branches(nodes, flows, node.id))
        for node in nodes
        if whole_of.get(node.id) == above
    )


def _part(items: Items, model: str, node: Node, flows: Iterable[Flow], names: dict[str, str]) -> PartView:
    joined = items.joined
    found = [finding for finding in node.findings if finding in joined.findings]
    quotes = [items.quote(quote) for quote in _each(joined.finding_quotes, found)]
    review_findings = _each(joined.finding_review_findings, found)
    team = _each(joined.review_finding_recommendations, found)
    recommendations = [
        *(items.recommendation(recommendation) for recommendation in team),
        *(
            items.study_recommendation(recommendation)
            for recommendation in _each(joined.finding_recommendations, found)
        ),
    ]
    return PartView(
        id=node.id,
        label=node.label,
        kind=labels.NODE[node.kind],
        text=node.text,
        locator=node.locator.reading(),
        flows=tuple(_arrows(model, node, flows, names)),
        findings=tuple(items.finding(finding) for finding in found),
        quotes=Folded(tuple(quotes[:QUOTES_SHOWN]), tuple(quotes[QUOTES_SHOWN:])),
        recommendations=by_origin(recommendations),
        review_findings=items.targets(review_findings),
        points_to_consider=tuple(
            Link(urls.recommendation(recommendation), items.corpus.recommendations[recommendation].statement)
            for recommendation in _each(joined.review_finding_recommendations, review_findings)
            if recommendation not in team
        ),
    )


def _arrows(
    model: str, node: Node, flows: Iterable[Flow], names: dict[str, str]
) -> Iterable[tuple[str, Link, str]]:
    back = []
    for flow in flows:
        if flow.source == node.id:
            yield labels.FLOW[flow.kind], _to(model, flow.target, names), flow.text or ""
        elif flow.target == node.id:
            back.append((labels.FLOW_BACK[flow.kind], _to(model, flow.source, names), flow.text or ""))
    yield from back


def _to(model: str, node: str, names: dict[str, str]) -> Link:
    return Link(f"{urls.model(model)}#{node}", names[node])


def _each(links: Mapping[str, tuple[str, ...]], ids: Iterable[str]) -> tuple[str, ...]:
    """What belongs with any of `ids`, each once, in order."""
    return tuple(dict.fromkeys(chain.from_iterable(links.get(id_, ()) for id_ in ids)))


def _content_notes(items: Items, model: ConceptualModel) -> Iterable[ContentNote]:
    """The notes of every finding and quotation on the page, in the order of its parts."""
    joined = items.joined
    for node in model.nodes:
        for finding in node.findings:
            if finding in joined.findings:
                yield from joined.findings[finding].content_notes
            for quote in joined.finding_quotes.get(finding, ()):
                yield from joined.quotes[quote].sensitivity
