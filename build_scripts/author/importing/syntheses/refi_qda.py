"""Coded segments and codes of a project for qualitative analysis in the exchange format REFI-QDA (.qdpx, .qdc)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_scripts.author.importing.import_result import ImportRefusedError, on_one_line
from build_scripts.author.importing.markup import attribute, first, parse_xml, text_of, within
from build_scripts.author.importing.tables.sheets import checked_archive, part_of
from build_scripts.model.progress import watched

PROJECT = "project.qde"
INTERNAL = "internal://"
MOST_SEGMENTS = 5_000


@dataclass(frozen=True)
class Code:
    """A code with what its makers say of it, and how many segments have it."""

    name: str
    description: str = ""
    segments: int = 0


@dataclass(frozen=True)
class Segment:
    """A coded piece of a source's text."""

    text: str
    source: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Project:
    """What a file holds. A codebook has no segments."""

    codes: tuple[Code, ...]
    segments: tuple[Segment, ...] = ()
    remarks: tuple[str, ...] = ()


def read_codebook(content: bytes) -> Project:
    """The codes of a codebook (.qdc)."""
    return Project(tuple(Code(name, said) for name, said in _codes(parse_xml(content)).values()))


def read_project(content: bytes) -> Project:
    """The codes and the coded segments of a project (.qdpx); nothing is unpacked onto the disk."""
    archive = checked_archive(content)
    files = {name.rpartition("/")[2].casefold(): name for name in archive.namelist()}
    if PROJECT not in files:
        raise ImportRefusedError(f"The file holds no {PROJECT}: is it a project in REFI-QDA?")
    root = parse_xml(part_of(archive, files[PROJECT]))
    codes = _codes(root)
    segments, remarks = [], []
    for source in watched(within(root, "TextSource", "Representation"), "Reading sources"):
        name = attribute(source, "name") or "a source without a name"
        path = attribute(source, "plainTextPath").removeprefix(INTERNAL).rpartition("/")[2].casefold()
        inside = first(source, "PlainTextContent")
        if path in files:
            text = part_of(archive, files[path]).decode("utf-8-sig", errors="replace")
        elif inside is not None:
            text = "".join(inside.itertext())
        else:
            remarks.append(f"The text of {name} is not in the file; its segments were left out.")
            continue
        found = list(_segments(source, name, text, codes))
        segments += [segment for segment in found if segment.text]
        if len(found) > len([segment for segment in found if segment.text]):
            remarks.append(f"Some segments of {name} lie outside of its text and were left out.")
    if len(segments) > MOST_SEGMENTS:
        raise ImportRefusedError(
            f"The project has {len(segments)} coded segments. Export a part: {MOST_SEGMENTS} at most."
        )
    counted = Counter(code for segment in segments for code in segment.codes)
    listed = tuple(Code(name, said, counted[name]) for name, said in codes.values())
    return Project(listed, tuple(segments), tuple(remarks))


def _codes(root: Any) -> dict[str, tuple[str, str]]:
    """Name and description of each code by its identifier; a code below another is named after it."""
    found = {}
    for code in within(root, "Code"):
        above = [
            attribute(ancestor, "name")
            for ancestor in code.iterancestors()
            if attribute(ancestor, "color") or attribute(ancestor, "isCodable")
        ]
        name = " / ".join([*reversed([part for part in above if part]), attribute(code, "name")])
        described = next((text_of(inner) for inner in code if inner.tag.endswith("Description")), "")
        found[attribute(code, "guid").casefold()] = (name, described)
    return found


def _segments(source: Any, name: str, text: str, codes: dict[str, tuple[str, str]]) -> Iterator[Segment]:
    for selection in within(source, "PlainTextSelection"):
        named = [
            codes.get(attribute(reference, "targetGUID").casefold(), ("", ""))[0]
            for reference in within(selection, "CodeRef")
        ]
        if not any(named):
            continue
        start, end = (attribute(selection, key) for key in ("startPosition", "endPosition"))
        whole = (
            start.isdecimal()
            and end.isdecimal()
            and len(start + end) < 30
            and int(start) < int(end) <= len(text)
        )
        words = on_one_line(text[int(start) : int(end)]) if whole else ""
        yield Segment(words, name, tuple(filter(None, named)))
