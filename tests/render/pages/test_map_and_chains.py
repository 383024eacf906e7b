"""The map and the chains as pages: readable without a script, and never wider than anybody can read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from build_scripts.render.pages import evidence_map
from build_scripts.render.site.site import SiteContent, broken_links, repeated_ids

VIEWS = ("map/", "map/studies/", "map/settings/")


@pytest.mark.parametrize("address", VIEWS)
def test_the_views_lead_to_each_other_and_say_how_to_read_them(site: SiteContent, address: str) -> None:
    page = site.pages[address]
    _, breadcrumbs_end, below = page.html.partition("</ol></nav>")
    assert breadcrumbs_end
    assert below.count('aria-current="page"') == 1
    assert page.html.count(" data-view>") == len(VIEWS) - 1
    assert "says nothing about how strong" in page.html


@pytest.mark.parametrize("address", VIEWS)
def test_nothing_in_a_cell_grows_with_what_stands_in_it(site: SiteContent, address: str) -> None:
    html = site.pages[address].html
    assert "style=" not in html
    assert not re.search(r'class="[^"]*-(?:size|count|n)-?\d', html)


def test_a_table_that_may_be_wide_has_a_name_to_scroll_under(site: SiteContent) -> None:
    html = site.pages["map/studies/"].html
    assert '<div class="ev-map__box" data-label="Evidence map by study, scrolls sideways">' in html


def test_too_many_studies_make_a_list_for_each_theme(
    site_of: Callable[..., SiteContent], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_map, "COLUMNS_AT_MOST", 0)
    site = site_of()
    assert "<table" not in site.pages["map/studies/"].html
    assert 'href="../../map/studies/waiting/"' in site.pages["map/studies/"].html
    assert "review-findings/not-knowing-weighs/" in site.pages["map/studies/waiting/"].html
    assert broken_links(site, {"contributing/", "search/"}) == ()
    assert repeated_ids(site) == ()


def test_every_step_of_a_chain_leads_somewhere(site: SiteContent) -> None:
    chains = [page for address, page in site.pages.items() if re.match(r"chains/\w+/", address)]
    assert len(chains) == 3
    for page in chains:
        steps = re.split(r'<div class="ev-step[ "]', page.html)[1:]
        assert steps
        # The heading over findings without a review finding between is the one step that is only words.
        dumb = [step for step in steps if "<a " not in step.partition("</div>")[0]]
        assert all("without a review finding between" in step for step in dumb), page.address
