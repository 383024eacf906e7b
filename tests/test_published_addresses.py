"""What the ledger promises is on the site: every address of a record leads to a page, and every id to an item."""

from __future__ import annotations

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.run import check
from build_scripts.render.build import build_site
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.permalinks import published


def test_every_address_of_the_ledger_is_a_page_or_an_item_of_the_site(reading_of):
    reading = reading_of()
    joined = join(reading.corpus)
    site = build_site(joined, check(reading, joined), RULE_TEXTS)
    there = set(site.pages) | {f"{address}#{id_}" for address, page in site.pages.items() for id_ in page.ids}
    assert set(published(reading.corpus)) - there == set()
