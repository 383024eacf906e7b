"""The files for reference managers: one of each format a study, one of all studies, one of each page with a version.

Such a page has its QR code beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from build_scripts.model import urls
from build_scripts.render.citing.bibtex import bibtex
from build_scripts.render.citing.csl import Record, csl_json, page_record, study_record
from build_scripts.render.citing.ris import ris
from build_scripts.render.look.qr_code import qr_picture
from build_scripts.render.site.site import Page
from build_scripts.render.views.items import Items

_WRITERS: Mapping[str, Callable[[Iterable[Record]], bytes]] = {
    "ris": ris,
    "bib": bibtex,
    "csl.json": csl_json,
}
CITED = frozenset({"theme", "review_finding", "study", "model", "session"})
"""Kinds of pages whose citation says their version."""


def citation_files(items: Items, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file. Pages are cited by their address, so where the site has none they have no file."""
    site = items.site
    studies = items.corpus.studies
    records = [(id_, study_record(id_, folder.study)) for id_, folder in studies.items() if folder.study]
    of_pages = [
        (
            page.address,
            page_record(
                page.address, _title(items, page), site.title, site.publisher, site.url, page.changed,
                _cautions(items, page),
            ),
        )
        for page in pages
        if site.url and page.changed and page.kind.name in CITED
    ]  # fmt: skip
    yield from ((urls.page_code(address), qr_picture(f"{site.url}{address}")) for address, _ in of_pages)
    for ending, write in _WRITERS.items():
        yield urls.all_studies_reference(ending), write(record for _, record in records)
        yield from ((urls.study_reference(id_, ending), write([record])) for id_, record in records)
        yield from ((urls.page_reference(address, ending), write([record])) for address, record in of_pages)


def _title(items: Items, page: Page) -> str:
    """A page on a study is not the study."""
    return f"On: {items.study(_id(page)).title}" if page.kind.name == "study" else page.title


def _cautions(items: Items, page: Page) -> tuple[str, ...]:
    """What must be minded of the documents behind a page, each thing once."""
    behind = items.studies_behind(_grounds(items, page))
    studies = [items.study(_id(page))] if page.kind.name == "study" else behind
    return tuple(dict.fromkeys(caution.words.sentence for study in studies for caution in study.cautions))


def _grounds(items: Items, page: Page) -> list[str]:
    if page.kind.name == "review_finding":
        return [_id(page)]
    if page.kind.name == "theme":
        theme = items.corpus.themes[_id(page)]
        return [ground for said in (theme.answer, *theme.key_messages) for ground in said.rests_on]
    if page.kind.name == "session":
        return list(items.corpus.teaching[_id(page)].items())
    return []


def _id(page: Page) -> str:
    return page.address.rstrip("/").rpartition("/")[2]
