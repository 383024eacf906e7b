"""What one study gives to the site: the seam between what is made study by study and what the corpus makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import Diagnostic
from build_scripts.model.ids import global_id
from build_scripts.render.charts.card import table_view
from build_scripts.render.charts.svg_file import chart_files
from build_scripts.render.data.study_download import StudyDownload, study_download
from build_scripts.render.explorers.definitions import StudyRows, study_rows
from build_scripts.render.explorers.kind import Choices
from build_scripts.render.pages.search_entries import study_entries
from build_scripts.render.pages.studies import study_page
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.search_entry import SearchEntry
from build_scripts.render.site.site import Page


@dataclass(frozen=True)
class StudyOutput:
    """Everything that is made of one study alone.

    It follows from the study's folder, the diagnostics of its files, and its `surroundings`: where those are the
    same, it is the same, whatever other studies say.
    """

    diagnostics: tuple[Diagnostic, ...]
    page: Page
    chart_files: Mapping[str, bytes]
    download: StudyDownload
    explorer_rows: StudyRows
    search_entries: tuple[SearchEntry, ...]


def study_output(
    renderer: Renderer, choices: Choices, folder: StudyFolder, diagnostics: Sequence[Diagnostic]
) -> StudyOutput:
    """What the study in `folder` gives; `diagnostics` are those of its files."""
    items = choices.items
    tables = tuple(table_view(items, global_id(folder.id, table.id)) for table in folder.tables)
    return StudyOutput(
        diagnostics=tuple(diagnostics),
        page=study_page(renderer, items, folder.id, tables, diagnostics),
        chart_files=dict(chart_files(tables, items.site)),
        download=study_download(items.joined, folder),
        explorer_rows=study_rows(choices, folder),
        search_entries=tuple(study_entries(items, folder)),
    )


def surroundings(corpus: Corpus) -> str:
    """A hash of all that a study's output follows from besides its folder.

    That is the evidence outside of studies, which studies there are and what they are called, and the code.
    """
    names = {id_: folder.study.title_short if folder.study else "" for id_, folder in corpus.studies.items()}
    outside = replace(corpus, studies={}, unread=frozenset())
    return sha256(repr((names, outside, sorted(corpus.unread), _code())).encode()).hexdigest()


@cache
def _code() -> str:
    """A hash of everything in the package."""
    known = sha256()
    waiting: list[Traversable] = [files("build_scripts")]
    while waiting:
        place = waiting.pop()
        if place.is_file():
            known.update(place.name.encode() + place.read_bytes())
        elif place.name != "__pycache__":
            waiting += sorted(place.iterdir(), key=lambda path: path.name)
    return known.hexdigest()
