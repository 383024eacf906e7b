"""CPU seconds of the stages of one build, up to the pages and files that MkDocs gets: printed as JSON.

.venv/bin/python -m benchmarks.stages FOLDER
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.run import check
from build_scripts.read.corpus import read_corpus
from build_scripts.render.build import build_site
from build_scripts.synthesise.joins import join

T = TypeVar("T")


def main(root: Path) -> None:
    """Print what each stage takes."""
    gc.disable()  # as the commands do
    taken: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        made = work()
        taken[stage] = round(time.process_time() - start, 3)
        return made

    reading = timed("read", lambda: read_corpus(root))
    joined = timed("join", lambda: join(reading.corpus))
    problems = timed("check", lambda: check(reading, joined))
    timed("render", lambda: build_site(joined, problems, RULE_TEXTS))
    print(json.dumps(taken))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
