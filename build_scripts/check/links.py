"""Rules about what records name across the corpus: findings, studies, review findings and pins are there."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check import reference_places as places
from build_scripts.check.paths import model_file, review_finding_file, study_file
from build_scripts.check.reference_places import Reference
from build_scripts.check.reference_words import other_kind, unknown
from build_scripts.check.references import ADVICE, GOOD_ADVICE
from build_scripts.check.rule import rule
from build_scripts.check.wholeness import lacks_findings
from build_scripts.model.corpus import Corpus
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.problems import Complaint
from build_scripts.read.phrases import either, nearest
from build_scripts.synthesise.items import items_of_corpus, items_of_study
from build_scripts.synthesise.joins import Joined


@rule(
    "EV204",
    "unknown-finding",
    scope="corpus",
    why="Readers follow a sentence down to what a study found. A link to a finding that is not there ends nowhere.",
    bad=ADVICE.format(audience="managers", ground="waiting-named-last").replace(
        "-last]", "-last]  # <- here"
    ),
    good=GOOD_ADVICE,
)
def unknown_finding(checked: Joined) -> Iterator[Complaint]:
    """A finding that does not exist, named within its study or across the corpus."""
    corpus = checked.corpus
    for folder in corpus.studies.values():
        known = {finding.id for finding in folder.findings}
        for reference in places.to_own_findings(folder) if known else ():
            if reference[2] not in known and "findings.yaml" not in folder.unread:
                yield unknown("finding", reference, known, other_kind(folder, reference[2]))
    named = (*places.to_findings(corpus), *_grounds(corpus, with_study=True))
    for reference in named:
        study, name = split_global(reference[2])
        if reference[2] in checked.findings or (study and study not in corpus.studies):
            continue
        if lacks_findings(corpus.studies.get(study)):
            continue
        if not study:
            yield _without_study(checked, reference)
        elif "findings.yaml" not in corpus.studies[study].unread:
            folder = corpus.studies[study]
            known = {global_id(study, finding.id) for finding in folder.findings}
            yield unknown("finding", reference, known, other_kind(folder, name))


COMPANION = """\
# in evidence/studies/okafor-2021/study.yaml
related_studies:
  - study: okafor-2019  # <- here
    relation: companion_paper
    note: Reports the survey that came before.
"""


@rule(
    "EV209",
    "unknown-study",
    scope="corpus",
    why="A study is named by its folder. A reference to a folder that is not there leads nowhere.",
    bad=COMPANION,
    good=COMPANION.replace("study: okafor-2019  # <- here", "citation: Okafor (2019). Queues."),
)
def unknown_study(checked: Joined) -> Iterator[Complaint]:
    """A study that does not exist."""
    corpus = checked.corpus
    within = (
        (file, path, split_global(target)[0])
        for file, path, target in (*places.to_findings(corpus), *places.to_grounds(corpus))
        if "/" in target
    )
    for reference in (*places.to_studies(corpus), *within):
        unread = any(path.startswith(study_file(reference[2], "")) for path in corpus.unread)
        if reference[2] not in corpus.studies and not unread:
            yield unknown("study", reference, corpus.studies, narrowed=True)


RECOMMENDATION = """\
# in evidence/recommendations/say-how-long-it-takes.yaml
rests_on:
  - {ground}
"""


@rule(
    "EV210",
    "unknown-review-finding",
    scope="corpus",
    why="What the review team says rests on review findings or findings, and readers can follow it there.",
    bad=RECOMMENDATION.format(ground="not-knowing-wears  # <- here"),
    good=RECOMMENDATION.format(ground="not-knowing-weighs"),
)
def unknown_review_finding(checked: Joined) -> Iterator[Complaint]:
    """A review finding that does not exist."""
    corpus = checked.corpus
    for reference in _grounds(corpus, with_study=False):
        target = reference[2]
        if target not in corpus.review_findings and review_finding_file(target) not in corpus.unread:
            within = [id_ for id_ in checked.findings if split_global(id_)[1] == target]
            about = f"A finding is named with its study: {either(within)}. " if within else ""
            if target in corpus.studies:
                own = [id_ for id_ in checked.findings if split_global(id_)[0] == target]
                listed = f": {either(own, most=5)}" if own else ""
                about = f"{target} is a study, and a study cannot be named here; name one of its findings{listed}. "
            yield unknown("review finding", reference, corpus.review_findings, about)


SESSION = """\
# evidence/teaching/first-hour.yaml
title: Being heard, one hour
purpose: Learners know what waiting does to people.
minutes: 60
pins:
  - {pin}
"""


@rule(
    "EV211",
    "unknown-pin",
    scope="corpus",
    why="A course relies on the items that it pins.",
    bad=SESSION.format(pin="okafor-2021/friendly-faces  # <- here"),
    good=SESSION.format(pin="okafor-2021/friendly-face"),
)
def unknown_pin(checked: Joined) -> Iterator[Complaint]:
    """An item that a teaching session uses and that does not exist."""
    corpus = checked.corpus
    pins = tuple(places.to_pins(corpus))
    known = {item.in_corpus for item in items_of_corpus(corpus)} if pins else set()
    for folder in corpus.studies.values() if pins else ():
        known |= {item.in_corpus for item in items_of_study(folder)}
    for reference in pins:
        study, name = split_global(reference[2])
        unread = any(
            path.startswith(study_file(study, "")) if study else path.endswith(f"/{name}.yaml")
            for path in corpus.unread
        )
        if reference[2] not in known and not unread:
            near = known if study else {id_ for id_ in known if "/" not in id_}
            yield unknown("item", reference, near, listing=False)


MODEL = """\
# evidence/models/listening-cycle.yaml
name: The Listening Cycle
study: okafor-2021
summary: It shows how listening works.
drawn_from: The text.
nodes:
  - id: listening
    label: Listening
    kind: step
    text: Somebody listens.
    locator: {{section: Model}}
  - id: being-heard
    label: Being heard
    kind: outcome
    text: The visitor feels heard.
    locator: {{section: Model}}
flows:
  - {{source: listening, target: {target}, kind: leads_to}}{mark}
locator: {{section: Model}}
history:
  - date: "2026-11-21"
    change: First version.
"""


@rule(
    "EV213",
    "unknown-part",
    scope="corpus",
    why="An arrow of a model leads from one of its parts to another.",
    bad=MODEL.format(target="heard", mark="  # <- here"),
    good=MODEL.format(target="being-heard", mark=""),
)
def unknown_part(checked: Joined) -> Iterator[Complaint]:
    """A part that a model's flow names and that the model does not have."""
    for id_, model in checked.corpus.models.items():
        known = {node.id for node in model.nodes}
        file = model_file(id_)
        for position, flow in enumerate(model.flows):
            for key, target in (("source", flow.source), ("target", flow.target)):
                if target not in known and file not in checked.corpus.unread:
                    yield unknown("part", (file, ("flows", position, key), target), known)


def _grounds(corpus: Corpus, with_study: bool) -> Iterator[Reference]:
    return (reference for reference in places.to_grounds(corpus) if ("/" in reference[2]) == with_study)


def _without_study(checked: Joined, reference: Reference) -> Complaint:
    file, path, target = reference
    found = [id_ for id_ in checked.findings if split_global(id_)[1] == target]
    near = nearest(target, checked.findings)
    meant = found or ([near] if near else [])
    hint = f"Did you mean {either(meant)}?" if meant else ""
    return Complaint(
        file,
        path,
        f'"{target}" does not say which study it is of. A finding is named `study/finding` here.',
        hint or "For example: okafor-2021/waiting-named-most",
    )
