"""The files for reference managers: one of each format a study, one of all studies, one of each page with a version.

Such a page has its QR code beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from build_scripts.model import urls
from build_scripts.model.corpus import Corpus
from build_scripts.render.citing.bibtex import bibtex
from build_scripts.render.citing.csl import Record, csl_json, page_record, study_record
from build_scripts.render.citing.ris import ris
from build_scripts.render.look.qr_code import qr_picture
from build_scripts.render.site.site import Page
from build_scripts.render.views.shared import SiteWords

_WRITERS: Mapping[str, Callable[[Iterable[Record]], bytes]] = {
    "ris": ris,
    "bib": bibtex,
    "csl.json": csl_json,
}
CITED = frozenset({"theme", "review_finding", "study", "model", "session"})
"""Kinds of pages whose citation says their version."""


def citation_files(corpus: Corpus, site: SiteWords, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file. Pages are cited by their address, so where the site has none they have no file."""
    records = [
        (id_, study_record(id_, folder.study)) for id_, folder in corpus.studies.items() if folder.study
    ]
    of_pages = [
        (
            page.address,
            page_record(page.address, page.title, site.title, site.publisher, site.url, page.changed),
        )
        for page in pages
        if site.url and page.changed and page.kind.name in CITED
    ]
    yield from ((urls.page_code(address), qr_picture(f"{site.url}{address}")) for address, _ in of_pages)
    for ending, write in _WRITERS.items():
        yield urls.all_studies_reference(ending), write(record for _, record in records)
        yield from ((urls.study_reference(id_, ending), write([record])) for id_, record in records)
        yield from ((urls.page_reference(address, ending), write([record])) for address, record in of_pages)
