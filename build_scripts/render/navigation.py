"""The site's main sections, in the order readers see them: questions first, then what bears the answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from build_scripts.model import addresses

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A section's title, and the title and address of each of its pages; the first is the section's own."""

ABOUT = "About"
CONTRIBUTING = "Contributing"

SECTIONS: tuple[Section, ...] = (
    ("Home", (("Home", addresses.HOME),)),
    ("Questions", (("All questions", addresses.THEMES), ("Evidence map", addresses.MAP))),
    (
        "Evidence",
        (
            ("Review findings", addresses.REVIEW_FINDINGS),
            ("Findings", addresses.FINDINGS),
            ("Quotations", addresses.QUOTES),
            ("Studies", addresses.STUDIES),
        ),
    ),
    (
        "Advice",
        (
            ("Recommendations", addresses.RECOMMENDATIONS),
            ("For your role", addresses.AUDIENCES),
            ("One-page briefs", addresses.BRIEFS),
            ("From advice to evidence", "chains/"),
        ),
    ),
    ("Data", (("Data", addresses.DATA),)),
    (
        ABOUT,
        (
            ("Methods", addresses.METHODS),
            ("Reporting (ENTREQ)", addresses.REPORTING),
            ("What was checked", addresses.TRUST),
            ("What is not known", addresses.GAPS),
            ("Glossary", addresses.GLOSSARY),
            ("Accessibility", addresses.ACCESSIBILITY),
            ("Changes", "changes/"),
        ),
    ),
    (
        CONTRIBUTING,
        (
            ("How to contribute", addresses.CONTRIBUTING),
            ("Add a study", "contributing/add-a-study/"),
            ("Tables, counts and charts", "contributing/tables/"),
            ("Quotations", "contributing/quotations/"),
            ("Themes and review findings", "contributing/synthesis/"),
            ("Reviewing", "contributing/reviewing/"),
            ("A site of your own", "contributing/another-topic/"),
            ("Annotated example", addresses.EXAMPLE),
            ("List of fields", addresses.FIELDS),
            ("Rules", addresses.RULES),
            ("Design", addresses.DESIGN),
        ),
    ),
    ("Search", (("Search", addresses.SEARCH),)),
)

ELSEWHERE = {"models/": "Evidence"}
"""Sections of pages whose address does not begin with the section's own."""


def section_of(address: str) -> str | None:
    """The title of the section that a page out of the navigation belongs to."""
    for start, title in ELSEWHERE.items():
        if address.startswith(start):
            return title
    for title, pages in SECTIONS:
        if any(own and address.startswith(own) for _, own in pages):
            return title
    return None


def navigation(
    sources: Mapping[str, str], hand_written: Collection[str] = ()
) -> list[dict[str, list[dict[str, str] | str]] | dict[str, str]]:
    """The host's `nav` over the pages that the site has: `sources` maps their addresses to their files.

    Of the pages in `hand_written`, those that no section names are found under About, those for authors under
    Contributing; their own first heading is their title.
    """
    named = {address for _, pages in SECTIONS for _, address in pages}
    others = sorted(address for address in hand_written if address not in named)
    nav: list[dict[str, list[dict[str, str] | str]] | dict[str, str]] = []
    for title, pages in SECTIONS:
        here: list[dict[str, str] | str] = [
            {name: sources[address]} for name, address in pages if address in sources
        ]
        here += [sources[address] for address in others if _takes_in(title) == _for_authors(address)]
        if len(here) == 1 and isinstance(here[0], dict):
            nav.append({title: next(iter(here[0].values()))})
        elif here:
            nav.append({title: here})
    return nav


def _takes_in(title: str) -> bool | None:
    """Whether a section takes in further pages for authors (True), for readers (False), or none (None)."""
    return {CONTRIBUTING: True, ABOUT: False}.get(title)


def _for_authors(address: str) -> bool:
    return address.startswith(addresses.CONTRIBUTING)
