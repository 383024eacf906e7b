"""What one study gives to the files that can be taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.model.corpus import StudyFolder
from build_scripts.render.data.dataset import LineValues
from build_scripts.render.data.datasets import DATASETS
from build_scripts.render.data.evidence_json import study_json
from build_scripts.synthesise.joins import Joined


@dataclass(frozen=True)
class StudyDownload:
    """Its lines in each published file, by the file's name, and its piece of `evidence.json`."""

    study: str
    lines: Mapping[str, tuple[LineValues, ...]]
    json: str


def study_download(joined: Joined, folder: StudyFolder) -> StudyDownload:
    """The lines and the piece of a study."""
    lines = {dataset.name: dataset.study_lines(joined, folder) for dataset in DATASETS}
    return StudyDownload(folder.id, lines, study_json(folder))


def study_downloads(joined: Joined) -> Iterable[StudyDownload]:
    """Those of every study."""
    return (study_download(joined, folder) for folder in joined.corpus.studies.values())
