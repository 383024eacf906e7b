"""XML that is read safely: no entity of its own, no file and no address that it names, and only so much of it."""

from __future__ import annotations

import re
from html import entities
from typing import Any

from build_scripts.author.importing.import_result import ImportRefusedError, on_one_line

MOST_BYTES = 30_000_000
"""Of one XML file."""

NOTE_MARKS = frozenset({"bibr", "fn", "table-fn", "author-notes", "aff", "corresp"})
"""What a cross-reference leads to whose mark is no word of the text."""

BREAKS = frozenset({"break", "br", "p", "title", "list-item", "td", "th", "disp-quote", "sec", "label"})
_RAISED = str.maketrans("0123456789abcdefgh", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ")
_NOTE = re.compile(r"\s*(?:[0-9]+|[a-h](?:, ?[a-h])*)\s*")
"""A raised number, or raised letters that lead to notes."""


def parse_xml(content: bytes) -> Any:
    """The root element of an XML file; refuses with a sentence what is damaged, too large or declares entities."""
    try:
        from lxml import etree
    except ImportError as missing:
        raise ImportRefusedError(
            "Reading XML needs the package lxml, which is not installed: `pip install lxml`."
        ) from missing
    if len(content) > MOST_BYTES:
        raise ImportRefusedError(
            f"The XML has {len(content) // 1_000_000} MB; an article has at most {MOST_BYTES // 1_000_000}. Is it the "
            "right file?"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
        huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise ImportRefusedError(
            f"The XML cannot be read from line {fault.lineno} on: {fault.msg}. Save the article again."
        ) from fault
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise ImportRefusedError(
            "The XML declares entities of its own, which are not read: they can hide text, or grow without end."
        )
    return root


def name_of(element: Any) -> str:
    """The name of an element without its namespace; empty for an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute whatever its namespace; empty if it is not there."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def within(element: Any | None, *names: str) -> list[Any]:
    """All elements below one, if it is there, that have one of these names, in the order of the text."""
    below = element.iter() if element is not None else ()
    return [inner for inner in below if inner is not element and name_of(inner) in names]


def first(element: Any, *path: str) -> Any | None:
    """The first element under one at a path of names; None if there is none, or no element to look under."""
    for name in path:
        element = next(iter(within(element, name)), None) if element is not None else None
    return element


def text_of(element: Any | None, skip: frozenset[str] = frozenset(), keep_notes: bool = False) -> str:
    """The words of an element on one line, without what stands in elements named in `skip` and without the marks of notes.

    With `keep_notes` those marks stay that are signs, such as a star, and no number or letter.
    """
    return on_one_line("".join(_pieces(element, skip, keep_notes))) if element is not None else ""


def _pieces(element: Any, skip: frozenset[str], keep_notes: bool) -> list[str]:
    name = name_of(element)
    if not name:
        return [entities.html5.get(f"{getattr(element, 'name', '')};", "")]
    pieces = [element.text or ""]
    for child in element:
        if not _is_left_out(child, skip, keep_notes):
            inner = _pieces(child, skip, keep_notes)
            pieces += [" ", *inner, " "] if name_of(child) in BREAKS else inner
        pieces.append(child.tail or "")
    if name == "sup" and _NOTE.fullmatch("".join(pieces)):
        return ["".join(pieces).translate(_RAISED)]
    return pieces


def _is_left_out(element: Any, skip: frozenset[str], keep_notes: bool) -> bool:
    name = name_of(element)
    if name == "xref" and attribute(element, "ref-type") in NOTE_MARKS:
        return not keep_notes or bool(re.search(r"\w", "".join(element.itertext())))
    return name in skip
