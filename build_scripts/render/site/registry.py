"""The site's sections and the way from the home page down to each page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from build_scripts.model import urls

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A section's title, and the title and address of each of its pages; the first is the section's own."""

ABOUT = "About"
CONTRIBUTING = "Contributing"

SECTIONS: tuple[Section, ...] = (
    ("Home", (("Home", urls.HOME),)),
    ("Questions", (("All questions", urls.THEMES), ("Evidence map", urls.MAP))),
    (
        "Evidence",
        (
            ("Review findings", urls.REVIEW_FINDINGS),
            ("Findings", urls.FINDINGS),
            ("Quotations", urls.QUOTES),
            ("Studies", urls.STUDIES),
        ),
    ),
    (
        "Advice",
        (
            ("Recommendations", urls.RECOMMENDATIONS),
            ("For your role", urls.AUDIENCES),
            ("One-page briefs", urls.BRIEFS),
            ("From advice to evidence", "chains/"),
        ),
    ),
    ("Data", (("Data", urls.DATA),)),
    (
        ABOUT,
        (
            ("Methods", urls.METHODS),
            ("Reporting (ENTREQ)", urls.REPORTING),
            ("What was checked", urls.TRUST),
            ("What is not known", urls.GAPS),
            ("Glossary", urls.GLOSSARY),
            ("Accessibility", urls.ACCESSIBILITY),
            ("Changes", "changes/"),
        ),
    ),
    (
        CONTRIBUTING,
        (
            ("How to contribute", urls.CONTRIBUTING),
            ("Add a study", "contributing/add-a-study/"),
            ("Tables, counts and charts", "contributing/tables/"),
            ("Quotations", "contributing/quotations/"),
            ("Themes and review findings", "contributing/synthesis/"),
            ("Reviewing", "contributing/reviewing/"),
            ("A site of your own", "contributing/another-topic/"),
            ("Annotated example", urls.EXAMPLE),
            ("List of fields", urls.FIELDS),
            ("Rules", urls.RULES),
            ("Design", urls.DESIGN),
        ),
    ),
    ("Search", (("Search", urls.SEARCH),)),
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
    return address.startswith(urls.CONTRIBUTING)


@dataclass(frozen=True)
class Crumb:
    """A step of the way; `address` is None where the step has no page of ours, and for the page itself."""

    name: str
    address: str | None = None


_ABOVE: dict[str, Crumb] = {
    **{
        address: Crumb(name, address)
        for address, name in (
            (urls.THEMES, "Questions"),
            (urls.REVIEW_FINDINGS, "Review findings"),
            (urls.STUDIES, "Studies"),
            (urls.FINDINGS, "All findings"),
            (urls.QUOTES, "Quotations"),
            (urls.RECOMMENDATIONS, "Recommendations"),
            (urls.AUDIENCES, "For your role"),
            (urls.BRIEFS, "One-page briefs"),
            (urls.MAP, "Evidence map"),
            (urls.CHAINS, "Down to the printed words"),
            (urls.METHODS, "Methods"),
            (urls.RULES, "Rules"),
        )
    },
    # A model has no list of its own, and the first page for authors is written by hand, where there is one.
    urls.model("x").removesuffix("x/"): Crumb("Studies", urls.STUDIES),
    urls.CONTRIBUTING: Crumb("Contributing"),
}
"""The step that stands for each part of the site above a page."""


def crumbs(address: str, name: str) -> tuple[Crumb, ...]:
    """From the home page to the page called `name`; the home page itself has no way."""
    if address == urls.HOME:
        return ()
    places = [place for place, letter in enumerate(address[:-1], 1) if letter == "/"]
    above = (_ABOVE.get(address[:place]) for place in places)
    return (Crumb("Home", urls.HOME), *(step for step in above if step), Crumb(name))
