"""The columns of the evidence map, and in which of them a finding stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from build_scripts.model import addresses
from build_scripts.model.finding import Finding
from build_scripts.model.ids import split_global
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.item_views import StudyLine
from build_scripts.synthesise.views.items import Items

By = Literal["perspective", "study", "setting"]
"""What a view of the map has in its columns."""

SHORT = 48
"""Characters of a setting at the head of a column; the whole stands below the map."""

KeysOf = Callable[[str, Finding], Iterable[str]]
"""From a finding, with its global id, to the keys of its columns."""


@dataclass(frozen=True)
class Column:
    """A perspective, a study or a setting."""

    key: str
    """As it stands in the address of a filtered map."""
    name: str
    head: str
    """Its name at the head of a column."""
    address: str
    """Where its name leads; empty if nowhere."""
    text: str
    """What `head` leaves out; empty if nothing."""
    is_preprint: bool
    studies: tuple[StudyLine, ...]
    """The studies that gathered this perspective's views, or that stand in this setting."""
    chosen: Mapping[str, str]
    """Its findings, as the list of findings is asked for them."""


def columns(items: Items, by: By) -> tuple[Mapping[str, Column], KeysOf]:
    """The columns of one view, in order, and how a finding finds its own."""
    return {"perspective": _perspectives, "study": _studies, "setting": _settings}[by](items)


def _perspectives(items: Items) -> tuple[Mapping[str, Column], KeysOf]:
    asked: dict[str, list[StudyLine]] = defaultdict(list)
    for folder in items.corpus.studies.values():
        for id_ in folder.study.perspectives if folder.study else ():
            asked[id_].append(items.study(folder.id))
    known = [(one.id, one.name, one.says, one.definition) for one in items.site.perspectives]
    named = {id_ for id_, *_ in known}
    unknown = dict.fromkeys(
        id_ for one in items.joined.findings.values() for id_ in one.perspective if id_ not in named
    )
    made = {
        id_: Column(id_, name, says, "", text, False, tuple(asked[id_]), {"perspective": id_})
        for id_, name, says, text in (*known, *((id_, id_, id_, "") for id_ in unknown))
    }
    return made, lambda _id, finding: finding.perspective


def _studies(items: Items) -> tuple[Mapping[str, Column], KeysOf]:
    lines = [items.study(id_) for id_ in items.corpus.studies]
    made = {
        line.id: Column(
            line.id,
            line.name,
            line.name,
            line.address,
            line.retraction,
            line.is_preprint,
            (line,),
            {"study": line.id},
        )
        for line in lines
    }
    return made, lambda id_, _finding: (split_global(id_)[0],)


def _settings(items: Items) -> tuple[Mapping[str, Column], KeysOf]:
    """Settings as the studies state them; only the very same words are one setting."""
    of: dict[str, list[str]] = defaultdict(list)
    for folder in items.corpus.studies.values():
        of[folder.study.context.setting if folder.study else "not_stated"].append(folder.id)
    made = {}
    key_of = {}
    for setting, studies in of.items():
        text = "Setting not stated" if setting == "not_stated" else setting
        head = short(text)
        lines = tuple(items.study(id_) for id_ in studies)
        key = studies[0]
        made[key] = Column(
            key=key,
            name=text,
            head=head,
            address=f"{addresses.MAP_SETTINGS}#_setting-{key}",
            text=text if head != text else "",
            is_preprint=all(line.is_preprint for line in lines),
            studies=lines,
            chosen={"study": studies[0]} if len(studies) == 1 else {},
        )
        key_of.update(dict.fromkeys(studies, key))
    return made, lambda id_, _finding: (key_of[split_global(id_)[0]],)


def short(text: str) -> str:
    """The first words of a long text, the cut shown."""
    if len(text) <= SHORT:
        return text
    first = re.split(r"[:;,(]", text, maxsplit=1)[0].rstrip()
    if len(first) > SHORT:
        first = text[:SHORT].rsplit(" ", 1)[0]
    return f"{words.sentence(first)} …"
