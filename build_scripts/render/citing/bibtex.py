"""Records in BibTeX. Letters stay as they are, in UTF-8; what BibTeX would take for a command is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_scripts.render.citing.csl import Record, family_of, iso_date

_TYPES = {
    "article-journal": "article",
    "report": "techreport",
    "chapter": "incollection",
    "thesis": "phdthesis",
}
_CONTAINER = {"article": "journal", "incollection": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPED = {
    **{character: f"\\{character}" for character in "{}$&#%_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_DASH = re.compile(r"\s*[-–—]+\s*")
_AS_THEY_ARE = ("doi", "url")
"""Fields that packages read letter by letter; only what would end them is escaped."""


def bibtex(records: Iterable[Record]) -> bytes:
    """Records as a file."""
    return "\n".join(map(_entry, records)).encode()


def _entry(record: Record) -> str:
    kind = _TYPES.get(record["type"], "misc")
    date = iso_date(record)
    month = _MONTHS[int(date[5:7]) - 1] if len(date) > 4 else ""
    fields = {
        "author": " and ".join(map(_name, record.get("author", ()))),
        "title": f"{{{_escaped(record['title'])}}}",
        _CONTAINER.get(kind, "howpublished"): _escaped(record.get("container-title", "")),
        _PUBLISHER.get(kind, "publisher"): _escaped(record.get("publisher", "")),
        "year": date[:4],
        "volume": _escaped(record.get("volume", "")),
        "number": _escaped(record.get("issue", "")),
        "pages": _escaped(_DASH.sub("--", record.get("page", ""))),
        "doi": record.get("DOI", ""),
        "url": record.get("URL", ""),
        "language": record.get("language", ""),
        "note": _escaped(". ".join(filter(None, (record.get("version"), record.get("note"))))),
    }
    lines = [f"  {name} = {{{_balanced(name, text)}}}" for name, text in fields.items() if text]
    if month:
        lines.append(f"  month = {month}")
    return f"@{kind}{{{record['id']},\n" + ",\n".join(lines) + "\n}\n"


def _name(name: Record) -> str:
    if literal := name.get("literal"):
        return f"{{{_escaped(literal)}}}"
    given = name.get("given", "")
    return _escaped(f"{family_of(name)}, {given}" if given else family_of(name))


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(character, character) for character in " ".join(text.split()))


def _balanced(name: str, text: str) -> str:
    """An address without braces, which would end its field."""
    return text.replace("{", "%7B").replace("}", "%7D") if name in _AS_THEY_ARE else text
