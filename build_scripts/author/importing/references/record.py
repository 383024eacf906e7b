"""What all records of a publication share: one of them a file, its parts in our words, empty ones left out."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any, TypeVar

from build_scripts.author.importing.import_result import ImportRefusedError, on_one_line
from build_scripts.author.importing.jats.bibliography import date_of

One = TypeVar("One")

MOST_BYTES = 20_000_000
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8; refuses any other, and what is larger than all records."""
    if len(content) > MOST_BYTES:
        raise ImportRefusedError(f"The file has {len(content) // 1_000_000} MB. Is it the right file?")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise ImportRefusedError(
            f"The file is not UTF-8: byte 0x{content[fault.start]:02x} on line {line}. Export it as UTF-8."
        ) from fault


def the_only(records: Sequence[One]) -> One:
    """The one record of a file; refuses a file with none or several."""
    if len(records) != 1:
        many = f"holds {len(records)} records" if records else "holds no record"
        raise ImportRefusedError(f"The file {many}; a study is begun from one. Export that one alone.")
    return records[0]


def words(value: Any) -> str:
    """A value as text on one line, without tags and named characters."""
    text = re.sub(r"</?[A-Za-z][^<>]*>", "", value) if isinstance(value, str) else ""
    return on_one_line(html.unescape(text)) or (str(value) if type(value) is int else "")


def doi_in(value: Any) -> str:
    """The DOI in a text, without the address of a resolver."""
    found = _DOI.search(words(value))
    return found[0].rstrip(".,;") if found else ""


def doi_keys(doi: str) -> dict[str, str]:
    """The keys that a DOI settles."""
    return {"DOI": doi, "URL": f"https://doi.org/{doi}"} if doi else {}


def named(name: str) -> dict[str, str]:
    """An author of `Okafor, Ada`; a body without a comma."""
    family, comma, given = (part.strip() for part in on_one_line(name).partition(","))
    if not comma:
        return {"literal": family}
    return {"family": family, "given": given} if given else {"family": family}


def date_in(text: str) -> str:
    """The date at the start of `2021/05/09/` or `2021 May 9`, as far as it goes."""
    parts = re.split(r"[\s/.-]+", text.strip().lower())
    year, month, day = (*parts, "", "", "")[:3]
    if month[:3] in MONTHS:
        month = str(MONTHS.index(month[:3]) + 1)
    return date_of(year, month, day)


def pages(start: str, end: str = "") -> str:
    """First and last page, or the one that is printed."""
    return f"{start}-{end}" if start and end and end != start else start


def printed(keys: dict[str, Any]) -> dict[str, Any]:
    """Only what is printed."""
    return {key: value for key, value in keys.items() if value}
