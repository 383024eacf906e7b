"""A passage of a source, found by its first and last words: its text, the heading and the page it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.author.importing.import_result import ImportRefusedError, on_one_line
from build_scripts.author.importing.jats.quotations import is_label, without_marks
from build_scripts.author.importing.markup import name_of, parse_xml, text_of, within
from build_scripts.author.sources import SourceError, pdf_pages, read_source

LONGEST = 4_000
"""Characters between the first and the last words."""
SHOWN = 60

_GAP = re.compile(r"\s*(?:\.\.\.|…)\s*")
_BEHIND = re.compile(r"[”\"»’']?[\s\-–—.,;]*[(\[](?P<speaker>[^()\[\]]{1,90})[)\]]")
_PARTED = re.compile(r"(?<=[^\W\d_])-[^\S\n]*\n\s*(?=[a-z])")
_ALONE = re.compile(r"(?:page\s+)?[-–—\s]*([0-9]{1,4})[-–—\s]*(?:(?:of|/)\s*[0-9]{1,4})?", re.IGNORECASE)
_SAME = str.maketrans("“”„«»‘’‚`\u2010\u2011\u2013\u2014", '"""""\'\'\'\'----')


@dataclass(frozen=True)
class Passage:
    """A passage as the source prints it."""

    text: str
    speaker: str = ""
    """The label in brackets right behind it; empty if none stands there."""
    section: str = ""
    page: str = ""
    """As printed on the page; empty where none is printed."""
    remarks: tuple[str, ...] = ()


def find_passage(name: str, content: bytes, wanted: str) -> Passage:
    """The one passage of a source that begins and ends with the words of `wanted`: `first words ... last words`."""
    suffix = name[name.rfind(".") :].casefold() if "." in name else ""
    try:
        text = read_source(content, suffix).text
        pages = pdf_pages(content) if suffix == ".pdf" else []
    except SourceError as fault:
        raise ImportRefusedError(str(fault)) from fault
    start, end = _place(text, wanted)
    raw = text[start:end]
    remarks = tuple(
        f"“{_word_at(raw, cut.start())}” is parted at the end of a line: is it one word, or has it a hyphen?"
        for cut in _PARTED.finditer(raw)
    )
    words = without_marks(on_one_line(_PARTED.sub("-", raw)))
    behind = _BEHIND.match(text, end)
    speaker = behind["speaker"].strip() if behind and is_label(behind["speaker"]) else ""
    section = _section(content, words) if suffix == ".xml" else ""
    page, unprinted = _page(pages, wanted)
    return Passage(words, speaker, section, page, (*remarks, *unprinted))


def _place(text: str, wanted: str) -> tuple[int, int]:
    """Where the passage begins and ends; refuses what is not there, or there several times."""
    parts = [part for part in _GAP.split(wanted.strip(' \n"“”')) if part]
    if not parts:
        raise ImportRefusedError('Give the first and the last words: --find "first words ... last words".')
    flat = text.translate(_SAME)
    pattern = rf".{{0,{LONGEST}}}?".join(_pattern(part) for part in (parts[0], *parts[1:][-1:]))
    found = list(re.finditer(pattern, flat, re.DOTALL | re.IGNORECASE))
    if not found:
        missing = next((part for part in parts if not re.search(_pattern(part), flat, re.IGNORECASE)), "")
        said = f"“{missing}” is not in the source." if missing else "The last words do not follow the first."
        raise ImportRefusedError(f"{said} Copy the words from the source.")
    texts = {" ".join(match[0].split()) for match in found}
    if len(texts) > 1:
        places = "; ".join(f"“{' '.join(match[0].split())[:SHOWN]} ...”" for match in found[:5])
        raise ImportRefusedError(
            f"These words begin {len(found)} passages: {places}. Give more of the first words."
        )
    return found[0].span()


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\-", r"-\s*") for word in words.translate(_SAME).split())


def _word_at(text: str, position: int) -> str:
    before = re.search(r"\S*$", text[:position])
    after = re.match(r"-\s*\S*", text[position:])
    return re.sub(r"\s", "", f"{before[0] if before else ''}{after[0] if after else ''}")


def _section(content: bytes, words: str) -> str:
    """The heading of the innermost section of an article that holds the words."""
    holding = [section for section in within(parse_xml(content), "sec") if words in text_of(section)]
    titles = (text_of(part) for section in reversed(holding) for part in section if name_of(part) == "title")
    return next(titles, "")


def _page(pages: list[str], wanted: str) -> tuple[str, tuple[str, ...]]:
    """The number that is printed, alone on its line, at the head or foot of the page where the passage begins."""
    first = _GAP.split(wanted.strip(' \n"“”'))[0]
    for number, page in enumerate(pages, start=1):
        if re.search(_pattern(first), page.translate(_SAME), re.IGNORECASE):
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            for line in (*lines[-1:], *lines[:1]):
                if alone := _ALONE.fullmatch(line):
                    return alone[1], ()
            return "", (
                f"It stands on sheet {number} of the file, which prints no page number alone on a line.",
            )
    return "", ()
