"""The search page."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page

INDEX = "pagefind/"
"""Where the index of the finished pages is put."""

LISTS = (
    ("Themes", addresses.THEMES),
    ("Review findings", addresses.REVIEW_FINDINGS),
    ("Studies", addresses.STUDIES),
    ("Findings", addresses.FINDINGS),
    ("Quotations", addresses.QUOTES),
    ("Recommendations", addresses.RECOMMENDATIONS),
    ("Glossary", addresses.GLOSSARY),
)


def search_page(renderer: Renderer) -> Page:
    """A field, and the lists of everything for those who do without it."""
    return renderer.page(
        "search",
        addresses.SEARCH,
        "Search",
        "Search every page of this site.",
        hide=("navigation", "toc"),
        index=INDEX,
        lists=LISTS,
    )
