"""A page's day is that of the newest change of what stands on it."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.read.corpus import Reading
from build_scripts.render.site.last_changed import last_changed
from build_scripts.render.site.site import SiteContent


def test_a_page_has_the_day_of_the_newest_change_on_it(reading_of: Callable[..., Reading]) -> None:
    corpus = reading_of().corpus
    days = last_changed(corpus)
    assert days["themes/waiting/"] == max(change.date for change in corpus.themes["waiting"].history)
    assert set(days) == {
        "studies/okafor-2021/",
        "themes/waiting/",
        "review-findings/not-knowing-weighs/",
        "models/listening-cycle/",
    }


def test_the_day_is_told_to_the_host(site: SiteContent, reading_of: Callable[..., Reading]) -> None:
    days = last_changed(reading_of().corpus)
    for address, page in site.pages.items():
        assert page.front_matter.get("changed", "") == days.get(address, "")
