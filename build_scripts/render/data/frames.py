"""The published datasets as tidy frames of pandas, one a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from build_scripts.render.data.datasets import DATASETS
from build_scripts.render.data.study_download import StudyDownload
from build_scripts.synthesise.joins import Joined


def frames(joined: Joined, studies: Iterable[StudyDownload]) -> Mapping[str, pd.DataFrame]:
    """Each dataset by its name, in the order in which it is published.

    `url` holds the address within the site; an empty cell is None.
    """
    given = list(studies)
    made = {}
    for dataset in DATASETS:
        of_studies = (line for study in given for line in study.lines[dataset.name])
        lines = dataset.in_order([*of_studies, *dataset.corpus_lines(joined)])
        made[dataset.name] = pd.DataFrame(lines, columns=list(dataset.header), dtype=object)
    return made
