"""Records in RIS, which every reference manager reads.

The format has no sign for a body: what holds a comma is taken for a person by some programs. CSL-JSON and BibTeX have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from build_scripts.render.citing.csl import Record, family_of, iso_date

_TYPES = {
    "article-journal": "JOUR",
    "report": "RPRT",
    "chapter": "CHAP",
    "thesis": "THES",
    "article": "UNPB",
    "webpage": "ELEC",
}
_DASH = re.compile(r"\s*[-–—]+\s*")
_END = "\r\n"
"""As the format asks."""


def ris(records: Iterable[Record]) -> bytes:
    """Records as a file."""
    return "".join(f"{tag}  - {_on_one_line(text)}{_END}" for tag, text in _lines(records)).encode()


def _lines(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    for record in records:
        yield "TY", _TYPES.get(record["type"], "GEN")
        yield "ID", record["id"]
        yield "TI", record["title"]
        for name in record.get("author", ()):
            yield "AU", name.get("literal") or ", ".join(filter(None, (family_of(name), name.get("given"))))
        if date := iso_date(record):
            yield "PY", date[:4]
            yield "DA", f"{date.replace('-', '/')}{'/' * (2 - date.count('-'))}/"
        first, _, last = _DASH.sub("-", record.get("page", "")).partition("-")
        told = {
            "T2": record.get("container-title"),
            "PB": record.get("publisher"),
            "VL": record.get("volume"),
            "IS": record.get("issue"),
            "SP": first,
            "EP": last,
            "ET": record.get("version"),
            "M3": record.get("genre"),
            "DO": record.get("DOI"),
            "UR": record.get("URL"),
            "LA": record.get("language"),
            "N1": record.get("note"),
        }
        yield from ((tag, text) for tag, text in told.items() if text)
        yield "ER", ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
