"""A record in BibTeX; its commands for letters and accents are read as the letters that they print."""

from __future__ import annotations

import logging
import re
from typing import Any

from build_scripts.author.importing.import_result import Found, ImportRefusedError
from build_scripts.author.importing.references.record import (
    MONTHS,
    date_in,
    decoded,
    doi_in,
    doi_keys,
    named,
    printed,
    the_only,
    words,
)

TYPES = {
    "article": "article-journal",
    "techreport": "report",
    "report": "report",
    "incollection": "chapter",
    "inbook": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
}
"""Kinds of documents as BibTeX and BibLaTeX call them; any other is a document."""


_AND = re.compile(r"\s+and\s+(?![^{}]*\})")
"""What parts names; not what stands within the name of a body."""


def read_bibtex(content: bytes) -> Found:
    """What the one record of a file in BibTeX says."""
    try:
        from bibtexparser.entrypoint import parse_string
        from pylatexenc.latex2text import LatexNodes2Text
    except ImportError as missing:
        raise ImportRefusedError(
            "Reading BibTeX needs the package bibtexparser, which is not installed: `pip install bibtexparser`."
        ) from missing
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it logs is told below, in a sentence
    library = parse_string(decoded(content))
    if library.failed_blocks:
        line = (library.failed_blocks[0].start_line or 0) + 1
        raise ImportRefusedError(f"The BibTeX cannot be read from line {line} on. Export the record again.")
    entry = the_only(library.entries)
    letters = LatexNodes2Text(keep_comments=True)
    fields = {key.lower(): str(field.value) for key, field in entry.fields_dict.items()}
    plain = {key: words(letters.latex_to_text(value)) for key, value in fields.items()}
    return Found(_study(entry.entry_type.lower(), plain, _names(fields.get("author", ""), letters)))


def _study(kind: str, said: dict[str, str], authors: list[dict[str, str]]) -> dict[str, Any]:
    month = said.get("month", "").lower()[:3]
    date = said.get("date") or f"{said.get('year', '')} {month if month in MONTHS else said.get('month', '')}"
    return printed(
        {
            "type": TYPES.get(kind, "document"),
            "title": said.get("title"),
            "author": authors,
            "issued": date_in(date),
            "publisher": said.get("publisher") or said.get("institution") or said.get("school"),
            "container-title": said.get("journal") or said.get("journaltitle") or said.get("booktitle"),
            "volume": said.get("volume"),
            "issue": said.get("number") or said.get("issue"),
            "page": re.sub(r"\s*[-–—]+\s*", "-", said.get("pages", "")),
            **doi_keys(doi_in(said.get("doi"))),
            "language": said.get("langid") or said.get("language", ""),
        }
    )


def _names(field: str, letters: Any) -> list[dict[str, str]]:
    """The authors of `Okafor, Ada and Min Lee and {The Project}`; a name in braces is a body."""
    found = []
    for name in _AND.split(field.strip()):
        is_body = name.startswith("{") and name.endswith("}")
        plain = words(letters.latex_to_text(name))
        if is_body or not plain:
            found += [{"literal": plain}] if plain else []
        elif "," in plain:
            found.append(named(plain))
        else:
            given, _, family = plain.rpartition(" ")
            found.append({"family": family, "given": given} if given else {"family": family})
    return found
