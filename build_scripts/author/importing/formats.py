"""Which reader a file needs, by its ending and by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from build_scripts.author.importing.import_result import Found, ImportRefusedError
from build_scripts.author.importing.jats.article import read_article
from build_scripts.author.importing.markup import name_of, parse_xml, within
from build_scripts.author.importing.references.bibtex import read_bibtex
from build_scripts.author.importing.references.crossref import read_crossref
from build_scripts.author.importing.references.csl import read_json
from build_scripts.author.importing.references.pubmed import read_pubmed
from build_scripts.author.importing.references.record import the_only
from build_scripts.author.importing.references.ris import read_ris
from build_scripts.model.phrases import either

XML_READERS: Mapping[str, Callable[[Any], Found]] = {
    "PubmedArticle": read_pubmed,
    "crossref": read_crossref,
    "article": read_article,
}
"""By the name of an element that is the root, or stands in it once."""


def read_file(name: str, content: bytes) -> Found:
    """What a file says of a study; `name` is its name with its ending."""
    suffix = name[name.rfind(".") :].casefold() if "." in name else ""
    reader = READERS.get(suffix)
    if reader is None:
        raise ImportRefusedError(
            f"A file of the kind `{suffix or 'without ending'}` cannot be imported. Readable: {either(sorted(READERS))}."
        )
    return reader(content)


def _read_xml(content: bytes) -> Found:
    root = parse_xml(content)
    for name, reader in XML_READERS.items():
        elements = [root] if name_of(root) == name else within(root, name)
        if elements:
            return reader(the_only(elements))
    raise ImportRefusedError(
        f"The XML is no article and no record that is known here: its first element is `{name_of(root)}`."
    )


READERS: Mapping[str, Callable[[bytes], Found]] = {
    ".bib": read_bibtex,
    ".json": read_json,
    ".ris": read_ris,
    ".xml": _read_xml,
}
"""By the ending of the file's name."""
