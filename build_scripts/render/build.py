"""Corpus to Site: every page and every file, pure and reproducible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files

from build_scripts.model import urls
from build_scripts.model.diagnostics import Diagnostic, RuleText
from build_scripts.render.charts.svg_file import chart_files
from build_scripts.render.explorers.definitions import explorers
from build_scripts.render.explorers.explorer import Explorer
from build_scripts.render.explorers.rows_file import rows_file
from build_scripts.render.look import tokens
from build_scripts.render.look.share_picture import drawn
from build_scripts.render.pages.accessibility import accessibility_page
from build_scripts.render.pages.audiences import audience_pages
from build_scripts.render.pages.briefs import brief_pages
from build_scripts.render.pages.chains import chain_pages
from build_scripts.render.pages.contributing import author_pages, rule_pages
from build_scripts.render.pages.data import data_page
from build_scripts.render.pages.design import design_page
from build_scripts.render.pages.evidence_map import map_pages
from build_scripts.render.pages.gaps import gaps_page
from build_scripts.render.pages.home import home_page
from build_scripts.render.pages.lists import finding_pages, quote_pages, recommendation_pages
from build_scripts.render.pages.methods import reference_pages, reporting_page
from build_scripts.render.pages.moved import gone_pages
from build_scripts.render.pages.review_findings import review_finding_pages
from build_scripts.render.pages.search import found_entries, search_page, search_words
from build_scripts.render.pages.studies import study_pages
from build_scripts.render.pages.themes import theme_pages
from build_scripts.render.pages.trust import trust_page
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page, Site
from build_scripts.render.text.glossary_links import Terms
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import Joined

STUDIES = "evidence/studies/"
PLOTLY = "assets/plotly.min.js"
STYLES_OF_EVERY_PAGE = ("site.css", "crumbs.css")


def build_site(
    joined: Joined,
    problems: Sequence[Diagnostic],
    rule_texts: Sequence[RuleText],
    hand_written: Collection[str] = (),
) -> Site:
    """Every page and file of the corpus.

    `problems` are shown on the pages of the studies they are in; `rule_texts` get a page each. At the
    addresses in `hand_written` the host has pages of its own.
    """
    items = Items(joined)
    renderer = Renderer(items.site, Terms(joined.corpus.glossary))
    of_study, of_others = _by_study(problems)
    explored = explorers(items)
    made = {page.address: page for page in _pages(renderer, items, explored, of_study, rule_texts)}
    made[urls.HOME] = home_page(renderer, items, of_others, {*made, *hand_written})
    titles = {address: page.title for address, page in made.items()}
    found = found_entries(items, made.values())
    for page in gone_pages(renderer, items, titles, hand_written):
        made[page.address] = page
    with_charts = any(table.charts for table in joined.tables.values())
    rows = {one.rows: rows_file(one) for one in explored.values()}
    made_files = {
        **dict(_assets(with_charts)),
        **_downloads(joined),
        **rows,
        **search_words(found),
        **_pictures(made.values()),
        **dict(chart_files(items)),
    }
    return Site(dict(sorted(made.items())), dict(sorted(made_files.items())), found)


def _pages(
    renderer: Renderer,
    items: Items,
    explored: Mapping[str, Explorer],
    of_study: dict[str, list[Diagnostic]],
    rule_texts: Sequence[RuleText],
) -> Iterator[Page]:
    yield from theme_pages(renderer, items)
    yield from review_finding_pages(renderer, items, explored.get(urls.REVIEW_FINDINGS))
    yield from study_pages(renderer, items, of_study, explored.get(urls.STUDIES))
    yield from finding_pages(renderer, items, explored.get(urls.FINDINGS))
    yield from quote_pages(renderer, items, explored.get(urls.QUOTES))
    yield from recommendation_pages(renderer, items, explored.get(urls.RECOMMENDATIONS))
    yield from map_pages(renderer, items)
    yield from chain_pages(renderer, items)
    yield from audience_pages(renderer, items)
    yield from brief_pages(renderer, items)
    yield data_page(renderer, items)
    yield from reference_pages(renderer, items)
    if review := items.corpus.review:
        yield reporting_page(renderer, review)
    yield trust_page(renderer, items)
    yield gaps_page(renderer, items)
    yield accessibility_page(renderer)
    yield from author_pages(renderer)
    yield design_page(renderer)
    yield from rule_pages(renderer, rule_texts)
    yield search_page(renderer, items)


def _by_study(problems: Sequence[Diagnostic]) -> tuple[dict[str, list[Diagnostic]], list[Diagnostic]]:
    """Problems by the study whose files they are in, and those of other files."""
    of_study: dict[str, list[Diagnostic]] = defaultdict(list)
    of_others = []
    for problem in problems:
        study, slash, _ = problem.file.removeprefix(STUDIES).partition("/")
        if problem.file.startswith(STUDIES) and slash:
            of_study[study].append(problem)
        else:
            of_others.append(problem)
    return of_study, of_others


def _downloads(joined: Joined) -> Mapping[str, bytes]:
    # Imported here because pandas alone takes longer to load than a small site to build.
    from build_scripts.render.data.csv_files import downloads
    from build_scripts.render.data.frames import frames

    return downloads(joined, frames(joined))


def _pictures(pages: Iterable[Page]) -> Mapping[str, bytes]:
    return {page.picture.path: drawn(page.picture) for page in pages if page.picture}


def _assets(with_charts: bool) -> Iterator[tuple[str, bytes]]:
    """Styles and scripts: the sheet of every page, the tokens of the look at its head, and those of some pages."""
    assets = {
        asset.name: asset.read_bytes()
        for asset in sorted(
            (files("build_scripts.render") / "assets").iterdir(), key=lambda asset: asset.name
        )
    }
    everywhere = [tokens.css_variables().encode(), *(assets.pop(name) for name in STYLES_OF_EVERY_PAGE)]
    yield "assets/site.css", b"\n".join(everywhere)
    for name, content in assets.items():
        yield f"assets/{name}", content
    if with_charts:
        # Read as a file: importing plotly for it would take longer than writing every page.
        yield PLOTLY, (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
