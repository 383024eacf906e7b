"""Rules about ids: each is free, stays free, and can be a name everywhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Edit, KeyPath, Violation
from build_scripts.model.ids import DEVICE_NAMES
from build_scripts.model.records.conceptual_model import ConceptualModel, Node
from build_scripts.model.records.site import Audience, Perspective
from build_scripts.model.records.study import Study
from build_scripts.model.walk import Located, Spot, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.link_targets import Item, items_of_corpus, items_of_study

DOI = re.compile(r"10\.[0-9]{4,}(?:\.[0-9]+)*/\S+$")

DISCREPANCY = """\
# in evidence/studies/okafor-2021/discrepancies.yaml
- id: {id}
  what: Share of visitors who named cost
  place: {{table: Table 2, row: Cost, page: "8"}}
  printed: 9 (24.0)
  other_place: {{section: Results, page: "8"}}
  other: a quarter
  weight: minor
  handling: Both are shown.
"""

TERM = """\
# in evidence/glossary.yaml
- id: {id}
  term: queue
  meaning: People who wait for their turn.
"""

TERMS = """\
# evidence/glossary.yaml
- id: queue
  term: queue
  meaning: People who wait for their turn.
- id: {id}
  term: waiting
  meaning: Being in a queue.
"""


@rule(
    "EV101",
    "id-twice-in-study",
    scope="study",
    why="A study has one page, and each id is an address on it. If two things share an id, a link can reach only "
    "one of them. So findings, quotations, tables, charts, questions, key points, recommendations and "
    "discrepancies share one set of ids.",
    bad=DISCREPANCY.format(id="table-2  # <- here"),
    good=DISCREPANCY.format(id="cost-in-the-text"),
)
def id_twice_in_study(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """An id that a study uses for two items."""
    yield from _twice(items_of_study(folder))


@rule(
    "EV102",
    "id-twice",
    scope="corpus",
    why="Themes, review findings, recommendations of the review team and teaching sessions are named by their "
    "id alone. If two share one, nobody can tell which is meant. Models and glossary terms have addresses of "
    "their own, so a model may be called as a theme is, but not as another model.",
    bad=TERMS.format(id="queue  # <- here"),
    good=TERMS.format(id="waiting"),
)
def id_twice(joined: Joined) -> Iterator[Violation]:
    """An id that two things outside studies share."""
    for items in _of_no_study(joined):
        yield from _twice(items)


AUDIENCES = """\
# in evidence/site.yaml
audiences:
  - id: managers
    name: Library managers
    definition: People who decide how a library is run.
  - id: {id}
    name: Councillors
    definition: People who decide what a library may spend.
"""


@rule(
    "EV103",
    "id-twice-in-list",
    scope="corpus",
    why="Perspectives, audiences and the parts of a model are named by their ids wherever they are used.",
    bad=AUDIENCES.format(id="managers  # <- here"),
    good=AUDIENCES.format(id="councillors"),
)
def id_twice_in_list(joined: Joined) -> Iterator[Violation]:
    """A perspective, audience or part of a model whose id stands twice."""
    for entries in _lists(joined):
        ids = [entry.value.id for entry in entries]
        first: dict[str, Spot] = {}
        for entry in entries:
            id_ = entry.value.id
            if id_ in first:
                yield entry.at(
                    "id",
                    f'The id "{id_}" stands here and in {{0}}; nobody could tell which is meant.',
                    f"Choose another, for example {free_id(id_, ids)}.",
                    elsewhere=(first[id_],),
                )
            first.setdefault(id_, entry.spot("id"))


@rule(
    "EV104",
    "device-name",
    scope="corpus",
    why="Windows keeps names such as con, nul and com1 for devices. A folder of that name cannot be made there, "
    "and the site makes a folder for an item.",
    bad=TERM.format(id="con  # <- here"),
    good=TERM.format(id="queue"),
)
def device_name(joined: Joined) -> Iterator[Violation]:
    """An id that cannot be the name of a folder on Windows."""
    of_studies = (item for folder in joined.corpus.studies.values() for item in items_of_study(folder))
    for item in (*items_of_corpus(joined.corpus), *of_studies):
        if item.id in DEVICE_NAMES:
            yield _located(item).at(_id_path(item), *_device_name(item.id))
    for audience in records(joined.corpus, Audience):
        if audience.value.id in DEVICE_NAMES:
            yield audience.at("id", *_device_name(audience.value.id))


def _device_name(id_: str) -> tuple[str, str]:
    return f'Windows keeps the name "{id_}" for a device.', f"Try {id_}-1."


@rule(
    "EV105",
    "former-id-in-use",
    scope="corpus",
    why="`formerly` keeps old links alive: a link to the old id must lead here, and cannot lead to two places.",
    bad=DISCREPANCY.format(id="cost-in-the-text") + "  formerly: [table-2]  # <- here\n",
    good=DISCREPANCY.format(id="cost-in-the-text") + "  formerly: [cost-in-prose]\n",
)
def former_id_in_use(joined: Joined) -> Iterator[Violation]:
    """An id that an item had before and that something else has now."""
    for items in _of_no_study(joined):
        yield from _taken_again(items)
    for folder in joined.corpus.studies.values():
        yield from _taken_again(tuple(items_of_study(folder)))


def free_id(id_: str, taken: Iterable[str]) -> str:
    """The first of `x-2`, `x-3` ... that nobody has."""
    used, number = set(taken), 2
    while f"{id_}-{number}" in used:
        number += 1
    return f"{id_}-{number}"


def _twice(items: Iterable[Item]) -> Iterator[Violation]:
    first: dict[str, Item] = {}
    repeated: list[Item] = []
    for item in items:
        if first.setdefault(item.id, item) is not item:
            repeated.append(item)
    for item in repeated:
        other = first[item.id]
        article = "an" if other.kind[0] in "aeiou" else "a"
        yield _located(item).at(
            _id_path(item),
            f'The id "{item.id}" already belongs to {article} {other.kind} at {{0}}.',
            f"{_rename(item)} {_free_for(item, first)}, which is free.",
            elsewhere=(_located(other).spot(_id_path(other)),),
        )


def _of_no_study(joined: Joined) -> Iterator[tuple[Item, ...]]:
    """What belongs to no study, in groups within which an id stands once."""
    items = tuple(items_of_corpus(joined.corpus))
    apart = ("model", "glossary term")
    yield tuple(item for item in items if item.kind not in ("study", *apart))
    for kind in apart:
        yield tuple(item for item in items if item.kind == kind)


def _free_for(item: Item, taken: Collection[str]) -> str:
    """A free id near the one an item has: outside studies with its kind behind it (`waiting-term`)."""
    named = f"{item.id}-{item.kind.rpartition(' ')[2]}"
    return free_id(item.id, taken) if item.study or named in taken else named


def _taken_again(items: tuple[Item, ...]) -> Iterator[Violation]:
    living: Mapping[str, Item] = {item.id: item for item in reversed(items)}
    claimed: dict[str, tuple[Item, Spot]] = {}
    for item in items:
        for position, name in enumerate(item.formerly):
            here = _located(item)
            path = ("formerly", position)
            other = living.get(name)
            if other is item:
                yield here.at(
                    path,
                    f'"{name}" is the id that this {item.kind} has now.',
                    "Take it off the list: `formerly` holds ids that it had before.",
                )
            elif other is not None:
                yield here.at(
                    path,
                    f'Old links to "{name}" cannot lead here: it is now the id of the {other.kind} at {{0}}.',
                    "Give the other one a new id, or take this one off the list.",
                    elsewhere=(_located(other).spot(_id_path(other)),),
                )
            elif name in claimed:
                yield here.at(
                    path,
                    f'Old links to "{name}" cannot lead here: they lead to the {claimed[name][0].kind} at {{0}}.',
                    "Keep it in one of the two lists.",
                    elsewhere=(claimed[name][1],),
                )
            claimed.setdefault(name, (item, here.spot(path)))


def _lists(joined: Joined) -> Iterator[Sequence[Located[Perspective | Audience | Node]]]:
    yield tuple(records(joined.corpus, Perspective))
    yield tuple(records(joined.corpus, Audience))
    for model in records(joined.corpus, ConceptualModel):
        yield tuple(records(model, Node))


def _located(item: Item) -> Located[Item]:
    return Located(item.file, item.path, item)


def _id_path(item: Item) -> KeyPath:
    """Where an item's id stands from its record; the top of the file for what is named by its file."""
    return ("id",) if item.path else ()


def _rename(item: Item) -> str:
    return "Try" if item.path else "Rename the file, for example to"


DOI_OF_LINK = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)
"""What stands before a DOI in a link, or in a reference."""


@rule(
    "EV106",
    "doi-form",
    scope="study",
    why="The site makes the link of a DOI. Written as a link already, it would become a link that leads nowhere.",
    bad="# in evidence/studies/okafor-2021/study.yaml\nDOI: https://doi.org/10.1000/182  # <- here\n",
    good="# in evidence/studies/okafor-2021/study.yaml\nDOI: 10.1000/182\n",
)
def doi_form(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A DOI that does not begin with 10."""
    for study in records(folder, Study):
        doi = study.value.doi
        if doi is None or DOI.match(doi):
            continue
        bare = DOI_OF_LINK.sub("", doi)
        fits = DOI.match(bare) is not None
        yield study.at(
            "DOI",
            f'`DOI` begins with 10. and has no spaces, and "{doi}" does not.',
            f"Write {bare}"
            if fits
            else "Write it as printed, for example 10.1000/182; if none is printed, delete the line.",
            edits=(Edit(*study.spot("DOI"), bare),) if fits else (),
        )
