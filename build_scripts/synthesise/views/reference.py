"""What the pages about the review print: methods, glossary, models."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import addresses
from build_scripts.model.review import Review
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Fact, Link, history


@dataclass(frozen=True)
class MethodsView:
    """Everything on the methods page that comes from `review.yaml`."""

    title: str
    question: str
    perspectif: tuple[Fact, ...]
    methodology: str
    methods: str
    documents: str
    in_scope: tuple[str, ...]
    out_of_scope: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    reflexivity: str
    not_done: tuple[str, ...]
    may_conclude: tuple[str, ...]
    may_not_conclude: tuple[str, ...]
    history: tuple[str, ...]


@dataclass(frozen=True)
class TermView:
    """A word explained."""

    id: str
    term: str
    also: str
    meaning: str
    used_by: str
    objections: str
    formerly: tuple[str, ...]


@dataclass(frozen=True)
class NodeView:
    """A part of a model, with what it leads to and what it rests on."""

    id: str
    label: str
    kind: str
    text: str
    locator: str
    flows: tuple[tuple[str, Link, str], ...]
    """How, to which part, and what the source says of it."""
    findings: tuple[Link, ...]


@dataclass(frozen=True)
class ModelView:
    """A conceptual model as a list of its parts."""

    id: str
    address: str
    name: str
    study: Link
    summary: str
    drawn_from: str
    locator: str
    nodes: tuple[NodeView, ...]
    history: tuple[str, ...]
    changed: str
    formerly: tuple[str, ...]


def methods_view(review: Review) -> MethodsView:
    """How the review was made."""
    frame = review.perspectif
    return MethodsView(
        title=review.title,
        question=review.question,
        perspectif=tuple(
            Fact(label, text)
            for label, text in (
                ("Perspective", frame.perspective),
                ("Setting", frame.setting),
                ("Phenomenon or problem", frame.phenomenon_or_problem),
                ("Environment", frame.environment),
                ("Comparison", frame.comparison),
                ("Time", frame.time_timing),
                ("Findings", frame.findings),
            )
            if text != "not_applicable"
        ),
        methodology=words.SYNTHESIS[review.methodology],
        methods=review.methods,
        documents=review.documents,
        in_scope=review.in_scope,
        out_of_scope=review.out_of_scope,
        roles=tuple((words.sentence(one.role), one.did) for one in review.roles),
        reflexivity=review.reflexivity,
        not_done=review.not_done,
        may_conclude=review.may_conclude,
        may_not_conclude=review.may_not_conclude,
        history=history(review.history),
    )


def glossary_view(items: Items) -> tuple[TermView, ...]:
    """All words explained, by the alphabet."""
    return tuple(
        TermView(
            id=one.id,
            term=one.term,
            also=words.listed(one.also),
            meaning=one.meaning,
            used_by=one.used_by or "",
            objections=one.objections or "",
            formerly=one.formerly,
        )
        for one in sorted(items.corpus.glossary, key=lambda one: one.term.casefold())
    )


def model_view(items: Items, id_: str) -> ModelView:
    """A model as a list of its parts."""
    model = items.corpus.models[id_]
    labels = {node.id: node.label for node in model.nodes}
    folder = items.corpus.studies.get(model.study)
    return ModelView(
        id=id_,
        address=addresses.model(id_),
        name=model.name,
        study=Link(addresses.study(model.study), items.study(model.study).name)
        if folder
        else Link(addresses.STUDIES, "Studies"),
        summary=model.summary,
        drawn_from=model.drawn_from,
        locator=model.locator.reading(),
        nodes=tuple(
            NodeView(
                id=node.id,
                label=node.label,
                kind=words.NODE[node.kind],
                text=node.text,
                locator=node.locator.reading(),
                flows=tuple(
                    (
                        words.FLOW[flow.kind],
                        Link(f"{addresses.model(id_)}#{flow.target}", labels[flow.target]),
                        flow.text or "",
                    )
                    for flow in model.flows
                    if flow.source == node.id and flow.target in labels
                ),
                findings=items.targets(node.findings),
            )
            for node in model.nodes
        ),
        history=history(model.history),
        changed=words.date(max(one.date for one in model.history)) if model.history else "",
        formerly=model.formerly,
    )
