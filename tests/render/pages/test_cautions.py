"""A caution about a study stands wherever its words go, and a statement says which of its studies it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from build_scripts.read.corpus import Reading, read_files
from build_scripts.render.charts.card import table_view
from build_scripts.render.pages.review_findings import review_finding_view
from build_scripts.render.site.site import Page, SiteContent
from build_scripts.render.views.item_views import StudyLine, cautions_behind, cautions_by_name
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Caution
from build_scripts.synthesise.joins import join

STATUS = "# in evidence/studies/okafor-2021/study.yaml\n{}\n"
WORDS = {
    "review_status: preprint": "preprint",
    "retraction: {status: retracted}": "retracted",
    "retraction: {status: expression_of_concern}": "expression of concern",
    "retraction: {status: corrected}": "corrected",
}
SPEAKING = (
    "themes/",
    "themes/waiting/",
    "review-findings/",
    "review-findings/not-knowing-weighs/",
    "findings/",
    "quotes/",
    "recommendations/",
    "studies/",
    "studies/okafor-2021/",
    "models/listening-cycle/",
    "audiences/",
    "audiences/managers/",
    "briefs/waiting/",
    "map/",
    "map/studies/",
    "map/settings/",
    "chains/themes/waiting/",
    "chains/recommendations/say-how-long-it-takes/",
    "chains/studies/okafor-2021/",
    "",
)


def seen(page: Page) -> str:
    """What is read on a page: no scripts, no templates, and nothing of what a page of any study says."""
    html = re.sub(r"<(script|template)\b.*?</\1>", "", page.html, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", " ", html).lower()


@pytest.mark.parametrize("status", WORDS)
def test_a_caution_stands_on_every_page_where_the_study_speaks(
    status: str, site: SiteContent, site_of: Callable[..., SiteContent]
) -> None:
    cautioned = site_of(STATUS.format(status))
    for address in SPEAKING:
        word = WORDS[status]
        before, now = (seen(made.pages[address]).count(word) for made in (site, cautioned))
        assert now > before, f"/{address} does not say {word!r}"


def line(id_: str, *keys: str) -> StudyLine:
    return StudyLine(
        id_, "", id_.title(), "", "", tuple(Caution(key, key) for key in keys), "", "", "", "", ""
    )


def test_a_statement_says_whether_all_it_rests_on_is_cautioned() -> None:
    sound, doubtful, gone = line("sound"), line("doubtful", "preprint"), line("gone", "preprint", "retracted")
    assert cautions_behind([sound]) == ()
    assert [caution.text for caution in cautions_behind([doubtful])] == ["preprint"]
    assert [caution.text for caution in cautions_behind([sound, doubtful])] == ["partly a preprint"]
    assert [caution.text for caution in cautions_behind([doubtful, gone])] == [
        "preprint",
        "rests partly on a retracted study",
    ]
    assert [(caution.text, names) for caution, names in cautions_by_name([sound, doubtful, gone])] == [
        ("Preprint, not peer reviewed", "Doubtful and Gone"),
        ("Retracted", "Gone"),
    ]
    assert cautions_by_name([sound]) == ()


def test_a_study_that_could_not_be_read_has_no_cautions(items_of: Callable[..., Items]) -> None:
    broken = items_of("# evidence/studies/okafor-2021/study.yaml\n- no study\n")
    assert broken.study("okafor-2021").cautions == ()


def tension(example: dict[str, bytes], relations: tuple[tuple[str, str], ...]) -> str:
    """What the review finding says of its evidence, with findings of studies in these relations."""
    study = "evidence/studies/okafor-2021/"
    for path in [path for path in example if path.startswith(study)]:
        example[path.replace("okafor-2021", "second")] = example[path]
    items = Items(join(read_files(example).corpus))
    finding = items.corpus.review_findings["not-knowing-weighs"]
    first = finding.evidence[0]
    evidence = tuple(
        first.model_copy(update={"finding": f"{of}/not-knowing-how-long", "relation": relation})
        for of, relation in relations
    )
    changed = finding.model_copy(update={"evidence": evidence})
    corpus = replace(items.corpus, review_findings={"not-knowing-weighs": changed})
    return review_finding_view(Items(join(corpus)), "not-knowing-weighs").tension


@pytest.mark.parametrize(
    ("relations", "said"),
    [
        ((("okafor-2021", "supports"), ("second", "contradicts")), "The studies do not all point one way."),
        ((("okafor-2021", "supports"), ("okafor-2021", "contradicts")), "Some findings contradict it."),
        ((("okafor-2021", "supports"), ("second", "qualifies")), "Some findings limit it."),
        ((("okafor-2021", "supports"), ("second", "supports_indirectly")), ""),
        ((("okafor-2021", "supports"),), ""),
    ],
)
def test_studies_point_different_ways_only_where_one_contradicts_another(
    relations: tuple[tuple[str, str], ...], said: str, example_files: Callable[[], dict[str, bytes]]
) -> None:
    found = tension(example_files(), relations)
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_every_table_is_named_by_its_caption(site: SiteContent) -> None:
    captions = re.findall(r"<caption>(.*?)</caption>", site.pages["studies/okafor-2021/"].html)
    assert len(captions) == len(set(captions)) > 3


def test_parts_of_one_printed_table_are_told_apart(items_of: Callable[..., Items]) -> None:
    items = items_of()
    folder = items.corpus.studies["okafor-2021"]
    first, second, *rest = folder.tables
    alike = second.model_copy(update={"title": first.title, "locator": first.locator})
    studies = {"okafor-2021": replace(folder, tables=(first, alike, *rest))}
    items = Items(join(replace(items.corpus, studies=studies)))
    names = [table_view(items, f"okafor-2021/{table.id}").name for table in (first, alike, *rest)]
    assert names[0].endswith(f"{first.title}, part 1 of 2")
    assert names[1].endswith(f"{first.title}, part 2 of 2")
    assert "part" not in names[2]


def test_a_gap_has_one_name_everywhere(
    site_of: Callable[..., SiteContent], reading_of: Callable[..., Reading]
) -> None:
    gaps = "# in evidence/themes/waiting.yaml\ngaps:\n" + "".join(
        f"  - {{kind: {kind}, text: It is not known.}}\n"
        for kind in ("not_looked_for", "nothing_found", "not_reported")
    )
    assert reading_of(gaps).corpus.themes["waiting"].gaps
    made = site_of(gaps)
    for address in ("themes/waiting/", "gaps/", "briefs/waiting/", "audiences/managers/"):
        html = made.pages[address].html
        assert "Not reported" in html, address
        assert "Looked for, nothing found" in html, address
        assert "Asked, and not" not in html, address
