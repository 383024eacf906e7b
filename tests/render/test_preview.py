"""What nothing can be made of never stops a preview: it is left out alone, and its page says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.run import check
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import Diagnostic
from build_scripts.read.corpus import Reading, read_files
from build_scripts.render.build import build_site
from build_scripts.render.preview import site_without_what_fails
from build_scripts.render.project import Project
from build_scripts.render.site.site import SiteContent, faults
from build_scripts.synthesise.joins import join

ReadingOf = Callable[[str], Reading]
STUDY = "evidence/studies/okafor-2021/"
TABLES = STUDY + "tables.yaml"


def project_of(reading: Reading) -> Project:
    joined = join(reading.corpus)
    return Project(reading, joined, check(reading, joined))


def test_a_chart_of_a_group_that_its_table_has_not_is_left_out_alone(
    example_files: Callable[[], dict[str, bytes]],
) -> None:
    files = example_files()
    assert files[TABLES].count(b"\n      group: Gender\n") == 1
    files[TABLES] = files[TABLES].replace(b"\n      group: Gender\n", b"\n      group: Gendre\n")
    project = project_of(read_files(files))
    assert "EV333" in {problem.code for problem in project.problems}
    site, left_out = project.site()
    page = site.pages["studies/okafor-2021/"]
    assert left_out == ()
    assert "chart-gender" not in page.ids
    assert {"table-1", "chart-kept-away"} <= page.ids
    assert not [fault for fault in faults(site) if "chart-gender" in fault]


BROKEN = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: ""
# evidence/themes/silence.yaml
name: Silence
"""


@dataclass(frozen=True)
class Fragile:
    """Makes the site of a corpus, and stops wherever `stops` says so, as a mistake in the program would."""

    reading: Reading
    stops: Callable[[Corpus], bool]

    def __call__(self, corpus: Corpus, further: tuple[Diagnostic, ...]) -> SiteContent:
        if self.stops(corpus):
            raise ZeroDivisionError
        return build_site(join(corpus), (*check(self.reading), *further), RULE_TEXTS)

    def site(self) -> tuple[SiteContent, tuple[str, ...]]:
        return site_without_what_fails(self.reading.corpus, check(self.reading), self)


def okafor(corpus: Corpus) -> StudyFolder:
    return corpus.studies["okafor-2021"]


STOPS: dict[str, Callable[[Corpus], bool]] = {
    TABLES: lambda corpus: bool(okafor(corpus).tables),
    STUDY + "quotes.yaml": lambda corpus: bool(okafor(corpus).quotes),
    STUDY + "study.yaml": lambda corpus: okafor(corpus).study is not None,
    "evidence/receipts/okafor-2021.json": lambda corpus: okafor(corpus).receipt is not None,
    "evidence/themes/waiting.yaml": lambda corpus: bool(corpus.themes),
    "evidence/models/listening-cycle.yaml": lambda corpus: bool(corpus.models),
    "evidence/glossary.yaml": lambda corpus: bool(corpus.glossary),
    "evidence/site.yaml": lambda corpus: corpus.site is not None,
    "evidence/permalinks/_site.txt": lambda corpus: bool(corpus.permalinks),
}


@pytest.mark.parametrize("file", STOPS)
def test_a_file_that_the_program_stops_at_is_left_out_alone_and_its_page_says_where(
    file: str, example_files: Callable[[], dict[str, bytes]]
) -> None:
    reading = read_files({**example_files(), "evidence/permalinks/_site.txt": b"themes/waiting/\n"})
    site, left_out = Fragile(reading, STOPS[file]).site()
    assert left_out == (file,)
    page = site.pages["studies/okafor-2021/" if file.startswith(STUDY) else ""]
    assert f"{file}, line 1" in page.html
    assert "the program stopped in render/preview.py, line" in page.html
    assert "contributing/rules/EV061/" in page.html
    in_its_place = site.pages["themes/waiting/"].title.startswith("Not shown: ")
    assert in_its_place == ("/themes/" in file)
    if in_its_place:
        assert f"{file}, line 1" in site.pages["themes/waiting/"].html


def test_a_file_with_errors_is_left_out_rather_than_one_without(reading_of: ReadingOf) -> None:
    reading = reading_of(BROKEN)

    def stops(corpus: Corpus) -> bool:
        return bool(okafor(corpus).quotes and corpus.themes)

    site, left_out = Fragile(reading, stops).site()
    assert left_out == (STUDY + "quotes.yaml",)
    assert "EV061" not in site.pages["studies/okafor-2021/"].html


def test_two_files_that_each_stop_the_program_are_both_left_out(reading_of: ReadingOf) -> None:
    def stops(corpus: Corpus) -> bool:
        return bool(corpus.glossary or okafor(corpus).tables)

    site, left_out = Fragile(reading_of(""), stops).site()
    assert sorted(left_out) == ["evidence/glossary.yaml", TABLES]
    assert "themes/waiting/" in site.pages


def test_what_no_file_is_the_reason_of_is_raised(reading_of: ReadingOf) -> None:
    for overlay in ("", BROKEN):
        with pytest.raises(ZeroDivisionError):
            Fragile(reading_of(overlay), lambda _: True).site()
