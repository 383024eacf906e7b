"""The published datasets as tidy frames, one a file. The only module with pandas."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from build_scripts.render.data.datasets import DATASETS
from build_scripts.synthesise.joins import Joined


def frames(joined: Joined) -> Mapping[str, pd.DataFrame]:
    """Each dataset by its name, in the order in which it is published.

    `url` holds the address within the site; an empty cell is None.
    """
    made = {}
    for dataset in DATASETS:
        lines = [
            *(
                line
                for folder in joined.corpus.studies.values()
                for line in dataset.study_lines(joined, folder)
            ),
            *dataset.corpus_lines(joined),
        ]
        made[dataset.name] = pd.DataFrame(dataset.in_order(lines), columns=list(dataset.header), dtype=object)
    return made
