"""The Site of the annotated example, made once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.run import check
from build_scripts.read.corpus import Reading
from build_scripts.render.build import build_site
from build_scripts.render.site.site import SiteContent
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

HAND_WRITTEN = frozenset({"contributing/", "search/"})
"""Addresses of pages in docs/ that ours link to."""


@pytest.fixture(scope="session")
def site_from() -> Callable[[Reading], SiteContent]:
    """`site_from(reading)`: the Site of a reading, its problems included."""
    return lambda reading: build_site(
        join(reading.corpus), check(reading), RULE_TEXTS, hand_written=HAND_WRITTEN
    )


@pytest.fixture(scope="session")
def site_of(
    reading_of: Callable[..., Reading], site_from: Callable[[Reading], SiteContent]
) -> Callable[..., SiteContent]:
    """`site_of(overlay)`: the Site of the example with an overlay."""
    return lambda overlay="": site_from(reading_of(overlay))


@pytest.fixture(scope="session")
def site(site_of: Callable[..., SiteContent]) -> SiteContent:
    """The Site of the example."""
    return site_of()


@pytest.fixture(scope="session")
def items_of(reading_of: Callable[..., Reading]) -> Callable[..., Items]:
    """`items_of(overlay)`: the items of the example with an overlay."""
    return lambda overlay="": Items(join(reading_of(overlay).corpus))
