"""The files of each session, as far as the packages that make them are installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.model import urls
from build_scripts.model.corpus import Corpus
from build_scripts.render.teaching.deck import deck
from build_scripts.render.teaching.handout import handout_file, makes_handouts
from build_scripts.render.teaching.powerpoint import makes_slides, slides_file
from build_scripts.render.views.items import Items


@dataclass(frozen=True)
class Download:
    """A file of a session and what it is."""

    address: str
    name: str


def downloads_of(id_: str) -> tuple[Download, ...]:
    """What can be taken along of a session."""
    return tuple(_downloads(id_))


def _downloads(id_: str) -> Iterator[Download]:
    if makes_slides():
        yield Download(urls.session_slides(id_), "Slides for PowerPoint (.pptx)")
    if makes_handouts():
        yield Download(urls.session_handout(id_), "Handout for Word (.docx)")


def session_files(items: Items) -> Mapping[str, bytes]:
    """Path and bytes of every file of every session."""
    made = {}
    for id_ in items.corpus.teaching:
        slides = deck(items, id_)
        if makes_slides():
            made[urls.session_slides(id_)] = slides_file(slides, items.site)
        if makes_handouts():
            made[urls.session_handout(id_)] = handout_file(slides, items.site)
    return made


def not_made(corpus: Corpus) -> str:
    """A sentence about what is missing and why; empty where nothing is."""
    missing = [
        package
        for package, is_there in (("python-pptx", makes_slides()), ("python-docx", makes_handouts()))
        if not is_there
    ]
    if not missing or not corpus.teaching:
        return ""
    return (
        f"Teaching sessions go without slides or handouts: {' and '.join(missing)} not installed. "
        f"Remedy: `pip install {' '.join(missing)}`."
    )
