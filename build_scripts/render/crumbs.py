"""The way from the home page down to a page, as its address says it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import addresses


@dataclass(frozen=True)
class Crumb:
    """A step of the way; `address` is None where the step has no page of ours, and for the page itself."""

    name: str
    address: str | None = None


_ABOVE: dict[str, Crumb] = {
    **{
        address: Crumb(name, address)
        for address, name in (
            (addresses.THEMES, "Questions"),
            (addresses.REVIEW_FINDINGS, "Review findings"),
            (addresses.STUDIES, "Studies"),
            (addresses.FINDINGS, "All findings"),
            (addresses.QUOTES, "Quotations"),
            (addresses.RECOMMENDATIONS, "Recommendations"),
            (addresses.AUDIENCES, "For your role"),
            (addresses.BRIEFS, "One-page briefs"),
            (addresses.MAP, "Evidence map"),
            (addresses.CHAINS, "Down to the printed words"),
            (addresses.METHODS, "Methods"),
            (addresses.RULES, "Rules"),
        )
    },
    # A model has no list of its own, and the first page for authors is written by hand, where there is one.
    addresses.model("x").removesuffix("x/"): Crumb("Studies", addresses.STUDIES),
    addresses.CONTRIBUTING: Crumb("Contributing"),
}
"""The step that stands for each part of the site above a page."""


def crumbs(address: str, name: str) -> tuple[Crumb, ...]:
    """From the home page to the page called `name`; the home page itself has no way."""
    if address == addresses.HOME:
        return ()
    places = [place for place, letter in enumerate(address[:-1], 1) if letter == "/"]
    above = (_ABOVE.get(address[:place]) for place in places)
    return (Crumb("Home", addresses.HOME), *(step for step in above if step), Crumb(name))
