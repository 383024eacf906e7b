"""Each kind of page of the example, as it was looked at and found right.

After a change that is meant: UPDATE_GOLDEN=1 pytest tests/render/test_golden.py, then read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.render.pages import evidence_map
from build_scripts.render.site.registry import PAGES
from build_scripts.render.site.site import Page, SiteContent

GOLDEN = Path(__file__).parents[1] / "golden"
OF_THE_EXAMPLE = (
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
    "methods/reporting/",
    "trust/",
    "trust/confidence/",
    "gaps/",
    "changes/",
    "accessibility/",
    "glossary/",
    "models/listening-cycle/",
    "data/",
    "map/",
    "map/studies/",
    "map/settings/",
    "chains/",
    "chains/themes/waiting/",
    "chains/recommendations/say-how-long-it-takes/",
    "chains/studies/okafor-2021/",
    "search/",
    "contributing/example/",
    "contributing/fields/",
    "contributing/rules/",
    "contributing/rules/EV311/",
    "contributing/design/",
)
OF_A_CROWD = "map/waiting/"
"""Stands only where there are too many columns for a table."""
OF_WHAT_IS_GONE = ("themes/queues/", "themes/hurrying/", "themes/silence/")
GONE = """\
# in evidence/themes/waiting.yaml
formerly: [queues]
# in evidence/site.yaml
withdrawn:
  - {address: themes/hurrying/, date: "2026-11-21", reason: It said the same as another., see: themes/waiting/}
# evidence/themes/silence.yaml
name: [
"""
OF_TEACHING = ("teaching/", "teaching/half-an-hour/")
TEACHING = """\
# evidence/teaching/half-an-hour.yaml
title: Being heard, half an hour
purpose: Learners know what waiting does to people.
minutes: 30
audiences: [managers]
aims: [Say what visitors named most often]
content_notes: [loss]
way_out: You may leave at any time.
made_with: Nobody with lived experience has had a part in it yet.
steps:
  - {title: Welcome, kind: introduction, minutes: 5, text: What will happen today.}
  - title: What did visitors say?
    kind: discussion
    minutes: 15
    text: Read what stands here. What would you ask next?
    notes: Let them speak first.
    uses: [not-knowing-weighs, okafor-2021/waiting-named-most, not-knowing, okafor-2021/chart-kept-away,
           okafor-2021/friendly-face, say-how-long-it-takes, waiting, okafor-2021/table-1]
  - title: What was found?
    kind: quiz
    minutes: 10
    text: One question.
    quiz:
      - asks: How many of the 38 visitors named waiting lists?
        options: ["8", "18"]
        answer: 2
        because: 18 of 38 named them.
        rests_on: [okafor-2021/waiting-named-most]
pins: [okafor-2021/say-how-long, waiting]
questions: [What would you ask first?]
history: [{date: "2026-11-21", change: First version.}]
"""
OF_THE_PROGRAM = ("example", "fields", "rules", "rule", "design")
"""Kinds of page that print what the program says of itself: their golden file ends with the first heading."""


@pytest.fixture(scope="session")
def crowded(site_of: Callable[..., SiteContent]) -> SiteContent:
    """The Site of the example, as if it had too many perspectives, studies and settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence_map, "COLUMNS_AT_MOST", 0)
        return site_of()


@pytest.fixture(scope="session")
def with_teaching(site_of: Callable[..., SiteContent]) -> SiteContent:
    """The Site of the example with a teaching session."""
    return site_of(TEACHING)


@pytest.fixture(scope="session")
def with_gone(site_of: Callable[..., SiteContent]) -> SiteContent:
    """The Site of the example with a theme that moved, one that was taken back and one that cannot be read."""
    return site_of(GONE)


def tidy(page: Page) -> str:
    """Without indentation and empty lines, which mean nothing."""
    html = page.html
    if page.kind.name in OF_THE_PROGRAM:
        before, heading, _ = html.partition("</h2>")
        html = before + heading
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"


def hold(page: Page) -> None:
    path = GOLDEN / f"{page.address.strip('/').replace('/', '--') or 'home'}.html"
    made = f"<!-- {page.title}\n{page.description} -->\n{tidy(page)}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("address", OF_THE_EXAMPLE)
def test_a_page_is_as_it_was_found_right(address: str, site: SiteContent) -> None:
    hold(site.pages[address])


def test_a_theme_of_a_crowded_map_is_as_it_was_found_right(crowded: SiteContent) -> None:
    hold(crowded.pages[OF_A_CROWD])


@pytest.mark.parametrize("address", OF_WHAT_IS_GONE)
def test_a_page_in_the_place_of_another_is_as_it_was_found_right(
    address: str, with_gone: SiteContent
) -> None:
    hold(with_gone.pages[address])


@pytest.mark.parametrize("address", OF_TEACHING)
def test_a_page_to_teach_from_is_as_it_was_found_right(address: str, with_teaching: SiteContent) -> None:
    hold(with_teaching.pages[address])


def test_every_kind_of_page_has_a_golden_file(
    site: SiteContent, crowded: SiteContent, with_gone: SiteContent, with_teaching: SiteContent
) -> None:
    held = [site.pages[address] for address in OF_THE_EXAMPLE]
    held += [crowded.pages[OF_A_CROWD], *(with_gone.pages[address] for address in OF_WHAT_IS_GONE)]
    held += [with_teaching.pages[address] for address in OF_TEACHING]
    assert {page.kind.name for page in held} == {kind.name for kind in PAGES}
    there = {path.stem for path in GOLDEN.glob("*.html")}
    assert there == {page.address.strip("/").replace("/", "--") or "home" for page in held}
