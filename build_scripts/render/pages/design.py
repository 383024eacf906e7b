"""The design page: every token and every component, light beside dark.

The tokens come from the look, the components from the macros that every page uses, with the annotated example's
data: so the page cannot say anything but what the site does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from build_scripts.model import urls
from build_scripts.read.corpus import read_files
from build_scripts.render.charts.card import ChartCard, chart_cards
from build_scripts.render.look import design_tokens
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.contributing import example_files
from build_scripts.render.pages.themes import theme_view
from build_scripts.render.site.renderer import Here, environment
from build_scripts.render.site.site import Page
from build_scripts.render.views.items import Items
from build_scripts.render.views.paging import list_pages
from build_scripts.render.views.shared import levels
from build_scripts.render.views.theme_line import theme_ids
from build_scripts.synthesise.joins import join

COLOURS = (
    ("Grounds", design_tokens.GROUNDS),
    ("Text", design_tokens.TEXTS),
    ("Tints", design_tokens.TINTS),
    ("Lines", design_tokens.LINES),
    ("Steps of ordered answers", design_tokens.STEPS),
    ("Numbers on those steps", design_tokens.ON_STEPS),
    ("Charts", design_tokens.CHARTS),
)


COMPONENTS_SHOWN = 2
"""Of the four components of confidence, which look alike."""


@dataclass(frozen=True)
class Shown(Here):
    """A page whose components lead back to itself: the example they show has no pages on this site."""

    def to(self, address: str) -> str:
        """The part of this page with the components, whatever the address."""
        return super().to(address) if address.startswith("assets/") else "#_components"


def pages(given: PageInput) -> Iterator[Page]:
    """The page with every token and every component."""
    yield given.renderer.page(
        "design",
        "Every colour, size and component of this site, in light and dark, with its meaning.",
        colours=COLOURS,
        faces=design_tokens.FACES,
        types=[size for size in design_tokens.TYPE if size.name.startswith("type-")],
        spaces=design_tokens.SPACE,
        components=_components(),
    )


def _components() -> Markup:
    shown = environment().get_template("_partials/components.html.j2").render(**_example())
    # Pictures alone: a live chart takes the colours of the whole page.
    return Markup(shown.replace(" data-plotly=", " data-drawn="))


def _renamed(card: ChartCard) -> ChartCard:
    """The same card, with other ids in its picture, so that both can stand on one page."""
    return replace(card, picture=Markup(card.picture.replace(f"_{card.study.id}--", "_dark--")))


def _example() -> dict[str, object]:
    """One of each item of the annotated example, as the macros want them."""
    read = read_files({path: text.encode() for path, text in example_files().items()})
    items = Items(join(read.corpus))
    ids = theme_ids(items)
    theme = theme_view(items, ids[0])
    quotes = [items.quote(quote) for quote in items.joined.quotes]
    findings = [items.finding(finding) for finding in items.joined.findings]
    recommendations = [
        items.recommendation(recommendation) for recommendation in items.corpus.recommendations
    ]
    lines = [items.review_finding(review_finding) for review_finding in items.corpus.review_findings]
    notices = [quote.notice for quote in quotes] + [line.notice for line in lines]
    cards = chart_cards(items, theme.charts[0][0])[:1] if theme.charts else ()
    return {
        "here": Shown(urls.DESIGN),
        "site": items.site,
        "levels": levels(),
        "line": replace(lines[0], notice=None, disagreement="Some findings limit it."),
        "notice": next((notice for notice in notices if notice), None),
        "components": lines[0].confidence.components[:COMPONENTS_SHOWN],
        "quote": next(quote for quote in quotes if quote.is_participant),
        "other_quote": next((quote for quote in quotes if not quote.is_participant), None),
        "finding": next(finding for finding in findings if finding.count),
        "recommendation": recommendations[0] if recommendations else None,
        "theme": theme,
        "cell": next((cell for finding in findings for cell in finding.cells), None),
        "charts": {"light": cards, "dark": [_renamed(card) for card in cards]},
        "pager": list_pages(urls.FINDINGS, [str(number) for number in range(250)], str)[0],
    }
