"""The site's main sections, in the order readers see them."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.model import addresses

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A section's title, and the title and address of each of its pages; the first is the section's own."""


SECTIONS: tuple[Section, ...] = (
    ("Home", (("Home", addresses.HOME),)),
    ("Themes", (("Themes", addresses.THEMES),)),
    ("Review findings", (("Review findings", addresses.REVIEW_FINDINGS),)),
    ("Studies", (("Studies", addresses.STUDIES), ("All findings", addresses.FINDINGS))),
    ("Quotations", (("Quotations", addresses.QUOTES),)),
    ("Recommendations", (("Recommendations", addresses.RECOMMENDATIONS),)),
    ("Data", (("Data", addresses.DATA),)),
    (
        "About",
        (
            ("Methods", addresses.METHODS),
            ("Reporting (ENTREQ)", addresses.REPORTING),
            ("What was checked", addresses.TRUST),
            ("What is not known", addresses.GAPS),
            ("Glossary", addresses.GLOSSARY),
        ),
    ),
    (
        "Contributing",
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
        ),
    ),
    ("Search", (("Search", addresses.SEARCH),)),
)


ELSEWHERE = {"models/": "Studies"}
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


def navigation(sources: Mapping[str, str]) -> list[dict[str, list[dict[str, str]]] | dict[str, str]]:
    """The host's `nav` over the pages that the site has: `sources` maps their addresses to their files."""
    nav: list[dict[str, list[dict[str, str]]] | dict[str, str]] = []
    for title, pages in SECTIONS:
        here = [{name: sources[address]} for name, address in pages if address in sources]
        if len(here) == 1:
            nav.append({title: next(iter(here[0].values()))})
        elif here:
            nav.append({title: here})
    return nav
