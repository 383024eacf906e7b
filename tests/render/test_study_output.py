"""What a study gives follows from its folder and its surroundings, whatever other studies say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from build_scripts.check.run import check
from build_scripts.model.layout import STUDIES
from build_scripts.read.corpus import Reading, read_files
from build_scripts.render.explorers.kind import Choices
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import SiteContent
from build_scripts.render.study_output import StudyOutput, study_output, surroundings
from build_scripts.render.text.glossary_links import Terms
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

OKAFOR, OTHER = "okafor-2021", "lee-2019"
Files = dict[str, bytes]


def outputs(reading: Reading) -> Mapping[str, StudyOutput]:
    items = Items(join(reading.corpus))
    renderer = Renderer(items.site, Terms(items.corpus.glossary))
    diagnostics = check(reading)
    return {
        id_: study_output(
            renderer,
            Choices(items),
            folder,
            [diagnostic for diagnostic in diagnostics if diagnostic.file.startswith(f"{STUDIES}/{id_}/")],
        )
        for id_, folder in items.corpus.studies.items()
    }


def with_other(files: Files, change: Callable[[bytes], bytes] = lambda content: content) -> Reading:
    """The example with a second study, made of the words of the first."""
    start = f"{STUDIES}/{OKAFOR}/"
    copied = {
        f"{STUDIES}/{OTHER}/{path.removeprefix(start)}": change(content)
        for path, content in files.items()
        if path.startswith(start)
    }
    return read_files({**files, **copied})


@pytest.fixture(scope="module")
def alone(reading_of: Callable[..., Reading]) -> StudyOutput:
    return outputs(reading_of())[OKAFOR]


def test_another_study_leaves_what_a_study_gives_as_it_was(
    alone: StudyOutput, example_files: Callable[[], Files]
) -> None:
    both = outputs(with_other(example_files()))
    assert set(both) == {OKAFOR, OTHER}
    for field in vars(alone):
        assert getattr(both[OKAFOR], field) == getattr(alone, field), field


def test_what_another_study_says_does_not_matter_where_surroundings_are_the_same(
    example_files: Callable[[], Files],
) -> None:
    first = with_other(example_files())
    second = with_other(example_files(), lambda content: content.replace(b"n: 18", b"n: 17"))
    assert surroundings(first.corpus) == surroundings(second.corpus)
    before, after = outputs(first), outputs(second)
    assert before[OTHER] != after[OTHER]
    assert before[OKAFOR] == after[OKAFOR]


def test_surroundings_are_the_evidence_outside_and_which_studies_there_are(
    reading_of: Callable[..., Reading], example_files: Callable[[], Files]
) -> None:
    known = surroundings(reading_of().corpus)
    assert surroundings(reading_of().corpus) == known
    study = "# in evidence/studies/okafor-2021/study.yaml\n"
    assert surroundings(reading_of(f"{study}ethics: not_stated\n").corpus) == known
    changed = {
        surroundings(reading_of(f"{study}title-short: Okafor\n").corpus),
        surroundings(reading_of("# in evidence/themes/waiting.yaml\nname: Queues\n").corpus),
        surroundings(reading_of("# in evidence/site.yaml\nurl: https://example.org/\n").corpus),
        surroundings(with_other(example_files()).corpus),
    }
    assert len({known, *changed}) == 5


def test_the_site_is_made_of_what_its_studies_give(alone: StudyOutput, site: SiteContent) -> None:
    assert site.pages[alone.page.address].ids == alone.page.ids
    assert alone.chart_files
    assert all(site.files[path] == content for path, content in alone.chart_files.items())
    assert alone.download.json in site.files["data/evidence.json"].decode()
    assert len(alone.download.lines["findings"]) == site.files["data/findings.csv"].count(b"\n") - 1
    assert {entry.address for entry in alone.search_entries} <= {entry.address for entry in site.search}
    assert alone.page.address in {entry.address for entry in alone.search_entries}
