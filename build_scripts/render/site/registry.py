"""What every kind of page is: where it stands, what it is called, and where readers and machines find it.

A page's address says what stands above it; a page that the registry does not name has no place on the site.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from build_scripts.model import urls

EACH = "{}"
"""Stands in an address for the id of a record, or whatever else tells pages of one kind apart."""

CHROME = ("navigation",)
CHROME_AND_CONTENTS = ("navigation", "toc")
"""Parts of the host's layout that a page does without: its menu beside the page, its table of contents."""


@dataclass(frozen=True)
class PageKind:
    """One kind of page. Its menu entry, its heading, its title and its step in breadcrumbs are one text."""

    name: str
    address: str
    """Of its only page, or with `EACH` of every page of the kind."""
    title: str = ""
    """Empty where each page is titled by what it shows."""
    section: str = ""
    """The section of the menu that it belongs to; pages at an address of their own have an entry there."""
    template: str = ""
    """The template, if it has not the kind's own name."""
    under: str = ""
    """What stands above it in breadcrumbs, where its address does not say so."""
    hide: tuple[str, ...] = CHROME_AND_CONTENTS
    in_permalinks: bool = True
    """Whether its address, once published, has to lead somewhere for ever."""
    in_search: bool = True
    """Whether a reader who searches is led there: not to pages for authors, nor to what repeats an item."""
    in_sitemap: bool = True

    @property
    def template_name(self) -> str:
        """The template's name, without its ending."""
        return self.template or self.name

    @property
    def start(self) -> str:
        """What the addresses of the kind begin with; the whole address where it has one page."""
        return self.address.partition(EACH)[0]

    @property
    def is_single(self) -> bool:
        """Whether it has one page, apart from further pages of a long list."""
        return EACH not in self.address


QUESTIONS, EVIDENCE, ADVICE, ABOUT, CONTRIBUTING = (
    "Questions",
    "Evidence",
    "Advice",
    "About",
    "Contributing",
)
SECTIONS = ("Home", QUESTIONS, EVIDENCE, ADVICE, "Data", ABOUT, CONTRIBUTING, "Search")
"""The menu. Pages stand in each section in the order of `PAGES`."""

PAGES: tuple[PageKind, ...] = (
    PageKind("home", urls.HOME, "Home", "Home", in_permalinks=False),
    PageKind("themes", urls.THEMES, "Questions", QUESTIONS),
    PageKind("theme", urls.theme(EACH), section=QUESTIONS, hide=CHROME),
    PageKind("map", urls.MAP, "Evidence map", QUESTIONS),
    PageKind("map_by_study", urls.MAP_STUDIES, "Evidence map by study", template="map"),
    PageKind("map_by_setting", urls.MAP_SETTINGS, "Evidence map by setting", template="map"),
    PageKind("map_theme", f"{urls.MAP}{EACH}/", in_permalinks=False),
    PageKind("review_findings", urls.REVIEW_FINDINGS, "Review findings", EVIDENCE),
    PageKind("review_finding", urls.review_finding(EACH), section=EVIDENCE, hide=CHROME),
    PageKind("findings", urls.FINDINGS, "Findings", EVIDENCE),
    PageKind("quotes", urls.QUOTES, "Quotations", EVIDENCE),
    PageKind("studies", urls.STUDIES, "Studies", EVIDENCE),
    PageKind("study", urls.study(EACH), section=EVIDENCE, hide=CHROME),
    PageKind("model", urls.model(EACH), section=EVIDENCE, under=urls.STUDIES, hide=CHROME),
    PageKind("recommendations", urls.RECOMMENDATIONS, "Recommendations", ADVICE),
    PageKind("audiences", urls.AUDIENCES, "For your role", ADVICE),
    PageKind("audience", urls.audience(EACH), section=ADVICE, hide=CHROME),
    PageKind("briefs", urls.BRIEFS, "One-page briefs", ADVICE),
    PageKind("brief", urls.brief(EACH), section=ADVICE),
    PageKind("sessions", urls.TEACHING, "Teaching sessions", ADVICE),
    PageKind("session", urls.session(EACH), section=ADVICE, hide=CHROME),
    PageKind("chains", urls.CHAINS, "Down to the printed words", ADVICE),
    PageKind("theme_chain", urls.theme_chain(EACH), section=ADVICE, template="chain", in_search=False),
    PageKind(
        "recommendation_chain",
        urls.recommendation_chain(EACH),
        section=ADVICE,
        template="chain",
        in_search=False,
    ),
    PageKind("study_chain", f"{urls.CHAINS}studies/{EACH}/", section=ADVICE, in_search=False),
    PageKind("data", urls.DATA, "Data", "Data", hide=CHROME),
    PageKind("methods", urls.METHODS, "Methods", ABOUT, hide=CHROME),
    PageKind("reporting", urls.REPORTING, "Reporting (ENTREQ)", ABOUT),
    PageKind("trust", urls.TRUST, "What was checked", ABOUT, hide=CHROME),
    PageKind("profiles", urls.PROFILES, "Confidence side by side", ABOUT),
    PageKind("gaps", urls.GAPS, "What is not known", ABOUT, hide=CHROME),
    PageKind("changes", urls.CHANGES, "What has changed", ABOUT, in_search=False),
    PageKind("glossary", urls.GLOSSARY, "Glossary", ABOUT),
    PageKind("accessibility", urls.ACCESSIBILITY, "Accessibility", ABOUT, hide=CHROME),
    PageKind("example", urls.EXAMPLE, "Annotated example", CONTRIBUTING, hide=(), in_search=False),
    PageKind("fields", urls.FIELDS, "List of fields", CONTRIBUTING, hide=(), in_search=False),
    PageKind("rules", urls.RULES, "Rules", CONTRIBUTING, hide=("toc",), in_search=False),
    # A code is given once and never again, so a rule's page needs no record of its own.
    PageKind(
        "rule", urls.rule(EACH), section=CONTRIBUTING, hide=("toc",), in_permalinks=False, in_search=False
    ),
    PageKind("design", urls.DESIGN, "Design", CONTRIBUTING, hide=(), in_search=False),
    PageKind("search", urls.SEARCH, "Search", "Search", in_search=False),
    # Pages in the place of others that are gone stand at any address.
    PageKind("moved", f"{EACH}/", template="notice", in_permalinks=False, in_search=False, in_sitemap=False),
    PageKind(
        "taken_back", f"{EACH}/", template="notice", in_permalinks=False, in_search=False, in_sitemap=False
    ),
    PageKind(
        "not_shown", f"{EACH}/", template="notice", in_permalinks=False, in_search=False, in_sitemap=False
    ),
)

BY_HAND = (
    urls.CONTRIBUTING,
    "contributing/first-study/",
    "contributing/add-a-study/",
    "contributing/tables/",
    "contributing/quotations/",
    "contributing/synthesis/",
    "contributing/reviewing/",
    "contributing/another-topic/",
    "contributing/generator/",
)
"""Pages for authors that people write, in the order of the menu; their own first heading is their title."""

KINDS: Mapping[str, PageKind] = {kind.name: kind for kind in PAGES}

Entry = dict[str, str] | str
"""A page of the menu: its title and its file, or its file alone where the page itself says what it is called."""


def title_of(address: str) -> str:
    """What the page at this address is called, in the menu and everywhere else."""
    return next(kind.title for kind in PAGES if kind.address == address)


def section_of(address: str) -> str | None:
    """The section that a page out of the menu belongs to."""
    above = [kind for kind in PAGES if kind.section and kind.start and address.startswith(kind.start)]
    return max(above, key=lambda kind: len(kind.start)).section if above else None


def navigation(
    sources: Mapping[str, str], hand_written: Collection[str] = ()
) -> list[dict[str, list[Entry] | str]]:
    """The host's `nav` over the pages that the site has: `sources` maps their addresses to their files.

    Of the pages in `hand_written`, those that nothing here names are found under About, those for authors
    under Contributing.
    """
    named = {kind.address for kind in PAGES if kind.is_single} | set(BY_HAND)
    others = sorted(address for address in hand_written if address not in named)
    nav: list[dict[str, list[Entry] | str]] = []
    for title in SECTIONS:
        entries: list[Entry] = []
        if title == CONTRIBUTING:
            entries += [sources[address] for address in BY_HAND if address in sources]
        entries += [
            {kind.title: sources[kind.address]}
            for kind in PAGES
            if kind.section == title and kind.is_single and kind.address in sources
        ]
        if title in (ABOUT, CONTRIBUTING):
            for_authors = title == CONTRIBUTING
            entries += [
                sources[address] for address in others if address.startswith(urls.CONTRIBUTING) == for_authors
            ]
        alone = entries[0] if len(entries) == 1 else None
        if isinstance(alone, dict):
            nav.append({title: next(iter(alone.values()))})
        elif entries:
            nav.append({title: entries})
    return nav
