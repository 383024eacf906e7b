"""Whatever stands in the files, there is a site: it says what is wrong, and no page or link of it is broken."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from random import Random

import pytest

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.report import told
from build_scripts.check.rule import lay_over
from build_scripts.check.run import check
from build_scripts.check.texts.quotations import NEEDS_SOURCE
from build_scripts.read.corpus import Reading, read_corpus, read_files
from build_scripts.read.disk import find
from build_scripts.render.project import Project
from build_scripts.render.site.site import faults
from build_scripts.synthesise.joins import join
from tests.damage import damaged

ROOT = Path(__file__).parents[2]
HAND_WRITTEN = frozenset(
    path.relative_to(ROOT / "docs").as_posix().removesuffix(".md").removesuffix("index").rstrip("/") + "/"
    for path in (ROOT / "docs").rglob("*.md")
)
"""Addresses of the pages in docs/, which ours link to."""
BAD = tuple((text.code, text.bad) for text in RULE_TEXTS if text.bad)
OFTEN_WRONG = tuple(mistake for mistake in BAD if mistake[0] in ("EV010", "EV101", "EV333", "EV803"))
OF_A_SOURCE = {text.code for text in NEEDS_SOURCE}
"""Told only where the source is at hand."""
LEDGER = "evidence/permalinks/_site.txt"
PUBLISHED = b"themes/waiting/\nmodels/listening-cycle/\nreview-findings/not-knowing-weighs/\n"

Files = dict[str, bytes]


@cache
def _evidence() -> Files:
    return dict(find(ROOT).files)


def stands(reading: Reading) -> Project:
    """Make the site of a reading, and look whether it is whole and tells of every error."""
    joined = join(reading.corpus)
    project = Project(reading, joined, check(reading, joined))
    site, left_out = project.site(HAND_WRITTEN)
    assert left_out == ()
    assert project.errors or faults(site, HAND_WRITTEN) == ()
    for problem, _ in told(project.errors):
        study = problem.file.removeprefix("evidence/studies/").partition("/")[0]
        page = site.pages.get(f"studies/{study}/") or site.pages[""]
        assert escape(f"{problem.file}, line {problem.place.line}") in page.html, problem
    return project


@pytest.mark.prove("bad", OFTEN_WRONG, BAD)
def test_the_bad_example_of_a_rule_over_the_example(
    bad: tuple[str, str], reading_of: Callable[[str], Reading]
) -> None:
    code, example = bad
    told = {problem.code for problem in stands(reading_of(example)).problems}
    assert code in told or code in OF_A_SOURCE


@pytest.mark.prove("bad", OFTEN_WRONG[:1], BAD)
def test_the_bad_example_of_a_rule_over_the_evidence(bad: tuple[str, str]) -> None:
    project = stands(read_files(lay_over(_evidence(), bad[1])))
    assert len(project.joined.corpus.studies) >= len(read_corpus(ROOT).corpus.studies)


@pytest.mark.prove("seed", range(2), range(200))
def test_damaged_files_of_every_kind(seed: int, example_files: Callable[[], Files]) -> None:
    for number in range(10):
        chance = Random(seed * 1000 + number)
        files = {**example_files(), LEDGER: PUBLISHED}
        kinds = sorted({path.rpartition("/")[2] for path in files})
        kind = chance.choice(kinds)
        paths = [path for path in files if path.endswith(f"/{kind}")]
        stands(read_files(damaged(files, chance, paths)))
