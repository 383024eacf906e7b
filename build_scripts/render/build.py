"""Corpus to Site: every page and every file, pure and reproducible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules

from build_scripts.author.workbook.book import makes_workbooks
from build_scripts.model import urls
from build_scripts.model.diagnostics import Diagnostic, RuleText
from build_scripts.model.progress import watched
from build_scripts.render import pages
from build_scripts.render.citing.files import citation_files
from build_scripts.render.data.feeds import feeds
from build_scripts.render.data.markdown_twins import markdown_files
from build_scripts.render.data.study_download import StudyDownload
from build_scripts.render.data.summary_document import documents
from build_scripts.render.explorers.definitions import explorers, review_finding_ids
from build_scripts.render.explorers.kind import Choices
from build_scripts.render.explorers.rows_file import rows_file
from build_scripts.render.look import design_tokens, site_mark, typefaces
from build_scripts.render.look.share_picture import drawn
from build_scripts.render.page_input import PageInput
from build_scripts.render.pages.home import home_page
from build_scripts.render.pages.moved import redirect_pages, unread_pages
from build_scripts.render.pages.search import found_entries, search_files
from build_scripts.render.site.last_changed import last_changed
from build_scripts.render.site.renderer import Renderer
from build_scripts.render.site.site import Page, SiteContent
from build_scripts.render.study_output import study_output
from build_scripts.render.teaching.files import session_files
from build_scripts.render.text.glossary_links import Terms
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import Joined

STUDIES = "evidence/studies/"
PLOTLY = "assets/plotly.min.js"
STYLES_OF_EVERY_PAGE = ("site.css", "breadcrumbs.css")


def build_site(
    joined: Joined,
    problems: Sequence[Diagnostic],
    rule_texts: Sequence[RuleText],
    hand_written: Collection[str] = (),
    *,
    with_pictures: bool = True,
) -> SiteContent:
    """Every page and file of the corpus.

    `problems` are shown on the pages of the studies they are in; `rule_texts` get a page each. At the
    addresses in `hand_written` the host has pages of its own. Before a site is public, nobody shares a page, and
    it may do without the pictures for that.
    """
    items = Items(joined)
    renderer = Renderer(items.site, Terms(joined.corpus.glossary))
    of_study, of_others = _by_study(problems)
    choices = Choices(items)
    studies = [
        study_output(renderer, choices, folder, of_study.get(id_, ()))
        for id_, folder in watched(joined.corpus.studies.items(), "Making the pages of studies")
    ]
    explored = explorers(choices, [study.explorer_rows for study in studies])
    given = PageInput(renderer, items, explored, rule_texts)
    made = {study.page.address: study.page for study in studies}
    made.update(
        (page.address, page) for make in watched(_makers(), "Making other pages") for page in make(given)
    )
    made[urls.HOME] = home_page(renderer, items, of_others, {*made, *hand_written})
    titles = {address: page.title for address, page in made.items()}
    searched = (page for page in made.values() if page.kind.in_search)
    found = found_entries(items, [study.search_entries for study in studies], searched)
    for page in redirect_pages(renderer, items, titles, hand_written):
        made[page.address] = page
    for page in unread_pages(renderer, items, of_others, {*made, *hand_written}):
        made[page.address] = page
    for address, day in last_changed(joined.corpus).items():
        if address in made:
            made[address] = replace(made[address], changed=day)
    followed = feeds(items)
    for address, page in made.items():
        if urls.feed(address) in followed:
            made[address] = replace(page, feed=urls.feed(address))
    charts = {path: content for study in studies for path, content in study.chart_files.items()}
    made_files = {
        **dict(_assets(bool(charts))),
        site_mark.ADDRESS: site_mark.mark(items.site.title).encode(),
        **_downloads(joined, [study.download for study in studies]),
        **_empty_workbook(joined),
        **{explorer.rows: rows_file(explorer) for explorer in explored.values()},
        **search_files(items, found),
        **(_pictures(made.values()) if with_pictures else {}),
        **session_files(items),
        **followed,
        **dict(citation_files(items, made.values())),
        **documents(items, review_finding_ids(items)),
        **markdown_files(items),
        **charts,
    }
    return SiteContent(dict(sorted(made.items())), dict(sorted(made_files.items())), found)


def _makers() -> tuple[Callable[[PageInput], Iterable[Page]], ...]:
    """The function `pages` of every page module that has one."""
    modules = (import_module(f"{pages.__name__}.{found.name}") for found in iter_modules(pages.__path__))
    return tuple(module.pages for module in modules if hasattr(module, "pages"))


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


def _downloads(joined: Joined, studies: Sequence[StudyDownload]) -> Mapping[str, bytes]:
    # Imported here because pandas alone takes longer to load than a small site to build.
    from build_scripts.render.data.csv_files import downloads

    return downloads(joined, studies)


def _empty_workbook(joined: Joined) -> Mapping[str, bytes]:
    """The workbook for a new study, where the package that makes it is installed."""
    if not makes_workbooks():
        return {}
    from build_scripts.author.workbook.exchange import new_workbook

    return {urls.NEW_STUDY: new_workbook(joined.corpus)}


def _pictures(pages: Iterable[Page]) -> Mapping[str, bytes]:
    pictures = [page.picture for page in pages if page.picture]
    return {picture.path: drawn(picture) for picture in watched(pictures, "Drawing pictures to share")}


def _assets(with_charts: bool) -> Iterator[tuple[str, bytes]]:
    """Styles and scripts: the sheet of every page, the tokens of the look at its head, and those of some pages."""
    assets = {
        asset.name: asset.read_bytes()
        for asset in sorted(
            (files("build_scripts.render") / "assets").iterdir(), key=lambda asset: asset.name
        )
    }
    everywhere = [
        design_tokens.css_variables().encode(),
        *(assets.pop(name) for name in STYLES_OF_EVERY_PAGE),
    ]
    yield "assets/site.css", b"\n".join(everywhere)
    for name, content in assets.items():
        yield f"assets/{name}", content
    yield from typefaces.web_files().items()
    if with_charts:
        # Read as a file: importing plotly for it would take longer than writing every page.
        yield PLOTLY, (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
