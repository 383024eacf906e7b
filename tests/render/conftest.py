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


STUDY = "evidence/studies/okafor-2021/"


@pytest.fixture(scope="session")
def study_like(example_files: Callable[[], dict[str, bytes]]) -> Callable[..., str]:
    """`study_like(id, (old, new), ...)`: an overlay with one more study, which says what that of the example says."""

    def make(id_: str, *changes: tuple[str, str]) -> str:
        laid = ""
        for path, content in example_files().items():
            if path.startswith(STUDY):
                text = content.decode().replace("okafor-2021", id_)
                for old, new in changes:
                    text = text.replace(old, new)
                laid += f"# {path.replace('okafor-2021', id_)}\n{text}"
        return laid

    return make


@pytest.fixture(scope="session")
def several(study_like: Callable[..., str]) -> str:
    """An overlay with two more studies: a preprint of 2019, and one of 2023 that was peer reviewed."""
    return study_like(
        "lindqvist-2019",
        ("Okafor and Lee 2021", "Lindqvist 2019"),
        ("review_status: report", "review_status: preprint"),
        ('issued: "2021"', 'issued: "2019"'),
    ) + study_like(
        "moreau-2023",
        ("Okafor and Lee 2021", "Moreau 2023"),
        ("review_status: report", "review_status: peer_reviewed"),
        ('issued: "2021"', 'issued: "2023"'),
    )


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
