"""The design page shows every token and the parts that pages are made of, on any site."""

from __future__ import annotations

from build_scripts.render.look import design_tokens
from build_scripts.render.site.site import SiteContent

ADDRESS = "contributing/design/"


def test_every_colour_stands_there_in_both_schemes_with_its_meaning(site: SiteContent) -> None:
    html = site.pages[ADDRESS].html
    for colour in design_tokens.COLOURS:
        assert f"<code>{colour.name}</code>" in html
        assert f'fill="{colour.light}"' in html
        assert f'fill="{colour.dark}"' in html
        assert colour.meaning in html


def test_components_stand_light_beside_dark_and_lead_back(site: SiteContent) -> None:
    page = site.pages[ADDRESS]
    assert page.html.count('class="ev-shown__one ev-light"') == page.html.count(
        'class="ev-shown__one ev-dark"'
    )
    for part in (
        "ev-ribbon",
        "ev-answer",
        "ev-steps",
        "ev-rf",
        "ev-quote",
        "ev-brief",
        "ev-advice",
        "ev-chart-card",
    ):
        assert page.html.count(f'"{part}') >= 2, part
    assert not page.repeated_ids
    assert not [link for link in page.links if link.startswith("../../studies/")]
    assert " style=" not in page.html


def test_a_level_that_nobody_has_judged_is_drawn_otherwise(site: SiteContent) -> None:
    assert "ev-steps ev-steps--none" in site.pages[ADDRESS].html
