"""What the check has told never stops a preview: the bad example of every rule, and files that nothing can be made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.run import check
from build_scripts.model.corpus import Corpus
from build_scripts.read.corpus import Reading, read_files
from build_scripts.render.build import build_site
from build_scripts.render.preview import site_without_what_fails
from build_scripts.render.project import Project
from build_scripts.render.site.site import Site, faults
from build_scripts.synthesise.joins import join

ReadingOf = Callable[[str], Reading]
BAD = tuple((text.code, text.bad) for text in RULE_TEXTS if text.bad)
TABLES = "evidence/studies/okafor-2021/tables.yaml"
OFTEN_WRONG = tuple(mistake for mistake in BAD if mistake[0] in ("EV010", "EV101", "EV333", "EV803"))


def project_of(reading: Reading) -> Project:
    joined = join(reading.corpus)
    return Project(reading, joined, check(reading, joined))


@pytest.mark.prove("bad", OFTEN_WRONG, BAD)
def test_the_bad_example_of_a_rule_leaves_every_page_standing(
    bad: tuple[str, str], reading_of: ReadingOf
) -> None:
    code, example = bad
    project = project_of(reading_of(example))
    assert code in {problem.code for problem in project.problems}
    site, left_out = project.site()
    assert "" in site.pages
    assert left_out == ()


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


def test_only_what_has_errors_and_cannot_be_made_is_left_out(reading_of: ReadingOf) -> None:
    reading = reading_of(BROKEN)
    problems = check(reading)
    joined = join(reading.corpus)

    def make(corpus: Corpus) -> Site:
        if corpus.studies["okafor-2021"].study is not None:
            raise ZeroDivisionError
        return build_site(join(corpus), problems, RULE_TEXTS)

    site, left_out = site_without_what_fails(joined.corpus, problems, make)
    assert left_out == ("evidence/studies/okafor-2021/",)
    assert "evidence/studies/okafor-2021/quotes.yaml" in site.pages["studies/okafor-2021/"].html
    assert "themes/waiting/" in site.pages


def test_what_the_check_has_not_told_is_raised(reading_of: ReadingOf) -> None:
    def make(corpus: Corpus) -> Site:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        site_without_what_fails(reading_of("").corpus, (), make)
    with pytest.raises(ZeroDivisionError):
        site_without_what_fails(reading_of(BROKEN).corpus, check(reading_of(BROKEN)), make)
