"""Each kind of page of the example, as it was looked at and found right.

After a change that is meant: UPDATE_GOLDEN=1 pytest tests/render/test_golden.py, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_scripts.render.site.site import Site

GOLDEN = Path(__file__).parents[1] / "golden"
KINDS = (
    "",
    "themes/",
    "themes/waiting/",
    "review-findings/",
    "review-findings/not-knowing-weighs/",
    "studies/",
    "studies/okafor-2021/",
    "findings/",
    "quotes/",
    "recommendations/",
    "audiences/",
    "audiences/managers/",
    "briefs/",
    "briefs/waiting/",
    "methods/",
    "glossary/",
    "models/listening-cycle/",
    "data/",
    "map/",
    "chains/",
    "chains/recommendations/say-how-long-it-takes/",
    "chains/studies/okafor-2021/",
)


def tidy(html: str) -> str:
    """Without indentation and empty lines, which mean nothing."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize("address", KINDS)
def test_a_page_is_as_it_was_found_right(address: str, site: Site) -> None:
    path = GOLDEN / f"{address.strip('/').replace('/', '--') or 'home'}.html"
    page = site.pages[address]
    made = f"<!-- {page.title}\n{page.description} -->\n{tidy(page.html)}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")
