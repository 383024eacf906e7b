"""What stands behind an address, and how addresses stand to those that were published before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.synthesise.permalinks import file_behind, former, may_be_unread, published, standing

ReadingOf = Callable[..., Reading]
FORMERLY = (
    "# in evidence/themes/waiting.yaml\nformerly: [queues]\n"
    "# in evidence/site.yaml\naudiences: [{id: managers, name: Managers, definition: They decide., formerly: [boards]}]\n"
    "withdrawn: [{address: themes/hurrying/, date: '2026-11-21', reason: It said the same as another.}]\n"
)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("studies/okafor-2021/#waiting-named-most", "evidence/studies/okafor-2021/"),
        ("chains/studies/okafor-2021/", "evidence/studies/okafor-2021/"),
        ("glossary/#queue", "evidence/glossary.yaml"),
        ("audiences/managers/", "evidence/site.yaml"),
        ("themes/waiting/", "evidence/themes/waiting.yaml"),
        ("briefs/waiting/", "evidence/themes/waiting.yaml"),
        ("review-findings/it/", "evidence/review_findings/it.yaml"),
        ("models/cycle/#listening", "evidence/models/cycle.yaml"),
        ("recommendations/#say-it", "evidence/recommendations/say-it.yaml"),
        ("whatever/", "evidence/"),
    ],
)
def test_the_file_behind_an_address(address: str, file: str) -> None:
    assert file_behind(address) == file


def test_what_is_published_is_sorted_and_stands_once(reading_of: ReadingOf) -> None:
    addresses = published(reading_of().corpus)
    assert addresses == tuple(sorted(set(addresses)))
    assert {
        "themes/waiting/", "briefs/waiting/", "chains/themes/waiting/", "chains/studies/okafor-2021/",
        "chains/recommendations/say-how-long-it-takes/", "audiences/managers/", "models/listening-cycle/#waiting",
        "studies/okafor-2021/#nobody-listened", "glossary/#thematic-analysis",
    } <= set(addresses)  # fmt: skip


def test_from_each_former_address_to_that_of_now(reading_of: ReadingOf) -> None:
    assert former(reading_of(FORMERLY).corpus) == {
        "themes/queues/": "themes/waiting/",
        "themes/queues/#not-knowing": "themes/waiting/#not-knowing",
        "briefs/queues/": "briefs/waiting/",
        "chains/themes/queues/": "chains/themes/waiting/",
        "audiences/boards/": "audiences/managers/",
    }


def test_recorded_addresses_live_moved_were_withdrawn_or_are_lost(reading_of: ReadingOf) -> None:
    corpus = reading_of(FORMERLY).corpus
    recorded = {
        "themes/waiting/", "themes/queues/", "briefs/queues/", "themes/hurrying/", "themes/gone/", "studies/gone-2020/",
    }  # fmt: skip
    found = standing(replace(corpus, permalinks=dict.fromkeys(recorded, "evidence/permalinks/_site.txt")))
    assert found.moved == (("briefs/queues/", "briefs/waiting/"), ("themes/queues/", "themes/waiting/"))
    assert found.withdrawn == ("themes/hurrying/",)
    assert found.lost == ("studies/gone-2020/", "themes/gone/")
    assert "themes/waiting/" not in found.added
    assert "briefs/waiting/" in found.added
    assert found.added == tuple(sorted(found.added))


def test_what_could_not_be_read_is_not_lost(reading_of: ReadingOf) -> None:
    corpus = reading_of("# evidence/themes/gone.yaml\nname: [never closed\n").corpus
    assert may_be_unread("themes/gone/", corpus)
    assert not may_be_unread("themes/other/", corpus)
    of_study = reading_of("# evidence/studies/gone-2020/study.yaml\ntitle: [never closed\n").corpus
    assert may_be_unread("studies/gone-2020/#it", of_study)
    assert not may_be_unread("studies/gone-2021/#it", of_study)
    site = reading_of("# evidence/site.yaml\ntitle: [never closed\n").corpus
    assert may_be_unread("themes/other/", site)
